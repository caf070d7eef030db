"""The commands that look after a project file: check, salvage, backups, restore."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from annotations.cli.arguments import SUFFIX, Json, Project, examples, project_path
from annotations.cli.output import complain, counted, plain_table, say, say_json, show, watched
from annotations.errors import ProjectError
from annotations.store.backups import Backup, back_up_file, backups_of
from annotations.store.checking import check_project
from annotations.store.findings import CheckReport, Repair
from annotations.store.repairing import repair_project
from annotations.store.restoring import contents_of, restore
from annotations.store.salvaging import salvage
from annotations.store.store import login_name

_SHOWN = 40
_MARKS = {Repair.NONE: "backup only", Repair.SAFE: "safe", Repair.DESTRUCTIVE: "removes"}
_MEGABYTE = 1_000_000

MaybeGone = Annotated[Path, typer.Argument(metavar="PROJECT", help="The project; the file itself may be gone.")]


def check(
    project: Project,
    *,
    repair: Annotated[bool, typer.Option("--repair", help="Mend what can be mended without loss.")] = False,
    repair_all: Annotated[
        bool, typer.Option("--repair-all", help="Mend the rest as well, by removing what cannot stay.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Check a project: its pages, texts, spans, links, counts, search and history.

    A repair makes a verified backup first; `ratify restore` undoes it. Ends with 0 where all is in order, with 1
    where a fault is left.
    """
    path = project_path(project)
    if not repair and not repair_all:
        with watched("Checking") as progress:
            report = check_project(path, told=progress)
        _tell(report, report.as_json(), as_json=as_json)
    else:
        with watched("Repairing") as progress:
            repaired = repair_project(path, destructive=repair_all, author=login_name(), told=progress)
        report = repaired.left
        _tell(report, repaired.as_json(), as_json=as_json, said=[*repaired.done, repaired.summary()])
    if report.total:
        raise typer.Exit(1)


def _tell(report: CheckReport, facts: dict[str, Any], *, as_json: bool, said: list[str] | None = None) -> None:
    if as_json:
        say_json(facts)
        return
    if report.findings:
        table = plain_table("fault", "repair", "where", "what")
        for finding in report.findings[:_SHOWN]:
            table.add_row(finding.kind.value, _MARKS[finding.repair], finding.place, finding.sentence)
        show(table)
        if report.total > _SHOWN:
            say(f"... and {report.total - _SHOWN:,} more; --json lists them.")
    for line in said or [report.summary()]:
        say(line)
    if said is None and not report.is_damaged:
        _advise(report)


def _advise(report: CheckReport) -> None:
    if report.repairs[Repair.SAFE]:
        complain("Run it again with --repair to mend what is safe.")
    if report.repairs[Repair.DESTRUCTIVE]:
        complain("--repair-all also removes what cannot stay.")


def salvage_(
    damaged: Annotated[Path, typer.Argument(metavar="DAMAGED", help="The project that cannot be opened.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The project to make.")],
    *,
    as_json: Json = False,
) -> None:
    """Save what can be read of a damaged project into a new one.

    The damaged file is not changed. Gold that its pages no longer hold is brought back from the history where that
    still has it. Try a backup first: it holds everything up to its time.
    """
    with watched("Salvaging") as progress:
        report = salvage(project_path(damaged), new, author=login_name(), told=progress)
    if as_json:
        say_json(report.as_json())
    else:
        say(report.summary())


def backups(
    project: MaybeGone,
    *,
    make: Annotated[bool, typer.Option("--make", help="Make one now.")] = False,
    as_json: Json = False,
) -> None:
    """List the backups of a project, the newest first."""
    path = _named(project)
    if make:
        made = back_up_file(path, reason="asked")
        complain(f"{made.path} is written and verified.")
    listed = backups_of(path)
    if as_json:
        say_json([_facts(backup) for backup in listed])
        return
    if not listed:
        say(f"{path} has no backups yet. One is made when gold is changed, or with: ratify backups {path} --make")
        return
    table = plain_table("no.", "made", "why", "articles", "done", "gold", "MB", right=(0, 3, 4, 5, 6))
    for number, backup in enumerate(listed, start=1):
        facts = _facts(backup)
        holds = ["damaged", "", ""] if facts["fault"] else [str(facts[it]) for it in ("articles", "done", "gold")]
        made = f"{backup.made.astimezone():%Y-%m-%d %H:%M:%S}"
        table.add_row(str(number), made, backup.reason, *holds, f"{backup.size / _MEGABYTE:,.1f}")
    show(table)
    say(f"{counted(len(listed), 'backup')} in {listed[0].path.parent}. Restore one with: ratify restore {path} NUMBER")


def restore_(
    project: MaybeGone,
    backup: Annotated[
        str, typer.Argument(metavar="BACKUP", help="Its number in the list of ratify backups, or a file.")
    ],
) -> None:
    """Make a project what it was when a backup was made.

    What is there now becomes a backup itself, so that this can be undone; a damaged file is kept under another name.
    Close the project in the window first.
    """
    path = _named(project)
    source = _chosen(path, backup)
    done = restore(path, source)
    say(f"{path} is as it was in {source.name}.")
    if done.kept is not None:
        what = "The damaged file is kept as" if done.was_damaged else "What was there before is the backup"
        say(f"{what} {done.kept}.")


def _named(project: Path) -> Path:
    """The project that is meant, also where only its backups are left."""
    path = project_path(project)
    with_suffix = path.with_name(path.name + SUFFIX)
    return with_suffix if not path.exists() and path.suffix != SUFFIX and backups_of(with_suffix) else path


def _chosen(path: Path, backup: str) -> Path:
    listed = backups_of(path)
    if not backup.isdecimal():
        return next((it.path for it in listed if it.path.name == backup), Path(backup))
    if not listed:
        raise ProjectError(f"{path}: there is no backup of it. ratify backups lists those of a project.")
    if not 1 <= int(backup) <= len(listed):
        raise ProjectError(f"{path}: it has {counted(len(listed), 'backup')}, none with the number {backup}.")
    return listed[int(backup) - 1].path


def _facts(backup: Backup) -> dict[str, Any]:
    contents = contents_of(backup.path)
    return {
        "file": str(backup.path),
        "made": backup.made.isoformat(timespec="seconds"),
        "reason": backup.reason,
        "bytes": backup.size,
        "articles": contents.articles,
        "done": contents.done,
        "gold": contents.gold,
        "decisions": contents.decisions,
        "fault": contents.fault,
    }


def add_to(app: typer.Typer) -> None:
    """Give the commands their names and examples."""
    app.command(
        "check",
        epilog=examples(
            "ratify check news.ratify",
            "ratify check news.ratify --repair",
            "ratify check news.ratify --repair-all --json",
        ),
    )(check)
    app.command("salvage", epilog=examples("ratify salvage damaged.ratify saved.ratify"))(salvage_)
    app.command("backups", epilog=examples("ratify backups news.ratify", "ratify backups news.ratify --make"))(backups)
    app.command("restore", epilog=examples("ratify backups news.ratify", "ratify restore news.ratify 1"))(restore_)
