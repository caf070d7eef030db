"""One layer of a project into a file: whole or not at all, the same bytes each time, read back and compared."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from annotations.errors import InputError, ProjectError
from annotations.formats import Format, Problem, format_to_write
from annotations.formats.numbering import numbered, without_verdicts
from annotations.model import GOLD, Annotation, ArticleId, ArticleState, Record, text_hash
from annotations.store import Store
from annotations.workflow.progress import Progress, unseen
from annotations.workflow.whole_file import whole_file

_STATUSES = ("done", "all")


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export wrote; where it wrote nothing there is no file, and `reason` says why."""

    written: int
    left_out: int
    reason: str = ""
    """Why articles were left out, to be read after "because": "none is done"; empty where none was."""


def export(
    store: Store,
    out: Path,
    *,
    format: str = "",  # noqa: A002 - the option's name
    layer: str = GOLD,
    status: str = "done",
    progress: Progress = unseen,
) -> ExportReport:
    """Write one layer of the articles that are done, or of all, to a file that appears whole or not at all.

    Gold goes out without verdicts, since those belong to suggestions. Raises InputError or ProjectError where the
    file cannot be written, a text is not the one that was imported, or what was written reads back differently.
    """
    known = format_to_write(out, format)
    _check(store, out, known, layer, status)
    articles, left_out, reason = _chosen(store, layer, status)
    if not articles:
        return ExportReport(0, left_out, reason)
    prints: list[int] = []
    with whole_file(out) as file:
        known.write(_records(store, articles, layer, prints, progress), file, schema=store.schema)
        file.flush()
        _compare(known, Path(file.name), prints)
    return ExportReport(len(articles), left_out, reason)


def _check(store: Store, out: Path, known: Format, layer: str, status: str) -> None:
    if not known.can_write:
        raise InputError(f"{known.title} can be imported, but not exported; name another format with --format")
    if status not in _STATUSES:
        raise InputError(f"There is no status {status!r}; known are {', '.join(_STATUSES)}.")
    if store.layers.get(layer) is None:
        names = ", ".join(one.name for one in store.layers.all())
        raise ProjectError(f"{store.path}: there is no layer {layer!r}; there are {names}.")
    if out.exists() and out.samefile(store.path):
        raise InputError("this is the project itself; choose another name for the export", path=out)


def _chosen(store: Store, layer_name: str, status: str) -> tuple[list[ArticleId], int, str]:
    """The articles to write, how many are left out, and why."""
    total = store.articles.count()
    articles = store.articles.ids(states=None if status == "all" else {ArticleState.DONE})
    reasons: list[str] = []
    if len(articles) < total:
        reasons.append("none is done" if not articles else "they are not done")
    layer = store.layers.get(layer_name)
    if layer is not None and layer_name != GOLD:
        covered = store.layers.covered(layer)
        chosen = [article for article in articles if article in covered]
        if len(chosen) < len(articles):
            reasons.append(f"the layer {layer_name!r} does not cover them")
        articles = chosen
    if not total:
        reasons.append("the project holds none")
    return articles, total - len(articles), " or ".join(reasons)


def _records(
    store: Store, articles: Sequence[ArticleId], layer: str, prints: list[int], progress: Progress
) -> Iterator[Record]:
    """The records as the file will hold them; a print of each is kept for the comparison."""
    roles = [role.name for role in store.schema.roles]
    for done, article_id in enumerate(articles):
        progress(done, len(articles))
        article = store.articles.get(article_id)
        if text_hash(article.text) != store.articles.sha256(article_id):
            raise ProjectError(
                f"{store.path}: the text of {article.key!r} is not the one that was imported; nothing was exported."
                " Open a backup of the project."
            )
        annotation = store.layers.annotation(article_id, layer)
        if layer == GOLD:
            annotation = without_verdicts(annotation)
        record = Record(replace(article, id=ArticleId(0)), numbered(annotation, roles), layer)
        prints.append(_print(record))
        yield record
    progress(len(articles), len(articles))


def _compare(known: Format, path: Path, prints: Sequence[int]) -> None:
    count = 0
    for found in known.read(path):
        if isinstance(found, Problem):
            raise ProjectError(f"What was exported cannot be read back (line {found.line}: {found.reason}).")
        if count >= len(prints) or _print(found) != prints[count]:
            raise ProjectError(f"The article {found.article.key!r} reads back differently; nothing was exported.")
        count += 1
    if count != len(prints):
        raise ProjectError(f"Of {len(prints)} exported articles only {count} can be read back; nothing was exported.")


def _print(record: Record) -> int:
    """A number that two records share only if they are equal; good for one run of the program."""
    article = record.article
    metadata = json.dumps(dict(article.metadata), ensure_ascii=False, sort_keys=True)
    head = (article.key, article.text, article.title, article.published, article.source, article.state, metadata)
    return hash((head, record.annotation or Annotation(), record.layer))
