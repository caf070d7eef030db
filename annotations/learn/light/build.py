"""The whole training of the light pipeline: held-out folds, the evidence's weights, the network that ships."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from annotations.learn.articles import read_articles
from annotations.learn.calibration import reliability
from annotations.learn.light.evidence import Judged, fit, judge
from annotations.learn.light.lessons import Lesson, lessons_of
from annotations.learn.light.training import Course, prepare, train
from annotations.paths import resources
from annotations.suggest.labels import LABELS
from annotations.suggest.light.component import Light
from annotations.suggest.light.network import Sizes
from annotations.suggest.light.pipeline import light_of, load_rules, new_network

if TYPE_CHECKING:
    from spacy.language import Language

FOLDS = (("usgov",), ("asia", "hard", "wire"), ("briefs", "emea"), ("americas", "mixed", "powers"))
"""Folders that are held out together; one folder has one writer."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the light pipeline is made; `resources/pipelines/light.toml` says it."""

    sizes: Sizes = field(default_factory=Sizes)
    course: Course = field(default_factory=Course)
    least: float = 0.45
    """Spans that are right less often are not suggested."""


def read_recipe(path: Path) -> Recipe:
    """The recipe in a TOML file."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    sizes = data["network"]
    return Recipe(
        Sizes(sizes["width"], sizes["depth"], tuple(sizes["rows"])), Course(**data["course"]), data["spans"]["least"]
    )


@dataclass(slots=True)
class LightScores:
    """What held-out folders say: strict F1 by folder and by label, and how far the scores are from the truth."""

    folders: dict[str, float] = field(default_factory=dict[str, float])
    labels: dict[str, float] = field(default_factory=dict[str, float])
    error: float = 0.0
    """The expected calibration error."""
    reliability: list[tuple[int, float, float]] = field(default_factory=list[tuple[int, float, float]])
    """For each tenth of scores how many spans, their mean score, and the share that is right."""


def train_light(corpus: Path, target: Path, *, recipe: Recipe | None = None) -> LightScores:
    """Train on the folders of a corpus, write the network into a folder, and tell how good it is on unseen folders."""
    recipe = recipe or read_recipe(resources() / "pipelines" / "light.toml")
    folders = sorted({path.parent.name for path in corpus.glob("*/*.xml")} - {"real"})
    lessons = list(lessons_of(read_articles(corpus / folder for folder in folders), load_rules()))
    held_out: list[Judged] = []
    for fold in folds_of(folders):
        light = light_of(trained(recipe, [one for one in lessons if one.folder not in fold]))
        held_out += judge(light, [one for one in lessons if one.folder in fold])
        print(f"light pipeline: held out {', '.join(fold)}", flush=True)  # noqa: T201 - a command
    nlp = trained(recipe, lessons)
    light = light_of(nlp)
    scores = crossed(light, held_out)
    light.weights = fit(held_out)
    nlp.meta.update(_about(scores))
    target.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(target, exclude=["vocab"])
    return scores


def folds_of(folders: Iterable[str]) -> list[tuple[str, ...]]:
    """The folds of some folders; those that belong to no fold are one each."""
    there = set(folders)
    folds = [tuple(name for name in fold if name in there) for fold in FOLDS]
    known = {name for fold in FOLDS for name in fold}
    return [fold for fold in folds if fold] + [(name,) for name in sorted(there - known)]


def trained(recipe: Recipe, lessons: Sequence[Lesson]) -> Language:
    """A pipeline of nothing but a network that was trained from nothing."""
    nlp = new_network(recipe.sizes)
    light = light_of(nlp)
    light.least = recipe.least
    prepare(light)
    train(light, lessons, recipe.course)
    return nlp


def crossed(light: Light, judged: Sequence[Judged]) -> LightScores:
    """The scores of spans whose folder neither the network nor the weights of the evidence have seen."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in ("right", "found", "gold")}
    values: list[tuple[float, bool]] = []
    for folder in sorted({one.lesson.folder for one in judged}):
        light.weights = fit([one for one in judged if one.lesson.folder != folder])
        for one in judged:
            if one.lesson.folder == folder:
                chosen = light.chosen(one.found)
                spans = {span[:3] for span in chosen}
                values += [(span.score, span[:3] in one.lesson.gold) for span in chosen]
                for name, some in (("found", spans), ("gold", one.lesson.gold), ("right", spans & one.lesson.gold)):
                    counts[name].update(key for _, _, label in some for key in (folder, label, "ALL"))
    names = sorted(counts["gold"])
    rates = {name: 2 * counts["right"][name] / (counts["found"][name] + counts["gold"][name]) for name in names}
    error, table = reliability(values)
    return LightScores(
        {name: rates[name] for name in names if name not in LABELS},
        {label: rates[label] for label in LABELS if label in rates},
        error,
        table,
    )


def _about(scores: LightScores) -> dict[str, object]:
    performance = {name: round(value, 3) for name, value in {**scores.folders, **scores.labels}.items()}
    return {
        "name": "ratify_light",
        "version": "0.1.0",
        "description": "Rules and a small network for news of space cooperation; see resources/pipelines/README.md.",
        "author": "The Ratify authors",
        "license": "MIT",
        "performance": {**performance, "calibration_error": round(scores.error, 4)},
    }


def report(scores: LightScores) -> str:
    """The scores as lines of text."""
    lines = [f"{name:14}{value:7.3f}" for name, value in {**scores.labels, **scores.folders}.items()]
    lines.append(f"expected calibration error {scores.error:.3f}")
    lines += [f"  {count:6} spans: score {mean:.2f}, right {share:.2f}" for count, mean, share in scores.reliability]
    return "\n".join(lines)
