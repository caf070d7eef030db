"""Documents of a DocBin, taken from its bytes without building them: a damaged file harms nothing and is told."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from annotations.formats.base import LARGEST_TEXT, Problem, name_of
from annotations.formats.carried import FIELD, Shown, foreign, restored
from annotations.formats.decoding import NotText
from annotations.formats.guarding import guarded
from annotations.formats.json_lines import row_in
from annotations.formats.row_fault import RowFault
from annotations.model import Record

if TYPE_CHECKING:
    import numpy as np
    from spacy.strings import StringStore

GROUP = "sc"
"""The span group that spaCy's span categoriser learns from."""

LARGEST_BIN = 1024 * 1024 * 1024
"""Bytes that a DocBin may take when it is unpacked."""

_SPAN = struct.Struct(">QQQllll")
_INSIDE, _BEGIN = 1, 3


class _Found(NamedTuple):
    """A span by its tokens, `[first, after)`."""

    first: int
    after: int
    label: str
    entity: str
    score: float | None = None


@dataclass(frozen=True, slots=True)
class _Bin:
    """A DocBin that was checked, still as arrays."""

    strings: StringStore
    columns: Mapping[str, np.ndarray[Any, Any]]
    spaces: np.ndarray[Any, Any]
    borders: Sequence[int]
    """Where each document begins among the tokens, and where the last one ends."""
    flags: Sequence[Any]
    groups: Sequence[Any]
    user_data: Sequence[Any]
    with_categories: int
    """Of how many documents the text as a whole is categorised."""


def read_docbin(path: Path) -> Iterator[Record | Problem]:
    """The documents of a file as records, and a Problem for all that cannot be used."""
    try:
        with guarded("the DocBin"):
            content = _bin(_unpacked(path.read_bytes()))
    except OSError as error:
        yield Problem(path, None, f"the file cannot be read: {error.strerror or error}")
        return
    except NotText as fault:
        yield Problem(path, None, str(fault))
        return
    if content.with_categories:
        count = content.with_categories
        yield Problem(path, None, f"categories (doc.cats) are left out; documents that have some: {count}")
    for nth in range(len(content.borders) - 1):
        try:
            with guarded(f"document {nth + 1}"):
                record, remarks = _record(content, nth, f"{name_of(path.stem)}-{nth + 1}")
        except (NotText, RowFault) as fault:
            said = str(fault) if isinstance(fault, NotText) else f"document {nth + 1}: {fault}"
            yield Problem(path, None, said)
        else:
            yield from (Problem(path, None, f"document {nth + 1}: {remark}") for remark in remarks)
            yield record


def _unpacked(data: bytes) -> dict[str, Any]:
    if len(data) > LARGEST_BIN:
        raise NotText(f"the DocBin is larger than {LARGEST_BIN // 1024**2} MB")
    packed = zlib.decompressobj()
    content = packed.decompress(data, LARGEST_BIN)
    if packed.unconsumed_tail:
        raise NotText(f"the DocBin is larger than {LARGEST_BIN // 1024**2} MB when it is unpacked")
    if not packed.eof:
        raise NotText("the DocBin is cut off")
    fields: object = _value(content)
    if not isinstance(fields, dict):
        raise NotText("this is no DocBin")
    return cast("dict[str, Any]", fields)


def _value(data: bytes, *, use_list: bool = True) -> object:
    """What msgpack holds; it makes plain values and arrays of numbers, and runs nothing."""
    from srsly import msgpack_loads  # pyright: ignore[reportMissingTypeStubs] - it has none

    return msgpack_loads(data, use_list=use_list)


def _bin(fields: Mapping[str, Any]) -> _Bin:
    import numpy as np
    from spacy.attrs import IDS  # pyright: ignore[reportUnknownVariableType] - compiled, without types
    from spacy.strings import StringStore

    known = {number: name for name, number in cast("dict[str, int]", IDS).items()}
    names = [known.get(attribute, str(attribute)) for attribute in cast("list[int]", fields["attrs"])]
    lengths = np.frombuffer(fields["lengths"], dtype="int32")
    tokens = np.frombuffer(fields["tokens"], dtype="uint64").reshape((-1, len(names)))
    spaces = np.frombuffer(fields["spaces"], dtype=bool)
    total = int(lengths.sum(dtype="int64"))
    if (lengths < 0).any() or total != len(tokens) or total != len(spaces) or "ORTH" not in names:
        raise NotText("the DocBin is damaged: its tables do not fit together")
    count = len(lengths)
    return _Bin(
        StringStore(str(string) for string in fields["strings"]),
        {name: tokens[:, place] for place, name in enumerate(names)},
        spaces,
        [0, *(int(border) for border in lengths.cumsum(dtype="int64"))],
        _each(fields.get("flags"), count),
        _each(fields.get("span_groups"), count),
        _each(fields.get("user_data"), count),
        _filled(fields.get("cats")),
    )


def _each(rows: object, count: int) -> Sequence[Any]:
    """What there is for each document; nothing for any where there is another number of them."""
    if isinstance(rows, list | tuple) and len(cast("Sequence[Any]", rows)) == count:
        return cast("Sequence[Any]", rows)
    return [None] * count


def _filled(rows: object) -> int:
    """How many rows of a list hold anything."""
    return sum(map(bool, cast("Sequence[object]", rows))) if isinstance(rows, list | tuple) else 0


def _record(content: _Bin, nth: int, spare_key: str) -> tuple[Record, Sequence[str]]:
    begin, end = content.borders[nth], content.borders[nth + 1]
    words = [content.strings[int(word)] for word in content.columns["ORTH"][begin:end]]
    shown, starts, ends = _text(words, _spaces(content, nth))
    found = _entities(content, begin, end)
    in_groups, has_groups = _in_groups(content, nth, shown)
    for span in (*in_groups, *found):
        if not 0 <= span.first < span.after <= len(words):
            shown.remarks.append(f"the span {span.label!r:.40} is left out: it is not among the document's tokens")
            continue
        where = f"the {span.label!r:.40} at token {span.first + 1}"
        known = {"entity": span.entity, "score": span.score}
        shown.add(starts[span.first], ends[span.after - 1], span.label, where, **known)
    carried_along = _carried(content.user_data[nth], shown)
    if carried_along is not None:
        return restored(shown, carried_along, spare_key), shown.remarks
    record = foreign(shown, {}, spare_key)
    iob = content.columns.get("ENT_IOB")
    says_none = iob is not None and bool(iob[begin:end].any())
    annotated = shown.spans or has_groups or says_none
    return (record if annotated else Record(record.article)), shown.remarks


def _spaces(content: _Bin, nth: int) -> list[bool]:
    """After which tokens a space stands; one after each but the last where the document does not know."""
    begin, end = content.borders[nth], content.borders[nth + 1]
    flags: object = content.flags[nth]
    if isinstance(flags, dict) and cast("dict[str, Any]", flags).get("has_unknown_spaces"):
        return [place < end - 1 for place in range(begin, end)]
    return [bool(space) for space in content.spaces[begin:end]]


def _text(words: Sequence[str], spaces: Sequence[bool]) -> tuple[Shown, list[int], list[int]]:
    """The text, and where each token begins and ends in it."""
    starts: list[int] = []
    ends: list[int] = []
    place = 0
    for word, space in zip(words, spaces, strict=True):
        starts.append(place)
        ends.append(place + len(word))
        place += len(word) + space
    if place > LARGEST_TEXT:
        raise RowFault(f"the text is longer than {LARGEST_TEXT // 1024**2} MB")
    pieces = (word + " " if space else word for word, space in zip(words, spaces, strict=True))
    return Shown("".join(pieces)), starts, ends


def _entities(content: _Bin, begin: int, end: int) -> Iterator[_Found]:
    """The entities of `doc.ents`."""
    if "ENT_TYPE" not in content.columns:
        return
    types = content.columns["ENT_TYPE"][begin:end].tolist()
    marks = content.columns["ENT_IOB"][begin:end].tolist() if "ENT_IOB" in content.columns else [_INSIDE] * len(types)
    ids = content.columns["ENT_KB_ID"][begin:end].tolist() if "ENT_KB_ID" in content.columns else [0] * len(types)
    first = 0
    for place in range(1, len(types) + 1):
        goes_on = place < len(types) and marks[place] == _INSIDE and types[place] == types[first]
        if goes_on and types[first]:
            continue
        if types[first] and marks[first] in (_INSIDE, _BEGIN):
            yield _Found(first, place, content.strings[types[first]], _string(content, ids[first]))
        first = place


def _string(content: _Bin, key: int) -> str:
    """The text of a key; empty where the file does not hold it."""
    try:
        return content.strings[key] if key else ""
    except KeyError:
        return ""


def _in_groups(content: _Bin, nth: int, shown: Shown) -> tuple[list[_Found], bool]:
    """The spans of the group "sc", or where there is none of every group, and whether there is any group."""
    data: object = content.groups[nth]
    if not isinstance(data, bytes) or not data:
        return [], False
    unpacked: object = _value(data)
    groups: dict[str, bytes] = {}
    if isinstance(unpacked, dict):
        for group, keys in cast("dict[bytes, list[str]]", unpacked).items():
            groups.update((str(key), group) for key in keys)
    elif isinstance(unpacked, list):
        for group in cast("list[bytes]", unpacked):
            groups[str(cast("dict[str, Any]", _value(group))["name"])] = group
    chosen = [GROUP] if GROUP in groups else list(groups)
    others = [key for key in groups if key not in chosen]
    if others:
        shown.remarks.append(f"of its span groups only {GROUP!r} is taken; left out: {', '.join(others)[:100]}")
    return [span for key in chosen for span in _group(content, groups[key])], bool(groups)


def _group(content: _Bin, data: bytes) -> Iterator[_Found]:
    fields = cast("dict[str, Any]", _value(data))
    spans = cast("list[bytes]", fields["spans"])
    scores = _scores(fields.get("attrs"), len(spans))
    for packed, score in zip(spans, scores, strict=True):
        _, entity, label, first, after, _, _ = _SPAN.unpack(packed)
        yield _Found(first, after, _string(content, label), _string(content, entity), score)


def _scores(attributes: object, count: int) -> list[float | None]:
    """The scores that the span categoriser gives, where they are probabilities."""
    scores = cast("dict[str, Any]", attributes).get("scores") if isinstance(attributes, dict) else None
    values = [float(score) for score in scores] if scores is not None and len(scores) == count else []
    if values and all(0 <= value <= 1 for value in values):
        return list(values)
    return [None] * count


def _carried(data: object, shown: Shown) -> object | None:
    """The row that Ratify sent along, if it did."""
    if not isinstance(data, bytes):
        return None
    try:
        user_data: object = _value(data, use_list=False)
    except (ValueError, TypeError) as error:
        shown.remarks.append(f"its user data cannot be read ({type(error).__name__})")
        return None
    row = cast("dict[Any, Any]", user_data).get(FIELD) if isinstance(user_data, dict) else None
    return row_in(row.encode("utf-8")) if isinstance(row, str) else None
