"""All of CAMEO is reached by the default dictionaries, and shown by examples."""

import pytest

from eventcoder.editing.coverage import coverage, report

# "010 make statement, unspecified": a speech verb that merely reports is no event beside what it reports.
NO_EVENT = {"010"}
# Codes that lie side by side: each says by a non-example what it is not. (021 and 101 come by composition alone.)
NEIGHBOURS = ["036", "040", "111", "112", "190", "195", "173", "174", "084", "085", "1711", "192", "163", "162"]


@pytest.fixture(scope="module")
def covered(coder):
    return coverage(coder.dictionary)


def test_every_code_is_reached_and_shown_by_two_examples(covered):
    few = [f"{code}: {row.examples}" for code, row in covered.items() if len(row.examples) < 2 and code not in NO_EVENT]
    assert not few, "\n".join([f"{len(few)} codes have fewer than two examples:", *few])
    assert all(row.reached for row in covered.values())


@pytest.mark.parametrize("code", NEIGHBOURS)
def test_a_code_with_a_near_neighbour_says_what_it_is_not(covered, code):
    assert covered[code].non_examples


def test_the_vocabulary_is_broad(coder):
    entries = coder.dictionary.entries
    assert len({verb for entry in entries for verb in entry.verbs}) >= 2500
    assert len({noun for entry in entries for noun in entry.nouns}) >= 2000


def test_the_report_has_a_row_for_each_code(coder, covered):
    rows = [line for line in report(coder.dictionary) if line.startswith("| ") and line[2].isdigit()]
    assert [row.split("|")[1].strip() for row in rows] == list(covered)
