"""Where an export goes: one file, one for each part of a split, a folder of files, and what stands beside them."""

from __future__ import annotations

from pathlib import Path

from annotations.formats import Format

_ZIP = ".zip"


def stem_and_ending(out: Path, known: Format) -> tuple[str, str]:
    """The name without the format's ending, and that ending; another ending is taken as it is."""
    name = out.name
    own = max((suffix for suffix in known.suffixes if name.casefold().endswith(suffix)), key=len, default=out.suffix)
    if not own or len(own) == len(name):
        return name, ""
    return name[: -len(own)], name[-len(own) :]


def part_of(out: Path, known: Format, part: str) -> Path:
    """The file of one part of a split: gold.jsonl becomes gold-train.jsonl."""
    stem, ending = stem_and_ending(out, known)
    return out.with_name(f"{stem}-{part}{ending}")


def beside(out: Path, known: Format, ending: str) -> Path:
    """The file of another ending that a consumer needs beside the export."""
    return out.with_name(stem_and_ending(out, known)[0] + ending)


def is_folder(out: Path, known: Format) -> bool:
    """Whether a format of many files is wanted as a folder of them: a name without .zip at its end."""
    zipped = all(suffix.endswith(_ZIP) for suffix in known.suffixes)
    return zipped and not out.name.casefold().endswith(_ZIP)
