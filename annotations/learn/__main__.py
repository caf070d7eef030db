"""Trains what ships: `python -m annotations.learn --corpus DIR --open DIR --encoder DIR --work DIR --target DIR`."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotations.learn.encoder.build import Plan


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks for."""

    corpus: Path
    open: Path
    """Open data for the encoder's first stage."""
    encoder: Path
    """The folder of the pre-trained encoder."""
    work: Path
    """Where networks of held-out folds stay, so that an interrupted training goes on."""
    target: Path
    only: Sequence[str]
    threads: int


def _encoder(asked: Asked) -> str:
    from annotations.learn.encoder.build import build

    return build(_plan(asked), asked.target / "encoder")


def _light(asked: Asked) -> str:
    from annotations.learn.light.build import report, train_light

    return report(train_light(asked.corpus, asked.target / "light"))


def _agreements(asked: Asked) -> str:
    from annotations.learn.links import learn_from

    plan = _plan(asked)
    return learn_from(
        asked.corpus,
        asked.target / "agreements",
        encoder_of=lambda folder: plan.student(plan.fold(folder)),
        teacher_of=lambda folder: plan.teacher(plan.fold(folder)),
    )


def _plan(asked: Asked) -> Plan:
    from annotations.learn.encoder.build import Plan
    from annotations.learn.encoder.recipe import read_recipe
    from annotations.paths import resources

    recipe = read_recipe(resources() / "pipelines" / "encoder.toml")
    return Plan(asked.corpus, asked.open, asked.encoder, asked.work / "encoder", recipe, asked.threads)


STEPS: dict[str, Callable[[Asked], str]] = {"encoder": _encoder, "light": _light, "agreements": _agreements}
"""In this order: the agreements are learned over the spans that the encoder finds in articles it never saw."""


def main(arguments: Sequence[str]) -> int:
    """Train what is asked for, print how good it is on articles that were held out; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m annotations.learn", description=__doc__)
    for name in ("corpus", "open", "encoder", "work", "target"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--only", nargs="+", choices=list(STEPS), default=list(STEPS))
    parser.add_argument("--threads", type=int, default=2, help="cores to train on")
    asked = Asked(**vars(parser.parse_args(arguments)))
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    for name, step in STEPS.items():
        if name in asked.only:
            sys.stdout.write(f"# {name}\n{step(asked)}\n\n")
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
