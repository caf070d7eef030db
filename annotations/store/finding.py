"""A query as SQL: one expression over `article` and `article_count`, its values as parameters, patterns apart."""

from __future__ import annotations

from dataclasses import dataclass, field

from annotations.query import AgreementIs, All, ArticleIs, Either, Node, Not, Order, Pattern, SpanIs, Words

# ruff: noqa: S608 - every statement here is put together from constants; what a user typed is a parameter

_TEXT = "(SELECT text FROM article_text WHERE article_text.article_id = article.id)"
_SHOWN = """({row}.layer_id = 1 OR EXISTS (SELECT 1 FROM layer_article AS cover
    WHERE cover.article_id = {row}.article_id AND cover.layer_id = {row}.layer_id AND cover.under_review = 1))"""
_EQUAL_SPAN = """(SELECT 1 FROM span AS other JOIN verdict ON verdict.span_id = other.id
    WHERE other.article_id = span.article_id AND other.start = span.start AND other."end" = span."end"
    AND other.label = span.label {more})"""
_EQUAL_AGREEMENT = """(SELECT 1 FROM agreement AS other JOIN verdict ON verdict.agreement_id = other.id
    WHERE other.article_id = agreement.article_id AND other.signature = agreement.signature
    AND verdict.decision = 'rejected')"""
_SURFACE = f'substr({_TEXT}, {{span}}.start + 1, {{span}}."end" - {{span}}.start)'
_IS = {
    "open": "article_count.open > 0",
    "decided": "article_count.open = 0 AND article_count.decided > 0",
    "gold": "article_count.gold > 0",
    "flagged": "EXISTS (SELECT 1 FROM flag WHERE flag.article_id = article.id)",
    "noted": "EXISTS (SELECT 1 FROM note WHERE note.article_id = article.id)",
    "agreement": "EXISTS (SELECT 1 FROM agreement WHERE agreement.article_id = article.id)",
}
_AFTER_ALL = "~"
"""Sorts behind every date that begins with what stands before it."""

ORDERS = {
    Order.IMPORT: "article.id",
    Order.TODO: "CASE article.state WHEN 'in_progress' THEN 0 WHEN 'todo' THEN 1 ELSE 2 END, article.id",
    # What was decided takes its share of the doubt away.
    Order.DOUBT: """article_count.doubtful * article_count.open * 1.0
        / max(1, article_count.open + article_count.decided) DESC, article.id""",
    Order.DATE: "article.published DESC, article.id",
    # Those of gold have no signature; suggestions that several layers share count once.
    Order.AGREEMENTS: """(SELECT max(count(DISTINCT nullif(signature, '')), sum(signature = '')) FROM agreement
        WHERE agreement.article_id = article.id) DESC, article.id""",
    Order.TITLE: "CASE article.title WHEN '' THEN article.key ELSE article.title END COLLATE NOCASE, article.id",
}


@dataclass(slots=True)
class Asked:
    """The SQL for one query, grown part by part."""

    parameters: dict[str, str | float] = field(default_factory=dict[str, "str | float"])
    patterns: list[str] = field(default_factory=list[str])

    def where(self, node: Node) -> str:  # noqa: PLR0911 - one for each kind of node
        """The expression that is true for the articles that fit."""
        match node:
            case All(parts):
                return f"({' AND '.join(self.where(part) for part in _cheap_first(parts))})" if parts else "1"
            case Either(parts):
                return f"({' OR '.join(self.where(part) for part in _cheap_first(parts))})"
            case Not(part):
                return f"NOT {self.where(part)}"
            case Words():
                held = f"article_search MATCH {self._of(match_words(node))}"
                return f"article.id IN (SELECT rowid FROM article_search WHERE {held})"
            case Pattern(source):
                self.patterns.append(source)
                return f"ratify_fits({len(self.patterns) - 1}, article.title, {_TEXT})"
            case SpanIs():
                return f"EXISTS (SELECT 1 FROM span WHERE span.article_id = article.id AND {self.of_span(node)})"
            case AgreementIs():
                fits = self.of_agreement(node)
                return f"EXISTS (SELECT 1 FROM agreement WHERE agreement.article_id = article.id AND {fits})"
            case ArticleIs():
                return self._of_article(node)

    def of_span(self, wanted: SpanIs) -> str:
        """The expression on a row of `span`."""
        parts: list[str] = []
        if wanted.label:
            parts.append(f"span.label = {self._of(wanted.label)}")
        parts += [f"span.score {operator} {self._of(score)}" for operator, score in wanted.scores]
        parts.append(_SHOWN.format(row="span"))
        if wanted.scores:
            gold = """EXISTS (SELECT 1 FROM span AS gold WHERE gold.article_id = span.article_id AND gold.layer_id = 1
                AND gold.start = span.start AND gold."end" = span."end" AND gold.label = span.label)"""
            parts.append(f"span.layer_id <> 1 AND NOT {gold} AND NOT EXISTS {_EQUAL_SPAN.format(more='')}")
        else:
            rejected = _EQUAL_SPAN.format(more="AND verdict.decision = 'rejected'")
            parts.append(f"(span.layer_id = 1 OR NOT EXISTS {rejected})")
        if wanted.text:
            parts.append(f"ratify_holds({self._of(wanted.text)}, {_SURFACE.format(span='span')})")
        return " AND ".join(parts)

    def of_agreement(self, wanted: AgreementIs) -> str:
        """The expression on a row of `agreement`."""
        parts: list[str] = []
        if wanted.kind:
            parts.append(f"agreement.kind = {self._of(wanted.kind)}")
        if wanted.status:
            parts.append(f"agreement.status = {self._of(wanted.status)}")
        parts.append(_SHOWN.format(row="agreement"))
        parts.append(f"(agreement.layer_id = 1 OR NOT EXISTS {_EQUAL_AGREEMENT})")
        for role, text in wanted.fillers:
            held = f"ratify_holds({self._of(text)}, {_SURFACE.format(span='filling')})"
            parts.append(
                f"""EXISTS (SELECT 1 FROM agreement_filler JOIN span AS filling ON filling.id = agreement_filler.span_id
                WHERE agreement_filler.agreement_id = agreement.id AND agreement_filler.role = {self._of(role)}
                AND {held})"""
            )
        return " AND ".join(parts)

    def _of_article(self, wanted: ArticleIs) -> str:
        match wanted.field:
            case "state":
                return f"article.state = {self._of(wanted.value)}"
            case "is":
                return f"({_IS[wanted.value]})"
            case "note":
                held = f"ratify_holds({self._of(wanted.value)}, note.text)"
                return f"EXISTS (SELECT 1 FROM note WHERE note.article_id = article.id AND {held})"
            case "date":
                return self._of_date(wanted.operator, wanted.value)
            case column:
                assert column in ("source", "title", "key")  # noqa: S101 - the only fields that are left
                return f"ratify_holds({self._of(wanted.value)}, article.{column})"

    def _of_date(self, operator: str, value: str) -> str:
        """A month or a year stands for all of its days."""
        first, last = self._of(value), self._of(value + _AFTER_ALL)
        dated = "article.published <> '' AND article.published"
        compared = {
            "=": f"({dated} BETWEEN {first} AND {last})",
            ">=": f"({dated} >= {first})",
            ">": f"({dated} > {last})",
            "<": f"({dated} < {first})",
            "<=": f"({dated} <= {last})",
        }
        return compared[operator]

    def _of(self, value: str | float) -> str:
        name = f"p{len(self.parameters)}"
        self.parameters[name] = storable(value) if isinstance(value, str) else value
        return f":{name}"


def match_words(words: Words) -> str:
    """Words as an FTS5 expression that cannot be malformed."""
    text = storable(words.text).replace('"', " ")
    return f'"{text}"' + ("*" if words.is_begun else "")


def words_in(node: Node) -> list[Words]:
    """The words that an article that fits may hold: those that are not negated."""
    match node:
        case Words():
            return [node]
        case All(parts) | Either(parts):
            return [words for part in parts for words in words_in(part)]
        case _:
            return []


def storable(text: str) -> str:
    """A text without what no stored text has: NUL and halves of surrogate pairs."""
    return text.replace("\0", " ").encode("utf-8", "ignore").decode("utf-8")


_COSTS: dict[type[Node], int] = {ArticleIs: 0, Words: 1, AgreementIs: 2, SpanIs: 3, Pattern: 9}


def _cheap_first(parts: tuple[Node, ...]) -> list[Node]:
    return sorted(parts, key=_cost)


def _cost(node: Node) -> int:
    match node:
        case Not(part):
            return _cost(part)
        case All(parts) | Either(parts):
            return max((_cost(part) for part in parts), default=0)
        case _:
            return _COSTS[type(node)]
