"""Dependencies are audited where the advisories can be asked; elsewhere one sentence says that they were not."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.util import find_spec
from pathlib import Path
from threading import Thread

import pytest

ROOT = Path(__file__).resolve().parents[1]
ADVISORY = {
    "id": "OSV-1",
    "summary": "Pillows can be pulled from under heads.",
    "aliases": [],
    "affected": [
        {
            "package": {"name": "spacy", "ecosystem": "PyPI"},
            "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "99"}]}],
        }
    ],
}


def audit(service: str) -> subprocess.CompletedProcess[str]:
    hidden = ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    command = [sys.executable, str(ROOT / "packaging" / "audit.py")]
    environment |= {"RATIFY_ADVISORIES": service, "RATIFY_PATIENCE": "120"}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


class Advisories(BaseHTTPRequestHandler):
    """Knows a weakness of spaCy and of nothing else."""

    def do_GET(self) -> None:
        self._answer({})

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self._answer({"vulns": [ADVISORY]} if asked["package"]["name"] == "spacy" else {})

    def log_message(self, *_arguments: object) -> None:  # pyright: ignore[reportIncompatibleMethodOverride] - quiet
        pass

    def _answer(self, content: object) -> None:
        body = json.dumps(content).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def advisories() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Advisories)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_without_a_way_to_the_advisories_one_sentence_says_so() -> None:
    done = audit("http://127.0.0.1:9")
    assert done.returncode == 0
    assert done.stdout == "Dependencies were not audited: the advisories at http://127.0.0.1:9 cannot be reached.\n"
    assert done.stderr == ""


@pytest.mark.slow
@pytest.mark.skipif(find_spec("pip_audit") is None, reason="pip-audit comes with the tools of a developer")
def test_a_known_weakness_is_told_and_ends_with_one(advisories: str) -> None:
    done = audit(advisories)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "OSV-1" in done.stdout
    assert "spacy" in done.stdout
