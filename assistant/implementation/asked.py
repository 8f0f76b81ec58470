"""What a point asks for, and what of its answer is about that: to be told something, to be done, or neither.

A point that only wants to be told something has it when it is told, whatever the matter; a question asks for no
measure.
"""

from __future__ import annotations

from assistant.asking import any_of

#: A task that only wants to be told something: what is told of other things is no measure.
WANTS_REPORT = any_of(
    r"\b(?:legt|stellt|legen|stellen)\b[^.;]{0,160}\bdar\b|\bzeig(?:t|en)\b[^.;]{0,160}\bauf\b|"
    r"\bstellt\b[^.;]{0,160}\bgegenüber\b",
    r"\b(?:Verwaltung|Stadt)\s+(?:\w+\s+){0,3}(?:erläutert|beantwortet|begründet|benennt|teilt|"
    r"gibt\s+(?:\w+\s+){0,2}Auskunft)\b",
    r"\b(?:Verwaltung|Stadt)\s+(?:berichtet|informiert)(?:\s+\w+){0,3},|\bbitte[nt]?\b[^.;]{0,120}\b(?:zu\s+"
    r"berichten|mitzuteilen|darzulegen|um\s+einen\s+\w*[Bb]ericht)\b",
    r"^\W*(?:\w{1,2}[.):]+\s*)?(?:Aufzeigen|Aufzeigung|Darlegung|Darstellung|Klären|Klärung|Vergleich|Erläuterung|"
    r"Vorschläge|Auflistung)\b",
    r"\b(?:bitte[nt]?\s+(?:\w+\s+){0,3}um)\s+(?:\w+\s+){0,2}(?:Einschätzung|Auskunft|Darstellung|Mitteilung|"
    r"Erläuterung|Auflistung|Information\w*)\b",
)
#: What is to be told later, and where.
TOLD_LATER = any_of(
    r"\b(?:wird|werden|soll|sollen)\b[^;]*\b(?:dargestellt|dargelegt|vorgestellt|präsentiert|aufgezeigt|berichtet|"
    r"berichten|vorgelegt|vorlegen|vorstellen|herausgearbeitet|vorbereitet|erarbeitet|informiert|informieren)\b|"
    r"\bberichtet\s+(?:\w+\s+){0,6}(?:nächsten|kommenden)\b"
)
#: That something cannot be told.
NOT_TOLD = any_of(
    r"\b(?:nicht|keine[nr]?)\b[^.;]{0,90}\b(?:aufgezeigt|dargestellt|dargelegt|benannt|beziffert|beantwortet|"
    r"ermittelt|"
    r"erhoben)\b|\b(?:nicht|keine[nr]?)\s+(?:\w+\s+){0,3}(?:bekannt|vor)\b|"
    r"\bkeine\s+(?:\w+\s+){0,2}(?:Angaben?|Aussagen?|Auskünfte|Auskunft|Zahlen|Daten|"
    r"Erkenntnisse)\b[^.;]{0,60}\b(?:möglich|"
    r"vor|getroffen|gemacht|verfügbar|erhoben)\b|\bfehl(?:t|en)\b[^.;]{0,60}\bDatengrundlagen?\b",
)
#: A question instead of a task: its answer is a report, whatever it tells.
QUESTION = any_of(
    r"\?\s*$",
    r"^\W*(?:\w{1,2}[.):]+\s*)?(?:Wie|Was|Welche[rsmn]?|Wann|Warum|Wo|Wer|Inwie\w+|Ob|Gibt|"
    r"Ist|Sind|Hat|Kann|Können)\b(?![^?]*\.\s*$)",
)
#: A task that has no end: what is done for it goes on.
CONTINUES = any_of(
    r"\b(?:weiterhin|langfristig|auch\s+künftig)\b",
    r"\b(?:engagiert|engagieren|setzt|setzen)\s+sich\b|\bsteht\b[^.;]{0,60}\bzu\b|\bsteht\s+hinter\b",
)
#: What is not said of the matter: how the letter is made, what it costs, how it bears on the climate.
ABOUT_THE_LETTER = any_of(
    r"^\W*(?:Die\s+)?(?:Beantwortung|Stellungnahme)\s+(?:de[rs]\s+\w+\s+)?erfolgt\b",
    r"^\W*(?:Zu|Auf)\s+(?:dem|den|die|einzelnen|de[rs])\b[^.]{0,120}\b(?:wie\s+folgt|im\s+Folgenden)\b",
)
ASIDE_FROM_IT = any_of(
    r"^\W*(?:Erläuterung\w*|Ergänzung\w*|Anmerkung\w*)\s+zu[rm]?\s+(?:den\s+)?(?:finanziell|CO|Kosten|Klima)"
)
