"""The sample project: eight articles to try everything on."""

from __future__ import annotations

from pathlib import Path

from annotations.errors import InputError
from annotations.paths import resources, user_data
from annotations.store import Store
from annotations.workflow.importing import import_files

_NAME = "samples.ratify"


def sample_files() -> list[Path]:
    """The files of the sample articles, in their order."""
    return sorted((resources() / "samples" / "articles").glob("*.txt"))


def sample_place(folder: Path | None = None) -> Path:
    """Where the sample project is, in the user's own folder where none is named; the folder is there."""
    place = folder or user_data()
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"the folder cannot be made: {error.strerror}", path=place) from error
    return place / _NAME


def sample_project() -> Path:
    """The sample project of this user, made with its articles where there is none yet."""
    path = sample_place()
    if not path.exists():
        with Store.create(path) as store:
            import_files(store, sample_files())
    return path
