"""A row of Ratify JSONL as a record; every fault is named."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from typing import Any, cast

from annotations.formats.decoding import READ_AS, Normalised, normalise, why_no_text
from annotations.formats.front_matter import date_in, published_of, title_of
from annotations.formats.row_annotation import annotation_of
from annotations.formats.row_fault import RowFault, what
from annotations.model import Article, ArticleState, Record, text_hash

_STATES: Mapping[object, ArticleState] = {state.value: state for state in ArticleState}
_DEEPEST_METADATA = 50
_LONGEST_KEY = 1000
_KEYS = frozenset({"id", "text", "source", "layer", "metadata", "entities", "agreements"})
_OWN_NAMES = frozenset({"title", "published", "state", "sha256", READ_AS})
"""Names that say something of their own in the metadata."""
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def record_of(row: object, spare_key: str) -> Record:
    """The record of a row; `spare_key` names the article where the row has no id. Raises RowFault."""
    if not isinstance(row, dict):
        raise RowFault(f"each line must be an object in braces; this one is {what(row)}")
    fields = cast("dict[str, Any]", row)
    raw = _text(fields)
    normalised = normalise(raw)
    article = _article(fields, raw, normalised, spare_key)
    layer = fields.get("layer")
    if layer is not None and (not isinstance(layer, str) or _CONTROL.search(layer)):
        raise RowFault("the layer must be a name in quotes")
    annotated = fields.get("entities") is not None or fields.get("agreements") is not None
    return Record(article, annotation_of(fields, raw, normalised) if annotated else None, (layer or "").strip())


def metadata_of(fields: Mapping[str, Any], known: Container[str] = ()) -> dict[str, Any]:
    """What stands beside a text, under names that mean nothing else to this reader and are not `known` already."""
    taken = {
        name
        for name, value in fields.items()
        if name in known or (name in _OWN_NAMES and not (name == "title" and isinstance(value, str)))
    }
    return {f"{name} (imported)" if name in taken else name: value for name, value in fields.items()}


def _text(fields: Mapping[str, Any]) -> str:
    text = fields.get("text")
    if text is None:
        raise RowFault('it has no "text"')
    if not isinstance(text, str):
        raise RowFault(f"the text must be in quotes; it is {what(text)}")
    return text


def _article(fields: Mapping[str, Any], raw: str, normalised: Normalised, spare_key: str) -> Article:
    text = normalised.text
    reason = why_no_text(text)
    if reason:
        raise RowFault(reason)
    metadata = _metadata(fields)
    hashed = metadata.pop("sha256", None)
    if hashed is not None and hashed != text_hash(text) and hashed != text_hash(raw):
        raise RowFault("the text is not the one that sha256 belongs to; it was changed after it was written")
    state = metadata.pop("state", ArticleState.TODO.value)
    if not isinstance(state, str) or state not in _STATES:
        raise RowFault(f"the state is {state!r:.40}; known are {', '.join(ArticleState)}")
    how = normalised.metadata()
    if how:
        metadata[READ_AS] = how
    return Article(
        key=_key(fields.get("id"), spare_key),
        text=text,
        title=_title(metadata, text, guess=hashed is None),
        published=_published(metadata, text, guess=hashed is None),
        source=_source(fields.get("source")),
        metadata=metadata,
        state=_STATES[state],
    )


def _metadata(fields: Mapping[str, Any]) -> dict[str, Any]:
    metadata: object = fields.get("metadata")
    others = fields.keys() - _KEYS
    if metadata is None and not others:
        return {}
    if others and (metadata is None or isinstance(metadata, dict)):
        known = cast("dict[str, Any]", metadata or {})
        metadata = known | metadata_of({name: fields[name] for name in fields if name in others}, known)
    if not isinstance(metadata, dict):
        raise RowFault(f"the metadata must be an object in braces; it is {what(metadata)}")
    level: list[object] = [metadata]
    for _ in range(_DEEPEST_METADATA):
        level = [item for part in level for item in _items(part)]
        if not level:
            return dict(cast("dict[str, Any]", metadata))
    raise RowFault(f"the metadata is nested deeper than {_DEEPEST_METADATA} levels")


def _items(part: object) -> list[object]:
    """What a JSON value holds, one level down."""
    if isinstance(part, dict):
        return list(cast("dict[str, object]", part).values())
    return cast("list[object]", part) if isinstance(part, list) else []


def _key(key: object, spare_key: str) -> str:
    if key is None:
        return spare_key
    if isinstance(key, int) and not isinstance(key, bool):
        return str(key)
    if not isinstance(key, str) or not key.strip() or len(key) > _LONGEST_KEY or _CONTROL.search(key):
        raise RowFault("the id must be a name in quotes on one line")
    return key


def _source(source: object) -> str:
    if source is None:
        return ""
    if not isinstance(source, str) or "\0" in source:
        raise RowFault(f"the source must be in quotes; it is {what(source)}")
    return source


def _title(metadata: dict[str, Any], text: str, *, guess: bool) -> str:
    """The title that the row gives; where it gives none and was not written by Ratify, the one the text shows."""
    if "title" not in metadata:
        return title_of(text) if guess else ""
    title: object = metadata.pop("title")
    if not isinstance(title, str) or "\0" in title:
        raise RowFault(f"the title must be in quotes; it is {what(title)}")
    return title


def _published(metadata: dict[str, Any], text: str, *, guess: bool) -> str:
    """The ISO date that the row gives; one that cannot be told stays in the metadata as it is."""
    given = metadata.get("published")
    if given is None:
        return published_of(text) if guess else ""
    published = given if isinstance(given, str) and _ISO_DATE.fullmatch(given) else date_in(str(given))
    if published:
        del metadata["published"]
    return published
