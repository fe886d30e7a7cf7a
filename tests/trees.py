"""Random parses: trees over any tags and labels, which no parser is bad enough to give."""

from hypothesis import strategies as st

from eventcoder.grammar.labels import CLEAR, SCHEMES, UNIVERSAL
from eventcoder.grammar.sentence import Sentence

__all__ = ["damaged_clauses", "trees"]

LABELS = sorted({*CLEAR.table, *UNIVERSAL.table, "punct", "dep"})
TAGS = "NN NNP NNS VBD VBN VBG VB VBZ MD TO IN DT JJ PRP PRP$ WDT WRB CC CD RP RB POS HYPH XX .".split()  # noqa: SIM905 - legible
NONSENSE = tuple(f"w{number}" for number in range(12))


@st.composite
def trees(draw, smallest=1, largest=12, words=NONSENSE):
    """A sentence of some of the words, with a random tree over it. A word is its own base form."""
    count = draw(st.integers(smallest, largest))
    order = draw(st.permutations(range(count)))
    heads = [0] * count
    for place, index in enumerate(order):
        heads[index] = index if place == 0 else order[draw(st.integers(0, place - 1))]
    written = draw(st.lists(st.sampled_from(words), min_size=count, max_size=count))
    tags = draw(st.lists(st.sampled_from(TAGS), min_size=count, max_size=count))
    labels = draw(st.lists(st.sampled_from(LABELS), min_size=count, max_size=count))
    starts = [0]
    for word in written[:-1]:
        starts.append(starts[-1] + len(word) + 1)
    return Sentence(written, [word.lower() for word in written], tags, heads, labels, starts, draw(st.sampled_from(SCHEMES)))


VERBS = ("condemn", "refuse", "urge", "meet", "visit", "hold", "shell", "withdraw")
NOUNS = (
    "Chad",
    "Niger",
    "Mali",
    "US",
    "rebels",
    "police",
    "minister",
    "country",
    "talk",
    "attack",
    "series",
    "he",
    "they",
    "it",
)
PRONOUNS = {"he": "PRP", "they": "PRP", "it": "PRP"}


@st.composite
def damaged_clauses(draw):
    """A sentence that a parser might give, of words that the tests' dictionaries know, with up to three mistakes in it."""
    rows: list[list] = []  # word, tag, label, head; words stand in the order of being made

    def add(word, tag, label, head):
        rows.append([word, tag, label, head])
        return len(rows) - 1

    def noun(label, head, depth):
        word = draw(st.sampled_from(NOUNS))
        tag = PRONOUNS.get(word) or ("NNP" if word[0].isupper() else "NNS" if word == "rebels" else "NN")
        index = add(word, tag, label, head)
        for shape in draw(st.lists(st.sampled_from(["poss", "amod", "conj", "prep", "relcl"]), max_size=2)) if depth else ():
            if shape == "amod":
                add("Chadian", "JJ", "amod", index)
            elif shape == "prep":
                noun("pobj", add(draw(st.sampled_from(["of", "on", "with", "by", "between"])), "IN", "prep", index), depth - 1)
            elif shape == "relcl":
                clause("relcl", index, depth - 1)
            else:
                noun(shape, index, depth - 1)

    def clause(label, head, depth):
        index = add(draw(st.sampled_from(VERBS)), draw(st.sampled_from(["VBD", "VBD", "VB", "VBG", "VBN"])), label, head)
        passive = draw(st.integers(0, 3)) == 0
        noun("nsubjpass" if passive else "nsubj", index, depth)
        if passive:
            add("be", "VBD", "auxpass", index)
            noun("pobj", add("by", "IN", "agent", index), depth)
        for shape in draw(st.lists(st.sampled_from(["dobj", "dobj", "prep", "aux", "neg", "inner"]), max_size=3)):
            if shape == "dobj":
                noun("dobj", index, depth)
            elif shape == "prep":
                noun("pobj", add(draw(st.sampled_from(["with", "on", "in"])), "IN", "prep", index), depth)
            elif shape == "inner" and depth:
                inner = clause(draw(st.sampled_from(["xcomp", "ccomp", "advcl", "conj"])), index, depth - 1)
                if draw(st.booleans()):
                    add("to", "TO", "aux", inner)
            else:
                add("will" if shape == "aux" else "not", "MD" if shape == "aux" else "RB", shape.replace("inner", "neg"), index)
        return index

    clause("ROOT", 0, 2)
    return _damaged(draw, rows)


def _damaged(draw, rows):
    """The sentence of these rows after up to three mistakes, its words in any order."""
    count = len(rows)
    for _ in range(draw(st.integers(0, 3))):
        index = draw(st.integers(0, count - 1))
        what = draw(st.integers(1, 3))
        if what == 1:
            rows[index][1] = draw(st.sampled_from(TAGS))
        elif what == 2:
            rows[index][2] = draw(st.sampled_from(LABELS))
        else:  # the new head stands among the words made before, so that no circle can arise
            rows[index][3] = draw(st.integers(0, max(index - 1, 0)))
    order = draw(st.permutations(range(count)))
    place = {old: new for new, old in enumerate(order)}
    words, tags, labels, heads = zip(*(rows[old] for old in order), strict=True)
    starts = [0]
    for word in words[:-1]:
        starts.append(starts[-1] + len(word) + 1)
    lemmas = ["rebel" if word == "rebels" else word.lower() for word in words]
    return Sentence(words, lemmas, tags, [place[head] for head in heads], labels, starts, CLEAR)
