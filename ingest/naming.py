"""A record to the same record with the normal names of its parties and departments."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import cache

from ingest import departments, parties
from ingest.records import Inquiry, NormalName
from ingest.tablefile import table_file


def named(record: Inquiry) -> Inquiry:
    """The record with ``parties`` and ``departments`` made from what it prints; made again, it stays the same."""
    dates = record.dates
    day = dates.answered or dates.answer_received or dates.dated or dates.published
    answering = departments.department_names(record.answering_body, record.parliament, day)
    return replace(record, parties=_parties(record), departments=answering)


def _parties(record: Inquiry) -> tuple[NormalName, ...]:
    """Each printed form once, in printed order."""
    printed = [*(asker.party for asker in record.askers if asker.party), *record.factions]
    return tuple(parties.party_name(form) for form in dict.fromkeys(printed))


@cache
def names_version() -> str:
    """Digest of the two tables: an index that was made with other names is stale."""
    digest = hashlib.sha256()
    for name in (parties.TABLE, departments.TABLE):
        digest.update(table_file(name).read_bytes())
    return digest.hexdigest()
