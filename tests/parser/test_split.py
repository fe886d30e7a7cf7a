"""Where sentences of news end. A bar marks each end; it is not part of the text."""

# ruff: noqa: RUF001 - quotation marks as newspapers set them

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventcoder.parser import pieces

CASES = r"""
Troops left. | Rebels came.
Troops left! | Rebels came? | Nobody knows.
The army of the U.S. left Chad.
The army left the U.S. | The rebels stayed.
He flew to Washington, D.C. | He met nobody.
He lives in Washington, D.C. and in Rome.
Officials from the U.S. Army met Peru's envoy.
The U.N. Security Council met. | It voted at 3 p.m. | The vote failed.
The vote is at 10 a.m. Monday in Geneva.
The vote was at 10 a.m. | It failed.
Sen. Ann Moss (D-N.Y.) asked for aid.
Rep. Tom Hill (R-Pa.) and Sen. Ida Wells (D-Mass.) agreed.
Aid was refused by Moss (D-N.Y.). | Hill (R-Ariz.) agreed.
He was born in Harrisburg, Pa., and left.
Police in Erie, Pa. | The fire spread.
The trial in Erie, Pa. Judge Moss will decide began.
Gen. X met Gen. Y. | They agreed.
Generation X voted. | Generation Y stayed home.
Article No. 5 was cited.
He answered no. | Nobody believed him.
She answered No. | Nobody believed her.
It is the No. 2 party. | It lost.
J. Smith met K. L. Brown in Oslo.
George W. Hill spoke. | He left.
They called it Plan B. | The cabinet met.
He said he and I. | The rest stayed.
"We will go," he said. | "They won't."
"We will go." | The rebels left.
"We will go." | "We won't."
“We will go.” | The rebels left.
‘We will go.’ | The rebels left.
He said "no." | She said "yes."
He called it "a lie". | Moss left.
"Will you go?" he asked.
"Will you go?" Moss asked.
"Will you go?" Prime Minister Moss asked on Monday.
"Go away!" protesters chanted.
"Go away!" Protesters chanted outside.
“Why?” Moss said. | He left.
"Will you go?" | Nobody answered him.
Will they go? | Nobody knows.
He waited... and left.
He waited … and left.
"We ... will go," he said.
"We will go ... | The army stays," he said.
He waited. . . and left.
Prices rose 3.5 percent. | Wages fell 0.2 percent.
Prices rose 3.5. | Wages fell.
It cost $3.5 million. | $2 million is missing.
Twenty people died. | 20 were injured.
It ended in 2001. | It began in 1990.
He has 5. | She has 6.
1. The parties agree. | 2. The parties withdraw.
the vote failed. it was close.
He met Mr. Hill and Mrs. Moss.
He met Dr. Hill, Prof. Moss and Lt. Col. Brown.
Gov. Hill, Amb. Moss and Adm. Brown met.
Capt. Hill of the St. Louis police left.
He visited Mt. Kenya and Ft. Hood.
The case of Moss v. Hill ended.
It is Chad vs. Niger tonight.
Acme Inc. sued Apex Corp. on Monday.
He works for Acme Inc. | The firm closed.
Acme Co. Ltd. and Hill Bros. merged.
Tom Hill Jr. met Tom Hill Sr. | They talked.
Tom Hill Jr. Wednesday met the press.
The talks begin Jan. 5 in Rome.
The talks begin on Sept. 11. | They end on Oct. 3.
The talks began in Jan. | They ended.
Fruits, tools, etc. were sent.
They sent fruits, tools, etc. | The camp was full.
Hill et al. wrote it.
It is some 5 ft. away.
Yahoo! News reported it.
He said: "I came. | I saw." | She left.
(He left in May.) | She stayed.
The union (it is small) voted. | It lost.
He left [for Rome]. | She stayed.
She left (on Monday). | He stayed.
- He left. | - She stayed.
He left. | — She stayed.
He left. | • She stayed.
The E.U. and the U.K. agreed. | Britain's M.P.s did not.
The site example.org closed. | Visit www.example.com. | It is open.
He left.She stayed.
The army left. |   The rebels   came.
Élise spoke. | Émile listened. | Ödön left.
He left!!! | She stayed?! | Who knows.
The U.S.S. Hill sailed.
U.S. | The rebels left.
The ship sank off Calif. | In Oregon, it rained.
Nov. 3 was quiet. | Dec. 4 was not.
The Rev. Hill and the Rt. Hon. Moss met.
He is from St. Paul, Minn., and she from Ga. | They met in Rome.
The bill passed 50-49. | Moss voted no.
Peru's president resigned on Oct. 5, 1999. | His deputy took over.
""".strip().splitlines()


def test_there_are_enough_cases():
    assert len(CASES) == len(set(CASES)) >= 80


@pytest.mark.parametrize("case", CASES)
def test_sentences_end_where_they_should(case):
    wanted = [piece.strip() for piece in case.split("|")]
    text = "".join(case.split("| ")) if "|" in case else case
    assert [piece for piece, _ in pieces(text)] == wanted


def test_a_line_break_is_a_space():
    assert pieces("Gen.\nHill met\r\nMoss.\nHe left.\r\nShe\nstayed.\n", 7) == [
        ("Gen.\nHill met\r\nMoss.", 7),
        ("He left.", 28),
        ("She\nstayed.", 38),
    ]


@pytest.mark.parametrize("text", ["", " ", "\n \t\r\n"])
def test_nothing_has_no_pieces(text):
    assert pieces(text) == []


WORDS = st.sampled_from(["He", "Moss", "U.S.", "Gen.", '"a"', "left.", "went?", "(", ")", ".", "...", "\n", "No.", "5", "The"])


@given(st.text() | st.lists(WORDS).map(" ".join))
def test_nothing_is_lost_and_offsets_hold(text):
    found = pieces(text, 11)
    end = 0
    for piece, start in found:
        assert text[start - 11 : start - 11 + len(piece)] == piece == piece.strip() != ""
        assert not text[end : start - 11].strip()
        end = start - 11 + len(piece)
    assert not text[end:].strip()


def test_a_long_text_without_spaces_takes_no_time():
    assert len(pieces("." * 20_000 + "x." * 10_000 + ")" * 20_000)) == 1
    assert len(pieces("He left. " + "-" * 20_000 + " * " * 10_000)) == 1
