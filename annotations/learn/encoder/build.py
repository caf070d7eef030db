"""The whole training of the encoder: held-out folds, calibration on them, the final weights, and their files."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from annotations.learn.encoder.augment import Names
from annotations.learn.encoder.calibrate import calibration_error, chosen, fit, gold_of
from annotations.learn.encoder.corpus import TrainingText, folders_of, read_texts
from annotations.learn.encoder.evaluate import Found, Judged, judge_all, score, table
from annotations.learn.encoder.export import export, write_config
from annotations.learn.encoder.open_data import read_open_data
from annotations.learn.encoder.recipe import Recipe
from annotations.learn.encoder.rules import clues
from annotations.learn.encoder.silver import read_silver
from annotations.learn.encoder.stages import load, new_network, open_stage, own_stage, save, thin_stage
from annotations.suggest.encoder.decode import FEATURES, Calibration
from annotations.suggest.encoder.reader import NETWORK, Reader
from annotations.suggest.encoder.words import WordPieces
from annotations.suggest.labels import LABELS
from annotations.suggest.pipeline import load_rules_pipeline, load_spans_pipeline

_log = logging.getLogger(__name__)

HeldOut = tuple[str, ...]
"""Folders of the corpus that a network never sees."""
_NOTHING: HeldOut = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """Where the material is and how the training goes."""

    corpus: Path
    open_data: Path
    model: Path
    """The folder of the pre-trained encoder."""
    work: Path
    """Where the networks of the folds stay: a training that was interrupted goes on with those that are missing."""
    recipe: Recipe
    threads: int = 2
    """Cores to train on; another number rounds otherwise, and gives slightly other weights."""

    @property
    def rounds(self) -> tuple[HeldOut, ...]:
        """What is held out of each training: one fold after the other, and nothing of what ships."""
        return (*self.recipe.folds, _NOTHING)

    def teacher(self, held_out: HeldOut) -> Path:
        """Where the full network is that never saw some folders; its spans teach a student that never sees them."""
        return self.work / "teachers" / self._name(held_out)

    def student(self, held_out: HeldOut) -> Path:
        """Where the smaller network is that never saw some folders."""
        return self.work / "students" / self._name(held_out)

    def fold(self, folder: str) -> HeldOut:
        """The fold with a folder; for one that is never learned from the first fold."""
        return next((fold for fold in self.recipe.folds if folder in fold), self.recipe.folds[0])

    def _name(self, held_out: HeldOut) -> str:
        return f"fold-{self.recipe.folds.index(held_out)}" if held_out else "final"


def build(plan: Plan, target: Path) -> str:
    """Train everything, write the files of the encoder to `target`, and say how good it is where it was held out."""
    torch.set_num_threads(plan.threads)
    for held_out in plan.rounds:
        _train(plan, held_out, plan.teacher(held_out))
    _calibrate(plan, plan.teacher)
    for held_out in plan.rounds:
        _train(plan, held_out, plan.student(held_out), teacher=plan.teacher(held_out))
    judged = _calibrate(plan, plan.student)
    target.mkdir(parents=True, exist_ok=True)
    for file in plan.student(_NOTHING).iterdir():
        (target / file.name).write_bytes(file.read_bytes())
    return _report(judged)


def _train(plan: Plan, held_out: HeldOut, target: Path, *, teacher: Path | None = None) -> None:
    """Train a network without some folders, a student if it has a teacher; write its files, calibrated to nothing yet.

    What an earlier training wrote stays.
    """
    if (target / NETWORK).exists():
        return
    vocabulary = WordPieces(plan.model / "vocab.txt")
    folders = [name for name in folders_of(plan.corpus) if name not in held_out and name not in plan.recipe.never]
    _log.info("training %s on %s", "the full network" if teacher is None else "its student", ", ".join(folders))
    texts, opened = read_texts(plan.corpus, folders), read_open_data(plan.open_data)
    names = Names.of([*texts, *opened])
    network = load(new_network(plan.model, plan.recipe.seed), _opened(plan, vocabulary))
    silver: list[TrainingText] = []
    if teacher is not None:
        thin_stage(network, opened, vocabulary, plan.recipe)
        silver = read_silver(plan.open_data, load_spans_pipeline(teacher), unsure=plan.recipe.student.unsure)
    own_stage(network, texts, vocabulary, plan.recipe, silver=silver, names=names, rules=clues)
    _configure(plan, target, _plain())
    export(network, target)


def _calibrate(plan: Plan, network: Callable[[HeldOut], Path]) -> dict[HeldOut, list[Judged]]:
    """What the networks of the folds see where they were held out; each is calibrated by what the others see."""
    judged = {
        fold: judge_all(Reader(network(fold)), read_texts(plan.corpus, fold), clues) for fold in plan.recipe.folds
    }
    for held_out in plan.rounds:
        _configure(plan, network(held_out), _without(judged, held_out))
    return judged


def _without(judged: Mapping[HeldOut, Sequence[Judged]], held_out: HeldOut) -> Calibration:
    """The calibration that the other folds give."""
    return fit([one for fold, own in judged.items() if fold != held_out for one in own])


def _opened(plan: Plan, vocabulary: WordPieces) -> Path:
    """The weights after the open stage, trained once for all folds."""
    path = plan.work / "open.pt"
    if not path.exists():
        network = new_network(plan.model, plan.recipe.seed)
        silver = read_silver(plan.open_data, load_rules_pipeline())
        open_stage(network, [*read_open_data(plan.open_data), *silver], vocabulary, plan.recipe)
        save(network, path)
    return path


def _configure(plan: Plan, folder: Path, calibration: Calibration) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    rules = {
        "features": list(FEATURES),
        "weights": np.round(calibration.weights.astype(float), 4).tolist(),
        "biases": np.round(calibration.biases.astype(float), 4).tolist(),
        "cut": calibration.cut,
    }
    write_config(folder, plan.model / "vocab.txt", longest=plan.recipe.longest, calibration=rules)


def _plain() -> Calibration:
    """The calibration that believes the span head alone."""
    weights = np.zeros((len(LABELS), len(FEATURES)), dtype=np.float32)
    weights[:, FEATURES.index("span")] = 1.0
    return Calibration(weights, np.zeros(len(LABELS), dtype=np.float32))


def _report(judged: Mapping[HeldOut, Sequence[Judged]]) -> str:
    """Scores of each fold with the calibration that the others give, how far these are from the truth; and of all."""
    lines: list[str] = []
    everywhere: list[tuple[list[Found], list[Found]]] = []
    for fold, own in judged.items():
        calibration = _without(judged, fold)
        pairs = [(gold_of(one), [span for span, _ in chosen(one, calibration)]) for one in own]
        everywhere += pairs
        error = calibration_error(own, calibration)
        lines += [f"held out: {', '.join(fold)}; expected calibration error {error.error:.3f}", table(score(pairs)), ""]
        lines += [
            f"  score {low:.1f}: {count:5d} spans, mean {mean:.3f}, right {share:.3f}"
            for low, count, mean, share in error.rows
        ]
    return "\n".join([*lines, "held out, all folds", table(score(everywhere))])
