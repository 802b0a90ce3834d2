"""The commands that read papers: ingest, inspect, dialects. Thin: arguments in, one function, output.

``search_app.cli`` attaches `COMMANDS` to the one console script. What shall happen
after an ingest (the index follows) is handed in through the context::

    ctx.obj = Attached(after_ingest=follow)     # follow(archive: Archive) -> None

The hook is called once after every run, also when nothing changed or some files
failed, with the archive still open; it may write to stderr and raise AnfragenError.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from ingest.errors import AnfragenError, DialectError, SettingsError
from ingest.home import VARIABLE, default_home

if TYPE_CHECKING:
    from ingest.archive import Archive
    from ingest.pipeline import OnStep, Report

SOME_FAILED = 1  # exit code
_NAMED = 20  # further versions that are named one by one; a folder of PDF and text has as many as papers


@dataclass(frozen=True, slots=True)
class Attached:
    """What the top of the house hangs onto these commands by ``ctx.obj``."""

    after_ingest: Callable[[Archive], None]


home_option = click.option(
    "--home",
    metavar="ORDNER",
    type=click.Path(file_okay=False, path_type=Path),
    envvar=VARIABLE,
    default=default_home,
    help="Ordner des Archivs; sonst ANFRAGEN_HOME, sonst der Datenordner des Systems.",
)
format_option = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Form der Ausgabe."
)
parliament_option = click.option(
    "--parliament", metavar="KÜRZEL", help="Das Parlament steht fest und wird nicht erkannt (be, ni, bt ...)."
)
ocr_option = click.option(
    "--ocr", is_flag=True, help="Seiten, die Bilder sind, mit Texterkennung lesen (OCRmyPDF, Tesseract)."
)


@click.command()
@click.argument("paths", nargs=-1, metavar="PFAD...", type=click.Path(exists=True, allow_dash=True))
@home_option
@click.option(
    "--jobs", metavar="ZAHL", type=click.IntRange(min=1), help="Zahl der Leseprozesse; sonst einer je Prozessor."
)
@parliament_option
@click.option("--retry", is_flag=True, help="Die Dateien noch einmal versuchen, die bisher nicht lesbar waren.")
@click.option("--again", is_flag=True, help="Auch Bekanntes neu lesen; ohne PFAD alle Originale des Archivs.")
@ocr_option
@format_option
@click.pass_context
def ingest(ctx: click.Context, *, paths: tuple[str, ...], home: Path, form: str, **how: Unpack[_How]) -> None:
    """Nimmt Drucksachen in das Archiv auf: Dateien, Ordner, ZIP-Archive, „-“ für die Standardeingabe.

    Was schon da ist, wird übersprungen. Was sich nicht lesen lässt, wird mit seinem Grund genannt und
    aufgehoben; der Rest wird aufgenommen. Rückgabewert 1, wenn eine Datei fehlgeschlagen ist.
    """
    _check(paths, how)
    from ingest.archive import Archive
    from ingest.progress import progress

    with told(), Archive.open(home) as archive:
        archive.require_writable()
        with progress("Aufnahme") as advance:
            report = _run(archive, paths, how, lambda step: advance(step.name))
        _tell(report, form)
        attached = ctx.find_object(Attached)
        if attached:
            attached.after_ingest(archive)
    ctx.exit(SOME_FAILED if report.failed else 0)


class _How(TypedDict):
    """The options of `ingest` that say how, as click passes them."""

    jobs: int | None
    parliament: str | None
    retry: bool
    again: bool
    ocr: bool


def _check(paths: tuple[str, ...], how: _How) -> None:
    """Raise UsageError (exit code 2) for arguments that do not go together."""
    if how["retry"] and (paths or how["again"] or how["parliament"]):
        raise click.UsageError("--retry steht allein: es versucht, was schon einmal fehlgeschlagen ist.")
    if not (paths or how["retry"] or how["again"]):
        raise click.UsageError("Es fehlt der PFAD zu Dateien oder Ordnern (oder --retry, --again).")
    _check_parliament(how["parliament"])


def _check_parliament(code: str | None) -> None:
    """Raise UsageError for a code that no dialect has."""
    if code:
        from ingest.registry import dialect_of

        try:
            dialect_of(code)
        except DialectError as error:
            raise click.UsageError(str(error)) from error


def _run(archive: Archive, paths: tuple[str, ...], how: _How, on_progress: OnStep) -> Report:
    from ingest import pipeline

    if how["retry"]:
        return pipeline.retry(archive, jobs=how["jobs"], on_progress=on_progress, ocr=how["ocr"])
    if not paths:
        return pipeline.reread(archive, jobs=how["jobs"], on_progress=on_progress, ocr=how["ocr"])
    return pipeline.ingest_paths(
        archive,
        paths,
        jobs=how["jobs"],
        parliament=how["parliament"],
        again=how["again"],
        ocr=how["ocr"],
        on_progress=on_progress,
    )


class WrongSetting(click.ClickException):
    """A setting that cannot be is wrong usage, though no argument is to blame."""

    exit_code = click.UsageError.exit_code


@contextmanager
def told() -> Iterator[None]:
    """Turn what this program says no to into a message on stderr and exit code 1, of a setting 2."""
    try:
        yield
    except SettingsError as error:
        raise WrongSetting(str(error)) from error
    except AnfragenError as error:
        raise click.ClickException(str(error)) from error


def _tell(report: Report, form: str) -> None:
    for error in report.failures:
        click.echo(f"{error.name}: {error.reason}", err=True)
    for step in report.filed[:_NAMED]:
        click.echo(f"{step.name}: weitere Fassung von {step.paper}; es gilt die bisherige.", err=True)
    if more := len(report.filed[_NAMED:]):
        click.echo(f"... und {more} weitere dieser Art.", err=True)
    click.echo(_sentence(report), err=True)
    if form == "json":
        click.echo(json.dumps(_plain(report), ensure_ascii=False))


def _sentence(report: Report) -> str:
    parts = [f"{report.new} neu", f"{report.changed} geändert", f"{report.unchanged} unverändert"]
    if report.version:
        parts.append(f"{report.version} als weitere Fassung abgelegt")
    parts.append(f"{report.failed} fehlgeschlagen")
    if report.skipped:
        parts.append(f"{report.skipped} übergangen (Daten neben den Papieren)")
    return ", ".join(parts) + "."


def _plain(report: Report) -> dict[str, object]:
    failures = [{"name": error.name, "code": error.code, "reason": error.reason} for error in report.failures]
    return {
        "new": report.new,
        "changed": report.changed,
        "version": report.version,
        "versions": [{"name": step.name, "paper": step.paper} for step in report.filed],
        "unchanged": report.unchanged,
        "skipped": report.skipped,
        "failed": report.failed,
        "failures": failures,
    }


@click.command()
@click.argument("file", metavar="DATEI", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@parliament_option
def inspect(*, file: str, parliament: str | None) -> None:
    """Zeigt Stufe für Stufe, was in einer DATEI gelesen wurde: für alle, die einen Dialekt schreiben.

    Zeilen mit Seite und Nummer, „+“ für Abstand darüber, „*“ für fett und dem Grund, wenn sie nicht
    zum Text gehören; Punkte der Dialekte; Felder des Kopfes; Nummern, die Fragen sein könnten; Befunde.
    """
    _check_parliament(parliament)
    from ingest.inspection import inspect_source
    from ingest.sources import read_source

    with told():
        for line in inspect_source(read_source(file), parliament):
            click.echo(line)


@click.command()
@format_option
def dialects(*, form: str) -> None:
    """Nennt die Parlamente, deren Drucksachen gelesen werden, mit Arten und Zahl der Beispiele."""
    from ingest.registry import parliaments

    with told():
        known = [(parliament, _samples(parliament.code)) for parliament in parliaments()]
    if form == "json":
        rows = [{**asdict(parliament), "samples": samples} for parliament, samples in known]
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    for parliament, samples in known:
        kinds = ", ".join(parliament.kinds)
        click.echo(f"{parliament.code}  {parliament.name:<24}{samples:>3} Beispiele  {kinds}")


def _samples(code: str) -> int:
    """Count the sample papers of a parliament; 0 where the program was installed without them."""
    return len(list((Path(__file__).parent.parent / "samples" / code).glob("*.json")))


COMMANDS = (ingest, inspect, dialects)
