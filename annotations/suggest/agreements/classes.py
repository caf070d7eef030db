"""What tells the kind and the status of an agreement."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from annotations.suggest.agreements.evidence import kind_evidence, status_evidence
from annotations.suggest.agreements.joining import Cluster
from annotations.suggest.agreements.lexicon import CUES, FATES, wordset
from annotations.suggest.agreements.naming import determiner
from annotations.suggest.agreements.page import Page
from annotations.suggest.agreements.spotting import Mention

_REACH = 6
_WIDE = 14
_STEM = 5
_DATES = 400
_FIRST = 6
_OPENING = 4
_NAMES_IT = wordset("it this that they which but the both neither")
_AUXILIARIES = wordset(
    "is are was were be been being has have had will would shall should may might can could must did does do "
    "remains remain expires expired covers allows lets provides enters entered runs ran came comes"
)
_VERBS = wordset("sign signs make made hold held meet met under since on held began begun give gave took taken")


def kind_features(page: Page, cluster: Cluster) -> list[str]:
    """The features that tell the kind."""
    found = [f"size={min(len(cluster.mentions), 3)}"]
    for mention in _few(cluster):
        found.extend(_phrase(page, mention))
        found.extend(f"b={word}" for word in _sentence(page, mention))
    primary = cluster.primary
    labels = sorted({item.label for item in page.parties(primary.sentence)})
    found.extend(_bodies(page, primary))
    found.append(f"labels={'+'.join(labels)}|{primary.kind}")
    found.append(f"labels={'+'.join(labels)}|{page.word(primary.head)}")
    found.extend(f"primary|{name}" for name in _phrase(page, primary))
    found.extend(kind_evidence(page, _few(cluster)))
    return found


def status_features(page: Page, cluster: Cluster, kind: str) -> list[str]:
    """The features that tell the status of an agreement of a kind."""
    primary = cluster.primary
    found = [f"kind={kind}", f"head={page.word(primary.head)}", f"size={min(len(cluster.mentions), 3)}"]
    for mention in _few(cluster):
        found.append(f"{mention.kind}|det={determiner(page, mention)}")
        found.append(f"zone={page.zones[mention.sentence]}")
        found.extend(_near(page, mention))
        found.extend(_cues(page, mention))
        found.extend(_fates(page, mention))
        told = list(_told(page, mention))
        found.extend(told)
        found.extend(f"{kind}|{name}" for name in told)
        found.append(f"year={_year(page, mention)}")
        found.append(f"year={_year(page, mention)}|{kind}")
        found.append(f"year={_year(page, mention)}|{mention.kind}")
    found.extend(f"{kind}|{name}" for name in _near(page, primary))
    found.extend(f"primary|b={word}" for word in _sentence(page, primary))
    found.extend(status_evidence(page, _few(cluster)))
    return found


def _bodies(page: Page, mention: Mention) -> Iterator[str]:
    """The labels of the bodies around a mention: firms make contracts, states make treaties."""
    parties = page.parties(mention.sentence)
    left = [item.label for item in parties if item.end <= mention.start][-2:]
    right = [item.label for item in parties if item.start >= mention.end][:2]
    head = page.word(mention.head)
    yield f"left={'+'.join(left)}|{mention.kind}"
    yield f"right={'+'.join(right)}|{mention.kind}"
    for label in {item.label for item in parties}:
        yield f"has={label}|{head}"
    if parties:
        yield f"firms={all(item.label == 'ORGANIZATION' for item in parties)}|{head}"
        yield f"states={all(item.label == 'COUNTRY' for item in parties)}|{head}"


def _cues(page: Page, mention: Mention) -> Iterator[str]:
    """Classes of words that tell how sure and how far an agreement is, before, after and behind its sentence."""
    start, end = page.bounds(mention.sentence)
    lower = page.words.lower
    places = {
        "left": lower[max(start, mention.start - _WIDE) : mention.start],
        "right": lower[mention.end : min(end, mention.end + _WIDE)],
        "next": [],
    }
    if mention.sentence + 1 < len(page.sentences):
        start, end = page.bounds(mention.sentence + 1)
        places["next"] = lower[start : min(end, start + _WIDE)]
    for place, words in places.items():
        for cue in {CUES[word] for word in words if word in CUES}:
            yield f"cue={cue}|{place}"
            yield f"cue={cue}|{place}|{mention.kind}"
            if place != "next":
                yield f"cue={cue}"
        for word in set(words):
            if len(word) > _STEM:
                yield f"stem={word[:_STEM]}|{place}"


def _fates(page: Page, mention: Mention) -> Iterator[str]:
    """What the text says became of it, and how near: in its sentence, or in the next one if that goes on about it."""
    start, end = page.bounds(mention.sentence)
    nearest: dict[str, int] = {}
    for at, fate in _fates_in(page, start, end):
        if not mention.start <= at < mention.end:
            nearest[fate] = min(nearest.get(fate, at), at, key=lambda place: _apart(place, mention))
    for fate, at in nearest.items():
        step = "near" if (apart := _apart(at, mention)) <= _REACH else "mid" if apart <= _WIDE else "far"
        side = "<" if at < mention.start else ">"
        yield from (fate, f"{fate}={step}", f"{fate}={step}{side}", f"{fate}={step}{side}|{mention.kind}")
    if mention.sentence + 1 < len(page.sentences):
        start, end = page.bounds(mention.sentence + 1)
        goes_on = not _NAMES_IT.isdisjoint(page.words.lower[start : start + _OPENING])
        for fate in {fate for _, fate in _fates_in(page, start, min(end, start + _WIDE))} - nearest.keys():
            yield f"{fate} next={goes_on}"


def _fates_in(page: Page, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The words between two tokens that tell what became of an agreement, with what they tell."""
    lower = page.words.lower
    for at in range(start, end):
        for words in (lower[at], " ".join(lower[at : at + 2])):
            if words in FATES:
                yield at, FATES[words]


def _apart(at: int, mention: Mention) -> int:
    return mention.start - at if at < mention.start else at + 1 - mention.end


def _told(page: Page, mention: Mention) -> Iterator[str]:
    """How the sentence puts it: the verbs beside the mention, the cues in their order, and when it says it was."""
    start, end = page.bounds(mention.sentence)
    lower = page.words.lower
    left = lower[max(start, mention.start - _WIDE) : mention.start]
    right = lower[mention.end : min(end, mention.end + _WIDE)]
    before = [CUES[word] for word in left if word in CUES][-2:]
    behind = [CUES[word] for word in right if word in CUES][:2]
    yield f"order={'+'.join(before)}"
    yield f"order={'+'.join(before[-1:])}>{'+'.join(behind[:1])}"
    yield f"order>{'+'.join(behind)}"
    for back in range(len(left) - 1, max(-1, len(left) - _REACH - 1), -1):
        if _is_verbal(left[back]):
            yield f"verb={left[back]}|{left[back - 1] if back else '^'}"
            yield f"verb={left[back]}"
            break
    for ahead, word in enumerate(right[:-1]):
        if word in _AUXILIARIES:
            yield f"then={word} {right[ahead + 1]}"
            yield f"then={word}"
            break
    for item in page.by_sentence[mention.sentence]:
        if item.label == "DATE":
            side = "<" if item.start < mention.start else ">"
            yield f"when={page.word(item.start)}{side}"
            yield f"when={page.word(item.start - 1)} {page.word(item.start)}"


def _is_verbal(word: str) -> bool:
    return word in CUES or word.endswith(("ed", "ing")) or word in _VERBS


def _year(page: Page, mention: Mention) -> str:
    """Whether the year beside a mention is that of the article or an earlier one."""
    latest = max(
        (year for item in page.items[:_DATES] if item.label == "DATE" for year in _years(item.norm)), default=0
    )
    near = [
        (abs(item.start - mention.start), year)
        for item in page.by_sentence[mention.sentence]
        if item.label == "DATE"
        for year in _years(item.norm)
    ]
    if not near:
        return "dated" if any(item.label == "DATE" for item in page.by_sentence[mention.sentence]) else "none"
    return "past" if min(near)[1] < latest else "same"


def _years(text: str) -> list[int]:
    return [int(word) for word in text.split() if len(word) == len("2023") and word.isdigit()]


def _few(cluster: Cluster) -> list[Mention]:
    return cluster.mentions[:_FIRST]


def _phrase(page: Page, mention: Mention) -> Iterator[str]:
    head = page.word(mention.head)
    yield f"h={head}"
    yield f"k={mention.kind}"
    yield f"text={mention.norm}"
    yield f"h={head}|cap={page.words.capital[mention.head]}"
    for word in mention.words:
        yield f"w={word}"
        yield f"w={word}|h={head}"
    yield f"h={head}|n={page.word(mention.end)}"
    yield f"h={head}|p={page.word(mention.start - 1)}"


def _near(page: Page, mention: Mention) -> Iterator[str]:
    """The words around a mention with their side, single and in pairs."""
    start, end = page.bounds(mention.sentence)
    lower = page.words.lower
    left = lower[max(start, mention.start - _REACH) : mention.start]
    right = lower[mention.end : min(end, mention.end + _REACH)]
    for word in left:
        yield f"l={word}"
    for word in right:
        yield f"r={word}"
    for one, two in pairwise(left):
        yield f"l={one} {two}"
    for one, two in pairwise(right):
        yield f"r={one} {two}"
    yield f"l1={page.word(mention.start - 1)}"
    yield f"r1={page.word(mention.end)}"
    yield f"h={page.word(mention.head)}"


def _sentence(page: Page, mention: Mention) -> set[str]:
    start, end = page.bounds(mention.sentence)
    lower, covered = page.words.lower, page.covering
    return {
        lower[token]
        for token in range(max(start, mention.start - 40), min(end, mention.end + 40))
        if lower[token].isalpha() and not any(item.label != "ROLE" for item in covered.get(token, ()))
    }
