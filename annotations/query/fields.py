"""The fields of a query: which there are, what they compare, and which values a schema has for them."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from annotations.model import MENTIONS, ArticleState
from annotations.query.faults import QueryError
from annotations.query.lexing import Token
from annotations.schema import Schema

OF_ARTICLES = ("state", "is", "note", "source", "date", "title", "key")
OF_SPANS = ("label", "text", "score")
OF_AGREEMENTS = ("kind", "status")
IS_VALUES = ("open", "decided", "gold", "flagged", "noted", "agreement")
COMPARED = ("score", "date")
"""Fields that know more than being equal."""


def field_names(schema: Schema) -> list[str]:
    """Every field, those for the roles of the schema last."""
    roles = [role for role in roles_of(schema) if role not in (*OF_SPANS, *OF_AGREEMENTS, *OF_ARTICLES)]
    return [*OF_SPANS, *OF_AGREEMENTS, *OF_ARTICLES, *roles]


def roles_of(schema: Schema) -> list[str]:
    """The roles that can be asked for."""
    return [*(role.name for role in schema.roles), MENTIONS]


def values_of(field: str, schema: Schema) -> list[str]:
    """The values that a field can have, none where it takes any text."""
    values: dict[str, Iterable[str]] = {
        "label": (label.name for label in schema.labels),
        "kind": (kind.name for kind in schema.kinds),
        "status": (status.name for status in schema.statuses),
        "state": (state.value for state in ArticleState),
        "is": IS_VALUES,
    }
    return list(values.get(field, ()))


def chosen_value(token: Token, schema: Schema) -> str:
    """The value that is meant, by name or by title; raises QueryError where there is none."""
    known = values_of(token.field, schema)
    wanted = _plain(token.text)
    for name in known:
        if wanted in (_plain(name), _plain(title_of(token.field, name, schema))):
            return name
    near = get_close_matches(wanted, [_plain(name) for name in known], n=1)
    hint = next((f" Did you mean {name}?" for name in known if near and _plain(name) == near[0]), "")
    listed = hint or (f" There is {', '.join(known)}." if len(known) <= 8 else "")  # noqa: PLR2004 - a line of names
    raise QueryError(f"there is no {token.field} {_short(token.text)}.{listed}", token.start, token.end)


def unknown_field(token: Token, schema: Schema) -> QueryError:
    """What to say of a field that does not exist."""
    near = get_close_matches(token.field, field_names(schema), n=1)
    hint = f"did you mean {near[0]}:?" if near else "put it into quotes to look for it as text."
    return QueryError(f"there is no field {_short(token.field)}; {hint}", token.start, token.end)


def title_of(field: str, name: str, schema: Schema) -> str:
    """What the schema calls a value of a field; its name where it has no title."""
    choices = {"label": schema.labels, "kind": schema.kinds, "status": schema.statuses}.get(field, ())
    return next((choice.title for choice in choices if choice.name == name), name)


def _plain(text: str) -> str:
    return text.casefold().replace("_", " ").replace("-", " ").strip()


def _short(text: str) -> str:
    return f"“{text[:30]}…”" if len(text) > 30 else f"“{text}”"  # noqa: PLR2004 - what fits a line
