"""Who may see a letter, changed by a person: in force with the next query, for everybody and all that is shown."""

from __future__ import annotations

import datetime
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from assistant.audit.event import Detail, EventKind
from assistant.classifying import ON_THE_MACHINE, people
from assistant.desk import Desk
from assistant.model import PUBLIC, Principal
from assistant.roles import Role, principal_of
from ingest.errors import ArchiveUnusable, BadInput, IndexUnusable
from ingest.model import Tier
from ingest.pipeline import Outcome
from ingest.settings import Settings
from tests.corpus import SAMPLES
from tests.letters import CLEARANCES, written
from tests.scoreboard.counting import Promised

COUNCIL, STAFF, PROTECTION, KEEPER = (
    principal_of(role.value, {role})
    for role in (Role.COUNCILLOR, Role.STAFF, Role.DATA_PROTECTION, Role.ADMINISTRATION)
)
#: One for each set of tiers that somebody sees; at the desk nothing else tells people apart.
EVERYBODY = (PUBLIC, COUNCIL, PROTECTION)
TODAY = datetime.date(2026, 11, 23)
#: Flips of tiers that the test of states makes at least.
FLIPS = 200
#: A word of each letter that stands in no other; by the names of their files.
WORDS = {"bad": "Freibadkanarien", "halle": "Hallenkanarien", "steg": "Stegkanarien"}


@dataclass
class Shelf:
    """A desk with letters, by their ids; each with what shows that something of it is seen."""

    desk: Desk
    letters: dict[str, re.Pattern[str]]
    tiers: dict[str, Tier] = field(default_factory=dict)

    def stale(self) -> list[str]:
        """What anybody is shown of a letter that they may not see, and whose list lacks one that they may."""
        found = []
        for who in EVERYBODY:
            shown = {name: repr(seen) for name, seen in surfaces(self.desk, who, self.letters).items()}
            for key, words in self.letters.items():
                if self.tiers[key] not in who.tiers:
                    found += [f"{who.name}: {name} shows {key}" for name, seen in shown.items() if words.search(seen)]
                elif key not in shown["letters"]:
                    found.append(f"{who.name}: {key} is not listed")
        return found


def surfaces(desk: Desk, who: Principal, letters: Any) -> dict[str, Any]:
    """All that somebody can be shown by this desk, by where."""
    words = " ".join(WORDS.values())
    answer = desk.ask(f"Wann öffnet {words}?", principal=who)
    found, scope = desk.vorgang("P0091/21", who)
    return {
        "letters": desk.letters(who),
        "counts": (desk.scope(who), scope),
        "answer": (answer.sentences, answer.citations, answer.near, answer.notices, answer.scope),
        "answer on a point": desk.ask("Was sagt die Verwaltung zu Punkt 5 von P0091/21?", principal=who).citations,
        "suggestions": desk.suggestions(answer, who, "de"),
        "search": desk.search(words, who),
        "browse": desk.browse(who),
        "vorgaenge": desk.vorgaenge(who),
        "vorgang": found,
        "gaps": desk.gaps(found, who) if found else None,
        "gap survey": desk.gap_survey(who),
        "points": desk.implementation(who, TODAY),
        "single": [
            (desk.letter(one, who), desk.passages(one, who), desk.original(one, who), desk.boxes(one, who),
             desk.entry(one, who), desk.superseded_by(one, who), desk.corrections(one, who), desk.pages(one, who))
            for one in letters
        ],
        "arrived": desk.arrived_since(datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC), who),
    }  # fmt: skip


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory, model_dir: Path) -> Iterator[Shelf]:
    folder = tmp_path_factory.mktemp("shelf")
    with Desk.open(Settings(folder / "data", model_dir)) as desk:
        letters = {}
        for number, (name, word) in enumerate(WORDS.items()):
            first = f"Das {word} öffnet am 1. Juni 2024 wieder."
            path = written(folder, f"{name}.txt", reference=f"AF000{number}/23", first=first)
            (report,) = desk.ingest([path])
            assert report.document_id
            letters[report.document_id] = re.compile(f"{word}|{report.document_id}|AF000{number}/23")
        for report in desk.ingest([SAMPLES], clearances=CLEARANCES):
            if report.document_id:
                letters[report.document_id] = re.compile(report.document_id)
        yield Shelf(desk, letters, dict.fromkeys(letters, Tier.OEFFENTLICH))


class Flipping(RuleBasedStateMachine):
    """Letters go from tier to tier; after each step everybody is shown what they may see, and nothing else."""

    shelf: ClassVar[Shelf]
    promised: ClassVar[Promised]
    flips: ClassVar[int] = 0
    slowest: ClassVar[float] = 0.0

    @rule(number=st.integers(0, 4), tier=st.sampled_from(Tier))
    def flip(self, number: int, tier: Tier) -> None:
        key = sorted(self.shelf.letters)[number]
        started = time.monotonic()
        done = self.shelf.desk.classify(key, tier, "Test", "Grund", ON_THE_MACHINE)
        type(self).slowest = max(self.slowest, time.monotonic() - started)
        assert done.tier is tier
        self.shelf.tiers[key] = tier
        type(self).flips += 1
        stale = self.shelf.stale()
        self.promised.case(stale == [], "; ".join(stale[:3]))
        assert stale == []


@pytest.mark.long
@pytest.mark.promise(6)
def test_the_next_query_shows_nothing_that_was_closed(shelf: Shelf, promised: Promised) -> None:
    Flipping.shelf, Flipping.promised = shelf, promised
    quick = settings(
        max_examples=4, stateful_step_count=50, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    for _ in range(8):
        if Flipping.flips < FLIPS:
            run_state_machine_as_test(Flipping, settings=quick)  # type: ignore[no-untyped-call]
    promised.note(f"the slowest of {Flipping.flips} changes was done after {Flipping.slowest:.2f} s")
    assert Flipping.flips >= FLIPS


@pytest.fixture
def desk(tmp_path: Path, model_dir: Path) -> Iterator[Desk]:
    with Desk.open(Settings(tmp_path / "data", model_dir)) as opened:
        yield opened


def taken_in(desk: Desk, path: Path, **decision: str) -> str:
    (report,) = desk.ingest([path], **decision)  # type: ignore[arg-type]
    assert report.document_id
    return report.document_id


def test_everybody_sees_what_one_of_those_does() -> None:
    assert {who.tiers for who in (PUBLIC, COUNCIL, STAFF, PROTECTION, KEEPER)} == {who.tiers for who in EVERYBODY}


def test_a_decision_is_kept_with_who_when_and_why(desk: Desk, tmp_path: Path) -> None:
    key = taken_in(desk, written(tmp_path))
    desk.classify(key, Tier.INTERN, "Erika Muster", "vor der Sitzung", STAFF)
    found = desk.classify(key, Tier.OEFFENTLICH, "Erika Muster", "beschlossen", STAFF)
    assert [one.tier for one in found.decisions] == [Tier.OEFFENTLICH, Tier.INTERN, Tier.OEFFENTLICH]
    _, second, third = found.decisions
    assert (people(second.who), second.why) == ("verwaltung: Erika Muster", "vor der Sitzung")
    when = datetime.datetime.fromisoformat(third.when)
    assert abs(datetime.datetime.now(datetime.UTC) - when) < datetime.timedelta(minutes=5)
    assert desk.classification(key, PUBLIC) == found
    events = [one.event for one in desk.audit.entries() if one.event.kind is EventKind.CLASSIFIED]
    assert [(one.who, one.detail) for one in events] == [("verwaltung", Detail.INTERNAL), ("verwaltung", Detail.PUBLIC)]


@pytest.mark.parametrize("who", [PUBLIC, COUNCIL, KEEPER])
def test_only_staff_and_data_protection_classify(shelf: Shelf, who: Principal) -> None:
    key, before = (
        next(iter(shelf.letters)),
        len(shelf.desk.classification(next(iter(shelf.letters)), PROTECTION).decisions),
    )
    with pytest.raises(BadInput, match="Rolle"):
        shelf.desk.classify(key, Tier.OEFFENTLICH, "Test", "Grund", who)
    assert len(shelf.desk.classification(key, PROTECTION).decisions) == before


@pytest.mark.parametrize(("who", "why"), [("", "Grund"), ("Test", " "), (" , ", "Grund")])
def test_nobody_or_no_reason_is_refused(shelf: Shelf, who: str, why: str) -> None:
    with pytest.raises(BadInput, match="wer einstuft und warum"):
        shelf.desk.classify(next(iter(shelf.letters)), Tier.GESPERRT, who, why, ON_THE_MACHINE)


def test_what_somebody_does_not_see_is_not_there_for_them(desk: Desk, tmp_path: Path) -> None:
    key = taken_in(desk, written(tmp_path))
    locked = desk.classify(key, Tier.GESPERRT, "Erika Muster", "nennt ein Kind", STAFF)
    assert locked.tier is Tier.GESPERRT
    for name in (key, "AF0007/23", "0" * 16):
        with pytest.raises(BadInput, match="ist keines"):
            desk.classify(name, Tier.OEFFENTLICH, "Erika Muster", "doch nicht", STAFF)
        with pytest.raises(BadInput, match="ist keines"):
            desk.classification(name, STAFF)
    opened = desk.classify(key, Tier.NICHTOEFFENTLICH, "Datenschutz", "geschwärzt", PROTECTION)
    assert desk.classification(key, STAFF) == opened


def test_older_versions_are_closed_with_a_letter_and_not_opened(desk: Desk, tmp_path: Path) -> None:
    old = taken_in(desk, written(tmp_path, first="Das Freibad öffnet am 1. Mai 2024 wieder."))
    new = taken_in(desk, written(tmp_path, first="Das Freibad öffnet am 1. Juni 2024 wieder."))
    assert desk.letter(old, PUBLIC) and desk.superseded_by(old, PUBLIC) == new
    closed = desk.classify(new, Tier.NICHTOEFFENTLICH, "Erika Muster", "Irrtum", STAFF)
    assert closed.also == (old,) and desk.letter(old, PUBLIC) is None
    opened = desk.classify(new, Tier.OEFFENTLICH, "Erika Muster", "doch", STAFF)
    assert opened.also == () and desk.letter(old, PUBLIC) is None and desk.letter(new, PUBLIC)


def test_no_run_opens_what_was_classified_singly(desk: Desk, tmp_path: Path) -> None:
    path = written(tmp_path)
    key = taken_in(desk, path)
    for tier in (Tier.INTERN, Tier.NICHTOEFFENTLICH, Tier.GESPERRT):
        desk.classify(key, tier, "Erika Muster", "Grund", ON_THE_MACHINE)
        for cleared in (None, "Test, für alle"):
            (report,) = desk.ingest([path], cleared)
            assert (report.outcome, report.tier) == (Outcome.UNCHANGED, tier)
            assert desk.letters(PUBLIC) == []
    changed = written(tmp_path, first="Das Freibad öffnet am 1. Juli 2024 wieder.")
    (report,) = desk.ingest([changed], "Test, für alle")
    assert (report.outcome, report.tier) == (Outcome.CHANGED, Tier.GESPERRT), "nor does a changed file"


def test_a_letter_is_closed_even_where_the_indexes_cannot_follow(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = taken_in(desk, written(tmp_path))
    question = "Wann öffnet das Freibad im Norden wieder?"
    assert desk.ask(question).citations

    def broken(*_: object) -> None:
        raise IndexUnusable("Erwartet wird ein Index", "er ist beschädigt", "bitte neu aufbauen")

    with monkeypatch.context() as patched:
        patched.setattr(desk._machinery, "update", broken)
        with pytest.raises(IndexUnusable):
            desk.classify(key, Tier.NICHTOEFFENTLICH, "Erika Muster", "Irrtum", STAFF)
        assert desk.letters(PUBLIC) == [] and not desk.ask(question).citations
        assert desk.search("Freibad", PUBLIC) == ()
        assert next(reversed(list(desk.audit.entries()))).event.kind is EventKind.CLASSIFIED


@pytest.mark.promise(6)
def test_what_somebody_closes_meanwhile_is_not_opened(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Loading the model takes seconds, and in them data protection may lock the very letter that is being opened."""
    key = taken_in(desk, written(tmp_path), withheld_by="Test, zuerst")
    prepare = desk._machinery.prepare

    def locked_meanwhile() -> None:
        prepare()
        desk.classify(key, Tier.GESPERRT, "Dora Muster", "nennt ein Kind", PROTECTION)

    with monkeypatch.context() as patched:
        patched.setattr(desk._machinery, "prepare", locked_meanwhile)
        with pytest.raises(BadInput, match="inzwischen hat jemand anders"):
            desk.classify(key, Tier.OEFFENTLICH, "Erika Muster", "freigegeben", STAFF)
    assert desk.tier(key, PROTECTION) is Tier.GESPERRT and desk.letters(STAFF) == []
    assert desk.classify(key, Tier.OEFFENTLICH, "Dora Muster", "geschwärzt", PROTECTION).tier is Tier.OEFFENTLICH


@pytest.mark.promise(26)
def test_nothing_is_opened_that_the_audit_cannot_keep(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = taken_in(desk, written(tmp_path), withheld_by="Test, zuerst")

    def broken(*_: object) -> None:
        raise ArchiveUnusable("Erwartet wird ein Prüfprotokoll", "der Datenträger ist voll", "bitte Platz schaffen")

    with monkeypatch.context() as patched:
        patched.setattr(desk.audit, "record", broken)
        with pytest.raises(ArchiveUnusable):
            desk.classify(key, Tier.OEFFENTLICH, "Erika Muster", "freigegeben", STAFF)
        assert desk.letters(PUBLIC) == []
        with pytest.raises(ArchiveUnusable):
            desk.classify(key, Tier.GESPERRT, "Erika Muster", "nennt ein Kind", STAFF)
    assert desk.tier(key, PROTECTION) is Tier.GESPERRT, "closing waits for nothing"
