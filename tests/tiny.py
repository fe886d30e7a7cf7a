"""A world of five countries and a few nouns, and an ontology of a dozen codes: what tests of actors and readings need.

A test adds the predicates and actors that it is about; nothing of the dictionaries that come with eventcoder is read.
"""

from __future__ import annotations

import datetime
from pathlib import Path

from attrs import define, evolve, field
from parses import text_of

from eventcoder.actors.mention import Reach
from eventcoder.actors.reference import Discourse
from eventcoder.dictionary.cache import load_dictionary
from eventcoder.dictionary.compiled import Dictionary
from eventcoder.grammar.sentence import Sentence
from eventcoder.readings.analysis import Analysis, Deed, analyse
from eventcoder.readings.lexicon import Lexicon

__all__ = ["DAY", "World", "build", "entry", "together"]

DAY = datetime.date(2020, 6, 15).toordinal()

ONTOLOGY = """\
codes:
  "01": {name: Statement, goldstein: 0, quad: 1}
  "010": {name: "Statement, unspecified", parent: "01", goldstein: 0, quad: 1}
  "03": {name: Intend, goldstein: 4, quad: 1}
  "030": {name: "Intend, unspecified", parent: "03", goldstein: 4, quad: 1}
  "036": {name: Intend to meet, parent: "03", goldstein: 4, quad: 1}
  "04": {name: Consult, goldstein: 1, quad: 1}
  "040": {name: "Consult, unspecified", parent: "04", goldstein: 1, quad: 1}
  "042": {name: Make a visit, parent: "04", goldstein: 1.9, quad: 1}
  "043": {name: Host a visit, parent: "04", goldstein: 2.8, quad: 1}
  "07": {name: Aid, goldstein: 7, quad: 2}
  "070": {name: "Aid, unspecified", parent: "07", goldstein: 7, quad: 2}
  "08": {name: Yield, goldstein: 5, quad: 2}
  "087": {name: De-escalate, parent: "08", goldstein: 9, quad: 2}
  "0874": {name: Withdraw, parent: "087", goldstein: 10, quad: 2}
  "10": {name: Demand, goldstein: -5, quad: 3}
  "100": {name: "Demand, unspecified", parent: "10", goldstein: -5, quad: 3}
  "106": {name: Demand to withdraw, parent: "10", goldstein: -5, quad: 3}
  "11": {name: Disapprove, goldstein: -2, quad: 3}
  "111": {name: Criticize or denounce, parent: "11", goldstein: -2, quad: 3}
  "112": {name: Accuse, parent: "11", goldstein: -2, quad: 3}
  "12": {name: Reject, goldstein: -4, quad: 3}
  "120": {name: "Reject, unspecified", parent: "12", goldstein: -4, quad: 3}
  "125": {name: Refuse to meet, parent: "12", goldstein: -5, quad: 3}
  "13": {name: Threaten, goldstein: -4.4, quad: 3}
  "130": {name: "Threaten, unspecified", parent: "13", goldstein: -4.4, quad: 3}
  "138": {name: Threaten with force, parent: "13", goldstein: -7, quad: 3}
  "14": {name: Protest, goldstein: -6.5, quad: 4}
  "140": {name: "Protest, unspecified", parent: "14", goldstein: -6.5, quad: 4}
  "143": {name: Strike, parent: "14", goldstein: -6.5, quad: 4}
  "16": {name: Reduce relations, goldstein: -4, quad: 4}
  "163": {name: Impose sanctions, parent: "16", goldstein: -8, quad: 4}
  "17": {name: Coerce, goldstein: -7, quad: 4}
  "173": {name: Arrest, parent: "17", goldstein: -5, quad: 4}
  "19": {name: Fight, goldstein: -10, quad: 4}
  "190": {name: "Fight, unspecified", parent: "19", goldstein: -10, quad: 4}
  "195": {name: Bomb, parent: "19", goldstein: -10, quad: 4}
roles:
  international: {order: 1, codes: {IGO: organisation, INT: international}}
  ethnic: {order: 2, codes: {KUR: Kurds}}
  primary: {order: 3, codes: {GOV: government, MIL: military, OPP: opposition, REB: rebels, COP: police, CVL: civilians}}
  party: {order: 4, codes: {PTY: party}}
  secondary: {order: 7, codes: {ELI: elites, LEG: parliament, MED: media, BUS: business, JUD: courts, EDU: schools}}
operators:
  same: {subject: source, identity: yes}
  future: {subject: source, table: {"04": "036", "07": "030", "14": "130", "16": "130", "19": "138", "11": "111"}}
  negate: {subject: source, table: {"04": none, "19": none, "11": none, "10": none}}
  refuse: {subject: source, table: {"04": "125", "07": "120", "08": "120"}}
  demand: {subject: target, table: {"04": "100", "08": "106", "07": "100"}}
  accuse: {subject: target, table: {"19": "112", "04": none}}
  halt: {subject: source, table: {"19": "087", "04": "120", "163": "087"}}
"""

WORLD = {
    "cameo.yaml": ONTOLOGY,
    "chad.yaml": "country: Chad\ncode: TCD\nadjectives: [Chadian]\ndemonyms: [Chadian]\ncapital: Ndjamena\n",
    "niger.yaml": "country: Niger\ncode: NER\nadjectives: [Nigerien]\ndemonyms: [Nigerien]\ncapital: Niamey\n",
    "mali.yaml": "country: Mali\ncode: MLI\nadjectives: [Malian]\ndemonyms: [Malian]\ncapital: Bamako\n",
    "togo.yaml": "country: Togo\ncode: TGO\nadjectives: [Togolese]\ncapital: Lome\n",
    "us.yaml": """\
country: United States
code: USA
names: [US, U.S., United States of America]
adjectives: [American]
demonyms: [American]
capital: Washington
""",
    "agents.yaml": """\
agents:
  - {role: MIL, nouns: [soldier, troop, general, {noun: army, plural: armies}, military]}
  - {role: GOV, nouns: [minister, government, foreign minister, president, prime minister]}
  - {role: GOVMIL, nouns: [defense minister]}
  - {role: REB, nouns: [rebel]}
  - {role: OPP, nouns: [protester, opposition]}
  - {role: COP, nouns: [{noun: police, plural: police}, police chief]}
  - {role: CVL, nouns: [villager, worker]}
  - {role: LEG, nouns: [lawmaker, parliament]}
  - {role: MED, nouns: [journalist]}
  - {neutral: yes, nouns: [leader, official, envoy]}
  - {refers: yes, nouns: [country, kingdom]}
""",
    "sets.yaml": """\
sets:
  aid: [aid, relief, humanitarian_assistance]
transparent: [series, group, wave]
instruments: [jet, tank, decision, plane, missile, court]
modals:
  - {words: [will, be to, be going to], operator: future, negated: refuse}
  - {words: [may, might, could], operator: none}
  - {words: [can], operator: none, negated: refuse}
""",
}


def together(*sentences: Sentence) -> tuple[list[Sentence], str]:
    """Sentences as those of one article: their offsets counted in its text, and the text."""
    text, placed = "", []
    for sentence in sentences:
        offset = len(text) + (1 if text else 0)
        text = text.ljust(offset) + text_of(sentence)
        placed.append(evolve(sentence, starts=[start + offset for start in sentence.starts]))
    return placed, text


@define
class World:
    """A tiny dictionary with all stages behind the parser."""

    dictionary: Dictionary
    lexicon: Lexicon = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.lexicon = Lexicon(self.dictionary)

    def analyses(self, *sentences: Sentence, day=DAY, given=None) -> list[Analysis]:
        """Each sentence of an article analysed, in its order."""
        placed, text = together(*sentences)
        discourse = Discourse()
        return [analyse(sentence, text, self.lexicon, discourse, day, given) for sentence in placed]

    def deeds(self, *sentences: Sentence, require_dyad=True, day=DAY, given=None) -> list[Deed]:
        """What the last sentence of an article tells."""
        return self.analyses(*sentences, day=day, given=given)[-1].deeds(require_dyad)

    def code(self, *sentences: Sentence, require_dyad=True, day=DAY, given=None) -> list[str]:
        """The same as lines: "TCD 111 NER", with "---" for an empty side."""
        return [
            f"{deed.source.code if deed.source else '---'} {deed.code} {deed.target.code if deed.target else '---'}"
            for deed in self.deeds(*sentences, require_dyad=require_dyad, day=day, given=given)
        ]

    def actor(self, *sentences: Sentence, at: str, reach=Reach.TARGET, day=DAY, given=None) -> str:
        """The codes of the actors that the phrase around a word of the last sentence stands for, "" for none."""
        analysis = self.analyses(*sentences, day=day, given=given)[-1]
        found = analysis.phrases.resolve(list(analysis.sentence.words).index(at), reach)
        return ", ".join(mention.code for mention in found)


def entry(words: str, *patterns: str, more: str = "") -> str:
    """The YAML of one predicate entry: its words, its patterns ("pattern: SOURCE * TARGET, code: 111"), and the rest."""
    lines = [f"  - {words}", *([f"    {more}"] if more else [])]
    if patterns:
        lines += ["    patterns:", *(f"      - {{{pattern}}}" for pattern in patterns)]
    return "\n".join(["predicates:", *lines]) + "\n"


def build(folder: Path, *layers: str) -> World:
    """The world with dictionary files over it, one a layer. The first belongs to the world's own layer."""
    folders = []
    for number in range(max(1, len(layers))):
        place = folder / f"layer{number}"
        files = dict(WORLD) if number == 0 else {}
        if number < len(layers):
            files["test.yaml"] = layers[number]
        for name, content in files.items():
            place.mkdir(parents=True, exist_ok=True)
            (place / name).write_text(content, encoding="utf-8")
        folders.append(place)
    return World(load_dictionary(folders, default=False))
