"""Ask the advisories of OSV about every version in constraints.txt: `make check` does it last.

Ends with 1 where one of them has a known weakness. Where the advisories cannot be asked, one sentence says so, and the
end is 0: without a network the other checks are worth as much as before.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

PINS = Path(__file__).resolve().parents[1] / "constraints.txt"
SERVICE = "https://api.osv.dev"
PATIENCE = 4
"""Seconds to wait for an answer; thirty times as long for all of them."""


def main(pins: Path = PINS, service: str = SERVICE, patience: int = PATIENCE) -> int:
    """1 where a pinned version has a known weakness, else 0."""
    if not _answers(service, patience):
        return _left_out(f"the advisories at {service} cannot be reached.")
    command = [sys.executable, "-m", "pip_audit", "--requirement", str(pins), "--no-deps", "--disable-pip"]
    command += ["--vulnerability-service", "osv", "--osv-url", f"{service}/v1/query", "--timeout", str(patience)]
    try:
        done = subprocess.run(  # noqa: S603 - our own command
            [*command, "--progress-spinner", "off"],
            capture_output=True,
            text=True,
            timeout=30 * patience,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return _left_out(f"the advisories at {service} answer too slowly.")
    if done.returncode and "Found" not in done.stderr:
        return _left_out(
            f"pip-audit could not ask {service}: {(done.stderr.strip().splitlines() or ['no answer'])[-1]}"
        )
    sys.stdout.write(done.stdout or done.stderr)
    return done.returncode


def _answers(service: str, patience: int) -> bool:
    try:
        urlopen(service, timeout=patience).close()  # noqa: S310 - an address of ours
    except HTTPError:
        return True
    except (URLError, OSError, ValueError):
        return False
    return True


def _left_out(reason: str) -> int:
    sys.stdout.write(f"Dependencies were not audited: {reason}\n")
    return 0


if __name__ == "__main__":
    asked = os.environ.get("RATIFY_ADVISORIES", SERVICE)
    sys.exit(main(service=asked, patience=int(os.environ.get("RATIFY_PATIENCE", PATIENCE))))
