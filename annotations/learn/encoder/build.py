"""The whole training of the encoder: held-out folds, calibration on them, the final weights, and their files."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from annotations.learn.encoder.augment import Names
from annotations.learn.encoder.calibrate import calibration_error, chosen, fit, gold_of
from annotations.learn.encoder.corpus import folders_of, read_texts
from annotations.learn.encoder.evaluate import Judged, judge_all, score, table
from annotations.learn.encoder.export import export, write_config
from annotations.learn.encoder.open_data import read_open_data
from annotations.learn.encoder.recipe import Recipe
from annotations.learn.encoder.rules import clues
from annotations.learn.encoder.silver import read_silver
from annotations.learn.encoder.stages import load, new_network, open_stage, own_stage, save
from annotations.suggest.encoder.decode import FEATURES, Calibration
from annotations.suggest.encoder.reader import NETWORK, Reader
from annotations.suggest.encoder.words import WordPieces
from annotations.suggest.labels import LABELS

_log = logging.getLogger(__name__)


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

    def fold(self, folder: str) -> Path:
        """Where the network is that never saw a folder; of one that is never learned from, that of the first fold."""
        number = next((number for number, fold in enumerate(self.recipe.folds) if folder in fold), 0)
        return self.work / f"fold-{number}"


def build(plan: Plan, target: Path) -> str:
    """Train everything, write the files of the encoder to `target`, and say how good it is where it was held out."""
    torch.set_num_threads(plan.threads)
    judged = [_judged(plan, fold) for fold in plan.recipe.folds]
    everything = fit([one for fold in judged for one in fold])
    for fold in plan.recipe.folds:
        _configure(plan, plan.fold(fold[0]), everything)
    if not (plan.work / "final" / NETWORK).exists():
        _train(plan, (), plan.work / "final")
    for file in (plan.work / "final").iterdir():
        target.mkdir(parents=True, exist_ok=True)
        (target / file.name).write_bytes(file.read_bytes())
    _configure(plan, target, everything)
    return _report(plan, judged)


def _judged(plan: Plan, fold: Sequence[str]) -> list[Judged]:
    """What the network that was trained without a fold sees in it."""
    folder = plan.fold(fold[0])
    if not (folder / NETWORK).exists():
        _train(plan, fold, folder)
    return judge_all(Reader(folder), read_texts(plan.corpus, fold), clues)


def _train(plan: Plan, held_out: Sequence[str], target: Path) -> None:
    """Train a network without some folders and write its files, calibrated to nothing yet."""
    vocabulary = WordPieces(plan.model / "vocab.txt")
    folders = [name for name in folders_of(plan.corpus) if name not in held_out and name not in plan.recipe.never]
    _log.info("training on %s", ", ".join(folders))
    texts = read_texts(plan.corpus, folders)
    names = Names.of([*texts, *read_open_data(plan.open_data)])
    network = load(new_network(plan.model, plan.recipe.seed), _opened(plan, vocabulary))
    own_stage(network, texts, vocabulary, plan.recipe, names=names, rules=clues)
    _configure(plan, target, _plain())
    export(network, target)


def _opened(plan: Plan, vocabulary: WordPieces) -> Path:
    """The weights after the open stage, trained once for all folds."""
    path = plan.work / "open.pt"
    if not path.exists():
        network = new_network(plan.model, plan.recipe.seed)
        open_stage(network, [*read_open_data(plan.open_data), *read_silver(plan.open_data)], vocabulary, plan.recipe)
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


def _report(plan: Plan, judged: Sequence[Sequence[Judged]]) -> str:
    """Scores of each fold with the calibration that the other folds give, and how far the scores are from the truth."""
    lines: list[str] = []
    for number, (fold, own) in enumerate(zip(plan.recipe.folds, judged, strict=True)):
        others = fit([one for other, group in enumerate(judged) if other != number for one in group])
        scores = score((gold_of(one), [span for span, _ in chosen(one, others)]) for one in own)
        error = calibration_error(own, others)
        lines += [f"held out: {', '.join(fold)}; expected calibration error {error.error:.3f}", table(scores), ""]
        lines += [
            f"  score {low:.1f}: {count:5d} spans, mean {mean:.3f}, right {share:.3f}"
            for low, count, mean, share in error.rows
        ]
    return "\n".join(lines)
