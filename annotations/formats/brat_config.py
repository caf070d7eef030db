"""The configuration of brat for a schema: what may be marked, and how it looks."""

from __future__ import annotations

from collections.abc import Iterable

from annotations.schema import Role, Schema

EVENT, KIND, STATUS = "Agreement", "Kind", "Status"
"""The type of all events, and its attributes."""

_MANY = 999


def configuration(schema: Schema) -> dict[str, str]:
    """annotation.conf and visual.conf with their contents."""
    return {"annotation.conf": _annotation(schema), "visual.conf": _visual(schema)}


def _annotation(schema: Schema) -> str:
    lines = ["[entities]", *(label.name for label in schema.labels)]
    lines += ["", "[relations]", "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>", "", "[events]"]
    if schema.has_agreements:
        lines.append(f"{EVENT}\t{', '.join(map(_argument, schema.roles))}")
    lines += ["", "[attributes]"]
    if schema.has_agreements:
        lines.append(f"{KIND}\tArg:{EVENT}, Value:{_choices(kind.name for kind in schema.kinds)}")
        lines.append(f"{STATUS}\tArg:{EVENT}, Value:{_choices(status.name for status in schema.statuses)}")
    return "\n".join(lines) + "\n"


def _argument(role: Role) -> str:
    how_many = {0: "*", 1: "+"}.get(role.minimum, f"{{{role.minimum}-{_MANY}}}")
    return f"{role.name}{how_many}:{_choices(role.labels)}"


def _choices(names: Iterable[str]) -> str:
    return "|".join(names)


def _visual(schema: Schema) -> str:
    titles = [f"{one.name} | {one.title}" for one in (*schema.labels, *schema.roles)]
    colours = [f"{label.name}\tfgColor:white, bgColor:{label.light}" for label in schema.labels]
    return "\n".join(["[labels]", *titles, "", "[drawing]", *colours, ""])
