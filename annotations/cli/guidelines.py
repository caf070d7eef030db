"""The command that writes a project's guidelines as text."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from annotations.cli.arguments import Project, examples, open_project
from annotations.cli.output import say
from annotations.own_pages import MARKDOWN_MARK
from annotations.review import guidelines_text
from annotations.workflow.whole_file import whole_file


def guidelines(
    project: Project,
    out: Annotated[
        Path | None, typer.Argument(metavar="OUT", help="A Markdown file; on the screen by default.")
    ] = None,
) -> None:
    """Write the rules of the schema and the project's own guidelines as Markdown."""
    with open_project(project, readonly=True) as store:
        text = guidelines_text(store)
    if out is None:
        say(text.rstrip())
        return
    with whole_file(out) as file:
        file.write(f"{MARKDOWN_MARK}{text}".encode())
    say(f"The guidelines are in {out}.")


def add_to(app: typer.Typer) -> None:
    """Give the command its name and examples."""
    app.command("guidelines", epilog=examples("ratify guidelines news.ratify guidelines.md"))(guidelines)
