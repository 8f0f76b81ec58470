"""What an answer says of a point, and the sentence that says so."""

from __future__ import annotations

from assistant.implementation.reading import Answer, Words, ends_openly, general, only_refers, preferred, read
from assistant.implementation.state import Progress
from ingest.model import BlockKind, Speaker
from tests.assistant.implementation.made_points import passage

POINT = "2. ein Konzept zur Gewinnung ehrenamtlicher Vormünder zu erarbeiten"


def said(*texts: str, point: str = POINT, answer: Answer | None = None) -> Words:
    found = read(point, [passage(text, n) for n, text in enumerate(texts, 1)], answer or Answer())
    assert found is not None
    return found


def test_the_sentence_that_says_so() -> None:
    found = said("Zum Stand Mai waren es 401 Fälle. Das Konzept wurde im Juni beschlossen.", "Es liegt im Amt aus.")
    assert found.progress is Progress.DONE
    assert found.sentence == "Das Konzept wurde im Juni beschlossen." and found.passage.key == "d/1/1"
    (span,) = found.spans
    assert found.passage.text[span.start : span.end] == found.sentence


def test_done_in_part_is_under_way() -> None:
    text = "Die Ausschreibung wurde durchgeführt. Zurzeit sind vier Stellen unbesetzt und sollen besetzt werden."
    assert said(text).progress is Progress.ONGOING


def test_whoever_announces_another_report_is_not_done() -> None:
    text = "Das Konzept wurde erarbeitet."
    assert said(text).progress is Progress.DONE
    assert said(text, answer=Answer(goes_on=True)).progress is Progress.ONGOING
    plain = "Der Beschlusspunkt ist vollständig erfüllt."
    assert said(plain, answer=Answer(goes_on=True)).progress is Progress.DONE


def test_a_duty_without_end_is_never_done() -> None:
    text = "Das Amt hat die Arbeit seit 2019 qualifiziert."
    assert said(text, point="6. Die Stadt engagiert sich weiterhin dafür.").progress is Progress.ONGOING


def test_no_measure_is_named() -> None:
    found = said("Das Amt ist auf künftige Lagen eingestellt.", point="5. alle Maßnahmen zu ergreifen")
    assert said("Vormundschaft ist eine Pflicht.").progress is Progress.REPORTED
    assert found.sentence == "Das Amt ist auf künftige Lagen eingestellt."


def test_a_joint_answer_counts_where_it_takes_up_the_point() -> None:
    text = "Die Gewinnung ehrenamtlicher Vormünder wurde begonnen."
    joint = Answer(joint=True)
    assert said(text, answer=joint).progress is Progress.ONGOING
    assert said(text, point="4. Die Hauptsatzung wird neu gefasst.", answer=joint).progress is Progress.UNCLEAR
    verdict = "Die Verwaltung empfiehlt, den Antrag abzulehnen."
    assert said(verdict, point="4. Die Hauptsatzung wird neu gefasst.", answer=joint).progress is Progress.DECLINED


def test_of_a_whole_letter_only_a_verdict_counts() -> None:
    whole = Answer(whole=True)
    assert read(POINT, [passage("Das Konzept wurde erarbeitet.")], whole) is None
    assert said("Der Antrag ist damit erledigt.", answer=whole).progress is Progress.DONE


def test_a_question_is_answered_not_done() -> None:
    text = "Im letzten Jahr wurden 40 Wohnungen gebaut."
    assert said(text, point="3. Wie viele Wohnungen wurden gebaut?").progress is Progress.REPORTED


def test_who_wants_to_be_told_is_told() -> None:
    text = "Konzepte zur Gewinnung ehrenamtlicher Vormünder gibt es in drei Städten."
    point = "1. Die Verwaltung legt dar, welche Konzepte zur Gewinnung ehrenamtlicher Vormünder es gibt."
    assert said(text, point=point).progress is Progress.DONE


def test_what_is_not_the_offices_own_counts_not() -> None:
    other = passage("Das Konzept wurde beschlossen.", speaker=Speaker.THIRD_PARTY)
    form = passage("Finanzielle Auswirkungen ☐ Das Konzept wurde beschlossen.")
    again = passage(f"{POINT}.")
    assert read(POINT, [other, form, again], Answer()) is None


def test_what_is_cut_off_says_nothing() -> None:
    text = "Das Recht erlaubt es. Beträgt die Geschwindigkeit nicht mehr als 30 km/h, kann es zugelassen werden, wenn"
    assert ends_openly([passage(text)]) and not ends_openly([passage("Das Recht erlaubt es.")])
    assert said(text, answer=Answer(breaks_off=True)).progress is Progress.REPORTED


def test_for_whom_it_is_not_responsible() -> None:
    found = said("Das Sozialamt koordiniert; weiteres Engagement liegt nicht auf der Ebene dieses Amtes.")
    assert (found.progress, found.holds_for) == (Progress.NOT_RESPONSIBLE, "Sozialamt")


def test_an_answer_that_only_refers() -> None:
    assert only_refers(POINT, [passage("Siehe Antwort zu 2.")])
    assert not only_refers(POINT, [passage("Siehe Antwort zu 2. Das Konzept liegt vor.")])
    assert not only_refers(POINT, [passage("Sie erhalten die Übersicht (siehe Anlage).")])


def test_what_a_letter_says_as_a_whole() -> None:
    intro, answer = passage("Kurzfassung", 1, BlockKind.INTRO), passage("Nein.", 2)
    assert general([intro, answer]) == [intro]


REPORT = "1. Die Verwaltung legt dar, welche Konzepte zur Gewinnung ehrenamtlicher Vormünder es gibt."


def test_who_wants_to_be_told_is_told_of_other_things_too() -> None:
    assert said("In drei Städten gibt es etwas. Es ist nicht geplant.", point=REPORT).progress is Progress.DONE
    later = "Die Konzepte werden im Ausschuss vorgestellt."
    assert said(later, point=REPORT).progress is Progress.ONGOING
    assert said("Dazu sind keine Angaben möglich.", point=REPORT).progress is Progress.DECLINED
    refused = "Die Verwaltung empfiehlt, den Antrag abzulehnen."
    assert said("Es gibt drei.", refused, point=REPORT).progress is Progress.DECLINED


def test_what_names_other_points_counts_not() -> None:
    text = "Das Konzept ist in Arbeit. Die Verwaltung empfiehlt, Ziffer 3 des Antrags abzulehnen."
    assert said(text, answer=Answer(number="2")).progress is Progress.ONGOING
    assert said(text, answer=Answer(number="3")).progress is Progress.DECLINED
    pointing = "Nach Abschluss der Arbeiten unter Punkt 1 wird das Konzept erarbeitet."
    assert said(pointing, answer=Answer(number="2")).progress is Progress.ONGOING


def test_not_yet_stands_alone_where_it_is_said_more_plainly() -> None:
    text = "Das Konzept zur Gewinnung ehrenamtlicher Vormünder liegt noch nicht vor. Eine Tagung ist vorgesehen."
    assert said(text).progress is Progress.NOT_DONE


def test_head_and_signature_are_never_cited() -> None:
    head = passage("Das Konzept wurde eingereicht.", 1, BlockKind.LETTERHEAD)
    signature = passage("Das Konzept wurde gezeichnet.", 3, BlockKind.SIGNATURE)
    assert read(POINT, [head, signature], Answer()) is None
    found = read(
        POINT,
        [head, passage("Vormundschaft ist eine Pflicht. Mit freundlichen Grüßen, das Amt wurde erreicht."), signature],
        Answer(),
    )
    assert found is not None and found.sentence == "Vormundschaft ist eine Pflicht."


def test_the_refusal_of_the_motion_goes_before_what_is_only_told() -> None:
    whole = Answer(whole=True)
    verdict = read(POINT, [passage("Die Verwaltung empfiehlt, den Antrag abzulehnen.")], whole)
    assert verdict is not None
    told = said("Das Amt wird das Konzept im Herbst vorstellen.")
    assert preferred(told, verdict, POINT) is verdict and preferred(told, None, POINT) is told
    plain = said("Der Antrag ist zu diesem Punkt vollständig erfüllt.")
    assert preferred(plain, verdict, POINT) is plain
    report = said("In drei Städten gibt es etwas.", point=REPORT)
    assert preferred(report, verdict, REPORT) is report
    other = read("4. Eine Bank wird gebaut.", [passage("Diesen Eingriff lehnt die Verwaltung ab.")], whole)
    assert other is None, "a refusal of something else is none of the motion"
