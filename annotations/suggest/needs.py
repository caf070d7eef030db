"""The conditions under which an ambiguous known name counts as found."""

from __future__ import annotations

from annotations.suggest.lexicon import lexicon
from annotations.suggest.words import Words

_REACH = 4

CUES = {
    "craft": lexicon("needs_rules", "craft"),
    "mission": lexicon("needs_rules", "mission"),
    "orbit": lexicon("needs_rules", "orbit"),
    "space": lexicon("needs_rules", "space"),
    "place": lexicon("needs_rules", "place"),
}
"""For each need the words of which one must stand within four tokens; for a place, directly before it."""
POSITIONS = frozenset({"comma", "line"})
"""Needs of a position: behind a comma; alone at the start of a line, before a comma."""


def met(need: str, words: Words, start: int, end: int) -> bool:
    """Whether the tokens around a name say what the name needs to be read as meant."""
    if not need:
        return True
    if need == "place":
        return _is_placed(words, start, end)
    if need == "comma":
        return start > 0 and words.texts[start - 1] == ","
    if need == "line":
        return (start == 0 or words.texts[start - 1].isspace()) and words.texts[end : end + 1] == [","]
    before = words.lower[max(0, start - _REACH) : start]
    after = words.lower[end : end + _REACH]
    return not CUES[need].isdisjoint(before) or not CUES[need].isdisjoint(after)


def _is_placed(words: Words, start: int, end: int) -> bool:
    """Whether a town's name stands where a place does: after "in", or at the start of a line before a comma."""
    before = words.lower[start - 1] if start else "\n"
    if before == "the" and start > 1:
        before = words.lower[start - 2]
    if before in CUES["place"]:
        return True
    if end + 1 >= words.length:
        return False
    if words.texts[end] == "-" and words.lower[end + 1] == "based":
        return True
    return before.isspace() and words.texts[end] in {",", "(", "/"} and words.texts[end + 1][0].isalnum()
