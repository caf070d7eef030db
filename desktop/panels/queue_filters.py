"""The filters of a project that have a name: a query, a state and an order, kept in the project's settings."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Any, cast

from annotations.errors import DamagedError
from annotations.model import ArticleState
from annotations.query import Order
from annotations.store import Store

_SETTING = "queue filters"


@dataclass(frozen=True, slots=True)
class Filter:
    """What the queue shows, under a name."""

    name: str
    query: str = ""
    state: ArticleState | None = None
    order: Order = Order.IMPORT


def kept_filters(store: Store | None) -> list[Filter]:
    """The filters of a project by name; what a file from elsewhere holds besides is passed over."""
    rows: Any = []
    with suppress(DamagedError):
        rows = store.settings.get(_SETTING, []) if store is not None else []
    if not isinstance(rows, list):
        return []
    found = [one for row in cast("list[Any]", rows) if isinstance(row, dict) and (one := _filter(row)) is not None]
    return sorted(found, key=lambda one: one.name.casefold())


def keep_filter(store: Store, kept: Filter) -> None:
    """Add a filter; one of the same name gives way."""
    _write(store, [*(one for one in kept_filters(store) if one.name != kept.name), kept])


def drop_filter(store: Store, name: str) -> None:
    """Forget a filter."""
    _write(store, [one for one in kept_filters(store) if one.name != name])


def _write(store: Store, filters: list[Filter]) -> None:
    store.settings.set(_SETTING, [asdict(one) for one in filters])


def _filter(row: Mapping[str, Any]) -> Filter | None:
    name, query, state = row.get("name"), row.get("query", ""), row.get("state")
    if not isinstance(name, str) or not isinstance(query, str) or not name:
        return None
    try:
        return Filter(name, query, None if state is None else ArticleState(state), Order(row.get("order", "import")))
    except ValueError:
        return None
