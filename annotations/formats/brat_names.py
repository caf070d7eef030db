"""Names of a schema as brat can store them, and back: brat takes A-Z, a-z, 0-9, _ and - in the types of its files."""

from __future__ import annotations

import re

_LITERAL = "_(?=u[0-9A-F])"
"""An underscore of the name's own that would read like the beginning of what is put for other characters."""
_NOT_IN_TYPES = re.compile(rf"(?:[^A-Za-z0-9_-]|{_LITERAL}|^-)+")
_NOT_IN_ROLES = re.compile(rf"(?:[^A-Za-z0-9_-]|{_LITERAL}|^-|[0-9]$)+")
"""Without a digit at the end, where brat counts further arguments of one role."""
_NOT_IN_VALUES = re.compile(rf"(?:[^\w-]|{_LITERAL})+")
_STORED = re.compile(r"_u([0-9A-F]{4,6}(?:-[0-9A-F]{4,6})*)_")
_HIGHEST = 0x10FFFF
_HALVES = range(0xD800, 0xE000)


def type_name(name: str) -> str:
    """A label as a type of brat: `국가` is stored as `_uAD6D-AC00_`."""
    return _NOT_IN_TYPES.sub(_stored, name)


def role_name(name: str) -> str:
    """A role as the name of an argument."""
    return _NOT_IN_ROLES.sub(_stored, name)


def value_name(name: str) -> str:
    """A kind or a status as a value of an attribute, which may have letters of all scripts."""
    return _NOT_IN_VALUES.sub(_stored, name)


def own_name(stored: str) -> str:
    """The name that was stored; one that brat's users gave stays as it is."""
    return _STORED.sub(_own, stored)


def _stored(found: re.Match[str]) -> str:
    return f"_u{'-'.join(f'{ord(sign):04X}' for sign in found[0])}_"


def _own(found: re.Match[str]) -> str:
    codes = [int(code, 16) for code in found[1].split("-")]
    is_text = all(code <= _HIGHEST and code not in _HALVES for code in codes)
    return "".join(map(chr, codes)) if is_text else found[0]
