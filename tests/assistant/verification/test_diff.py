from __future__ import annotations

from assistant.verification.diff import Person, alike, differences, equal, tokens, within

TEXT = "Zum Stand 31. Mai 2015 führt das Jugendamt 271 Vormundschaften. Am 3. Juni sprach Herr Dr. Maier zum Thema."


def test_words_and_figures_in_reading_order() -> None:
    found = tokens("Das Jugendamt führt 271 Vormundschaften, Herr Dr. Maier leitet es.")
    assert [one.word for one in found] == [
        "Das", "Jugendamt", "führt", "271", "Vormundschaften", "Herr", "Dr", "Maier", "leitet", "es",
    ]  # fmt: skip
    assert [one.kind for one in found if one.fact] == ["Quantity", "Person"]
    assert found[4].is_noun and not found[0].is_noun
    assert found[-1].borders == 1


def test_an_amount_has_no_border_before_it() -> None:
    assert [one.borders for one in tokens("a) Verein: 1.603 b) Private: 554")][-1] == 2


def test_forms_of_one_word_are_alike() -> None:
    assert alike("haus", "haus") == 1
    assert alike("rahmenplan", "rahmenpla") > 0.7
    assert alike("vorberat", "vorberatung") > 0.7
    assert not alike("haus", "wohnung")
    assert not alike("#12", "#123")


def test_figures_are_equal_by_value() -> None:
    one, other = tokens("am 3. Juni 2015")[-1], tokens("am 03.06.2015")[-1]
    assert equal(one, other)
    assert not equal(one, tokens("am 4. Juni 2015")[-1])
    assert equal(tokens("Herr Maier")[-1], tokens("Herrn Dr. Hans Maier")[-1])
    assert tokens("Frau Maier")[-1].fact == Person("maier")


def test_another_date_in_a_verbatim_sentence() -> None:
    mine = tokens("Zum Stand 30. Mai 2015 führt das Jugendamt 271 Vormundschaften.")
    (rows,) = differences(mine, [tokens(TEXT)])
    assert [(one.word, other.word) for one, other in within(rows)] == [("30. Mai 2015", "31. Mai 2015")]


def test_another_noun_behind_the_same_number() -> None:
    mine = tokens("Zum Stand 31. Mai 2015 führt das Jugendamt 271 Haushalte.")
    (rows,) = differences(mine, [tokens(TEXT)])
    assert [[one.word for one in row.mine] for row in rows] == [["Haushalte"]]
    assert rows[0].before is not None and rows[0].before.word == "271"


def test_a_sentence_that_is_nobodys() -> None:
    assert not differences(tokens("Die Brücke wird im Herbst gesperrt."), [tokens(TEXT)])
    assert not differences((), [tokens(TEXT)])


def test_a_sentence_that_runs_over_two() -> None:
    mine = tokens(TEXT.replace("Vormundschaften. Am", "Vormundschaften, am").replace("Maier", "Müller"))
    rows = differences(mine, [tokens(TEXT)])[0]
    assert [(one.word, other.word) for one, other in within(rows)] == [("Müller", "Maier")]
