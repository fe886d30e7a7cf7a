"""Comments, dated codes and names of the old files."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventcoder.editing.petrarch.dates import Period, PeriodError, disjoint, read_periods
from eventcoder.editing.petrarch.lines import split_lines
from eventcoder.editing.petrarch.names import UnusableNameError, spell

DAYS = st.dates(datetime.date(1950, 1, 1), datetime.date(1950, 3, 1))


def test_comments_of_all_kinds_are_left_out_and_lines_keep_their_numbers():
    text = b"ONE # a\n\n<!-- hidden\nTWO\n--> THREE\nFOUR ; b\n# only this\nFIVE <!-- c --> SIX\r\n"
    found = [(line.number, line.text.split(), line.after_blank) for line in split_lines(text)]
    assert found == [(1, ["ONE"], False), (5, ["THREE"], True), (6, ["FOUR"], False), (8, ["FIVE", "SIX"], False)]


def test_a_line_that_is_not_utf8_is_marked_and_spoils_no_other():
    lines = list(split_lines("COTE_D\u2019OR\nKO\xc5LN\n".encode("latin-1", "replace").replace(b"\xc5", b"\xe9")))
    assert [line.readable for line in lines] == [True, False]


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("[GOV 790304-810119]", "1979-03-04", "1981-01-19"),
        ("[GOV >20050301]", "2005-03-01", ""),
        ("[GOV <301231]", "", "2030-12-31"),
        ("[GOV <310101]", "", "1931-01-01"),
        ("[GOV ]", "", ""),
    ],
)
def test_dates_of_two_and_four_digits(text, since, until):
    (period,) = read_periods(text)
    assert (period.code, period.since, period.until) == ("GOV", since, until)


def test_several_codes_may_stand_in_a_line_and_the_null_code_is_no_code():
    assert [p.code for p in read_periods("[CHLGOV 900311-940311] [CHLELI] [---]")] == ["CHLGOV", "CHLELI", ""]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("[GOV 20010231-20020101]", "unreadable date"),
        ("[GOV 2001-2002]", "unreadable date"),
        ("[GOV soon]", "unreadable date"),
        ("[GOV 20020101-20010101]", "period ends before it begins"),
        ("GOV 20020101", "broken brackets"),
        ("[GOV", "broken brackets"),
    ],
)
def test_what_cannot_be_read_says_why(text, kind):
    with pytest.raises(PeriodError) as caught:
        read_periods(text)
    assert caught.value.kind == kind


def test_a_code_without_dates_holds_where_no_other_does():
    day = datetime.date(2001, 1, 1)
    found = disjoint([Period("ELI"), Period("GOV", day, datetime.date(2003, 12, 31))])
    assert [(p.code, p.since, p.until) for p in found] == [
        ("ELI", "", "2000-12-31"),
        ("GOV", "2001-01-01", "2003-12-31"),
        ("ELI", "2004-01-01", ""),
    ]


@given(st.lists(st.tuples(st.sampled_from(["AAA", "BBB", ""]), DAYS, DAYS), max_size=5), DAYS)
def test_disjoint_periods_say_the_same_of_every_day(rows, day):
    given_periods = [Period(code, min(one, two), max(one, two)) for code, one, two in rows]
    wanted = next((p.code for p in given_periods if p.first <= day <= p.last), "")
    found = [p.code for p in disjoint(given_periods) if p.first <= day <= p.last]
    assert found == ([wanted] if wanted else [])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("REPUBLIC_OF_TOGO_", "Republic of Togo"),
        ("U.N._ENVOY", "U.N. Envoy"),
        ("PKK_", "PKK"),
        ("WHO", "WHO"),
        ("CHAD_", "Chad"),
        ("KIM_JI-WON", "Kim Ji-won"),
        ("OMAR_AL-TAYEB", "Omar al-Tayeb"),
        ("D'ARCY_O'NEILL", "D'Arcy O'Neill"),
        ("Bank_of_Lomé", "Bank of Lomé"),
    ],
)
def test_names_get_the_capitals_that_a_text_surely_has(old, new):
    assert spell(old) == new


@pytest.mark.parametrize("name", ["TOGO]_", "X_", "_"])
def test_names_that_no_text_holds_are_refused(name):
    with pytest.raises(UnusableNameError):
        spell(name)
