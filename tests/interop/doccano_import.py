"""Whether doccano's own code imports our files and what it exports comes back: python tests/interop/doccano_import.py.

doccano's import and export run in one process on a database of their own; no server is started.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from pathlib import Path
from typing import Any

from environments import begin, files_of, run_inside

# doccano 1.8.4 does not say so, but works with older versions of these two only.
PACKAGES = ("doccano==1.8.4", "marshmallow<4", "numpy<2")
FORMS = ("doccano", "doccano-relations")


def main() -> None:
    """Write both forms, let doccano import and export them, read, compare."""
    begin()
    from training_articles import training_records

    from annotations.formats.doccano import Doccano, DoccanoRelations
    from tests.core.formats.corpus import ROLES, SCHEMA, hard_records

    folder = files_of("doccano")
    records = [*training_records(ROLES), *hard_records()]
    for known in (Doccano(), DoccanoRelations()):
        with (folder / f"{known.name}.jsonl").open("wb") as out:
            known.write(iter(records), out, schema=SCHEMA)
    run_inside("doccano", PACKAGES, __file__)
    for known in (Doccano(), DoccanoRelations()):
        found = list(known.read(folder / known.name / "exported" / "all.jsonl"))
        different = [one for one in found if one not in records]
        print(f"{known.title}: of {len(records)} articles {len(records) - len(different)} came back equal.")
        if found != records:
            sys.exit(f"They differ: {different[:1]}")


def inside(folder: Path) -> None:
    """Import and export each form in a project of its own."""
    home = folder / "home"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir()
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "config.settings.development",
        "DATABASE_URL": f"sqlite:///{home / 'db.sqlite3'}",
        "MEDIA_ROOT": str(home / "media"),
        "STANDALONE": "True",
    }
    package = importlib.util.find_spec("backend")
    assert package
    assert package.submodule_search_locations
    sys.path.insert(0, next(iter(package.submodule_search_locations)))
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("create_roles")
    for form in FORMS:
        _through(form, folder, with_relations=form.endswith("relations"))


def _through(form: str, folder: Path, *, with_relations: bool) -> None:
    from data_export.celery_tasks import create_collaborative_dataset
    from data_export.pipeline.factories import create_formatter, create_writer
    from data_import.datasets import load_dataset
    from data_import.pipeline.catalog import RELATION_EXTRACTION, create_file_format
    from data_import.pipeline.readers import FileName
    from django.contrib.auth import get_user_model
    from projects.models import ProjectType, SequenceLabelingProject

    user, _ = get_user_model().objects.get_or_create(username="ana")
    project: Any = SequenceLabelingProject.objects.create(
        name=form,
        description=form,
        created_by=user,
        project_type=ProjectType.SEQUENCE_LABELING,
        collaborative_annotation=True,
        allow_overlapping=True,
        use_relation=with_relations,
    )
    path = folder / f"{form}.jsonl"
    file = FileName(full_path=str(path), generated_name=path.name, upload_name=path.name)
    task = RELATION_EXTRACTION if with_relations else ProjectType.SEQUENCE_LABELING
    dataset = load_dataset(task, create_file_format("JSONL"), [file], project, encoding="utf_8")
    dataset.save(user)
    print(f"doccano imported {form}: {project.examples.count()} examples, errors: {dataset.errors or 'none'}")
    exported = folder / form / "exported"
    exported.mkdir(parents=True, exist_ok=True)
    create_collaborative_dataset(
        project,
        str(exported),
        confirmed_only=False,
        formatters=create_formatter(project, "JSONL"),
        writer=create_writer("JSONL"),
    )


if __name__ == "__main__":
    inside(Path(sys.argv[2])) if sys.argv[1:2] == ["inside"] else main()
