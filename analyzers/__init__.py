"""German text to token streams and annotations."""
