"""Random parses: trees over any tags and labels, which no parser is bad enough to give."""

from hypothesis import strategies as st

from eventcoder.grammar.labels import CLEAR, SCHEMES, UNIVERSAL
from eventcoder.grammar.sentence import Sentence

__all__ = ["trees"]

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
