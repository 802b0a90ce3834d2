"""What reading a paper costs as it grows: three sizes of hostile texts in one run."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.assemble import parse_source
from ingest.sources import source_from_bytes
from tests.benchmarks.growth import grows_with_the_length

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
HEAD = "Landtag von Baden-Württemberg Drucksache 16 / 99264 16. Wahlperiode Große Anfrage der Fraktion der SPD\n"
ASKED = f"{HEAD}Wir fragen die Landesregierung:\n"
ANSWERED = (
    "Mit Schreiben vom 4. Mai 2017 Nr. 21-1 beantwortet das Ministerium im Namen der Landesregierung wie folgt:\n"
)

HOSTILE: dict[str, tuple[str, Callable[[int], str]]] = {
    "nested tables": ("t.html", lambda n: "<html><body>" + "<table><tr><td>" * n + "x</body></html>"),
    "rows": ("t.html", lambda n: "<html><body><table>" + "<tr><td>1<td>2" * n + "</table></body></html>"),
    "tags": ("t.html", lambda n: "<html><body>" + "<b><i>a" * n + "</body></html>"),
    "bars": ("m.md", lambda n: "# T\n\n" + "| a | b |\n" * n),
    "stars": ("m.md", lambda n: "# T\n\n" + "*a " * 3 * n),
    "open tags": ("m.md", lambda n: "# T\n\n" + "<br" * 3 * n),
    "tabs": ("t.txt", lambda n: "a\tb\n" * n),
    "headings": ("t.txt", lambda n: "\n\n".join(["ÄRGER IM TEICH", "Anlage", "1. Ente"] * (n // 4))),
    "capitals": ("t.txt", lambda n: "UND " * 2 * n),
    "withdrawals": ("t.txt", lambda n: "Die Antwort ist hat wird " * n),
    "accents": ("t.txt", lambda n: "Dag\u02d8delen C\u02d8a " * 3 * n),
    "breaks to mend": ("t.txt", lambda n: "Integrati- onspolitik " * 3 * n),
    "breaks to leave": ("t.txt", lambda n: "Migrations- und " * 3 * n),
    "broken lines": ("t.txt", lambda n: "Integrati-\n" * 2 * n),
    "addresses": ("t.txt", lambda n: "https://a.de/b-\n" * n),
    "an address": ("t.txt", lambda n: "Siehe https://a.de/b\n" + "abc.d" * n + "!"),
    "page numbers": ("t.txt", lambda n: "Ein Satz.\n\n- 2 -\n\f" * (n // 4)),
    "foot notes": ("t.txt", lambda n: "".join(f"Ein Wort{at} im Satz.\n\n{at} Ente\n\f" for at in range(1, n // 8))),
    "running heads": ("t.txt", lambda n: f"{HEAD}Ein Satz steht hier.\n" * (n // 4)),
    "numbers": ("t.txt", lambda n: ASKED + "1. " * 2 * n),
    "numbered lines": ("t.txt", lambda n: ASKED + "".join(f"{at % 400}. Wie viele?\n" for at in range(n))),
    "letters": ("t.txt", lambda n: ASKED + "1. Wie viele\n" + "a) Enten?\n" * n),
    "asked again": ("t.txt", lambda n: HEAD + "Wir fragen die Landesregierung:\n" * n),
    "asked and numbered": ("t.txt", lambda n: HEAD + "Wir fragen die Landesregierung:\n1. Wie viele?\n" * (n // 2)),
    "answered again": ("t.txt", lambda n: ASKED + "1. Wie viele?\n" + ANSWERED * (n // 4)),
    "answers": ("t.txt", lambda n: f"{ASKED}1. Wie viele?\n{ANSWERED}" + "Zu 1.:\nViele.\n" * n),
    "joint answers": ("t.txt", lambda n: f"{ASKED}{ANSWERED}" + "Die Fragen 1 und 2 werden gemeinsam " * n),
    "brackets": ("t.txt", lambda n: f"{ASKED}1. Wie viele (" + "(" * n + "?" * n),
    "blanks": ("t.txt", lambda n: ASKED + "1." + " " * 10 * n + "Wie viele?"),
    "one word": ("t.txt", lambda n: HEAD + "a" * 20 * n),
}


def papers() -> dict[str, str]:
    """The longest sample paper of each parliament, as printed and without line breaks."""
    texts: dict[str, str] = {}
    for path in sorted(SAMPLES.glob("??/*.txt"), key=lambda path: path.stat().st_size):
        if not path.stem.endswith("-dump"):
            texts[path.parent.name] = path.read_text(encoding="utf-8")
    return texts | {f"{name} flat": " ".join(text.split()) for name, text in texts.items()}


def read(name: str, text: str) -> Callable[[], object]:
    source = source_from_bytes(name, text.encode())
    return lambda: parse_source(source)


@pytest.fixture(scope="module")
def loaded() -> None:
    """All tables are read and all patterns compiled before anything is measured."""
    for text in papers().values():
        parse_source(source_from_bytes("t.txt", text.encode()))


@pytest.mark.usefixtures("benchmarks_only", "loaded")
@pytest.mark.parametrize("name", HOSTILE)
def test_the_cost_of_hostile_texts_grows_with_the_length(name: str) -> None:
    file, text = HOSTILE[name]
    assert grows_with_the_length(name, lambda size: read(file, text(size)))


@pytest.mark.usefixtures("benchmarks_only", "loaded")
@pytest.mark.parametrize("name", papers())
def test_the_cost_of_a_paper_printed_again_and_again_grows_with_the_length(name: str) -> None:
    text = papers()[name]
    assert grows_with_the_length(f"{name} repeated", lambda size: read("t.txt", text * (size * 10 // len(text))))
