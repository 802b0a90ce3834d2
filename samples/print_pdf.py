"""Sample papers as PDF: real pages with running heads, columns, ruled tables, foot notes, hyphenation."""

from __future__ import annotations

from io import BytesIO
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_RIGHT
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

from samples.layouts import layout_of
from samples.layouts.layout import Layout, Page, Run
from samples.papers import MARK, Paper

WIDTH, HEIGHT = A4
MARGIN = 60  # points at the left and right edge
TOP, BOTTOM = 80, 85  # points above and below the text
GUTTER = 20  # points between two columns
NUMBER_WIDTH = 30  # points for the page in a list of contents
MARGIN_TOP = 200  # points from the upper edge to the first line of a side column

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
    "plain-question": ParagraphStyle("plain-question", _TEXT),
    "narrow-question": ParagraphStyle("narrow-question", _TEXT, rightIndent=210),
    "small": ParagraphStyle("small", _TEXT, fontSize=9, leading=11),
    "centre": ParagraphStyle("centre", _TEXT, alignment=TA_CENTER, hyphenationLang=None),
    "right": ParagraphStyle("right", _TEXT, alignment=TA_RIGHT, hyphenationLang=None),
    "cell": ParagraphStyle("cell", _TEXT, fontSize=9, leading=11, alignment=0, spaceAfter=0, hyphenationLang=None),
}  # fmt: skip

_BARE = TableStyle([
    ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
    *((f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")),
])  # fmt: skip


def pdf(paper: Paper) -> bytes:
    """The paper as PDF; the same bytes for the same paper."""
    rl_config.invariant = 1
    total = _built(paper, 0)[1]
    return _built(paper, total)[0]


def _markup(text: str) -> str:
    """The text for a paragraph; the fonts of the samples have no glyph for the hyphen U+2010."""
    return escape(text.replace("‐", "-"))


def _built(paper: Paper, total: int) -> tuple[bytes, int]:
    """The PDF and the number of its pages, which is known only when it has been set once."""
    data = BytesIO()
    document = BaseDocTemplate(data, pagesize=A4, title=paper.title, author=MARK, invariant=1)
    document.addPageTemplates(_templates(paper, total))
    document.build(_story(paper))
    return data.getvalue(), document.page


def _templates(paper: Paper, total: int) -> list[PageTemplate]:
    layout = layout_of(paper)
    width, height = WIDTH - 2 * MARGIN, HEIGHT - TOP - BOTTOM

    def decorate(canvas: Canvas, _document: BaseDocTemplate) -> None:
        _decorate(paper, layout, canvas, total)

    full = Frame(MARGIN, BOTTOM, width, height, 0, 0, 0, 0, id="full")
    later = PageTemplate("later", _columns(height) if layout.two_columns else [full], onPage=decorate)
    if layout.two_columns:
        first = layout.first_head
        head = Frame(MARGIN, HEIGHT - TOP - first, width, first, 0, 0, 0, 0, id="head")
        return [PageTemplate("first", [head, *_columns(height - first)], onPage=decorate), later]
    if layout.margin_width:
        beside = Frame(MARGIN, BOTTOM, width - layout.margin_width, height, 0, 0, 0, 0, id="beside")
        return [PageTemplate("first", [beside], onPage=decorate, autoNextPageTemplate="later"), later]
    return [later]


def _columns(height: float) -> list[Frame]:
    width = (WIDTH - 2 * MARGIN - GUTTER) / 2
    lefts = (MARGIN, MARGIN + width + GUTTER)
    return [Frame(left, BOTTOM, width, height, 0, 0, 0, 0, id=f"column{at}") for at, left in enumerate(lefts)]


def _decorate(paper: Paper, layout: Layout, canvas: Canvas, total: int) -> None:
    page = Page(canvas.getPageNumber(), total)
    canvas.setFont("Helvetica-Oblique", 7)
    canvas.drawCentredString(WIDTH / 2, 24, MARK)
    canvas.setFont("Times-Roman", 10)
    if page.number > 1 and (head := layout.running_head(paper, page)):
        _ends(canvas, head, HEIGHT - 50)
    if layout.number != "none" and page.number >= layout.numbered_from:
        number = layout.number_form.format(page.number, page.total)
        canvas.drawCentredString(WIDTH / 2, HEIGHT - 36 if layout.number == "above" else 48, number)
    if page.number == 1:
        _first_page(paper, layout, canvas)


def _first_page(paper: Paper, layout: Layout, canvas: Canvas) -> None:
    canvas.setFont("Times-Roman", 8)
    for place, line in enumerate(reversed(layout.foot(paper))):
        _ends(canvas, line, layout.foot_height + 10 * place)
    for place, line in enumerate(layout.margin(paper)):
        canvas.drawString(WIDTH - MARGIN - layout.margin_width + GUTTER, HEIGHT - MARGIN_TOP - 10 * place, line)


def _ends(canvas: Canvas, line: str, height: float) -> None:
    """A line at a height; what stands behind a tab goes to the right edge."""
    left, _, right = line.partition("\t")
    canvas.drawString(MARGIN, height, left)
    if right:
        canvas.drawRightString(WIDTH - MARGIN, height, right)


def _story(paper: Paper) -> list[Flowable]:
    story: list[Flowable] = []
    for run in layout_of(paper).print_runs(paper):
        if run.style == "columns":
            story += [NextPageTemplate("later"), FrameBreak()]
        elif run.style == "break":
            story.append(PageBreak())
        elif run.style == "table":
            story.append(_table(run))
        elif run.style in ("sides", "contents"):
            story.append(_sides(run))
        else:
            story.append(Paragraph(_markup(run.text).replace("\n", "<br/>"), STYLES[run.style]))
    return story


def _sides(run: Run) -> Table:
    """Left end, middle and right end, set without rules: one line, or a paragraph with a page at its last line."""
    left, *middle, right = run.text.split("\t")
    width = WIDTH - 2 * MARGIN
    widths = [width / (len(middle) + 2)] * (len(middle) + 2)
    if run.style == "contents":
        widths = [width - NUMBER_WIDTH, NUMBER_WIDTH]
    parts = (("cover", left), *(("centre", part) for part in middle), ("right", right))
    return Table([[Paragraph(_markup(part), STYLES[style]) for style, part in parts]], hAlign="LEFT", colWidths=widths,
                 style=_BARE)  # fmt: skip


def _table(run: Run) -> Table:
    cells = [[Paragraph(_markup(cell), STYLES["cell"]) for cell in row] for row in run.table]
    table = Table(cells, hAlign="LEFT", repeatRows=1, spaceBefore=6, spaceAfter=10)
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    return table
