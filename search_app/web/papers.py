"""A stored paper to what its page shows: head data, pairs, preambles, sections, findings.

::

    StoredPaper + how to mark words -> PaperView -> template
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from ingest.holdings import StoredPaper
from ingest.records import Answer, Inquiry, Part, Preamble, Question, Section, Speaker
from search_app.addresses import path_of
from search_app.index.names import is_numbered, kind_name
from search_app.index.pairs import Pair, announced, pairs
from search_app.index.protocol import Mark
from search_app.web import german
from search_app.web.citation import cite, last_page, pages
from search_app.web.headdata import facts, meta, summary
from search_app.web.jumps import noticed, question_jumps, section_jumps
from search_app.web.paperviews import (
    FindingView,
    NoteView,
    PairView,
    PaperView,
    PointedView,
    QuestionView,
    SideView,
    TextView,
)
from search_app.web.placing import HEAD, placed
from search_app.web.texts import TextLink, blocks, segments
from search_app.web.twopapers import PDF, PageLink, other_papers, own_paper, pair_path, places

Marker = Callable[[str, str], tuple[Mark, ...]]
"""What a search finds in a text: takes the text and the name of its field."""

_GOES_ON = "(Fortsetzung)"
_NOTICED = 6  # places with findings that the head leads to: more would drown it
_UNLABELLED = "ohne"  # last part of the id of an answer that names no question


Linker = Callable[[str], Sequence[TextLink]]
"""What a text of the record refers to: takes its place, as annotations name it."""


Pointer = Callable[[Answer, str], tuple[PointedView, ...]]
"""The answers that an answer only points to: takes it, and its place as annotations name it."""


def no_pointing(answer: Answer, place: str) -> tuple[PointedView, ...]:
    """Show nothing of what is pointed to."""
    del answer, place
    return ()


def no_links(place: str) -> Sequence[TextLink]:
    """Refer to nothing."""
    del place
    return ()


def no_marks(text: str, field: str) -> tuple[Mark, ...]:
    """Mark nothing: the page was opened without a search."""
    del text, field
    return ()


def paper_view(
    paper: StoredPaper, marker: Marker = no_marks, linker: Linker = no_links, pointer: Pointer = no_pointing
) -> PaperView:
    """Make ready what the page of a paper shows."""
    return _Builder(paper.paper_id, paper.inquiry, marker, linker, pointer).view()


def paper_name(inquiry: Inquiry) -> str:
    """Short name of a paper: "17/11310", "Vorlage 0746/VI", else "Dokument"."""
    if inquiry.reference and not is_numbered(inquiry.reference):
        return f"{kind_name(inquiry.kind)} {inquiry.reference}"
    return inquiry.reference or inquiry.request_reference or "Dokument"


class _Builder:
    """One paper on its way to its view."""

    def __init__(self, paper_id: str, inquiry: Inquiry, marker: Marker, linker: Linker, pointer: Pointer) -> None:
        self._inquiry = inquiry
        self._links = linker
        self._points = pointer
        self._mark = marker
        self._path = path_of(paper_id)
        self._is_pdf = inquiry.source.media_type == PDF
        # what the index alone keeps of a paper has no file
        self._has_file = bool(inquiry.source.media_type)
        self._anchors: set[str] = set()
        self._keyed = tuple(keyed_pairs(inquiry))
        self._placed = placed(inquiry, self._keyed)

    def view(self) -> PaperView:
        inquiry = self._inquiry
        title = inquiry.title or german.UNTITLED
        paired = tuple(self._pair(key, pair) for key, pair in self._keyed)
        preambles = tuple(self._preamble(number, each) for number, each in enumerate(inquiry.preambles, 1))
        sections = tuple(self._sections())
        with_findings = tuple(noticed(paired, (*preambles, *sections)))
        return PaperView(
            title=segments(title, self._mark(title, "title")),
            plain_title=title,
            name=paper_name(inquiry),
            path=self._path,
            meta=tuple(meta(inquiry)),
            facts=tuple(facts(inquiry)),
            summary=summary(inquiry),
            finding_count=len(inquiry.findings),
            findings=self._findings(HEAD),
            noticed=with_findings[:_NOTICED],
            noticed_more=len(with_findings[_NOTICED:]),
            citation=cite(inquiry),
            original=f"{self._path}/original" if self._has_file else "",
            file_type=german.file_type(inquiry.source.media_type),
            preambles=preambles,
            pairs=paired,
            sections=sections,
            notes=tuple(self._notes()),
            jumps=(*question_jumps(inquiry), *section_jumps(sections)),
        )

    def _findings(self, place: str) -> tuple[FindingView, ...]:
        return tuple(
            FindingView(finding.message, self._page(finding.page) if finding.page else None)
            for finding in self._placed.get(place, ())
        )

    def _page(self, first: int, last: int = 0) -> PageLink:
        href = f"{self._path}/original#page={first}" if self._is_pdf else None
        return PageLink(f"Seite {pages(first, last)}", href)

    def _text(self, heading: str, source: Answer | Preamble | Section, place: str) -> TextView:
        last = last_page(source.page, tuple(span.page for span in source.spans))
        marks = self._mark(source.text, "answer")
        shown = blocks(source.text, source.spans, source.tables, marks, self._links(place))
        original = f"{self._path}/original" if self._is_pdf else ""
        return TextView(heading, self._page(source.page, last), shown, original)

    def _taken(self, text: TextView, page: int) -> TextView:
        """The same text, printed in the paper of the inquiry."""
        other = other_papers(self._inquiry)[0]
        return replace(text, page=other.place(page), original=other.original if other.is_pdf else "")

    def _pair(self, key: str, pair: Pair) -> PairView:
        findings = self._findings(key)
        return PairView(
            key=key,
            labels=pair.labels,
            name=_pair_name(pair),
            anchor="" if pair.questions else self._anchor(key),
            href=f"{self._path}/{key}",
            questions=tuple(self._question(question) for question in pair.questions),
            answer=self._answer(pair),
            missing=_missing(self._inquiry, told=bool(findings)) if pair.answer is None else "",
            answered=tuple(_answered(self._inquiry, pair)),
            joint=len(pair.labels) > 1,
            citation=cite(self._inquiry, pair),
            findings=findings,
            pointed=self._points(pair.answer, _place(pair.answer)) if pair.answer else (),
        )

    def _anchor(self, label: str) -> str:
        """The anchor of a question, once; empty for one that has it already."""
        anchor = f"frage-{label}"
        if anchor in self._anchors:
            return ""
        self._anchors.add(anchor)
        return anchor

    def _answer(self, pair: Pair) -> TextView | None:
        if pair.answer is None:
            return None
        joint = f"Gemeinsame Antwort zu {german.listed(pair.labels)}"
        heading = joint if len(pair.labels) > 1 else "Antwort"
        if self._inquiry.linked:
            heading = f"{heading}, {own_paper(self._inquiry).name}"
        text = self._text(heading, pair.answer, _place(pair.answer))
        sentence = announced(pair.answer)
        return replace(text, blocks=(*blocks(sentence, marks=self._mark(sentence, "answer")), *text.blocks))

    def _question(self, question: Question) -> QuestionView:
        part = f", gehört zu Frage {question.part_of}" if question.part_of else ""
        return QuestionView(
            label=question.label,
            heading=f"Frage {question.label}{part}",
            anchor=self._anchor(question.label),
            href=f"{self._path}/{question.label}",
            text=segments(
                question.text, self._mark(question.text, "question"), self._links(f"question/{question.label}")
            ),
            places=tuple(paper.place(page) for paper, page in places(self._inquiry, question)),
            is_taken=question.origin is not None,
            topic=question.topic or "",
        )

    def _preamble(self, number: int, preamble: Preamble) -> SideView:
        of = "der Fragestellenden" if preamble.by is Speaker.ASKER else "der Antwortenden"
        text = self._text("Text", preamble, f"preamble/{number}")
        return SideView(
            name=f"Vorbemerkung {of}",
            anchor=f"v{number}",
            href=f"{self._path}/v{number}",
            note="gilt für alle Fragen",
            text=text if preamble.origin is None else self._taken(text, preamble.page),
            findings=self._findings(f"v{number}"),
        )

    def _notes(self) -> Iterator[NoteView]:
        for number, note in enumerate(self._inquiry.notes, 1):
            links = self._links(f"note/{number}")
            yield NoteView(segments(note.text, self._mark(note.text, "answer"), links), self._page(note.page))

    def _sections(self) -> Iterator[SideView]:
        before: Section | None = None
        for number, section in enumerate(self._inquiry.sections, 1):
            yield self._section(number, section, "" if before is None or not before.text else before.heading or "")
            before = section

    def _section(self, number: int, section: Section, above: str) -> SideView:
        """A section; a long one that was cut goes on under the heading ``above``."""
        goes_on = section.heading is not None and section.heading == above
        return SideView(
            name=f"{section.heading} {_GOES_ON}" if goes_on else section.heading or f"Abschnitt {number}",
            anchor=f"s{number}",
            href=f"{self._path}/s{number}",
            note="",
            text=self._text("" if self._inquiry.source.pages == 1 else "Text", section, f"section/{number}"),
            level=section.level,
            listed=section.heading is not None and not goes_on,
            findings=self._findings(f"s{number}"),
        )


def _place(answer: Answer) -> str:
    """The place of an answer, as annotations name it."""
    return f"answer/{answer.labels[0] if answer.labels else ''}"


def keyed_pairs(inquiry: Inquiry) -> Iterator[tuple[str, Pair]]:
    """The pairs of a record with the last part of their ids: the first label, told apart when it comes twice."""
    seen: Counter[str] = Counter()
    for pair in pairs(inquiry):
        name = pair.labels[0] if pair.labels else _UNLABELLED
        seen[name] += 1
        yield name if seen[name] == 1 else f"{name}-{seen[name]}", pair


def _pair_name(pair: Pair) -> str:
    if not pair.labels:
        return "Antwort ohne Nummer"
    noun = "Frage" if len(pair.labels) == 1 else "Fragen"
    return f"{noun if pair.questions else 'Antwort zu'} {german.listed(pair.labels)}"


def _missing(inquiry: Inquiry, *, told: bool) -> str:
    """Why there is no answer; when a finding has ``told`` it, only what to do."""
    if inquiry.part is Part.INQUIRY:
        where = "" if inquiry.linked else " Die Antwort steht in einer eigenen Drucksache."
        return f"Dieses Papier enthält nur die Fragen.{where}"
    told_here = "" if told else "Zu dieser Frage wurde keine Antwort gefunden. "
    return f"{told_here}Bitte sehen Sie im Original nach."


def _answered(inquiry: Inquiry, pair: Pair) -> Iterator[PageLink]:
    """Where a question of an inquiry's own paper stands with its answer."""
    if pair.answer is None and inquiry.part is Part.INQUIRY:
        for linked, other in zip(inquiry.linked, other_papers(inquiry), strict=True):
            yield PageLink(f"Antwort auf Frage {pair.labels[0]} in {other.name}", pair_path(linked, pair.labels[0]))
