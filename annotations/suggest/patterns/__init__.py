"""Rules that find spans by the form of the text: one module for each kind of span."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotations.suggest.patterns.bodies import find_bodies
from annotations.suggest.patterns.dates import find_dates
from annotations.suggest.patterns.events import find_events
from annotations.suggest.patterns.names import find_names
from annotations.suggest.patterns.offices import find_offices
from annotations.suggest.patterns.people import find_people
from annotations.suggest.patterns.places import find_places
from annotations.suggest.patterns.reading import Reading
from annotations.suggest.patterns.roles import find_new_roles, find_roles
from annotations.suggest.patterns.systems import find_systems
from annotations.suggest.patterns.topics import find_topics

if TYPE_CHECKING:
    from spacy.tokens import Doc

NAME = "ratify_patterns"

RULES = (
    find_dates,
    find_bodies,
    find_offices,
    find_systems,
    find_people,
    find_roles,
    find_places,
    find_names,
    find_new_roles,
    find_events,
    find_topics,
)
"""In this order: later rules build on what earlier ones found."""


def register_patterns() -> None:
    """Make the component known to spaCy."""
    from spacy.language import Language

    if not Language.has_factory(NAME):
        Language.component(NAME, func=find_patterns)


def find_patterns(doc: Doc) -> Doc:
    """The document with the candidates of every rule."""
    reading = Reading.of(doc)
    for find in RULES:
        find(reading)
    return doc
