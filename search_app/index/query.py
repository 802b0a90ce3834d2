"""Stub while the grammar is written."""
from __future__ import annotations

from search_app.index.nodes import And, Days, InField, Near, Node, Not, Or, Phrase, Prefix, Value, Words

__all__ = ["And", "Days", "InField", "Near", "Node", "Not", "Or", "Phrase", "Prefix", "Value", "Words"]
