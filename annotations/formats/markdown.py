"""Markdown: the text as a reader sees it, without the markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from annotations.formats.decoding import READ_AS, NotText, decode, why_no_text
from annotations.formats.front_matter import date_in, published_of, title_of
from annotations.formats.one_article import OneArticle
from annotations.model import Article

if TYPE_CHECKING:
    from markdown_it.token import Token

LARGEST_MARKDOWN = 8 * 1024 * 1024
"""Bytes that a Markdown file may have."""

_FACTS = re.compile(r"---[ \t]*\n(?P<facts>.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_FACT = re.compile(r"(?P<name>[A-Za-z][\w-]{0,40})[ \t]*:[ \t]+(?P<value>\S.*)")
_OF_FACTS = re.compile(r"[\"']?[^\W\d][^\s:]{0,60}[\"']?[ \t]*:(?:[ \t].*)?|[ \t].*|- .*|#.*|")
"""A line of a front matter: a name with a colon, what belongs to the one before, a comment, or nothing."""
_FOOTNOTE = re.compile(r"\[\^[^\]]{1,100}\]:")
_MOST_FACTS = 100
_SOURCES = ("source", "site", "publisher", "publication")
_DATES = ("date", "published", "publishdate", "pubdate")
_BLANK_AFTER = ("paragraph_close", "heading_close", "table_close", "bullet_list_close", "ordered_list_close")


class Markdown(OneArticle):
    """Markdown files, with a front matter where there is one; the file itself is kept beside the text."""

    name = "markdown"
    title = "Markdown"
    suffixes = (".md", ".markdown")
    largest = LARGEST_MARKDOWN
    kept = True

    def article(self, data: bytes, key: str) -> Article:
        """Headings, paragraphs, list items and code, one after the other; HTML in the file is left out."""
        marked, how = decode(data)
        facts, body = _front_matter(marked)
        lines, heading = _lines(body)
        text = "\n".join(lines).strip("\n")
        reason = why_no_text(text)
        if reason:
            raise NotText("the file holds no text but markup" if not text.strip() else reason)
        title = facts.pop("title", "") or heading
        if title and title not in text:
            text = f"{title}\n\n{text}"
        given = next((facts[name] for name in _DATES if name in facts), "")
        return Article(
            key=key,
            text=text,
            title=title or title_of(text),
            published=date_in(given) or published_of(text),
            source=next((facts.pop(name) for name in _SOURCES if name in facts), ""),
            metadata={**{_free(name): value for name, value in facts.items()}, READ_AS: {"from": "markdown", **how}},
        )


def _free(name: str) -> str:
    """A name that says nothing else in the metadata."""
    return f"{name} (file)" if name in ("state", "sha256", "published", READ_AS) else name


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """The facts before the text, those of one line each, and the text."""
    found = _FACTS.match(text)
    lines = (found["facts"] or "").rstrip("\n").split("\n") if found else []
    if found is None or not all(_OF_FACTS.fullmatch(line.rstrip()) for line in lines) or not _begins(lines):
        return {}, text  # a rule, and text below it
    facts: dict[str, str] = {}
    for line in lines[:_MOST_FACTS]:
        fact = _FACT.fullmatch(line.rstrip())
        if fact is not None:
            facts.setdefault(fact["name"].casefold(), _unquoted(fact["value"]))
    return facts, text[found.end() :]


def _begins(lines: Sequence[str]) -> bool:
    """Whether the first line that says something begins with a name; without one there is nothing to lose."""
    first = next((line for line in lines if line.strip() and not line.startswith("#")), "")
    return not first[:1].isspace() and not first.startswith("- ")


def _unquoted(value: str) -> str:
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value


def _lines(text: str) -> tuple[list[str], str]:
    """The lines that a reader sees, and the first heading."""
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock, reference

    def definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the library's form
        """Leave footnotes to the paragraphs, or they would be gone like the addresses of links."""
        begin = state.bMarks[start] + state.tShift[start]
        return not state.src.startswith("[^", begin) and reference(state, start, end, silent)

    page = _Page()
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    reader.block.ruler.at("reference", definition)
    for token in reader.parse(text):
        page.take(token)
    return list(_blank_lines_once(page.lines)), page.heading


class _Page:
    """Gathers the lines of a page from the tokens of its markup."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.heading = ""
        self._marks: list[str] = []
        """For each list that is open what comes before its next line."""
        self._row: list[str] | None = None
        """The cells of the row that is open."""

    def take(self, token: Token) -> None:
        """Add what a token shows."""
        if token.type == "inline":
            self._write(_seen(token.children or []))
        elif token.type in ("fence", "code_block"):
            self.lines.extend([*token.content.rstrip("\n").split("\n"), ""])
        elif token.type == "list_item_open":
            self._marks.append("  " * len(self._marks) + (f"{token.info}. " if token.info else "- "))
        elif token.type == "list_item_close":
            self._marks.pop()
        elif token.type == "tr_open":
            self._row = []
        elif token.type == "tr_close":
            self.lines.append("\t".join(self._row or []))
            self._row = None
        elif token.type in _BLANK_AFTER and not token.hidden:
            self.lines.append("")
            if token.tag == "h1" and not self.heading:
                self.heading = next((line for line in reversed(self.lines) if line), "").strip()

    def _write(self, seen: str) -> None:
        if self._row is not None:
            self._row.append(seen)
        elif self._marks:
            self.lines.append(self._marks[-1] + seen)
            self._marks[-1] = " " * len(self._marks[-1])
        else:
            self.lines.append(seen)


def _seen(tokens: Sequence[Token]) -> str:
    """What a reader sees of a line."""
    return "".join(_signs(tokens))


def _signs(tokens: Sequence[Token]) -> Iterator[str]:
    for nth, token in enumerate(tokens, start=1):
        if token.type in ("text", "code_inline", "text_special"):
            yield token.content
        elif token.type == "softbreak":
            yield "\n" if nth < len(tokens) and _FOOTNOTE.match(tokens[nth].content) else " "
        elif token.type == "hardbreak":
            yield "\n"
        elif token.type == "image":
            yield _seen(token.children or [])


def _blank_lines_once(lines: Sequence[str]) -> Iterator[str]:
    before = ""
    for line in lines:
        if line.strip() or before.strip():
            yield line
        before = line
