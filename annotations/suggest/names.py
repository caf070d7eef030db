"""The known names in a form that does not depend on how they are printed."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from annotations.paths import resources
from annotations.suggest.knowledge import known_names, read_treaties
from annotations.suggest.lexicon import lexicon

BODY = "BODY"
_GROUPS = {"AGENCY": BODY, "GOVERNMENT": BODY, "ORGANIZATION": BODY, "MISSION": "CRAFT", "SYSTEM": "CRAFT"}
"""Labels that components mix up: a name that is unknown under one is looked for under its neighbours."""
_BREAKS = re.compile(r"[-‐‑–—/,()“”\"\s]+")
_POSSESSIVE = re.compile(r"['’]s?$")
_SPELLINGS = {"defence": "defense", "centre": "center", "programme": "program", "labour": "labor", "&": "and"}


class Known(NamedTuple):
    """The known identities: by label and name, by group of labels and name, and the states alone."""

    exact: dict[tuple[str, str], str]
    grouped: dict[tuple[str, str], str]
    states: dict[str, str]
    """Name, adjective or former name of a state -> its code."""
    capitals: dict[str, str]
    """Capital -> code of its state."""


def normal(text: str) -> str:
    """A name in small letters without article, possessive, accents, points and hyphens, in American spelling."""
    lower = text.casefold()
    if not lower.isascii():
        decomposed = unicodedata.normalize("NFKD", lower)
        lower = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    lower = _POSSESSIVE.sub("", lower.strip()).replace(".", "").replace("'", "").replace("’", "")
    words = [_spelt(word) for word in _BREAKS.split(lower) if word]
    if len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join(words)


def _spelt(word: str) -> str:
    if "isation" in word:
        return word.replace("isation", "ization")
    return _SPELLINGS.get(word, word)


@cache
def known() -> Known:
    """Every known name in normal form, read once."""
    all_known = Known({}, {}, {}, {})
    names = (*known_names(), *read_treaties(resources() / "knowledge"))
    # The full names first: of two bodies with one abbreviation the one listed first has it.
    for name in sorted(names, key=lambda one: one.origin.endswith(".short")):
        if name.label:
            _enter(all_known, name.text, name.label, name.entity, capital=name.origin == "knowledge.capitals")
    return all_known


def _enter(all_known: Known, text: str, label: str, entity: str, *, capital: bool) -> None:
    form = normal(text)
    if not form:
        return
    if capital:
        all_known.capitals.setdefault(form, entity.partition(":")[2])
        return
    all_known.exact.setdefault((label, form), entity)
    if label in _GROUPS:
        all_known.grouped.setdefault((_GROUPS[label], form), entity)
    if label == "COUNTRY":
        all_known.states.setdefault(form, entity.partition(":")[2])


def look_up(label: str, form: str) -> str:
    """The id of a name in normal form under a label, or under one that is near to it; empty where it is unknown."""
    all_known = known()
    found = all_known.exact.get((label, form))
    if found:
        return found
    if label == "PLACE":
        return "places:" + form.replace(" ", "-") if form in all_known.capitals else _without_kind(form)
    return all_known.grouped.get((_GROUPS.get(label, label), form), "")


def _without_kind(form: str) -> str:
    """The id of a place that is written with its kind: "city of ...", "... city"."""
    first, _, rest = form.partition(" of ")
    bare = rest if first in lexicon("identity_rules", "kinds") else ""
    return known().exact.get(("PLACE", bare), "") if bare else ""
