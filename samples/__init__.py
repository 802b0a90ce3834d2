"""Fictional papers in the real layouts, with the records a person would write of them."""
