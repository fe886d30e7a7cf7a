"""A few actors of the dictionaries that come with eventcoder, by the real model: names, dates, roles, names learned."""

import pytest

CASES = [
    # Names and their spellings.
    ("The US condemned Kenya.", "2015-06-01", "USA"),
    ("The U.S. condemned Kenya.", "2015-06-01", "USA"),
    ("The United Nations condemned Kenya.", "2015-06-01", "IGOUNO"),
    ("C\u00f4te d'Ivoire condemned Kenya.", "2015-06-01", "CIV"),
    ("Cote d'Ivoire condemned Kenya.", "2015-06-01", "CIV"),
    ("Moscow condemned Kenya.", "2015-06-01", "RUS"),
    # Country and role, in CAMEO's order.
    ("French troops condemned Kenya.", "2015-06-01", "FRAMIL"),
    ("The president of France condemned Kenya.", "2015-06-01", "FRAGOV"),
    ("France's foreign ministry condemned Kenya.", "2015-06-01", "FRAGOV"),
    ("Turkish riot police condemned Kenya.", "2015-06-01", "TURCOP"),
    ("Russian Foreign Minister Sergei Lavrov condemned Kenya.", "2015-06-01", "RUSGOV"),
    ("The Russian defense minister condemned Kenya.", "2015-06-01", "RUSGOVMIL"),
    ("Syrian rebels condemned Kenya.", "2015-06-01", "SYRREB"),
    ("A spokesman of the German government condemned Kenya.", "2015-06-01", "DEUGOV"),
    ("A spokesman for Germany condemned Kenya.", "2015-06-01", "DEU"),
    # Offices and their days.
    ("Emmanuel Macron condemned Kenya.", "2017-05-13", "FRAELI"),
    ("Emmanuel Macron condemned Kenya.", "2017-05-14", "FRAGOV"),
    ("Francois Hollande condemned Kenya.", "2017-05-13", "FRAGOV"),
    ("Francois Hollande condemned Kenya.", "2018-01-01", "FRAELI"),
    ("Vladimir Putin condemned Kenya.", "2015-12-15", "RUSGOV"),
    # An unknown name behind its title or beside its description.
    ("Finnish Deputy Prime Minister Aino Virtanen condemned Kenya.", "2015-06-01", "FINGOV"),
    ("Aino Virtanen, the Finnish prime minister, condemned Kenya.", "2015-06-01", "FINGOV"),
    ("The Finnish prime minister, Aino Virtanen, condemned Kenya.", "2015-06-01", "FINGOV"),
]


@pytest.mark.parametrize(("text", "date", "code"), CASES, ids=[f"{text[:-17]} {date}" for text, date, _ in CASES])
def test_who_condemned_kenya(coder, text, date, code):
    assert [str(event) for event in coder.code(text, date)] == [f"{code} 111 KEN"]


def test_a_spokesman_for_a_government_speaks_for_it(coder):
    assert [str(event) for event in coder.code("A spokesman for the German government condemned Kenya.")] == ["DEUGOV 111 KEN"]


def test_a_name_that_the_article_has_introduced_is_known_in_its_next_paragraph(coder):
    text = "Finnish Prime Minister Aino Virtanen arrived in Lagos.\n\nVirtanen condemned Kenya."
    assert "FINGOV 111 KEN" in map(str, coder.code(text, "2015-06-01"))


def test_nothing_is_known_from_the_article_before(coder):
    first, second = coder.pipe(["Finnish Prime Minister Aino Virtanen arrived in Lagos.", "Virtanen condemned Kenya."])
    assert second.events == ()
    assert not first.error
