"""Whether a window can open here, found out without loading Qt: what is missing would end the process."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Mapping
from importlib.util import find_spec

_FOR_ANY_PLATFORM = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
}
_FOR_X11 = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
_FOR_WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}

Load = Callable[[str], object]


def display_problem(
    environment: Mapping[str, str] = os.environ, *, platform: str = sys.platform, load: Load = ctypes.CDLL
) -> str:
    """Why no window can open here, in one sentence for the user; empty where it can."""
    if find_spec("PySide6") is None:
        return "No window can open: PySide6 is not installed."
    if not platform.startswith("linux"):
        return ""
    wanted = environment.get("QT_QPA_PLATFORM", "")
    if not (wanted or environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        return "No window can open: there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)."
    missing = _missing(_libraries(wanted, environment), load)
    if not missing:
        return ""
    libraries, packages = ", ".join(missing), " ".join(sorted(missing.values()))
    return (
        f"No window can open: Qt needs system libraries that are not here ({libraries}); "
        f"on Debian or Ubuntu install them with: apt install {packages}"
    )


def _libraries(wanted: str, environment: Mapping[str, str]) -> dict[str, str]:
    """The libraries of the platform that Qt will choose, each with its Debian package."""
    if wanted.startswith("wayland") or (not wanted and not environment.get("DISPLAY")):
        return _FOR_ANY_PLATFORM | _FOR_WAYLAND
    if wanted.startswith("xcb") or not wanted:
        return _FOR_ANY_PLATFORM | _FOR_X11
    return _FOR_ANY_PLATFORM


def _missing(libraries: Mapping[str, str], load: Load) -> dict[str, str]:
    found: dict[str, str] = {}
    for library, package in libraries.items():
        try:
            load(library)
        except OSError:
            found[library] = package
    return found
