from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.audit.inputs.told import iso_date, site_of

NOON = dt.datetime(2024, 5, 17, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("told", "date"),
    [
        ("2024", "2024"),
        ("2024-05", "2024-05"),
        ("2024-5-7", "2024-05-07"),
        ("2024/05/17", "2024-05-17"),
        ("2024-05-17T08:00:00Z", "2024-05-17"),
        ("2024-05-17 08:00", "2024-05-17"),
        ("20240517", "2024-05-17"),
        ("20240517080000", "2024-05-17"),
        ("Fri, 17 May 2024 08:00:00 GMT", "2024-05-17"),
        ("17 May 2024", "2024-05-17"),
        ("May 17, 2024", "2024-05-17"),
        ("May 2024", "2024-05"),
        ("2024-13-01", "2024"),
        ("2024-02-31", "2024-02"),
        (1715904000, "2024-05-17"),
        (1715904000000, "2024-05-17"),
        (2024, "2024"),
        (NOON, "2024-05-17"),
        (NOON.date(), "2024-05-17"),
        ("yesterday", None),
        ("", None),
        (None, None),
        (float("nan"), None),
        (["2024"], None),
    ],
    ids=str,
)
def test_a_date_is_read_as_far_as_it_is_told(told: object, date: str | None) -> None:
    assert iso_date(told) == date


@given(st.text() | st.floats() | st.integers() | st.datetimes())
def test_no_date_is_worse_than_unknown(told: object) -> None:
    found = iso_date(told)
    assert found is None or dt.date(*[*map(int, found.split("-")), 1, 1][:3])


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www.Example.org:8080/a?b", "example.org"),
        ("http://news.example.co.uk", "news.example.co.uk"),
        ("example.org/page", "example.org"),
        ("//example.org/page", "example.org"),
        ("http://[broken", None),
        ("", None),
        (None, None),
    ],
    ids=str,
)
def test_the_site_is_the_host_of_the_url(url: str | None, site: str | None) -> None:
    assert site_of(url) == site
