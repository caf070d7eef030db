"""UIMA CAS, the format of INCEpTION and DKPro, in XMI and in JSON: one article a file, many in a ZIP."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO, ClassVar

from annotations.formats.base import LARGEST_TEXT, Format, Loss, Problem, name_of
from annotations.formats.beginning import beginning, names_in_zip
from annotations.formats.cas_parsing import Cas, parsed_json, parsed_xmi
from annotations.formats.cas_reading import record_in
from annotations.formats.cas_types import type_system_xml
from annotations.formats.cas_writing import NOT_XML, clean, json_of, xmi_of
from annotations.formats.decoding import NotText
from annotations.formats.numbering import numbered
from annotations.formats.row_fault import RowFault
from annotations.formats.unzipping import chunks_of, unzipped
from annotations.formats.zips import write_zip
from annotations.model import Annotation, Record
from annotations.schema import Schema

_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')
_LONGEST_NAME = 80
_CONTROL = "XML cannot hold this control character; a sign is put in its place."
_Parse = Callable[[bytes], Cas]


class _CasFile(Format):
    """One file with one article."""

    can_read = True

    def read(self, path: Path) -> Iterator[Record | Problem]:
        """The record of the file, after what was left out of it."""
        try:
            if path.stat().st_size > LARGEST_TEXT:
                yield Problem(path, None, f"the file is larger than {LARGEST_TEXT // 1024**2} MB")
                return
            content = path.read_bytes()
        except OSError as error:
            yield Problem(path, None, f"the file cannot be read: {error.strerror or error}")
            return
        yield from _records(path, "", content, self._cas, name_of(path.name.partition(".")[0]))

    def _cas(self, content: bytes) -> Cas:
        raise NotImplementedError


class _CasZip(Format):
    """A ZIP in which each article is one file."""

    can_read = True
    can_write = True
    _ending: ClassVar[str]

    def claims(self, path: Path) -> bool:
        """Whether a ZIP holds files of this kind."""
        return any(name.casefold().endswith(self._ending) for name in names_in_zip(path))

    def read(self, path: Path) -> Iterator[Record | Problem]:
        """The records in the order of the ZIP; what is broken or comes twice is told."""
        seen: set[tuple[str, str]] = set()
        try:
            with unzipped(path) as archive:
                for entry in archive.infolist():
                    if not entry.filename.casefold().endswith(self._ending):
                        continue
                    name = PurePosixPath(entry.filename.lstrip("/")).name
                    within = name_of(entry.filename.lstrip("/").removesuffix(name))
                    shown = within + name_of(name)
                    try:
                        content = b"".join(chunks_of(archive, entry, LARGEST_TEXT))
                    except NotText as error:
                        yield Problem(path, None, f"{shown}: {error}")
                        continue
                    spare_key = name_of(name[: -len(self._ending)]) or name_of(path.stem)
                    yield from _new(path, _records(path, shown, content, self._cas, spare_key, within), seen)
        except NotText as error:
            yield Problem(path, None, str(error))
        except OSError as error:
            yield Problem(path, None, f"the file cannot be read: {error.strerror or error}")

    def fit(self, record: Record, schema: Schema) -> tuple[Record, tuple[Loss, ...]]:
        """The record as it is; an agreement that the text never names has no place."""
        if record.annotation is None:
            return record, ()
        annotation = numbered(record.annotation, [role.name for role in schema.roles])
        losses = tuple(
            Loss("agreements", f"The {one.kind} has no mention in the text and is left out.")
            for one in annotation.agreements
            if not one.mentions
        )
        named = tuple(one for one in annotation.agreements if one.mentions)
        return replace(record, annotation=Annotation(annotation.spans, named)), losses

    def write(self, records: Iterable[Record], out: BinaryIO, *, schema: Schema) -> None:
        """Writes a file for each record, named after its article, and the type system."""
        write_zip(self._files(records, schema), out)

    def _files(self, records: Iterable[Record], schema: Schema) -> Iterator[tuple[str, bytes]]:
        yield "TypeSystem.xml", type_system_xml().encode("utf-8")
        used: set[str] = set()
        for record in records:
            yield _name(record.article.key, used) + self._ending, self._content(self.fit(record, schema)[0])

    def _cas(self, content: bytes) -> Cas:
        raise NotImplementedError

    def _content(self, record: Record) -> bytes:
        raise NotImplementedError


class Xmi(_CasFile):
    """One article in XMI."""

    name = "xmi-file"
    title = "UIMA CAS (one file of XMI)"
    suffixes = (".xmi",)

    def _cas(self, content: bytes) -> Cas:
        return parsed_xmi(content)


class CasJson(_CasFile):
    """One article in JSON."""

    name = "cas-json-file"
    title = "UIMA CAS (one file of JSON)"
    suffixes = (".cas.json", ".json")

    def claims(self, path: Path) -> bool:
        """Whether a file of JSON begins like a CAS."""
        start = beginning(path, 4096).lstrip()
        return start.startswith(b"{") and b'"%' in start

    def _cas(self, content: bytes) -> Cas:
        return parsed_json(content)


class XmiZip(_CasZip):
    """Articles in XMI, which cannot hold most control characters."""

    name = "xmi"
    title = "UIMA CAS XMI (INCEpTION)"
    suffixes = (".xmi.zip", ".zip")
    _ending = ".xmi"

    def fit(self, record: Record, schema: Schema) -> tuple[Record, tuple[Loss, ...]]:
        """The record with signs in place of the characters that XML cannot hold."""
        record, losses = super().fit(record, schema)
        text = record.article.text
        told = [Loss("control characters", _CONTROL, found.start(), found.end()) for found in NOT_XML.finditer(text)]
        if told:
            record = replace(record, article=replace(record.article, text=clean(text)))
        names = _cleaned(record.annotation) if record.annotation else None
        if names != record.annotation:
            record = replace(record, annotation=names)
            told.append(Loss("control characters", "XML cannot hold a character of an entity's id or of an origin."))
        return record, (*losses, *told)

    def _cas(self, content: bytes) -> Cas:
        return parsed_xmi(content)

    def _content(self, record: Record) -> bytes:
        return xmi_of(record)


class CasJsonZip(_CasZip):
    """Articles in JSON."""

    name = "cas-json"
    title = "UIMA CAS JSON (INCEpTION)"
    suffixes = (".cas.json.zip", ".zip")
    _ending = ".json"

    def claims(self, path: Path) -> bool:
        """Whether a ZIP holds files of JSON and a type system."""
        names = names_in_zip(path)
        return "TypeSystem.xml" in names and any(name.endswith(self._ending) for name in names)

    def _cas(self, content: bytes) -> Cas:
        return parsed_json(content)

    def _content(self, record: Record) -> bytes:
        return json_of(record)


def _cleaned(annotation: Annotation) -> Annotation:
    """The annotation with entities and origins that XML can hold."""
    return Annotation(
        tuple(one._replace(entity=clean(one.entity), origin=clean(one.origin)) for one in annotation.spans),
        tuple(
            replace(
                one,
                origin=clean(one.origin),
                fillers=tuple(filler._replace(origin=clean(filler.origin)) for filler in one.fillers),
            )
            for one in annotation.agreements
        ),
    )


def _records(
    path: Path, name: str, content: bytes, parse: _Parse, spare_key: str, within: str = ""
) -> Iterator[Record | Problem]:
    try:
        record, gathering = record_in(parse(content), spare_key, within)
    except RowFault as fault:
        yield Problem(path, None, f"{name}: {fault}" if name else str(fault))
        return
    yield from gathering.problems(path, None, record.article.key)
    yield record


def _new(path: Path, found: Iterable[Record | Problem], seen: set[tuple[str, str]]) -> Iterator[Record | Problem]:
    for one in found:
        if isinstance(one, Record):
            key = (one.article.key, one.layer)
            if key in seen:
                yield Problem(path, None, f"the article {one.article.key!r} comes a second time and is left out")
                continue
            seen.add(key)
        yield one


def _name(key: str, used: set[str]) -> str:
    """A file name for an article that no other has, also where capitals do not count."""
    name = _NOT_IN_NAMES.sub("-", key).strip(" .")[:_LONGEST_NAME].strip(" .") or "article"
    unique, number = name, 1
    while unique.casefold() in used:
        number += 1
        unique = f"{name}-{number}"
    used.add(unique.casefold())
    return unique
