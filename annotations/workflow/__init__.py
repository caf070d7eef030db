"""Whole steps over a project or files: import, suggest, export, predict; command line and window call them."""

from __future__ import annotations

from annotations.workflow.exporting import ExportReport, export
from annotations.workflow.fitting import known_only
from annotations.workflow.importing import ImportReport, import_files, import_records, read_files
from annotations.workflow.mapping import NameMap, read_name_map
from annotations.workflow.predicting import predict
from annotations.workflow.progress import Progress
from annotations.workflow.rehearsing import Rehearsal, rehearse
from annotations.workflow.splitting import Split, split_of
from annotations.workflow.suggesting import Run, SuggestReport, articles_to_suggest, begin_suggesting, suggest

__all__ = [
    "ExportReport",
    "ImportReport",
    "NameMap",
    "Progress",
    "Rehearsal",
    "Run",
    "Split",
    "SuggestReport",
    "articles_to_suggest",
    "begin_suggesting",
    "export",
    "import_files",
    "import_records",
    "known_only",
    "predict",
    "read_files",
    "read_name_map",
    "rehearse",
    "split_of",
    "suggest",
]
