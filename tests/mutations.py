"""Ways in which a paper comes damaged: each takes bytes or text and a seeded random, and gives it back worse."""

import re
from collections.abc import Callable
from random import Random

LONG = 1_000_000
"""Characters of the hostile texts: a third of the longest text that is known."""

MANY = 20_000
"""Lines or brackets of the hostile texts."""

SOME = 0.05
"""Share of lines, figures or blanks that a mutation touches."""

Bytes = Callable[[bytes, Random], bytes]
Text = Callable[[str, Random], str]


def flipped(data: bytes, random: Random) -> bytes:
    """A few bytes are others."""
    changed = bytearray(data)
    for _ in range(random.choice((1, 10, 200))):
        changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def cut_off(data: bytes, random: Random) -> bytes:
    """The end is missing."""
    return data[: random.randrange(1, len(data))]


def hole(data: bytes, random: Random) -> bytes:
    """A stretch in the middle is missing."""
    start = random.randrange(len(data))
    return data[:start] + data[start + random.randrange(1, 2000) :]


def zeroed(data: bytes, random: Random) -> bytes:
    """A block of the disk was not written."""
    start = random.randrange(len(data))
    length = min(512, len(data) - start)
    return data[:start] + bytes(length) + data[start + length :]


def figures_in_bytes(data: bytes, random: Random) -> bytes:
    """Numbers of the file's own structure are others: lengths, places, sizes of pages."""
    figures = list(re.finditer(rb"\d+", data))
    for figure in sorted(random.sample(figures, min(len(figures), 5)), key=lambda m: -m.start()):
        value = str(random.choice((0, 1, 7, 65_536, 2**31, 10**12))).encode()
        data = data[: figure.start()] + value + data[figure.end() :]
    return data


BYTES: tuple[Bytes, ...] = (flipped, cut_off, hole, zeroed, figures_in_bytes)


def dropped(text: str, random: Random) -> str:
    return "\n".join(line for line in text.split("\n") if random.random() > SOME)


def doubled(text: str, random: Random) -> str:
    return "\n".join(f"{line}\n{line}" if random.random() < SOME else line for line in text.split("\n"))


def shuffled(text: str, random: Random) -> str:
    lines = text.split("\n")
    start = random.randrange(len(lines))
    part = lines[start : start + random.choice((5, 50, 5000))]
    random.shuffle(part)
    return "\n".join([*lines[:start], *part, *lines[start + len(part) :]])


def shortened(text: str, random: Random) -> str:
    """Some lines end too early."""
    return "\n".join(
        line[: random.randrange(len(line) + 1)] if random.random() < SOME else line for line in text.split("\n")
    )


def joined(text: str, random: Random) -> str:
    """Some line breaks, or all of them, are lost."""
    share = random.choice((SOME, 0.5, 1.0))
    return re.sub(r"\n", lambda found: " " if random.random() < share else found.group(), text)


def other_numbers(text: str, random: Random) -> str:
    share = random.choice((SOME, 1.0))
    return re.sub(
        r"\d+",
        lambda found: str(random.choice((0, 1, 3, 77, 400, 99_999, 10**30))) if random.random() < share else found[0],
        text,
    )


def blanks_inside(text: str, random: Random) -> str:
    share = random.choice((SOME, 1.0))
    return re.sub(r"(?<=\w)(?=\w)", lambda _: " " if random.random() < share else "", text)


def without_blanks(text: str, random: Random) -> str:
    return re.sub(r"[ ]", lambda found: "" if random.random() < 0.5 else " ", text)


def long_line(text: str, random: Random) -> str:
    """A line of a whole book stands between the others."""
    piece = random.choice(("Wort ", "1. ", "a) Wie viele? ", "Zu 1.: ", "x", "§ 3 Abs. 4 ", "Silben- "))
    at = random.randrange(len(text) + 1)
    return text[:at] + "\n" + piece * (LONG // 4 // len(piece)) + "\n" + text[at:]


def form_feeds(text: str, random: Random) -> str:
    return re.sub(r"\n", lambda found: "\n\f" if random.random() < SOME * 4 else found.group(), text)


def control_characters(text: str, random: Random) -> str:
    signs = "\x07\x08\x0b\x1b\x7f\x85\xad\u200b\u202e\u2028\ufffe\ufeff\U0001f600\u0308"
    return re.sub(r"(?<=\w) ", lambda _: random.choice(signs) if random.random() < SOME else " ", text)


def umlauts_lost(text: str, random: Random) -> str:
    return re.sub(r"[äöüÄÖÜß]", random.choice(("", "?", "\ufffd", "a")), text)


def repeated(text: str, random: Random) -> str:
    """The whole paper many times."""
    return text * random.choice((2, 5, max(2, LONG // max(len(text), 1))))


def nested_brackets(text: str, random: Random) -> str:
    opening, closing = random.choice(("()", "„“", "[]", ("(1. ", ")"), ("(a) ", ")?")))
    depth = random.choice((50, MANY))
    at = random.randrange(len(text) + 1)
    return text[:at] + opening * depth + "Wie viele?" + closing * random.choice((depth, 0)) + text[at:]


def numbered_lines(text: str, random: Random) -> str:
    """Thousands of lines that may be questions or answers."""
    line = random.choice(
        ("1.\n", "{}. Wie viele?\n", "Zu 1.:\n", "{}. Punkt\n", "a)\n", "Zu {}. und {}.:\nJa.\n", "{}.\n",
         "Frage {}:\n", "- Drucksache 19/{} -\n", "{}\t{}\t{}\n", "Vorbemerkung\n", "\n", "19. Wahlperiode\n", "({})\n",
         "{}) Fußnote\n")
    )  # fmt: skip
    at = random.randrange(len(text) + 1)
    return text[:at] + "\n" + "".join(line.replace("{}", str(n)) for n in range(1, MANY)) + text[at:]


def no_blanks_at_all(text: str, random: Random) -> str:
    """A megabyte without a blank."""
    piece = random.choice(("x", "1.", "a)", "Wort-", "(", "https://a.de/", "17/11310", "_", "ä", "?", "„", "Zu1.:"))
    at = random.randrange(len(text) + 1)
    return text[:at] + piece * (LONG // len(piece)) + text[at:]


def hyphens(text: str, random: Random) -> str:
    """Every word may be broken."""
    return re.sub(r"(?<=\w\w)(?=\w\w)", lambda _: "-\n" if random.random() < SOME * 2 else "", text)


def tabs(text: str, random: Random) -> str:
    return re.sub(r" ", lambda _: "\t" if random.random() < SOME * 4 else " ", text)


def as_html(text: str, random: Random) -> str:
    """The paper as a web page, blocks opened and never closed."""
    tag = random.choice(("p", "div", "td", "b"))
    return "<html><body>" + "".join(f"<{tag}>{line}\n" for line in text.split("\n")) * random.choice((1, 20))


def as_markdown(text: str, random: Random) -> str:
    marks = ("# ", "## ", "**", "- ", "| ", "__")
    return "# Papier\n" + re.sub(r"\n", lambda _: "\n" + (random.choice(marks) if random.random() < 0.3 else ""), text)


TEXT: tuple[Text, ...] = (
    dropped, doubled, shuffled, shortened, joined, other_numbers, blanks_inside, without_blanks, long_line, form_feeds,
    control_characters, umlauts_lost, repeated, nested_brackets, numbered_lines, no_blanks_at_all, hyphens, tabs,
    as_html, as_markdown,
)  # fmt: skip
