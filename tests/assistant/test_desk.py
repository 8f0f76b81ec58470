"""The one door, with model and indexes as they really are: letters in, question, cited answer."""

from __future__ import annotations

import datetime
import logging
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.audit.event import Detail, EventKind, Purpose
from assistant.audit.views import Views
from assistant.desk import Desk
from assistant.filters import Filter
from assistant.language_model.fluent import Outcome as FluentOutcome
from assistant.model import PUBLIC, NoticeKind, Principal, Scope, Status
from ingest.errors import ArchiveUnusable, BadInput, DirectoryInUse, FundstelleError, IndexUnusable, ModelMissing
from ingest.model import LetterKind, Tier
from ingest.pipeline import Outcome
from ingest.settings import LanguageModelSettings, Settings
from tests.assistant.language_model.local_server import says, serving
from tests.corpus import SAMPLES
from tests.letters import ANSWER, CLEARANCES, CONTROL, written

ALL = Principal("test", frozenset(), frozenset(Tier))
QUESTION = "Wann öffnet das Freibad im Norden wieder?"


@pytest.fixture
def settings(tmp_path: Path, model_dir: Path) -> Settings:
    return Settings(tmp_path / "data", model_dir)


@pytest.fixture
def desk(settings: Settings) -> Iterator[Desk]:
    with Desk.open(settings) as opened:
        yield opened


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory, model_dir: Path) -> Iterator[Desk]:
    """A desk over the two sample letters, for tests that change nothing."""
    with Desk.open(Settings(tmp_path_factory.mktemp("samples") / "data", model_dir)) as opened:
        opened.ingest([SAMPLES], clearances=CLEARANCES)
        yield opened


def test_it_opens_in_a_moment(settings: Settings) -> None:
    started = time.perf_counter()
    with Desk.open(settings) as desk:
        assert not desk.ready
    assert time.perf_counter() - started < 1
    assert os.environ["HF_HUB_OFFLINE"] == "1" and os.environ["ANONYMIZED_TELEMETRY"] == "False"


def test_the_two_letters_are_one_vorgang(samples: Desk) -> None:
    control, answer = samples.letters(PUBLIC)
    assert control.title == "Beschlusskontrolle zu P0091/21 vom 23.06.2022"
    assert control.vorgang == answer.vorgang == (control.document_id, answer.document_id)


def test_a_person_withholds_what_the_mark_would_open(desk: Desk, tmp_path: Path) -> None:
    letter = written(tmp_path)
    (report,) = desk.ingest([letter], withheld_by="Erika Muster, enthält Namen")
    assert report.tier is Tier.NICHTOEFFENTLICH and report.message == "Erika Muster, enthält Namen"
    assert desk.letters(PUBLIC) == []
    (again,) = desk.ingest([letter])
    assert (again.outcome, again.tier) == (Outcome.UNCHANGED, Tier.NICHTOEFFENTLICH), "until a person clears it"
    (cleared,) = desk.ingest([letter], "Erika Muster, geschwärzt")
    assert cleared.outcome is Outcome.CLEARED
    (back,) = desk.ingest([letter], withheld_by="Erika Muster, doch nicht")
    assert back.outcome is Outcome.WITHDRAWN


@pytest.mark.parametrize("question", ["", "x" * 100_000, "Was\0kostet das?"])
def test_what_is_no_question_is_refused_before_anything_is_loaded(desk: Desk, question: str) -> None:
    with pytest.raises(BadInput):
        desk.ask(question)
    assert not desk.ready


def test_a_withheld_letter_is_nowhere_until_it_is_cleared(desk: Desk, tmp_path: Path) -> None:
    path = written(tmp_path, mark="vertraulich")
    (report,) = desk.ingest([path])
    document_id = str(report.document_id)
    generation = desk.generation
    assert report.tier is Tier.NICHTOEFFENTLICH
    assert desk.letters(PUBLIC) == [] and desk.passages(document_id, PUBLIC) == []
    assert desk.letter(document_id, PUBLIC) is None and desk.passage(f"{document_id}/1/1", PUBLIC) is None
    hidden = desk.ask(QUESTION)
    assert hidden.status is Status.NOT_FOUND and hidden.near == () and hidden.scope.letters == 0
    assert desk.ask(QUESTION, principal=ALL).status is Status.ANSWERED

    (cleared,) = desk.ingest([path], cleared_by="Erika Muster, veröffentlicht")
    assert cleared.outcome is Outcome.CLEARED and desk.generation > generation
    assert desk.ask(QUESTION).citations[0].document_id == document_id
    with pytest.raises(BadInput, match="--cleared-by"):
        desk.ingest([path], cleared_by=" ")


def test_only_one_process_part_owns_a_directory(desk: Desk, settings: Settings) -> None:
    with pytest.raises(DirectoryInUse):
        Desk.open(settings)
    desk.close()
    desk.close()
    Desk.open(settings).close()


def test_a_directory_that_cannot_be_opened_is_left_free(settings: Settings) -> None:
    settings.data_dir.mkdir()
    (settings.data_dir / "archive.sqlite3").write_bytes(b"no archive " * 500)
    for _ in range(2):
        with pytest.raises(ArchiveUnusable):
            Desk.open(settings)


def test_without_a_model_letters_can_be_read_and_nothing_is_lost(
    desk: Desk, settings: Settings, tmp_path: Path
) -> None:
    desk.ingest([ANSWER])
    desk.close()
    with Desk.open(Settings(settings.data_dir, tmp_path / "nowhere")) as without:
        for need in (lambda: without.ask(QUESTION), lambda: without.ingest([CONTROL]), without.reindex):
            with pytest.raises(ModelMissing, match="Modellordner"):
                need()
        assert len(without.letters(ALL)) == 1
        assert any("Modell" in problem for problem in without.doctor()["problems"])


def test_an_index_of_another_version_is_refused_and_rebuilt(desk: Desk, settings: Settings) -> None:
    desk.ingest([ANSWER])
    desk.close()
    manifest = settings.data_dir / "indexes" / "oeffentlich" / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"format": ', '"format": 9'))
    with Desk.open(settings) as again:
        with pytest.raises(IndexUnusable, match="fundstelle reindex"):
            again.ask(QUESTION)
        assert any("reindex" in problem for problem in again.doctor()["problems"])
        told: list[tuple[int, int]] = []
        assert again.reindex(lambda done, total, what: told.append((done, total))) == 1
        assert told[-1] == (1, 1)
        assert again.ask("Wer hat das Schreiben unterschrieben?").scope.letters == 1


def test_what_a_crash_left_unindexed_is_found_after_the_next_start(desk: Desk, settings: Settings) -> None:
    desk._machinery.update = lambda document_id: (_ for _ in ()).throw(KeyboardInterrupt)  # type: ignore[method-assign]
    with pytest.raises(KeyboardInterrupt):
        desk.ingest([ANSWER])
    desk.close()
    with Desk.open(settings) as again:
        assert again.doctor()["tiers"]["oeffentlich"]["missing"] == 1
        assert again.ask("Was sagt die Verwaltung zu Frage 3?").status is Status.ANSWERED
        assert again.doctor()["tiers"]["oeffentlich"]["missing"] == 0


def test_warming_up_happens_in_the_background_and_a_question_waits_for_it(desk: Desk, tmp_path: Path) -> None:
    desk.ingest([written(tmp_path)])
    desk.warm_up()
    desk.warm_up()
    assert desk.ask(QUESTION).status is Status.ANSWERED
    assert desk.ready


def test_a_fault_while_warming_up_is_logged_as_its_sentence(
    settings: Settings, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with Desk.open(Settings(settings.data_dir, tmp_path / "nowhere")) as desk, caplog.at_level(logging.ERROR):
        desk.warm_up()
        for thread in threading.enumerate():  # it may have ended already
            if thread.name == "warm-up":
                thread.join()
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert "Erwartet wird" in caplog.text


def test_warming_up_builds_damaged_indexes_anew(
    desk: Desk, settings: Settings, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    desk.ingest([written(tmp_path)])
    desk.close()
    manifest = settings.data_dir / "indexes" / "oeffentlich" / "manifest.json"
    manifest.write_bytes(manifest.read_bytes()[:-1])
    with Desk.open(settings) as again, caplog.at_level(logging.ERROR):
        again.warm_up()
        for thread in threading.enumerate():
            if thread.name == "warm-up":
                thread.join()
        assert again.ready and again.ask(QUESTION).status is Status.ANSWERED
    assert "Die Indexe werden jetzt neu gebaut" in caplog.text


def test_closing_ends_what_is_being_taken_in_between_two_letters(
    desk: Desk, settings: Settings, tmp_path: Path
) -> None:
    written(tmp_path, "a.txt")
    written(tmp_path, "b.txt", reference="AF0008/23")
    closer = threading.Thread(target=desk.close)

    def close_at_first(done: int, total: int, what: str) -> None:
        if done == 0:
            closer.start()
            while not desk._closing.is_set():
                time.sleep(0.001)

    with pytest.raises(FundstelleError, match="1 von 2"):
        desk.ingest([tmp_path / "a.txt", tmp_path / "b.txt"], progress=close_at_first)
    closer.join()
    with Desk.open(settings) as again:
        assert len(again.letters(ALL)) == 1


def test_a_vorgang_shows_what_its_principal_may_see(samples: Desk) -> None:
    found, scope = samples.vorgang("P0091/21")
    assert found is not None and [item.number for item in found.items] == list("1234567")
    assert [station.letter.reference for station in found.letters] == ["P0091/21", "AF2531/22"]
    assert scope.letters == 2
    assert samples.vorgang("P0091/21", Principal("nobody", frozenset(), frozenset())) == (None, Scope(0, None))


@pytest.mark.parametrize(
    ("within", "files"),
    [
        (None, {CONTROL.stem, ANSWER.stem}),
        (Filter(), {CONTROL.stem, ANSWER.stem}),
        (Filter(kinds=frozenset({LetterKind.ANSWER_LETTER})), {ANSWER.stem}),
        (Filter(until=datetime.date(2022, 6, 30)), {CONTROL.stem}),
        (Filter(office="oberbuergermeister"), {ANSWER.stem}),
        (Filter(vorgang="AF2531/22", office="geschäftsbereich"), {CONTROL.stem}),
    ],
)
def test_a_question_is_answered_from_the_letters_it_is_restricted_to(
    samples: Desk, within: Filter | None, files: set[str]
) -> None:
    answer = samples.ask("Was sagt die Verwaltung zu Punkt 5?", within=within)
    assert answer.status is Status.ANSWERED and {citation.file for citation in answer.citations} <= files
    assert answer.scope.letters == len(files) and answer.scope.within == (within if len(files) == 1 else None)
    assert {one.letter.file for one in samples.context("Zu Punkt 5?", within=within).found.placed} == files


def test_absence_is_relative_to_the_filter(samples: Desk) -> None:
    within = Filter(kinds=frozenset({LetterKind.RESOLUTION_CONTROL}))
    lead = samples.ask("Was kostet der Eintritt ins Freibad?", within=within).lead
    assert "(1 Schreiben, eingegrenzt auf Beschlusskontrolle, Stand 23.06.2022)" in lead


@pytest.mark.parametrize("within", [Filter(since=datetime.date(2030, 1, 1)), Filter(vorgang="A9999/99")])
def test_a_filter_that_lets_nothing_pass_says_so_and_nothing_about_the_documents(samples: Desk, within: Filter) -> None:
    answer = samples.ask("Was sagt die Verwaltung zu Punkt 5?", within=within)
    assert answer.status is Status.NOT_FOUND and answer.near == () and answer.scope == Scope(0, None, within)
    assert answer.lead == "Es wurde nichts durchsucht."
    assert [notice.kind for notice in answer.notices] == [NoticeKind.FILTER_EMPTY]
    assert "Keines der hier einsehbaren Schreiben passt" in answer.notices[0].text


def test_a_filter_shows_nothing_that_may_not_be_seen(desk: Desk, tmp_path: Path) -> None:
    desk.ingest([written(tmp_path, mark="vertraulich"), written(tmp_path, "b.txt", reference="AF0008/23")])
    hidden, seen = Filter(paper="AF0007/23"), Filter(paper="AF0008/23")
    assert desk.ask(QUESTION, within=hidden).notices[0].kind is NoticeKind.FILTER_EMPTY
    assert desk.ask(QUESTION, within=Filter(vorgang="AF0007/23")).scope.letters == 0
    assert {one.paper for one in desk.ask(QUESTION, within=seen).citations} == {"AF0008/23"}
    assert desk.ask(QUESTION, within=Filter(office="Bäder")).scope.letters == 1
    assert desk.ask(QUESTION, principal=ALL, within=hidden).citations[0].paper == "AF0007/23"


def test_a_filter_that_is_none_is_refused_before_anything_is_loaded(desk: Desk) -> None:
    with pytest.raises(BadInput, match="Zeitraum"):
        desk.ask(QUESTION, within=Filter(since=datetime.date(2023, 1, 1), until=datetime.date(2022, 1, 1)))
    assert not desk.ready


def test_it_can_be_looked_through_without_a_question(samples: Desk) -> None:
    listing = samples.browse(PUBLIC, Filter(kinds=frozenset({LetterKind.ANSWER_LETTER})))
    assert [entry.reference for entry in listing.entries] == ["AF2531/22"]
    assert samples.entry(listing.entries[0].document_id, PUBLIC) == listing.entries[0]
    nobody = Principal("nobody", frozenset(), frozenset())
    assert samples.entry(listing.entries[0].document_id, nobody) is None
    assert samples.browse(nobody).total == samples.vorgaenge(nobody).total == 0
    assert [entry.reference for entry in samples.vorgaenge(PUBLIC, words="Hafen").entries] == ["P0091/21"]
    (first, *_) = samples.search("Mission Lifeline", PUBLIC)
    assert "Mission Lifeline" in first.passage.text and samples.search("Mission Lifeline", nobody) == ()
    found, _ = samples.vorgang("P0091/21")
    assert found is not None and [one.what.name for one in samples.gaps(found, PUBLIC).lacking] == ["Anlage"]
    for asked in ("", "?"):
        with pytest.raises(BadInput):
            samples.search(asked, PUBLIC)


def test_a_language_model_that_is_not_there_leaves_the_extract(tmp_path: Path, model_dir: Path) -> None:
    nobody = LanguageModelSettings("http://127.0.0.1:9/v1", "probe")
    with Desk.open(Settings(tmp_path / "data", model_dir, language_model=nobody)) as desk:
        assert desk.writes
        desk.ingest([CONTROL], clearances=CLEARANCES)
        question = "Was wurde zu Punkt 5 berichtet?"
        *_, last = desk.fluent(desk.ask(question), question, (), PUBLIC)
    assert last.done and last.outcome is FluentOutcome.FAILED and last.sentences == ()


def test_whoever_reads_a_fluent_version_has_seen_its_letters(tmp_path: Path, model_dir: Path) -> None:
    with (
        serving(says("Das Freibad öffnet am 1. Juni 2024 wieder. [1]")) as server,
        Desk.open(Settings(tmp_path / "data", model_dir, language_model=server.settings())) as desk,
    ):
        desk.ingest([written(tmp_path, mark="vertraulich")])
        answer = desk.ask(QUESTION, principal=ALL)
        desk.views = Views(desk.audit, desk._archive.tier_of)  # as if it were another day
        before = len(desk.audit.entries([Purpose.ACCESS]))
        *_, last = desk.fluent(answer, QUESTION, (), ALL)
        (kept,) = desk.audit.entries([Purpose.ACCESS])[before:]
        assert last.sentences and kept.event.what == desk.audit.pseudonym(answer.citations[0].document_id)
        assert (kept.event.kind, kept.event.who, kept.event.detail) == (EventKind.SEEN, ALL.name, Detail.QUOTED)
