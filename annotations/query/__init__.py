"""The language in which articles are asked for: parsing it into a tree, completing it, and the orders of the answer."""

from __future__ import annotations

from annotations.query.completing import Completion, complete
from annotations.query.faults import QueryError
from annotations.query.order import Order
from annotations.query.parsing import LONGEST, parse
from annotations.query.tree import AgreementIs, All, ArticleIs, Either, Node, Not, Pattern, SpanIs, Words, is_empty

__all__ = [
    "LONGEST",
    "AgreementIs",
    "All",
    "ArticleIs",
    "Completion",
    "Either",
    "Node",
    "Not",
    "Order",
    "Pattern",
    "QueryError",
    "SpanIs",
    "Words",
    "complete",
    "is_empty",
    "parse",
]
