"""A pipeline at work on articles: chosen by name, loaded once, run over small batches in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

from annotations.model import Annotation, Article
from annotations.suggest.pipeline import PIPELINES, annotate
from annotations.suggest.remarks import Remarks

if TYPE_CHECKING:
    from annotations.suggest.label_map import LabelMap

USUAL = next(iter(PIPELINES))
"""The name of the pipeline that is meant where none is named."""

_MOST_ARTICLES = 16
_MOST_CHARACTERS = 40_000

Batch = Sequence[Article]


class Suggester(Protocol):
    """A loaded pipeline: annotations for texts, one by one in order, and what was remarked on the way."""

    remarks: Remarks

    def annotate(self, texts: Iterable[str], *, finished: Callable[[], None] | None = None) -> Iterator[Annotation]:
        """The suggestions for each text; `finished` hears of each at once."""
        ...


@dataclass(frozen=True, slots=True)
class Choice:
    """Which pipeline makes the suggestions; plain values, so that other processes can be told."""

    pipeline: str = USUAL
    labels: LabelMap | None = None
    """What labels mean, for a pipeline that does not ship."""

    @property
    def is_shipped(self) -> bool:
        """Whether the pipeline ships with the program; one that does not makes a further layer."""
        return self.pipeline in PIPELINES

    @property
    def name(self) -> str:
        """A short name, for a layer."""
        if self.is_shipped:
            return "machine"
        from annotations.suggest.other import find_pipeline

        return find_pipeline(self.pipeline).name

    @property
    def detail(self) -> str:
        """Name and version of the pipeline and of its label map: what made a layer."""
        if self.is_shipped:
            return PIPELINES[self.pipeline].detail
        from annotations.suggest.other import find_pipeline

        found = find_pipeline(self.pipeline)
        return f"{found.name} {found.version}" + (f", labels {self.labels.print}" if self.labels else "")

    def load(self) -> Suggester:
        """The pipeline, ready to use; raises RatifyError where it cannot be."""
        if self.is_shipped:
            return _Shipped(self.pipeline)
        from annotations.suggest.other import Other

        return Other(self.pipeline, self.labels)


class _Shipped:
    def __init__(self, name: str) -> None:
        self.remarks = Remarks()
        self._nlp = PIPELINES[name].load()

    def annotate(self, texts: Iterable[str], *, finished: Callable[[], None] | None = None) -> Iterator[Annotation]:
        return annotate(self._nlp, texts, finished=finished)


def batches(articles: Iterable[Article]) -> Iterator[Batch]:
    """The articles in small batches; a long one is a batch of its own.

    A batch is worked on as a whole wherever it is done, so that results never depend on the number of processes.
    """
    batch: list[Article] = []
    characters = 0
    for article in articles:
        characters += len(article.text)
        if batch and (len(batch) == _MOST_ARTICLES or characters > _MOST_CHARACTERS):
            yield batch
            batch, characters = [], len(article.text)
        batch.append(article)
    if batch:
        yield batch


class Machine:
    """A pipeline in this process."""

    def __init__(self, choice: Choice | None = None) -> None:
        self.choice = choice or Choice()
        self._suggester: Suggester | None = None

    @property
    def remarks(self) -> Remarks:
        """What was remarked so far."""
        return self._suggester.remarks if self._suggester else Remarks()

    def run(self, work: Iterable[Batch]) -> Iterator[tuple[Batch, list[Annotation]]]:
        """Each batch with the suggestions for its articles, in order, as they are made."""
        suggester = self._suggester = self._suggester or self.choice.load()
        for batch in work:
            yield batch, list(suggester.annotate([article.text for article in batch]))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give back what the machine holds."""
        self._suggester = None
