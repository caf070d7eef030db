"""Trains the light network: from nothing on a corpus, or on from where it is with a few newly annotated articles."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from annotations.learn.articles import GoldArticle
from annotations.learn.light.lessons import Lesson, lessons_of
from annotations.suggest.light.component import Light
from annotations.suggest.light.network import chances
from annotations.suggest.light.pipeline import light_of

if TYPE_CHECKING:
    import numpy as np
    from spacy.language import Language

    from annotations.suggest.light.network import Floats, Keys

_RUN = 6
"""Rules are hidden over runs of this many tokens."""
_HIDDEN_WORD = 0x1234567
_HIDDEN_RULE = 0x7654321000


@dataclass(frozen=True, slots=True)
class Course:
    """How a training goes."""

    epochs: int = 12
    rate: float = 0.003
    last_rate: float = 0.0005
    dropout: float = 0.2
    hidden_words: float = 0.15
    """The share of tokens whose form is hidden, so that shapes and neighbours are learned from too."""
    hidden_rules: float = 0.15
    batch: int = 1500
    """Tokens."""
    seed: int = 20261125


NEW_ARTICLES = Course(epochs=4, rate=0.0005, last_rate=0.0002)
"""For a network that knows a corpus and now sees a few articles more."""


def train(light: Light, lessons: Sequence[Lesson], course: Course) -> float:
    """Train the network on lessons, from where it is; the mean loss a token in the last epoch."""
    import numpy as np

    thinc: Any = import_module("thinc.api")
    optimizer = thinc.Adam(course.rate, L2=1e-4, grad_clip=1.0)
    thinc.set_dropout_rate(light.network, course.dropout)
    thinc.fix_random_seed(course.seed)
    chance, order = np.random.default_rng(course.seed), random.Random(course.seed)
    whole = course.epochs * sum(len(lesson.keys) for lesson in lessons)
    seen, loss = 0, 0.0
    for _ in range(course.epochs):
        loss, tokens = 0.0, 0
        for batch in _batches(lessons, course.batch, order):
            keys = [_hide(lesson.keys, course, chance) for lesson in batch]
            scores, backprop = light.network.begin_update(keys)
            size = sum(len(one) for one in keys)
            steps = [_step(one, lesson) for one, lesson in zip(scores, batch, strict=True)]
            backprop([slope * (100.0 / size) for slope, _ in steps])
            optimizer.learn_rate = course.rate + (course.last_rate - course.rate) * seen / whole
            light.network.finish_update(optimizer)
            seen, tokens = seen + size, tokens + size
            loss += sum(one for _, one in steps)
        loss /= max(1, tokens)
    thinc.set_dropout_rate(light.network, 0.0)
    return loss


def prepare(light: Light) -> None:
    """Give a new network its first weights; always the same ones."""
    import numpy as np

    thinc: Any = import_module("thinc.api")
    thinc.fix_random_seed(Course().seed)
    light.network.initialize(X=[np.zeros((2, len(light.sizes.rows) + 1), dtype=np.uint64)])


def update(nlp: Language, articles: Iterable[GoldArticle], course: Course = NEW_ARTICLES) -> float:
    """Let the light pipeline learn from newly annotated articles; the mean loss a token at the end."""
    light = light_of(nlp)
    later = nlp.pipe_names[nlp.pipe_names.index("ratify_light") :]
    with nlp.select_pipes(disable=later):
        lessons = list(lessons_of(articles, nlp))
    return train(light, lessons, course)


def _batches(lessons: Sequence[Lesson], size: int, order: random.Random) -> Iterable[list[Lesson]]:
    rows = list(lessons)
    order.shuffle(rows)
    batch: list[Lesson] = []
    for lesson in rows:
        batch.append(lesson)
        if sum(len(one.keys) for one in batch) >= size:
            yield batch
            batch = []
    if batch:
        yield batch


def _step(scores: Floats, lesson: Lesson) -> tuple[Floats, float]:
    """The slope of the loss for the scores of one lesson, and the loss."""
    import numpy as np

    slopes = chances(scores)
    right = lesson.tags[:, :, None]
    likely = np.take_along_axis(slopes, right, axis=2)
    loss = -float(np.log(likely + 1e-9).sum())
    np.put_along_axis(slopes, right, likely - 1.0, axis=2)
    return slopes.reshape(len(slopes), -1), loss


def _hide(keys: Keys, course: Course, chance: np.random.Generator) -> Keys:
    """The keys with some words and some of what the rules say hidden."""
    import numpy as np

    hidden = keys.copy()
    words = chance.random(len(keys)) < course.hidden_words
    hidden[words, 1] = hidden[words, 3] = 0
    hidden[words, 0] ^= np.uint64(_HIDDEN_WORD)
    runs = np.repeat(chance.random(len(keys) // _RUN + 1) < course.hidden_rules, _RUN)[: len(keys)]
    hidden[runs, 5:] = 0
    hidden[runs, 0] ^= np.uint64(_HIDDEN_RULE)
    return hidden
