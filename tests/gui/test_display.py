"""Where no window can open, one sentence says why and what to install."""

from __future__ import annotations

from desktop.display import display_problem


def present(_name: str) -> None:
    """Every library is there."""


def test_without_a_display_the_sentence_says_so() -> None:
    assert "there is no display" in display_problem({}, platform="linux", load=present)


def test_a_platform_that_needs_no_display_is_no_problem() -> None:
    assert display_problem({"QT_QPA_PLATFORM": "offscreen"}, platform="linux", load=present) == ""


def test_with_a_display_and_all_libraries_there_is_no_problem() -> None:
    assert display_problem({"DISPLAY": ":0"}, platform="linux", load=present) == ""


def test_missing_libraries_are_named_with_their_debian_packages() -> None:
    def load(name: str) -> None:
        if "EGL" in name or "cursor" in name:
            raise OSError(name)

    problem = display_problem({"DISPLAY": ":0"}, platform="linux", load=load)
    assert problem.endswith("apt install libegl1 libxcb-cursor0")
    assert "\n" not in problem


def test_the_libraries_of_x11_are_asked_for_only_where_it_is_used() -> None:
    def load(name: str) -> None:
        if "xcb" in name:
            raise OSError(name)

    assert display_problem({"QT_QPA_PLATFORM": "offscreen"}, platform="linux", load=load) == ""
    assert display_problem({"WAYLAND_DISPLAY": "wayland-0"}, platform="linux", load=load) == ""


def test_other_systems_need_no_check() -> None:
    assert display_problem({}, platform="win32", load=present) == ""
