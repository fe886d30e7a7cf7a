"""dict add: entries go into the right file and leave all else in it as it was; what would not load is refused."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from eventcoder.editing.add import item, person_codes, with_item
from eventcoder.errors import DictionaryError, EventcoderError

COUNTRY = """\
# Sources: public record.
country: Freedonia
code: FRE
people:
  - {name: Rufus Firefly, office: president}   # since ever

  # The ministers.
  - name: Bob Roland
    office: minister

cities: [Fredville]
"""


@pytest.fixture
def country(small):
    folder = small("discards: [pillow fight]\n")
    (folder / "freedonia.yaml").write_text(COUNTRY, encoding="utf-8")
    return folder


class TestPerson:
    def test_it_goes_behind_the_last_of_its_country_and_nothing_else_is_touched(self, run, country):
        done = run("add", "person", country, "--name", "Ann Lee", "--country", "FRE", "--office", "minister", "--from", "2020")
        assert done.exit_code == 0
        added = "  - name: Ann Lee\n    office: minister\n    from: 2020\n"
        before, after = COUNTRY.split("\ncities")
        assert (country / "freedonia.yaml").read_text() == f"{before}{added}\ncities{after}"

    def test_where_the_folder_has_no_file_of_the_country_it_is_an_actor_with_dated_codes(self, run, small):
        folder = small("discards: [pillow fight]\n")
        done = run(
            "add",
            "person",
            folder,
            "--name",
            "Ann Lee",
            "--also",
            "Lee",
            "--country",
            "Chad",
            "--from",
            "2020",
            "--to",
            "2021-02",
        )
        assert done.exit_code == 0
        assert yaml.load((folder / "actors.yaml").read_text(), Loader=yaml.BaseLoader) == {
            "actors": [
                {
                    "name": "Ann Lee",
                    "names": ["Lee"],
                    "code": [
                        {"code": "TCDGOV", "from": "2020", "to": "2021-02"},
                        {"code": "TCDELI", "from": "2021-03-01"},
                        {"code": "TCD"},
                    ],
                }
            ]
        }
        assert run("check", folder).stdout == "0 mistakes, 0 warnings\n"

    @pytest.mark.parametrize(
        ("options", "said"),
        [
            (["--country", "Freedonia", "--from", "soon"], "E07 'soon' is no date"),
            (["--country", "Freedonia", "--role", "GOB"], "E06 unknown role 'GOB'"),
            (["--country", "Sylvania"], "no country 'Sylvania'"),
        ],
    )
    def test_what_would_not_load_is_refused_and_the_file_left_as_it_was(self, run, country, options, said):
        done = run("add", "person", country, "--name", "Ann Lee", *options)
        assert isinstance(done.exception, EventcoderError)
        assert said in str(done.exception)
        assert (country / "freedonia.yaml").read_text() == COUNTRY

    def test_a_name_that_is_there_already_is_refused(self, run, country):
        done = run("add", "person", country, "--name", "Bob Roland", "--country", "FRE")
        assert "E10 two entries are named 'Bob Roland'" in str(done.exception)

    def test_what_is_not_given_is_asked_for(self, run, country):
        done = run("add", "person", country, input="Ann Lee\nFreedonia\n")
        assert done.exit_code == 0
        assert "- name: Ann Lee\n" in (country / "freedonia.yaml").read_text()

    @pytest.mark.parametrize(
        ("end", "after"),
        [
            ("2019", "2020-01-01"),
            ("2019-11", "2019-12-01"),
            ("2019-12", "2020-01-01"),
            ("2020-02-28", "2020-02-29"),
            ("x", "x"),
        ],
    )
    def test_who_leaves_an_office_is_of_the_elite_from_the_next_day(self, end, after):
        assert person_codes("TCD", "GOV", "", end)[1] == {"code": "TCDELI", "from": after}


class TestActorAndVerb:
    def test_an_actor_goes_into_a_new_folder(self, run, tmp_path):
        assert run("add", "actor", "fresh", "--name", "Sahel Front", "--code", "MLIREB").exit_code == 0
        assert (tmp_path / "fresh" / "actors.yaml").read_text() == "actors:\n  - name: Sahel Front\n    code: MLIREB\n"

    def test_a_warning_that_an_entry_brings_is_told(self, run):
        done = run("add", "actor", "fresh", "--name", "Niger", "--code", "XXX")
        assert done.exit_code == 0
        assert run("add", "actor", "fresh", "--name", "Niamey", "--code", "XXX").stdout.count("W01 'Niamey'") == 1

    def test_a_verbs_examples_are_run(self, run, tmp_path):
        options = ["--pattern", "SOURCE * at TARGET", "--code", "111", "--example", "Chad zapped at Niger. => TCD 111 NER"]
        done = run("add", "verb", "fresh", "--verb", "zap", *options)
        assert (done.exit_code, done.stdout.splitlines()[-1]) == (0, "1 of 1 examples as expected")
        assert "is coded by another entry: verbs/zap, " in run("add", "verb", "fresh", "--verb", "zop", *options).stdout
        done = run("add", "verb", "fresh", "--verb", "zip", *options[:-1], "Chad zipped Niger. => TCD 111 NER")
        assert done.exit_code == 1
        assert "0 of 1 examples as expected" in done.stdout

    def test_a_verb_goes_into_the_file_of_its_root(self, run, tmp_path):
        (tmp_path / "fresh").mkdir()
        (tmp_path / "fresh" / "11-words.yaml").write_text("predicates:\n- {verbs: [zap], code: 111}  # old\n# end\n")
        run("add", "verb", "fresh", "--verb", "zop", "--pattern", "SOURCE * TARGET", "--code", "111")
        assert (tmp_path / "fresh" / "11-words.yaml").read_text() == (
            "predicates:\n- {verbs: [zap], code: 111}  # old\n- verbs: [zop]\n  patterns:\n"
            "    - {pattern: SOURCE * TARGET, code: 111}\n# end\n"
        )

    @pytest.mark.parametrize(("pattern", "code", "id"), [("SOURCE TARGET", "111", "E08"), ("SOURCE * TARGET", "999", "E06")])
    def test_a_pattern_that_cannot_be_read_is_refused(self, run, tmp_path, pattern, code, id):
        done = run("add", "verb", "fresh", "--verb", "zap", "--pattern", pattern, "--code", code)
        assert isinstance(done.exception, DictionaryError)
        assert [problem.id for problem in done.exception.problems] == [id]
        assert not (tmp_path / "fresh").exists()

    def test_a_list_in_brackets_is_not_written_into(self, run, small):
        folder = small("actors: [{name: A, code: AAA}]\n")
        done = run("add", "actor", folder, "--name", "B", "--code", "BBB", "--file", "mine.yaml")
        assert "write it so" in str(done.exception)


@given(
    st.lists(
        st.text(st.characters(blacklist_categories=["C", "Z"], whitelist_characters=" "), min_size=1)
        .map(str.strip)
        .filter(bool),
        min_size=1,
    )
)
def test_any_text_is_written_so_that_it_is_read_again(names):
    text = with_item(
        "f", "actors:\n  - {name: A, code: AAA}\n", "actors", item({"name": names[0], "names": names, "examples": names})
    )
    read = yaml.load(text, Loader=yaml.BaseLoader)["actors"]
    assert read == [{"name": "A", "code": "AAA"}, {"name": names[0], "names": names, "examples": names}]
