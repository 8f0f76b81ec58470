"""Word's printed numbers follow from the document's list settings."""

from __future__ import annotations

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ingest.formats.docx_numbers import Numbers


def element(xml: str) -> object:
    tag, _, rest = xml.partition(">")
    return parse_xml(f"{tag} {nsdecls('w')}>{rest}")


def level(number: int, text: str, kind: str = "decimal", more: str = "") -> str:
    settings = f'<w:start w:val="1"/><w:numFmt w:val="{kind}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{number}">{settings}</w:lvl>'


def lists(*levels: str, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> object:
    return element(
        f'<w:numbering><w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{nums}</w:numbering>'
    )


def item(depth: int | None = 0, number: str = "1", style: str = "") -> object:
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    depth_set = f'<w:ilvl w:val="{depth}"/>' if depth is not None else ""
    listed = f'<w:numPr>{depth_set}<w:numId w:val="{number}"/></w:numPr>' if number else ""
    return element(f"<w:p><w:pPr>{styled}{listed}</w:pPr></w:p>")


def labels(numbers: Numbers, *items: object) -> list[str]:
    return [numbers.label(one) for one in items]


def test_levels_count_and_restart() -> None:
    numbers = Numbers(lists(level(0, "%1."), level(1, "%2)", "lowerLetter"), level(2, "%1.%3", "upperRoman")), None)
    found = labels(numbers, item(0), item(1), item(1), item(2), item(0), item(1), item(2))
    assert found == ["1. ", "a) ", "b) ", "1.I ", "2. ", "a) ", "2.I "]


def test_deep_item_without_one_above_starts_the_level_above() -> None:
    numbers = Numbers(lists(level(0, "%1."), level(1, "%1.%2")), None)
    assert labels(numbers, item(1), item(1), item(0)) == ["1.1 ", "1.2 ", "2. "]


def test_kinds_of_numbers() -> None:
    for kind, shown in {
        "decimalZero": "01",
        "lowerRoman": "i",
        "upperLetter": "A",
        "ordinal": "1.",
        "none": "",
    }.items():
        assert Numbers(lists(level(0, "(%1)", kind)), None).label(item()) == f"({shown}) "
    assert Numbers(lists(level(0, "\uf0b7", "bullet")), None).label(item()) == "• "
    assert Numbers(lists(level(0, "–", "bullet", '<w:suff w:val="nothing"/>')), None).label(item()) == "–"
    legal = Numbers(lists(level(0, "%1.", "upperRoman"), level(1, "%1.%2", more="<w:isLgl/>")), None)
    assert labels(legal, item(0), item(1)) == ["I. ", "1.1 "]


def test_lists_on_the_same_settings_go_on_counting_unless_one_starts_anew() -> None:
    nums = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="0"/>{more}</w:num>'
        for n, more in (
            (1, ""),
            (2, ""),
            (3, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'),
            (4, f'<w:lvlOverride w:ilvl="0">{level(0, "Frage %1:")}</w:lvlOverride>'),
        )
    )
    numbers = Numbers(lists(level(0, "%1."), nums=nums), None)
    order = ["1", "2", "3", "3", "1", "4"]
    assert labels(numbers, *(item(0, n) for n in order)) == ["1. ", "2. ", "7. ", "8. ", "9. ", "Frage 10: "]


def test_number_by_style_and_style_of_a_style() -> None:
    styles = element(
        '<w:styles><w:style w:styleId="A"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style><w:style w:styleId="C"><w:basedOn w:val="C"/></w:style>'
        "</w:styles>"
    )
    numbers = Numbers(lists(level(0, "%1."), level(1, "%2)", more='<w:pStyle w:val="B"/>')), styles)
    assert labels(numbers, item(None, "", "A"), item(None, "", "B"), item(None, "", "C"), item(None, "0", "A")) == [
        "1. ",
        "2. ",
        "",
        "",
    ]


def test_paragraph_without_a_list_or_with_an_unknown_one_has_no_number() -> None:
    numbers = Numbers(lists(level(0, "%1.")), None)
    assert labels(numbers, item(0, ""), item(0, "9"), item(5), element("<w:p></w:p>")) == ["", "", "", ""]
    assert Numbers(None, None).label(item()) == ""
