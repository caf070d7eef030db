"""What tells whether a span fills a role of an agreement."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from annotations.suggest.agreements.evidence import role_evidence, role_features
from annotations.suggest.agreements.identity import form_of
from annotations.suggest.agreements.joining import Cluster
from annotations.suggest.agreements.lexicon import wordset
from annotations.suggest.agreements.model import Crossed
from annotations.suggest.agreements.page import Item, Page
from annotations.suggest.agreements.spotting import Mention

ROLE_LABELS = {
    "party": frozenset({"COUNTRY", "AGENCY", "GOVERNMENT", "ORGANIZATION"}),
    "representative": frozenset({"PERSON"}),
    "date": frozenset({"DATE"}),
    "place": frozenset({"PLACE", "GOVERNMENT", "COUNTRY"}),
    "topic": frozenset({"TOPIC", "MISSION", "SYSTEM"}),
    "event": frozenset({"EVENT"}),
}
"""The labels that each role takes."""

_NUMBERS = {role: number for number, role in enumerate(ROLE_LABELS)}
_WINDOW = 5
_LEAD = 3
CLOSE = frozenset({"date", "place"})
"""Roles whose fillers stand near a mention."""

_CLOSE = 3
_HOPELESS = -5.0
"""Log-odds below which one filler in a hundred lies, and every third of what is none."""
_MOST_MENTIONS = 12
_TELLING = 14
"""How many of the first features of a filler depend on the kind of the agreement."""
_BODIES = frozenset({"AGENCY", "GOVERNMENT", "ORGANIZATION"})
ACTS = wordset(
    "signed sign signing signs signature signatures signatories signatory inked initialled exchanged sealed led headed "
    "chaired represented representing behalf attended presence witnessed held met hosted took opened participated "
    "delegation delegations sides sidelines margins during ceremony visit pose photo shook hands"
)
SAYING = wordset("said says say saying announced reported told stated added noted according spokesman spokesperson")
_ENGAGED = frozenset({"event", "engagement"})


Key = tuple[str, str, str]
"""Group, words and label: one way of putting one thing."""


@dataclass(slots=True, eq=False)
class Form:
    """One way of putting one thing, with every place where the text puts it so, in order."""

    key: Key
    items: list[Item] = field(default_factory=list[Item])
    starts: list[int] = field(default_factory=list[int])
    sentences: set[int] = field(default_factory=set[int])

    @property
    def label(self) -> str:
        """The label of its items."""
        return self.key[2]


@dataclass(slots=True)
class Thing:
    """All forms of one thing."""

    forms: list[Form] = field(default_factory=list[Form])
    often: int = 0
    early: int = 0
    sentences: set[int] = field(default_factory=set[int])


@dataclass(slots=True)
class Scene:
    """What all agreements of a page share: forms, and which mention stands where."""

    page: Page
    clusters: list[Cluster]
    forms: dict[Key, Form] = field(default_factory=dict[Key, Form])
    things: dict[str, Thing] = field(default_factory=dict[str, Thing])
    mentions: dict[int, list[tuple[Mention, Cluster]]] = field(default_factory=dict[int, list[tuple[Mention, Cluster]]])
    acts: dict[int, list[str]] = field(default_factory=dict[int, list[str]])
    events: dict[int, Cluster] = field(default_factory=dict[int, Cluster])
    """id of an EVENT item -> the cluster it is a mention of."""

    def __post_init__(self) -> None:
        for item in self.page.items:
            self._note(item)
        for cluster in self.clusters:
            for mention in cluster.mentions:
                self.mentions.setdefault(mention.sentence, []).append((mention, cluster))
                if mention.item is not None:
                    self.events[id(mention.item)] = cluster

    def _note(self, item: Item) -> None:
        key = key_of(item)
        form = self.forms.get(key)
        thing = self.things.setdefault(item.group, Thing(early=item.sentence))
        if form is None:
            form = self.forms[key] = Form(key)
            thing.forms.append(form)
        form.items.append(item)
        form.starts.append(item.start)
        form.sentences.add(item.sentence)
        thing.often += 1
        thing.sentences.add(item.sentence)

    def acts_in(self, sentence: int) -> list[str]:
        """The words of a sentence that tell of signing, leading or holding."""
        found = self.acts.get(sentence)
        if found is None:
            start, end = self.page.bounds(sentence)
            found = self.acts[sentence] = sorted(ACTS.intersection(self.page.words.lower[start:end]))
        return found

    def reach(self, cluster: Cluster) -> list[int]:
        """The sentences in which fillers of an agreement are looked for."""
        last = len(self.page.sentences)
        found = set(range(min(_LEAD, last)))
        for mention in cluster.mentions[:_MOST_MENTIONS]:
            found.update(range(max(0, mention.sentence - _WINDOW), min(last, mention.sentence + _WINDOW + 1)))
        return sorted(found)

    def near(self, cluster: Cluster) -> set[int]:
        """The sentences in which dates and places of an agreement are looked for."""
        last = len(self.page.sentences)
        return {
            sentence
            for mention in cluster.mentions[:_MOST_MENTIONS]
            for sentence in range(max(0, mention.sentence - _CLOSE), min(last, mention.sentence + _CLOSE + 1))
        }

    def candidates(self, cluster: Cluster) -> dict[str, list[Form]]:
        """For each role the forms that could fill it, in the order of the text."""
        seen: dict[Key, Form] = {}
        for sentence in self.reach(cluster):
            for item in self.page.by_sentence[sentence]:
                key = key_of(item)
                seen.setdefault(key, self.forms[key])
        own = {key_of(mention.item) for mention in cluster.mentions if mention.item is not None}
        close = {key for sentence in self.near(cluster) for key in map(key_of, self.page.by_sentence[sentence])}
        return {
            role: [
                form
                for form in seen.values()
                if form.label in labels and form.key not in own and (role not in CLOSE or form.key in close)
            ]
            for role, labels in ROLE_LABELS.items()
        }


def key_of(item: Item) -> Key:
    """The key of the form that an item belongs to."""
    return item.group, item.norm, item.label


@dataclass(slots=True)
class Place:
    """Where a form stands nearest to the mentions of an agreement."""

    item: Item
    mention: Mention
    sentences: int
    tokens: int


class Filling:
    """Gives the features of forms as fillers of one agreement."""

    def __init__(self, scene: Scene, cluster: Cluster, kind: str) -> None:
        self.scene, self.page, self.cluster, self.kind = scene, scene.page, cluster, kind
        self.primary = cluster.primary
        self.sort = "engaged" if self.primary.kind in _ENGAGED else self.primary.kind
        self.mentions = cluster.mentions[:_MOST_MENTIONS]
        self.sentences = sorted({mention.sentence for mention in self.mentions})
        near = [item for sentence in scene.reach(cluster) for item in scene.page.by_sentence[sentence]]
        self.odds = role_evidence(scene.page, self.mentions, near)
        self._forms = scene.candidates(cluster)
        self._places: dict[Key, Place] = {}
        self._names: dict[Key, list[str]] = {}

    def place(self, form: Form) -> Place:
        """The occurrence of a form that is nearest to a mention of the agreement."""
        known = self._places.get(form.key)
        if known is None:
            known = self._places[form.key] = self._nearest(form)
        return known

    def _nearest(self, form: Form) -> Place:
        best: Place | None = None
        for mention in self.mentions:
            index = bisect_left(form.starts, mention.start)
            for item in form.items[max(0, index - 1) : index + 2]:
                here = Place(item, mention, item.sentence - mention.sentence, item.start - mention.start)
                if best is None or (abs(here.sentences), abs(here.tokens)) < (abs(best.sentences), abs(best.tokens)):
                    best = here
        if best is None:
            raise ValueError(form.key)
        return best

    def features(self, form: Form, role: str) -> Crossed:
        """The features of a form as the filler of a role, for the sort of mention and the kind of the agreement."""
        place = self.place(form)
        in_any = self._names.get(form.key)
        if in_any is None:
            in_any = self._names[form.key] = list(self._in_any_role(form, place))
        names = [*in_any, *self._rivals(place, self._where(place), role)]
        return Crossed(names, self.sort, self.kind, _TELLING, list(self._read(form, role)))

    def _in_any_role(self, form: Form, place: Place) -> Iterator[str]:
        item, where = place.item, self._where(place)
        yield f"where={where}"
        yield f"where={where}|{item.label}"
        yield f"label={item.label}"
        yield f"zone={self.page.zones[item.sentence]}|{where[:2]}"
        yield from self._nested(item, where)
        yield from self._form(form, place)
        yield from self._speech(item)
        yield from self._linked(place, where)
        yield from self._words(place, where)
        yield from self._whole(form)

    def forms(self, role: str) -> list[Form]:
        """The forms that could fill a role, without those of which another reader is sure that they do not."""
        if not self.odds:
            return self._forms[role]
        return [form for form in self._forms[role] if self._odds_of(form, role) >= _HOPELESS]

    def _odds_of(self, form: Form, role: str) -> float:
        number = _NUMBERS[role]
        return max((self.odds[id(one)][number] for one in form.items if id(one) in self.odds), default=0.0)

    def _read(self, form: Form, role: str) -> Iterator[str]:
        """What another reader thinks of the form in this role, where there is one."""
        if self.odds:
            yield from role_features(self._odds_of(form, role))

    def _where(self, place: Place) -> str:
        """Inside the mention, beside it in its sentence, or some sentences away."""
        item, mention = place.item, place.mention
        if mention.start <= item.start and item.end <= mention.end:
            return "in"
        if place.sentences == 0:
            near = abs(place.tokens)
            size = "2" if near <= 3 else "6" if near <= 6 else "12" if near <= 12 else "24" if near <= 24 else "99"
            return f"{'-' if place.tokens < 0 else '+'}{size}"
        far = abs(place.sentences)
        return f"{'<' if place.sentences < 0 else '>'}{far if far < 3 else '3' if far < 5 else '5'}"

    def _nested(self, item: Item, where: str) -> Iterator[str]:
        outer = item.outer
        yield f"outer={outer.label if outer else ''}|{item.label}"
        yield f"outer={outer.label if outer else ''}|{where[:1]}"
        yield f"bracketed={item.bracketed}"
        if outer is not None:
            yield f"outer={outer.label}|first={outer.start == item.start}"

    def _form(self, form: Form, place: Place) -> Iterator[str]:
        item = place.item
        others = self.scene.things[item.group].forms[:_MOST_MENTIONS]
        shape = form_of(item)
        yield f"form={shape}|{item.label}"
        yield f"form={shape}|only={len(others) == 1}"
        own = [other for other in others if any(sentence in other.sentences for sentence in self.sentences)]
        here = form in own
        yield f"form={shape}|here={here}|others={len(own) - here > 0}"
        longest = max(len(other.key[1]) for other in others) <= len(form.key[1])
        first = min(others, key=lambda other: other.starts[0]) is form
        yield f"longest={longest}|first={first}|here={here}"
        yield f"nounhere={any(form_of(other.items[0]) == 'noun' for other in own)}|form={shape}|here={here}"

    def _speech(self, item: Item) -> Iterator[str]:
        """Whether the text only quotes the thing: `the ministry said`, `according to`."""
        page = self.page
        outer = item.outer or item
        behind = [page.word(outer.end), page.word(outer.end + 1)]
        said = not SAYING.isdisjoint(behind)
        told = page.word(outer.start - 1) in {"to", "by"} and page.word(outer.start - 2) in {"according", "released"}
        yield f"said={said}|told={told}"
        yield f"said={said}|told={told}|{item.label}"

    def _linked(self, place: Place, where: str) -> Iterator[str]:
        """What a title or a name around the thing says of it: whose minister, and whether the state is there too."""
        item = place.item
        title = self._title(item)
        if title is not None:
            held = [one for one in self.page.over_span(title.start, title.end) if one.label in ROLE_LABELS["party"]]
            near = {one.group for one in self.page.by_sentence[place.mention.sentence] if one.outer is not title}
            yield f"title={item.label}|{len(held) > 0}|{any(one.group in near for one in held)}|{where[:1]}"
        if item.label in _BODIES:
            inside = [one.group for one in self.page.over_span(item.start, item.end) if one.label == "COUNTRY"]
            states = {
                one.group
                for one in self.page.by_sentence[place.mention.sentence]
                if one.label == "COUNTRY" and (one.outer is None or one.outer.label not in _BODIES)
            }
            yield f"states={min(len(states), 2)}|own={any(group in states for group in inside)}|{item.label}"
            yield f"states={min(len(states), 2)}|{item.label}|{item.outer.label if item.outer else ''}|{where[:1]}"
        elif item.label == "COUNTRY":
            outer = item.outer
            yield f"within={outer.label if outer else ''}|{self._stands_alone(item)}|{where[:1]}"

    def _title(self, item: Item) -> Item | None:
        """The ROLE around a thing or beside a person."""
        if item.outer is not None and item.outer.label == "ROLE":
            return item.outer
        if item.label != "PERSON":
            return None
        for token in (item.start - 1, item.end + 1, item.end):
            for other in self.page.over(token):
                if other.label == "ROLE":
                    return other
        return None

    def _stands_alone(self, item: Item) -> bool:
        """Whether the text names a state on its own near the agreement, outside names and titles."""
        return any(
            one.group == item.group and one.outer is None
            for sentence in self.sentences[:4]
            for one in self.page.by_sentence[sentence]
        )

    def _words(self, place: Place, where: str) -> Iterator[str]:
        page, item, mention = self.page, place.item, place.mention
        p1, n1 = page.word(item.start - 1), page.word(item.end)
        yield f"p1={p1}"
        yield f"p1={p1}|{where}"
        yield f"p2={page.word(item.start - 2)} {p1}"
        yield f"n1={n1}|{where[:1]}"
        yield f"n1={n1}"
        yield f"n2={n1} {page.word(item.end + 1)}"
        if place.sentences == 0:
            yield from self._between(place)
        elif item.start > 0:
            start, _end = page.bounds(item.sentence)
            yield f"lead={item.start - start < 4}|{where}"
            yield f"before={page.word(item.start - 3)}"
        for word in self.scene.acts_in(item.sentence):
            yield f"act={word}|{place.sentences == 0}"
            yield f"act={word}|{item.label}"
        yield f"m={page.word(mention.head)}|{where}"

    def _between(self, place: Place) -> Iterator[str]:
        page, item, mention = self.page, place.item, place.mention
        left, right = (item.end, mention.start) if item.start < mention.start else (mention.end, item.start)
        side = "-" if item.start < mention.start else "+"
        words = page.words.lower[left:right]
        if len(words) <= 3:
            yield f"bridge{side}={' '.join(words)}"
        for word in set(words[:25]):
            yield f"mid{side}={word}"
        yield f"first{side}={words[0] if words else ''}"
        yield f"last{side}={words[-1] if words else ''}"
        yield f"commas{side}={min(words.count(','), 3)}|semi={';' in words}"

    def _rivals(self, place: Place, where: str, role: str) -> Iterator[str]:
        """Who else is near: other fillers before this one, other agreements nearer to it."""
        page, item, mention = self.page, place.item, place.mention
        labels = ROLE_LABELS[role]
        if place.sentences == 0:
            low, high = sorted((item.start, mention.start))
            nearer = sum(
                1
                for other in page.by_sentence[item.sentence]
                if other.label in labels and low < other.start < high and other.outer is not item
            )
            yield f"rank={where[:1]}{min(nearer, 3)}"
            yield f"rank={where[:1]}{min(nearer, 3)}|{item.label}"
        here = self.scene.mentions.get(item.sentence, ())
        rivals = [other for other, cluster in here if cluster is not self.cluster]
        mine = [other for other, cluster in here if cluster is self.cluster]
        gap = min((abs(other.start - item.start) for other in mine), default=999)
        closer = sum(abs(other.start - item.start) < gap for other in rivals)
        yield f"closer={min(closer, 2)}|mine={bool(mine)}"
        yield f"closer={min(closer, 2)}|{where}"
        same = sum(other.label in labels for other in page.by_sentence[item.sentence])
        yield f"same={min(same, 5)}|{where[:1]}"
        cluster = self.scene.events.get(id(item))
        if item.label == "EVENT":
            yield f"framed={cluster is not None}|{where}"

    def _whole(self, form: Form) -> Iterator[str]:
        """What the whole text says of the thing: how often it is named, and whether early."""
        thing = self.scene.things[form.key[0]]
        often = thing.often
        yield f"often={1 if often == 1 else 2 if often == 2 else 4 if often < 5 else 9}"
        yield f"early={min(thing.early, 4)}"
        held = thing.sentences
        hits = sum(sentence in held for sentence in self.sentences)
        yield f"hits={min(hits, 3)}of{min(len(self.sentences), 3)}"
        yield f"single={len(self.scene.clusters) == 1}"
