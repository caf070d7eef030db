"""How many articles a second Label Studio takes in and gives out, and Ratify beside it in the same run.

Run it with: python tests/interop/label_studio_rate.py
Label Studio's own server code takes the same files as from its users' browsers, in one process and without a network.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from environments import begin, files_of, run_inside
from label_studio_server import PACKAGES, server

ARTICLES = 10_000
TASKS, ANNOTATED, CONFIG = "articles.labelstudio.json", "annotated.json", "articles.labelling.xml"


def main() -> None:
    """Write articles with 40 spans each, measure Ratify with them, then Label Studio."""
    begin()
    from annotations.formats.jsonl import RatifyJsonl
    from annotations.formats.label_studio import LabelStudio
    from annotations.schema import default_schema
    from tests.benchmarks.test_interchange import records

    schema, folder = default_schema(), files_of("label-studio")
    with (folder / TASKS).open("wb") as out:
        LabelStudio().write(records(ARTICLES, agreements=False), out, schema=schema)
    (folder / CONFIG).write_bytes(LabelStudio().beside(schema)[".labelling.xml"])
    with TemporaryDirectory() as made:
        rows = Path(made) / "rows.jsonl"
        with rows.open("wb") as out:
            RatifyJsonl().write(records(ARTICLES, agreements=False), out, schema=schema)
        _measure_ratify(Path(made), rows)
    run_inside("label-studio", PACKAGES, __file__)


def _measure_ratify(folder: Path, rows: Path) -> None:
    from annotations.store import Store
    from annotations.workflow import export, import_files

    with Store.create(folder / "project.ratify") as store:
        _told("Ratify, import of a layer", lambda: import_files(store, [rows]))
        out = folder / "out.jsonl"
        _told("Ratify, export of a layer", lambda: export(store, out, layer="machine", status="all"))


def inside(folder: Path) -> None:
    """Measure Label Studio with the same articles, as suggestions and as annotation."""
    client, project = server(folder, CONFIG)
    url = f"/api/projects/{project}"
    _told("Label Studio, import of predictions", lambda: _upload(client, url, folder / TASKS))
    _told("Label Studio, export with predictions", lambda: _snapshot(client, url))
    tasks: list[dict[str, Any]] = json.loads((folder / TASKS).read_text("utf-8"))
    annotated = [
        {"data": task["data"], "annotations": [{"result": one["result"]} for one in task["predictions"]]}
        for task in tasks
    ]
    (folder / ANNOTATED).write_text(json.dumps(annotated, ensure_ascii=False), "utf-8")
    config = (folder / CONFIG).read_text("utf-8")
    second = client.post("/api/projects", {"title": "Annotated", "label_config": config}, format="json").json()
    url = f"/api/projects/{second['id']}"
    _told("Label Studio, import of annotations", lambda: _upload(client, url, folder / ANNOTATED))
    _told("Label Studio, export of annotations", lambda: _content(client.get(f"{url}/export?exportType=JSON")))


def _upload(client: Any, url: str, path: Path) -> None:
    with path.open("rb") as file:
        answer = client.post(f"{url}/import", {"file": file}, format="multipart").json()
    if answer.get("task_count") != ARTICLES:
        sys.exit(f"Not all was imported: {answer}")


def _snapshot(client: Any, url: str) -> bytes:
    """The only export of Label Studio's that holds the predictions."""
    options = {"serialization_options": {"predictions": {"only_id": False}}}
    made = client.post(f"{url}/exports/", options, format="json").json()
    return _content(client.get(f"{url}/exports/{made['id']}/download?exportType=JSON"))


def _content(answer: Any) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def _told(what: str, work: Callable[[], object]) -> None:
    begin = time.perf_counter()
    work()
    print(f"{what}: {ARTICLES / (time.perf_counter() - begin):,.0f} articles a second", flush=True)


if __name__ == "__main__":
    inside(Path(sys.argv[2])) if sys.argv[1:2] == ["inside"] else main()
