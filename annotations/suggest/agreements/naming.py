"""What tells whether a word or an event names an agreement that the text reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from annotations.suggest.agreements.evidence import mention_evidence
from annotations.suggest.agreements.lexicon import DEFINITE, INDEFINITE, NEGATIONS
from annotations.suggest.agreements.page import BODIES, Page
from annotations.suggest.agreements.spotting import Mention

_REACH = 5
_MANY = 3
_CLOSE = 8


@dataclass(slots=True)
class Naming:
    """Gives the features of the mentions of one page; it remembers which heads came before."""

    page: Page
    mentions: list[Mention]
    heads: dict[str, int] = field(default_factory=dict[str, int])
    by_sentence: dict[int, list[Mention]] = field(default_factory=dict[int, list[Mention]])

    def __post_init__(self) -> None:
        for mention in self.mentions:
            self.by_sentence.setdefault(mention.sentence, []).append(mention)

    def features(self, mention: Mention) -> list[str]:
        """The features of one mention; ask in the order of the text."""
        head = self.page.word(mention.head)
        found = [f"{mention.kind}|{name}" for name in self._common(mention)]
        found.extend(f"{head}|{name}" for name in self._near(mention))
        found.append(f"h={head}")
        found.append(mention.kind)
        found.extend(mention_evidence(self.page, mention))
        self.heads[head] = self.heads.get(head, 0) + 1
        return found

    def _near(self, mention: Mention) -> Iterator[str]:
        """The closest context: worth crossing with the head word itself."""
        page = self.page
        yield f"p1={page.word(mention.start - 1)}"
        yield f"n1={page.word(mention.end)}"
        yield f"det={determiner(page, mention)}"
        yield f"mod={mention.start < mention.head}"
        yield f"cap={page.words.capital[mention.head]}"
        yield f"seen={min(self.heads.get(page.word(mention.head), 0), 2)}"
        yield f"who={_label_before(page, mention.start)}"
        yield f"parties={min(len(page.parties(mention.sentence)), _MANY)}"

    def _common(self, mention: Mention) -> Iterator[str]:
        page = self.page
        yield from self._near(mention)
        yield f"p2={page.word(mention.start - 2)}"
        yield f"p21={page.word(mention.start - 2)} {page.word(mention.start - 1)}"
        yield f"n2={page.word(mention.end + 1)}"
        yield f"n12={page.word(mention.end)} {page.word(mention.end + 1)}"
        yield f"next={_label_after(page, mention.end)}"
        yield f"zone={page.zones[mention.sentence]}"
        for word in mention.words[: mention.head - mention.start]:
            yield f"m={word}"
        if mention.item is not None:
            yield f"first={mention.words[0]}"
            yield f"last={mention.words[-1]}"
            yield f"inside={sum(other.label in BODIES for other in page.over_span(mention.start, mention.end))}"
        for item in page.over(mention.head):
            if item is not mention.item:
                yield f"in={item.label}|last={item.end == mention.head + 1}|{item.start == mention.start}"
        yield from self._around(mention)

    def _around(self, mention: Mention) -> Iterator[str]:
        page, (start, end) = self.page, self.page.bounds(mention.sentence)
        lower = page.words.lower
        left, right = (
            lower[max(start, mention.start - _REACH) : mention.start],
            lower[mention.end : min(end, mention.end + _REACH)],
        )
        for word in left:
            yield f"l={word}"
        for word in right:
            yield f"r={word}"
        yield f"neg={not NEGATIONS.isdisjoint(left)}"
        parties = page.parties(mention.sentence)
        before = min(sum(item.end <= mention.start for item in parties), _MANY)
        behind = min(sum(item.start >= mention.end for item in parties), _MANY)
        yield f"left={before}|right={behind}"
        yield f"groups={min(len({item.group for item in parties}), _MANY)}"
        yield f"person={any(item.label == 'PERSON' for item in page.by_sentence[mention.sentence])}"
        for other in self.by_sentence[mention.sentence]:
            if other is not mention:
                side = "<" if other.start < mention.start else ">"
                yield f"with{side}{other.kind}"
                if abs(other.head - mention.head) <= _CLOSE:
                    yield f"close{side}{page.word(other.head)}"
        earlier = self.by_sentence.get(mention.sentence - 1, ())
        for kind in {other.kind for other in earlier}:
            yield f"after={kind}"
        yield f"early={min(mention.sentence, 3)}"
        yield f"length={min((end - start) // 8, 5)}"


def determiner(page: Page, mention: Mention) -> str:
    """How the phrase is introduced: definite, indefinite, possessive, number, or bare."""
    before = page.word(mention.start - 1)
    if before in {"new", "first", "draft", "proposed", "planned", "recent", "separate", "similar"}:
        before = page.word(mention.start - 2)
    if before in DEFINITE:
        return (
            "this"
            if before in {"this", "that", "such", "said", "same"}
            else "its"
            if before not in {"the", "these", "those"}
            else "the"
        )
    if before in INDEFINITE:
        return "a"
    if before in {"'s", "’s", "'", "’"}:
        return "poss"
    return "number" if before[:1].isdigit() else "bare"


def _label_before(page: Page, token: int) -> str:
    """The label of what ends directly before a token, or up to three words before."""
    for back in (1, 2, 3):
        over = page.over(token - back)
        if over and over[0].end == token - back + 1:
            return f"{over[0].label}{back}"
    return ""


def _label_after(page: Page, token: int) -> str:
    for ahead in (0, 1, 2):
        over = page.over(token + ahead)
        if over and over[0].start == token + ahead:
            return f"{over[0].label}{ahead}"
    return ""
