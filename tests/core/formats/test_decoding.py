"""Bytes to text: encodings, line ends, marks, and files that are no text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.formats.decoding import NotText, decode, normalise, why_no_text

TEXT = "Séoul et Paris signent 🚀 한국 भारत שלום\nFin."


def test_utf8_is_read_as_it_is_and_nothing_is_recorded() -> None:
    assert decode(TEXT.encode()) == (TEXT, {})


def test_a_byte_order_mark_goes_and_is_recorded() -> None:
    assert decode(TEXT.encode("utf-8-sig")) == (TEXT, {"bom": True})


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_a_mark_of_another_encoding_is_followed(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == (TEXT, {"encoding": encoding})


def test_big_endian_utf16_with_its_mark_is_followed() -> None:
    assert decode(("\ufeff" + TEXT).encode("utf-16-be")) == (TEXT, {"encoding": "utf-16"})


def test_crlf_becomes_lf_and_is_counted() -> None:
    assert decode(b"one\r\ntwo\r\n") == ("one\ntwo\n", {"crlf": 2})


def test_a_lone_carriage_return_is_kept_as_read() -> None:
    assert decode(b"one\rtwo") == ("one\rtwo", {})


def test_an_old_encoding_is_assumed_and_said() -> None:
    text, how = decode(("Le ministre des Affaires étrangères a été reçu à l'Élysée. " * 20).encode("cp1252"))
    assert text.startswith("Le ministre des Affaires étrangères")
    assert how["assumed"] is True
    assert how["encoding"]


def test_russian_in_an_old_encoding_is_read() -> None:
    sentence = "Роскосмос и Индийская организация космических исследований подписали соглашение о сотрудничестве. "
    text, how = decode((sentence * 10).encode("cp1251"))
    assert text == sentence * 10
    assert how["assumed"] is True


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t \n", "nothing but blanks"),
        (b"\xef\xbb\xbf", "empty"),
        ("\u00a0\u2003\n".encode(), "nothing but blanks"),
        (b"one\ntwo\x00three", "NUL character (in its line 2)"),
        (b"%PDF-1.7\n%", "PDF"),
        (b"PK\x03\x04....", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"SQLite format 3\x00", "database"),
        (b"\xff\xfea\x00\x00", "UTF-16 but is broken"),
        ("text".encode("utf-16-le") + b"\xff", "NUL bytes"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(NotText, match=reason.replace("(", r"\(").replace(")", r"\)")):
        decode(data)


def test_half_a_surrogate_pair_is_no_text() -> None:
    assert "surrogate" in why_no_text("a\ud800b")


@given(st.text(alphabet=st.sampled_from("\r\n\ufeffa🚀 ")))
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text).text
    assert normalise(once).text == once
    assert "\r\n" not in once


@given(st.text(alphabet=st.sampled_from("\r\n\ufeffab🚀")), st.data())
def test_positions_move_with_the_text(text: str, data: st.DataObject) -> None:
    normalised = normalise(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    kept = "".join(char for nth, char in enumerate(text) if start <= nth < end and nth not in set(normalised.removed))
    assert normalised.text[normalised.shift(start) : normalised.shift(end)] == kept
