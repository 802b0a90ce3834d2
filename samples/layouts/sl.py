"""To come."""

from __future__ import annotations

from samples.layouts.layout import Layout

LAYOUTS: tuple[Layout, ...] = ()
