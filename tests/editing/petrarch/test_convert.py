"""Whole files: to a folder that loads and codes, with an account of every line."""

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import eventcoder
from eventcoder.dictionary.cache import load_dictionary
from eventcoder.dictionary.load import ontology_folder
from eventcoder.editing.petrarch.convert import convert, format_of, import_petrarch
from eventcoder.editing.petrarch.lines import split_lines
from eventcoder.errors import InputError

SHARED = Path(__file__).resolve().parents[4] / "shared" / "petrarch_dictionaries"

ACTORS = """\
# Our own little world.
TOGO_ [TGO]
+TOGOLESE_
+LOME_
KURVANIA_ [KRV]

KOFI_ADJEI_
+PRESIDENT_ADJEI
\t[TGOGOV 20010401-20050630]
\t[TGOELI]

KURVANIAN_PEOPLE'S_ARMY_ ; a band
\t[KRVREB]
KOFI_ADJEI_
\t[KRVMIL]
TOGO_ [TGO]
BROKEN_ [K]
NOBODY_
"""
AGENTS = """\
!PERSON! = MAN, MEN
SOLDIER [~MIL]
ARMY [~MIL]
POLICE {} [~COP]
MIDWIFE {MIDWIVES} [~HLH]
RELIEF_WORKER [NGO~]
FIRE!PERSON! [~ZZZ]
SOLDIER [~REB]
HANGER_ON
"""
VERBS = """\
&ACCORD
+ACCORD
+PEACE_DEAL

--- CHIDE [111] ---
CHIDE {CHID CHIDING }
BERATE [112]
+LASH_OUT {+LASHED_OUT }
- * &ACCORD WITH + [120]
- * NEIGHBOUR [---]  # no event
- * + LEADERS [999]
- VIOLENTLY * + [190]
- + WAS * BY $ [111]
- + WAS * BY $ [112]

--- CALL [040:040] ---
VISIT [042:043]
CONFER
- % * &ACCORD [057:057]
"""
DISCARDS = "POLE VAULT\n+CUP FINAL\nVALENTINE'S DAY\n"
ISSUES = "<ISSUE CATEGORY='FOOD'>\nn:harvest [FOOD]\n</ISSUE>\n"


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("old")
    texts = {"a.actors.txt": ACTORS, "b.agents.txt": AGENTS, "c.verbs.txt": VERBS, "d.discards.txt": DISCARDS}
    for name, text in {**texts, "e.issues.txt": ISSUES}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return sorted(folder.iterdir())


@pytest.fixture(scope="module")
def report(files):
    return convert(files)


@pytest.fixture(scope="module")
def coder(files, tmp_path_factory):
    target = tmp_path_factory.mktemp("new")
    import_petrarch(files, target)
    return eventcoder.load(target, default=False)


def test_every_line_is_converted_or_listed_with_number_and_reason(report):
    listed = {(refusal.file, refusal.line, refusal.kind) for refusal in report.refusals}
    assert listed == {
        ("a.actors.txt", 14, "name of another actor"),
        ("a.actors.txt", 15, "code of no name"),
        ("a.actors.txt", 17, "unusable actor code"),
        ("a.actors.txt", 18, "name without a code"),
        ("b.agents.txt", 8, "agent noun of another role"),
        ("b.agents.txt", 9, "not understood"),
        ("c.verbs.txt", 11, "unknown CAMEO code"),
        ("c.verbs.txt", 12, "adverb before the verb"),
        ("c.verbs.txt", 14, "only tense or voice"),
        *{("e.issues.txt", line, "issue coding") for line in (1, 2, 3)},
    }
    counts = {file.file: file.counts() for file in report.files}
    assert counts["a.actors.txt"]["name"] == (11, 8)
    assert counts["b.agents.txt"]["agent"] == (8, 6)
    assert counts["c.verbs.txt"]["pattern"] == (7, 4)
    assert counts["d.discards.txt"]["discard"] == (3, 3)
    assert report.files[0].notes["a name that stands twice with the same code is written once"] == 1


# Pieces of lines of all formats, which in any order make lines right, nearly right and wrong.
PIECES = [
    *("TOGO_", "+LOME_", "LOME", "\t", " ", "[TGO]", "[TGOGOV 990101-20050630]", "[TGO >20010101]", "[---]", "[", "]", "é"),
    *("[~MIL]", "[NGO~]", "[~ZZZ}", "{}", "{MEN}", "!X! = A, B", "!X!", "--- CHIDE [111] ---", "--- CHIDE [---]", "CHIDE"),
    *("- ", "*", " + ", " $ ", " % ", " ^ ", "&AID", "&AID_", "+HELP_", "_", "TALKS", " WITH ", " TO ", "WILL ", "NOT "),
    *("SAID ", "IF ", "RESIGN", "WAS ", "BY ", "UP ", "[112]", "[040:040]", "[:112]", "[042:043]", "[999]", "(IN ", ")", "}"),
    *("{OLD ", "~ a (b . A) B = a b 112", "# c", "; c", "<!--", "-->", "n:crop [FOOD]", "~", "\x1a", ": ", ", ", "@", "|", '"'),
]


@settings(max_examples=60)
@given(
    st.lists(st.lists(st.sampled_from(PIECES), max_size=7).map("".join), max_size=14),
    st.sampled_from(["actors", "agents", "verbs", "discards", "issues"]),
)
def test_no_line_of_any_file_is_dropped_in_silence_and_what_is_written_loads(tmp_path_factory, lines, form):
    folder = tmp_path_factory.mktemp("any")
    path = folder / "any.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    report = convert([path], [form])
    accounted = set(report.files[0].whats)
    assert accounted == {line.number for line in split_lines(path.read_bytes())}
    for name, text in report.written.items():
        place = folder / "new" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    if report.written:
        load_dictionary([ontology_folder(), folder / "new"], default=False)


def test_dates_roles_plurals_and_lines_are_written(report):
    actors = yaml.load(report.written["actors/a.yaml"], Loader=yaml.BaseLoader)["actors"]
    named = {actor["name"]: actor for actor in actors}
    assert named["Kofi Adjei"]["code"] == [
        {"code": "TGOELI", "to": "2001-03-31"},
        {"code": "TGOGOV", "from": "2001-04-01", "to": "2005-06-30"},
        {"code": "TGOELI", "from": "2005-07-01"},
    ]
    country = yaml.load(report.written["actors/countries/togo.yaml"], Loader=yaml.BaseLoader)
    assert (country["country"], country["code"], country["names"], country["adjectives"]) == (
        "Togo",
        "TGO",
        ["Lome"],
        ["Togolese"],
    )
    agents = yaml.load(report.written["agents/b.yaml"], Loader=yaml.BaseLoader)
    assert agents["roles"]["imported"]["codes"].keys() == {"ZZZ"}
    nouns = {group["role"]: group["nouns"] for group in agents["agents"]}
    assert nouns["MIL"] == ["soldier", "army"]
    assert nouns["COP"] == [{"noun": "police", "plural": "police"}]
    assert nouns["NGO"] == ["relief worker"]
    assert "  - name: Kurvania  # line 5" in report.written["actors/a.yaml"].splitlines()


def test_blocks_become_entries_and_pairs_of_codes_mutual_or_mirrored(report):
    entries = yaml.load(report.written["verbs/c.yaml"], Loader=yaml.BaseLoader)["predicates"]
    rules = {entry["name"]: entry for entry in entries}
    assert rules["chide"]["verbs"] == ["chide", "berate", "lash out"]
    assert rules["chide"]["patterns"][0] == {"pattern": "SOURCE * @accord with TARGET", "code": "120"}
    assert {row["code"] for row in rules["chide"]["patterns"][1:]} == {"none"}
    assert rules["chide-112"]["verbs"] == ["berate"]
    assert rules["call"]["patterns"][0]["mutual"] == "yes"
    (visit,) = [entry for entry in entries if entry["verbs"] == ["visit"]]
    assert (visit["patterns"][0]["code"], visit["patterns"][0]["mirror"]) == ("042", "043")


def codes(coder, text, **options):
    return {(e.source and e.source.code, e.code, e.target and e.target.code) for e in coder.code(text, **options)}


def test_a_coder_with_the_result_alone_codes_by_it_and_by_nothing_else(coder):
    assert codes(coder, "Togo's soldiers berated Kurvania.") == {("TGOMIL", "112", "KRV")}
    assert codes(coder, "Togo was chided by Kurvania on Monday.") == {("KRV", "111", "TGO")}
    assert codes(coder, "Togolese police chided a peace deal with Kurvania.") == {("TGOCOP", "120", "KRV")}
    assert codes(coder, "Togo visited Kurvania.") == {("TGO", "042", "KRV"), ("KRV", "043", "TGO")}
    assert codes(coder, "France condemned Kurvania.", require_dyad=False) == set()
    assert codes(coder, "Togo chided Kurvania before the cup final.") == set()


def test_an_imported_office_ends_with_its_period(coder):
    def source(date):
        return {s for s, *_ in codes(coder, "Kofi Adjei chided Kurvania.", date=date)}

    assert source("2003-01-01") == {"TGOGOV"}
    assert source("2010-01-01") == {"TGOELI"}


@pytest.mark.parametrize(
    ("name", "text", "form"),
    [
        ("x.actors.txt", "", "actors"),
        ("x.txt", "SOLDIER [~MIL]", "agents"),
        ("x.txt", "TOGO_ [TGO]", "actors"),
        ("x.txt", "--- CHIDE [111] ---", "verbs"),
        ("x.txt", "n:harvest [FOOD]", "issues"),
        ("x.txt", "POLE VAULT", "discards"),
    ],
)
def test_name_or_content_tell_what_a_file_is(name, text, form):
    assert format_of(name, list(split_lines(text.encode()))) == form


def test_a_file_of_no_format_says_what_to_do(tmp_path):
    path = tmp_path / "x.txt"
    path.write_text("a * b\n", encoding="utf-8")
    with pytest.raises(InputError, match="one of actors, agents"):
        convert([path])


def test_nothing_is_overwritten_unasked_and_a_dry_run_writes_only_the_report(files, tmp_path):
    target, account = tmp_path / "new", tmp_path / "report.json"
    import_petrarch(files[:1], target, dry_run=True, report_to=account)
    assert not target.exists()
    assert json.loads(account.read_text(encoding="utf-8"))["not_converted"][0]["line"] == 14
    target.mkdir()
    (target / "mine.yaml").write_text("actors: []\n", encoding="utf-8")
    with pytest.raises(InputError, match="not empty"):
        import_petrarch(files[:1], target)
    import_petrarch(files[:1], target, overwrite=True)
    assert (target / "mine.yaml").exists()
    assert (target / "actors" / "a.yaml").exists()


@pytest.mark.slow
@pytest.mark.skipif(not SHARED.is_dir(), reason="the dictionaries of PETRARCH are not beside this checkout")
def test_the_dictionaries_of_petrarch_convert_and_load(tmp_path):
    files = sorted(SHARED.glob("*.txt"))
    report = import_petrarch(files, tmp_path / "new")
    there, converted = {}, {}
    for file in report.files:
        for what, (number, good) in file.counts().items():
            there[what] = there.get(what, 0) + number
            converted[what] = converted.get(what, 0) + good
    assert converted["name"] + converted["agent"] >= 0.99 * (there["name"] + there["agent"])
    assert converted["pattern"] >= 0.9 * there["pattern"]
    found = eventcoder.load(tmp_path / "new", default=False)
    assert ("USA", "111", "RUS") in codes(found, "The United States condemned Russia.")
