"""The commands under one name, `ratify`, and how each of them ends."""

from __future__ import annotations

import logging
import platform
import re
import sys
from importlib import metadata
from io import TextIOWrapper
from multiprocessing import freeze_support
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from annotations.cli import care, demo, evaluate, export, guidelines, predict, project, window
from annotations.cli.arguments import examples
from annotations.cli.output import complain
from annotations.errors import Cancelled, RatifyError
from annotations.log import kind_of, log_file, start_log
from annotations.suggest.pipeline import PIPELINE_NAME

_log = logging.getLogger(__name__)

_OPEN = "open"
"""The hidden command that stands for no command at all: `ratify [PROJECT]`."""
_DEBUG = "--debug"
_INTERRUPTED = 130
_NEEDED = re.compile(r"\{(.+)\}(\.*)")
_MISTAKE = 70
"""Exit code where the fault is ours; a user's mistakes end in 1 or 2."""
_HELP = """Review what the machine suggests in news articles: entities and agreements.

`ratify [PROJECT]` opens the window. The commands do the same work without it.
"""
_EXAMPLES = examples(
    "ratify demo",
    "ratify new news.ratify",
    "ratify import news.ratify articles/*.txt",
    "ratify suggest news.ratify",
    "ratify news.ratify",
    "ratify export news.ratify gold.jsonl",
)


class RatifyCommand(TyperCommand):
    """A command whose help names values in words, not by the types of Python."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The options and arguments."""
        return _in_words(super().get_params(ctx))

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """What stands behind the name of the command: an argument that is needed without braces around it."""
        pieces = super().collect_usage_pieces(ctx)
        return [_NEEDED.sub(lambda found: found[1] + ("" if " " in found[1] else found[2]), it) for it in pieces]


class RatifyGroup(TyperGroup):
    """Commands of which the first word may be left out, and whose errors end in one sentence."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The options."""
        return _in_words(super().get_params(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The arguments, with the hidden command put before a project."""
        first = next((nth for nth, word in enumerate(args) if not word.startswith("-")), len(args))
        named = first < len(args) and self.get_command(ctx, args[first]) is not None
        if not named and set(args[:first]) <= {_DEBUG}:
            if any(not word.startswith("-") for word in args[first + 1 :]):
                ctx.fail(f"{args[first]!r} is no command, and only one project can be opened at a time.")
            args = [*args[:first], _OPEN, *args[first:]]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        """The command's result; what the user can mend ends in one sentence and exit code 1, a stop in 130."""
        try:
            return super().invoke(ctx)
        except RatifyError as error:
            complain(str(error))
            raise typer.Exit(1) from error
        except (KeyboardInterrupt, Cancelled) as stop:
            complain(str(stop) or "Stopped. What was finished is kept, nothing is half written.")
            raise typer.Exit(_INTERRUPTED) from stop


def _in_words(params: list[Any]) -> list[Any]:
    """The same, without `<bool>` behind a switch, and without `<path>` behind an argument, whose name says it."""
    for each in params:
        if each.param_type_name == "argument":
            each.display_type_rich = _nothing
        elif each.is_flag:
            each.metavar = ""
    return params


def _nothing(**_: Any) -> None:
    """No type."""


app = typer.Typer(
    cls=RatifyGroup,
    name="ratify",
    help=_HELP,
    epilog=_EXAMPLES,
    rich_markup_mode="markdown",
    subcommand_metavar="[PROJECT] | COMMAND ...",
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)


def installed_version() -> str:
    """The version of the installed program."""
    try:
        return metadata.version("ratify-desk")
    except metadata.PackageNotFoundError:
        return "(not installed)"


def _print_version(wanted: bool) -> None:  # noqa: FBT001 - typer's callbacks get the option's value
    if wanted:
        typer.echo(f"ratify {installed_version()} (suggestions by the pipeline {PIPELINE_NAME})")
        raise typer.Exit


@app.callback()
def _options(
    ctx: typer.Context,
    *,
    debug: Annotated[
        bool, typer.Option(_DEBUG, help="Write more to the log, and to standard error too; never a text of an article.")
    ] = False,
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    start_log(debug=debug)
    _log.debug("ratify %s, Python %s: %s", installed_version(), platform.python_version(), ctx.invoked_subcommand)


for module in (project, export, guidelines, predict, evaluate, care, demo, window):
    module.add_to(app)
for command in app.registered_commands:
    command.cls = RatifyCommand


def main() -> None:
    """Run the command that the arguments name; ends the program with its exit code."""
    freeze_support()  # in a bundle, worker processes start as this very program
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character gets its number, not a crash.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        app()
    except Exception as error:  # noqa: BLE001 - the last to catch: what nobody expected is told without private text
        _log.error("uncaught", exc_info=error)
        complain(
            f"Ratify made a mistake ({kind_of(error)}). What was finished is kept. Where it happened is in the log, "
            f"{log_file()}; please send us its last lines, they quote no article."
        )
        sys.exit(_MISTAKE)
