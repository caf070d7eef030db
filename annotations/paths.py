"""Where resources, settings, user data and logs are: in a checkout, an installation or a frozen program."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from platformdirs import PlatformDirs

_DIRS = PlatformDirs("Ratify", appauthor=False)


def resources() -> Path:
    """The folder with schemas, knowledge, samples, icons and help."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / "resources"
    package = Path(__file__).resolve().parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"


def user_data() -> Path:
    """The folder for the sample project and other data of this user; RATIFY_HOME overrides it."""
    home = os.environ.get("RATIFY_HOME")
    return Path(home) / "data" if home else _DIRS.user_data_path


def user_config() -> Path:
    """The folder for settings of this user; RATIFY_HOME overrides it."""
    home = os.environ.get("RATIFY_HOME")
    return Path(home) / "config" if home else _DIRS.user_config_path


def logs() -> Path:
    """The folder for log files; RATIFY_HOME overrides it."""
    home = os.environ.get("RATIFY_HOME")
    return Path(home) / "logs" if home else _DIRS.user_log_path
