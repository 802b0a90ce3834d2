"""The words of click in German: help, wrong usage and errors.

click asks ``gettext`` for each of its sentences, which looks for catalogues in the languages of the environment.
Whoever uses this program reads German whatever that says, so the sentences are put in click's place directly.
What click does not say here keeps its English words; the tests run what can go wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click
from click import core, decorators, exceptions, formatting, parser, termui, types

from ingest.disk import refusal

WORDS: Mapping[str, str] = {
    "Usage:": "Aufruf:",
    "Options": "Optionen",
    "Commands": "Befehle",
    "Positional arguments": "Argumente",
    "Show this message and exit.": "Diese Hilfe zeigen.",
    "default: {default}": "Vorgabe: {default}",
    "env var: {var}": "Umgebungsvariable: {var}",
    "required": "nötig",
    "Aborted!": "Abgebrochen.",
    "Error: {message}": "Fehler: {message}",
    "Try '{command} {option}' for help.": "„{command} {option}“ zeigt die Hilfe.",
    "Missing command.": "Es fehlt ein Befehl.",
    "Missing argument": "Es fehlt das Argument",
    "Missing option": "Es fehlt die Option",
    "Missing parameter": "Es fehlt die Angabe",
    "Invalid value for {param_hint}: {message}": "Ungültiger Wert für {param_hint}: {message}",
    "Invalid value: {message}": "Ungültiger Wert: {message}",
    "No such option {name!r}.": "Die Option „{name}“ gibt es nicht.",
    "No such option: {name}": "Die Option „{name}“ gibt es nicht.",
    "No such command {name!r}.": "Den Befehl „{name}“ gibt es nicht.",
    "Did you mean {possibility}?": "Meinten Sie {possibility}?",
    "(Did you mean one of: {possibilities}?)": "Meinten Sie eines von diesen: {possibilities}?",
    "(Possible options: {possibilities})": "Möglich sind: {possibilities}.",
    "Got unexpected extra argument ({args})": "Das ist zu viel: {args}",
    "Got unexpected extra arguments ({args})": "Das ist zu viel: {args}",
    "Option {name!r} requires an argument.": "Die Option „{name}“ braucht einen Wert.",
    "Option {name!r} requires {nargs} arguments.": "Die Option „{name}“ braucht {nargs} Werte.",
    "Option {name!r} does not take a value.": "Die Option „{name}“ nimmt keinen Wert.",
    "Argument {name!r} takes {nargs} values.": "Das Argument „{name}“ nimmt {nargs} Werte.",
    "Could not open file {filename!r}: {message}": "Die Datei „{filename}“ lässt sich nicht öffnen: {message}.",
    "Choose from:\n\t{choices}": "Möglich sind:\n\t{choices}",
    "{value!r} is not {choice}.": "„{value}“ ist nicht {choice}.",
    "{value!r} is not one of {choices}.": "„{value}“ gibt es nicht; möglich sind {choices}.",
    "{value} is not in the range {range}.": "{value} geht nicht; möglich ist eine Zahl {range}.",
    "{value!r} is not a valid {number_type}.": "„{value}“ ist keine Zahl.",
    "{value!r} is not a valid boolean. Recognized values: {states}": "„{value}“ ist weder ja noch nein.",
    # what is named ("Path", "File") was chosen when the option was made, and says nothing more
    "{name} {filename!r} does not exist.": "„{filename}“ gibt es nicht.",
    "{name} {filename!r} is a file.": "„{filename}“ ist eine Datei.",
    "{name} {filename!r} is a directory.": "„{filename}“ ist ein Ordner.",
    "{name} {filename!r} is not readable.": "„{filename}“ darf nicht gelesen werden.",
    "{name} {filename!r} is not writable.": "„{filename}“ darf nicht geschrieben werden.",
}
"""click's sentences, as they stand in its source from 8.2 on, and ours."""

_SPEAKING = (core, decorators, exceptions, formatting, parser, termui, types)
_OPTIONS = "[OPTIONEN]"
_SUBCOMMAND = "BEFEHL [ARGUMENTE]..."


class GermanGroup(click.Group):
    """A group of commands that speaks German, with all below it."""

    def main(self, *args: Any, **how: Any) -> Any:
        """Run the program, the words put in place first."""
        _install()
        _rename(self)
        return super().main(*args, **how)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what the system says of a file is told in German."""
        try:
            return super().invoke(ctx)
        except click.NoSuchOption as error:
            why = error.message + _behind_the_options(error)
            raise click.NoSuchOption(error.option_name, why, error.possibilities, error.ctx) from error
        except (click.FileError, click.BadParameter) as error:
            cause = error.__cause__ or error.__context__
            if isinstance(cause, OSError) and str(cause.strerror) in error.message:
                raise _in_german(error, cause) from cause
            raise


def _behind_the_options(error: click.NoSuchOption) -> str:
    """How to give what begins with a stroke and is no option, to a command that takes anything but options."""
    taken = [each for each in error.ctx.command.params if isinstance(each, click.Argument)] if error.ctx else []
    if error.possibilities or not (error.ctx and taken):
        return ""
    typed = taken[0].make_metavar(error.ctx).strip("[]")
    return f" Was mit „-“ beginnt und keine Option ist, steht hinter „--“: {error.ctx.command_path} -- {typed}"


def _in_german(error: click.FileError | click.BadParameter, cause: OSError) -> click.ClickException:
    if isinstance(error, click.FileError):
        return click.FileError(error.filename, refusal(cause))
    why = f"„{cause.filename}“: {refusal(cause)}."
    return click.BadParameter(why, error.ctx, error.param, error.param_hint)


def said(sentence: str) -> str:
    """One of click's sentences in German; one that is not known as it is."""
    return WORDS.get(sentence, sentence)


def _said_of(one: str, several: str, number: int) -> str:
    return said(one if number == 1 else several)


def _range_said(allowed: click.IntRange) -> str:
    """The numbers that an option takes; none here has an open end or only an upper one."""
    return f"ab {allowed.min}" if allowed.max is None else f"von {allowed.min} bis {allowed.max}"


def _install() -> None:
    for module in _SPEAKING:
        for name, words in (("_", said), ("ngettext", _said_of)):
            if hasattr(module, name):
                setattr(module, name, words)
    # help and wrong usage ask these, which speak in formulas
    click.IntRange._describe_range = _range_said  # type: ignore[method-assign, assignment]


def _rename(command: click.Command) -> None:
    """Give a command and all below it German placeholders."""
    command.options_metavar = _OPTIONS
    if isinstance(command, click.Group):
        command.subcommand_metavar = _SUBCOMMAND
        for each in command.commands.values():
            _rename(each)
