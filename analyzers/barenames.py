"""Names without quotation marks: behind a kind word, or in front of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzers.kinds import kind_of, word_set
from analyzers.lexicon import dictionary_form, is_adjective
from analyzers.named import BEFORE_NAMES, Found, KindPlace
from analyzers.nounphrases import chunk_end, chunk_start, is_apart, is_coined, is_noun, name_end, phrase_end
from analyzers.reading import Read

_CLAUSE = 6  # words in front in which "sich" tells that the phrase belongs to the verb ("setzt sich ... für ... ein")
_ADJECTIVE = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+(?:en|er|es|em|e)$")
_ENDING = re.compile(r"(?:en|er|es|em|e)$")
_GOAL = re.compile(r"20[2-6][05]")
_PROPER = ("isch", "National", "Deutsch")  # ends of adjectives that belong to a name when they have a capital
_NOMINATIVE = {"m": "er", "f": "e", "n": "es"}
_COINED_LETTERS = 6  # letters from which a word in capitals in front of "-Projekt" is its name and no field


def behind_kind(read: Read, kind: KindPlace) -> Found | None:
    """The name behind a kind word, without quotation marks."""
    place = kind.last
    if place >= len(read.words) or kind.word.is_plural or _is_cut_off(read, place):
        return None
    adjective = _adjective(read, kind)
    prefix = f"{adjective} " if adjective else ""
    first = kind.first - 1 if adjective else kind.first
    return (
        _holder(read, kind)
        or _dated(read, kind)
        or _shortened(read, kind, first, prefix)
        or _phrase(read, kind, first, prefix)
        or _nouns(read, kind, first, prefix)
        or _adorned(read, kind, first, prefix)
    )


def _is_cut_off(read: Read, place: int) -> bool:
    """Whether the name would stand in another cell or sentence; a line may end between."""
    gap = read.text[read.ends[place - 1] : read.starts[place]]
    return read.sentences[place] != read.sentences[place - 1] or "\t" in gap or "\n\n" in gap


def _holder(read: Read, kind: KindPlace) -> Found | None:
    """Demografiestrategie der Bundesregierung."""
    if not kind.word.is_compound or kind.word.name != "Strategie":
        return None
    for holder in word_set("holders", "words"):
        last = kind.last + len(holder.split())
        if read.slice(kind.last, min(last, len(read.words))) == holder:
            return Found(kind.first, last, f"{kind.word.nominative} {holder}", kind.word.name, (kind.word.nominative,))
    return None


def _dated(read: Read, kind: KindPlace) -> Found | None:
    """Radverkehrsstrategie 2030: the year that it looks forward to."""
    year = read.words[kind.last]
    if not kind.word.is_compound or kind.word.name not in word_set("dated", "kinds") or not _GOAL.fullmatch(year):
        return None
    return Found(kind.first, kind.last + 1, f"{kind.word.nominative} {year}", kind.word.name, (kind.word.nominative,))


def _shortened(read: Read, kind: KindPlace, first: int, prefix: str) -> Found | None:
    """Kulturlandschaftsprogramm (KULAP): a compound alone whose letters stand in brackets behind it."""
    inside = _in_brackets(read, kind.last) if kind.word.is_compound else None
    if inside is None or not is_coined(inside[0]) or _is_indefinite(read, kind.first):
        return None
    name = f"{prefix}{kind.word.nominative}"
    short = inside[0].partition("-")[0]  # "KEF-RP": the Land stands behind the letters
    is_short = short.isalpha() and name[:1] == short[:1] and _in_order(short, name)
    return Found(first, kind.last, name, kind.word.name) if is_short else None


def _adorned(read: Read, kind: KindPlace, first: int, prefix: str) -> Found | None:
    """Nationale Weiterbildungsstrategie: a compound with an adjective that has a capital behind an article."""
    plain = not kind.word.is_compound or kind.word.nominative.lower() in word_set("strong")
    if not prefix or plain or kind.word.name not in word_set("dated", "kinds"):
        return None
    known = _ENDING.sub("", read.words[first]).endswith(_PROPER) and first > 0
    if not known or read.words[first - 1].lower() not in BEFORE_NAMES:
        return None
    return Found(first, kind.last, f"{prefix}{kind.word.nominative}", kind.word.name)


def _phrase(read: Read, kind: KindPlace, first: int, prefix: str) -> Found | None:
    """Landesaktionsplan für sexuelle und geschlechtliche Vielfalt."""
    if not _is_open(read, kind, known=bool(prefix)):
        return None
    end = phrase_end(read, kind.last)
    if end == kind.last or "sich" in read.words[max(kind.first - _CLAUSE, 0) : kind.first]:
        return None
    name = f"{prefix}{kind.word.nominative} {read.slice(kind.last, end)}"
    return Found(first, end, name, kind.word.name, is_unsure=_is_indefinite(read, kind.first) and not prefix)


def _is_open(read: Read, kind: KindPlace, *, known: bool) -> bool:
    """Whether a phrase may be the name; ``known`` says that an adjective of the name stands in front."""
    word = kind.word.nominative.lower()
    if word.endswith(tuple(word_set("open"))):
        return True
    if not word.endswith(tuple(word_set("open_known"))) or read.words[kind.last] != "für":
        return False
    return known or (kind.first > 0 and read.words[kind.first - 1].lower() in BEFORE_NAMES)


def _is_indefinite(read: Read, place: int) -> bool:
    """Whether the words in front say that the thing has no name ("ein neues Landesprogramm für ...")."""
    before = [word.lower() for word in read.words[max(place - 3, 0) : place]]
    return any(word in word_set("indefinite") for word in before)


def _nouns(read: Read, kind: KindPlace, first: int, prefix: str) -> Found | None:
    """Bundesprogramm Sprach-Kitas; Projekt KIRA; Netzwerk Kooperative Migrationsarbeit Niedersachsen."""
    place = kind.last
    chunk = "".join(read.words[place : chunk_end(read, place)])
    if _is_party(read, kind):
        return None
    if chunk[0] == "#" and len(chunk) > 1:
        return _tagged(read, kind, chunk_end(read, place))
    coined = is_coined(chunk) and not read.words[kind.last - 1].isupper()
    if not coined and not (is_noun(read, place) and _may_be_plain(read, kind, place, prefix)):
        return None
    end = name_end(read, place)
    bare = read.slice(place, end)
    if not prefix and all(part in word_set("places") for part in re.split(r"[\s-]+", bare)):
        return None
    long_form = _long_form(read, end) if coined else None
    if long_form:
        return Found(place, long_form[1], long_form[0], kind.word.name, (bare, f"{kind.word.nominative} {bare}"))
    if coined and not prefix and not (kind.word.is_strong and "-" not in kind.word.nominative):
        return Found(place, end, bare, kind.word.name, (f"{kind.word.nominative} {bare}",))
    aliases = (bare,) if bare not in word_set("places") and not prefix else ()
    return Found(first, end, f"{prefix}{kind.word.nominative} {bare}", kind.word.name, aliases)


def _tagged(read: Read, kind: KindPlace, end: int) -> Found:
    """Kampagne #GemeinsamBunt."""
    name = read.slice(kind.last, end)
    return Found(kind.last, end, name, kind.word.name, (name.removeprefix("#"),))


def _is_party(read: Read, kind: KindPlace) -> bool:
    return kind.word.name == "Bündnis" and read.words[kind.last] in word_set("parties")


def _may_be_plain(read: Read, kind: KindPlace, place: int, prefix: str) -> bool:
    """Whether everyday words behind a kind word are a name: behind a strong word, or printed as only names are."""
    if kind.word.is_strong:
        return not _is_genitive_place(read.words[place])
    if prefix:
        return True
    second = chunk_end(read, place)
    if _is_lower_word(read.words[place]) and not is_apart(read, second) and is_noun(read, second):
        return _is_introduced(read, kind.first)
    return second > place + 1 and read.words[place + 1] == "-" and _is_introduced(read, kind.first)


def _is_genitive_place(word: str) -> bool:
    return word in word_set("places") and word.endswith("s")


def _is_lower_word(word: str) -> bool:
    return bool(_ADJECTIVE.match(word)) and is_adjective(_ENDING.sub("", word.lower()))


def _is_introduced(read: Read, place: int) -> bool:
    """Whether an article or the like stands in front, or the line begins."""
    return place == 0 or read.words[place - 1].lower() in BEFORE_NAMES or is_apart(read, place)


def _adjective(read: Read, kind: KindPlace) -> str:
    """The adjective with a capital that belongs to the name, in the nominative ("dem Queeren Netzwerk")."""
    at = kind.first - 1
    if at < 0 or not _ADJECTIVE.match(read.words[at]) or is_apart(read, kind.first):
        return ""
    stem = _ENDING.sub("", read.words[at])
    nominative = stem + _NOMINATIVE[kind.word.gender]
    if stem.endswith("isch"):
        return nominative
    if at == 0 or is_apart(read, at) or read.words[at - 1].lower() not in BEFORE_NAMES:
        return ""
    is_plain = read.words[at].lower() in word_set("indefinite") or not _is_adjective(stem, read.words[at])
    return "" if is_plain else nominative


def _is_adjective(stem: str, word: str) -> bool:
    found = dictionary_form(word)
    return is_adjective(stem.lower()) or found is None or found.islower()


def _long_form(read: Read, place: int) -> tuple[str, int] | None:
    """What stands in brackets behind an acronym that it spells out, and where it ends."""
    inside = _in_brackets(read, place)
    return inside if inside and _spells_out(read.words[place - 1], inside[0]) else None


def _in_brackets(read: Read, place: int) -> tuple[str, int] | None:
    """What stands in brackets that begin here, and where they end."""
    if place + 2 >= len(read.words) or read.words[place] != "(":
        return None
    end = next((at for at in range(place + 2, min(place + 18, len(read.words))) if read.words[at] == ")"), None)
    return (read.slice(place + 1, end), end + 1) if end else None


def _spells_out(short: str, full: str) -> bool:
    """Whether the letters of an acronym are found in its long form, in order, the first one at its head."""
    return len(full.split()) > 1 and full[:1] == short[:1] and _in_order(short, full)


def _in_order(short: str, full: str) -> bool:
    letters = iter(full.lower())
    return all(c in letters for c in short.lower() if c.isalpha())


def in_front(read: Read, kind: KindPlace) -> Iterator[Found]:
    """INTI-CITIES-Projekt, INTI-CITIES Projekt."""
    compound = read.slice(kind.first, kind.last)
    name, _, base = compound.rpartition("-")
    if compound.isupper():
        return  # a heading in capitals: everything looks like an acronym
    if name and kind_of(base):
        spelt_out = tuple(_spelt_out(read, kind, name))
        yield from spelt_out or ((Found(kind.first, kind.last - 2, name, kind.word.name),) if _is_sure(name) else ())
    elif not name and kind.first > 0 and not is_apart(read, kind.first) and not kind.word.is_compound:
        first = chunk_start(read, kind.first - 1)
        before = read.slice(first, kind.first)
        if _is_sure(before):
            yield Found(first, kind.first, before, kind.word.name)


def _spelt_out(read: Read, kind: KindPlace, short: str) -> Iterator[Found]:
    """FEIN-Programm (Freiwilliges Engagement In Nachbarschaften)."""
    inside = _in_brackets(read, kind.last)
    if inside and is_coined(short) and _spells_out(short, inside[0]):
        yield Found(kind.first, kind.last - 2, inside[0], kind.word.name, (short,))


def _is_sure(name: str) -> bool:
    parts = name.split("-")
    capitals = all(part.isupper() and part.isalpha() and len(part) > 2 for part in parts)
    return capitals and len(name) >= _COINED_LETTERS and not any(part in word_set("bodies") for part in parts)
