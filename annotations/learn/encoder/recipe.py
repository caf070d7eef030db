"""The recipe: open data first, then our own articles; the same seeds give the same network."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch

from annotations.learn.encoder.augment import Names, disguise, rename
from annotations.learn.encoder.corpus import TrainingText
from annotations.learn.encoder.examples import Example, Rules, doubted, examples, prepare_all
from annotations.learn.encoder.network import Sizes, SpanNetwork, load_encoder
from annotations.learn.encoder.silver import SILVER
from annotations.learn.encoder.train import Stage, train
from annotations.suggest.encoder.words import WordPieces

_BY_MACHINES = frozenset({"gmb", SILVER})  # their labels
OPEN_STAGE = Stage(epochs=1, encoder_rate=1e-4, layer_decay=0.95, link_weight=0.0)
OWN_STAGE = Stage(epochs=8, encoder_rate=2.5e-4, head_rate=2e-3)


@dataclass(frozen=True, slots=True)
class Recipe:
    """What may be varied in the second stage."""

    stage: Stage = OWN_STAGE
    longest: tuple[int, int] = (160, 320)
    renamed: float = 0.3
    disguised: float = 0.05
    doubted: float = 0.35


def new_network(model: Path, seed: int) -> SpanNetwork:
    """The pre-trained encoder with fresh heads."""
    torch.manual_seed(seed)
    return SpanNetwork(load_encoder(model), Sizes())


def open_stage(network: SpanNetwork, texts: Sequence[TrainingText], vocabulary: WordPieces) -> None:
    """Train on open texts, without hints: the hand-made ones twice, those that a machine labelled once."""
    twice = [text for text in texts if text.origin not in _BY_MACHINES]
    windows = [
        window
        for text in prepare_all([*texts, *twice], vocabulary, None)
        for window in examples(text, vocabulary, longest=256)
    ]
    train(network, OPEN_STAGE, lambda _: windows)


def own_stage(
    network: SpanNetwork,
    texts: Sequence[TrainingText],
    vocabulary: WordPieces,
    recipe: Recipe,
    *,
    names: Names | None = None,
    rules: Rules | None = None,
) -> None:
    """Train on our own articles, cut, disguised and renamed anew in each epoch."""
    train(network, recipe.stage, _varied(texts, vocabulary, recipe, names, rules))


def _varied(
    texts: Sequence[TrainingText], vocabulary: WordPieces, recipe: Recipe, names: Names | None, rules: Rules | None
) -> Callable[[int], list[Example]]:
    def epoch_examples(epoch: int) -> list[Example]:
        chance = random.Random(recipe.stage.seed + epoch)
        varied = texts if names is None else [rename(text, names, recipe.renamed, chance) for text in texts]
        return [
            window
            for text in prepare_all(varied, vocabulary, rules)
            for window in examples(
                disguise(text, vocabulary, recipe.disguised, chance),
                vocabulary,
                longest=chance.randint(*recipe.longest),
                hints=doubted(text, recipe.doubted, chance),
            )
        ]

    return epoch_examples


def save(network: SpanNetwork, path: Path) -> None:
    """Write the weights."""
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), path)


def load(network: SpanNetwork, path: Path) -> SpanNetwork:
    """Read weights that `save` wrote into a network."""
    network.load_state_dict(torch.load(path, weights_only=True), strict=False)
    return network
