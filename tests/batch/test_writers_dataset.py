"""Numbering, one event a day, and merged mentions, against the plain way to do each in memory."""

import datetime
from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st
from made_rows import DAY, row

from eventcoder.batch.dataset import MergedEvents, numbered, one_a_day
from eventcoder.batch.writers import TEXT_FORMATS

BASE = row()
DAYS = [None, DAY, DAY + datetime.timedelta(1)]


@st.composite
def data_sets(draw):
    """Rows of some articles, in order, with few different events so that many are the same."""
    articles = draw(st.lists(st.lists(st.tuples(st.sampled_from("AB"), st.booleans()), max_size=3), max_size=8))
    found = []
    for number, events in enumerate(articles):
        day, publisher = draw(st.sampled_from(DAYS)), draw(st.sampled_from(["", "Daily", "Weekly"]))
        for place, (source, lead) in enumerate(events):
            found.append(
                BASE._replace(
                    article_number=number,
                    event_number=place,
                    article_id=f"id{number % 3}",
                    date=day,
                    publisher=publisher,
                    source=source,
                    lead=lead,
                )
            )
    return found


def key(one, position):
    return (one.date, one.source, one.target, one.code) if one.date else position


def by_event(rows):
    """The rows of each event, in the order of their first."""
    events = {}
    for position, one in enumerate(rows):
        events.setdefault(key(one, position), []).append(one)
    return list(events.values())


@given(data_sets())
def test_one_a_day_keeps_the_first_of_each_event(rows):
    assert list(one_a_day(rows)) == [same[0]._replace(event_id=number) for number, same in enumerate(by_event(rows), 1)]


@given(data_sets())
def test_merged_events_count_their_mentions(rows):
    expected = [
        same[0]._replace(
            event_id=number,
            mentions=len(same),
            articles=len({one.article_number for one in same}),
            publishers=max(1, len({one.publisher for one in same} - {""})),
            lead=any(one.lead for one in same),
        )
        for number, same in enumerate(by_event(rows), 1)
    ]
    with MergedEvents(lambda: rows) as merged:
        assert list(merged.events()) == expected
        mentions = list(merged.mentions())
    assert [one._replace(event_id=BASE.event_id) for one in mentions] == rows
    assert [one.event_id for one in sorted(mentions, key=lambda one: one.event_id)] == [
        one.event_id for one in expected for _ in range(one.mentions)
    ]


def test_joined_events_name_all_their_articles_once():
    rows = [
        BASE._replace(article_number=number, article_id=name, url=f"http://x/{name}", publisher=publisher)
        for number, name, publisher in [(0, "b", "Daily"), (0, "b", "Daily"), (1, "a", ""), (2, "c", "Daily")]
    ]
    with MergedEvents(lambda: iter(rows)) as merged:
        (event,) = merged.events(join=True)
    assert (event.mentions, event.articles, event.publishers) == (4, 3, 1)
    fields = TEXT_FORMATS["phoenix"].encode([event]).decode().removesuffix("\n").split("\t")
    assert fields[-3:] == ["b;a;c", "http://x/b;http://x/a;http://x/c", "Daily"]


def test_articles_that_share_an_id_stay_apart():
    rows = [BASE._replace(article_number=number) for number in (0, 1)]
    with MergedEvents(lambda: rows) as merged:
        assert [one.articles for one in merged.events()] == [2]


def test_events_and_mentions_may_be_read_side_by_side():
    rows = [BASE._replace(article_number=number, source=source) for number, source in enumerate("ABA")]
    with MergedEvents(lambda: rows) as merged:
        events, mentions = merged.events(), merged.mentions()
        assert [(e.event_id, m.event_id) for e, m in zip(events, mentions, strict=False)] == [(1, 1), (2, 2)]


def test_numbers_go_on_where_the_last_chunk_ended():
    rows = [BASE] * 5
    chunks = [list(chunk) for _, chunk in groupby(numbered(rows, 11), key=lambda one: one.event_id > 13)]
    assert [[one.event_id for one in chunk] for chunk in chunks] == [[11, 12, 13], [14, 15]]
