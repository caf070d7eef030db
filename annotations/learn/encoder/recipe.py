"""The recipe of the encoder, as a TOML file gives it; the same recipe on as many cores gives the same network."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Stage:
    """How one stage of training goes."""

    epochs: int
    encoder_rate: float
    head_rate: float
    layer_decay: float
    """Each layer of the encoder learns so much slower than the one above it."""
    link_weight: float
    """What the loss of an agreement counts beside that of the spans."""
    seed: int
    warm_up: float = 0.1
    batch_pieces: int = 1024
    tag_weight: float = 0.5


@dataclass(frozen=True, slots=True)
class Noise:
    """How the texts of the second stage vary from epoch to epoch."""

    longest: tuple[int, int]
    """Pieces in a window, from and to."""
    renamed: float
    """The share of names that are replaced by others of their label."""
    disguised: float
    """The share of lines that look like headlines, capitals or small letters."""
    doubted: float
    """The share of the rules' clues that are left out; of half as many texts, all are."""


@dataclass(frozen=True, slots=True)
class Student:
    """The smaller network that ships, and how it learns from the full one, its teacher (Hinton et al., 2015)."""

    without: tuple[int, ...]
    """Numbers of the layers of the encoder that it lacks, counted from 0."""
    neurons: int
    """Neurons that each of its layers has between attention and the next layer."""
    parts: int
    """The texts that the teacher labels are read in so many parts, one an epoch."""
    unsure: float
    """Where the teacher gives a span less than this score, 0..1, none is right, too."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the encoder is made."""

    longest: int
    """Pieces that it reads at once."""
    folds: tuple[tuple[str, ...], ...]
    """Folders of the corpus that are held out together."""
    never: frozenset[str]
    """Folders that nothing is learned from."""
    seed: int
    noise: Noise
    open: Stage
    own: Stage
    student: Student


def read_recipe(path: Path) -> Recipe:
    """The recipe in a TOML file; raises TypeError or KeyError where a value is unknown or missing."""
    data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    noise, student, seed = data["noise"], data["student"], data["seed"]
    return Recipe(
        data["longest"],
        tuple(tuple(fold) for fold in data["folds"]),
        frozenset(data["never"]),
        seed,
        Noise(**{**noise, "longest": tuple(noise["longest"])}),
        Stage(**data["open"], seed=seed),
        Stage(**data["own"], seed=seed),
        Student(**{**student, "without": tuple(student["without"])}),
    )
