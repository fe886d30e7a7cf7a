"""Hundreds of noun phrases and the actor codes that they must get, by the real model; see data/actor_phrases.yaml."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from attrs import frozen

from eventcoder.actors.mention import Reach
from eventcoder.coder import Coder
from eventcoder.grammar.sentence import Sentence

DATA = Path(__file__).parents[1] / "data" / "actor_phrases.yaml"
DAY = "2015-06-01"
WANTED = 0.97


@frozen
class Phrase:
    group: str
    text: str
    start: int
    end: int
    codes: frozenset[str]
    date: str

    @classmethod
    def read(cls, group: str, key: str, marked: str) -> Phrase:
        start, end = marked.index("<"), marked.index(">") - 1
        *codes, last = key.split(" + ")
        code, _, date = last.partition(" ")
        text = marked.replace("<", "").replace(">", "")
        return cls(group, text, start, end, frozenset([*codes, code]) - {"nobody"}, date or DAY)

    def found(self, coder: Coder) -> set[str]:
        """The codes of whom the phrase stands for when the whole text has been read up to its sentence."""
        for analysis in coder.analyse(self.text, self.date):
            head = self._main_word(analysis.sentence)
            if head is not None:
                return {mention.code for mention in analysis.phrases.resolve(head, Reach.TARGET)}
        raise AssertionError(f"no sentence of {self.text!r} holds the phrase")

    def _main_word(self, sentence: Sentence) -> int | None:
        inside = [
            i for i in range(len(sentence)) if self.start <= sentence.starts[i] < self.end and sentence.words[i][0].isalnum()
        ]
        return next((i for i in inside if sentence.heads[i] == i or sentence.heads[i] not in inside), None)


def read() -> tuple[list[Phrase], list[Phrase]]:
    """The phrases that must come out right, and those that are known not to."""
    table = yaml.load(DATA.read_text(encoding="utf-8"), yaml.BaseLoader)
    groups = {**table["groups"], "known failures": table["known failures"]}
    phrases = [Phrase.read(group, *pair) for group, rows in groups.items() for row in rows for pair in row.items()]
    known = [phrase for phrase in phrases if phrase.group == "known failures"]
    return [phrase for phrase in phrases if phrase not in known], known


def wrong(coder: Coder, phrases: list[Phrase]) -> Iterator[str]:
    for phrase in phrases:
        found = phrase.found(coder)
        if found != phrase.codes:
            marked = f"{phrase.text[: phrase.start]}<{phrase.text[phrase.start : phrase.end]}>{phrase.text[phrase.end :]}"
            wanted = " + ".join(sorted(phrase.codes)) or "nobody"
            yield f"{phrase.group}: {marked} ({phrase.date}): wanted {wanted}, found {' + '.join(sorted(found)) or 'nobody'}"


def test_the_table_is_large_and_sound():
    right, known = read()
    phrases = right + known
    assert len(right) >= WANTED * len(phrases)
    assert len(phrases) >= 600
    assert len({(p.text, p.start, p.date) for p in phrases}) == len(phrases)


def test_phrases_get_their_codes(coder):
    right, _ = read()
    assert list(wrong(coder, right)) == []


@pytest.mark.parametrize("phrase", read()[1], ids=lambda phrase: phrase.text)
def test_a_known_failure_fails_still(coder, phrase):
    assert list(wrong(coder, [phrase])), "it comes out right now: move it among the groups"
