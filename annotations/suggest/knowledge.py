"""Finds the names that are known beforehand: states, agencies, bodies, places, missions, systems, each with its id."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from annotations.paths import resources
from annotations.suggest.extensions import Candidate, candidates
from annotations.suggest.lexicon import lexicon, lines
from annotations.suggest.overlap import HOLDS
from annotations.suggest.scores import score_of
from annotations.suggest.words import Words, words_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc

NAME = "ratify_knowledge"

LABELS = {
    "agencies": "AGENCY",
    "governments": "GOVERNMENT",
    "organizations": "ORGANIZATION",
    "places": "PLACE",
    "cities": "PLACE",
    "missions": "MISSION",
    "systems": "SYSTEM",
    "events": "EVENT",
}
"""The files of entries and the label of each."""

_SHORTEST_UPPER = 4


@dataclass(frozen=True, slots=True)
class Name:
    """One form of one entry's name."""

    text: str
    label: str
    entity: str
    origin: str
    needs: str = ""


@cache
def known_names() -> tuple[Name, ...]:
    """The names that ship, read once."""
    return tuple(read_names(resources() / "knowledge"))


def read_names(folder: Path) -> Iterator[Name]:
    """Every form of every name in the knowledge base."""
    yield from _country_names(folder / "countries.csv")
    for text in lexicon("knowledge_rules", "no_names"):
        yield Name(text, "", "", "")
    for kind, label in LABELS.items():
        for row in _rows(folder / f"{kind}.csv"):
            entity = f"{kind}:{row['id']}"
            for form in _listed(row["names"]):
                yield Name(form, label, entity, f"knowledge.{kind}", row["needs"])
            for form in _listed(row["abbreviations"]):
                yield Name(form, label, entity, f"knowledge.{kind}.short", row["needs"])


def read_treaties(folder: Path) -> Iterator[Name]:
    """The names of treaties and the like: they give identities to mentions that other rules find."""
    for row in _rows(folder / "treaties.csv"):
        for form in (*_listed(row["names"]), *_listed(row["abbreviations"])):
            yield Name(form, "AGREEMENT", f"treaties:{row['id']}", "knowledge.treaties")


def _country_names(path: Path) -> Iterator[Name]:
    for row in _rows(path):
        entity = f"countries:{row['id']}"
        for form in _listed(row["names"]):
            yield Name(form, "COUNTRY", entity, "knowledge.countries")
        for form in _listed(row["adjectives"]):
            yield Name(form, "COUNTRY", entity, "knowledge.countries.adjective")
        for form in _listed(row["capitals"]):
            yield Name(form, "PLACE", entity, "knowledge.capitals")


def _rows(path: Path) -> Iterator[dict[str, str]]:
    if not path.is_file():
        return
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _listed(cell: str) -> list[str]:
    return [form.strip() for form in cell.split(";") if form.strip()]


def _forms(text: str, *, capitals: bool) -> Iterator[str]:
    """A name as it may be printed: with either apostrophe, and in capitals."""
    yield text
    if "'" in text:
        yield text.replace("'", "’")
    if capitals and len(text) >= _SHORTEST_UPPER and not text.isupper():
        yield text.upper()
        if "'" in text:
            yield text.upper().replace("'", "’")


class Knowledge:
    """The component: proposes a span wherever a known name stands and its needs are met."""

    def __init__(self, nlp: Language, known: Iterable[Name]) -> None:
        from spacy.matcher import PhraseMatcher

        self._matcher: PhraseMatcher = PhraseMatcher(nlp.vocab, attr="ORTH")
        self._names: dict[int, list[Name]] = {}
        forms: dict[str, list[Name]] = {}
        for name in known:
            # Capitals for thousands of towns would double the time to load, for a handful of datelines.
            for form in _forms(name.text, capitals=name.origin != "knowledge.cities"):
                forms.setdefault(form, []).append(name)
        for form, names in forms.items():
            self._matcher.add(form, [nlp.make_doc(form)])
            self._names[nlp.vocab.strings[form]] = names

    def __call__(self, doc: Doc) -> Doc:
        """The document with a candidate for every known name."""
        from annotations.suggest.needs import met

        words = words_of(doc)
        found = candidates(doc)
        met_names = [
            (start, end, name)
            for key, start, end in self._matcher(doc)
            for name in self._names[key]
            if met(name.needs, words, start, end) and _is_meant(name, words, start, end)
        ]
        found.extend(
            Candidate(start, end, name.label, name.origin, score_of(name.origin), name.entity)
            for start, end, name in _outer(met_names)
            if name.label
        )
        return doc


def _outer(found: list[tuple[int, int, Name]]) -> Iterator[tuple[int, int, Name]]:
    """The names that do not merely stand inside a longer one: no "Mexico" in "Mexico City"."""
    longest: dict[int, tuple[int, int, Name]] = {}
    for one in found:
        for token in range(one[0], one[1]):
            if token not in longest or one[1] - one[0] > longest[token][1] - longest[token][0]:
                longest[token] = one
    for start, end, name in found:
        first, last, holder = longest[start]
        inside = last - first > end - start and end <= last
        if not inside or (holder.label != "PLACE" and name.label in HOLDS.get(holder.label, ())):
            yield start, end, name


def _is_meant(name: Name, words: Words, start: int, end: int) -> bool:
    """Whether the words around a name leave it its meaning."""
    following = words.lower[end] if end < words.length else ""
    if name.entity == "places:earth":
        behind = words.lower[end + 1] if following == "-" and end + 1 < words.length else following
        return behind not in lexicon("knowledge_rules", "earth_fields")
    if name.label == "COUNTRY":
        before = words.lower[start - 1] if start else ""
        language = before in {"in", "from"} and not following.isalpha() and name.origin.endswith("adjective")
        return not language and not following.startswith("$")
    if len(name.text) < _SHORTEST_UPPER and start and words.texts[start - 1][0].isdigit():
        return False  # a unit: 1.5 AU
    if name.text.isupper() and name.text.lower() in lines("common_words.txt"):
        return not (_is_shouted(words, start - 1) or _is_shouted(words, end))
    return True


def _is_shouted(words: Words, index: int) -> bool:
    """Whether a token is a common word in capitals, so that the line is printed in capitals."""
    return (
        0 <= index < words.length and words.texts[index].isupper() and words.lower[index] in lines("common_words.txt")
    )


def register_knowledge() -> None:
    """Make the component known to spaCy."""
    from spacy.language import Language

    if not Language.has_factory(NAME):
        Language.factory(NAME, func=_make)  # pyright: ignore[reportUnknownMemberType] - spaCy leaves it untyped


def _make(nlp: Language, name: str) -> Knowledge:  # noqa: ARG001 - spaCy passes it
    return Knowledge(nlp, known_names())
