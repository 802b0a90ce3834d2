"""Sample papers as PDF: real pages with running heads, columns, ruled tables, foot notes, hyphenation."""

from __future__ import annotations

from io import BytesIO
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib import colors
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Table,
    TableStyle,
)

from samples.layouts import Run, running_head, runs
from samples.papers import MARK, Paper

WIDTH, HEIGHT = A4
MARGIN = 60  # points at the left and right edge
TOP, BOTTOM = 80, 85  # points above and below the text
GUTTER = 20  # points between two columns
FIRST_HEAD = 230  # points that the head of a two-column paper takes on its first page

_TEXT = ParagraphStyle("text", fontName="Times-Roman", fontSize=11, leading=13.5, spaceAfter=7, alignment=TA_JUSTIFY,
                       hyphenationLang="de_DE", hyphenationMinWordLength=7)  # fmt: skip
STYLES = {
    "text": _TEXT,
    "head": ParagraphStyle("head", _TEXT, fontName="Helvetica-Bold", fontSize=12, leading=15, alignment=0,
                           spaceAfter=8),
    "title": ParagraphStyle("title", _TEXT, fontName="Times-Bold", fontSize=14, leading=18, alignment=0, spaceBefore=14,
                            spaceAfter=14, hyphenationLang=None),
    "cover": ParagraphStyle("cover", _TEXT, alignment=0, hyphenationLang=None),
    "heading": ParagraphStyle("heading", _TEXT, fontName="Times-Bold", alignment=0, spaceBefore=8),
    "question": ParagraphStyle("question", _TEXT, fontName="Times-Bold"),
    "small-question": ParagraphStyle("small-question", _TEXT, fontSize=10, leading=12, leftIndent=36),
    "cell": ParagraphStyle("cell", _TEXT, fontSize=9, leading=11, alignment=0, spaceAfter=0, hyphenationLang=None),
}  # fmt: skip


def pdf(paper: Paper) -> bytes:
    """The paper as PDF; the same bytes for the same paper."""
    rl_config.invariant = 1
    data = BytesIO()
    document = BaseDocTemplate(data, pagesize=A4, title=paper.title, author=MARK, invariant=1)
    document.addPageTemplates(_templates(paper))
    document.build(_story(paper))
    return data.getvalue()


def _templates(paper: Paper) -> list[PageTemplate]:
    full = Frame(MARGIN, BOTTOM, WIDTH - 2 * MARGIN, HEIGHT - TOP - BOTTOM, 0, 0, 0, 0, id="full")

    def decorate(canvas: Canvas, _document: BaseDocTemplate) -> None:
        _decorate(paper, canvas)

    if paper.layout != "be-columns":
        return [PageTemplate("later", [full], onPage=decorate)]
    head = Frame(MARGIN, HEIGHT - TOP - FIRST_HEAD, WIDTH - 2 * MARGIN, FIRST_HEAD, 0, 0, 0, 0, id="head")
    first = [head, *_columns(HEIGHT - TOP - BOTTOM - FIRST_HEAD)]
    return [
        PageTemplate("first", first, onPage=decorate),
        PageTemplate("later", _columns(HEIGHT - TOP - BOTTOM), onPage=decorate),
    ]


def _columns(height: float) -> list[Frame]:
    width = (WIDTH - 2 * MARGIN - GUTTER) / 2
    lefts = (MARGIN, MARGIN + width + GUTTER)
    return [Frame(left, BOTTOM, width, height, 0, 0, 0, 0, id=f"column{at}") for at, left in enumerate(lefts)]


def _decorate(paper: Paper, canvas: Canvas) -> None:
    page = canvas.getPageNumber()
    canvas.setFont("Helvetica-Oblique", 7)
    canvas.drawCentredString(WIDTH / 2, 24, MARK)
    canvas.setFont("Times-Roman", 10)
    if page > 1 and (head := running_head(paper, page)):
        canvas.drawString(MARGIN, HEIGHT - 50, head)
    if paper.layout in ("be-letter", "ni", "be-columns") and page > 1:
        canvas.drawCentredString(WIDTH / 2, 48, str(page))
    if page == 1:
        _first_page(paper, canvas)


def _first_page(paper: Paper, canvas: Canvas) -> None:
    canvas.setFont("Times-Roman", 8)
    if paper.layout == "be-columns":
        canvas.drawString(
            MARGIN, 62, "Die Drucksachen des Abgeordnetenhauses sind bei der Kulturbuch-Verlag GmbH zu beziehen."
        )
    for place, line in enumerate(reversed(paper.footnote.split("\n") if paper.footnote else [])):
        canvas.drawString(MARGIN, 44 + 10 * place, line)


def _story(paper: Paper) -> list[Flowable]:
    story: list[Flowable] = []
    for run in runs(paper):
        if run.style == "columns":
            story += [NextPageTemplate("later"), FrameBreak()]
        elif run.style == "break":
            story.append(PageBreak())
        elif run.style == "table":
            story.append(_table(run))
        else:
            story.append(Paragraph(escape(run.text), STYLES[_style(paper, run)]))
    return story


def _style(paper: Paper, run: Run) -> str:
    return (
        "small-question" if paper.layout == "bt" and paper.part == "answer" and run.style == "question" else run.style
    )


def _table(run: Run) -> Table:
    cells = [[Paragraph(escape(cell), STYLES["cell"]) for cell in row] for row in run.table]
    table = Table(cells, hAlign="LEFT", repeatRows=1, spaceBefore=6, spaceAfter=10)
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    return table
