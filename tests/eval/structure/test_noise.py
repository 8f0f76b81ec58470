from __future__ import annotations

from pathlib import Path

from eval.structure.noise import Pass, TextFacts, facts_of, noise_letters, noise_tables, partition_faults, run_over
from ingest.model import BlockKind, Noise, NoiseKind, Span
from tests.eval.structure.made import block, letter

HEAD, RESIDUE, BLANK = NoiseKind.PAGE_HEAD, NoiseKind.FORM_RESIDUE, NoiseKind.BLANK


def test_a_partition() -> None:
    text = "Wort\n-2-\nEnde"
    parts = [block(text, BlockKind.PARAGRAPH, None, piece) for piece in ("Wort", "Ende")]
    noise = (Noise(BLANK, Span(4, 5)), Noise(NoiseKind.PAGE_MARK, Span(5, 8)), Noise(BLANK, Span(8, 9)))
    assert list(partition_faults(letter(text, *parts, noise=noise))) == []
    assert list(partition_faults(letter(text, *parts, noise=noise[:2]))) == ["nothing at 8, before a block"]
    assert list(partition_faults(letter(text, parts[0], noise=noise))) == ["spans end at 9 of 13"]
    doubled = (*noise, Noise(BLANK, Span(8, 13)))
    assert list(partition_faults(letter(text, *parts, noise=doubled))) == [
        "two at 8, before a noise",
        "two at 9, before a block",
    ]


def test_letters_of_noise_inside_and_outside_forms() -> None:
    form = "Finanzielle Auswirkungen nein\nabgestimmt mit KVV"
    text = f"Stadt Seite 2\n{form}\nBitte auswählen"
    noise = (
        Noise(HEAD, Span(0, 13)),
        Noise(RESIDUE, Span(14, 14 + len(form))),
        Noise(RESIDUE, Span(len(text) - len("Bitte auswählen"), len(text))),
    )
    counts, inside = noise_letters(letter(text, noise=noise))
    assert counts == {HEAD: 10, RESIDUE: 14}
    assert inside == len("FinanzielleAuswirkungenneinabgestimmtmitKVV")
    across = (Noise(RESIDUE, Span(14, len(text))),)
    assert noise_letters(letter(text, noise=across)) == ({RESIDUE: 14}, inside)


def test_texts_in_processes_of_their_own(tmp_path: Path) -> None:
    texts = {"a.txt": "Anfrage\n\n1. Wie viele?\nZwölf.\n", "b.txt": " \n", "c.txt": "Ein Satz."}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    one, *others = [(path, None) for path in sorted(tmp_path.iterdir())]
    done = run_over([[one], others], 2)
    assert done.crashes == ()
    assert {text.file: text.readable for text in done.texts} == {"a.txt": True, "b.txt": False, "c.txt": True}
    assert done.texts[-1].letters == 7
    assert done.seconds > 0 and done.cpu > 0 and done.peak > 10 * 2**20


def test_a_crash_is_told_with_its_file(tmp_path: Path) -> None:
    """What is no path cannot be read: a fault that is not a refusal."""
    (tmp_path / "a.txt").write_text("Ein Satz.", encoding="utf-8")
    unreadable = Path("a\0.txt")
    done = run_over([[(tmp_path / "a.txt", None)], [(unreadable, None)]], 1)
    assert [text.file for text in done.texts] == ["a.txt"]
    ((file, fault),) = done.crashes
    assert file == unreadable.name and fault.startswith("ValueError")


def test_one_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Ein Satz.", encoding="utf-8")
    (facts,) = facts_of([(path, None)])
    assert (facts.file, facts.readable, facts.letters, facts.form) == ("a.txt", True, 7, 0)


def test_tables_by_hand() -> None:
    clean = TextFacts("a.txt", True, None, 900, {BLANK: 0}, 0, 50 * 2**20)
    noisy = TextFacts("b.txt", True, "nothing at 3, before a block", 100, {HEAD: 20, RESIDUE: 5}, 40, 60 * 2**20)
    empty = TextFacts("c.txt", False)
    crash = (("d.txt", "ValueError: no"),)
    passes = [Pass(1, 2.0, 1.5, (clean, noisy, empty), crash), Pass(2, 1.25, 2.25, (clean, noisy, empty), ())]
    holds, noise, speed, worst = noise_tables(passes)
    assert holds[2] == [
        ["texts", "4", ""],
        ["without a single word (refused)", "1", ""],
        ["crashes", "1", "d.txt: ValueError: no"],
        ["no partition", "1", "b.txt: nothing at 3, before a block"],
    ]
    rows = {row[0]: row[1:] for row in noise[2]}
    assert rows["page_head"] == ["20", "2.00 %", "20.00 %"]
    assert rows["all"] == ["25", "2.50 %", "25.00 %"]
    assert rows["inside finance forms"] == ["40", "apart", "apart"]
    assert speed[2] == [["1", "2.0", "1.5", "60", "1"], ["2", "1.2", "2.2", "60", "0"]]
    assert worst[2] == [["b.txt", "100", "25.00 %", "page_head 20, form_residue 5"]]
    assert noise_tables([Pass(1, 0.0, 0.0, (), ())])[1][2][-2] == ["all", "0", "0.00 %", "0.00 %"]
