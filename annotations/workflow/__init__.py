"""Whole steps over a project or files: import, suggest, export, predict; command line and window call them."""

from __future__ import annotations

from annotations.intake.fitting import known_only
from annotations.intake.mapping import NameMap, read_name_map
from annotations.intake.reading import Source, TableSeen, read_files, read_source, sources_in, table_of, tables_in
from annotations.workflow.exporting import ExportReport, export
from annotations.workflow.importing import ImportReport, import_files, import_records
from annotations.workflow.predicting import predict
from annotations.workflow.problem_file import problem_file, save_problems
from annotations.workflow.progress import Progress
from annotations.workflow.rehearsing import Rehearsal, rehearse
from annotations.workflow.splitting import Split, sizes_of, split_of
from annotations.workflow.suggesting import Run, SuggestReport, articles_to_suggest, begin_suggesting, suggest

__all__ = [
    "ExportReport",
    "ImportReport",
    "NameMap",
    "Progress",
    "Rehearsal",
    "Run",
    "Source",
    "Split",
    "SuggestReport",
    "TableSeen",
    "articles_to_suggest",
    "begin_suggesting",
    "export",
    "import_files",
    "import_records",
    "known_only",
    "predict",
    "problem_file",
    "read_files",
    "read_name_map",
    "read_source",
    "rehearse",
    "save_problems",
    "sizes_of",
    "sources_in",
    "split_of",
    "suggest",
    "table_of",
    "tables_in",
]
