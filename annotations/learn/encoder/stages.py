"""The stages of training: open data first, then our own articles; a student is made smaller in between."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import torch

from annotations.learn.encoder.augment import Names, disguise, rename
from annotations.learn.encoder.corpus import TrainingText
from annotations.learn.encoder.examples import Example, Rules, doubted, examples, prepare_all
from annotations.learn.encoder.network import Sizes, SpanNetwork, load_encoder
from annotations.learn.encoder.recipe import Recipe
from annotations.learn.encoder.silver import SILVER
from annotations.learn.encoder.thin import thin
from annotations.learn.encoder.train import train
from annotations.suggest.encoder.words import WordPieces

_BY_MACHINES = frozenset({"gmb", SILVER})  # their labels
_LOOKED_AT = 200
"""Texts by which it is judged what each neuron says."""


def new_network(model: Path, seed: int) -> SpanNetwork:
    """The pre-trained encoder with fresh heads."""
    torch.manual_seed(seed)
    return SpanNetwork(load_encoder(model), Sizes())


def open_stage(network: SpanNetwork, texts: Sequence[TrainingText], vocabulary: WordPieces, recipe: Recipe) -> None:
    """Train on open texts, without hints: the hand-made ones twice, those that a machine labelled once."""
    twice = [text for text in texts if text.origin not in _BY_MACHINES]
    windows = list(_plain([*texts, *twice], vocabulary, recipe))
    train(network, recipe.open, lambda _: windows)


def thin_stage(network: SpanNetwork, texts: Sequence[TrainingText], vocabulary: WordPieces, recipe: Recipe) -> None:
    """Make the network as small as a student, by what its neurons say on open texts."""
    sample = random.Random(recipe.seed).sample(texts, min(_LOOKED_AT, len(texts)))
    thin(network, recipe.student, _plain(sample, vocabulary, recipe))


def own_stage(
    network: SpanNetwork,
    texts: Sequence[TrainingText],
    vocabulary: WordPieces,
    recipe: Recipe,
    *,
    silver: Sequence[TrainingText] = (),
    names: Names | None = None,
    rules: Rules | None = None,
) -> None:
    """Train on our own articles and a part of the silver texts, cut, disguised and renamed anew in each epoch."""
    mixed = random.Random(recipe.seed).sample(silver, len(silver))
    parts = [[*texts, *mixed[part :: recipe.student.parts]] for part in range(recipe.student.parts)]
    train(network, recipe.own, _varied(parts, vocabulary, recipe, names, rules))


def _plain(texts: Sequence[TrainingText], vocabulary: WordPieces, recipe: Recipe) -> Iterator[Example]:
    """The windows of texts as they are, without hints."""
    for text in prepare_all(texts, vocabulary, None):
        yield from examples(text, vocabulary, longest=recipe.longest)


def _varied(
    parts: Sequence[Sequence[TrainingText]],
    vocabulary: WordPieces,
    recipe: Recipe,
    names: Names | None,
    rules: Rules | None,
) -> Callable[[int], list[Example]]:
    def epoch_examples(epoch: int) -> list[Example]:
        chance = random.Random(recipe.own.seed + epoch)
        texts = parts[epoch % len(parts)]
        varied = texts if names is None else [rename(text, names, recipe.noise.renamed, chance) for text in texts]
        return [
            window
            for text in prepare_all(varied, vocabulary, rules)
            for window in examples(
                disguise(text, vocabulary, recipe.noise.disguised, chance),
                vocabulary,
                longest=chance.randint(*recipe.noise.longest),
                hints=doubted(text, recipe.noise.doubted, chance),
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
