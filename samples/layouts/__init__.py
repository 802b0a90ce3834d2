"""How each parliament prints, one module a parliament: a paper to runs of text, in printed order.

The runs are the same for the PDF and for the text; what differs is how `samples.print_pdf`
and `samples.print_text` put them on pages.
"""

from __future__ import annotations

from samples.layouts import bb, be, bt, bw, by, hb, he, hh, mv, ni, nw, rp, sh, sl, sn, st, th
from samples.layouts.layout import Layout
from samples.papers import Paper

LAYOUTS: tuple[Layout, ...] = (
    *bb.LAYOUTS, *be.LAYOUTS, *bt.LAYOUTS, *bw.LAYOUTS, *by.LAYOUTS, *hb.LAYOUTS, *he.LAYOUTS, *hh.LAYOUTS,
    *mv.LAYOUTS, *ni.LAYOUTS, *nw.LAYOUTS, *rp.LAYOUTS, *sh.LAYOUTS, *sl.LAYOUTS, *sn.LAYOUTS, *st.LAYOUTS,
    *th.LAYOUTS,
)  # fmt: skip


def layout_of(paper: Paper) -> Layout:
    """The layout that a paper names; KeyError if no parliament has it."""
    return {layout.name: layout for layout in LAYOUTS}[paper.layout]
