import hashlib
import multiprocessing
import pickle

import pytest

from eventcoder.dictionary import cache
from eventcoder.dictionary.cache import cache_folder, load_dictionary
from eventcoder.dictionary.compiled import Dictionary
from eventcoder.errors import DictionaryError

ACTORS = """\
actors:
  - {name: Fatah, names: [al-Fatah], code: PSEOPP}
  - {name: Hamas, code: PSEREB}
predicates:
  - {verbs: [condemn], nouns: [condemnation], code: 111, examples: [A slept. => nothing]}
"""


@pytest.fixture(autouse=True)
def cache_at(tmp_path, monkeypatch):
    monkeypatch.setenv("EVENTCODER_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def folders(workshop):
    return workshop.folders(ACTORS)


@pytest.fixture
def compilations(monkeypatch):
    """How often the dictionary was compiled, and not read from the cache."""
    calls = []

    def counted(files, compile_dictionary=cache.compile_dictionary):
        calls.append(files)
        return compile_dictionary(files)

    monkeypatch.setattr(cache, "compile_dictionary", counted)
    return calls


def load(folders):
    return load_dictionary(folders, default=False)


def test_what_has_not_changed_is_compiled_once(folders, compilations):
    load(folders)
    load(folders)
    assert len(compilations) == 1


def test_the_cached_dictionary_says_the_same(folders):
    fresh, cached = load(folders), load(folders)
    assert cached.names == fresh.names
    assert cached.predicates == fresh.predicates
    assert cached.entries == fresh.entries
    assert cached.ontology == fresh.ontology
    assert (cached.modals, cached.transparent, cached.warnings) == (fresh.modals, fresh.transparent, fresh.warnings)


def test_the_cached_tables_answer_as_plain_ones_do(folders):
    load(folders)
    names = load(folders).names
    assert "fatah" in names
    assert "nobody" not in names
    assert names.get("nobody") is None
    assert names.get("nobody", {}) == {}
    with pytest.raises(KeyError):
        names["nobody"]
    assert names["fatah"] is names.get("fatah")
    assert set(names) == set(dict(names)) == set(names.keys()) == {"fatah", "al", "hamas"}
    assert len(names) == len(names.items()) == len(names.values()) == 3


def test_a_cached_dictionary_can_be_sent_to_another_process(folders):
    load(folders)
    cached = load(folders)
    assert pickle.loads(pickle.dumps(cached)) == cached


@pytest.mark.parametrize("change", ["content", "name", "new", "gone"])
def test_any_change_of_the_files_is_seen(workshop, folders, compilations, change):
    (folders[0] / "more.yaml").write_text("actors: [{name: Islamic Jihad, code: PSEREB}]\n")
    load(folders)
    path = folders[0] / "more.yaml"
    if change == "content":
        path.write_text(path.read_text().replace("Islamic", "Holy"))
    elif change == "name":
        path.rename(folders[0] / "renamed.yaml")
    elif change == "new":
        (folders[0] / "again.yaml").write_text("actors: [{name: PFLP, code: PSEREB}]\n")
    else:
        path.unlink()
    load(folders)
    assert len(compilations) == 2


def test_the_order_of_layers_is_part_of_the_key(workshop, compilations):
    base, one, two = workshop.folders("", *(f"actors: [{{name: X, code: {code}}}]\n" for code in ("AAA", "BBB")))
    assert load([base, one, two]).names_listed()[0].entry.code_on(1) == "BBB"
    assert load([base, two, one]).names_listed()[0].entry.code_on(1) == "AAA"


def test_a_new_compiler_does_not_read_the_files_of_an_old_one(folders, compilations, monkeypatch):
    load(folders)
    monkeypatch.setattr(cache, "compiler_digest", lambda: "another version")
    load(folders)
    assert len(compilations) == 2


def damage_flip(content):
    return content[:-9] + bytes([content[-9] ^ 1]) + content[-8:]


@pytest.mark.parametrize(
    "damage",
    [
        damage_flip,
        lambda content: content[: len(content) // 2],
        lambda content: b"",
        lambda content: b"no dictionary at all",
        lambda content: content + b"x",
    ],
)
def test_a_damaged_file_is_compiled_anew_and_mended(folders, compilations, cache_at, damage):
    load(folders)
    [path] = cache_at.glob("*.dictionary")
    whole = path.read_bytes()
    path.write_bytes(damage(whole))
    assert {name.entry.name for name in load(folders).names_listed()} == {"Fatah", "Hamas"}
    assert path.read_bytes() == whole
    assert len(compilations) == 2


class Malicious:
    def __reduce__(self):
        return (exec, ("raise SystemExit('the cache ran code')",))


def test_a_forged_file_cannot_run_code(folders, cache_at, compilations):
    load(folders)
    [path] = cache_at.glob("*.dictionary")
    payload = pickle.dumps(Malicious())
    path.write_bytes(hashlib.sha256(payload).digest() + payload)
    assert isinstance(load(folders), Dictionary)
    assert len(compilations) == 2


@pytest.mark.parametrize("obstacle", ["a file in its place", "a file above it"])
def test_without_a_place_for_the_cache_everything_works(folders, cache_at, monkeypatch, obstacle):
    cache_at.write_text("in the way")
    if obstacle == "a file above it":
        monkeypatch.setenv("EVENTCODER_CACHE", str(cache_at / "deeper"))
    assert load(folders) == load(folders)


def test_a_full_disk_leaves_no_half_written_file(folders, cache_at, monkeypatch):
    def full(self, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)
    assert isinstance(load(folders), Dictionary)
    assert list(cache_at.iterdir()) == []


def test_a_user_without_a_home_can_work(folders, monkeypatch):
    def homeless():
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("EVENTCODER_CACHE")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr("pathlib.Path.home", homeless)
    monkeypatch.setattr("sys.platform", "linux")
    assert isinstance(load(folders), Dictionary)


def test_only_the_last_dictionaries_are_kept(workshop, cache_at):
    [base] = workshop.folders("")
    for number in range(12):
        (base / "words.yaml").write_text(f"actors: [{{name: N{number}, code: AAA}}]\n")
        load([base])
    assert len(list(cache_at.glob("*.dictionary"))) == 8


def test_a_dictionary_with_mistakes_is_not_kept(folders, cache_at):
    (folders[0] / "bad.yaml").write_text("actors: [{name: X}]\n")
    for _ in range(2):
        with pytest.raises(DictionaryError):
            load(folders)
    assert not cache_at.exists()


def load_names(folders):
    return sorted(" ".join(name.surface) for name in load(folders).names_listed())


def test_many_processes_may_start_at_once(folders, cache_at):
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        results = pool.map(load_names, [folders] * 8)
    assert results == [["Fatah", "Hamas", "al Fatah"]] * 8
    assert len(list(cache_at.iterdir())) == 1


@pytest.mark.parametrize(
    ("platform", "variables", "end"),
    [
        ("linux", {"XDG_CACHE_HOME": "/x"}, "/x/eventcoder"),
        ("linux", {"HOME": "/h"}, "/h/.cache/eventcoder"),
        ("darwin", {"HOME": "/h"}, "/h/Library/Caches/eventcoder"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/eventcoder"),
        ("linux", {"EVENTCODER_CACHE": "/mine"}, "/mine"),
    ],
)
def test_the_cache_stands_where_the_system_keeps_caches(monkeypatch, platform, variables, end):
    for name in ("EVENTCODER_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.platform", platform)
    assert cache_folder().as_posix() == end
