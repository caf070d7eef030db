"""The command that exports, and tells beforehand what would be lost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from annotations.cli.arguments import Project, examples, open_project
from annotations.cli.output import complain, counted, plain_table, say, say_json, show, watched
from annotations.errors import InputError
from annotations.formats import FORMATS, Format, format_to_write
from annotations.model import GOLD
from annotations.store import Store
from annotations.workflow import ExportReport, Rehearsal, export, rehearse, split_of
from annotations.workflow.losses import LossGroup

_SHOWN_PLACES = 3
_BARE = "The layer holds no entities and no agreements of these articles: only their texts go out."


class Status(StrEnum):
    """Which articles to export."""

    DONE = "done"
    ALL = "all"


def export_(  # noqa: PLR0913 - one argument for each option
    project: Project,
    out: Annotated[
        Path | None,
        typer.Argument(metavar="OUT", help="The file to write; it appears whole or not at all.", show_default=False),
    ] = None,
    *,
    format_name: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="F",
            help=f"The file format ({', '.join(known.name for known in FORMATS if known.can_write)}); "
            "by default told by the ending of OUT.",
            show_default=False,
        ),
    ] = "",
    layer: Annotated[str, typer.Option("--layer", metavar="NAME", help="The layer to write.")] = GOLD,
    status: Annotated[Status, typer.Option("--status", help="Articles that are done, or all.")] = Status.DONE,
    split: Annotated[
        str,
        typer.Option(
            "--split",
            metavar="80/10/10",
            help="Write NAME-train, NAME-dev and NAME-test, as large in relation as these numbers say; with two "
            "numbers train and test. An article's text decides where it goes.",
            show_default=False,
        ),
    ] = "",
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="Another number makes another split.")] = 0,
    rehearsing: Annotated[
        bool,
        typer.Option(
            "--rehearse", help="Write nothing; show what would be lost, for every format where none is named."
        ),
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Fail, and write nothing, where the format would lose anything.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="With --rehearse: as JSON, for scripts.")] = False,
) -> None:
    """Write one layer of a project to a file.

    What was written is read back and compared, and what the format does not hold is told. The file that was there
    before stays until the new one is whole.
    """
    parts = split_of(split, seed) if split else None
    with open_project(project, readonly=True) as store:
        if rehearsing:
            _rehearse(store, _formats(out, format_name), layer, status, as_json=as_json, strict=strict)
            return
        if out is None:
            raise typer.BadParameter("name the file to write", param_hint="OUT")
        with watched("Exporting") as progress:
            report = export(
                store,
                out,
                format=format_name,
                layer=layer,
                status=status.value,
                split=parts,
                strict=strict,
                progress=progress,
            )
    _tell(report, status)


def _formats(out: Path | None, name: str) -> list[Format]:
    if out is not None or name:
        return [format_to_write(out or Path(), name)]
    return [known for known in FORMATS if known.can_write]


def _rehearse(
    store: Store, formats: Sequence[Format], layer: str, status: Status, *, as_json: bool, strict: bool
) -> None:
    with watched("Rehearsing") as progress:
        found = rehearse(store, formats, layer=layer, status=status.value, progress=progress)
    if as_json:
        say_json([rehearsal.facts() for rehearsal in found])
    else:
        _show(found, status)
    if strict and any(rehearsal.groups for rehearsal in found):
        raise typer.Exit(1)


def _show(found: Sequence[Rehearsal], status: Status) -> None:
    first = found[0]
    say(_which(first.articles, first.left_out, first.reason, status, "would be exported"))
    if not first.articles:
        return
    if not first.spans and not first.agreements:
        complain(_BARE)
    table = plain_table("format", "lost", "count", "articles", "what becomes of it", right=(2, 3))
    for rehearsal in found:
        if not rehearsal.groups:
            table.add_row(rehearsal.format.name, "nothing", "", "", "")
        for nth, group in enumerate(rehearsal.groups):
            name = "" if nth else rehearsal.format.name
            table.add_row(name, group.kind, f"{group.count:,}", f"{group.articles:,}", _fate(group))
    show(table)
    if len(found) == 1:
        _say_places(first.groups)


def _fate(group: LossGroup) -> str:
    """What becomes of all of them in one sentence, or else of the first one, with its place."""
    return group.reason if len(group.reasons) == 1 else f"such as {group.places[0]}"


def _say_places(groups: Iterable[LossGroup]) -> None:
    for group in groups:
        for place in group.places[:_SHOWN_PLACES]:
            say(f"{group.kind}: {place}")
        if group.count > _SHOWN_PLACES:
            say(f"{group.kind}: ... and {group.count - _SHOWN_PLACES:,} more")


def _tell(report: ExportReport, status: Status) -> None:
    main = [path for path, articles in report.files if articles]
    instead = dict.fromkeys(report.replaced, ", in place of the file that was there")
    done = f"exported to {main[0]}{instead.get(main[0], '')}" if len(main) == 1 else "exported"
    sentence = _which(report.written, report.left_out, report.reason, status, done)
    if not report.written:
        raise InputError(sentence)
    say(sentence)
    if not report.spans and not report.agreements:
        complain(_BARE)
    for path, articles in report.files:
        if not articles:
            say(f"{path}: stands beside it, for the tool that reads it{instead.get(path, '')}")
        elif len(main) > 1:
            say(f"{path}: {counted(articles, 'article')}{instead.get(path, '')}")
    for group in report.losses:
        complain(f"Not kept in {group.articles:,} of {report.written:,} articles, {group.kind}: {_fate(group)}")
    if report.losses:
        complain("--rehearse shows where; --strict would have written nothing.")


def _which(written: int, left_out: int, reason: str, status: Status, done: str) -> str:
    """How many articles go out, and why the others do not."""
    total = written + left_out
    if not left_out and written:
        return f"{counted(written, 'article')} {done}."
    because = f" because {reason}" if reason else ""
    if status is Status.DONE and "done" in reason:
        because += "; use --status all to export those in review as well"
    if not written:
        return f"0 of {counted(total, 'article')} {done}{because}."
    return f"{written} of {total} articles {done}; {left_out} left out{because}."


def add_to(app: typer.Typer) -> None:
    """Give the command its name and examples."""
    app.command(
        "export",
        epilog=examples(
            "ratify export news.ratify gold.jsonl",
            "ratify export news.ratify suggestions.jsonl --layer machine --status all",
            "ratify export news.ratify --rehearse",
            "ratify export news.ratify gold.jsonl --split 80/10/10 --seed 7",
        ),
    )(export_)
