"""The commands on a project: new, import, suggest, status."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated, Any

import typer

from annotations.cli.arguments import (
    SUFFIX,
    DateColumn,
    FormatName,
    IdColumn,
    Jobs,
    Json,
    MapFile,
    PipelineName,
    Project,
    SourceColumn,
    TextColumn,
    TitleColumn,
    check_apart,
    choice_of,
    examples,
    jobs_of,
    open_project,
)
from annotations.cli.output import (
    complain,
    complain_of,
    complain_of_labels,
    counted,
    plain_table,
    say,
    say_json,
    show,
    watched,
)
from annotations.errors import InputError
from annotations.formats.columns import Columns
from annotations.model import ArticleRow, ArticleState
from annotations.schema import read_schema
from annotations.store import Store
from annotations.suggest.workers import machine
from annotations.workflow import Run, articles_to_suggest, import_files, problem_file, read_name_map, suggest
from annotations.workflow.whole_file import whole_file


def new(
    project: Annotated[Path, typer.Argument(metavar="PROJECT", help="The file to make; .ratify is added.")],
    *,
    schema: Annotated[
        Path | None, typer.Option("--schema", metavar="FILE", help="A label schema of your own (TOML).")
    ] = None,
) -> None:
    """Make a new, empty project."""
    path = project if project.suffix else project.with_name(project.name + SUFFIX)
    with Store.create(path, schema=read_schema(schema) if schema else None) as store:
        say(f"{path} is ready, with {len(store.schema.labels)} labels ({store.schema.title or store.schema.name}).")


def import_(  # noqa: PLR0913 - one argument for each option
    project: Project,
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="Files, folders and ZIP files.")],
    *,
    format_name: FormatName = "",
    layer: Annotated[
        str,
        typer.Option(
            "--layer", metavar="NAME", help="The layer for annotation in the files; by default the file's name."
        ),
    ] = "",
    map_file: Annotated[
        Path | None,
        typer.Option(
            "--map",
            metavar="MAP.toml",
            help='What the labels of the files mean here, in lines like GPE = "COUNTRY", and "" to leave one out; '
            "below [kind], [status] and [role] those of agreements.",
            show_default=False,
        ),
    ] = None,
    text_column: TextColumn = None,
    title_column: TitleColumn = None,
    date_column: DateColumn = None,
    source_column: SourceColumn = None,
    id_column: IdColumn = None,
    report_file: Annotated[
        Path | None,
        typer.Option(
            "--report",
            metavar="FILE.csv",
            help="Write every problem to a table with its file, its line and the reason.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Add articles to a project, each text once.

    Reads text, HTML, PDF, DOCX and Markdown, tables (CSV, TSV, XLSX, JSON lines, Parquet) with one article a row, and
    folders and ZIP files of them. Annotation in the files becomes a layer to review; the layer gold becomes gold where
    an article has none. What cannot be read is told with its file and line, and the rest goes on.
    """
    check_apart(report_file, [*files, *([map_file] if map_file else [])])
    columns = Columns(text_column, title_column, date_column, source_column, id_column)
    with ExitStack() as stack:
        store = stack.enter_context(open_project(project))
        names = read_name_map(map_file, store.schema) if map_file else None
        told = stack.enter_context(problem_file(report_file)).tell if report_file else None
        progress = stack.enter_context(watched("Importing"))
        report = import_files(
            store,
            files,
            format=format_name,
            layer=layer,
            names=names,
            columns=columns,
            told=told,
            progress=progress,
        )
    complain_of(report.problems, report.more_problems)
    for line in report.missing_lines():
        complain(line)
    if report.missing and not map_file:
        complain("A file for --map can say what these names mean here.")
    say(report.summary())
    if report.problems and not report.new + report.same:
        complain("Nothing was imported.")
        raise typer.Exit(1)


def suggest_(
    project: Project,
    *,
    force: Annotated[bool, typer.Option("--force", help="Suggest anew for articles that have suggestions.")] = False,
    pipeline: PipelineName = "",
    map_file: MapFile = None,
    jobs: Jobs = "1",
) -> None:
    """Let the machine suggest entities and agreements.

    Articles that have suggestions are left alone. After a stop, the same command goes on with the rest. A pipeline
    that does not ship with Ratify makes a layer of its own, beside those of the machine.
    """
    number = jobs_of(jobs)
    with open_project(project) as store:
        choice = choice_of(pipeline, map_file, store.schema)
        if not articles_to_suggest(store, force=force, run=Run.of(choice)):
            total = store.articles.count()
            say(
                f"All {total} articles have suggestions; use --force to suggest anew."
                if total
                else "The project holds no articles; import some first."
            )
            return
        with watched("Suggesting") as progress, machine(choice, jobs=number) as at_work:
            report = suggest(store, at_work, force=force, progress=progress)
    complain_of_labels(report.remarks)
    say(
        f"{counted(report.spans, 'entity', 'entities')} and {counted(report.agreements, 'agreement')} suggested in "
        f"{counted(report.articles, 'article')} (layer {report.layer})."
    )


def status_(
    project: Project,
    *,
    with_articles: Annotated[
        bool, typer.Option("--articles", help="List the articles instead: id, state and title, one a line.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Show what a project holds and how far its review is."""
    with open_project(project, readonly=True) as store:
        rows = list(_rows(store)) if with_articles else []
        facts: dict[str, Any] = {"articles": [_row_facts(row) for row in rows]} if with_articles else _facts(store)
    if as_json:
        say_json(facts)
        return
    if with_articles:
        for row in rows:
            say("\t".join((row.key, row.state.value, " ".join(row.title.split()))).rstrip())
        return
    articles = facts["articles"]
    say(f"{facts['project']}: {facts['schema']}")
    say(
        f"{articles['total']} articles: {articles['todo']} to do, {articles['in_progress']} in progress, "
        f"{articles['done']} done"
    )
    say(f"Suggestions: {facts['suggestions']['open']} open, {facts['suggestions']['decided']} decided")
    say(f"Gold: {facts['gold']} entities and agreements")
    table = plain_table("layer", "kind", "articles", "in review", "made by", right=(2,))
    for layer in facts["layers"]:
        in_review = "yes" if layer["under_review"] else "no"
        table.add_row(layer["name"], layer["kind"], str(layer["articles"]), in_review, layer["detail"])
    show(table)


def original_(
    project: Project,
    key: Annotated[
        str, typer.Argument(metavar="ARTICLE", help="The article's id; ratify status --articles lists them.")
    ],
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The file to write.")],
) -> None:
    """Write the web page or Markdown file that an article was taken from, as it was when it was imported."""
    with open_project(project, readonly=True) as store:
        article = store.articles.by_key(key)
        if article is None:
            raise InputError(
                f"There is no article {key!r} in this project; the ids are listed by: ratify status --articles"
            )
        kept = store.originals.of(article.id)
    if kept is None:
        raise InputError(f"No file is kept beside the article {key!r}: its text is all that was imported.")
    with whole_file(out) as file:
        file.write(kept.data)
    say(f"{kept.name} is written to {out}. Its scripts were never run; a browser would run them.")


def _rows(store: Store) -> Iterator[ArticleRow]:
    """All articles in the order of the queue."""
    after = None
    while rows := store.articles.rows(limit=10_000, after=after):
        after = rows[-1].id
        yield from rows


def _row_facts(row: ArticleRow) -> dict[str, Any]:
    return {
        "id": row.key,
        "state": row.state.value,
        "title": row.title,
        "published": row.published,
        "source": row.source,
        "open": row.open,
        "decided": row.decided,
        "gold": row.gold,
    }


def _facts(store: Store) -> dict[str, Any]:
    totals = [0, 0, 0]
    for row in _rows(store):
        for place, number in enumerate((row.open, row.decided, row.gold)):
            totals[place] += number
    return {
        "project": str(store.path),
        "schema": store.schema.title or store.schema.name,
        "articles": {
            "total": store.articles.count(),
            **{state.value: store.articles.count(state) for state in ArticleState},
        },
        "suggestions": {"open": totals[0], "decided": totals[1]},
        "gold": totals[2],
        "layers": [
            {
                "name": layer.name,
                "kind": layer.kind.value,
                "detail": layer.detail,
                "created": layer.created,
                "under_review": layer.under_review,
                "articles": len(store.layers.covered(layer)),
            }
            for layer in store.layers.all()
        ],
    }


def add_to(app: typer.Typer) -> None:
    """Give the commands their names and examples."""
    app.command("new", epilog=examples("ratify new news.ratify", "ratify new treaties --schema treaties.toml"))(new)
    app.command(
        "import",
        epilog=examples(
            "ratify import news.ratify articles/*.txt",
            "ratify import news.ratify downloads/ pages.zip --report problems.csv",
            "ratify import news.ratify feed.csv --text-column body --id-column url --title-column ''",
            "ratify import news.ratify theirs.jsonl --layer colleague",
            "ratify import news.ratify theirs.brat.zip --map labels.toml",
        ),
    )(import_)
    app.command(
        "suggest",
        epilog=examples(
            "ratify suggest news.ratify",
            "ratify suggest news.ratify --force --jobs auto",
            "ratify suggest news.ratify --pipeline en_core_web_sm --map labels.toml",
        ),
    )(suggest_)
    app.command("original", epilog=examples("ratify original news.ratify page-7 page.html"))(original_)
    app.command(
        "status",
        epilog=examples(
            "ratify status news.ratify", "ratify status news.ratify --json", "ratify status news.ratify --articles"
        ),
    )(status_)
