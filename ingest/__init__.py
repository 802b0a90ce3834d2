"""The door of `ingest`: file in, record out. Filled while the parts come in."""
