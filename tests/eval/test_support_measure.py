"""Figures on the verifier, worked out on paper."""

from __future__ import annotations

from eval.support_measure import checked
from tests.eval.support_made import SAID, Removing, gold_passage, gold_sentence, tampered

GOLD = [
    gold_sentence(),
    gold_sentence(id="en", sentence="A bench.", language="en", **{"class": "format"}),
    tampered("number"),
    tampered("name"),
    tampered("paraphrase"),
    tampered("paraphrase", id="p-2", sentence="A tree.", language="en"),
]


def test_recall_and_false_alarms() -> None:
    figures = checked(GOLD, Removing("A bench.", "Nicht: number.", "Nicht: paraphrase."))
    values = {name: (figure.k, figure.n) for name, figure in figures.estimates().items()}
    assert values["recall_checkable"] == values["recall_paraphrased"] == (1, 2)
    assert values["recall_tampered"] == (2, 4) and values["recall_german"] == (2, 3)
    assert values["recall_english"] == values["false_alarms_german"] == (0, 1)
    assert values["false_alarms"] == values["full_badge"] == (1, 2) and values["false_alarms_english"] == (1, 1)


def test_the_tables_show_classes_and_what_was_found() -> None:
    figures = checked(GOLD, Removing("Nicht: number."))
    captions = [caption for caption, _, _ in figures.tables(figures_only=False)]
    held_out = figures.tables(figures_only=True)
    assert captions[-1] == "What was found" and [caption for caption, _, _ in held_out] == captions[:-1]
    wrong, faithful = held_out[1][2], held_out[2][2]
    assert [row[0] for row in wrong] == ["number", "name", "paraphrase"]
    assert [row[0] for row in faithful] == ["paraphrase", "format"]
    assert wrong[0][3].startswith("1/1") and wrong[2][3].startswith("0/2")
    assert figures.tables(figures_only=False)[-1][2][-1] == ["tampered paraphrase", ""]


def test_only_misses_are_listed() -> None:
    figures = checked(GOLD[:3], Removing(SAID, "Nicht: number."))
    told = "\n".join(figures.listing())
    assert told.startswith(f"v-1 faithful paraphrase: {SAID}\n  found content; support 0,250; no remark\n  | ")
    assert "Nicht: number" not in told and "A bench." not in told


def test_every_passage_is_cited_and_the_first_check_is_not_timed() -> None:
    verifier = Removing()
    figures = checked([gold_sentence(passages=[gold_passage(), gold_passage(file="2")])], verifier)
    assert verifier.asked == [(SAID, (1, 2), (1, 2))] * 2
    assert len(figures.checked) == 1 and 0 <= figures.checked[0].ms < 1000
