"""What the ways in which a word is found count in the score, for every engine."""

STEM, PARTS, COMPOUND = 1.0, 0.7, 0.4
"""Shares in the score of a word found as such, within a compound, by all parts of its own compound."""
OTHER_FIELDS = 0.3
"""What a word found in a second field adds to the score of the field where it counts most."""
