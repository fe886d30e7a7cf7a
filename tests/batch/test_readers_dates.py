"""The days that news exports write, and those that could be two."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventcoder.batch.dates import day_comes_first, day_in_name, parse_day
from eventcoder.errors import InputError

DAY = datetime.date(2024, 5, 17)


@pytest.mark.parametrize(
    "value",
    [
        "2024-05-17",
        " 2024-05-17 ",
        "2024-5-17",
        "2024/05/17",
        "2024.05.17",
        "2024-05-17T10:00:00Z",
        "2024-05-17T10:00:00.123456+00:00",
        "2024-05-17T23:30:00-11:00",
        "2024-05-17 01:30:00 +1400",
        "2024-05-17 10:00:00 UTC",
        "2024-05-17 10:00",
        "20240517",
        "20240517.0",
        "20240517T100000Z",
        "20240517100000",
        20240517,
        20240517.0,
        20240517100000,
        1715940000,
        1715940000.25,
        "1715940000",
        1715940000000,
        "1715940000000000",
        1715940000000000000,
        "Fri, 17 May 2024 10:00:00 GMT",
        "Fri, 17 May 2024 10:00:00 +0200",
        "Fri, 17 May 2024 10:00:00 -0700 (PDT)",
        "17 May 2024",
        "17th May 2024",
        "17th of May, 2024",
        "17-May-2024",
        "May 17, 2024",
        "May 17 2024",
        "MAY 17, 2024",
        "May 17th, 2024",
        "May 17, 2024 Friday",
        "May 17, 2024, Friday",
        "May 17, 2024 Friday 10:14 AM GMT",
        "Friday, May 17, 2024",
        "Friday 17 May 2024",
        "May 17, 2024 at 10:14 a.m.",
        "Fri May 17 10:00:00 +0000 2024",
        "Fri May 17 10:00:00 UTC 2024",
        "17.05.2024",
        "17.5.2024 10:00",
        "05/17/2024",
        "17/05/2024",
        "17-05-2024",
        "5/17/2024 3:04:05 PM",
        DAY,
        datetime.datetime(2024, 5, 17, 23, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=-11))),
    ],
    ids=str,
)
def test_a_day_is_read_in_the_forms_of_exports(value):
    assert parse_day(value) == DAY


@pytest.mark.parametrize("value", [None, "", "  ", float("nan"), "NaN", "NaT", "None", "null", "\\N", "N/A"])
def test_a_missing_day_is_none(value):
    assert parse_day(value) is None


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("yesterday", "cannot be read: yesterday"),
        ("May 2024", "cannot be read"),
        ("2024", "cannot be read"),
        ("17/05/24", "cannot be read"),
        ("2024-05-17 99:99", "cannot be read"),
        ("202405171030", "cannot be read"),
        ("0", "cannot be read"),
        (-1, "cannot be read"),
        ("17 mai 2024", "cannot be read"),
        ("2024-05-17 and 2024-05-18", "cannot be read"),
        ("x" * 500, r"\.\.\.$"),
        ("2023-02-29", "no such day"),
        ("31.04.2024", "no such day"),
        ("20241399", "no such day"),
        ("45/45/2024", "no such day"),
        ("Monday, May 17, 2024", "no Mon"),
        ("0001-01-01", "the year 1 cannot"),
        (datetime.date(9999, 12, 31), "the year 9999 cannot"),
        ("3024-05-17", "the year 3024 cannot"),
        (True, "cannot be a bool"),
        ([2024, 5, 17], "cannot be a list"),
        ({"$date": 1}, "cannot be a dict"),
        (float("inf"), "cannot be a float"),
    ],
)
def test_what_is_no_day_is_an_error_that_shows_it(value, reason):
    with pytest.raises(InputError, match=reason):
        parse_day(value)


def test_a_day_that_could_be_two_is_an_error_unless_the_order_is_told():
    with pytest.raises(InputError, match="--day-first or --month-first"):
        parse_day("01/02/2024")
    assert parse_day("01/02/2024", day_first=True) == datetime.date(2024, 2, 1)
    assert parse_day("01/02/2024", day_first=False) == datetime.date(2024, 1, 2)
    assert parse_day("02/02/2024") == datetime.date(2024, 2, 2)
    assert parse_day("05/17/2024", day_first=True) == DAY, "a day that can only be one is that one"


@pytest.mark.parametrize(
    ("values", "told"),
    [
        (["01/02/2024", "13/02/2024", None, 7, "2024-01-31"], True),
        (["01/02/2024", "02/13/2024 10:00"], False),
        (["13/02/2024", "02/13/2024"], None),
        (["01/02/2024"], None),
        ([], None),
    ],
)
def test_the_order_of_day_and_month_is_told_by_the_values_of_a_file(values, told):
    assert day_comes_first(values) is told


@pytest.mark.parametrize("form", ["%Y-%m-%d", "%Y%m%d", "%Y/%m/%d", "%d.%m.%Y", "%B %d, %Y", "%a, %d %b %Y %H:%M:%S GMT"])
@given(day=st.dates(datetime.date(1800, 1, 1), datetime.date(2100, 12, 31)))
def test_every_day_survives_every_form(form, day):
    assert parse_day(day.strftime(form)) == day


@given(st.text() | st.integers() | st.floats() | st.from_regex(r"[\d/.: T-]{6,12}", fullmatch=True))
def test_anything_is_a_day_or_none_or_an_input_error(value):
    try:
        day = parse_day(value)
    except InputError:
        return
    assert day is None or 1800 <= day.year <= 2100


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2024-05-17.txt", DAY),
        ("AFP_ENG_20240517.0125", DAY),
        ("reuters-2024_05_17-kabul.txt", DAY),
        ("20240517103000.txt", DAY),
        ("20240517T103000_a.txt", DAY),
        ("2024-05-17_copy_of_2024-05-17.txt", DAY),
        ("2024-05-17_to_2024-05-18.txt", None),
        ("20241399.txt", None),
        ("article-1234567890123.txt", None),
        ("12024-05-17.txt", None),
        ("plain.txt", None),
    ],
)
def test_a_file_name_tells_its_day(name, day):
    assert day_in_name(name) == day
