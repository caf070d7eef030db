"""Any spaCy pipeline as a further source of suggestions: an installed package, or a folder that the user names."""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import metadata, util
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotations.errors import RatifyError
from annotations.model import Annotation
from annotations.suggest.components import register_components
from annotations.suggest.foreign_reading import Reader
from annotations.suggest.label_map import LabelMap, example_map
from annotations.suggest.pipeline import annotate
from annotations.suggest.remarks import Remarks

if TYPE_CHECKING:
    from spacy.language import Language

_META, _CONFIG = "meta.json", "config.cfg"
_NO_FACTORY = re.compile(r"\[E002\].*?factory for '([^']+)'", re.DOTALL)
_LONGEST_PIECE = 200_000


@dataclass(frozen=True, slots=True)
class Found:
    """A pipeline that is there to be loaded."""

    folder: Path
    name: str
    version: str


def find_pipeline(named: str) -> Found:
    """The pipeline that a user named, not loaded yet; raises RatifyError saying why there is none."""
    folder = _folder(named)
    if not (folder / _CONFIG).is_file() or not (folder / _META).is_file():
        if (folder / _META).is_file() and not (folder / _CONFIG).is_file():
            raise RatifyError(f"{named!r} was made for spaCy 2; train it anew with spaCy 3.")
        raise RatifyError(
            f"{named!r} is no spaCy pipeline: {folder} holds no {_CONFIG} and {_META}. Name the folder with both."
        )
    try:
        meta: Any = json.loads((folder / _META).read_text(encoding="utf-8"))
        name = f"{meta['lang']}_{meta['name']}"
        found = Found(folder, name, str(meta.get("version", "")))
        _check_version(named, str(meta.get("spacy_version", "")))
    except (ValueError, KeyError, TypeError, OSError) as error:
        raise RatifyError(
            f"{named!r} is no spaCy pipeline: its {_META} cannot be read ({_first_line(error)})."
        ) from error
    return found


def _folder(named: str) -> Path:
    """The folder with the pipeline's files."""
    path = Path(named)
    is_name = re.fullmatch(r"[\w-]+", named) is not None
    if is_name and (inside := _inside_package(named)) is not None:
        return inside
    if path.is_dir() and is_name:
        # Else a folder that came with some articles could take the place of a package.
        raise RatifyError(
            f"There is no installed package {named!r}. To load the folder of this name, which runs its code, "
            f"write ./{named}"
        )
    if path.is_dir():
        return path
    if path.exists():
        raise RatifyError(f"{named!r} is a file; name the folder of the pipeline, or an installed package.")
    how = f" (pip install {named})" if is_name else ""
    raise RatifyError(
        f"There is no pipeline {named!r}: it is neither an installed package nor a folder. "
        f"Install it{how}, or name the folder it is in."
    )


def _inside_package(named: str) -> Path | None:
    """The folder of an installed pipeline package, None where no package has this name."""
    try:
        version = metadata.version(named)
    except metadata.PackageNotFoundError:
        return None
    module = util.find_spec(named.replace("-", "_"))
    if module is None or module.origin is None:
        raise RatifyError(f"The package {named!r} is installed, but it is no spaCy pipeline.")
    top = Path(module.origin).parent
    inner = [path.parent for path in sorted(top.glob(f"*/{_CONFIG}"))]
    exact = [path for path in inner if path.name.endswith(f"-{version}")]
    if not inner and not (top / _CONFIG).is_file():
        raise RatifyError(f"The package {named!r} is installed, but it is no spaCy pipeline.")
    return [*exact, *inner, top][0]


def _check_version(named: str, wanted: str) -> None:
    """Refuse a pipeline for a later spaCy or another major version; spaCy itself reads those of older minor ones."""
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    try:
        range_ = SpecifierSet(f"=={wanted}" if wanted[:1].isdigit() else wanted, prereleases=True)
    except InvalidSpecifier:
        return
    ours = metadata.version("spacy")
    major, minor, *_ = (int(part) for part in re.findall(r"\d+", ours)[:2])
    older = (f"{major}.{number}.{patch}" for number in range(minor) for patch in range(20))
    if ours not in range_ and not any(version in range_ for version in older):
        raise RatifyError(f"{named!r} needs spaCy {wanted}, and this is {ours}: use a version of it for that.")


class Other:
    """A pipeline that does not ship, loaded: its entities and span groups under our labels."""

    def __init__(self, named: str, labels: LabelMap | None) -> None:
        self.remarks = Remarks()
        found = find_pipeline(named)
        self._nlp = _loaded(named, found.folder)
        self._labels = labels or LabelMap({}, ())
        self._origin = found.name
        _check_labels(named, self._nlp, self._labels)

    def annotate(self, texts: Iterable[str], *, finished: Callable[[], None] | None = None) -> Iterator[Annotation]:
        """The suggestions for each text; a text that is too long for the pipeline is read in pieces."""
        reader = Reader(self._labels, self._origin, self.remarks)
        longest = min(self._nlp.max_length, _LONGEST_PIECE)
        return annotate(self._nlp, texts, finished=finished, read=reader.read, longest=longest)


def _loaded(named: str, folder: Path) -> Language:
    import spacy

    register_components()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return spacy.load(folder)
        except Exception as error:  # code from elsewhere may raise anything
            missing = _NO_FACTORY.search(str(error))
            if missing:
                raise RatifyError(
                    f"{named!r} needs the component {missing[1]!r}, which is not installed here; "
                    "install the package that brings it."
                ) from error
            raise RatifyError(f"{named!r} cannot be loaded: {_first_line(error)}") from error


def _check_labels(named: str, nlp: Language, labels: LabelMap) -> None:
    """Refuse a pipeline of which nothing would be left."""
    theirs = labels_of(nlp)
    if not theirs or any(labels.get(label) for label in theirs):
        return
    raise RatifyError(
        f"None of the labels of {named!r} is one of ours or mapped to one. Write a file with lines like these, "
        f"ours on the right, and name it with --map:\n\n{example_map(theirs, labels.known)}"
    )


def labels_of(nlp: Language) -> set[str]:
    """The labels that a pipeline's components may give to spans, as far as they tell."""
    found: set[str] = set()
    for name in nlp.pipe_names:
        assigns = nlp.get_pipe_meta(name).assigns
        if any(place.startswith(("doc.ents", "doc.spans")) for place in assigns):
            found.update(nlp.pipe_labels.get(name, ()))
    return found


def _first_line(error: BaseException) -> str:
    """What an error says, cut to what fits in a sentence."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return (lines[0] if lines else type(error).__name__)[:300]
