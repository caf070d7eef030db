"""The figures of the scorer, by hand on small cases and against the corpus's own scorer on whole folders."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from annotations.curate.scores import Scores, score
from annotations.errors import InputError
from annotations.formats.jsonl import RatifyJsonl
from annotations.model import Agreement, Annotation, Article, Filler, Record, Span, SpanId
from annotations.schema import default_schema

SHARED = Path(__file__).resolve().parents[4] / "shared" / "corpus"
TEXT = "Norland and Sudria signed a pact and Westland watched. Norland pledged aid."
ROLES = tuple(role.name for role in default_schema().roles if role.name != "mentions")


def span(part: str, label: str, number: int, *, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(part, start + 1)
    return Span(start, start + len(part), label, SpanId(number))


def record(*spans: Span, agreements: tuple[Agreement, ...] = (), key: str = "a") -> Record:
    return Record(Article(key, TEXT), Annotation(spans, agreements), "gold")


def pact(
    *, kind: str = "TREATY", status: str = "SIGNED", mention: int = 3, parties: tuple[int, ...] = (1, 2)
) -> Agreement:
    fillers = [Filler("mentions", SpanId(mention)), *(Filler("party", SpanId(party)) for party in parties)]
    return Agreement(kind, status, tuple(fillers))


NORLAND = span("Norland", "COUNTRY", 1)
SUDRIA = span("Sudria", "COUNTRY", 2)
PACT = span("pact", "AGREEMENT", 3)
GOLD = record(NORLAND, SUDRIA, PACT, agreements=(pact(),))


def test_gold_against_itself_is_perfect() -> None:
    scores = score([GOLD], [GOLD], roles=ROLES)
    assert scores.entities["ALL"].f == scores.entities["COUNTRY"].partial_f == 1.0
    assert scores.entities["ALL"].gold == 3
    agreements = scores.agreements
    assert agreements.found.f == agreements.kind == agreements.status == agreements.facts.f == 1.0
    assert {role: rates.f for role, rates in agreements.roles.items()} == {
        "party": 1.0,
        "representative": 0.0,
        "date": 0.0,
        "place": 0.0,
        "topic": 0.0,
        "event": 0.0,
    }


def test_a_wrong_border_counts_as_partly_right_only() -> None:
    longer = SUDRIA._replace(end=SUDRIA.end + 7)
    scores = score([GOLD], [record(NORLAND, longer, PACT)])
    assert scores.entities["COUNTRY"].f == 0.5
    assert scores.entities["COUNTRY"].partial_f == 1.0
    assert (scores.entities["COUNTRY"].partial_p, scores.entities["COUNTRY"].partial_r) == (1.0, 1.0)
    assert scores.entities["COUNTRY"].predicted == 2


def test_a_wrong_label_is_wrong_and_missed() -> None:
    scores = score([GOLD], [record(NORLAND, SUDRIA._replace(label="PLACE"), PACT)])
    assert scores.entities["COUNTRY"].r == 0.5
    assert scores.entities["PLACE"].p == 0.0
    assert list(scores.entities) == ["AGREEMENT", "COUNTRY", "PLACE", "ALL"]


def test_an_agreement_without_a_partner_counts_all_its_facts_as_missed() -> None:
    scores = score([GOLD], [record(NORLAND, SUDRIA, PACT)])
    assert scores.agreements.found.r == 0.0
    assert scores.agreements.facts.r == 0.0


def test_a_filler_with_the_same_words_elsewhere_is_right() -> None:
    elsewhere = span("Norland", "COUNTRY", 1, nth=1)
    predicted = record(elsewhere, SUDRIA, PACT, agreements=(pact(status="ENDED"),))
    scores = score([GOLD], [predicted], roles=ROLES)
    assert scores.agreements.roles["party"].f == 1.0
    assert scores.agreements.status == 0.0
    assert scores.agreements.facts.f == 0.75


def test_what_is_predicted_for_other_articles_does_not_count() -> None:
    assert score([GOLD], [GOLD, replace(GOLD, article=Article("b", "other"))]) == score([GOLD], [GOLD])


def test_nothing_against_nothing_is_zero_and_no_crash() -> None:
    scores = score([], [])
    assert scores.entities["ALL"].f == 0.0
    assert scores.agreements.found.f == 0.0


def test_a_missing_article_and_another_text_are_told() -> None:
    with pytest.raises(InputError, match="'a' is missing"):
        score([GOLD], [])
    with pytest.raises(InputError, match="'a' has another text"):
        score([GOLD], [replace(GOLD, article=Article("a", "another"))])


def untouched(record: Record, chance: random.Random) -> Record:
    del chance
    return record


def shaken(record: Record, chance: random.Random) -> Record:
    """A bad prediction: spans moved, relabelled and lost, agreements changed, merged and doubled."""
    text, annotation = record.article.text, record.annotation
    assert annotation is not None
    labels = [label.name for label in default_schema().labels]
    spans: list[Span] = []
    for one in annotation.spans:
        start, end = one.start, one.end
        if chance.random() < 0.2:
            start, end = max(0, start - chance.randint(0, 9)), min(len(text), end + chance.randint(0, 9))
        label = chance.choice(labels) if chance.random() < 0.1 else one.label
        spans.append(one._replace(start=start, end=end, label=label))
    ids = [one.id for one in spans]
    agreements: list[Agreement] = []
    for one in annotation.agreements:
        fillers = [
            filler._replace(span=chance.choice(ids)) if chance.random() < 0.2 else filler
            for filler in one.fillers
            if filler.role == "mentions" or chance.random() < 0.8
        ]
        changed = replace(one, fillers=tuple(fillers))
        if chance.random() < 0.3:
            changed = replace(changed, kind="MEETING", status="PROPOSED")
        agreements += [changed] * chance.choice([0, 1, 1, 1, 2])
    used = {filler.span for one in agreements for filler in one.fillers}
    kept = tuple(one for one in spans if one.id in used or chance.random() < 0.9)
    return replace(record, annotation=Annotation(kept, tuple(agreements)))


def own_scorer(gold: Path, predicted: Path, out: Path) -> dict[str, Any]:
    command = [sys.executable, SHARED / "score.py", gold, predicted, "--json", out]
    subprocess.run(command, check=True, capture_output=True)
    return json.loads(out.read_text(encoding="utf-8"))


def shared_figures(row: dict[str, Any]) -> dict[str, Any]:
    """The figures of a label that the corpus's scorer has as well."""
    return {name: value for name, value in row.items() if name not in ("partial_p", "partial_r", "predicted")}


def write(path: Path, records: list[Record]) -> Path:
    with path.open("wb") as out:
        RatifyJsonl().write(records, out, schema=default_schema())
    return path


def figures(gold: Path, predicted: Path) -> Scores:
    both = ([one for one in RatifyJsonl().read(path) if isinstance(one, Record)] for path in (gold, predicted))
    return score(*both, roles=ROLES)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the corpus is not beside the project")
@pytest.mark.parametrize("change", [untouched, shaken])
@pytest.mark.parametrize("folder", ["real", "asia", "hard", "mixed"])
def test_every_figure_is_that_of_the_corpus_scorer(
    tmp_path: Path, folder: str, change: Callable[[Record, random.Random], Record]
) -> None:
    gold = tmp_path / "gold.jsonl"
    articles = sorted((SHARED / folder).glob("*.xml"))
    subprocess.run([sys.executable, SHARED / "check.py", "--jsonl", gold, *articles], check=True, capture_output=True)
    records = [one for one in RatifyJsonl().read(gold) if isinstance(one, Record)]
    chance = random.Random(7)
    predicted = write(tmp_path / "predicted.jsonl", [change(one, chance) for one in records])
    expected = own_scorer(gold, predicted, tmp_path / "figures.json")
    ours = figures(gold, predicted).as_json()
    assert ours["agreements"] == expected["agreements"]
    assert {label: shared_figures(row) for label, row in ours["entities"].items()} == expected["entities"]
    assert expected["entities"]["ALL"]["gold"] > 200
