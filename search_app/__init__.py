"""The web app and the search index."""
