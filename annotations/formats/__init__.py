"""Files in and out: one module a format, looked up by name or by the file's ending.

A new format is one import and one line in FORMATS. Libraries that are slow to load are imported inside functions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from annotations.errors import InputError
from annotations.formats.base import Format, Loss, Problem
from annotations.formats.brat import Brat
from annotations.formats.cas import CasJson, CasJsonZip, Xmi, XmiZip
from annotations.formats.csv_rows import CsvTable
from annotations.formats.csv_tables import AgreementsCsv, EntitiesCsv
from annotations.formats.docbin import SpacyDocBin
from annotations.formats.doccano import Doccano, DoccanoRelations
from annotations.formats.iob import Iob2
from annotations.formats.json_rows import JsonTable
from annotations.formats.jsonl import RatifyJsonl
from annotations.formats.label_studio import LabelStudio
from annotations.formats.markdown import Markdown
from annotations.formats.parquet_rows import ParquetTable
from annotations.formats.parquet_tables import AgreementsParquet, EntitiesParquet
from annotations.formats.pdf import Pdf
from annotations.formats.plain import PlainText
from annotations.formats.prodigy import Prodigy
from annotations.formats.report import Report
from annotations.formats.summary import Summary
from annotations.formats.web import WebPage
from annotations.formats.web_annotation import WebAnnotation
from annotations.formats.word import WordDocument
from annotations.formats.xlsx_rows import ExcelTable

__all__ = ["FORMATS", "Format", "Loss", "Problem", "format_for", "format_to_write"]

FORMATS: tuple[Format, ...] = (
    RatifyJsonl(),
    Prodigy(),
    SpacyDocBin(),
    Iob2(),
    Brat(),
    Doccano(),
    DoccanoRelations(),
    LabelStudio(),
    XmiZip(),
    CasJsonZip(),
    Xmi(),
    CasJson(),
    WebAnnotation(),
    EntitiesCsv(),
    AgreementsCsv(),
    EntitiesParquet(),
    AgreementsParquet(),
    Report(),
    Summary(),
    PlainText(),
    WebPage(),
    Pdf(),
    WordDocument(),
    Markdown(),
    CsvTable(),
    ExcelTable(),
    JsonTable(),
    ParquetTable(),
)
"""Every format in the order in which people choose; those asked last claim least."""

_PROJECT = ".ratify"
_NOT_READ = "can be written, but not read"
_NOT_WRITTEN = "can be imported, but not exported; name another format with --format"


def format_for(path: Path, name: str = "") -> Format:
    """The format to read a file or folder with: the one named, or the one with the longest ending of its name.

    Where several share that ending, the one that knows the file by its beginning, or else the one whose usual ending
    it is. Raises InputError naming those that are possible.
    """
    readers = [known for known in FORMATS if known.can_read]
    if name:
        return _named(name, readers, _NOT_READ)
    if path.is_dir():
        found = next((known for known in readers if known.claims(path)), None)
        if found is None:
            raise InputError("no format is known that has its files in a folder like this", path=path)
        return found
    sharing, ending = _sharing(path, readers, _NOT_READ)
    if len(sharing) > 1 and path.is_file():
        claimant = next((known for known in sharing if known.claims(path)), None)
        if claimant is not None:
            return claimant
    return _usual(path, sharing, ending)


def format_to_write(path: Path, name: str = "") -> Format:
    """The format to write a file in: the one named, or told by the ending alone, whatever stands there already."""
    writers = [known for known in FORMATS if known.can_write]
    if name:
        return _named(name, writers, _NOT_WRITTEN)
    return _usual(path, *_sharing(path, writers, _NOT_WRITTEN))


def _named(name: str, usable: Sequence[Format], refusal: str) -> Format:
    wanted = name.casefold()
    for known in FORMATS:
        if known.name == wanted:
            if known not in usable:
                raise InputError(f"{known.title} {refusal}")
            return known
    raise InputError(f"There is no format {name!r}; known are {_listed(usable, lambda known: known.name)}.")


def _sharing(path: Path, usable: Sequence[Format], refusal: str) -> tuple[list[Format], str]:
    """The formats that have the longest ending of the file's name, and that ending."""
    file_name = path.name.casefold()
    endings = {suffix for known in usable for suffix in known.suffixes if file_name.endswith(suffix)}
    if not endings:
        other = next((known for known in FORMATS if file_name.endswith(known.suffixes)), None)
        if other is not None:
            zipped = {f"{suffix}.zip" for suffix in other.suffixes}
            better = next((suffix for known in usable for suffix in known.suffixes if suffix in zipped), "")
            advice = f"{_NOT_WRITTEN.partition(';')[0]}; end the name with {better}" if better else refusal
            raise InputError(f"{other.title} {advice}", path=path)
        if refusal == _NOT_READ and file_name.endswith(_PROJECT):
            raise InputError("this is a project; export its articles to a .jsonl file and import that", path=path)
        every = ", ".join(dict.fromkeys(known.suffixes[0] for known in usable))
        raise InputError(f"the format cannot be told from the file's ending; known are {every}", path=path)
    longest = max(endings, key=len)
    return [known for known in usable if longest in known.suffixes], longest


def _usual(path: Path, sharing: Sequence[Format], ending: str) -> Format:
    if len(sharing) == 1:
        return sharing[0]
    usual = next((known for known in sharing if known.suffixes[0] == ending), None)
    if usual is None:
        names = _listed(sharing, lambda known: f"{known.name} ({known.title})")
        raise InputError(f"several formats end in {ending}; say with --format which it is: {names}", path=path)
    return usual


def _listed(formats: Sequence[Format], text: Callable[[Format], str]) -> str:
    return ", ".join(text(known) for known in formats)
