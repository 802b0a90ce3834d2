"""Papers and pairs as JSON: the record that ``anfragen parse`` prints, with its addresses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from analyzers.annotations import to_plain
from analyzers.language import language_of_paper
from analyzers.protocol import Annotation
from ingest import serial
from ingest.holdings import StoredPaper
from ingest.records import Inquiry, Part, Question
from search_app.addresses import path_of
from search_app.index.noted import notes_by_place, with_notes
from search_app.web.citation import cite
from search_app.web.papers import keyed_pairs
from search_app.web.twopapers import other_papers, own_paper, pair_path, places

_HEAD = (
    "parliament", "reference", "legislative_term", "kind", "title", "askers", "factions", "dates", "answering_body",
    "parties", "departments", "watermark",
)  # fmt: skip


def paper_record(paper: StoredPaper, annotations: Sequence[Annotation]) -> dict[str, Any]:
    """The record of a paper as ``anfragen parse`` prints it; id, addresses and citation are added."""
    return {
        **serial.to_plain(paper.inquiry),
        "references": [to_plain(each) for each in annotations],
        "language": language_of_paper(paper.inquiry),
        "id": paper.paper_id,
        **_addresses(paper),
        "linked": _linked(paper.inquiry, ""),
        "citation": cite(paper.inquiry),
    }


def entry_record(paper: StoredPaper, label: str, annotations: Sequence[Annotation]) -> dict[str, Any] | None:
    """One pair, preamble ("v1") or section ("s1") with the head of its paper, None when there is none.

    Of the annotations of its paper it has those in its own texts and in the foot notes whose mark stands in them.
    """
    record = serial.to_plain(paper.inquiry)
    found = _pair(paper.inquiry, record, label) or _side(record, label)
    if found is None:
        return None
    head = {name: record[name] for name in _HEAD}
    here = with_notes(_places(found), notes_by_place(paper.inquiry))
    return {
        "id": f"{paper.paper_id}/{found['key']}",
        "paper": paper.paper_id,
        **head,
        **found,
        "references": [to_plain(each) for each in annotations if each.place in here],
        **_addresses(paper, found["key"]),
        "linked": _linked(paper.inquiry, found["labels"][0] if found.get("labels") else ""),
    }


def _pair(inquiry: Inquiry, record: Mapping[str, Any], label: str) -> dict[str, Any] | None:
    for key, pair in keyed_pairs(inquiry):
        labels = {*pair.labels, *(question.label for question in pair.questions)}
        if label == key or label in labels:
            return {
                "key": key,
                "labels": list(pair.labels),
                "questions": [
                    {**plain, "printed": _printed(inquiry, question)}
                    for plain, question in zip(record["questions"], inquiry.questions, strict=True)
                    if question.label in labels
                ],
                "answer": record["answers"][inquiry.answers.index(pair.answer)] if pair.answer else None,
                "citation": cite(inquiry, pair),
            }
    return None


def _places(found: Mapping[str, Any]) -> frozenset[str]:
    """The places of the record that an entry holds, as annotations name them."""
    if "questions" in found:
        questions = (f"question/{question['label']}" for question in found["questions"])
        return frozenset((*questions, *(f"answer/{label}" for label in found["labels"][:1])))
    number = found["key"][1:]
    return frozenset((f"preamble/{number}",) if "preamble" in found else (f"section/{number}", f"heading/{number}"))


def _printed(inquiry: Inquiry, question: Question) -> list[dict[str, Any]]:
    """Where a question is printed, first where it was read: paper, page and address of the original."""
    found = list(places(inquiry, question)) or [(own_paper(inquiry), question.page)]
    return [
        {"part": paper.part, "paper": paper.paper_id, "page": page, "original": paper.place(page).href}
        for paper, page in found
    ]


def _linked(inquiry: Inquiry, label: str) -> list[dict[str, Any]]:
    """The other papers of an inquiry with their addresses; of a question the address where it has its answer."""
    plain = serial.to_plain(inquiry)["linked"]
    rows = zip(inquiry.linked, other_papers(inquiry), plain, strict=True)
    return [
        {
            **row,
            "url": pair_path(linked, label) if label and linked.part is not Part.INQUIRY else path_of(linked.paper_id),
            "original": other.original,
        }
        for linked, other, row in rows
    ]


def _side(record: Mapping[str, Any], label: str) -> dict[str, Any] | None:
    """A preamble or a section by its number."""
    kind, number = label[:1], label[1:]
    sides = {"v": ("preamble", record["preambles"]), "s": ("section", record["sections"])}
    if kind not in sides or not (number.isascii() and number.isdigit()) or len(number) > 5:
        return None
    name, texts = sides[kind]
    place = int(number) - 1
    return {"key": label, name: texts[place]} if 0 <= place < len(texts) else None


def _addresses(paper: StoredPaper, key: str = "") -> dict[str, str]:
    path = path_of(paper.paper_id)
    return {"url": f"{path}/{key}" if key else path, "original": f"{path}/original"}
