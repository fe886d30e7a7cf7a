"""Verb files: blocks of verbs with patterns, and synonym sets, as entries of `predicates:` and as `sets:`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from attrs import define, evolve, field, frozen

from eventcoder.dictionary.patterns import PatternError, parse_pattern
from eventcoder.editing.petrarch.lines import Line
from eventcoder.editing.petrarch.petrarch2 import is_petrarch2, tokens_of_phrases, transformation
from eventcoder.editing.petrarch.report import FileReport
from eventcoder.editing.petrarch.rules import VOICE, Rule, default_rules, rules_of
from eventcoder.editing.petrarch.tokens import PatternRefusedError, Tokenizer
from eventcoder.editing.petrarch.words import Vocabulary

__all__ = ["CodedRule", "VerbConverter", "VerbEntry", "VerbFile"]

_HEADER = re.compile(r"---+\s*(?P<name>[^\[\s]*)[^\[]*(?:\[(?P<code>[^\]]*)\])?[\s-]*")
_PATTERN = re.compile(r"-\s*(?P<pattern>.*?)\s*\[(?P<code>[^\]]*)\]\s*")
_VERB = re.compile(r"(?P<verb>[A-Za-z'+_-]+)\s*(?P<rest>(?:\s*(?:\{[^}]*\}|\[[^\]]*\]))*)\s*")
_NULL = "---"
_MAIN = re.compile(r"(?:(?P<before>[A-Z_]*)_)?\+(?P<verb>[A-Z'-]+)(?P<after>(?:_[A-Z]+)*)_?")


@frozen
class CodedRule:
    """A pattern with what comes of it: a code or "none", and for pairs of events `mutual` or the mirrored code."""

    line: int
    rule: Rule
    code: str
    mirror: str = ""
    operator: str = ""
    priority: int = 0


@define
class VerbEntry:
    """An entry of `predicates:`; `words` are its verbs, nouns and adjectives by these keys."""

    line: int
    name: str
    words: dict[str, list[str]]
    rules: list[CodedRule] = field(factory=list)


@define
class VerbFile:
    """What came of one file: sets by their names, with their members, and entries."""

    sets: dict[str, list[str]]
    entries: list[VerbEntry]


@define
class _Block:
    """A block of the old file: its verbs, with their own codes or None, and its patterns."""

    line: int
    name: str
    code: str | None
    verbs: list[tuple[Line, str, str | None]] = field(factory=list)
    patterns: list[Line] = field(factory=list)


@define
class VerbConverter:
    """Converts verb files; `codes` are the CAMEO codes of the ontology."""

    vocabulary: Vocabulary
    codes: Mapping[str, object]
    _names: set[str] = field(init=False, factory=set)
    _files: int = field(init=False, default=0)

    def convert(self, lines: Sequence[Line], report: FileReport) -> VerbFile:
        """Convert one file."""
        sets, blocks, transformations = _read(lines, report)
        # A second file may have other sets under the same names.
        prefix = f"{self._files}_" if self._files else ""
        self._files += 1
        tokenizer = Tokenizer(self.vocabulary, sets, {verb for block in blocks for _, verb, _ in block.verbs}, prefix)
        used_sets = {prefix + name: [self._member(member) for member in members] for name, members in sets.items() if members}
        parsed_sets = {name: tuple(tuple(member.split()) for member in members) for name, members in used_sets.items()}
        entries: list[VerbEntry] = []
        for block in blocks:
            entries += self._entries(block, tokenizer, parsed_sets, report)
        entries += self._transformed(transformations, blocks, report)
        if tokenizer.completed:
            report.notes["a stem in a pattern, written out as the words that begin with it"] += tokenizer.completed
        return VerbFile(used_sets, [entry for entry in entries if entry.rules])

    def _transformed(self, lines: Sequence[Line], blocks: Sequence[_Block], report: FileReport) -> Iterator[VerbEntry]:
        verbs_like = {verb: self._single(block) for block in blocks for verb in self._single(block)}
        for line in lines:
            try:
                found = transformation(line.text, verbs_like)
                self._check(found.code)
            except PatternRefusedError as error:
                report.refuse(line, error.kind, str(error))
                continue
            coded = CodedRule(line.number, found.rule, found.code, operator=found.operator)
            words = {"verbs": [verb.replace("_", "-") for verb in found.verbs]}
            yield VerbEntry(line.number, self._name(f"transformed-{line.number}"), words, [coded])

    def _member(self, member: str) -> str:
        *before, last = member.replace("-", " ").split()
        return " ".join([*before, self.vocabulary.lemma("noun", last) or last])

    def _name(self, name: str) -> str:
        unique = name
        number = 2
        while unique in self._names:
            unique = f"{name}-{number}"
            number += 1
        self._names.add(unique)
        return unique

    @staticmethod
    def _single(block: _Block) -> list[str]:
        return [verb.replace("-", "_") for _, verb, _ in block.verbs if " " not in verb]

    def _entries(
        self, block: _Block, tokenizer: Tokenizer, sets: Mapping[str, tuple[tuple[str, ...], ...]], report: FileReport
    ) -> Iterator[VerbEntry]:
        verbs = list(dict.fromkeys(verb for _, verb, _ in block.verbs))
        name = self._name(block.name.lower())
        entry = VerbEntry(block.line, name, {"verbs": verbs})
        others: dict[tuple[tuple[str, str], ...], VerbEntry] = {}
        for line in block.patterns:
            for coded in self._coded(line, block, tokenizer, sets, report):
                if not coded.rule.words:
                    entry.rules.append(coded)
                    continue
                other = others.get(coded.rule.words)
                if other is None:
                    words: dict[str, list[str]] = {}
                    for key, word in coded.rule.words:
                        words.setdefault(key, []).append(word)
                    first = coded.rule.words[0][1]
                    other = others[coded.rule.words] = VerbEntry(line.number, self._name(f"{name}/{first}"), words)
                other.rules.append(coded)
        by_code: dict[str, VerbEntry] = {}
        for line, verb, own in block.verbs:
            code = own if own is not None else block.code
            if code is None or (code == _NULL and (own is None and entry.rules)):
                continue  # nothing but its patterns
            if code not in by_code:
                try:
                    coded_rules = [evolve(_with_code(line.number, rule, code), priority=-1) for rule in default_rules()]
                    self._check(coded_rules[0].code, coded_rules[0].mirror)
                except PatternRefusedError as error:
                    report.refuse(line, error.kind, str(error))
                    continue
                rules = coded_rules if code != _NULL else coded_rules[:1]
                by_code[code] = VerbEntry(line.number, "", {"verbs": []}, rules)
            by_code[code].words["verbs"].append(verb)
        yield entry
        for code, plain in by_code.items():
            if plain.words["verbs"] == verbs:
                entry.rules += plain.rules
            else:
                plain.name = self._name(f"{name}-{code.replace(':', '-') if code != _NULL else 'none'}")
                yield plain
        yield from others.values()

    def _coded(
        self,
        line: Line,
        block: _Block,
        tokenizer: Tokenizer,
        sets: Mapping[str, tuple[tuple[str, ...], ...]],
        report: FileReport,
    ) -> list[CodedRule]:
        match = _PATTERN.fullmatch(line.text.strip())
        try:
            if match is None:
                raise PatternRefusedError("pattern without a code", "no code in [...] stands at its end")
            if not block.verbs:
                raise PatternRefusedError("pattern without a verb", "no verb of its block can be converted")
            text = match["pattern"]
            tokens = tokens_of_phrases(text, tokenizer) if is_petrarch2(text) else tokenizer.tokens(text)
            rules = rules_of(tokens, self._single(block))
            coded = [_with_code(line.number, rule, match["code"].strip()) for rule in rules]
            self._check(coded[0].code, coded[0].mirror)
            for each in coded:
                parse_pattern(each.rule.pattern, sets)
        except PatternRefusedError as error:
            if error.kind == VOICE and match is not None and match["code"].strip() == block.code:
                report.notes["a pattern for a tense or voice with its verb's own code, which that gives already"] += 1
            else:
                report.refuse(line, error.kind, str(error))
            return []
        except PatternError as error:
            report.refuse(line, "not sayable", f"our pattern {coded[0].rule.pattern!r} would be wrong: {error}")
            return []
        return coded

    def _check(self, *codes: str) -> None:
        for code in codes:
            if code and code != "none" and code not in self.codes:
                raise PatternRefusedError("unknown CAMEO code", f"{code!r} is no code of the ontology (cameo/codes.yaml)")


def _with_code(line: int, rule: Rule, code: str) -> CodedRule:
    first, colon, second = (part.strip() for part in code.partition(":"))
    if first == _NULL:
        return CodedRule(line, Rule(rule.pattern, rule.words), "none")
    if colon and not first:  # PETRARCH2: only the event in which the target acts
        if "SOURCE" not in rule.pattern or "TARGET" not in rule.pattern:
            raise PatternRefusedError("turned without both actors", "only an event with both actors can be turned round")
        turned = rule.pattern.replace("SOURCE", "\0").replace("TARGET", "SOURCE").replace("\0", "TARGET")
        return CodedRule(line, Rule(turned, rule.words), second)
    if colon and first == second:
        return CodedRule(line, Rule(rule.pattern, rule.words, rule.mutual or "yes"), first)
    return CodedRule(line, rule, first, second if second != _NULL else "")


# ---------------------------------------------------------------- reading


def _read(lines: Sequence[Line], report: FileReport) -> tuple[dict[str, list[str]], list[_Block], list[Line]]:
    sets: dict[str, list[str]] = {}
    blocks: list[_Block] = []
    transformations: list[Line] = []
    members: list[str] | None = None
    for line in lines:
        text = line.text.strip()
        if text.startswith("&"):
            report.entry(line, "set")
            members = sets.setdefault(text.strip("&_ ").lower(), [])
        elif text.startswith("+") and members is not None and not line.after_blank:
            report.entry(line, "set member")
            member = text.strip("+_ ").replace("_", " ").lower()
            if member:
                members.append(member)
        elif text.startswith("~"):
            report.entry(line, "transformation")
            transformations.append(line)
        elif text.startswith("---"):
            members = None
            blocks.append(_header(line, text, report))
        elif text.startswith("-"):
            report.entry(line, "pattern")
            if blocks:
                blocks[-1].patterns.append(line)
            else:
                report.refuse(line, "pattern without a verb", "no block of verbs stands above it")
        else:
            members = None
            _verb(line, text, blocks, report)
    return sets, blocks, transformations


def _header(line: Line, text: str, report: FileReport) -> _Block:
    report.entry(line, "block")
    match = _HEADER.fullmatch(text)
    if match is None:
        report.refuse(line, "not understood", "a block opens with --- NAME [CODE] ---")
        return _Block(line.number, f"line-{line.number}", None)
    return _Block(line.number, match["name"].strip("_") or f"line-{line.number}", match["code"])


def _verb(line: Line, text: str, blocks: list[_Block], report: FileReport) -> None:
    report.entry(line, "verb")
    match = _VERB.fullmatch(text)
    if match is None:
        report.refuse(line, "not understood", "a verb stands alone, with {irregular forms} and a [code] behind it")
        return
    found = re.search(r"\[\s*([^\]]*?)\s*\]", match["rest"])
    code = found[1] if found else None
    if not blocks or (
        blocks[-1].patterns and line.after_blank
    ):  # TABARI's blocks have no header: the first verb's code is theirs
        blocks.append(_Block(line.number, match["verb"].strip("+_"), code))
    try:
        blocks[-1].verbs.append((line, _base(match["verb"]), code))
    except PatternRefusedError as error:
        report.refuse(line, error.kind, str(error))


def _base(verb: str) -> str:
    """Give a verb as we write it: `+BEEF_UP` as "beef up", `RE_+ARREST` as "re-arrest"."""
    match = _MAIN.fullmatch(verb.upper())
    if match is None:
        if "+" in verb:
            raise PatternRefusedError("verb with several parts", "the part that is the verb is not clear from its +")
        return verb.strip("_").replace("_", " ").lower()
    before = (match["before"] or "").lower()
    if before and "_" in before:
        raise PatternRefusedError("verb with several parts", "more than one word stands before the verb")
    return (f"{before}-" if before else "") + match["verb"].lower() + match["after"].replace("_", " ").lower()
