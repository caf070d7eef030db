"""Makes frames: from the mentions of a page to agreements with kind, status and fillers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from annotations.suggest.agreements.classes import kind_features, status_features
from annotations.suggest.agreements.filling import ROLE_LABELS, Filling, Form, Key, Scene
from annotations.suggest.agreements.joining import Cluster, join
from annotations.suggest.agreements.model import Chooser, Crossed, Models, Scorer
from annotations.suggest.agreements.page import Item, Page
from annotations.suggest.agreements.spotting import Mention

ONE_EACH = frozenset({"party", "representative"})
"""Roles in which one thing is named once."""

FEWEST = {"party": 2}
"""How many things an agreement has in a role: so many are suggested for half the chance that others need."""

_BRIDGES = frozenset({",", "and", "&", "or", "the", "/", ";"})
_LONGEST_BRIDGE = 3
_HALF = 0.5
_HOPELESS = 0.01


@dataclass(slots=True, eq=False)
class Guess:
    """A form in a role of one agreement; `chance` is first what its own features say, then what all say together."""

    role: str
    form: Form
    item: Item
    features: Crossed
    chance: float = 0.0


@dataclass(slots=True)
class Frame:
    """One agreement over a page."""

    cluster: Cluster
    kind: str
    status: str
    score: float
    fillers: list[Guess] = field(default_factory=list[Guess])


def frames_of(page: Page, mentions: Sequence[Mention], models: Models) -> list[Frame]:
    """The frames of a page from the mentions that were believed, in the order of the text."""
    clusters = join(page, mentions, models.scorers["pair"], models.thresholds["pair"])
    return weigh(Scene(page, clusters), models)[0]


def weigh(scene: Scene, models: Models) -> tuple[list[Frame], list[dict[str, list[Guess]]]]:
    """The frames of a scene, and for each of them every guess with its final chance."""
    frames: list[Frame] = []
    everything: list[dict[str, list[Guess]]] = []
    for cluster in scene.clusters:
        kind, status = classify(scene.page, cluster, models.choosers)
        frames.append(Frame(cluster, kind, status, models.scorers["frame"].probability(frame_features(cluster))))
        everything.append(guess(scene, cluster, kind, models.scorers))
    for role in ROLE_LABELS:
        of_role = [guesses[role] for guesses in everything]
        rows = second_rows(scene.page, of_role, _HOPELESS)
        for frame, guesses, seconds in zip(frames, of_role, rows, strict=True):
            look_again(guesses, seconds, models.scorers[f"{role} again"], frame.score)
        for frame, guesses in zip(frames, of_role, strict=True):
            frame.fillers.extend(choose(role, guesses, models.thresholds[role]))
    return frames, everything


def second_rows(page: Page, of_role: Sequence[Sequence[Guess]], least: float = 0.0) -> list[list[list[str]]]:
    """For each agreement of a page and each of its guesses for one role what the chances of all others tell.

    Guesses with a chance below `least` get an empty row.
    """
    best: dict[Key, list[tuple[float, int]]] = {}
    for number, guesses in enumerate(of_role):
        for one in guesses:
            best[one.form.key] = sorted([*best.get(one.form.key, []), (one.chance, number)], reverse=True)[:2]
    rows: list[list[list[str]]] = []
    for number, guesses in enumerate(of_role):
        elsewhere = [next((c for c, owner in best[one.form.key] if owner != number), -1.0) for one in guesses]
        rows.append(
            [
                list(second_features(page, one, guesses, far)) if one.chance >= least else []
                for one, far in zip(guesses, elsewhere, strict=True)
            ]
        )
    return rows


def frame_features(cluster: Cluster) -> list[str]:
    """The features that tell whether an agreement is there at all."""
    return [f"size={min(len(cluster.mentions), 3)}", f"best={round(cluster.score * 20)}"]


def classify(page: Page, cluster: Cluster, choosers: dict[str, Chooser]) -> tuple[str, str]:
    """The likeliest kind of an agreement, and the likeliest status for that kind."""
    kinds = choosers["kind"].probabilities(kind_features(page, cluster))
    kind = max(kinds, key=lambda one: kinds[one])
    statuses = choosers["status"].probabilities(status_features(page, cluster, kind))
    return kind, max(statuses, key=lambda one: statuses[one])


def guess(scene: Scene, cluster: Cluster, kind: str, scorers: dict[str, Scorer]) -> dict[str, list[Guess]]:
    """For each role every form that could fill it, with its chance as seen alone."""
    filling = Filling(scene, cluster, kind)
    found: dict[str, list[Guess]] = {role: [] for role in ROLE_LABELS}
    for role in ROLE_LABELS:
        for form in filling.forms(role):
            features = filling.features(form, role)
            chance = scorers[role].crossed(features)
            found[role].append(Guess(role, form, filling.place(form).item, features, chance))
    return found


def look_again(guesses: Sequence[Guess], seconds: Sequence[list[str]], scorer: Scorer, agreement: float) -> None:
    """Give the guesses of one role the chances they have in view of each other, and of that of the agreement."""
    for one, second in zip(guesses, seconds, strict=True):
        if second:
            one.chance = agreement * scorer.crossed(one.features, second)


def second_features(page: Page, one: Guess, others: Sequence[Guess], elsewhere: float) -> Iterator[str]:
    """What the chances of the others tell about a guess; `others` have the same role.

    `elsewhere` is the best chance of the same form in another agreement, -1 where it is no guess there.
    """
    rest = sorted((other.chance for other in others if other.form.key[0] != one.form.key[0]), reverse=True)
    first, second = (*rest, 0.0, 0.0)[:2]
    own = _step(one.chance)
    same = max(
        (other.chance for other in others if other is not one and other.form.key[0] == one.form.key[0]), default=0.0
    )
    yield f"own={own}"
    yield f"first={_step(first)}"
    yield f"own={own}|first={_step(first)}"
    yield f"first={_step(first)}|second={_step(second)}"
    yield f"own={own}|same={_step(same)}|more={one.chance >= same}"
    yield f"own={own}|beside={_step(_beside(page, one, others))}"
    yield f"elsewhere={_step(elsewhere)}"
    yield f"own={own}|elsewhere={_step(elsewhere)}"
    yield f"sure={min(sum(chance > _HALF for chance in rest), 5)}"


def _beside(page: Page, one: Guess, others: Sequence[Guess]) -> float:
    """The best chance of a form that is joined to this one by `and` or a comma; -1 where there is none."""
    best = -1.0
    for other in others:
        left, right = (one.item, other.item) if one.item.start < other.item.start else (other.item, one.item)
        near = other is not one and 0 < right.start - left.end <= _LONGEST_BRIDGE
        if near and all(word in _BRIDGES for word in page.words.lower[left.end : right.start]):
            best = max(best, other.chance)
    return best


def _step(chance: float) -> int:
    """A chance in eleven steps, -1 where there is none."""
    return -1 if chance < 0 else round(chance * 10)


def choose(role: str, guesses: Sequence[Guess], least: float) -> list[Guess]:
    """The likely fillers of a role in the order of the text, one form for each thing where the role wants that."""
    taken: set[str] = set()
    kept: list[Guess] = []
    for one in sorted(guesses, key=lambda one: (-one.chance, one.item.start)):
        if one.chance < (least if len(kept) >= FEWEST.get(role, 0) else least * _HALF):
            break
        if role not in ONE_EACH or one.form.key[0] not in taken:
            kept.append(one)
        taken.add(one.form.key[0])
    return sorted(kept, key=lambda one: one.item.start)
