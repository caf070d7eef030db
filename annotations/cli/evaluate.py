"""The command that compares suggestions with gold, or two layers of a project."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from annotations.cli.arguments import check_apart, check_there, examples, open_project, project_path
from annotations.cli.figures import print_comparison
from annotations.cli.output import complain, counted, say, watched
from annotations.curate.comparison import Comparison, compare
from annotations.curate.page import page
from annotations.curate.scores import pairs
from annotations.errors import InputError
from annotations.formats import Problem
from annotations.formats.jsonl import RatifyJsonl
from annotations.model import MENTIONS, Record
from annotations.schema import default_schema
from annotations.workflow.comparing import layer_pairs, pair_layers
from annotations.workflow.whole_file import whole_file

_NO_LAYERS = ("", "")


class By(StrEnum):
    """What figures can be shown for in parts."""

    SOURCE = "source"


def evaluate(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="GOLD PREDICTED | PROJECT", help="Two JSONL files, or one project.", show_default=False),
    ],
    *,
    layers: Annotated[
        tuple[str, str],
        typer.Option(
            "--layers",
            metavar="A B",
            help="The layers of the project to compare, the first one as gold; by default gold and the machine's "
            "newest run.",
            show_default=False,
        ),
    ] = _NO_LAYERS,
    errors: Annotated[bool, typer.Option("--errors", help="List every mistake with its passage.")] = False,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write all of it as one page to look at or print.")
    ] = None,
    by: Annotated[By | None, typer.Option("--by", help="Show figures for each source as well.")] = None,
    out: Annotated[
        Path | None, typer.Option("--json", metavar="OUT", help="Write the figures to a file as well.")
    ] = None,
) -> None:
    """Show how well suggestions meet gold.

    Articles of two files are paired by their ids and must have the same text; in a project, gold counts where an
    article is done. Entities count strictly (start, end and label) and partly (label, and a character in common). An
    agreement is found when its mentions overlap; its facts are kind, status and every filler.
    """
    for written in (html, out):
        check_apart(written, files)
    wanted = {"errors": errors or html is not None, "by_source": by is By.SOURCE}
    match files:
        case [_, _] if layers != _NO_LAYERS:
            raise typer.BadParameter("layers belong to a project; name one project", param_hint="--layers")
        case [gold, predicted]:
            comparison, names = _of_files(gold, predicted, **wanted), (gold.name, predicted.name)
        case [project]:
            comparison, names = _of_layers(project, layers, **wanted)
        case _:
            raise typer.BadParameter("name two files, or one project", param_hint="GOLD PREDICTED | PROJECT")
    if html is not None:
        with whole_file(html) as file:
            for piece in page(comparison, gold=names[0], predicted=names[1]):
                file.write(piece.encode("utf-8", "xmlcharrefreplace"))
    if out is not None:
        with whole_file(out) as file:
            file.write(json.dumps(comparison.scores.as_json(), indent=1).encode())
    print_comparison(comparison, errors=errors)
    if html is not None:
        say(f"\n{html} is ready.")


def _of_files(gold: Path, predicted: Path, *, errors: bool, by_source: bool) -> Comparison:
    check_there([gold, predicted])
    right, suggested = list(_records(gold)), list(_records(predicted))
    roles = _roles(chain(right, suggested))
    return compare(pairs(right, suggested), roles=roles, by_source=by_source, errors=errors)


def _of_layers(
    project: Path, layers: tuple[str, str], *, errors: bool, by_source: bool
) -> tuple[Comparison, tuple[str, str]]:
    if project_path(project).suffix in RatifyJsonl.suffixes:
        raise InputError("this is one file; name the file to compare it with as well", path=project)
    with open_project(project, readonly=True) as store, watched("Comparing") as progress:
        pairing = pair_layers(store, *layers)
        roles = [role.name for role in store.schema.roles]

        def told() -> Iterator[tuple[Record, Record]]:
            for done, pair in enumerate(layer_pairs(store, pairing)):
                progress(done, len(pairing.articles))
                yield pair

        comparison = compare(told(), roles=roles, by_source=by_source, errors=errors)
    if pairing.left_out:
        complain(
            f"{counted(pairing.left_out, 'article')} left out: not in both layers"
            + (", or not done." if "gold" in (pairing.first, pairing.second) else ".")
        )
    return comparison, (pairing.first, pairing.second)


def _records(path: Path) -> Iterator[Record]:
    """All records; figures over a part of a file would mislead."""
    for found in RatifyJsonl().read(path):
        if isinstance(found, Problem):
            raise InputError(found.reason, path=path, line=found.line)
        yield found


def _roles(records: Iterable[Record]) -> list[str]:
    """The roles to report: those of the schema that ships, unless others are used."""
    shipped = [role.name for role in default_schema().roles if role.name != MENTIONS]
    used = dict.fromkeys(
        filler.role
        for record in records
        if record.annotation
        for agreement in record.annotation.agreements
        for filler in agreement.fillers
        if filler.role != MENTIONS
    )
    return shipped if set(used) <= set(shipped) else list(used)


def add_to(app: typer.Typer) -> None:
    """Give the command its name and examples."""
    app.command(
        "evaluate",
        epilog=examples(
            "ratify evaluate gold.jsonl suggestions.jsonl",
            "ratify evaluate gold.jsonl ours.jsonl --errors --html mistakes.html",
            "ratify evaluate news.ratify --layers gold machine --by source",
        ),
    )(evaluate)
