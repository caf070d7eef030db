"""Joins the mentions of one agreement, however often the text names it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from annotations.suggest.agreements.evidence import pair_evidence
from annotations.suggest.agreements.lexicon import LINKERS, wordset
from annotations.suggest.agreements.model import Scorer
from annotations.suggest.agreements.naming import determiner
from annotations.suggest.agreements.page import Page
from annotations.suggest.agreements.spotting import Mention

GENERIC = wordset(
    "agreement deal document text pact paper accord arrangement instrument letter memorandum mou treaty "
    "contract protocol statement declaration commitment offer promise pledge partnership accords letters"
)
_ORDINALS = wordset("first second third fourth fifth sixth seventh eighth ninth tenth last next other")
_RECENT = 24
_PER_CLUSTER = 4


@dataclass(slots=True, eq=False)
class Cluster:
    """The mentions of one agreement, in the order of the text."""

    mentions: list[Mention] = field(default_factory=list[Mention])

    @property
    def primary(self) -> Mention:
        """The mention that tells most: the longest one, the earlier of two."""
        return max(self.mentions, key=lambda one: (one.kind == "event", len(one.words), -one.start))

    @property
    def score(self) -> float:
        """The probability that at least the surest mention is one."""
        return max(mention.score for mention in self.mentions)


def join(page: Page, mentions: Sequence[Mention], pairs: Scorer, least: float) -> list[Cluster]:
    """Clusters of mentions, each new mention put to the cluster it fits best, if it fits any well enough."""
    clusters: list[Cluster] = []
    named: dict[str, Cluster] = {}
    for mention in mentions:
        known = named.get(mention.norm)
        around = clusters[-_RECENT:]
        candidates = around if known is None or known in around else [known, *around]
        best, chance = None, least
        for cluster in candidates:
            fit = _fit(page, cluster, mention, pairs)
            if fit >= chance:
                best, chance = cluster, fit
        if best is None:
            best = Cluster()
            clusters.append(best)
        best.mentions.append(mention)
        named[mention.norm] = best
    return clusters


def _fit(page: Page, cluster: Cluster, mention: Mention, pairs: Scorer) -> float:
    chosen = (
        cluster.mentions
        if len(cluster.mentions) <= _PER_CLUSTER
        else [cluster.mentions[0], *cluster.mentions[1 - _PER_CLUSTER :]]
    )
    return max(pairs.probability(pair_features(page, earlier, mention)) for earlier in chosen)


def pair_features(page: Page, earlier: Mention, later: Mention) -> Iterator[str]:
    """What tells whether two mentions name one agreement."""
    det, far = determiner(page, later), _distance(later.sentence - earlier.sentence)
    heads = page.word(earlier.head), page.word(later.head)
    same_head = _stem(heads[0]) == _stem(heads[1])
    kinds = f"{earlier.kind}>{later.kind}"
    words = _words(page, earlier, later)
    equal = earlier.norm == later.norm
    yield kinds
    yield f"heads={heads[0]}>{heads[1]}"
    yield f"later={heads[1]}|{det}|{same_head}"
    yield f"{kinds}|{det}|{same_head}"
    yield f"{kinds}|{far}|{same_head}"
    yield f"equal={equal}|{det}|{page.words.capital[later.head]}|{later.kind}"
    yield f"equal={equal}|{len(later.words) > 1}|{later.kind}"
    yield f"words={words}|{same_head}|{later.kind}"
    yield f"words={words}|{det}"
    yield f"generic={heads[1] in GENERIC}|{det}|{far}|{len(later.words) > 1}"
    yield f"zones={page.zones[earlier.sentence]}>{page.zones[later.sentence]}|{same_head}"
    yield f"zones={page.zones[earlier.sentence]}>{page.zones[later.sentence]}|{later.kind}|{det}"
    yield f"after={page.word(later.end) if page.word(later.end) in LINKERS else '-'}|{det}|{same_head}"
    for label in ("PERSON", "DATE", "TOPIC", "PLACE"):
        alike = _alike(page, earlier, later, label)
        yield f"{label}={alike}|{far}"
        yield f"{label}={alike}|{kinds}"
    steps = _steps(page, earlier, later)
    yield f"steps={steps}|{kinds}|{det}"
    yield f"steps={steps}|{same_head}|{det}"
    first_det = determiner(page, earlier)
    yield f"dets={first_det}>{det}|{kinds}|{same_head}"
    yield f"dets={first_det}>{det}|{far}"
    who = _shared(page, earlier, later)
    yield f"who={who}|{same_head}|{det}"
    yield f"who={who}|{kinds}|{far}"
    yield from pair_evidence(page, earlier, later)
    if later.start - earlier.end == 1 and page.word(later.start - 1) == "(":
        yield "abbreviation"
    if earlier.sentence == later.sentence:
        yield f"together|{later.start - earlier.end > 2}|{page.word(later.start - 1)}"
        yield f"together|{kinds}|{det}"


def _distance(sentences: int) -> str:
    return str(sentences) if sentences < 3 else "3-5" if sentences < 6 else "6+"


def _stem(word: str) -> str:
    return {"mou": "memorandum", "mous": "memorandum", "memoranda": "memorandum", "loi": "letter"}.get(
        word, word.rstrip("s")
    )


def _words(page: Page, earlier: Mention, later: Mention) -> str:
    """How the premodifiers of two mentions agree."""
    first = {word for word in earlier.words if word != page.word(earlier.head)}
    second = {word for word in later.words if word != page.word(later.head)}
    if _ORDINALS & first != _ORDINALS & second and _ORDINALS & first and _ORDINALS & second:
        return "other number"
    if not second:
        return "none" if not first else "less"
    if not first:
        return "more"
    if first == second:
        return "same"
    return "part" if second < first else "grown" if first < second else "some" if first & second else "apart"


def _alike(page: Page, earlier: Mention, later: Mention, label: str) -> str:
    """Whether the things of one label around two mentions are the same."""
    first, second = page.groups(earlier.sentence, label), page.groups(later.sentence, label)
    if not first or not second:
        return "-"
    return "same" if first & second else "other"


def _steps(page: Page, earlier: Mention, later: Mention) -> str:
    """How many words that may name an instrument stand between two mentions."""
    heads = page.heads
    between = bisect_left(heads, later.head) - bisect_left(heads, earlier.head) - 1
    return str(max(0, between)) if between < 3 else "3-5" if between < 6 else "6+"


def _shared(page: Page, earlier: Mention, later: Mention) -> str:
    """How the parties around two mentions agree."""
    first = {item.group for item in page.parties(earlier.sentence)}
    second = {item.group for item in page.parties(later.sentence)}
    if not first or not second:
        return "none"
    both = len(first & second)
    return "all" if second <= first else f"{min(both, 2)}"
