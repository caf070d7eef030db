"""Finds the names that are known beforehand: states, agencies, bodies, places, missions, systems, each with its id."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from annotations.paths import resources
from annotations.suggest.extensions import Candidate, candidates
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


def read_names(folder: Path) -> Iterator[Name]:
    """Every form of every name in the knowledge base."""
    yield from _country_names(folder / "countries.csv")
    for kind, label in LABELS.items():
        for row in _rows(folder / f"{kind}.csv"):
            entity = f"{kind}:{row['id']}"
            for form in _listed(row["names"]):
                yield Name(form, label, entity, f"knowledge.{kind}", row["needs"])
            for form in _listed(row["abbreviations"]):
                yield Name(form, label, entity, f"knowledge.{kind}.short", row["needs"])


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

    def __init__(self, nlp: Language, folder: Path) -> None:
        from spacy.matcher import PhraseMatcher

        self._matcher: PhraseMatcher = PhraseMatcher(nlp.vocab, attr="ORTH")
        self._names: dict[int, list[Name]] = {}
        forms: dict[str, list[Name]] = {}
        for name in read_names(folder):
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
        for key, start, end in self._matcher(doc):
            found.extend(
                Candidate(start, end, name.label, name.origin, score_of(name.origin), name.entity)
                for name in self._names[key]
                if met(name.needs, words, start, end) and not _is_field(name, words, end)
            )
        return doc


def _is_field(name: Name, words: Words, end: int) -> bool:
    """Whether "Earth" stands in the name of a field, as in "Earth observation"."""
    if name.entity != "places:earth":
        return False
    following = words.lower[end + 1] if words.texts[end : end + 1] == ["-"] else "".join(words.lower[end : end + 1])
    return following in {
        "observation",
        "observations",
        "observing",
        "science",
        "sciences",
        "system",
        "scientist",
        "scientists",
    }


def register_knowledge() -> None:
    """Make the component known to spaCy."""
    from spacy.language import Language

    if not Language.has_factory(NAME):
        Language.factory(NAME, func=_make)  # pyright: ignore[reportUnknownMemberType] - spaCy leaves it untyped


def _make(nlp: Language, name: str) -> Knowledge:  # noqa: ARG001 - spaCy passes it
    return Knowledge(nlp, resources() / "knowledge")
