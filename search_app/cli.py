"""The one console script, `anfragen`. Thin: arguments in, one function, output."""

from __future__ import annotations

import click

from ingest.cli import COMMANDS as INGEST_COMMANDS


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="anfragenarchiv", prog_name="anfragen")
def main() -> None:
    """Archiv und Suche parlamentarischer Anfragen: jede Frage mit ihrer Antwort."""


for command in INGEST_COMMANDS:
    main.add_command(command)
