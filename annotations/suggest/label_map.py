"""What the labels of another pipeline mean here: a small TOML file, theirs on the left, ours on the right."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from annotations.errors import InputError

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_PRINT_LENGTH = 8
_USUAL = {
    "PER": "PERSON",
    "PERSON": "PERSON",
    "NORP": "COUNTRY",
    "GPE": "COUNTRY",
    "LOC": "PLACE",
    "FAC": "PLACE",
    "FACILITY": "PLACE",
    "ORG": "ORGANIZATION",
    "PRODUCT": "SYSTEM",
    "EVENT": "EVENT",
    "LAW": "AGREEMENT",
    "DATE": "DATE",
    "TITLE": "ROLE",
}
"""What the labels of common pipelines come closest to, for the example of a map."""


@dataclass(frozen=True, slots=True)
class LabelMap:
    """Their labels and ours; a label of theirs that means nothing here stands for "" and is dropped."""

    ours: Mapping[str, str]
    known: tuple[str, ...]
    """The labels of the schema."""

    @property
    def print(self) -> str:
        """A few letters that tell this map from others, for the detail of a layer."""
        text = json.dumps(sorted(self.ours.items()), ensure_ascii=True)
        return sha256(text.encode("ascii")).hexdigest()[:_PRINT_LENGTH]

    def get(self, label: str) -> str | None:
        """Our label, "" where it is to be dropped, None where the map does not know theirs."""
        return self.ours.get(label)


def read_map(path: Path, known: Collection[str]) -> LabelMap:
    """The map of a file; raises InputError where it is none or names a label that is not `known`."""
    rows = read_rows(path)
    for theirs, ours in rows.items():
        if not isinstance(ours, str):
            raise InputError(f'{theirs!r} must stand for one label in quotes, or for "" to be dropped', path=path)
        if ours and ours not in known:
            raise InputError(
                f"{theirs!r} stands for {ours!r}, which is not a label of the schema; it has {', '.join(known)}",
                path=path,
            )
    return LabelMap(rows, tuple(known))


def read_rows(path: Path) -> dict[str, Any]:
    """What stands in a map's file, unchecked; raises InputError where it is no TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(f"the label map cannot be read: {error.strerror or error}", path=path) from error
    except UnicodeDecodeError as error:
        raise InputError("the label map is not UTF-8; save it as that", path=path) from error
    except tomllib.TOMLDecodeError as error:
        raise InputError(f'the label map is no TOML ({error}); write lines like GPE = "COUNTRY"', path=path) from error


def same_names(known: Collection[str]) -> LabelMap:
    """The map where none is given: labels that have our names."""
    return LabelMap({label: label for label in known}, tuple(known))


def example_map(labels: Collection[str], known: Collection[str]) -> str:
    """A map to begin with, for a pipeline's labels: like names and usual meanings, the rest dropped."""
    lines: list[str] = []
    for label in sorted(labels):
        ours = closest(label, known)
        key = label if _BARE_KEY.fullmatch(label) else json.dumps(label, ensure_ascii=False)
        lines.append(f"{key} = {json.dumps(ours, ensure_ascii=False)}")
    return "\n".join(lines)


def closest(label: str, known: Collection[str]) -> str:
    """The label of ours that one of theirs probably means; empty where none comes close."""
    upper = {name.upper(): name for name in known}
    return upper.get(label.upper()) or upper.get(_USUAL.get(label.upper(), ""), "")
