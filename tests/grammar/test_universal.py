"""The same constructions with the labels of Universal Dependencies: another scheme is a table, not another grammar."""

import pytest
from parses import universal
from told import predicate, speaker, told

CASES = {
    "active": (
        "Chad/NNP/nsubj/condemned condemned/VBD/root Niger/NNP/obj/condemned",
        "condemned",
        {"subjects": "Chad", "objects": "Niger"},
    ),
    "passive without by": (
        "Niger/NNP/nsubj:pass/condemned was/VBD/aux:pass/condemned condemned/VBN/root",
        "condemned",
        {"objects": "Niger", "passive": True},
    ),
    "passive with by": (
        """Niger/NNP/nsubj:pass/condemned was/VBD/aux:pass/condemned condemned/VBN/root by/IN/case/Chad
        Chad/NNP/obl:agent/condemned""",
        "condemned",
        {"subjects": "Chad", "objects": "Niger", "phrases": "by Chad", "passive": True},
    ),
    "conjoined subjects": (
        """Chad/NNP/nsubj/condemned and/CC/cc/Mali Mali/NNP/conj/Chad condemned/VBD/root Niger/NNP/obj/condemned""",
        "condemned",
        {"subjects": "Chad, Mali", "objects": "Niger"},
    ),
    "conjoined verbs": (
        """Chad/NNP/nsubj/left left/VBD/root and/CC/cc/closed closed/VBD/conj/left the/DT/det/border border/NN/obj/closed""",
        "closed",
        {"subjects": "Chad", "objects": "border"},
    ),
    "receiver": (
        "Chad/NNP/nsubj/gave gave/VBD/root Niger/NNP/iobj/gave a/DT/det/loan loan/NN/obj/gave",
        "gave",
        {"subjects": "Chad", "objects": "loan", "indirect": "Niger"},
    ),
    "relative clause by its subject": (
        """rebels/NNS/nsubj/fled who/WP/nsubj/shelled shelled/VBD/acl:relcl/rebels Chad/NNP/obj/shelled fled/VBD/root""",
        "shelled",
        {"subjects": "rebels", "objects": "Chad"},
    ),
    "relative clause by its object": (
        """rebels/NNS/nsubj/fled that/WDT/obj/shelled Chad/NNP/nsubj/shelled shelled/VBD/acl:relcl/rebels fled/VBD/root""",
        "shelled",
        {"subjects": "Chad", "objects": "rebels"},
    ),
    "relative clause by its preposition": (
        """country/NN/nsubj/fell with/IN/case/which which/WDT/obl/signed Chad/NNP/nsubj/signed
        signed/VBD/acl:relcl/country a/DT/det/treaty treaty/NN/obj/signed fell=fall/VBD/root""",
        "signed",
        {"subjects": "Chad", "objects": "treaty", "phrases": "with country"},
    ),
    "reduced relative clause": (
        """sanctions/NNS/nsubj/hurt imposed/VBN/acl/sanctions by/IN/case/Chad Chad/NNP/obl/imposed hurt/VBD/root""",
        "imposed",
        {"subjects": "Chad", "objects": "sanctions", "phrases": "by Chad", "passive": True},
    ),
    "subject control": (
        "Chad/NNP/nsubj/agreed agreed/VBD/root to/TO/mark/withdraw withdraw/VB/xcomp/agreed",
        "withdraw",
        {"subjects": "Chad"},
    ),
    "object control": (
        "Chad/NNP/nsubj/asked asked/VBD/root Niger/NNP/obj/asked to/TO/mark/withdraw withdraw/VB/xcomp/asked",
        "withdraw",
        {"subjects": "Niger"},
    ),
    "complement of an adjective": (
        "Chad/NNP/nsubj/ready is/VBZ/cop/ready ready/JJ/root to/TO/mark/withdraw withdraw/VB/xcomp/ready",
        "ready",
        {"subjects": "Chad", "infinitives": "withdraw"},
    ),
    "purpose": (
        """Chad/NNP/nsubj/sent sent/VBD/root troops/NNS/obj/sent to/TO/mark/protect protect/VB/advcl/sent
        civilians/NNS/obj/protect""",
        "sent",
        {"subjects": "Chad", "objects": "troops", "infinitives": "protect"},
    ),
    "finite complement": (
        "Chad/NNP/nsubj/said said/VBD/root that/IN/mark/left Niger/NNP/nsubj/left left/VBD/ccomp/said",
        "said",
        {"subjects": "Chad", "clauses": "left"},
    ),
    "possessor": (
        """Chad/NNP/nmod:poss/attack 's/POS/case/Chad attack/NN/nsubj/failed on/IN/case/Niger Niger/NNP/nmod/attack
        failed/VBD/root""",
        "attack",
        {"subjects": "Chad", "phrases": "on Niger"},
    ),
    "of and by of a noun": (
        """bombing=bombing/NN/nsubj/ended of/IN/case/Niger Niger/NNP/nmod/bombing by/IN/case/Chad Chad/NNP/nmod/bombing
        ended/VBD/root""",
        "bombing",
        {"subjects": "Chad", "objects": "Niger", "phrases": "of Niger, by Chad"},
    ),
    "between": (
        """Talks/NNS/nsubj/began between/IN/case/Chad Chad/NNP/nmod/Talks and/CC/cc/Niger Niger/NNP/conj/Chad began/VBD/root""",
        "Talks",
        {"phrases": "between Chad"},
    ),
    "copula": (
        """Chad/NNP/nsubj/ally is/VBZ/cop/ally an/DT/det/ally ally/NN/root of/IN/case/Niger Niger/NNP/nmod/ally""",
        "ally",
        {"subjects": "Chad", "objects": "Niger", "phrases": "of Niger"},
    ),
    "light verb": (
        """Chad/NNP/nsubj/held held/VBD/root talks/NNS/obj/held with/IN/case/Niger Niger/NNP/nmod/talks""",
        "talks",
        {"phrases": "with Niger"},
    ),
    "modal": (
        "Chad/NNP/nsubj/shell will/MD/aux/shell not/RB/advmod/shell shell/VB/root Niger/NNP/obj/shell",
        "shell",
        {"subjects": "Chad", "objects": "Niger", "modals": "will", "negated": True},
    ),
    "no": (
        "No/DT/det/troops troops/NNS/nsubj/shelled shelled/VBD/root Niger/NNP/obj/shelled",
        "shelled",
        {"subjects": "troops", "objects": "Niger", "negated": True},
    ),
    "semi-modal": (
        """Chad/NNP/nsubj/has has/VBZ/root to/TO/mark/leave leave/VB/xcomp/has Niger/NNP/obj/leave""",
        "leave",
        {"subjects": "Chad", "objects": "Niger", "modals": "have to"},
    ),
    "headline": (
        "Ruto/NNP/nsubj/visit to/TO/mark/visit visit/VB/root Niger/NNP/obj/visit",
        "visit",
        {"subjects": "Ruto", "objects": "Niger", "modals": "be to"},
    ),
    "condition": (
        """If/IN/mark/shells Chad/NNP/nsubj/shells shells/VBZ/advcl/react Niger/NNP/obj/shells Mali/NNP/nsubj/react
        will/MD/aux/react react/VB/root""",
        "shells",
        {"subjects": "Chad", "objects": "Niger", "hypothetical": True},
    ),
    "phrase": (
        "Chad/NNP/nsubj/met met/VBD/root with/IN/case/Niger Niger/NNP/obl/met",
        "met",
        {"subjects": "Chad", "phrases": "with Niger"},
    ),
    "preposition of two words": (
        """Chad/NNP/nsubj/pulled pulled/VBD/root troops/NNS/obj/pulled out/IN/case/Niger of/IN/case/Niger
        Niger/NNP/obl/pulled""",
        "pulled",
        {"subjects": "Chad", "objects": "troops", "phrases": "out of Niger"},
    ),
    "in talks": (
        """Chad/NNP/nsubj/talks is/VBZ/cop/talks in/IN/case/talks talks/NNS/root with/IN/case/Niger Niger/NNP/nmod/talks""",
        "talks",
        {"subjects": "Chad", "phrases": "with Niger"},
    ),
    "day": (
        "Chad/NNP/nsubj/struck struck/VBD/root Niger/NNP/obj/struck on/IN/case/Monday Monday/NNP/obl/struck",
        "struck",
        {"subjects": "Chad", "objects": "Niger"},
    ),
    "modal of a noun behind be": (
        """Chad/NNP/nsubj/ally will/MD/aux/ally not/RB/advmod/ally be/VB/cop/ally an/DT/det/ally ally/NN/root""",
        "ally",
        {"subjects": "Chad", "modals": "will", "negated": True},
    ),
}
NOT_YET = {
    "a gerund behind 'of' has the subject, not the object, for its doer": (
        """Chad/NNP/nsubj/accused accused/VBD/root Niger/NNP/obj/accused of/IN/mark/arming arming/VBG/advcl/accused
        rebels/NNS/obj/arming""",
        "arming",
        {"subjects": "Niger", "objects": "rebels"},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_construction_says_the_same_in_universal_dependencies(case):
    text, word, expected = CASES[case]
    assert told(universal(text), word) == expected


@pytest.mark.parametrize("case", [pytest.param(c, marks=pytest.mark.xfail(strict=True, reason=c)) for c in NOT_YET])
def test_a_rarer_construction_does_too(case):
    text, word, expected = NOT_YET[case]
    assert told(universal(text), word) == expected


def test_a_particle_is_found():
    sentence = universal("Chad/NNP/nsubj/called called/VBD/root off/RP/compound:prt/called visit/NN/obj/called")
    assert "off" in predicate(sentence, "called").particles


def test_a_speaker_is_found():
    sentence = universal("Niger/NNP/nsubj/left left/VBD/ccomp/said Chad/NNP/nsubj/said said/VBD/root")
    assert speaker(sentence, "left") == "Chad"
