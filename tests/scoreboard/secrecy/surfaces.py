"""Everything that answers a question, each as the text of all that it shows."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from urllib.parse import quote

from fastapi.testclient import TestClient

from assistant.drafting.draft import Reservation
from assistant.model import Answer, Principal
from assistant.personal.holder import holder_of
from ingest.errors import BadInput
from ingest.model import Tier
from ingest.read import read_bytes
from tests.scoreboard.secrecy.furnishing import Furnished
from tests.scoreboard.secrecy.questions import Asked
from ui.answers.copying import FORMS
from ui.conversation import Exchange, Stage
from ui.cookies import HOLDER

TODAY = datetime.date(2026, 11, 23)
LONG_AGO = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
#: Shows something of a house to somebody who asks something; ids are of documents that are hidden.
Surface = Callable[[Furnished, Principal, Asked, Sequence[str]], object]


def ask(house: Furnished, who: Principal, asked: Asked, ids: Sequence[str]) -> object:
    """The answer, as it stands and as text, and what may be asked next."""
    answer = house.desk.ask(asked.words, asked.history, who, within=asked.within)
    earlier = [asked.words, *(turn.content for turn in asked.history)]
    return untimed(answer), answer.text, *(house.desk.suggestions(answer, who, lang, earlier) for lang in ("de", "en"))


def search(house: Furnished, who: Principal, asked: Asked, ids: Sequence[str]) -> object:
    return house.desk.search(asked.words, who, asked.within)


def browse(house: Furnished, who: Principal, asked: Asked, ids: Sequence[str]) -> object:
    return house.desk.browse(who, asked.within)


def vorgaenge(house: Furnished, who: Principal, asked: Asked, ids: Sequence[str]) -> object:
    return [house.desk.vorgaenge(who, asked.within, words=asked.words, only_open=only) for only in (False, True)]


def vorgang(house: Furnished, who: Principal, asked: Asked, ids: Sequence[str]) -> object:
    found = [house.desk.vorgang(one, who) for one in (asked.reference, "V0003/23")]
    return found, [house.desk.gaps(one, who) for one, _ in found if one]


def points(house: Furnished, who: Principal, asked: Asked, ids: Sequence[str]) -> object:
    """The state of points, what is overdue, what is missing."""
    survey = [house.desk.gap_survey(who), house.desk.gap_survey(who, asked.reference)]
    return house.desk.implementation(who, TODAY, asked.within), survey


def lists(house: Furnished, who: Principal, asked: Asked, ids: Sequence[str]) -> object:
    desk = house.desk
    return desk.letters(who), desk.scope(who), sorted(desk.arrived_since(LONG_AGO, who))


def single(house: Furnished, who: Principal, asked: Asked, ids: Sequence[str]) -> object:
    """What whoever knows an id is shown of it."""
    desk = house.desk
    found = []
    for key in ids:
        found.append((desk.letter(key, who), desk.passages(key, who), desk.original(key, who), desk.boxes(key, who)))
        found.append((desk.entry(key, who), desk.superseded_by(key, who), desk.corrections(key, who)))
        found.append((desk.pages(key, who), desk.tier(key, who), desk.passage(f"{key}/1/1", who)))
        found.append((desk.page_image(key, 1, who), refusal(lambda key=key: desk.classification(key, who), key)))
    return found


def draft(house: Furnished, who: Principal, asked: Asked, ids: Sequence[str]) -> object:
    """A draft for the public: whoever makes it, nothing hidden enters it."""
    enquiry = house.desk.enquiry(f"Anfrage\nBetreff: {asked.letter.subject}\n\n1. {asked.words}?\n", "anfrage.txt")
    made = house.desk.draft(enquiry, who, Tier.OEFFENTLICH, Reservation.LEAVE)
    return made.answers


def errors(house: Furnished, who: Principal, asked: Asked, ids: Sequence[str]) -> object:
    """What cannot be asked."""
    desk, name = house.desk, asked.reference
    return (
        refusal(lambda: desk.ask("", principal=who)),
        refusal(lambda: desk.ask(asked.words.ljust(100_000, "?"), principal=who)),
        refusal(lambda: desk.search(" ", who)),
        refusal(lambda: desk.classification(name, who), name),
    )


SURFACES: Mapping[str, Surface] = {
    "answer": ask, "search": search, "browse": browse, "vorgaenge": vorgaenge, "vorgang": vorgang, "points": points,
    "lists": lists, "single": single, "draft": draft, "errors": errors,
}  # fmt: skip


def untimed(answer: Answer) -> object:
    """An answer without how long it took."""
    return [getattr(answer, name) for name in Answer.__slots__ if name != "latency_ms"]


def refusal(call: Callable[[], object], named: str = "") -> object:
    """What a call says, or the sentence with which it is refused; what it only echoes is left out."""
    try:
        return call()
    except BadInput as fault:
        return str(fault).replace(named, "") if named else str(fault)


def addresses(asked: Asked, ids: Sequence[str]) -> list[str]:
    """The pages that somebody would open who looks for something, and the exports."""
    words, paper = quote(asked.words[:300]), quote(asked.reference)
    found = [
        "/", f"/?q={words}", f"/suche?q={words}", f"/suche?q={words}&art=stellen", f"/vorgaenge?q={words}",
        f"/vorgang/{paper}", "/umsetzung", "/umsetzung/luecken", "/umsetzung.csv", "/umsetzung.xlsx", "/verlauf",
        "/verlauf/export.json", "/gemerkt", "/anmelden", f"/{words}",
    ]  # fmt: skip
    for key in ids:
        found += [f"/brief/{key}{part}" for part in ("", "/text", "/original", "/seite/1.png", "/einstufung")]
        found.append(f"/stelle/{key}/0-20")
    return found


def exports(house: Furnished, client: TestClient, asked: Asked, answer: Answer) -> dict[str, str]:
    """An answer in every form in which it leaves the house, and on the pages that keep it; texts by where."""
    client.get("/gemerkt")
    site = house.site
    holder = holder_of(client.cookies[HOLDER])
    exchange = Exchange(asked.words, Stage.DONE, answer, len(answer.sentences))
    aid = site.shelf.put(holder, exchange, asked.history)
    client.post("/gemerkt/frage", data={"aid": aid})
    client.post("/gemerkt/vorgang", data={"reference": asked.reference})
    parts = ("", *(f"/text?fassung={form}" for form in FORMS), "/leiste", "/rueckmeldung?teil=1")
    pages = [*(f"/antwort/{aid}{part}" for part in parts), "/gemerkt", "/verlauf/export.txt", "/verlauf/export.json"]
    printed = client.get(f"/antwort/{aid}.pdf")
    texts = {page: client.get(page).text for page in pages}
    return texts | {".pdf": read_bytes(printed.content, "antwort.pdf").source.text if printed.is_success else ""}
