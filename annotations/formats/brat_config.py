"""The configuration of brat for a schema: what may be marked, and how it looks."""

from __future__ import annotations

from collections.abc import Iterable

from annotations.formats.brat_names import role_name, type_name, value_name
from annotations.schema import Role, Schema

EVENT, KIND, STATUS = "Agreement", "Kind", "Status"
"""The type of all events, and its attributes."""

_MANY = 999


def configuration(schema: Schema) -> dict[str, str]:
    """annotation.conf and visual.conf with their contents."""
    return {"annotation.conf": _annotation(schema), "visual.conf": _visual(schema)}


def _annotation(schema: Schema) -> str:
    lines = ["[entities]", *(type_name(label.name) for label in schema.labels)]
    lines += ["", "[relations]", "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>", "", "[events]"]
    if schema.has_agreements:
        lines.append(f"{EVENT}\t{', '.join(map(_argument, schema.roles))}")
    lines += ["", "[attributes]"]
    if schema.has_agreements:
        lines.append(f"{KIND}\tArg:{EVENT}, Value:{_choices(value_name(kind.name) for kind in schema.kinds)}")
        lines.append(f"{STATUS}\tArg:{EVENT}, Value:{_choices(value_name(status.name) for status in schema.statuses)}")
    return "\n".join(lines) + "\n"


def _argument(role: Role) -> str:
    how_many = {0: "*", 1: "+"}.get(role.minimum, f"{{{role.minimum}-{_MANY}}}")
    return f"{role_name(role.name)}{how_many}:{_choices(map(type_name, role.labels))}"


def _title(title: str) -> str:
    """A title on one line, without the signs that mean something in a line of the configuration."""
    return " ".join(title.replace("|", "/").lstrip("!").split()) or "-"


def _choices(names: Iterable[str]) -> str:
    return "|".join(names)


def _visual(schema: Schema) -> str:
    titles = [f"{type_name(label.name)} | {_title(label.title)}" for label in schema.labels]
    titles += [f"{role_name(role.name)} | {_title(role.title)}" for role in schema.roles]
    colours = [f"{type_name(label.name)}\tfgColor:white, bgColor:{label.light}" for label in schema.labels]
    return "\n".join(["[labels]", *titles, "", "[drawing]", *colours, ""])
