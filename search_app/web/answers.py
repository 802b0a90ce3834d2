"""JSON as our pages answer it: readable umlauts, ISO dates, keys in their order."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from flask import Response

MEDIA_TYPE = "application/json"


def json_answer(value: object, status: int = 200) -> Response:
    """Answer with a value as JSON."""
    body = json.dumps(plain(value), ensure_ascii=False, indent=1)
    return Response(f"{body}\n", status=status, content_type=f"{MEDIA_TYPE}; charset=utf-8")


def plain(value: object) -> Any:
    """Turn frozen values into dicts, lists and strings."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        return [plain(each) for each in value]
    return value
