"""Carries what one place of an article tells to the rest of it: abbreviations, last names, repeated names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from annotations.suggest.extensions import Candidate, candidates
from annotations.suggest.lexicon import labelled, lexicon, lines
from annotations.suggest.scores import score_of
from annotations.suggest.words import Words, words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

NAME = "ratify_vote"

_REPEATED = frozenset({"PERSON", "AGENCY", "GOVERNMENT", "ORGANIZATION", "PLACE", "MISSION", "SYSTEM", "EVENT"})
_ABBREVIATED = frozenset({"AGENCY", "GOVERNMENT", "ORGANIZATION", "PLACE", "MISSION", "SYSTEM", "EVENT"})
_NOT_SHORTENED = lexicon("vote_rules", "not_shortened")
_CENTRES = frozenset(
    f"agencies:{name}" for name in ("jsc", "ksc", "msfc", "gsfc", "grc", "arc", "larc", "afrc", "ssc", "wff")
)
"""Centres that are called by the first word of their name: "Glenn" for the Glenn Research Center."""
_SURE = 0.6
_SHORTEST = 2
_LONGEST_ABBREVIATION = 12


class _Form(NamedTuple):
    """A sequence of tokens to be found again, with what it is."""

    tokens: tuple[str, ...]
    label: str
    origin: str
    entity: str


def register_vote() -> None:
    """Make the component known to spaCy."""
    from spacy.language import Language

    if not Language.has_factory(NAME):
        Language.component(NAME, func=carry_through)


def carry_through(doc: Doc) -> Doc:
    """The document with a candidate wherever a name stands that another place of it explains."""
    words, found = words_of(doc), candidates(doc)
    introduced = list(_introduced(words, found))
    _drop_contradicted(words, found, introduced)
    found.extend(introduced)
    forms = [*_abbreviations(words, introduced), *_people(words, found), *_short_names(words, found)]
    forms.extend(_repeated(words, found))
    found.extend(_occurrences(words, forms, found))
    return doc


def _introduced(words: Words, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """The abbreviations in brackets behind a long form, and the long forms behind an abbreviation."""
    ends: dict[int, Candidate] = {}
    for one in found:
        if one.label in _ABBREVIATED and (one.end not in ends or _rank(one) > _rank(ends[one.end])):
            ends[one.end] = one
    for index in range(1, words.length - 2):
        if words.texts[index] != "(":
            continue
        close = _closing(words, index)
        long_form = ends.get(index)
        if long_form is None or not close:
            continue
        inside = words.texts[index + 1 : close]
        if long_form.end - long_form.start >= _SHORTEST and _is_abbreviation(inside):
            yield Candidate(
                index + 1, close, long_form.label, "vote.abbreviation", score_of("vote.abbreviation"), long_form.entity
            )


def _drop_contradicted(words: Words, found: list[Candidate], introduced: Iterable[Candidate]) -> None:
    """Take away what other rules say of an abbreviation that the article itself explains."""
    meaning = {words.texts[one.start]: one.label for one in introduced if one.end == one.start + 1}
    found[:] = [
        one
        for one in found
        if one.end > one.start + 1 or meaning.get(words.texts[one.start], one.label) in {one.label, "EVENT"}
    ]


def _rank(one: Candidate) -> tuple[float, int]:
    return one.score + 0.04 * min(one.end - one.start, 8), one.end - one.start


def _closing(words: Words, opening: int) -> int:
    """The closing bracket, if it is near; 0 otherwise."""
    for index in range(opening + 2, min(opening + 8, words.length)):
        if words.texts[index] in {")", ",", ";"}:
            return index
    return 0


def _is_abbreviation(texts: list[str]) -> bool:
    joined = "".join(texts)
    capitals = sum(letter.isupper() for letter in joined)
    return (
        _SHORTEST <= len(joined) <= _LONGEST_ABBREVIATION
        and capitals >= _SHORTEST
        and capitals * 2 >= sum(letter.isalpha() for letter in joined)
        and (len(texts) == 1 or "-" in texts or "/" in texts)
    )


def _abbreviations(words: Words, introduced: Iterable[Candidate]) -> Iterator[_Form]:
    for one in introduced:
        yield _Form(tuple(words.texts[one.start : one.end]), one.label, "vote.abbreviation", one.entity)


def _people(words: Words, found: Iterable[Candidate]) -> Iterator[_Form]:
    """The last names, given names and parts of names of the people of the article."""
    common, particles = lines("common_words.txt"), lexicon("grammar", "particles")
    for one in found:
        if one.label != "PERSON" or one.score < _SURE or one.end - one.start < _SHORTEST:
            continue
        tokens = words.texts[one.start : one.end]
        for cut in range(1, len(tokens)):
            part = tokens[cut:]
            telling = len(part) > 1 or (part[0].lower() not in common and len(part[0]) > 1)
            if telling and _is_name_start(part[0], particles) and not {part[0], tokens[cut - 1]} & {"-", "–"}:
                yield _Form(tuple(part), "PERSON", "vote.last_name", "")
        first = tokens[0]
        if len(first) >= _SHORTEST and first.lower() not in common and "." not in first and tokens[1] not in {"-", "–"}:
            yield _Form((first,), "PERSON", "vote.first_name", "")
        if len(tokens) > 3 and tokens[1] in {"-", "–"}:
            yield _Form(tuple(tokens[:3]), "PERSON", "vote.first_name", "")


def _is_name_start(text: str, particles: frozenset[str]) -> bool:
    return text[0].isupper() or text in particles


def _short_names(words: Words, found: Iterable[Candidate]) -> Iterator[_Form]:
    """The first words of companies and schools: "Voltari" for "Voltari Sensing"."""
    common, heads = lines("common_words.txt"), labelled("heads")
    taken = {one.start for one in found if one.end == one.start + 1}
    for one in found:
        if one.entity in _CENTRES and one.end - one.start >= _SHORTEST:
            short = words.texts[one.start + (words.texts[one.start] == "NASA")]
            if short.lower() not in common and len(short) > _SHORTEST and short not in heads:
                yield _Form((short,), "AGENCY", "vote.centre", one.entity)
        if one.label != "ORGANIZATION" or one.score < _SURE or one.end - one.start < _SHORTEST:
            continue
        first = words.texts[one.start]
        if not first[0].isupper() or first.lower() in common or first in heads or len(first) <= _SHORTEST:
            continue
        if (
            words.texts[one.end - 1] in _NOT_SHORTENED
            or words.texts[one.start + 1] in {"-", "–", "&"}
            or one.start in taken
        ):
            continue
        yield _Form((first,), "ORGANIZATION", "vote.short_name", one.entity)


def _repeated(words: Words, found: Iterable[Candidate]) -> Iterator[_Form]:
    """The names that the rules found somewhere, each with the label that most of its places speak for."""
    votes: dict[tuple[str, ...], dict[str, float]] = defaultdict(lambda: defaultdict(float))
    entity: dict[tuple[tuple[str, ...], str], str] = {}
    for one in found:
        if one.label in _REPEATED and one.score >= _SURE and words.capital[one.start]:
            tokens = tuple(words.texts[one.start : one.end])
            votes[tokens][one.label] += one.score
            if one.entity:
                entity[tokens, one.label] = one.entity
    for tokens, labels in votes.items():
        label = max(labels, key=lambda name: (labels[name], name))
        if len(tokens) > 1 or len("".join(tokens)) > _SHORTEST:
            yield _Form(tokens, label, "vote.repeated", entity.get((tokens, label), ""))


def _occurrences(words: Words, forms: Iterable[_Form], found: Iterable[Candidate]) -> Iterator[Candidate]:
    """A candidate for each place of each form that has none of this label yet."""
    by_first: dict[str, dict[tuple[tuple[str, ...], str], _Form]] = defaultdict(dict)
    for form in forms:
        first, *_ = form.tokens
        by_first[first].setdefault((form.tokens, form.label), form)
    there = {(one.start, one.end, one.label) for one in found}
    longer: dict[int, int] = {}
    for one in found:
        if one.score >= _SURE and one.label in _REPEATED:
            for token in range(one.start, one.end):
                longer[token] = max(longer.get(token, 0), one.end - one.start)
    for index, text in enumerate(words.texts):
        for form in by_first.get(text, {}).values():
            end = index + len(form.tokens)
            if longer.get(index, 0) > len(form.tokens):
                continue
            if (index, end, form.label) not in there and tuple(words.texts[index:end]) == form.tokens:
                yield Candidate(index, end, form.label, form.origin, score_of(form.origin), form.entity)
