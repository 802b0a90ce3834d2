"""Names in quotation marks: behind a kind word, or such as say themselves what they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from analyzers.kinds import KindWord, kind_of, word_set
from analyzers.named import Found, KindPlace
from analyzers.nounphrases import is_apart
from analyzers.quotes import Quote, is_name
from analyzers.reading import Read

_SHORT = 4  # words of a name that ends with its kind
_INFLECTED = ("er", "es", "e")  # how the word ends that goes with the kind
_INITIALS = 3  # letters from which an acronym is more than chance
NEAR = 9  # words between a kind word and the quotation that names it
SAME_LIST = 12  # words between two quotations of one list
_DEFINING = 9  # words from "ist ein" to the kind word
_NEXT_SENTENCE = 40  # words in which the sentence with the name must end
_IS = frozenset(("ist", "sind", "war", "besteht", "bestehen"))


def behind_kind(read: Read, kind: KindPlace, by_opening: Mapping[int, Quote]) -> tuple[Found, ...] | None:
    """The quotations that a kind word introduces, None when it introduces none."""
    quote = _next_quotation(read, kind.last, by_opening)
    return tuple(_row_of_quotations(read, kind, quote, by_opening)) if quote else None


def _next_quotation(read: Read, place: int, by_opening: Mapping[int, Quote]) -> Quote | None:
    """The quotation that a kind word introduces; None when another noun owns it, or a clause comes between."""
    between = word_set("between")
    for at in range(place, min(place + NEAR, len(read.words))):
        if at in by_opening:
            return None if _is_owned(read, at, place) else by_opening[at]
        word = read.words[at]
        if read.sentences[at] != read.sentences[place - 1] or "\n\n" in read.text[read.ends[at - 1] : read.starts[at]]:
            return None
        if not (word[0].isupper() or word.lower() in between or word in "(:–-.,/" or word.isdigit()):
            return None
        if word == "," and at + 1 not in by_opening:
            return None
    return None


def _is_owned(read: Read, opening: int, start: int) -> bool:
    """Whether the noun next to the mark owns what is quoted ("Projekt der Schule „Am Park“")."""
    for at in range(opening - 1, start - 1, -1):
        word = read.words[at]
        if word[0].isupper():
            lower = word.lower()
            return lower in word_set("owners") or lower.endswith(_owner_ends())
        if word == ",":
            return False
    return False


def owned(read: Read, quote: Quote) -> bool:
    """Whether the word in front of a quotation says that it is the name of something else."""
    return _is_owned(read, quote.opening, quote.opening - 1)


def _owner_ends() -> tuple[str, ...]:
    return tuple(word_set("owner_ends"))


def _row_of_quotations(read: Read, kind: KindPlace, quote: Quote, by_opening: Mapping[int, Quote]) -> Iterator[Found]:
    """A quotation and those that a list adds to it ("die Programme „A“, „B“ und „C“")."""
    current: Quote | None = quote
    while current is not None:
        behind = current.opening == kind.last
        if is_name(read, current, introduced=behind) and (behind or not _is_lower(read, current)):
            yield _from_quotation(read, current, kind.word)
        current = _next_of_row(read, current, by_opening)


def _is_lower(read: Read, quote: Quote) -> bool:
    return read.words[quote.opening + 1].islower()


def _next_of_row(read: Read, quote: Quote, by_opening: Mapping[int, Quote]) -> Quote | None:
    for at in range(quote.closing + 1, min(quote.closing + 1 + SAME_LIST, len(read.words))):
        if read.sentences[at] != read.sentences[quote.closing]:
            return None
        if at in by_opening:
            before = read.words[at - 1]
            return by_opening[at] if before in ("und", "sowie", "oder", ",", "bzw") else None
        if _kind_in(read, at) or read.words[at].lower() in word_set("owners"):
            return None
    return None


def _kind_in(read: Read, place: int) -> bool:
    return kind_of(read.words[place]) is not None


def _from_quotation(read: Read, quote: Quote, word: KindWord) -> Found:
    return Found(quote.opening + 1, quote.closing, read.slice(quote.opening + 1, quote.closing), word.name)


def by_themselves(read: Read, quoted: tuple[Quote, ...], kinds: tuple[KindPlace, ...]) -> Iterator[Found]:
    """Quotations that are names by themselves, or by what stands behind them."""
    at_first = {kind.first: kind for kind in kinds}
    for quote in quoted:
        if not is_name(read, quote):
            continue
        word = _says_itself(read, quote, at_first.get(quote.opening + 1)) or _says_last(read, quote, at_first)
        word = word or _says_next(read, quote, at_first)
        if word:
            yield _from_quotation(read, quote, word)


def _says_itself(read: Read, quote: Quote, kind: KindPlace | None) -> KindWord | None:
    """„Aktionsplan Roma“, „Netzwerk ...“, „Integrationsfonds“."""
    if kind is None or kind.last > quote.closing or kind.word.is_plural or read.words[quote.closing - 1] == ".":
        return None
    if read.words[quote.opening - 1].lower() in word_set("works"):
        return None
    if kind.last < quote.closing:
        following = read.words[kind.last]
        return kind.word if following[0].isupper() or following in ("für", "gegen", "zur", "zum") else None
    return kind.word if kind.word.is_compound and not kind.word.is_strong else None


def _says_last(read: Read, quote: Quote, at_first: dict[int, KindPlace]) -> KindWord | None:
    """„Bremer Fonds“, „Junges Netzwerk“: words with capitals that end with their kind."""
    kind = at_first.get(quote.closing - 1)
    words = read.words[quote.opening + 1 : quote.closing]
    if kind is None or kind.word.is_plural or not 1 < len(words) <= _SHORT or owned(read, quote):
        return None
    return kind.word if all(word[0].isupper() for word in words) and words[0].endswith(_INFLECTED) else None


def _says_next(read: Read, quote: Quote, at_first: dict[int, KindPlace]) -> KindWord | None:
    """„X“-Programm; „X“ ist ein Projekt; „X“ ... . Diese Initiative."""
    behind = quote.closing + 1
    if behind < len(read.words) and read.words[behind] == "-" and read.touches(behind):
        kind = at_first.get(behind + 1)
        return kind.word if kind else None
    return _defined(read, behind) or _taken_up(read, quote) or _abbreviated(read, quote)


def _abbreviated(read: Read, quote: Quote) -> KindWord | None:
    """„Berlin Entwickelt Neue Nachbarschaften“ (BENN): the initials, and no body's name."""
    at = quote.closing + 1
    if at + 2 >= len(read.words) or read.words[at] != "(" or read.words[at + 2] != ")":
        return None
    words = read.words[quote.opening + 1 : quote.closing]
    initials = "".join(word[0] for word in words if word[0].isupper())
    if len(initials) < _INITIALS or read.words[at + 1] != initials or owned(read, quote):
        return None
    return None if any(word.lower().endswith(_body_ends()) for word in words) else kind_of("Programm")


def _body_ends() -> tuple[str, ...]:
    return tuple(word_set("body_ends"))


def _defined(read: Read, place: int) -> KindWord | None:
    """The kind in "ist ein bundesweites Netzwerk" that begins there."""
    if place + 1 >= len(read.words) or read.words[place] not in _IS:
        return None
    if read.words[place + 1] not in ("ein", "eine", "als", "das", "die", "der"):
        return None
    for at in range(place + 2, min(place + 2 + _DEFINING, len(read.words))):
        if is_apart(read, at) or read.words[at] in (",", "wie", "für", "in", "der", "des"):
            return None
        if word := kind_of(read.words[at]):
            return None if word.is_plural else word
    return None


def _taken_up(read: Read, quote: Quote) -> KindWord | None:
    """The kind in "Diese Initiative" that begins the next sentence."""
    sentence = read.sentences[quote.closing]
    for at in range(quote.closing + 1, min(quote.closing + _NEXT_SENTENCE, len(read.words) - 1)):
        if read.sentences[at] != sentence:
            return kind_of(read.words[at + 1]) if read.words[at] in ("Diese", "Dieses", "Dieser") else None
    return None
