"""What the core says in English, in the language of the window: names of steps, refusals, and what is missing.

The core knows no Qt, so its sentences are listed here as templates; a test finds those that are not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
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
    "A span from {0} to {1} is outside the text of {2} characters. Select it anew.",
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
    "{0} span across the edge of another",
    "{0} spans across the edge of another",
    "left out of annotations {0} part",
    "left out of annotations {0} parts",
    "The label {0} is not in the project's schema; left out {1}, first in {2}.",
    "The kind {0} is not in the project's schema; its agreement left out {1}, first in {2}.",
    "The status {0} is not in the project's schema; its agreement left out {1}, first in {2}.",
    "The role {0} is not in the project's schema; left out {1}, first in {2}.",
    "The role does not take this label: {0}; left out {1}, first in {2}.",
    "An agreement of the kind {0} has no mention; left out {1}, first in {2}.",
    "A {0} holds nothing but blanks; left out {1}, first in {2}.",
    "The name {0} was to be left out; left out {1}, first in {2}.",
    "Further names are not in the project's schema; left out {0}, first in {1}.",
    "{0} problem",
    "{0} problems",
    "Plain text",
    "Web page (HTML)",
    "Word document",
    "Excel workbook",
    "Table (CSV, TSV)",
    "Table (JSON lines)",
    "Table (Parquet)",
    "Table of entities (CSV)",
    "Table of agreements (CSV)",
    "Table of entities (Parquet)",
    "Table of agreements (Parquet)",
    "Report (HTML)",
    "Summary (Markdown)",
    "doccano JSONL with relations",
    "UIMA CAS (one file of XMI)",
    "UIMA CAS (one file of JSON)",
    "There is no article {0} in this project.",
    "they are not done",
    "none is done",
    "the layer {0} does not cover them",
    "the project holds none",
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
CARE = (
    "Repair project",
    "Take over what history lacks",
    "Begin history",
    "The article {0} has no text.",
    "The text of {0} is not the one that was imported: its hash differs.",
    "The text of {0} has {1} characters; {2} are noted.",
    "The gold {0} at {1} is outside the text of {2} characters.",
    "The suggested {0} at {1} is outside the text of {2} characters.",
    "The gold {0} at {1} crosses the gold {2} at {3}.",
    "The queue says {0} open, {1} decided, {2} gold for {3}; counted anew: {4} open, {5} decided, {6} gold.",
    "The queue says no counts for {0}; counted anew: {1} open, {2} decided, {3} gold.",
    "A {0} names the {1} {2}, which is not there.",
    "A {0} names the {1} {2}, which belongs to another article.",
    "A slot of an agreement of one layer names a span of another.",
    "A verdict says that a span came to gold which is not gold.",
    "A verdict says that an agreement came to gold which is not gold.",
    "A row of {0} belongs to the article {1}, which is not there.",
    "A row of {0} belongs to the layer {1}, which is not there.",
    "The line {0} of the history is about the step {1}, which is not there.",
    "The project has no layer of gold.",
    "The index of the search is not there.",
    "The index of the search is out of step with the texts (for {0} articles): a search may miss articles.",
    "The index of the search is out of step with the texts (in {0} words): a search may miss articles.",
    "{0} line is missing from the history; what came before it cannot be judged.",
    "{0} lines are missing from the history; what came before them cannot be judged.",
    "The step {0} cannot be read: it holds no rows of this project.",
    "The step {0} left the {1} {2} differently from what it is now.",
    "The step {0} left the {1} {2} differently from what it is for a step after it.",
    "The step {0} left the {1} {2} differently from what it is now, so that it could not be redone.",
    "The {0} {1} was changed by a step, but no step made it.",
    "The {0} {1} is there, but no step of the history made it.",
    "An index differs from its table: {0}.",
    "An index names the {0} {1}, which is not in its table.",
    "The setting {0} cannot be read.",
    "The label schema cannot be read; a salvage puts the one that ships in its place.",
    "The {0} {1} is not there.",
    "The {0} {1} is not defined as Ratify defines it.",
    "The trigger {0} was not made by Ratify, and would run with each change.",
    "SQLite reports: {0}.",
    "{0} cannot be read to the end: pages of the file are damaged.",
    (
        "{0}: the file is damaged. Restore a backup (ratify restore), save what can be read into a new file (ratify "
        "salvage), or open it read-only."
    ),
    (
        "{0}: the file is damaged, which no repair mends. Restore a backup (ratify restore), or save what can be read "
        "into a new file (ratify salvage)."
    ),
    (
        "{0}: the file is damaged. Restore a backup (ratify restore), or save what can be read into a new file (ratify "
        "salvage)."
    ),
    (
        "{0}: its list of tables is damaged or was altered ({1}). Restore a backup (ratify restore), save what can be "
        "read into a new file (ratify salvage), or open it read-only."
    ),
    (
        "{0}: its list of tables is damaged or was altered ({1}). Restore a backup (ratify restore), or save what can "
        "be read into a new file (ratify salvage)."
    ),
    (
        "{0}: its list of upgrades is damaged. Restore a backup (ratify restore), or save what can be read into a new "
        "file (ratify salvage)."
    ),
    (
        "{0}: its label schema is damaged. Restore a backup (ratify restore), or save what can be read into a new file "
        "(ratify salvage)."
    ),
    (
        "{0}: its setting {1} is damaged. Restore a backup (ratify restore), or save what can be read into a new file "
        "(ratify salvage)."
    ),
    "{0}: this backup is damaged. Choose another one.",
    (
        "No backup of {0} was made: it takes {1} and must leave {2} free, but only {3} are free in {4}. Free some "
        "space, or keep fewer backups."
    ),
    "No backup of {0} was made: {1}",
    "{0} saved, none known to be lost",
    "{0} saved, {1} lost",
    "Brought back from the history: {0} rows.",
    "Left out because what they belong to is lost: {0} rows.",
    "Parts of the history are lost: it can be read, but undo begins anew.",
    "Articles without a text, left out: {0}.",
    "Articles whose text differs from the one that was imported: {0}.",
    "Settings",
    "Layers",
    "Articles",
    "Texts",
    "Originals of articles",
    "Articles of layers",
    "Spans",
    "Agreements",
    "Slots of agreements",
    "Decisions",
    "Notes",
    "Flags",
    "Second looks",
    "Precedents",
    "Lines of history",
)
"""What a check, a backup and a salvage say."""
LOSSES = (
    "Agreements",
    "Blanks",
    "Control characters",
    "Details",
    "Entities",
    "Formulas",
    "Metadata",
    "Nested",
    "Roles",
    "Text",
    "Tokens",
    "Verdicts",
    "It is left out: IOB2 has tags of tokens only.",
    "Agreements are in the table of agreements only.",
    "The {0} has no mention in the text and is left out.",
    "The agreement {0} loses spans.",
    "The agreement {0} loses all its mentions and is left out.",
    "XML cannot hold this control character; a sign is put in its place.",
    "XML cannot hold a character of an entity's id or of an origin.",
    "A sign is shown for the control character.",
    "It loses its score, origin, identity or verdict.",
    "It stands in no agreement and is left out.",
    "It begins like a formula of a spreadsheet; an apostrophe is put before it.",
    "The {0} of the article begins like a formula; an apostrophe is put before it.",
    "Metadata left out: {0}.",
    "It lies inside a {0}; only the longest span is kept.",
    "It lies inside an {0}; only the longest span is kept.",
    "It overlaps a {0}; only the longest span is kept.",
    "It overlaps an {0}; only the longest span is kept.",
    "It lies inside a {0}; doc.ents leaves it out, doc.spans has it.",
    "It lies inside an {0}; doc.ents leaves it out, doc.spans has it.",
    "It overlaps a {0}; doc.ents leaves it out, doc.spans has it.",
    "It overlaps an {0}; doc.ents leaves it out, doc.spans has it.",
    "The file names what was found and leaves out the text itself.",
    "It begins or ends within a token and is widened to it.",
    "It covers no token and is left out.",
    "It holds nothing but blanks and is left out.",
    "Blanks at its edges are cut off.",
    "It becomes equal to another span and is one with it.",
    "The role {0} is not in the schema and has no column.",
    "What was decided on a suggestion is left out.",
)
BETWEEN = (" or ",)
"""Stands between reasons."""
COUNTS = ("{0} times",)
"""Stands in other sentences, also in those of one time."""
_TIMES = re.compile(r"\d+ times?")
_CONTEXT = "core"
_ALL = (*STEPS, *REFUSALS, *REPORTS, *QUERIES, *CARE, *LOSSES)
_HOLDING = (STEPS[0], STEPS[1], QUERIES[0])
"""Templates that hold another sentence of the core."""


def told(text: str) -> str:
    """A sentence of the core as the window says it; what is not known stays as it is."""
    made = template_of(text, _ALL)
    if made is None:
        return text
    template, parts = made
    translated = QCoreApplication.translate(_CONTEXT, template)
    return text if translated == template else translated.format(*(_held(part, template) for part in parts))


def template_of(text: str, templates: Sequence[str]) -> tuple[str, tuple[str, ...]] | None:
    """The template of which a sentence was made, with what stands in its places; None where it is of none of them."""
    for pattern, template in _patterns(templates):
        found = pattern.fullmatch(text)
        if found is not None:
            return template, found.groups()
    return None


def _held(part: str, template: str) -> str:
    if _TIMES.fullmatch(part):
        return QCoreApplication.translate(_CONTEXT, COUNTS[0]).format(part.split(maxsplit=1)[0])
    if template not in _HOLDING:
        return part
    return told(part[:1].upper() + part[1:] if template in STEPS else part)


def told_list(text: str) -> str:
    """A sentence of several parts with commas between them, each as the window says it."""
    parts = text.removesuffix(".").split(", ")
    return ", ".join(told(part) for part in parts) + ("." if text.endswith(".") else "")


def told_reasons(text: str) -> str:
    """The reasons why articles are left out, as the window says them."""
    return QCoreApplication.translate(_CONTEXT, BETWEEN[0]).join(told(part) for part in text.split(BETWEEN[0]))


@cache
def _patterns(templates: Sequence[str]) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Templates with what matches their sentences; those that say the most themselves first."""
    ordered = sorted(templates, key=lambda template: -len(re.sub(r"\{\d\}", "", template)))
    return tuple((re.compile(re.sub(r"\\\{\d\\\}", "(.+?)", re.escape(each)), re.DOTALL), each) for each in ordered)
