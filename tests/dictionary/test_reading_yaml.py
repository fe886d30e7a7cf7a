import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from eventcoder.dictionary.load import read_files
from eventcoder.dictionary.yaml import Source
from eventcoder.errors import EventcoderError


def texts_in(text):
    source = Source("f.yaml", text)
    root = source.root()
    row = source.mapping(root, "a file", ("values",), ()) if root else None
    values = [value for value, _ in source.texts(row.values["values"], "values")] if row and "values" in row else []
    return values, source.problems


@pytest.mark.parametrize("text", ["010", "NO", "yes", "null", "~", "1.10", "2017-05-14", "0x1F", "1_000", "12:30:45"])
def test_every_value_is_the_text_that_was_written(text):
    assert texts_in(f"values: [{text}]") == ([text], [])


@given(st.lists(st.text().filter(str.strip)))
def test_any_text_comes_back_but_for_its_spaces(texts):
    written = yaml.dump({"values": texts}, allow_unicode=True)
    assert texts_in(written) == ([" ".join(text.split()) for text in texts], [])


@given(st.text())
def test_no_file_at_all_makes_the_reader_fail(text):
    source = Source("f.yaml", text)
    root = source.root()
    if root is not None:
        source.mapping(root, "a file", ("values",), ())
    assert all(str(problem) for problem in source.problems)


@given(st.text(alphabet="abc:-[]{}'\"|>&*!%@#, \n\t"))
def test_no_arrangement_of_signs_makes_the_reader_fail(text):
    source = Source("f.yaml", text)
    source.root()
    assert all(problem.id == "E01" and problem.message for problem in source.problems)


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(workshop):
    content = "actors:\n  - name: Fatah\n    code: PSEOPP\n"
    assert workshop.names(b"\xef\xbb\xbf" + content.replace("\n", "\r\n").encode()) == {"Fatah"}


def test_a_place_is_counted_the_same_with_windows_line_ends(workshop):
    content = "actors:\n  - name: Fatah\n    cod: PSEOPP\n"
    [unix] = workshop.problems(content)
    [windows] = workshop.problems(content.replace("\n", "\r\n"))
    assert (unix.line, unix.column) == (windows.line, windows.column) == (3, 5)


def test_a_place_counts_characters_and_not_bytes(workshop):
    [problem] = workshop.problems("actors:\n  - {name: Élysée, cod: FRAGOV}\n")
    _, excerpt, caret, *_ = str(problem).splitlines()
    assert caret.index("^") == excerpt.index("cod:")


@pytest.mark.parametrize("content", ["", "\n\n", "# nothing but a remark\n", "\ufeff"])
def test_an_empty_file_says_nothing(workshop, content):
    assert workshop.names(content) == set()


def test_a_file_that_is_not_utf8_is_reported_where_it_stops_being_so(workshop):
    [problem] = workshop.problems("actors:\n  - {name: Bogotá, code: COL}\n".encode("latin-1"))
    assert (problem.id, problem.line, problem.column) == ("E01", 2, 17)
    assert "UTF-8" in problem.remedy


def test_a_file_in_utf16_is_called_so(workshop):
    [problem] = workshop.problems("actors: []\n".encode("utf-16"))
    assert "UTF-16" in problem.message


@pytest.mark.parametrize("bad", ["&Co", "*Co", "!Kung"])
def test_anchors_aliases_and_tags_are_texts_without_their_quotes(bad):
    values, [problem] = texts_in(f"values:\n  - {bad}\n")
    assert values == []
    assert (problem.id, problem.line, problem.column) == ("E01", 2, 5)
    assert "quotes" in problem.remedy


@pytest.mark.parametrize("good", ["Johnson & Johnson", "R&D", "AT&T", "SOURCE * TARGET", "Hello!", "5*3"])
def test_the_same_signs_within_a_text_are_harmless(good):
    assert texts_in(f"values:\n  - {good}\n") == ([good], [])


def test_a_merge_key_is_no_way_to_share_keys(workshop):
    content = "actors:\n  - &first {name: Fatah, code: PSEOPP}\n  - {<<: *first, name: Hamas}\n"
    assert workshop.ids(content) == ["E01"]


def test_a_bomb_of_aliases_is_refused_at_its_first_anchor(workshop):
    lines = ["a0: &a0 [x, x]", *(f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]" for i in range(1, 60))]
    assert [(problem.id, problem.line) for problem in workshop.problems("\n".join(lines))] == [("E01", 1)]


@pytest.mark.parametrize("deep", ["[" * 300_000, "{a: " * 300_000, "- " * 300_000 + "x", "[" * 900 + "]" * 900])
def test_nesting_without_end_is_a_mistake_and_no_crash(workshop, deep):
    assert workshop.ids(deep) == ["E01"]


def test_a_second_key_is_reported_with_the_place_of_the_first(workshop):
    [problem] = workshop.problems("actors:\n  - name: Fatah\n    code: PSEOPP\n    name: Hamas\n")
    assert (problem.id, problem.line) == ("E04", 4)
    assert "line 2" in problem.remedy


def test_a_section_that_stands_twice_is_reported_too(workshop):
    assert workshop.ids("remove: []\nremove: []\n") == ["E04"]


@pytest.mark.parametrize("value", ["true", "Yes", "1", "ja"])
def test_a_switch_takes_yes_and_no_only(workshop, value):
    [problem] = workshop.problems(f"agents:\n  - {{neutral: {value}, role: GOV, nouns: [leader]}}\n")
    assert problem.id == "E02"
    assert "yes or no" in problem.message


def test_all_mistakes_of_all_files_come_together(workshop):
    bad = {"b.yaml": "actors:\n  - {name: Fatah}\n", "a.yaml": "sets: [\n", "c.yaml": "actors: x\nagents: y\n"}
    found = [(problem.file, problem.id) for problem in workshop.problems(bad)]
    assert found == [
        ("layer0/a.yaml", "E01"),
        ("layer0/b.yaml", "E05"),
        ("layer0/c.yaml", "E02"),
        ("layer0/c.yaml", "E02"),
    ]


def test_a_long_line_is_cut_around_the_mistake_and_keeps_its_column(workshop):
    long = "x" * 300
    [problem] = workshop.problems(f"actors:\n  - {{name: {long}, cod: PSE, names: [{long}]}}\n")
    _, excerpt, caret, *_ = str(problem).splitlines()
    assert problem.column == 1 + len("  - {name: , ") + len(long)
    assert len(excerpt) < 180
    assert excerpt[caret.index("^") :].startswith("cod: PSE")


class TestFolders:
    def test_a_link_that_leads_in_a_circle_is_not_followed(self, workshop):
        [folder] = workshop.folders("actors:\n  - {name: Fatah, code: PSEOPP}\n")
        (folder / "sub").mkdir()
        (folder / "sub" / "up.yaml").symlink_to(folder, target_is_directory=True)
        (folder / "sub" / "round").symlink_to(folder, target_is_directory=True)
        assert workshop.names({}) == {"Fatah"}

    def test_a_file_that_links_to_itself_is_named_in_the_message(self, workshop):
        [folder] = workshop.folders("")
        (folder / "self.yaml").symlink_to(folder / "self.yaml")
        with pytest.raises(EventcoderError, match=r"self\.yaml"):
            workshop.build({})

    def test_an_editors_lock_files_and_hidden_folders_are_passed_over(self, workshop):
        [folder] = workshop.folders({".git/x.yaml": "[", ".hidden.yaml": "["})
        (folder / ".#words.yaml").symlink_to("somebody@nowhere:1")
        assert workshop.names("actors:\n  - {name: Fatah, code: PSEOPP}\n") == {"Fatah"}

    def test_files_are_found_in_any_sub_folder_and_other_files_are_left_alone(self, workshop):
        actor = "actors:\n  - {{name: {}, code: PSE}}\n".format
        files = {"a/b/c.yaml": actor("One"), "d.yml": actor("Two"), "notes.txt": "[", "e.yaml~": "["}
        assert workshop.names(files) == {"One", "Two"}

    def test_a_missing_and_an_empty_folder_are_told_apart(self, workshop, tmp_path):
        with pytest.raises(EventcoderError, match="no dictionary folder"):
            read_files([tmp_path / "nowhere"])
        (tmp_path / "empty").mkdir()
        with pytest.raises(EventcoderError, match=r"holds no \.yaml file"):
            read_files([tmp_path / "empty"])
