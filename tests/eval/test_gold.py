"""The reader of gold questions, and what must hold for the sets that ship."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import eval as package
from assistant.model import NoticeKind
from eval.facts import holds_fact
from eval.gold import GoldItem, read_gold
from eval.matching import letters
from ingest.errors import BadInput
from tests import corpus
from tests.eval.made import gold_item

DATA = Path(package.__file__).parent / "data"
#: What else lies beside gold questions, each in a format of its own.
OTHERS = ("structure", "status", "drafts", "verify")
#: Gold questions.
SHIPPED = sorted(path for path in DATA.glob("*.jsonl") if not set(path.stem.split("-")) & set(OTHERS))
OWN = [DATA / "dresden-dev.jsonl", DATA / "dresden-test.jsonl"]


def write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def line(**changes: Any) -> str:
    fields = gold_item().model_dump(exclude_none=True)
    return json.dumps({**fields, **changes}, ensure_ascii=False)


def test_items_come_in_order_and_blank_lines_are_skipped(tmp_path: Path) -> None:
    path = write(tmp_path / "gold.jsonl", line(id="b"), "", line(id="a"))
    assert [item.id for item in read_gold(path)] == ["b", "a"]


def test_documented_extra_fields_are_taken(tmp_path: Path) -> None:
    path = write(tmp_path / "gold.jsonl", line(lang="en", note="n", related_paper="P", absent_in="dev"))
    assert read_gold(path)[0].note == "n"


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ("{", "kein gültiges JSON"),
        (line(id="a", question=""), "question"),
        (line(id="a", expect={"partial": True}), "expect"),
        (line(id="a", expects={"speker": "office"}), "expects.speker"),
        (line(id="a", type="unknown"), "type"),
        (line(id="a", gold=[]), "answerable und gold"),
        (line(id="a", type="followup"), "history"),
        (line(), "steht schon in Zeile 1"),
        (line(id="a", wording="plain"), "wording"),
        (line(id="a", near=True), "near gehört nur"),
        (line(id="a", absent=[{"any": ["radweg"]}]), "absent gehört nur"),
        (line(id="a", type="compound"), "expects.partial"),
        (line(id="a", type="compound", expects={"partial": True}, absent=[{"any": []}]), "absent.0.any"),
        (line(id="a", type="compound", expects={"partial": True}, absent=[{"any": ["a"], "within": 0}]), "within"),
        (line(id="a", type="unanswerable"), "widersprechen sich"),
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, broken: str, told: str) -> None:
    path = write(tmp_path / "gold.jsonl", line(), "", broken)
    with pytest.raises(BadInput) as caught:
        read_gold(path)
    assert "gold.jsonl, Zeile 3" in str(caught.value)
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


def test_all_broken_lines_are_named_at_once(tmp_path: Path) -> None:
    path = write(tmp_path / "gold.jsonl", line(), line(id="a", type="x"), line(id="b"), line(), "{", line(id="b"))
    with pytest.raises(BadInput) as caught:
        read_gold(path)
    told = str(caught.value).splitlines()
    assert "4 fehlerhafte Zeilen" in told[0] and "eval/data/README.md" in told[0]
    assert [row.split(":")[0].strip() for row in told[1:]] == ["Zeile 2", "Zeile 4", "Zeile 5", "Zeile 6"]
    assert "schon in Zeile 1" in told[2] and "schon in Zeile 3" in told[4]


def test_the_kinds_of_hard_questions(tmp_path: Path) -> None:
    check = {"any": ["fontaene|wasserspiel", "gmbh| ag "], "within": 400, "paper": "2021/1033"}
    nothing = {"answerable": False, "gold": [], "facts": []}
    items = read_gold(
        write(
            tmp_path / "gold.jsonl",
            line(id="near", type="unanswerable", near=True, absent=[check, {"any": ["x"]}], **nothing),
            line(id="compound", type="compound", expects={"partial": True}, absent=[{"any": ["x"]}]),
            line(id="premise", type="false-premise", expects={"premise": True}),
            line(id="premise-2", type="false-premise", expects={"premise": True}, **nothing),
            line(id="everyday", wording="everyday"),
        )
    )
    assert items[0].near and items[0].absent[0].any == ("fontaene|wasserspiel", "gmbh| ag ")
    assert [(one.within, one.paper) for one in items[0].absent] == [(400, "2021/1033"), (600, None)]
    assert items[1].absent[0].any == ("x",)
    assert [item.expects.premise for item in items[2:4] if item.expects] == [True, True]
    assert items[4].wording == "everyday" and items[0].wording is None


def test_a_file_without_questions_is_bad_input(tmp_path: Path) -> None:
    for path in (write(tmp_path / "empty.jsonl", ""), tmp_path / "absent.jsonl", tmp_path):
        with pytest.raises(BadInput):
            read_gold(path)
    (tmp_path / "binary.jsonl").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadInput, match="UTF-8"):
        read_gold(tmp_path / "binary.jsonl")


def text_of(gold: Path, file: str) -> str:
    """The text of a letter that a set is about: one of the samples, or of the development corpus."""
    sample = corpus.SAMPLES / f"{file}.txt"
    folder = corpus.karlsruhe if gold.name.startswith("karlsruhe") else corpus.dresden
    path = sample if sample.is_file() else folder() / "files" / f"{file}.txt"
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_quotes_of_shipped_gold_stand_in_its_files(path: Path) -> None:
    for item in read_gold(path):
        for gold in item.gold:
            assert letters(gold.quote) in letters(text_of(path, gold.file)), item.id


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_facts_of_shipped_gold_stand_in_its_files(path: Path) -> None:
    """Compared without line breaks inside words, as a reader would read them."""
    for item in read_gold(path):
        text = " ".join(text_of(path, file) for file in {gold.file for gold in item.gold})
        joined = re.sub(r"(?<=[a-zäöüß])-?\s+(?=[a-zäöüß])", "", text)
        for fact in item.facts:
            assert holds_fact(text, fact) or holds_fact(joined, fact), (item.id, fact)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_expected_notices_exist(path: Path) -> None:
    kinds = {kind.value for kind in NoticeKind}
    for item in read_gold(path):
        if item.expects and item.expects.notice:
            assert item.expects.notice in kinds, item.id


def rows_of_the_readme() -> dict[str, tuple[int, str]]:
    """File to number of items and beginning of ids, as the table of the sets says."""
    found = {}
    table = (DATA / "README.md").read_text(encoding="utf-8").partition("\n\n")[2].partition("\n\n")[0]
    for row in table.splitlines()[2:]:
        names, counts, idents = (re.findall(r"[\w-]+", cell.replace(".jsonl", "")) for cell in row.split("|")[1:4])
        found |= {name: (int(n), ident) for name, n, ident in zip(names, counts, idents, strict=True)}
    return found


def test_the_readme_lists_every_set_with_its_size_and_ids() -> None:
    rows = rows_of_the_readme()
    assert set(rows) == {path.stem for path in SHIPPED}
    for path in SHIPPED:
        count, begins = rows[path.stem]
        items = read_gold(path)
        assert (len(items), {item.id[: len(begins)] for item in items}) == (count, {begins}), path.stem


def papers_of(path: Path) -> set[str]:
    """The papers that a set cites, and those its unanswerable questions come nearest to."""
    items = read_gold(path)
    return {gold.paper for item in items for gold in item.gold} | {
        one.related_paper for one in items if one.related_paper
    }


@pytest.mark.parametrize("name", ["karlsruhe-test", "karlsruhe-dev-3"])
def test_no_other_set_is_about_the_papers_of_these(name: str) -> None:
    own = papers_of(DATA / f"{name}.jsonl")
    assert not [path.stem for path in SHIPPED if path.stem != name and own & papers_of(path)]


def test_papers_leave_the_remainders_that_the_readme_says() -> None:
    """The remainder 3 is kept for others to test with."""
    found = [
        json.loads(path.read_text("utf-8")) | {"id": path.stem} for path in (corpus.karlsruhe() / "papers").glob("*")
    ]
    remainder = {paper["reference"]: int(paper["id"]) % 7 for paper in found}
    for path in SHIPPED:
        if path.stem.startswith("karlsruhe-"):
            left = [remainder[paper] for paper in papers_of(path)]
            allowed = {"karlsruhe-test": {4, 5}, "karlsruhe-dev-3": {0, 1, 2, 4, 5, 6}}.get(path.stem, {0, 1, 2, 6})
            assert set(left) <= allowed, path.stem
            assert path.stem != "karlsruhe-dev-3" or (len(left), sum(one in (4, 5) for one in left)) == (183, 70)


def test_the_large_set_is_as_its_readme_says() -> None:
    items = read_gold(DATA / "karlsruhe-dev-3.jsonl")
    assert sum(item.answerable for item in items) == 726
    assert sum(bool(item.near) and bool(item.absent) for item in items) == 183


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_the_sets_are_as_broad_as_their_readme_says(path: Path) -> None:
    items = read_gold(path)
    assert len(items) == 105
    assert sum(not item.answerable for item in items) == 18
    assert sum(item.type == "followup" for item in items) == 9
    assert sum(item.lang == "en" for item in items) == 12


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_every_block_of_both_letters_is_asked_about(path: Path) -> None:
    asked = {(g.locator.kind, g.locator.number, g.locator.part) for item in read_gold(path) for g in item.gold}
    points = {("point", str(number), part) for number in range(1, 8) for part in ("resolution", "answer")}
    answers = {("question", str(number), "answer") for number in range(1, 5)}
    others = {
        ("letterhead", None, "letterhead"),
        ("preamble", None, "resolution"),
        ("intro", None, "answer"),
        ("intro", None, "question"),
        ("signature", None, "answer"),
    }
    assert points | answers | others <= asked


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_every_class_of_misleading_letters_is_expected(path: Path) -> None:
    expected = [item.expects for item in read_gold(path) if item.expects]
    assert {"council", "enquirer", "office", "third_party"} <= {e.speaker for e in expected}
    notices = {"attachment_missing", "partly_open", "only_enquirer", "no_measure"}
    assert notices & {e.notice for e in expected} >= notices - {"only_enquirer"}
    assert any(e.not_part == "resolution" for e in expected)
    assert any(e.partial for e in expected)
    assert any(e.text_has for e in expected)
    assert any(e.order for e in expected)


@pytest.mark.parametrize("held_out", [path for path in SHIPPED if path.stem.endswith("-test")], ids=lambda p: p.stem)
def test_a_held_out_set_shares_no_question(held_out: Path) -> None:
    def questions(path: Path) -> set[str]:
        return {letters(item.question).casefold() for item in read_gold(path) if not item.history}

    for path in SHIPPED:
        if path != held_out:
            assert not questions(held_out) & questions(path), path.stem


def test_items_are_frozen() -> None:
    with pytest.raises(ValueError, match="frozen"):
        gold_item().id = "y"  # type: ignore[misc]
    assert isinstance(gold_item(), GoldItem)
