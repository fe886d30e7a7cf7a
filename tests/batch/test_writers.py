"""Every format against the published list of its columns, read back by pandas."""

import datetime
import io
import re
from pathlib import Path

import pandas
import pytest
import yaml
from made_rows import DAY, article, event, maker, row

from eventcoder.batch.writers import COLUMNS, TEXT_FORMATS, TabFormat

# Typed from the published lists, and not from the writers.
PUBLISHED = yaml.safe_load((Path(__file__).parents[1] / "data" / "published-columns.yaml").read_text(encoding="utf-8"))
NAMED = {"icews", "polecat"}
DOCS = Path(__file__).parents[2] / "docs" / "formats.md"


def read(name, rows, **options):
    """The rows as a user of pandas sees them, who leaves quoting at its default."""
    written = TEXT_FORMATS[name].header() + TEXT_FORMATS[name].encode(rows)
    names = None if name in NAMED else PUBLISHED[name]
    options = {"dtype": str, "keep_default_na": False} | options
    return pandas.read_csv(io.BytesIO(written), sep="\t", names=names, index_col=False, **options)


def only(name, one):
    frame = read(name, [one])
    assert len(frame) == 1
    return frame.iloc[0].to_dict()


def filled(values):
    return {column: value for column, value in values.items() if value != ""}


@pytest.mark.parametrize("name", PUBLISHED)
def test_columns_are_those_published(name):
    assert list(TEXT_FORMATS[name].columns) == PUBLISHED[name]
    for one in (row(), row(source="", date=None), row(target="IMGMEAMOSALQ", url="")):
        fields = TEXT_FORMATS[name].encode([one]).decode().removesuffix("\n").split("\t")
        assert len(fields) == len(PUBLISHED[name])


def test_every_table_is_tested():
    assert {name for name, text_format in TEXT_FORMATS.items() if isinstance(text_format, TabFormat)} == PUBLISHED.keys()


@pytest.mark.parametrize(("name", "columns"), [*PUBLISHED.items(), ("parquet", list(COLUMNS))])
def test_the_documentation_lists_the_columns(name, columns):
    text = DOCS.read_text(encoding="utf-8")
    heading = "## One event, one row" if name == "parquet" else f"(`{name}`)\n"
    section = text.split(heading)[1].split("\n## ")[0]
    first_cells = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    assert [column for cell in first_cells for column in re.findall("`(.*?)`", cell)] == columns


def test_gdelt_event():
    one = row("0231", "LBNREBHEZ", "IGOEUREEC", date=datetime.date(2019, 4, 2))._replace(mentions=3, publishers=2, articles=2)
    assert filled(only("gdelt", one)) == {
        "GLOBALEVENTID": "1",
        "SQLDATE": "20190402",
        "MonthYear": "201904",
        "Year": "2019",
        "FractionDate": "2019.2521",
        "Actor1Code": "LBNREBHEZ",
        "Actor1Name": "LEBANON",
        "Actor1CountryCode": "LBN",
        "Actor1KnownGroupCode": "HEZ",
        "Actor1Type1Code": "REB",
        "Actor2Code": "IGOEUREEC",
        "Actor2Name": "LEBANON",
        "Actor2CountryCode": "EUR",
        "Actor2KnownGroupCode": "EEC",
        "Actor2Type1Code": "IGO",
        "IsRootEvent": "1",
        "EventCode": "0231",
        "EventBaseCode": "023",
        "EventRootCode": "02",
        "QuadClass": "1",
        "GoldsteinScale": "3.4",
        "NumMentions": "3",
        "NumSources": "2",
        "NumArticles": "2",
        "DATEADDED": "20190402000000",
        "SOURCEURL": "https://example.org/1",
    }


def test_gdelt_counts_days_in_months_of_thirty():
    def fraction(month, day):
        return only("gdelt", row(date=datetime.date(2013, month, day)))["FractionDate"]

    assert (fraction(1, 1), fraction(2, 3), fraction(12, 31)) == ("2013.0027", "2013.0904", "2013.9890")


def test_gdelt_has_religions_and_three_types():
    values = filled(only("gdelt", row(source="IRQGOVMOSSHIMIL", target="IMGMEAMOSALQ")))
    parts = {name: value for name, value in values.items() if re.match("Actor1(Rel|Type|Ethnic|Known)", name)}
    assert parts == {
        "Actor1Religion1Code": "MOS",
        "Actor1Religion2Code": "SHI",
        "Actor1Type1Code": "GOV",
        "Actor1Type2Code": "MIL",
    }
    assert (values["Actor2CountryCode"], values["Actor2KnownGroupCode"]) == ("MEA", "ALQ")


def test_gdelt_mention():
    first = article().text.index("Lebanon")
    (one,) = maker().rows(article(), 0, [event()], sentence_starts=[0, first])
    assert filled(only("gdelt-mentions", one._replace(event_id=7))) == {
        "GLOBALEVENTID": "7",
        "EventTimeDate": "20151215000000",
        "MentionTimeDate": "20151215000000",
        "MentionType": "1",
        "MentionSourceName": "Daily Example",
        "MentionIdentifier": "https://example.org/1",
        "SentenceID": "2",
        "Actor1CharOffset": str(first),
        "Actor2CharOffset": str(first),
        "ActionCharOffset": str(first + 8),
        "MentionDocLen": str(len(article().text)),
    }
    offline = only("gdelt-mentions", row(url="", identifier="paper, page 3"))
    assert (offline["MentionType"], offline["MentionIdentifier"]) == ("2", "paper, page 3")


def test_icews_event():
    assert filled(only("icews", row("163", "USAGOVMIL", "RUS"))) == {
        "Event ID": "1",
        "Event Date": "2015-12-15",
        "Source Name": "Lebanon",
        "Source Sectors": "Government,Military",
        "Source Country": "United States",
        "Event Text": "Impose embargo, boycott or sanctions",
        "CAMEO Code": "163",
        "Intensity": "-8.0",
        "Target Name": "Lebanon",
        "Target Country": "Russia",
        "Story ID": "a1",
        "Publisher": "Daily Example",
    }


def test_petrarch2_event():
    assert filled(only("petrarch2", row())) == {
        "date": "20151215",
        "source": "LBNGOV",
        "target": "TCD",
        "code": "040",
        "ids": "a1",
        "url": "https://example.org/1",
        "publisher": "Daily Example",
    }
    values = only("petrarch2-text", row(source="", target="IGOUNO"))
    assert list(values.values())[8:] == ["---", "Lebanon", "met", "", "IGO"]


def test_phoenix_event():
    values = only("phoenix", row("163", "SYRREBMOSALQ", "KURMIL"))
    assert re.fullmatch(r"1_\d[\w.]*", values.pop("event id"))
    assert filled(values) == {
        "date": "20151215",
        "year": "2015",
        "month": "12",
        "day": "15",
        "source full": "SYRREBMOSALQ",
        "source root": "SYR",
        "source agent": "REB",
        "source others": "MOS;ALQ",
        "target full": "KURMIL",
        "target agent": "MIL",
        "code": "163",
        "root": "16",
        "quad class": "3",
        "goldstein": "-8.0",
        "story ids": "a1",
        "urls": "https://example.org/1",
        "publishers": "Daily Example",
    }
    assert only("phoenix", row("010"))["quad class"] == "0"


def test_polecat_record():
    values = only("polecat", row("1712", "USAGOVMIL", "IGOEUREEC"))
    assert values.pop("Version")
    assert filled(values) == {
        "Event ID": "1",
        "Event Date": "2015-12-15",
        "Event Type": "ASSAULT",
        "Event Mode": "seize",
        "Intensity": "-9.2",
        "Quad Code": "MATERIAL CONFLICT",
        "Contexts": "human_security",
        "Actor Country": "USA",
        "Primary Actor Sector": "GOV",
        "Actor Sectors": "GOV;MIL",
        "Actor Name Raw": "Lebanon",
        "Primary Recipient Sector": "IGO",
        "Recipient Sectors": "IGO",
        "Recipient Name Raw": "Lebanon",
        "Source": "Daily Example",
        "Publication Date": "2015-12-15",
        "Language": "en",
    }


def test_polecat_leaves_out_statements_and_knows_every_other_type():
    codes = maker().ontology.codes.values()
    frame = read("polecat", [row(code.code) for code in codes])
    assert len(frame) == sum(code.code[:2] != "01" for code in codes)
    assert set(frame["Quad Code"]) == {f"{a} {b}" for a in ("VERBAL", "MATERIAL") for b in ("COOPERATION", "CONFLICT")}


@pytest.mark.parametrize("name", PUBLISHED)
def test_tabs_breaks_and_quotes_in_texts_break_no_row(name):
    bad = row(identifier='"id\t\r\n1', source="LBN", url='http://x/\u2028"a', date=DAY)._replace(publisher='The\nDaily\t"Ex"')
    frame = read(name, [bad, row()])
    assert len(frame) == 2
    joined = " ".join(frame.iloc[0])
    assert "The Daily 'Ex'" in joined or name == "gdelt"
    assert not set('"\t\r\n\u2028') & set(joined)


@pytest.mark.parametrize("name", PUBLISHED)
def test_undated_events_have_empty_dates(name):
    dated, undated = only(name, row()), only(name, row(date=None))
    differing = {column for column in dated if dated[column] != undated[column]}
    assert differing
    assert all(undated[column] == "" for column in differing)
