"""A record to the flat entries of the index: one a pair, a preamble or a section.

The keys of an entry are the rows of the field table; nothing here knows an engine.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b
from itertools import chain

from analyzers.language import GERMAN, language_of_paper
from analyzers.protocol import Annotation
from analyzers.streams import analyze
from ingest.linking import running_number
from ingest.naming import named
from ingest.records import Answer, Inquiry, PaperRef, Preamble, Section, Span, Speaker
from search_app.askers import everyone
from search_app.index.columns import Columns, joined, pack
from search_app.index.fields import FIELDS, STREAMS, WITHOUT
from search_app.index.names import DAY_NAMES
from search_app.index.noted import notes_by_place, with_notes
from search_app.index.pairs import Pair, pairs, read_text
from search_app.index.programmes import BARE, Naming, merged
from search_app.index.protocol import Entry, EntryKind, Hit, NamedProgramme, NumberedQuestion, Passage
from search_app.index.referring import Referring
from search_app.index.shown import write_hit
from search_app.index.sortkeys import at, newest_key, oldest_key, paper_key

_DIGEST_BYTES = 8
# columns are compressed, which libraries do as they like; their words are those of the texts
_DIGESTED = tuple(field.name for field in FIELDS if field.name not in ("columns", "digest"))
PREAMBLES = {
    Speaker.ASKER: "Vorbemerkung der Fragestellenden",
    Speaker.GOVERNMENT: "Vorbemerkung der Antwortenden",
}


@dataclass(frozen=True, slots=True)
class _Draft:
    """What differs between the entries of one paper."""

    name: str
    kind: EntryKind
    text: str | None
    page: int | None
    page_end: int | None
    labels: tuple[str, ...] = ()
    questions: tuple[NumberedQuestion, ...] = ()
    heading: str | None = None
    places: tuple[str, ...] = ()


def entries(inquiry: Inquiry, annotations: Sequence[Annotation] = (), naming: Naming = BARE) -> tuple[Entry, ...]:
    """Make all entries of a paper, in printed order; a record from before the tables of names is named here.

    An inquiry's own paper has none once it is answered: its questions are entries of
    the paper that answers it, each with its answer. ``naming`` finds the programmes that they name.
    """
    if inquiry.is_answered_elsewhere:
        return ()
    inquiry = named(inquiry)
    paired = pairs(inquiry)
    common = _common(inquiry, paired)
    programmes, noted = naming.by_place(inquiry, annotations), notes_by_place(inquiry)
    references = Referring(annotations)
    return tuple(
        _entry(
            inquiry,
            draft,
            position,
            common,
            references.of(with_notes(draft.places, noted)),
            merged(programmes, draft.places),
        )
        for position, draft in enumerate(_drafts(inquiry, paired))
    )


def _drafts(inquiry: Inquiry, paired: Sequence[Pair]) -> Iterator[_Draft]:
    """The entries in printed order; a name that comes twice is told apart by a number."""
    seen: Counter[str] = Counter()
    for draft in chain(
        (_preamble(preamble, number) for number, preamble in enumerate(inquiry.preambles, 1)),
        map(_pair, paired),
        (_section(section, number) for number, section in enumerate(inquiry.sections, 1)),
    ):
        seen[draft.name] += 1
        count = seen[draft.name]
        yield draft if count == 1 else replace(draft, name=f"{draft.name}-{count}")


def _preamble(preamble: Preamble, number: int) -> _Draft:
    first = preamble.page if preamble.origin is None else None
    last = _last_page(preamble.page, preamble.spans) if first else None
    heading = PREAMBLES[preamble.by]
    return _Draft(
        f"v{number}", EntryKind.PREAMBLE, preamble.text, first, last, heading=heading, places=(f"preamble/{number}",)
    )


def _section(section: Section, number: int) -> _Draft:
    last = _last_page(section.page, section.spans)
    # what its title names is what a document is about: its first section stands for it
    places = (*(("title",) if number == 1 else ()), f"heading/{number}", f"section/{number}")
    return _Draft(
        f"s{number}", EntryKind.SECTION, section.text, section.page, last, heading=section.heading, places=places
    )


def _pair(pair: Pair) -> _Draft:
    answer = pair.answer
    page = answer.page if answer else pair.questions[0].own_page
    return _Draft(
        name=pair.labels[0] if pair.labels else "ohne",
        kind=EntryKind.PAIR,
        text=read_text(answer) if answer else None,
        page=page,
        page_end=_last_page(answer.page, answer.spans) if answer else page,
        labels=pair.labels,
        questions=tuple(NumberedQuestion(q.label, Passage(q.text), q.own_page) for q in pair.questions),
        places=(*(f"question/{q.label}" for q in pair.questions), *_answer_place(answer)),
    )


def _answer_place(answer: Answer | None) -> tuple[str, ...]:
    return (f"answer/{answer.labels[0] if answer.labels else ''}",) if answer else ()


def _last_page(first: int, spans: Sequence[Span]) -> int:
    return max((span.page for span in spans), default=first)


@dataclass(frozen=True, slots=True)
class _Common:
    """What all entries of a paper share: the values of its fields, and what a hit shows of it."""

    paper: str
    ref: PaperRef | None
    title: Columns
    language: str
    askers: tuple[str, ...]
    day: date | None
    day_of: str
    questions: int
    newest: int
    oldest: int
    values: dict[str, object]


def _common(inquiry: Inquiry, paired: Sequence[Pair]) -> _Common:
    dates = inquiry.dates
    day_of = next((name for name in DAY_NAMES if getattr(dates, name)), "")
    day: date | None = getattr(dates, day_of) if day_of else None
    names = [*(asker.name for asker in everyone(inquiry)), *inquiry.factions]
    paper, ref = inquiry.paper_id, inquiry.paper_ref
    term = ref.term if ref else inquiry.legislative_term
    # inquiries are German by law, other documents need not be; telling languages apart takes time
    language = language_of_paper(inquiry) if inquiry.sections else GERMAN
    title = _columns(inquiry.title, language)
    values: dict[str, object] = {
        "paper": paper,
        "paper_key": paper_key(paper),
        "day": int(f"{day:%Y%m%d}") if day else None,
        "title": title,
        "asker": _columns("; ".join(names)),
        "body": _columns("; ".join(_department_texts(inquiry))),
        "parliament": (inquiry.parliament or WITHOUT,),
        "term": (str(term) if term else WITHOUT,),
        "kind": (str(inquiry.kind),),
        "party": tuple(sorted({party.name for party in inquiry.parties})) or (WITHOUT,),
        "department": tuple(department.name for department in inquiry.departments) or (WITHOUT,),
        "year": (str(day.year) if day else WITHOUT,),
        "reference": _numbers(inquiry),
    }
    keys = newest_key(inquiry, day), oldest_key(inquiry, day)
    return _Common(paper, ref, title, language, _askers(inquiry), day, day_of, _countable(paired), *keys, values)


def _department_texts(inquiry: Inquiry) -> tuple[str, ...]:
    """Each department as printed and by its normal name, so that either is found."""
    return tuple(dict.fromkeys(text for each in inquiry.departments for text in (each.printed, each.name)))


def _columns(text: str | None, language: str = GERMAN) -> Columns:
    return analyze(text, language) if text else Columns()


def _numbers(inquiry: Inquiry) -> tuple[str, ...]:
    """All numbers under which a paper is looked for: its own, that of the inquiry it answers, the running one."""
    running = running_number(inquiry)
    counted = f"{running[0]}/{running[1]}" if running else None
    linked = (other.reference for other in inquiry.linked)
    printed = [number for number in (inquiry.reference, inquiry.request_reference, counted, *linked) if number]
    alone = (number.rpartition("/")[2] for number in printed)
    return tuple(dict.fromkeys([*printed, *(number for number in alone if number.isdigit())]))


def _askers(inquiry: Inquiry) -> tuple[str, ...]:
    names = (f"{asker.name} ({asker.party})" if asker.party else asker.name for asker in inquiry.askers)
    return (*names, *inquiry.factions)


def _countable(paired: Iterable[Pair]) -> int:
    """How many questions a paper has, not counting those that only continue or lead to others."""
    return sum(len(pair.labels) for pair in paired)


def _entry(
    inquiry: Inquiry,
    draft: _Draft,
    position: int,
    common: _Common,
    referred: Mapping[str, tuple[str, ...]],
    programmes: tuple[NamedProgramme, ...],
) -> Entry:
    entry = f"{common.paper}/{draft.name}"
    texts: list[str | None] = [question.passage.text for question in draft.questions]
    texts = texts or [draft.heading]
    questions = [_columns(text, common.language) for text in texts]
    answer = _columns(draft.text, common.language)
    values: dict[str, object] = {
        **common.values,
        **referred,
        "id": entry,
        "entry_kind": (draft.kind.value,),
        "position": position,
        "newest": at(common.newest, position),
        "oldest": at(common.oldest, position),
        "question": Columns(*(joined([getattr(each, name) for each in questions]) for name in STREAMS)),
        "answer": answer,
        "programmes": _columns("; ".join(text for each in programmes for text in (each.name, *each.printed))),
        "programme": tuple(each.name for each in programmes),
        "shown": write_hit(_hit(inquiry, draft, common, entry, programmes)),
        "columns": pack([common.title, *questions, answer]),
    }
    return Entry(entry, common.paper, values | {"digest": digest(values)})


def digest(values: Mapping[str, object]) -> int:
    """A number for the content of an entry: the same for equal values, in any process."""
    content = b"\0".join([_content(values.get(name)) for name in _DIGESTED])
    return int.from_bytes(blake2b(content, digest_size=_DIGEST_BYTES).digest()) >> 1


def _content(value: object) -> bytes:
    match value:
        case bytes():
            return value
        case Columns():
            # the other streams are made of the same words, by rules that have a fingerprint of their own
            return value.exact.tokens.encode() + b"\0" + value.exact.starts
    return repr(value).encode()


def _hit(inquiry: Inquiry, draft: _Draft, common: _Common, entry: str, programmes: tuple[NamedProgramme, ...]) -> Hit:
    ref = common.ref
    return Hit(
        entry=entry,
        kind=draft.kind,
        paper=common.paper,
        parliament=inquiry.parliament,
        reference=f"{ref.term}/{ref.number}" if ref else None,
        term=ref.term if ref else inquiry.legislative_term,
        paper_kind=inquiry.kind.value,
        title=Passage(inquiry.title or ""),
        labels=draft.labels,
        questions=draft.questions,
        heading=draft.heading,
        answer=None if draft.text is None else Passage(draft.text),
        page=draft.page,
        page_end=draft.page_end,
        askers=common.askers,
        body=inquiry.answering_body,
        parties=tuple(dict.fromkeys(party.name for party in inquiry.parties)),
        departments=tuple(department.name for department in inquiry.departments),
        asked=inquiry.dates.asked,
        answered=inquiry.dates.answered,
        day=common.day,
        day_of=common.day_of,
        questions_in_paper=common.questions,
        findings=len(inquiry.findings),
        programmes=programmes,
    )
