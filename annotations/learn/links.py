"""Learns the agreement models from a corpus."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, cast

from annotations.learn.articles import GoldArticle, GoldSpan, read_articles
from annotations.learn.calibration import calibrate
from annotations.learn.lessons import Lesson, lesson_of, scene_of
from annotations.learn.linear import Table, fit_binary, fit_classes, table_of
from annotations.suggest.agreements.classes import kind_features, status_features
from annotations.suggest.agreements.evidence import KEY, Evidence
from annotations.suggest.agreements.filling import ROLE_LABELS, Filling
from annotations.suggest.agreements.framing import Guess, second_rows
from annotations.suggest.agreements.joining import pair_features
from annotations.suggest.agreements.model import ALONE, WITH_EVIDENCE, Chooser, Crossed, Models, Scorer
from annotations.suggest.agreements.naming import Naming
from annotations.suggest.agreements.spotting import HEADS, class_of, extent_features, may_go_on, spot
from annotations.suggest.labels import KINDS, STATUSES
from annotations.suggest.pipeline import load_spans_pipeline
from annotations.suggest.reading import annotation_of

if TYPE_CHECKING:
    from spacy.language import Language

DECAY = {"extent": 2.0, "mention": 30.0, "pair": 40.0, "kind": 6.0, "status": 6.0, "role": 60.0, "again": 120.0}
"""How small the weights of each model are kept, where networks give evidence too: four lessons an article."""
DECAY_ALONE = {"extent": 1.0, "mention": 2.0, "pair": 2.0, "kind": 3.0, "status": 2.0, "role": 8.0, "again": 24.0}
"""The same without evidence, of two lessons an article: single words then have to tell more."""
THRESHOLDS = {"mention": 0.45, "pair": 0.35, **dict.fromkeys(ROLE_LABELS, 0.4)}
NEVER = "real"
"""The folder of a corpus that nothing is learned from."""
_FAR_PAIRS = 12
_LEAST = 3
_DIGITS = 3
_TINY = 0.05
_CLASS_DIGITS = 2
_TINY_CLASS = 0.05


@dataclass(slots=True)
class Answers:
    """A table with the right answer of each row, and the lesson each row comes from."""

    table: Table
    answers: list[bool]
    lessons: list[int]

    def of(self, chosen: set[int]) -> tuple[Table, list[bool]]:
        """The part that comes from some lessons."""
        import numpy as np

        rows = [number for number, lesson in enumerate(self.lessons) if lesson in chosen]
        return self.table.take(np.array(rows, dtype=np.int64)), [self.answers[row] for row in rows]


@dataclass(slots=True)
class Asked:
    """The guesses for one role of one agreement, with the rows of the role's table that hold their features."""

    lesson: int
    guesses: list[Guess]
    rows: range


class Material:
    """The lessons of a corpus with everything that does not depend on which of them are learned from."""

    def __init__(self, lessons: Sequence[Lesson], decay: Mapping[str, float] = DECAY) -> None:
        self.lessons = list(lessons)
        self.decay = decay
        self.extents = self._tabled(_extents)
        self.pairs = self._tabled(_pairs)
        self.owners = [number for number, lesson in enumerate(self.lessons) for _ in lesson.clusters]
        pairs = [(one.page, c, f) for one in self.lessons for c, f in zip(one.clusters, one.frames, strict=True)]
        self.frames = [frame for *_, frame in pairs]
        self.kinds = table_of(kind_features(page, cluster) for page, cluster, _ in pairs)
        self.statuses = table_of(status_features(page, cluster, frame.kind) for page, cluster, frame in pairs)
        self.asked: dict[str, list[Asked]] = {role: [] for role in ROLE_LABELS}
        self.roles = {role: self._ask(role) for role in ROLE_LABELS}

    def _tabled(self, make: Callable[[Lesson], list[tuple[list[str], bool]]]) -> Answers:
        rows: list[list[str]] = []
        answers: list[bool] = []
        owners: list[int] = []
        for number, lesson in enumerate(self.lessons):
            for features, answer in make(lesson):
                rows.append(features)
                answers.append(answer)
                owners.append(number)
        return Answers(table_of(rows), answers, owners)

    def _ask(self, role: str) -> Answers:
        rows: list[Crossed] = []
        answers: list[bool] = []
        owners: list[int] = []
        for number, lesson in enumerate(self.lessons):
            scene = scene_of(lesson)
            for cluster, frame, right in zip(lesson.clusters, lesson.frames, lesson.fillers, strict=True):
                filling = Filling(scene, cluster, frame.kind)
                forms = filling.forms(role)
                guesses = [Guess(role, form, filling.place(form).item, Crossed()) for form in forms]
                self.asked[role].append(Asked(number, guesses, range(len(rows), len(rows) + len(forms))))
                rows.extend(filling.features(form, role) for form in forms)
                answers.extend(form.key in right[role] for form in forms)
                owners.extend([number] * len(forms))
        return Answers(table_of(rows), answers, owners)

    def fit(self, chosen: set[int]) -> Models:
        """The models that some of the lessons teach, uncalibrated."""
        scorers = {"extent": self._scorer(*self.extents.of(chosen), "extent")}
        scorers["mention"] = self._mentions(chosen, scorers["extent"])
        scorers["pair"] = self._scorer(*self.pairs.of(chosen), "pair")
        scorers["frame"] = Scorer({}, 2.0)
        for role in ROLE_LABELS:
            scorers[role], scorers[f"{role} again"] = self._fillers(role, chosen)
        return Models(scorers, self._choosers(chosen), dict(THRESHOLDS))

    def _mentions(self, chosen: set[int], extent: Scorer) -> Scorer:
        rows: list[list[str]] = []
        answers: list[bool] = []
        for number in sorted(chosen):
            for features, answer in mention_rows(self.lessons[number], extent):
                rows.append(features)
                answers.append(answer)
        return self._scorer(table_of(rows), answers, "mention")

    def _choosers(self, chosen: set[int]) -> dict[str, Chooser]:
        import numpy as np

        rows = [row for row, lesson in enumerate(self.owners) if lesson in chosen]
        index = np.array(rows, dtype=np.int64)
        kinds = fit_classes(
            self.kinds.take(index), [self.frames[row].kind for row in rows], KINDS, decay=self.decay["kind"]
        )
        statuses = fit_classes(
            self.statuses.take(index), [self.frames[row].status for row in rows], STATUSES, decay=self.decay["status"]
        )
        return {"kind": Chooser(KINDS, *kinds), "status": Chooser(STATUSES, *statuses)}

    def _fillers(self, role: str, chosen: set[int]) -> tuple[Scorer, Scorer]:
        """The model that sees a guess alone, and the one that sees the others' chances as other articles make them."""
        import numpy as np

        answers = self.roles[role]
        halves = self.halves(chosen)
        alone = [self._scorer(*answers.of(half), "role") for half in halves]
        again: list[list[str]] = []
        rows: list[int] = []
        for lesson, group in groupby(self.asked[role], key=lambda asked: asked.lesson):
            if lesson in chosen:
                together = list(group)
                for asked in together:
                    self._guess(asked, alone[lesson in halves[0]], answers.table)
                    rows.extend(asked.rows)
                for seconds in second_rows(self.lessons[lesson].page, [asked.guesses for asked in together]):
                    again.extend(seconds)
        right = [answers.answers[row] for row in rows]
        base = answers.table.take(np.array(rows, dtype=np.int64))
        return self._scorer(base, right, "role"), self._scorer(base.beside(table_of(again)), right, "again")

    def halves(self, chosen: set[int]) -> list[set[int]]:
        """The lessons in two halves; no article has lessons in both."""
        articles = sorted({_article(self.lessons[number]) for number in chosen})
        first = set(articles[::2])
        halves: list[set[int]] = [set(), set()]
        for number in chosen:
            halves[_article(self.lessons[number]) not in first].add(number)
        return halves

    def _guess(self, asked: Asked, scorer: Scorer, table: Table) -> None:
        for one, row in zip(asked.guesses, asked.rows, strict=True):
            columns: list[int] = table.columns[table.borders[row] : table.borders[row + 1]].tolist()
            one.chance = scorer.probability(table.names[column] for column in columns)

    def _scorer(self, table: Table, answers: Sequence[bool], name: str) -> Scorer:
        return Scorer(*fit_binary(table, answers, decay=self.decay[name], least=_LEAST))


def _article(lesson: Lesson) -> tuple[str, str]:
    return lesson.article.folder, lesson.article.key


def _extents(lesson: Lesson) -> list[tuple[list[str], bool]]:
    rows: list[tuple[list[str], bool]] = []
    page = lesson.page
    for mention in lesson.mentions:
        if page.word(mention.head) not in HEADS or class_of(page.word(mention.head)) == "commissive":
            continue
        for token in range(mention.head - 1, max(-1, mention.start - 2), -1):
            if not may_go_on(page, token):
                break
            rows.append((list(extent_features(page, token, token + 1, mention.head)), token >= mention.start))
    return rows


def mention_rows(lesson: Lesson, extent: Scorer) -> list[tuple[list[str], bool]]:
    """The features of every candidate of a lesson, and whether it is a mention."""
    candidates = spot(lesson.page, extent, lesson.given)
    naming = Naming(lesson.page, candidates)
    events, heads = lesson.events, lesson.heads
    return [
        (naming.features(one), id(one.item) in events if one.item is not None else one.head in heads)
        for one in candidates
    ]


def _pairs(lesson: Lesson) -> list[tuple[list[str], bool]]:
    owners = [(mention, number) for number, cluster in enumerate(lesson.clusters) for mention in cluster.mentions]
    owners.sort(key=lambda pair: pair[0].start)
    return [
        (list(pair_features(lesson.page, earlier, later)), number == other)
        for index, (later, number) in enumerate(owners)
        for earlier, other in owners[max(0, index - _FAR_PAIRS) : index]
    ]


def learn(material: Material) -> Models:
    """The models of all lessons, calibrated on those that measure, in folds of whole folders."""
    folders = sorted({lesson.article.folder for lesson in material.lessons})
    numbers = range(len(material.lessons))
    fitted: list[tuple[Models, list[Lesson]]] = []
    for folder in folders:
        inside = {number for number in numbers if material.lessons[number].article.folder == folder}
        measured = [lesson for number in sorted(inside) if (lesson := material.lessons[number]).is_measured]
        fitted.append((material.fit(set(numbers) - inside), measured))
        print(f"fold {folder}: {len(inside)} lessons held out", flush=True)  # noqa: T201 - a command
    return calibrate(material.fit(set(numbers)), fitted)


def write(models: Models, path: Path) -> None:
    """Write the models as JSON; weights that hardly count are left out."""
    data = {
        "scorers": {
            name: {
                "bias": round(scorer.bias, _DIGITS),
                "slope": scorer.slope,
                "shift": scorer.shift,
                "weights": {key: round(w, _DIGITS) for key, w in scorer.weights.items() if abs(w) >= _TINY},
            }
            for name, scorer in models.scorers.items()
        },
        "choosers": {
            name: {
                "classes": list(chooser.classes),
                "bias": [round(one, _DIGITS) for one in chooser.bias],
                "slope": chooser.slope,
                "weights": {
                    key: [round(one, _CLASS_DIGITS) for one in row]
                    for key, row in chooser.weights.items()
                    if max(abs(one) for one in row) >= _TINY_CLASS
                },
            }
            for name, chooser in models.choosers.items()
        },
        "thresholds": models.thresholds,
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    path.write_text(text.replace('},"', '},\n"') + "\n", encoding="utf-8")


def lessons_with(articles: Sequence[GoldArticle], pipeline_of: Callable[[str], Language]) -> list[Lesson]:
    """Two lessons an article, over its own spans and over those that a pipeline sees in it.

    `pipeline_of` gives for each folder a pipeline of spans that did not learn from it. Its evidence is in both lessons.
    """
    lessons: list[Lesson] = []
    for folder, group in groupby(articles, key=lambda article: article.folder):
        nlp = pipeline_of(folder)
        together = list(group)
        for article, doc in zip(together, nlp.pipe(one.text for one in together), strict=True):
            evidence = cast("dict[str, Evidence]", doc.user_data).get(KEY)
            seen = [GoldSpan(span.start, span.end, span.label) for span in annotation_of(doc).spans]
            lessons += [lesson_of(article, None, evidence), lesson_of(article, seen, evidence)]
    return lessons


def learn_from(corpus: Path, target: Path, encoder_of: Callable[[str], Path], teacher_of: Callable[[str], Path]) -> str:
    """Learn the models for pipelines of rules and for those with an encoder; what was learned, in words.

    `encoder_of` names for each folder of the corpus the encoder that never saw it, `teacher_of` the one that taught
    it: two readers of one article keep the models from trusting what only one of them would say.
    """
    folders = sorted({path.parent for path in corpus.glob("*/*.xml") if path.parent.name != NEVER})
    articles = list(read_articles(folders))
    rules = load_spans_pipeline(None)
    write(learn(Material(lessons_with(articles, lambda _: rules), DECAY_ALONE)), target / ALONE)

    load = cache(load_spans_pipeline)
    lessons = lessons_with(articles, lambda folder: load(encoder_of(folder)))
    taught = lessons_with(articles, lambda folder: load(teacher_of(folder)))
    for lesson in taught:
        lesson.is_measured = False
    write(learn(Material([*lessons, *taught])), target / WITH_EVIDENCE)
    return f"learned from {len(articles)} articles: {ALONE}, {WITH_EVIDENCE}"
