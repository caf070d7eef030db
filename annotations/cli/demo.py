"""The command that does the main job on the sample articles: import, suggest, export, and a table of what was found."""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from annotations.cli.arguments import examples
from annotations.cli.output import complain_of, say, show, watched
from annotations.cli.window import open_window, screen_problem
from annotations.model import Article, LayerKind
from annotations.store import Store
from annotations.suggest.machine import Machine
from annotations.workflow import articles_to_suggest, export, import_files, suggest
from annotations.workflow.samples import sample_files, sample_place


def demo(
    folder: Annotated[
        Path | None, typer.Argument(metavar="DIR", help="Where to keep the files; by default with your user data.")
    ] = None,
    *,
    window: Annotated[bool, typer.Option("--window", hidden=True)] = False,
) -> None:
    """Do the main job on eight sample articles, without the window.

    Makes a project, lets the machine suggest, writes the suggestions as JSONL, and shows what was found. A second run
    goes on with the files of the first.
    """
    problem = screen_problem() if window else ""
    project = sample_place(folder)
    with _opened(project) as store:
        _prepare(store)
        if window and not problem:
            store.close()
            open_window(project)
            return
        if problem:
            say(f"{problem} The same job without it:")
            say("")
        _report(store, project.with_name(f"{project.stem}-suggestions.jsonl"))


def _opened(project: Path) -> Store:
    return Store.open(project) if project.exists() else Store.create(project)


def _prepare(store: Store) -> None:
    """Bring the sample articles and the suggestions into the project, as far as they are not there yet."""
    with watched("Importing") as progress:
        report = import_files(store, sample_files(), progress=progress)
    complain_of(report.problems)
    if articles_to_suggest(store):
        with watched("Suggesting") as progress:
            suggest(store, Machine(), progress=progress)


@dataclass(slots=True)
class _Found:
    """What the machine found in an article."""

    key: str
    labels: Counter[str] = field(default_factory=Counter[str])
    agreements: int = 0


def _report(store: Store, out: Path) -> None:
    layer = [layer for layer in store.layers.all() if layer.kind is LayerKind.MACHINE][-1]
    with watched("Exporting") as progress:
        export(store, out, layer=layer.name, status="all", progress=progress)
    samples = filter(None, (store.articles.by_key(path.stem) for path in sample_files()))
    found = [_found(store, article, layer.name) for article in samples]
    show(_table(found, [(label.name, label.title) for label in store.schema.labels]))
    say("")
    say(f"The pipeline {layer.detail} suggested this, in layer {layer.name}; nothing is confirmed yet.")
    say(f"Project:     {store.path}")
    say(f"Suggestions: {out}")
    say(f"Review them: {_command()} {store.path}")


def _command() -> str:
    """How to call Ratify: as it was called, where its folder is none that the shell looks in."""
    called = Path(sys.argv[0])
    return "ratify" if shutil.which("ratify") or called.stem != "ratify" else str(called)


def _found(store: Store, article: Article, layer: str) -> _Found:
    annotation = store.layers.annotation(article.id, layer)
    labels = Counter(span.label for span in annotation.spans)
    return _Found(article.key, labels, len(annotation.agreements))


def _table(found: list[_Found], labels: list[tuple[str, str]]) -> Table:
    """One column an article: labels are more than articles, and their names longer."""
    table = Table(box=None, pad_edge=False, padding=(0, 0, 0, 1), header_style="bold")
    table.add_column("", no_wrap=True)
    for one in found:
        table.add_column(one.key, justify="right")
    table.add_column("all", justify="right", style="bold")
    for name, title in labels:
        counts = [one.labels[name] for one in found]
        table.add_row(title, *(str(count or "") for count in counts), str(sum(counts)))
    entities = [sum(one.labels.values()) for one in found]
    table.add_row("Entities", *map(str, entities), str(sum(entities)), style="bold")
    agreements = [one.agreements for one in found]
    table.add_row("Agreements", *map(str, agreements), str(sum(agreements)), style="bold")
    return table


def add_to(app: typer.Typer) -> None:
    """Give the command its name and examples."""
    app.command("demo", epilog=examples("ratify demo", "ratify demo /tmp/ratify"))(demo)
