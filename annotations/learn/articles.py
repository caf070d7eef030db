"""Reads annotated articles: the XML files of a corpus folder, or JSON lines with entities and agreements."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROLES = ("mentions", "party", "representative", "date", "place", "topic", "event")


@dataclass(frozen=True, slots=True)
class GoldSpan:
    """One annotated span."""

    start: int
    end: int
    label: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class GoldFrame:
    """One annotated agreement; `fillers` holds the ids of spans by role, mentions among them."""

    kind: str
    status: str
    fillers: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One annotated text; articles of one `folder` have one writer."""

    key: str
    folder: str
    text: str
    spans: tuple[GoldSpan, ...] = ()
    frames: tuple[GoldFrame, ...] = field(default=())


def read_articles(paths: Iterable[Path]) -> Iterator[GoldArticle]:
    """The articles of folders of XML files and of files of JSON lines, in the order of their names."""
    for path in paths:
        if path.is_dir():
            for file in sorted(path.glob("*.xml")):
                yield _from_xml(file)
        else:
            with path.open(encoding="utf-8") as lines:
                for line in lines:
                    if line.strip():
                        yield _from_json(json.loads(line), path.stem)


def _from_xml(path: Path) -> GoldArticle:
    root = ET.parse(path).getroot()  # noqa: S314 - the project's own corpus
    element = root.find("text")
    pieces: list[str] = []
    spans: list[GoldSpan] = []

    def walk(node: ET.Element, length: int) -> int:
        pieces.append(node.text or "")
        length += len(node.text or "")
        for child in node:
            start, number = length, len(spans)
            length = walk(child, length)
            spans.insert(number, GoldSpan(start, length, child.tag, child.get("id") or ""))
            pieces.append(child.tail or "")
            length += len(child.tail or "")
        return length

    if element is not None:
        walk(element, 0)
    frames = tuple(
        GoldFrame(
            node.get("kind") or "",
            node.get("status") or "",
            {role: tuple((node.get(role) or "").split()) for role in ROLES},
        )
        for node in root.iterfind("agreements/agreement")
    )
    return GoldArticle(root.get("id") or path.stem, path.parent.name, "".join(pieces), tuple(spans), frames)


def _from_json(row: dict[str, Any], folder: str) -> GoldArticle:
    spans = tuple(GoldSpan(s["start"], s["end"], s["label"], str(s.get("id") or "")) for s in row["entities"])
    frames = tuple(
        GoldFrame(f["kind"], f["status"], {role: tuple(str(one) for one in f.get(role) or ()) for role in ROLES})
        for f in row["agreements"]
    )
    return GoldArticle(row["id"], folder, row["text"], spans, frames)
