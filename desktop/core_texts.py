"""What the core says in English, in the language of the window: names of steps, refusals, and what is missing.

The core knows no Qt, so its sentences are listed here as templates; a test finds those that are not.
"""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QCoreApplication

STEPS = (
    "Undo {0}",
    "Redo {0}",
    "Accept span",
    "Reject span",
    "Reopen span",
    "Relabel span",
    "Resize span",
    "Add span",
    "Accept {0} spans",
    "Reject {0} spans",
    "Reopen {0} spans",
    "Relabel {0} spans",
    "Accept {0} spans in bulk",
    "Reject {0} spans in bulk",
    "Relabel {0} spans in bulk",
    "Label one place as {0}",
    "Label {0} places as {1}",
    "Label {0} as {1}",
    "Label same text",
    "Accept agreement",
    "Reject agreement",
    "Reopen agreement",
    "Add agreement",
    "Merge agreements",
    "Split agreement",
    "Set kind",
    "Set status",
    "Fill role",
    "Accept filler",
    "Reject filler",
    "Reopen filler",
    "Write note",
    "Change note",
    "Remove note",
    "Set flag",
    "Take flag off",
    "Give reason",
    "Keep precedent",
    "Change guideline",
    "Remove guideline",
    "Move guideline",
    "Put back to do",
    "Put in progress",
    "Mark done",
    "Import gold",
    "Look again",
)
REFUSALS = (
    "The two agreements are in different articles; only those of one article can be merged.",
    "These two are one agreement already.",
    "Each of the two agreements needs a mention. Leave one with each.",
    "A span from {0} to {1} is outside the text of {2} characters.",
    "A span needs at least one character. Select some text first.",
    "The span {0} begins or ends with a blank. Leave the blank out.",
    "{0} is no label of this project's schema. Give the span another label.",
    "{0} would cross {1}. Resize or reject one of the two.",
    "{0} lies inside {1}, and nothing is marked inside a {2}. Reject that one first.",
    "{0} holds {1}, and nothing is marked inside a {2}. Reject that one first.",
    "{0} is no role of this project's schema. Choose another.",
    "{0} takes {1}, not {2}. Choose another span, or relabel this one.",
    "{0} is a {1} already. Reject this span instead.",
    "{0} is the only mention of an agreement. Reject the agreement first.",
    "This span was added by hand: there is no suggestion to go back to. Reject it to remove it.",
    "No mention of this agreement is left. Give it one, or reject it.",
    "This agreement was added by hand: there is no suggestion to go back to. Reject it to remove it.",
    "The span and the agreement are in different articles.",
    "This part was added by hand: there is no suggestion to go back to. Reject it instead.",
    "{0} is no kind of agreement in this project's schema. Choose another.",
    "{0} is no status of agreements in this project's schema. Choose another.",
    "That is {0} at once; one step takes {1} at most. Narrow the list first.",
    "The flag is about a part of another article.",
    "This guideline is no longer there: it was undone or removed.",
    "A guideline needs some text.",
    "A note needs some text.",
    "The note is about a part of another article.",
    "This passage was answered already. Go on to the next.",
)
REPORTS = (
    "needs a {0}, {1} is none of this schema",
    "needs {0} {1}, has {2}",
    "{0} new article",
    "{0} new articles",
    "no new articles",
    "{0} there already",
    "{0} left out because their names stand for other texts",
    "{0} with annotation",
    "blanks cut off {0} span",
    "blanks cut off {0} spans",
    "left out of annotations {0} part",
    "left out of annotations {0} parts",
    "The label {0} is not in the project's schema; left out {1}.",
    "The kind {0} is not in the project's schema; its agreement left out {1}.",
    "The status {0} is not in the project's schema; its agreement left out {1}.",
    "The role {0} is not in the project's schema; left out {1}.",
    "The role does not take this label: {0}; left out {1}.",
    "An agreement of the kind {0} has no mention; left out {1}.",
    "A {0} holds nothing but blanks; left out {1}.",
    "{0} problem",
    "{0} problems",
    "Plain text",
    "Web page (HTML)",
    "Word document",
    "Excel workbook",
    "Table (CSV, TSV)",
    "Table (JSON lines)",
    "Table (Parquet)",
    "There is no article {0} in this project.",
)
QUERIES = (
    "Column {0}: {1}",
    "a query has at most {0} characters.",
    "a query has at most {0} parts.",
    "this bracket was never opened.",
    "this bracket is not closed.",
    "OR stands between two things to look for.",
    "brackets and NOT are nested too deep here.",
    "say what must not be there.",
    "say which {0} is meant.",
    "say which {0} is meant: {1}.",
    "{0} has no order; write {1}:",
    "a date is written 2024, 2024-05 or 2024-05-31.",
    "there is nothing between the two /.",
    "a pattern has at most {0} characters.",
    "this pattern cannot be read: {0}.",
    "this pattern needs a second / at its end.",
    "a score is a number from 0 to 1, like 0.6.",
    "there is no {0} {1}.",
    "there is no {0} {1}. Did you mean {2}?",
    "there is no {0} {1}. There is {2}.",
    "there is no field {0}; did you mean {1}:?",
    "there is no field {0}; put it into quotes to look for it as text.",
)
_CONTEXT = "core"
_ALL = (*STEPS, *REFUSALS, *REPORTS, *QUERIES)
_HOLDING = (STEPS[0], STEPS[1], QUERIES[0])
"""Templates that hold another sentence of the core."""


def told(text: str) -> str:
    """A sentence of the core as the window says it; what is not known stays as it is."""
    for pattern, template in _patterns():
        found = pattern.fullmatch(text)
        if found is not None:
            translated = QCoreApplication.translate(_CONTEXT, template)
            if translated == template:
                return text
            return translated.format(*(_held(part, template) for part in found.groups()))
    return text


def _held(part: str, template: str) -> str:
    if template not in _HOLDING:
        return part
    return told(part[:1].upper() + part[1:] if template in STEPS else part)


def told_list(text: str) -> str:
    """A sentence of several parts with commas between them, each as the window says it."""
    parts = text.removesuffix(".").split(", ")
    return ", ".join(told(part) for part in parts) + ("." if text.endswith(".") else "")


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Templates with what matches their sentences; those that say the most themselves first."""
    ordered = sorted(_ALL, key=lambda template: -len(re.sub(r"\{\d\}", "", template)))
    return tuple((re.compile(re.sub(r"\\\{\d\\\}", "(.+?)", re.escape(each)), re.DOTALL), each) for each in ordered)
