"""Web pages that were saved as HTML: the main text with its headline, date and site; nothing is fetched or run."""

from __future__ import annotations

import codecs
import logging
import re
from datetime import date
from typing import Any

from annotations.formats.decoding import READ_AS, NotText, decode_loosely, normalise, why_no_text
from annotations.formats.front_matter import published_of
from annotations.formats.one_article import OneArticle
from annotations.model import Article

LARGEST_PAGE = 8 * 1024 * 1024
"""Bytes that a web page may have; pages beyond are data, not articles, and take minutes to look through."""
MOST_ELEMENTS = 30_000
"""Elements that a web page may have: with more it takes longer than some five seconds; long reports have 5,000."""
MOST_MARKS = 8000
"""Marks within lines, such as bold and span, that a web page may have: a paragraph takes the square of their number."""
MOST_ATTRIBUTES = 1000
"""Attributes that a tag may have."""

_HEAD = 2048
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_XML_HEAD = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
_TAG = re.compile(r"<\s*[a-zA-Z!/]")
_MARKS = frozenset(
    [
        *("abbr", "b", "big", "cite", "dfn", "em", "font", "i", "ins", "kbd", "mark", "samp", "small", "span"),
        *("strong", "sub", "sup", "tt", "u", "var", "wbr"),
    ]
)
_VALUE = r"=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^\s\"'>]*+)"
_ATTRIBUTE = re.compile(rf"[^\s/=]++(?:\s*+{_VALUE})?+")
_ELEMENT = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))|<(?P<name>(?P<raw>script|style)(?=[\s/>])|[a-z_:][^\s/>]*+)"
    rf"(?P<attributes>(?:[^>=]++|{_VALUE})*+)(?(raw).*?(?:</(?P=raw)|\Z))",
    re.IGNORECASE | re.DOTALL,
)
"""A comment, or a tag that opens; what is within a script is none."""
_MANY_BLANKS = re.compile(r"(?<!\s)(\s{100})\s+")
_BLANKS_AT_END = re.compile(r"[ \t]+$", re.MULTILINE)
_LATIN = {"iso-8859-1": "cp1252", "ascii": "cp1252"}
"""What browsers take for these names."""


class WebPage(OneArticle):
    """HTML files; menus, advertisements and comments are left out, and the page itself is kept beside the text."""

    name = "html"
    title = "Web page (HTML)"
    suffixes = (".html", ".htm", ".xhtml")
    largest = LARGEST_PAGE
    kept = True

    def article(self, data: bytes, key: str) -> Article:
        """The main text of a page, its headline first."""
        page, how = _decoded(data)
        if not _TAG.search(page):
            raise NotText("this is no web page: it holds no tag")
        whole = _whole(page)
        _check(whole)
        found = _main(whole)
        title = _line(found.title)
        text = normalise(_BLANKS_AT_END.sub("", found.text or "").strip()).text
        reason = why_no_text(text)
        if reason:
            raise NotText("no main text was found on this page" if not text.strip() else reason)
        if title and title not in text:
            text = f"{title}\n\n{text}"
        site = _line(found.sitename) or _line(found.hostname)
        author, address = _line(found.author), _line(found.url)
        return Article(
            key=key,
            text=text,
            title=title,
            published=_iso(found.date) or published_of(text),
            source=site,
            metadata={
                **({"author": author} if author else {}),
                **({"url": address} if address else {}),
                READ_AS: {"from": "html", **how},
            },
        )


def _decoded(data: bytes) -> tuple[str, dict[str, Any]]:
    """The page as text: by its mark, by what it says of itself, or else as a plain text would be read."""
    said = _CHARSET.search(data, 0, _HEAD)
    if said is not None and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        name = said[1].decode("ascii", "replace")
        try:
            encoding = codecs.lookup(name).name
            encoding = _LATIN.get(encoding, encoding)
            page = data.decode(encoding)
        except (LookupError, UnicodeError):
            pass
        else:
            return page, {} if encoding == "utf-8" else {"encoding": encoding}
    page, how = decode_loosely(data)
    return page, how


def _whole(page: str) -> str:
    """The page as trafilatura takes it: a whole one, without NUL characters and an XML head with another encoding.

    Of very many blanks in a row a hundred stay, because it takes the square of their number.
    """
    page = _MANY_BLANKS.sub(r"\1", _XML_HEAD.sub("", page.replace("\0", ""), count=1))
    if "<html" not in page[:_HEAD].casefold():
        return f"<!DOCTYPE html><html><body>{page}</body></html>"
    return f"<!DOCTYPE html>{page}"


def _check(page: str) -> None:
    """Raise NotText for a page that no article has and that takes minutes: libraries cannot be stopped in between."""
    elements = marks = 0
    for found in _ELEMENT.finditer(page):
        if found["name"] is None:
            continue
        elements += 1
        marks += found["name"].casefold() in _MARKS
        attributes = found["attributes"]
        if len(attributes) > MOST_ATTRIBUTES and sum(1 for _ in _ATTRIBUTE.finditer(attributes)) > MOST_ATTRIBUTES:
            raise NotText(f"a tag of the page has more than {MOST_ATTRIBUTES} attributes")
    if elements > MOST_ELEMENTS:
        raise NotText(f"the page has {elements} elements; at most {MOST_ELEMENTS} are read")
    if marks > MOST_MARKS:
        raise NotText(f"the page has {marks} marks such as bold or span; at most {MOST_MARKS} are read")


def _main(page: str) -> Any:
    """What trafilatura finds: title, date, sitename, hostname, author, url and text."""
    import trafilatura

    # It logs what it cannot use, with parts of the page; what matters comes back as a Problem.
    for library in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(library).setLevel(logging.CRITICAL + 1)
    found: Any = trafilatura.bare_extraction(
        page,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if found is None:
        raise NotText("no main text was found on this page")
    return found


def _line(text: object) -> str:
    """A piece of metadata on one line, without characters that are none."""
    line = " ".join(str(text).split()) if text else ""
    return "" if why_no_text(line) else line


def _iso(found: object) -> str:
    try:
        return date.fromisoformat(str(found)[:10]).isoformat() if found else ""
    except ValueError:
        return ""
