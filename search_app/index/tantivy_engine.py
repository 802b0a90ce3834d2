"""The embedded search engine; the only importer of tantivy.

Traps of tantivy 0.27 that this module goes around: ``with writer`` commits even
after an exception, so it is never used; a phrase of one word and a limit of 0 panic;
there is one sort key only and no ``search_after``, hence the unique whole numbers of
``sortkeys.py``; its snippets ignore pre-tokenised text, hence our own highlighter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import permutations, product
from pathlib import Path

import tantivy
from tantivy import Occur

from ingest.portions import portions
from search_app.index.columns import Column, Columns
from search_app.index.embedded import EmbeddedEngine
from search_app.index.fields import BY_NAME, FIELDS, FieldKind, column
from search_app.index.nearness import STORED, holds, settled
from search_app.index.plan import (
    EVERYTHING,
    All,
    Any,
    Beginning,
    Between,
    Close,
    Has,
    Leaf,
    Plan,
    Term,
    Without,
    Wording,
)
from search_app.index.protocol import Entry, Filter, Held, Hit, Sort
from search_app.index.ranking import Ranked
from search_app.index.results import KEYS
from search_app.index.shares import COMPOUND, OTHER_FIELDS, PARTS, STEM
from search_app.index.shown import read_hit
from search_app.index.sortkeys import HIGHEST_KEY

_BLANKS = "blanks"
_HEAP = 128_000_000  # bytes that a writer gathers before it writes a segment
_PORTION = 1000  # entries whose numbers are looked up together
_THREADS = 1  # making documents in Python is slower than one thread of tantivy
_BUCKETS = 60_000  # values that one count can tell apart; tantivy allows some more
_LOOKED_AT = 10_000  # entries whose tokens are looked at to tell whether several words are near: a second's work


@cache
def schema() -> tantivy.Schema:
    """The field table as tantivy's schema."""
    builder = tantivy.SchemaBuilder()
    for field in FIELDS:
        match field.kind:
            case FieldKind.TEXT:
                for stream in field.streams:
                    option = _option(stream)
                    builder.add_text_field(column(field.name, stream), tokenizer_name=_BLANKS, index_option=option)
            case FieldKind.KEYWORD:
                builder.add_text_field(field.name, fast=field.facet, tokenizer_name="raw", index_option="basic")
            case FieldKind.INTEGER:
                builder.add_integer_field(field.name, indexed=True, fast=True)
            case FieldKind.STORED:
                builder.add_bytes_field(field.name, stored=True)
    return builder.build()


def document(entry: Entry) -> tantivy.Document:
    """An entry as tantivy's document."""
    made = tantivy.Document()
    for field in FIELDS:
        value = entry.values[field.name]
        match value:
            case Columns():
                for stream in field.streams:
                    _add(made, column(field.name, stream), getattr(value, stream), stream)
            case str():
                made.add_text(field.name, value)
            case int():
                made.add_integer(field.name, value)
            case bytes():
                made.add_bytes(field.name, value)
            case tuple():
                for each in value:
                    made.add_text(field.name, each)
    return made


def _add(made: tantivy.Document, name: str, tokens: Column, stream: str) -> None:
    """Add a stream: token by token where positions count, else as the joined text, which is much faster."""
    if _option(stream) == "freq":
        made.add_text(name, tokens.tokens)
        return
    placed = zip(tokens.words(), tokens.places(), strict=True)
    made.add_pre_tokenized_text(name, tantivy.PreTokenizedString("", [tantivy.Token(*each, 0, 0) for each in placed]))


def _option(stream: str) -> str:
    """Parts are counted and never asked for their places: nobody quotes a part of a word."""
    return "freq" if stream == "parts" else "position"


def render(found: Plan) -> tantivy.Query:
    """A plan as tantivy's query."""
    match found:
        case All():
            return _all(found.plans)
        case Any():
            return tantivy.Query.boolean_query([(Occur.Should, render(each)) for each in found.plans])
        case Without():
            return tantivy.Query.boolean_query([(Occur.MustNot, render(found.plan)), (Occur.Must, _everything())])
        case Has():
            return _unscored(tantivy.Query.term_set_query(schema(), found.field, list(found.values)))
        case Between():
            return _unscored(_between(found))
    return _in_texts(found)


def _all(plans: Sequence[Plan]) -> tantivy.Query:
    clauses = [
        (Occur.MustNot, render(each.plan)) if isinstance(each, Without) else (Occur.Must, render(each))
        for each in plans
    ]
    if all(occur == Occur.MustNot for occur, _ in clauses):  # what excludes only, finds nothing by itself
        clauses.append((Occur.Must, _everything()))
    return tantivy.Query.boolean_query(clauses)


def _everything() -> tantivy.Query:
    return _unscored(tantivy.Query.all_query())


def _unscored(query: tantivy.Query) -> tantivy.Query:
    return tantivy.Query.const_score_query(query, 0.0)


def _between(found: Between) -> tantivy.Query:
    kind = tantivy.FieldType.Integer
    return tantivy.Query.range_query(schema(), found.field, kind, lower_bound=found.first, upper_bound=found.last)


def _in_texts(leaf: Leaf) -> tantivy.Query:
    """The leaf in any of its fields: the best one counts, the others add a share."""
    options = [
        tantivy.Query.boost_query(query, share * (BY_NAME[field].weight or 1.0))
        for field in leaf.fields
        for share, query in _options(leaf, field)
    ]
    return tantivy.Query.disjunction_max_query(options, OTHER_FIELDS)


def _options(leaf: Leaf, field: str) -> Iterator[tuple[float, tantivy.Query]]:
    """All ways in which a field can hold the leaf, each with its share in the score."""
    match leaf:
        case Term():
            for stem in leaf.stems:
                yield STEM, _token(field, "stem", stem)
                yield PARTS, _token(field, "parts", stem)
            if leaf.parts:
                parts = [(Occur.Must, _token(field, "parts", part)) for part in leaf.parts]
                yield COMPOUND, tantivy.Query.boolean_query(parts)
        case Wording():
            yield 1.0, _phrase(field, "exact", leaf.words)
        case Beginning():
            # tokens are letters, digits and _ only: nothing in a prefix has a meaning as a pattern
            yield 1.0, tantivy.Query.regex_query(schema(), column(field, "exact"), leaf.prefix + ".*")
        case Close():
            for words in _orders(leaf):
                yield 1.0, _phrase(field, leaf.stream, words, leaf.distance)
                if not leaf.distance and len(words) > 1:  # with a distance, one place for both is allowed anyway
                    yield 1.0, _same_place(field, leaf.stream, words)


def _token(field: str, stream: str, token: str) -> tantivy.Query:
    return tantivy.Query.term_query(schema(), column(field, stream), token, _option(stream))


def _phrase(field: str, stream: str, words: Sequence[str], slop: int = 0) -> tantivy.Query:
    if len(words) == 1:
        return _token(field, stream, words[0])
    return tantivy.Query.phrase_query(schema(), column(field, stream), list(words), slop)


def _same_place(field: str, stream: str, words: Sequence[str]) -> tantivy.Query:
    """Words that share a place in the text, as both words of a gender form do."""
    different = tuple(dict.fromkeys(words))
    if len(different) == 1:
        return _token(field, stream, words[0])
    return tantivy.Query.phrase_query(schema(), column(field, stream), [(0, word) for word in different])


def _orders(close: Close) -> Iterator[tuple[str, ...]]:
    """Both orders of two near words in all their forms; `settled` leaves no more than two."""
    return (words for groups in permutations(close.groups) for words in product(*groups))


def _ready(index: tantivy.Index) -> tantivy.Index:
    """Give an index the tokenizer of its schema, which tantivy does not keep."""
    index.register_tokenizer(_BLANKS, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
    return index


class Snapshot:
    """One state of an index; see `results.Found` for what its methods promise."""

    def __init__(self, index: tantivy.Index) -> None:
        self._searcher = index.searcher()
        self._near: dict[Close, Has | None] = {}

    def query(self, found: Plan, filters: Sequence[Filter]) -> tantivy.Query:
        """What a plan and chosen values ask for."""
        chosen = (Has(each.field, each.values) for each in filters)
        return render(All((settled(found, self._holding), *chosen)))

    def _holding(self, close: Close, pairs: Plan) -> Has | None:
        """The entries that hold several near words, None when they are too many to be looked at."""
        if close in self._near or not set(close.fields) <= set(STORED):
            return self._near.get(close)
        query = render(pairs)
        found = self.ranked(query, Sort.NEWEST, _LOOKED_AT + 1)
        kept = (self._searcher.doc(each.address) for each in found[:_LOOKED_AT])
        ids = (read_hit(bytes(doc["shown"][0])).entry for doc in kept if holds(bytes(doc["columns"][0]), close))
        self._near[close] = Has("id", tuple(ids)) if len(found) <= _LOOKED_AT else None
        return self._near[close]

    def within(self, query: tantivy.Query, papers: Sequence[int]) -> tantivy.Query:
        """The same, in these papers only."""
        return _both(query, tantivy.Query.term_set_query(schema(), "paper_key", list(papers)))

    def count(self, query: tantivy.Query) -> int:
        """How many entries are found."""
        return int(self._searcher.search(query, 1).count)  # type: ignore[attr-defined]  # left out of tantivy's stub

    def ranked(self, query: tantivy.Query, sort: Sort, limit: int) -> list[Ranked[tantivy.DocAddress]]:
        """The first entries in this order; among equal scores the choice is tantivy's."""
        key = KEYS.get(sort)
        if key:
            found = self._searcher.search(query, limit, count=False, order_by_field=key, order=tantivy.Order.Asc).hits
        else:
            found = self._searcher.search(query, limit, count=False).hits
        addresses = [address for _, address in found]
        numbers = [self._searcher.fast_field_values(each, addresses) for each in (key or "newest", *_OWN_NUMBERS)]
        scores = [0.0 if key else score for score, _ in found]
        return [Ranked(*row) for row in zip(addresses, scores, *numbers, strict=True)]

    def papers(self, query: tantivy.Query) -> int:
        """How many papers the found entries belong to: exact, while tantivy's cardinality is an estimate."""
        return self._papers(query, 0, HIGHEST_KEY)

    def _papers(self, query: tantivy.Query, first: int, last: int) -> int:
        """Count the papers with a key in this range, in two halves when there are too many for one count."""
        ranged = query if (first, last) == (0, HIGHEST_KEY) else _both(query, _keys(first, last))
        counted = self._searcher.aggregate(ranged, {"papers": _terms("paper_key")})["papers"]
        if not counted["sum_other_doc_count"]:
            return len(counted["buckets"])
        middle = (first + last) // 2
        return self._papers(query, first, middle) + self._papers(query, middle + 1, last)

    def counts(self, query: tantivy.Query, fields: Sequence[str]) -> dict[str, dict[str, int]]:
        """How many found entries have each value of these fields."""
        if not fields:
            return {}
        answer = self._searcher.aggregate(query, {name: _terms(name) for name in fields})
        return {name: {bucket["key"]: bucket["doc_count"] for bucket in answer[name]["buckets"]} for name in fields}

    def hit(self, address: tantivy.DocAddress, score: float = 0.0, found: Plan | None = None) -> Hit:
        """An entry as it is shown, with marks when it is said what was looked for."""
        kept = self._searcher.doc(address)
        return read_hit(bytes(kept["shown"][0]), score, bytes(kept["columns"][0]) if found else b"", found)

    def held(self) -> Iterator[Held]:
        """All entries; what they show says which they are, a number beside it what their content was."""
        everything = render(EVERYTHING)
        ranked = self.ranked(everything, Sort.NEWEST, max(self.count(everything), 1))
        for several in portions([each.address for each in ranked], _PORTION):
            digests = self._searcher.fast_field_values("digest", list(several))
            for address, digest in zip(several, digests, strict=True):
                hit = self.hit(address)
                yield Held(hit.entry, hit.paper, int(digest or 0))


_OWN_NUMBERS = ("paper_key", "position")


def _both(*queries: tantivy.Query) -> tantivy.Query:
    """The first query, narrowed by the others without a change of scores."""
    first, *others = queries
    return tantivy.Query.boolean_query([(Occur.Must, first), *((Occur.Must, _unscored(each)) for each in others)])


def _keys(first: int, last: int) -> tantivy.Query:
    return render(Between("paper_key", first, last))


def _terms(field: str) -> dict[str, dict[str, str | int]]:
    return {"terms": {"field": field, "size": _BUCKETS}}


class TantivyEngine(EmbeddedEngine[tantivy.Index]):
    """The embedded engine on tantivy; `EmbeddedEngine` says what it does."""

    name = "tantivy"

    def create(self, folder: Path | None) -> tantivy.Index:
        """Make an empty index in a folder, or in memory."""
        return _ready(tantivy.Index(schema(), str(folder)) if folder else tantivy.Index(schema()))

    def load(self, folder: Path) -> tantivy.Index:
        """Open the index that lies in a folder."""
        return _ready(tantivy.Index.open(str(folder)))

    def reload(self, index: tantivy.Index) -> None:
        """See what was committed since."""
        index.reload()

    def snapshot(self, index: tantivy.Index) -> Snapshot:
        """The present state, which does not change any more."""
        return Snapshot(index)

    def write(
        self, index: tantivy.Index, changes: Iterable[tuple[str | None, Sequence[Entry]]], key: str = "paper"
    ) -> int:
        """Replace the entries that have this value of ``key`` (None: only add), all or nothing.

        Returns the number of entries added.
        """
        writer = index.writer(_HEAP, _THREADS)
        number = 0
        try:
            for value, entries in changes:
                if value is not None:
                    writer.delete_documents_by_term(key, value)
                for entry in entries:
                    writer.add_document(document(entry))
                    number += 1
        except BaseException:
            writer.rollback()
            raise
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        return number
