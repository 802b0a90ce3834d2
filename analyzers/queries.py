"""What the words of a query look for in the streams: the analysis seen from the other side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from analyzers.cleaning import Cleaned, clean
from analyzers.coordination import completed
from analyzers.folding import fold
from analyzers.gender import gender_form
from analyzers.protocol import TermForms
from analyzers.spots import read, tokens_of, whole_of
from analyzers.stems import english_stem, query_stems
from analyzers.synonyms import Found, concepts, is_concept, with_concepts
from analyzers.tokens import Piece, Shape, pieces
from analyzers.units import Unit, units
from analyzers.words import compound_parts, is_stopword


def query_terms(text: str) -> tuple[TermForms, ...]:
    """Read a run of bare query words ("Kosten der Unterkunft § 35 a") as the units they form.

    Hand over the whole run between operators, not word by word: "§ 35 a",
    "17 / 11 310", "1 154 000", "A 100" and "öffentlicher Personennahverkehr" are
    one unit each. All units that are no stop words are needed.
    """
    cleaned = clean(text)
    found = list(pieces(cleaned.text))
    grouped = [Unit((item,)) if isinstance(item, Piece) else item for item in units(cleaned.text, found)]
    terms = [_term(cleaned.text, found, unit) for unit in grouped]
    return tuple(_placed(term, cleaned) for term in _with_long_forms(grouped, terms))


def query_term(word: str) -> TermForms:
    """Say what one word of a query looks for; of several units the first counts."""
    terms = query_terms(word)
    return terms[0] if terms else TermForms(exact=(), stems=())


def query_phrase(text: str) -> tuple[str, ...]:
    """Give the terms of a quoted phrase: they stand at consecutive positions of ``exact``."""
    return tuple(tokens.exact[0] for tokens in read(clean(text), "de").tokens if tokens.exact)


def _placed(term: TermForms, cleaned: Cleaned) -> TermForms:
    start, end = cleaned.original(term.start, term.end)
    return replace(term, start=start, end=end)


def _term(text: str, found: Sequence[Piece], unit: Unit) -> TermForms:
    start, end = unit.pieces[0].start, unit.pieces[-1].end
    exact = tuple(token for piece in unit.pieces for token in tokens_of(text, piece, "de").exact[:1])
    if unit.strict:
        return TermForms(exact, unit.whole, start=start, end=end)
    if len(unit.pieces) > 1:
        return TermForms(exact, whole_of(unit, 0).stems, _halves(text, unit), start=start, end=end)
    stems, parts = _single(text, found, unit.pieces[0])
    stop = unit.pieces[0].shape is Shape.WORD and is_stopword(exact[0] if exact else "")
    return TermForms(exact, stems, parts, stop, start, end)


def _halves(text: str, unit: Unit) -> tuple[str, ...]:
    """Give what is needed when the words of "Baden-Württemberg" stand apart: all of them."""
    needed = [piece for piece in unit.pieces if not is_stopword(fold(piece.text))]
    return tuple(dict.fromkeys(_first_stem(text, piece) for piece in needed or unit.pieces))


def _first_stem(text: str, piece: Piece) -> str:
    """Give the one stem of a piece that every text with this word holds."""
    if piece.shape is Shape.WORD:
        return query_stems(piece.text)[-1 if piece.text.islower() else 0]
    return tokens_of(text, piece, "de").stems[0]


def _single(text: str, found: Sequence[Piece], piece: Piece) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give stems and parts of a piece that stands alone."""
    if piece.shape is Shape.GENDER or (piece.shape is Shape.WORD and _is_camel(piece.text)):
        form = gender_form(piece.text)
        rest = form.masculine + form.rest if form and form.rest else ""
        return tokens_of(text, piece, "de").stems, _parts(rest)
    if piece.shape is not Shape.WORD:
        return tokens_of(text, piece, "de").stems[:1], ()
    half = completed(text, found, found.index(piece))
    word = half[0] if half else piece.text
    short = fold(word) if is_concept(fold(word)) else None
    # an English document holds English stems, and nobody says in which language a word is typed
    stems = tuple(dict.fromkeys(stem for stem in (*query_stems(word), short, english_stem(word)) if stem))
    return stems, _parts(word)


def _is_camel(word: str) -> bool:
    return word[-1].islower() and not word.islower() and gender_form(word) is not None


def _parts(word: str) -> tuple[str, ...]:
    parts = tuple(part.base for part in compound_parts(word))
    return tuple(dict.fromkeys(with_concepts(parts))) if len(parts) > 1 else ()


def _with_long_forms(grouped: Sequence[Unit], terms: Sequence[TermForms]) -> Iterator[TermForms]:
    """Read the long forms of short forms as one term each ("öffentlicher Personennahverkehr")."""
    firsts = [0, *accumulate(len(unit.pieces) for unit in grouped)]
    by_first = {firsts.index(long.start): long for long in _longest(grouped, terms) if long.start in firsts}
    place = 0
    while place < len(terms):
        long = by_first.get(place)
        if long is None or long.end not in firsts:
            yield terms[place]
            place += 1
            continue
        end = firsts.index(long.end)
        yield _named(terms[place:end], long.concept)
        place = end


def _longest(grouped: Sequence[Unit], terms: Sequence[TermForms]) -> list[Found]:
    """Find the long forms in the words; of several that begin together the longest comes last."""
    row = [stems for unit, term in zip(grouped, terms, strict=True) for stems in _row(unit, term)]
    return sorted(concepts(row), key=lambda long: long.end)


def _row(unit: Unit, term: TermForms) -> list[tuple[str, ...]]:
    if len(unit.pieces) == 1:
        return [term.stems]
    each = [query_stems(p.text) if p.shape is Shape.WORD else (fold(p.text),) for p in unit.pieces]
    return [(*each[0], *term.stems), *each[1:]]


def _named(terms: Sequence[TermForms], concept: str) -> TermForms:
    if len(terms) == 1:
        return replace(terms[0], stems=tuple(dict.fromkeys((*terms[0].stems, concept))))
    needed = [term for term in terms if not term.is_stopword]
    parts = (part for term in needed for part in (term.parts if len(term.exact) > 1 else term.stems[:1]))
    exact = tuple(token for term in terms for token in term.exact)
    return TermForms(exact, (concept,), tuple(dict.fromkeys(parts)), start=terms[0].start, end=terms[-1].end)
