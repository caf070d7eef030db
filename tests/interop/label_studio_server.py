"""Whether Label Studio takes our tasks and config, and whether its exports come back.

Run it with: python tests/interop/label_studio_server.py
Its own server code imports and exports the tasks, in one process and without a network.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

from environments import begin, files_of, run_inside

PACKAGES = ("label-studio==1.23.2",)
TASKS, CONFIG, EXPORT = "articles.labelstudio.json", "articles.labelling.xml", "export.json"


def main() -> None:
    """Write, let Label Studio import and export, read, compare."""
    begin()
    from annotations.formats.label_studio import LabelStudio
    from tests.core.formats.corpus import SCHEMA, hard_records

    known, records = LabelStudio(), hard_records()
    folder = files_of("label-studio")
    with (folder / TASKS).open("wb") as out:
        known.write(iter(records), out, schema=SCHEMA)
    (folder / CONFIG).write_bytes(known.beside(SCHEMA)[".labelling.xml"])
    run_inside("label-studio", PACKAGES, __file__)
    found = list(known.read(folder / EXPORT))
    expected = [known.fit(record, SCHEMA)[0] for record in records]
    different = [one.article.key for one in expected if one not in found]
    print(
        f"Of {len(expected)} articles {len(expected) - len(different)} came back equal; others: {different or 'none'}"
    )
    if different or len(found) != len(expected):
        sys.exit(f"What came back: {found}")


def inside(folder: Path) -> None:
    """Import the tasks and export them again, with Label Studio's own code."""
    client, project = server(folder, CONFIG)
    tasks = json.loads((folder / TASKS).read_text("utf-8"))
    _check_config((folder / CONFIG).read_text("utf-8"), tasks)
    answer = client.post(f"/api/projects/{project}/import?return_task_ids=true", tasks, format="json")
    print("Import:", answer.status_code, {k: v for k, v in answer.json().items() if k.endswith("count")})
    if not answer.json().get("task_count"):
        sys.exit(str(answer.json()))
    # Only an export of this kind holds the predictions; the usual one names their numbers.
    options = {"serialization_options": {"predictions": {"only_id": False}}}
    answer = client.post(f"/api/projects/{project}/exports/", options, format="json")
    answer = client.get(f"/api/projects/{project}/exports/{answer.json()['id']}/download?exportType=JSON")
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    print("Export:", answer.status_code, len(content), "bytes")
    (folder / EXPORT).write_bytes(content)


def server(folder: Path, config: str) -> tuple[Any, int]:
    """A client of a new Label Studio, and a project in it whose config is a file of the folder."""
    data = folder / "data"
    shutil.rmtree(data, ignore_errors=True)
    os.environ |= {
        "LABEL_STUDIO_BASE_DATA_DIR": str(data),
        "DJANGO_SETTINGS_MODULE": "core.settings.label_studio",
        "COLLECT_ANALYTICS": "False",
        "LATEST_VERSION_CHECK": "False",
        "SENTRY_DSN": "",
        "FRONTEND_SENTRY_DSN": "",
    }
    import label_studio

    sys.path.insert(0, str(Path(label_studio.__file__).parent))
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from organizations.models import Organization
    from rest_framework.test import APIClient
    from users.models import User

    user = User.objects.create_user(email="curator@example.org", password="only for this test")  # noqa: S106
    organization = Organization.create_organization(created_by=user, title="Test")
    user.active_organization = organization
    user.save()
    client = APIClient(SERVER_NAME="localhost")
    client.force_authenticate(user)
    labelling = (folder / config).read_text("utf-8")
    answer = client.post("/api/projects", {"title": "Ratify", "label_config": labelling}, format="json")
    print("Project with our config:", answer.status_code)
    return client, answer.json()["id"]


def _check_config(config: str, tasks: list[dict[str, Any]]) -> None:
    """Let the SDK check the config, and every result against it."""
    from label_studio_sdk.label_interface import LabelInterface

    interface = LabelInterface(config)
    interface.validate()
    results = [it for task in tasks for kind in ("annotations", "predictions") for it in task.get(kind, [])]
    wrong = [it for one in results for it in one["result"] if it["type"] != "relation" and not _is_valid(interface, it)]
    print(f"SDK: config is valid; {len(wrong)} regions are not: {wrong[:3]}")


def _is_valid(interface: Any, result: dict[str, Any]) -> bool:
    return bool(interface.validate_region(result))


if __name__ == "__main__":
    inside(Path(sys.argv[2])) if sys.argv[1:2] == ["inside"] else main()
