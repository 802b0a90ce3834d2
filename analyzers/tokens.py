"""Text to tokens with offsets: words, gender forms, numbers, paragraphs, addresses.

A token's text consists of letters, digits and "_" only, so that every engine's
plainest tokenizer gives it back unchanged.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

MAX_TOKEN = 255
"""Characters; Elasticsearch's standard tokenizer cuts longer ones."""


class Form(Enum):
    """What a token is; it decides how it is analysed."""

    WORD = "word"
    GENDER = "gender"
    OPEN_RIGHT = "open-right"
    OPEN_LEFT = "open-left"
    NUMBER = "number"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class RawToken:
    """A piece of text as printed; ``base`` and ``rest`` are the word around the star of a gender form."""

    text: str
    start: int
    end: int
    form: Form
    base: str = ""
    rest: str = ""


_L = r"[^\W\d_]"
_JOINT = "\u00ad\u200b\u200c\u200d\u2060"
_W = rf"[^\W\d_{_JOINT}](?:[^\W\d_]|[{_JOINT}])*"
_TOKEN = re.compile(
    r"(?P<mail>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})"
    r"|(?P<url>(?:https?://|www\.)[^\s<>\"„“”()]{3,500})"
    rf"|(?P<gender>(?P<base>{_L}{{2,40}}?)(?:[*:_·]|/-?)(?:i|I)n(?P<many>nen)?(?P<rest>{_L}{{0,40}})(?!{_L}))"
    rf"|(?P<caps>(?P<capbase>{_L}{{2,40}}?[a-zäöüß])In(?P<capmany>nen)?(?P<caprest>[a-zäöüß]{{0,40}})(?![^\W_]))"
    r"|(?P<paper>(?<![\d/.,])\d{1,2} ?/ ?\d{1,3} ?\d{3}(?![\d/]))"
    r"|(?P<short_paper>(?<![\d/.,])\d{1,2}/\d{1,4}(?![\d/]))"
    r"|(?P<paragraph>§§? ?(?P<section>\d{1,4})(?P<letter> ?[a-z](?![^\W_]))?)"
    r"|(?P<thousands>(?<![\d.,])\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\d]))"
    r"|(?P<spaced>(?<![\d.,/] )(?<![\d.,/])[1-9]\d{0,2}(?: \d{3})+(?:,\d+)?(?![\d]))"
    r"|(?P<decimal>\d+(?:,\d+|(?:\.\d+)+)(?!\d))"
    r"|(?P<road>(?<![^\W_])[A-ZÄÖÜ] ?\d{1,3}(?![\w,.]\d|\w))"
    rf"|(?P<number>\d+{_L}{{0,3}}(?![^\W_]))"
    rf"|(?P<open_left>(?<![^\W_])[-‐‑]{_W})"
    rf"|(?P<open_right>{_W}[-‐‑](?=(?:,| (?:und|oder|bzw\.|sowie|/)| ?/)))"
    rf"|(?P<word>{_W}(?:['’]{_L}+)?)"
    r"|(?P<other>[^\W_]+)"
)
_NOT_TOKEN = re.compile(r"[^\w]+")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", **dict.fromkeys(_JOINT, "")})


def raw_tokens(text: str) -> Iterator[RawToken]:
    """The tokens of a text in order, with character offsets into it."""
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup or ""
        if found["gender"]:
            yield RawToken(found.group(), *found.span(), Form.GENDER, found["base"], found["rest"])
        elif found["caps"]:
            yield RawToken(found.group(), *found.span(), Form.GENDER, found["capbase"], found["caprest"])
        elif found["mail"] or found["url"]:
            yield RawToken(found.group().rstrip(".,;:!?"), found.start(), found.end(), Form.ADDRESS)
        elif found["open_left"] or found["open_right"]:
            form = Form.OPEN_LEFT if found["open_left"] else Form.OPEN_RIGHT
            yield RawToken(plain(found.group().strip("-‐‑")), *found.span(), form)
        elif kind in ("word", "other") or found["word"] or found["other"]:
            yield RawToken(plain(found.group()), *found.span(), Form.WORD)
        else:
            yield RawToken(number_text(found), *found.span(), Form.NUMBER)


def number_text(found: re.Match[str]) -> str:
    """A number in its normal form: thousands closed up, decimals with "_", paper numbers as term_number."""
    text = found.group()
    if found["paper"] or found["short_paper"]:
        term, _, number = text.replace(" ", "").partition("/")
        return f"{term}_{number}"
    if found["paragraph"]:
        return found["section"] + (found["letter"] or "").strip()
    if found["thousands"] or found["spaced"]:
        return text.replace(".", "").replace(" ", "").replace(",", "_")
    if found["road"]:
        return text.replace(" ", "").casefold()
    return token_text(text)


def plain(text: str) -> str:
    """A word without invisible characters and ligatures, composed."""
    return unicodedata.normalize("NFC", text.translate(_LIGATURES))


def token_text(text: str) -> str:
    """Any text as one token: folded, everything but letters and digits as "_"."""
    folded = unicodedata.normalize("NFC", text.casefold())
    return _NOT_TOKEN.sub("_", folded).strip("_")[:MAX_TOKEN]
