"""Word documents (DOCX): the paragraphs of the body, tables and text boxes included."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, Protocol
from zipfile import ZipFile

from annotations.formats.decoding import READ_AS, NotText, normalise, why_no_text
from annotations.formats.front_matter import published_of, title_of
from annotations.formats.one_article import OneArticle
from annotations.formats.unzipping import checked, chunks_of, unzipped
from annotations.model import Article

LARGEST_DOCUMENT = 256 * 1024 * 1024
"""Bytes that a document may unpack to, pictures included."""
LARGEST_BODY = 128 * 1024 * 1024
"""Bytes of XML that the body of a document may have."""
DEEPEST_XML = 200
"""Levels that the XML of a document may have."""

_BODY = "word/document.xml"
_FACTS = "docProps/core.xml"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_WORD = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_UNSEEN = frozenset({"moveFrom", "del", "instrText", "Fallback", "rPrChange", "pPrChange", "tabs"})
"""What is not part of the text: deleted, moved away, the code of a field, a second form of a text box, tab stops."""
_OFF = frozenset({"0", "false", "off"})
_OWN_SIGNS = range(0xE000, 0xF900)
"""Codes that mean what a font draws for them, such as an arrow in Wingdings: no text can say that."""
_CODE = re.compile(r"[0-9A-Fa-f]{1,4}")
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}


class WordDocument(OneArticle):
    """DOCX files; heads and feet of pages, notes, comments, hidden text and what was deleted are left out."""

    name = "docx"
    title = "Word document"
    suffixes = (".docx", ".docm")

    def article(self, data: bytes, key: str) -> Article:
        """The text of the body, one line a paragraph."""
        if data.startswith(_OLD_OFFICE):
            raise NotText("this is an old or protected Office file; save it as DOCX without a password")
        with unzipped(io.BytesIO(data)) as archive:
            checked(archive, LARGEST_DOCUMENT)
            body = _Body()
            if not _parse(archive, _BODY, body):
                raise NotText("this is no Word document")
            facts = _Facts()
            try:
                _parse(archive, _FACTS, facts)
            except NotText:  # what the file says of itself is not worth losing the text for
                facts = _Facts()
        text = normalise("\n".join(_blank_lines_once(body.lines)).strip("\n")).text
        reason = why_no_text(text)
        if reason:
            raise NotText("the document holds no text" if not text.strip() else reason)
        replaced = {"replaced": body.replaced} if body.replaced else {}
        title = facts.found.get("title", "")
        author = facts.found.get("creator", "")
        return Article(
            key=key,
            text=text,
            title=title if title and title in text else title_of(text) or title,
            published=published_of(text),
            metadata={**({"author": author} if author else {}), READ_AS: {"from": "docx", **replaced}},
        )


class _Target(Protocol):
    def start(self, tag: str, attributes: Any) -> None: ...
    def end(self, tag: str) -> None: ...
    def data(self, data: str) -> None: ...
    def close(self) -> None: ...


def _parse(archive: ZipFile, name: str, target: _Target) -> bool:
    """Hand the XML of a part to a target; whether the part is there. Definitions of entities are refused."""
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser

    try:
        entry = archive.getinfo(name)
    except KeyError:
        return False
    parser = DefusedXMLParser(target=target, forbid_dtd=True)
    try:
        for chunk in chunks_of(archive, entry, LARGEST_BODY):
            parser.feed(chunk)
        parser.close()
    except DefusedXmlException as error:
        raise NotText("the file defines XML entities, which no document needs; it is not read") from error
    except ParseError as error:
        raise NotText(f"the document is damaged: {error}") from error
    return True


class _Body:
    """Gathers the lines of a body."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._open: list[list[str]] = []
        """The paragraphs that are open: a text box lies inside one."""
        self._depth = 0
        self._unseen_from = 0
        self._in_text = False
        self._hidden: list[bool] = []
        """For each run that is open whether its text is hidden."""
        self.replaced = 0
        """How many signs of a font stand as U+FFFD."""

    def start(self, tag: str, attributes: Any) -> None:
        self._depth += 1
        if self._depth > DEEPEST_XML:
            raise NotText(f"the document is nested deeper than {DEEPEST_XML} levels")
        name = _local(tag)
        if self._unseen_from:
            return
        if name in _UNSEEN:
            self._unseen_from = self._depth
        elif tag.startswith(_WORD):
            self._start(name, attributes)

    def _start(self, name: str, attributes: Any) -> None:
        if name == "p":
            self._open.append([])
        if name in ("p", "r"):  # a paragraph's own mark may be hidden: that is no text
            self._hidden.append(False)
        elif name == "t":
            self._in_text = True
        elif name == "vanish" and self._hidden:
            self._hidden[-1] = _said(attributes, "val") not in _OFF
        elif name == "sym":
            self._write(self._drawn(_said(attributes, "char")))
        elif name in _SIGNS:
            self._write(_SIGNS[name])

    def end(self, tag: str) -> None:
        if self._depth == self._unseen_from:
            self._unseen_from = 0
        elif not self._unseen_from and tag.startswith(_WORD):
            name = _local(tag)
            if name in ("p", "r") and self._hidden:
                self._hidden.pop()
            if name == "t":
                self._in_text = False
            elif name == "p" and self._open:
                self.lines.extend("".join(self._open.pop()).rstrip().split("\n"))
        self._depth -= 1

    def data(self, data: str) -> None:
        if self._in_text and not self._unseen_from:
            self._write(data)

    def _write(self, text: str) -> None:
        if self._open and not (self._hidden and self._hidden[-1]):
            self._open[-1].append(text)

    def _drawn(self, code: str) -> str:
        """The character of a code in hexadecimal, or U+FFFD where only a font knows what it looks like."""
        number = int(code, 16) if _CODE.fullmatch(code) else 0xF000
        if number in _OWN_SIGNS or number in range(0xD800, 0xE000) or number < ord(" "):
            self.replaced += not (self._hidden and self._hidden[-1])
            return "\ufffd"
        return chr(number)

    def close(self) -> None:
        """Nothing is left to do."""


class _Facts:
    """Gathers what a document says of itself."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        self._name = ""

    def start(self, tag: str, attributes: Any) -> None:  # noqa: ARG002 - the parser's form
        self._name = _local(tag)

    def end(self, tag: str) -> None:
        del tag
        self._name = ""

    def data(self, data: str) -> None:
        if self._name in ("title", "creator") and len(self.found.get(self._name, "")) < 1000:  # noqa: PLR2004
            self.found[self._name] = " ".join((self.found.get(self._name, "") + data).split())

    def close(self) -> None:
        """Nothing is left to do."""


def _said(attributes: Any, name: str) -> str:
    """An attribute of a tag of Word."""
    return next((str(attributes[home + name]) for home in _WORD if home + name in attributes), "")


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _blank_lines_once(lines: list[str]) -> Iterator[str]:
    """The lines with no more than one blank one between two others."""
    before = "x"
    for line in lines:
        if line.strip() or before.strip():
            yield line
        before = line
