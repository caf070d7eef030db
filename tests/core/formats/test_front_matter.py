"""Title and date as the first lines of a text state them, and nothing where they do not."""

from __future__ import annotations

import pytest

from annotations.formats.front_matter import date_in, published_of, title_of

BODY = "The two sides met on Tuesday and agreed to share data from the station, the ministry said in a release."


def text_of(*lines: str) -> str:
    return "\n\n".join([*lines, BODY, BODY])


@pytest.mark.parametrize(
    "headline",
    [
        "S. Korea, France sign arrangement on military space partnership",
        "Norland Welcomes Sudria as Newest Signatory of the Accords",
        "“A rocket is not a sausage, you cannot sell it by the slice”",
        "Analysis: Whose satellite will Dhaka buy?",
        "INTERVIEW | “Buying pictures makes you a customer. Building makes you a partner”",
        "(LEAD) Norland startup puts off second flight; capitals weigh launcher pact",
        "🐎🛰️ What do sheep have to do with satellites? Rather a lot!",
        "Роскосмос и ISRO подписали протокол о стыковочном узле",
        "UPDATE 2-China, Brazil ink protocol for radar satellite; launch deal slips",
        "Viet Nam – Czech Republic: Opening a new page of space technology cooperation",
    ],
)
def test_a_headline_above_the_text_is_the_title(headline: str) -> None:
    assert title_of(text_of(headline)) == headline


@pytest.mark.parametrize(
    "above",
    [
        " date 2023-05-30  Back To Top",
        "National",
        "Home | News | Business | Sports | Opinion",
        "Home > News > Press notes",
        "Menu  Live Radio  Video  Sports",
        "Skip to content",
        "PRESS INFORMATION BUREAU",
        "Ministry of Science, Innovation and Universities – Press office",
        "Embassy of India",
        "By Iara Monteverde and Felix Tan",
        "Published : Nov. 6, 2026 - 08:31       Updated : Nov. 6, 2026 - 09:14",
        "Thursday, October 16, 2025",
        "18:40 That is all",
        "@KilaHaodaWari",
        "(concurrently accredited to Ecuador)",
        "Breaking: Boil water notice lifted for Lautoka",
        "JSE share code: KVT",
        "[Seto Keizai Shimbun, English edition] Machine-assisted translation",
    ],
)
def test_navigation_letterheads_bylines_and_dates_are_passed_over(above: str) -> None:
    headline = "Fiji and Tonga to look at the same sky"
    assert title_of(text_of(above, headline)) == headline


@pytest.mark.parametrize(
    "first",
    [
        "SEOUL, Sept. 20 (Yonhap) -- South Korean and U.S. officials discussed cooperation this week, it said.",
        "On December 13, 2022, the Leaders Summit featured the first forum on space.",
        "- Selecting two astronauts to train at the space center for the first joint effort",
        "Left: Model of the station showing the proposed dual keel configuration",
        "Q: You were in Astana last week. What for?",
        "1. At the invitation of the Agency the delegation visited the capital",
        "WESTERN CAPE COURIER",
        "National",
        "La Voz Sureña - Politics and Province",
    ],
)
def test_where_no_headline_can_be_told_there_is_none(first: str) -> None:
    assert title_of(text_of(first)) == ""


def test_no_headline_is_looked_for_below_the_first_sentence() -> None:
    assert title_of(text_of(BODY, "What the ministers signed and what they did not")) == ""


@pytest.mark.parametrize(
    "text", ["", "\n", "Norland and Sudria sign pact on lunar science", "x" * 100_000, "\n" * 9999]
)
def test_a_text_that_is_nothing_but_one_line_has_no_title(text: str) -> None:
    assert title_of(text) == ""
    assert published_of(text) == ""


@pytest.mark.parametrize(
    ("line", "published"),
    [
        (" date 2023-05-30  Back To Top", "2023-05-30"),
        (" date 2023-09-20 SEOUL, Sept. 20 (Yonhap) -- Officials met.", "2023-09-20"),
        ("Published : May 30, 2023 - 21:07       Updated : May 31, 2023 - 21:11", "2023-05-30"),
        ("PUBLISHED Tue, Feb 18, 2025 · 05:50 AM", "2025-02-18"),
        ("Posted by the Cube Lab, Pokhara on 2024-11-29", "2024-11-29"),
        ("Mansoor Yusufzai Published September 12, 2025", "2025-09-12"),
        ("By Staff Sgt. L. Pham, Public Affairs / Published Feb. 23, 2026", "2026-02-23"),
        ("DATE OF PUBLICATION: 16 MAY 2025", "2025-05-16"),
        ("Creation date: 22/08/2025   Last update: 25/08/2025", "2025-08-22"),
        ("Released 28 November 2025 · 41 min", "2025-11-28"),
        ("Thursday, October 16, 2025", "2025-10-16"),
        ("Wednesday 11 February, 2026", "2026-02-11"),
        ("3 February 2026 · 4 min", "2026-02-03"),
        ("19.05.2025 | Astana | Kazinfo", "2025-05-19"),
        ("2025/6/23 5:00", "2025-06-23"),
        ("Input 2025.11.19. 03:01   Correction 2025.11.20. 10:44", "2025-11-19"),
        ("Source: Xinhua | 2025-09-06 21:15:30 | Editor: huaxia", "2025-09-06"),
        ("Lima, August 14, 2025.- The Ministry of Defense said so.", "2025-08-14"),
        ("BISHKEK, 24 October 2025, Ala-Too Inform. The energy ministers met.", "2025-10-24"),
        ("Addis Ababa, January 20, 2026 (EthioNews) — They have expressed readiness.", "2026-01-20"),
        ("ADELAIDE, South Australia, 9 September 2026: Wirra is pleased.", "2026-09-09"),
        ("Brussels, 28 October 2025", "2025-10-28"),
        ("Last updated 3 February 2026", "2026-02-03"),
        ("29th May 2023", "2023-05-29"),
    ],
)
def test_the_date_of_publication_is_read_from_its_line(line: str, published: str) -> None:
    assert published_of(text_of(line)) == published
    assert published_of(text_of("Fiji and Tonga to look at the same sky", line)) == published


@pytest.mark.parametrize(
    "line",
    [
        "SEOUL, Dec 6 (IANS) -- The ambassador met the administrator.",
        "On December 13, 2022, the Leaders Summit featured a forum.",
        "The treaty was signed on 3 May 2023 in Paris.",
        "Published 02/09/2025",
        "Jornal Balanço — 03/06/2026",
        "Published 31 February 2025",
        "Sydney, 29 September to 3 October 2025",
        "Date of agreement: April 8, 2026",
        "Editor’s note: This release was updated March 1, 2024, to adjust a quote.",
        "Thursday, 29 May",
        "Deals from the western hemisphere in the week ending April 17, 2026",
        "Issue 20251016",
    ],
)
def test_a_date_that_is_not_surely_that_of_publication_is_left_out(line: str) -> None:
    assert published_of(text_of("Fiji and Tonga to look at the same sky", line)) == ""


def test_dates_of_the_body_are_not_taken() -> None:
    text = text_of("TIMELINE: Companions on the road to the Moon", BODY, "13 October 2020", "They sign the accords.")
    assert published_of(text) == ""


@pytest.mark.parametrize(
    ("given", "iso"),
    [
        ("2023-05-30T21:07:00+09:00", "2023-05-30"),
        ("30 May 2023", "2023-05-30"),
        ("05/05/2023", "2023-05-05"),
        ("x", ""),
    ],
)
def test_a_date_is_found_in_other_notations(given: str, iso: str) -> None:
    assert date_in(given) == iso
