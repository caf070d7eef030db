"""A UIMA CAS of any origin as plain feature structures; a bad one is told and the rest read."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from annotations.formats.cas_types import ARRAY, SOFA
from annotations.formats.row_fault import RowFault
from annotations.formats.strict_json import strict_value

_XMI = "{http://www.omg.org/XMI}"
_NAMES = re.compile(r"\{http:///(.*)\.ecore\}(.+)")
_NUMBERS = re.compile(r"\d+(?: \d+)*")
_BOM_UTF8 = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Structure:
    """One feature structure; numbers and references are kept as they are written."""

    id: int
    type: str
    values: Mapping[str, str]

    def number(self, feature: str) -> int | None:
        """The whole number that a feature has, or None."""
        text = self.values.get(feature, "")
        return int(text) if text.removeprefix("-").isdecimal() and len(text) < 16 else None  # noqa: PLR2004 - no number is longer


@dataclass(slots=True)
class Cas:
    """Everything in a CAS: its structures by id, and what could not be read."""

    structures: dict[int, Structure] = field(default_factory=dict[int, Structure])
    faults: list[str] = field(default_factory=list[str])

    def add(self, name: object, kind: str, values: Mapping[str, str]) -> None:
        """Take a structure; one without an id of its own is told."""
        try:
            number = int(cast("str", name))
        except (TypeError, ValueError):
            self.faults.append(f"a {short(kind)} has no number for its id and is left out")
            return
        if number in self.structures:
            self.faults.append(f"two structures have the id {number}; the {short(kind)} is left out")
            return
        self.structures[number] = Structure(number, kind, values)

    def references(self, structure: Structure, feature: str) -> list[Structure]:
        """The structures that a feature refers to, itself or through an array."""
        text = structure.values.get(feature, "").strip()
        if not _NUMBERS.fullmatch(text):
            return []
        found = [self.structures.get(int(number)) for number in text.split()]
        if len(found) == 1 and found[0] is not None and is_array(found[0]) and structure.type != found[0].type:
            return self.references(found[0], "elements")
        return [one for one in found if one is not None]


def short(kind: str) -> str:
    """The last part of a type's name."""
    return kind.rpartition(".")[2]


def is_array(structure: Structure) -> bool:
    """Whether a structure is a list of others."""
    return structure.type == ARRAY or structure.type.endswith("[]")


def parsed_xmi(content: bytes) -> Cas:
    """The CAS in a file of XMI; raises RowFault where it is no XML, or defines entities of its own."""
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    cas = Cas()
    root = True
    try:
        for event, element in iterparse(io.BytesIO(content), events=("start", "end"), forbid_dtd=True):
            if root and event == "start" and element.tag != f"{_XMI}XMI":
                raise RowFault("this is XML, but no UIMA CAS in XMI")
            root = False
            if event == "end":
                _add_element(cas, element)
    except ParseError as error:
        raise RowFault(f"this is not valid XML: {str(error).partition(':')[0]} (line {error.position[0]})") from error
    except DefusedXmlException as error:
        raise RowFault("the XML declares a document type or entities of its own, which is not read") from error
    except (ValueError, LookupError) as error:
        if isinstance(error, RowFault):
            raise
        raise RowFault("this is not valid XML: its encoding is not known") from error
    return cas


def _add_element(cas: Cas, element: Any) -> None:
    found = _NAMES.fullmatch(element.tag)
    if found is None or (found[1] == "uima/cas" and found[2] in ("NULL", "View")):
        return
    kind = f"{found[1].replace('/', '.')}.{found[2]}".removeprefix("uima.noNamespace.")
    values = {str(key): str(value) for key, value in element.attrib.items() if not key.startswith("{")}
    cas.add(element.get(f"{_XMI}id"), kind, values)
    element.clear()


def parsed_json(content: bytes) -> Cas:
    """The CAS in a file of JSON; raises RowFault where it is none."""
    value: object = strict_value(content.removeprefix(_BOM_UTF8))
    rows: object = cast("dict[str, object]", value).get("%FEATURE_STRUCTURES") if isinstance(value, dict) else None
    if isinstance(rows, dict):
        by_id = cast("dict[str, object]", rows)
        rows = [cast("dict[str, object]", row) | {"%ID": key} for key, row in by_id.items() if isinstance(row, dict)]
    if not isinstance(rows, list):
        raise RowFault("this is JSON, but no UIMA CAS: it has no %FEATURE_STRUCTURES")
    cas = Cas()
    for row in cast("list[object]", rows):
        if not isinstance(row, dict) or not isinstance(cast("dict[str, object]", row).get("%TYPE"), str):
            cas.faults.append("a structure has no %TYPE and is left out")
            continue
        structure = cast("dict[str, Any]", row)
        values = {key.lstrip("@#^"): _text(value) for key, value in structure.items() if not key.startswith("%")}
        if "%ELEMENTS" in structure:
            values["elements"] = _text(structure["%ELEMENTS"])
        cas.add(
            structure.get("%ID"), structure["%TYPE"], {key: text for key, text in values.items() if text is not None}
        )
    return cas


def _text(value: object) -> str | None:
    """A value of JSON as XMI writes it; None for what has no text."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str | int | float):
        return str(value)
    if isinstance(value, list):
        return " ".join(str(one) for one in cast("list[object]", value) if isinstance(one, int))
    return None


def sofas(cas: Cas) -> list[Structure]:
    """The texts of a CAS, the initial view first."""
    found = [one for one in cas.structures.values() if one.type == SOFA and "sofaString" in one.values]
    return sorted(found, key=lambda one: (one.values.get("sofaID") != "_InitialView", one.id))
