"""Where a name ends that stands without quotation marks."""

from __future__ import annotations

import re

from analyzers.kinds import word_set
from analyzers.reading import Read, is_function_word

LONGEST = 16  # words of a name without quotation marks
_JOINERS = frozenset("-*+&/'’.:")
_OPENERS = frozenset(("für", "gegen", "zur", "zum"))
_MORE = frozenset(("für", "gegen", "zur", "zum", "der", "des", "von", "in", "im"))
_ARTICLES = frozenset(("der", "des", "den", "dem", "die", "das"))
_INFLECTED = re.compile(r"[a-zäöüß]{2,}(?:e|en|er|es|em)$")
_YEARS = re.compile(r"\s?(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d\b")
_PARTED = re.compile(r"[\n\t]")
_ON_SITE = ("vor", "Ort")  # belongs to the name that it stands behind ("Pflege vor Ort")
_LARGE = 4  # letters from which a word in capitals is no acronym of a body
_MORE_NOUNS = 3  # nouns in a row; further ones belong to something else


def chunk_end(read: Read, place: int) -> int:
    """Behind the run of words that stand without blanks: "Trans*PARI", "Kita-Sozialarbeit", "ESF+"."""
    at = place + 1
    while at < len(read.words) and at - place < LONGEST and read.touches(at):
        word = read.words[at]
        if word in "*+" or word[0].isalnum():
            at += 1
        elif word in _JOINERS and at + 1 < len(read.words) and read.touches(at + 1) and read.words[at + 1][0].isalnum():
            at += 2
        else:
            break
    return at


def chunk_start(read: Read, place: int) -> int:
    """The first word of the hyphenated compound that ends with a word."""
    at = place
    while at > 1 and place - at < LONGEST and read.touches(at) and read.words[at - 1] == "-" and read.touches(at - 1):
        if not read.words[at - 2][0].isalnum():
            break
        at -= 2
    return at


def is_coined(text: str) -> bool:
    """Whether a word can only be a name: "KIRA", "CoNTeS", "4Generation", "Trans*PARI"."""
    if text in word_set("bodies") or not text[:1].isalnum() or not any(map(str.isalpha, text)) or len(text) < 2:
        return False
    letters = [c for c in text if c.isalpha()]
    parts = re.split(r"[-/&'’.:]", text)
    inside = any(c.isupper() for part in parts for c in part[1:])
    digits = text[0].isdigit() and len(letters) > 2 and not parts[0].isdigit()
    return (inside or digits or text[-1] in "*+") and not _is_gender_form(text) and not _is_plural_of_acronym(text)


def _is_gender_form(text: str) -> bool:
    return bool(re.search(r"[a-zäöüß](?:Innen|In|[*:_]in(?:nen)?)\b", text))


def _is_plural_of_acronym(text: str) -> bool:
    return text.endswith("s") and text[:-1].isupper() and len(text) <= 4


def is_noun(read: Read, place: int) -> bool:
    """Whether a word may belong to a name: a capital, no everyday noun, no month; a compound with hyphens is none."""
    word = read.words[place]
    if not word[0].isupper() or is_function_word(word):
        return False
    return word not in word_set("common") or chunk_end(read, place) > place + 2


def is_apart(read: Read, place: int) -> bool:
    """Whether a line, a cell or a sentence ends in front of a word."""
    if place >= len(read.words) or read.sentences[place] != read.sentences[place - 1]:
        return True
    return bool(_PARTED.search(read.text, read.ends[place - 1], read.starts[place]))


def phrase_end(read: Read, place: int) -> int:
    """Behind "für sexuelle und geschlechtliche Vielfalt" that begins with a preposition; ``place`` when it is none."""
    if read.words[place] not in _OPENERS:
        return place
    end = _nouns_end(read, place + 1)
    if end is None:
        return place
    return _continued(read, end, place)


def _continued(read: Read, end: int, start: int) -> int:
    while end < len(read.words) and end - start < LONGEST and not is_apart(read, end):
        word = read.words[end]
        if word in ("und", "sowie", "oder") and _is_article(read, end + 1):
            further = None  # the next thing begins
        elif word in ("und", "sowie", "oder"):
            further = _nouns_end(read, end + 1) or _phrase_behind(read, end + 1)
        elif word == "," and end + 1 < len(read.words):
            further = _listed(read, end + 1)
        elif word in _MORE:
            further = _nouns_end(read, end + 1)
        elif word.endswith("er") and _is_adjective(word):
            further = _nouns_end(read, end)  # a genitive: "Partizipation geflüchteter Menschen"
        else:
            further = None
        if further is None:
            break
        end = further
    return end


def _is_article(read: Read, place: int) -> bool:
    return place < len(read.words) and read.words[place] in _ARTICLES


def _phrase_behind(read: Read, place: int) -> int | None:
    """The end of "gegen Ausgrenzung" in "für Vielfalt und gegen Ausgrenzung"."""
    if place < len(read.words) and read.words[place] in _OPENERS:
        return _nouns_end(read, place + 1)
    return None


def _listed(read: Read, place: int) -> int | None:
    """The end of the next noun of a list, if the list goes on to an "und"."""
    end = _nouns_end(read, place)
    if end is None or end >= len(read.words):
        return None
    return end if read.words[end] in ("und", ",") and not is_apart(read, end) else None


def _nouns_end(read: Read, place: int) -> int | None:
    """Behind adjectives and nouns ("sexuelle und geschlechtliche Vielfalt"); None where there are none."""
    at = place
    if at < len(read.words) and read.words[at] in _ARTICLES:
        at += 1
    while at < len(read.words) and not is_apart(read, at) and _is_adjective(read.words[at]):
        at += 1
        if at + 1 < len(read.words) and read.words[at] in ("und", "oder") and _is_adjective(read.words[at + 1]):
            at += 1
    nouns = 0
    while at < len(read.words) and not is_apart(read, at) and is_noun(read, at) and nouns < _MORE_NOUNS:
        at = chunk_end(read, at)
        nouns += 1
        if at + 1 < len(read.words) and read.words[at] == "-" and read.touches(at):
            at += 1
            break
    return at if nouns else None


def _is_adjective(word: str) -> bool:
    return bool(_INFLECTED.match(word)) and word not in word_set("verbs") and not is_function_word(word)


def name_end(read: Read, place: int) -> int:
    """Behind the nouns of a name that begins here: "Kooperative Migrationsarbeit Niedersachsen"."""
    end = chunk_end(read, place)
    begins_plain = "-" not in read.words[place:end]
    for _ in range(_MORE_NOUNS):
        if is_apart(read, end):
            break
        if read.words[end] in word_set("land_codes"):
            return years_end(read, end + 1)
        if _is_closed(read, end):
            return end + 1
        if read.words[end : end + 2] == _ON_SITE:
            return end + 2
        if is_noun(read, end) and (_is_spelt_large(read, end) or not is_coined(_chunk(read, end))):
            end = chunk_end(read, end)
        elif begins_plain and read.words[end] in ("und", "&") and _goes_on(read, end + 1):
            end = chunk_end(read, end + 1)
        else:
            break
    return years_end(read, end)


def _chunk(read: Read, place: int) -> str:
    return "".join(read.words[place : chunk_end(read, place)])


def _is_spelt_large(read: Read, place: int) -> bool:
    """Whether a word goes on with a name that is printed in capitals ("NEUSTART KULTUR")."""
    return all(len(word) >= _LARGE and word.isalpha() and word.isupper() for word in read.words[place - 1 : place + 1])


def _is_closed(read: Read, place: int) -> bool:
    """Whether a noun, even an everyday one, ends a name: its acronym stands in brackets behind it."""
    word, behind = read.words[place], read.words[place + 1 : place + 4]
    return word[0].isupper() and len(behind) > 2 and (behind[0], behind[2]) == ("(", ")") and is_coined(behind[1])


def _goes_on(read: Read, place: int) -> bool:
    return place < len(read.words) and not is_apart(read, place) and is_noun(read, place)


def years_end(read: Read, end: int) -> int:
    """Behind the years that follow a name ("2024 - 2027")."""
    found = _YEARS.match(read.text, read.ends[end - 1])
    if not found:
        return end
    while end < len(read.words) and read.ends[end] <= found.end():
        end += 1
    return end
