"""The command that compares suggestions with gold."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from annotations.cli.arguments import check_there, examples
from annotations.cli.output import say
from annotations.curate.scores import Scores, score
from annotations.errors import InputError
from annotations.formats import Problem
from annotations.formats.jsonl import RatifyJsonl
from annotations.model import MENTIONS, Record
from annotations.schema import default_schema
from annotations.workflow.whole_file import whole_file


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="JSONL with what is right.")],
    predicted: Annotated[Path, typer.Argument(metavar="PREDICTED", help="JSONL with what was suggested.")],
    *,
    out: Annotated[
        Path | None, typer.Option("--json", metavar="OUT", help="Write the figures to a file as well.")
    ] = None,
) -> None:
    """Show how well suggestions meet gold.

    Articles are paired by their ids and must have the same text. Entities count strictly (start, end and label) and
    partly (label, and a character in common). An agreement is found when its mentions overlap; its facts are kind,
    status and every filler.
    """
    check_there([gold, predicted])
    right, suggested = list(_records(gold)), list(_records(predicted))
    scores = score(right, suggested, roles=_roles(right + suggested))
    _print(scores)
    if out is not None:
        with whole_file(out) as file:
            file.write(json.dumps(scores.as_json(), indent=1).encode())


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


def _print(scores: Scores) -> None:
    say(f"{'label':14}{'P':>7}{'R':>7}{'F1':>7}{'partial':>9}{'gold':>7}")
    for label, row in scores.entities.items():
        say(f"{label:14}{row.p:7.3f}{row.r:7.3f}{row.f:7.3f}{row.partial_f:9.3f}{row.gold:7d}")
    a = scores.agreements
    say(
        f"agreements: {a.gold} gold; found P {a.found.p:.3f} R {a.found.r:.3f} F1 {a.found.f:.3f}; "
        f"kind {a.kind:.3f} status {a.status:.3f}; facts F1 {a.facts.f:.3f}"
    )
    say("fields F1: " + ", ".join(f"{role} {f:.3f}" for role, f in a.roles.items()))


def add_to(app: typer.Typer) -> None:
    """Give the command its name and examples."""
    app.command(
        "evaluate",
        epilog=examples(
            "ratify evaluate gold.jsonl suggestions.jsonl", "ratify evaluate gold.jsonl ours.jsonl --json figures.json"
        ),
    )(evaluate)
