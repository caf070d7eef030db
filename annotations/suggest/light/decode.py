"""Reads spans out of the network's chances, weighs them with what the rules say, and scores each one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import exp, log
from typing import TYPE_CHECKING, NamedTuple

from annotations.suggest.extensions import Candidate
from annotations.suggest.labels import LABELS
from annotations.suggest.light.network import BEGIN, INSIDE, LAST, OUT, UNIT
from annotations.suggest.scores import shown_score

if TYPE_CHECKING:
    from annotations.suggest.light.network import Floats

FEATURES = (
    "bias",
    "span",
    "inside",
    "edge",
    "rule",
    "rule_score",
    "rule_other_border",
    "rule_other_label",
    "length",
    "elsewhere",
    "repeated",
)
NETWORK = "light"
"""The origin of spans that only the network finds; those of a rule keep its name."""

_NUMBERS = {label: number for number, label in enumerate(LABELS)}
_LEAST_BEGIN = 0.1
_LEAST_SPAN = 0.05
_LEAST_RUN = 0.02
_LONGEST = 24
_EDGE = 1e-4


class Found(NamedTuple):
    """A span that may be shown, in tokens, with what speaks for it in the order of `FEATURES`."""

    start: int
    end: int
    label: str
    origin: str
    entity: str
    evidence: tuple[float, ...]


def read_spans(tags: Floats) -> dict[tuple[int, int, str], float]:
    """The spans in tokens that the network thinks possible, with their chances; `tags` is [tokens, labels, TAGS]."""
    begins = tags[:, :, BEGIN] + tags[:, :, UNIT]
    tokens, labels = (begins >= _LEAST_BEGIN).nonzero()
    found: dict[tuple[int, int, str], float] = {}
    for token, label in zip(tokens.tolist(), labels.tolist(), strict=True):
        rows: list[list[float]] = tags[token : token + _LONGEST, label].tolist()
        best, end = rows[0][UNIT], token + 1
        run = rows[0][BEGIN]
        for step in range(1, len(rows)):
            if run < max(best, _LEAST_RUN):
                break
            row = rows[step]
            if run * row[LAST] > best:
                best, end = run * row[LAST], token + step + 1
            run *= row[INSIDE]
        if best >= _LEAST_SPAN:
            found[token, end, LABELS[label]] = best
    return found


def weigh(tags: Floats, ruled: Sequence[Candidate], texts: Sequence[str]) -> list[Found]:
    """All spans that the network or a rule proposes, each with its evidence."""
    read = read_spans(tags)
    rules = {(one.start, one.end, one.label): one for one in ruled}
    marked: dict[int, list[Candidate]] = defaultdict(list)
    for one in ruled:
        for token in range(one.start, one.end):
            marked[token].append(one)
    keys = sorted({*(key for key in read if _is_one_name(texts[key[0] : key[1]])), *rules})
    spans = [read[key] if key in read else _chance(tags, key) for key in keys]
    same = _elsewhere(keys, spans, texts)
    return [
        _found(tags, key, span, rules.get(key), marked, same[number])
        for number, (key, span) in enumerate(zip(keys, spans, strict=True))
    ]


def _is_one_name(texts: Sequence[str]) -> bool:
    """Whether words may be one span: no blank at an edge, no blank line inside."""
    return not (texts[0].isspace() or texts[-1].isspace() or any("\n\n" in text for text in texts))


def _found(
    tags: Floats,
    key: tuple[int, int, str],
    span: float,
    rule: Candidate | None,
    marked: Mapping[int, list[Candidate]],
    elsewhere: float | None,
) -> Found:
    start, end, label = key
    rows: list[list[float]] = tags[start:end, _NUMBERS[label]].tolist()
    first, last = rows[0], rows[-1]
    others = {id(one): one for token in (start, end - 1) for one in marked.get(token, ())}.values()
    evidence = (
        1.0,
        _odds(span),
        _odds(1.0 - sum(row[OUT] for row in rows) / len(rows)),
        _odds(min(first[BEGIN] + first[UNIT], last[LAST] + last[UNIT])),
        float(rule is not None),
        _odds(shown_score(rule.origin)) if rule else 0.0,
        float(any(one.label == label and (one.start, one.end) != (start, end) for one in others)),
        float(any(one.label != label and (one.start, one.end) == (start, end) for one in others)),
        log(end - start),
        _odds(elsewhere) if elsewhere is not None else 0.0,
        float(elsewhere is not None),
    )
    return Found(start, end, label, rule.origin if rule else NETWORK, rule.entity if rule else "", evidence)


def _elsewhere(
    keys: Sequence[tuple[int, int, str]], spans: Sequence[float], texts: Sequence[str]
) -> list[float | None]:
    """For each span the mean chance of the same words with the same label in other places; None if there are none."""
    names = [(*texts[start:end], label) for start, end, label in keys]
    total: dict[tuple[str, ...], float] = defaultdict(float)
    count: dict[tuple[str, ...], int] = defaultdict(int)
    for name, span in zip(names, spans, strict=True):
        total[name] += span
        count[name] += 1
    return [
        (total[name] - span) / (count[name] - 1) if count[name] > 1 else None
        for name, span in zip(names, spans, strict=True)
    ]


def _chance(tags: Floats, key: tuple[int, int, str]) -> float:
    start, end, label = key
    column = tags[start:end, _NUMBERS[label]]
    if end - start == 1:
        return float(column[0, UNIT])
    return float(column[0, BEGIN] * column[1:-1, INSIDE].prod() * column[-1, LAST])


def _odds(chance: float) -> float:
    chance = min(max(chance, _EDGE), 1.0 - _EDGE)
    return log(chance / (1.0 - chance))


def scored(found: Iterable[Found], weights: Mapping[str, Sequence[float]]) -> list[Candidate]:
    """The spans with their scores: how likely each one is right."""
    return [
        Candidate(
            one.start,
            one.end,
            one.label,
            one.origin,
            _logistic(sum(w * e for w, e in zip(weights[one.label], one.evidence, strict=True))),
            one.entity,
        )
        for one in found
    ]


def _logistic(value: float) -> float:
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, value))))
