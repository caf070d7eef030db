"""The commands that open the window or draw it into a picture."""

from __future__ import annotations

import os
import re
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer

from annotations.cli.arguments import Project, examples, project_path
from annotations.cli.output import say
from annotations.errors import ProjectError, RatifyError

_SIZE = re.compile(r"(\d{2,5})x(\d{2,5})")


class Theme(StrEnum):
    """The looks of the window."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


def display_problem() -> str:
    """Why no window can open here, in one sentence; empty where it can."""
    return _desktop("display").display_problem()


def screen_problem() -> str:
    """Why nobody would see a window here, in one sentence; Qt's platforms that draw in memory only count."""
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if platform.partition(":")[0] in {"offscreen", "minimal"}:
        return f"No window can be seen: QT_QPA_PLATFORM is {platform}."
    return display_problem()


def open_window(project: Path | None) -> None:
    """Open the window and wait until it is closed; raises RatifyError where it cannot open."""
    problem = display_problem()
    if problem:
        raise RatifyError(problem)
    code = _desktop("app").run(project)
    if code:
        raise typer.Exit(code)


def open_(project: Annotated[Path | None, typer.Argument(metavar="PROJECT")] = None) -> None:
    """Open the window, on the last project where none is named."""
    path = project and project_path(project)
    if path and not path.exists():
        raise ProjectError(
            f"There is no project {path}, and no command of this name. Make one with: ratify new {path} "
            "(see ratify --help)."
        )
    open_window(path)


def screenshot(
    project: Project,
    out: Annotated[Path, typer.Argument(metavar="OUT.png", help="The picture to write.")],
    *,
    article: Annotated[
        str | None,
        typer.Option(
            "--article",
            metavar="ID",
            help="The article to show (ratify status --articles lists them); by default the first.",
        ),
    ] = None,
    theme: Annotated[Theme, typer.Option("--theme", help="The look of the window.")] = Theme.LIGHT,
    size: Annotated[str, typer.Option("--size", metavar="WxH", help="Width and height in pixels.")] = "1280x800",
) -> None:
    """Draw the window on a project into a picture; needs no display."""
    found = _SIZE.fullmatch(size)
    if not found:
        raise typer.BadParameter(f"{size!r} is no size; write it like 1280x800", param_hint="--size")
    # A picture is drawn in memory; set before Qt is loaded.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")  # what such a platform does not support
    problem = display_problem()
    if problem:
        raise RatifyError(problem)
    take = _desktop("screenshot").take
    take(project_path(project), out, article=article, theme=theme.value, size=(int(found[1]), int(found[2])))
    say(f"{out} is ready.")


def _desktop(module: str) -> Any:
    """A module of the window, imported by name because the core must work where the window is not installed."""
    try:
        return import_module(f"desktop.{module}")
    except ModuleNotFoundError as error:
        if error.name not in {"desktop", "PySide6", "shiboken6"}:
            raise
        raise RatifyError(
            "No window can open: this installation of Ratify has the command line only. "
            "Install PySide6-Essentials beside it."
        ) from error


def add_to(app: typer.Typer) -> None:
    """Give the commands their names and examples."""
    app.command("open", hidden=True)(open_)
    app.command(
        "screenshot",
        epilog=examples(
            "ratify screenshot news.ratify news.png",
            "ratify screenshot news.ratify dark.png --theme dark --size 1920x1080",
        ),
    )(screenshot)
