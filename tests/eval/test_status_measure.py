"""Figures on the state of implementation, worked out on paper."""

from __future__ import annotations

import datetime

from assistant.implementation.state import Progress
from eval.status_measure import JudgedStatus, status_figures
from tests.eval.status_made import WORDS, gold_status, said_status

DAY = datetime.date(2022, 12, 31)
OTHER_POINT = "Der Oberbürgermeister berichtet dem Stadtrat darüber bis zum Herbst."


def test_a_right_state_with_its_words() -> None:
    figures = status_figures([gold_status()], [said_status()])
    values = {name: (figure.k, figure.n) for name, figure in figures.estimates().items()}
    assert values["accuracy"] == values["accuracy_clear"] == values["found"] == values["evidence"] == (1, 1)
    assert values["date"] == values["next_report_none"] == (1, 1)
    assert values["history"][1] == values["next_report"][1] == values["holds_for"][1] == 0
    assert figures.uncited() == 0 and list(figures.listing()) == []


def test_a_point_that_is_not_found_is_wrong() -> None:
    figures = status_figures([gold_status()], [said_status(file="2")])
    values = figures.estimates()
    assert (values["accuracy"].k, values["found"].k, values["decided_right"].n) == (0, 0, 0)
    assert "nicht gefunden" in "\n".join(figures.listing())
    assert figures.tables(figures_only=False)[1][2][0][-1] == "1"


def test_what_could_be_defended_is_counted_apart() -> None:
    rows = [gold_status(also=["in Umsetzung"])]
    values = status_figures(rows, [said_status(state=Progress.ONGOING)]).estimates()
    assert (values["accuracy"].k, values["accuracy_defensible"].k, values["accuracy_clear"].n) == (0, 1, 0)


def test_a_point_is_told_by_its_words_before_its_number() -> None:
    row = gold_status()
    wrong = said_status(point=1, wording=OTHER_POINT, state=Progress.DECLINED)
    assert status_figures([row], [wrong, said_status(number=None)]).accuracy().k == 1
    assert status_figures([row], [said_status(wording=OTHER_POINT)]).accuracy().k == 1
    assert status_figures([row], [said_status(wording=OTHER_POINT, reference="A2/22")]).accuracy().k == 0
    unnumbered = gold_status(number=None)
    assert status_figures([unnumbered], [said_status(wording=OTHER_POINT, number=None)]).accuracy().k == 0


def test_words_count_where_they_overlap_in_a_labelled_letter() -> None:
    assert JudgedStatus(gold_status(), said_status(sentence=WORDS[:60])).cites_evidence
    assert JudgedStatus(gold_status(), said_status(sentence=f"{WORDS} Mehr folgt.")).cites_evidence
    assert not JudgedStatus(gold_status(), said_status(sentence=OTHER_POINT)).cites_evidence
    assert not JudgedStatus(gold_status(), said_status(sentence="")).cites_evidence
    assert not JudgedStatus(gold_status(), said_status(sentence=WORDS * 40)).cites_evidence
    assert not JudgedStatus(gold_status(), said_status(cited_file="2")).cites_evidence
    assert JudgedStatus(gold_status(refers=["2"]), said_status(cited_file="2")).cites_evidence
    assert not JudgedStatus(gold_status(), None).cites_evidence


def test_a_decided_state_without_words_is_counted() -> None:
    said = [said_status(stands=False), said_status(point=1, stands=False, state=Progress.UNCLEAR)]
    figures = status_figures([gold_status()], said)
    assert figures.uncited() == 1 and figures.tables(figures_only=True)[0][2][-1][:2] == ["uncited", "1"]


def test_office_and_days() -> None:
    changes = {"state": "nicht zuständig", "holds_for": "Sozialamt", "next_report": DAY.isoformat()}
    row = gold_status(**changes)
    right = said_status(state=Progress.NOT_RESPONSIBLE, holds_for="das Sozialamt", announced=DAY)
    values = status_figures([row], [right]).estimates()
    assert (values["holds_for"].k, values["next_report"].k, values["next_report_none"].n) == (1, 1, 0)
    values = status_figures([row], [said_status()]).estimates()
    assert (values["holds_for"].k, values["next_report"].k) == (0, 0)
    assert status_figures([gold_status()], [said_status(announced=DAY)]).estimates()["next_report_none"].k == 0


def test_a_series_is_one_history_in_order() -> None:
    rows = [gold_status(), gold_status(id="s-2", file="2")]
    both = [said_status(), said_status(file="2", cited_file="2")]
    assert status_figures(rows, both).estimates()["history"].k == 1
    assert status_figures(rows, [both[1], both[0]]).estimates()["history"].k == 0
    apart = [both[0], said_status(file="2", point=1)]
    assert status_figures(rows, apart).estimates()["history"].k == 0
    assert status_figures(rows, both[:1]).estimates()["history"].k == 0


def test_a_held_out_set_shows_no_states() -> None:
    figures = status_figures([gold_status()], [said_status()])
    assert [table[0] for table in figures.tables(figures_only=True)] == ["Figures"]
    caption, head, rows = figures.tables(figures_only=False)[1]
    assert caption == "States taken for others" and len(head) == len(rows[0]) == 9
