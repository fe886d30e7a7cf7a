"""The page for a browser: well-formed, complete, escaped, and in need of nothing from elsewhere."""

import re
import shutil
from copy import deepcopy
from xml.etree import ElementTree

import pytest

from eventcoder.explain.gather import reports
from eventcoder.explain.html import page

TEXT = (
    "British and French troops arrested two Syrians on Monday. It was loud & <b>rude</b>. "
    "Kenya, which may attack Mali, refused to hold \"talks\" with Somalia <script>alert(1)</script> in 'Rome'."
)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HARMLESS = {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}  # names of vocabularies, which no browser fetches


@pytest.fixture(scope="module")
def found(coder):
    return reports(coder, TEXT)


@pytest.fixture(scope="module")
def html(found):
    return page(found)


@pytest.fixture(scope="module")
def root(html):
    return ElementTree.fromstring(html)


def text_of(element):
    return " ".join("".join(element.itertext()).split())


def of_class(root, name):
    return [element for element in root.iter() if name in element.get("class", "").split()]


def test_every_sentence_stands_in_it_as_it_was_written(root, found):
    shown = of_class(deepcopy(root), "sentence")
    for sentence in shown:
        for mark in list(sentence.iter("mark")):
            for code in [child for child in mark if child.get("class") == "code"]:
                code.text = ""
    assert ["".join(sentence.itertext()) for sentence in shown] == [report.text for report in found]
    assert len(shown) >= 3


def test_every_mention_is_marked_with_its_code_and_side(root, found):
    for section, report in zip(root.iter("section"), found, strict=True):
        marks = [(text_of(mark), mark.get("class")) for mark in section.iter("mark")]
        for mention in report.mentions:
            side = "source" if mention.source else "target" if mention.target else "bystander"
            assert any(mention.code in text and side in kind for text, kind in marks), mention


def test_every_event_has_its_entry_and_the_line_that_made_it(root, found):
    shown = text_of(root)
    told = [event for report in found for event in report.told]
    assert {(event.source, event.code, event.target) for event in told} >= {("KEN", "125", "SOM"), ("GBRMIL", "173", "SYR")}
    for event in told:
        assert f"{event.source} {event.code} {event.target}" in shown
        for made_by in event.made_by:
            assert made_by.entry in shown
            assert str(made_by.location) in shown
    meant = [line.text for line in of_class(root, "meant")]
    assert any("SOURCE * TARGET to EVENT" in line for line in meant)


def test_every_entry_that_missed_is_there_with_its_reason(root, found):
    (listed,) = (words for report in found for words in report.listed if words.word == "attack")
    assert len(listed.missed) > 5
    (shown,) = (text_of(d) for d in of_class(root, "word") if text_of(d).startswith("attack:"))
    for missed in listed.missed:
        assert missed.entry in shown
        for miss in missed.misses:
            assert " ".join(miss.reason.split()) in shown


def test_the_parse_is_drawn_with_every_word_and_tie(root, found):
    for section, report in zip(root.iter("section"), found, strict=True):
        (drawing,) = section.iter("{http://www.w3.org/2000/svg}svg")
        words = [e for e in drawing.iter() if e.get("class") == "displacy-word"]
        labels = [e for e in drawing.iter() if e.get("class") == "displacy-label"]
        assert [word.text for word in words] == [word.text for word in report.words]
        assert sorted(label.text for label in labels) == sorted(arc.label for arc in report.arcs)
    names = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(names) == len(set(names))


def test_nothing_of_the_sentence_is_markup(root, html):
    assert "<script" not in html
    assert "<b>rude" not in html
    assert not {"script", "img", "link", "iframe", "object"} & {element.tag for element in root.iter()}


def test_nothing_comes_from_elsewhere(html, root):
    assert set(re.findall(r"\w+://[^\s\"'<)]+", html)) <= HARMLESS
    assert not re.search(r"url\(|@import|src=", html)
    for element in root.iter():
        for name, value in element.attrib.items():
            assert not name.endswith("href") or value.startswith("#")


def test_a_text_without_sentences_gives_a_page_that_says_so():
    assert "No sentence to code" in text_of(ElementTree.fromstring(page([])))


@pytest.mark.slow
def test_a_browser_shows_it_in_light_and_dark_and_fetches_nothing(html, tmp_path):
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright, which drives the browser, is not installed")
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        pytest.skip("there is no Chromium")
    path = tmp_path / "why.html"
    path.write_text(html, encoding="utf-8")
    grounds = {}
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        for scheme in ("light", "dark"):
            tab = chromium.new_page(color_scheme=scheme, viewport={"width": 390, "height": 800})
            fetched, said = [], []
            tab.on("request", lambda request, fetched=fetched: fetched.append(request.url))
            tab.on("console", lambda message, said=said: said.append(message.text))
            tab.on("dialog", lambda dialog, said=said: said.append(dialog.message))
            tab.goto(path.as_uri())
            assert fetched == [path.as_uri()]
            assert said == []
            assert tab.get_by_text("KEN 125 SOM").is_visible()
            assert tab.locator("svg .displacy-word").first.is_visible()
            assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), "a narrow window scrolls sideways"
            far = tab.get_by_text("entries further away").first
            inside = far.locator("xpath=..").locator(".missed").first
            assert not inside.is_visible()
            far.click()
            assert inside.is_visible()
            grounds[scheme] = tab.evaluate("getComputedStyle(document.body).backgroundColor")
        chromium.close()
    assert grounds["light"] != grounds["dark"]
