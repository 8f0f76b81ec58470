"""The German words of a report: what each figure counts, captions, and the sentences that explain them."""

from __future__ import annotations

#: What a figure is the share of, in a few words; the docstrings in eval/metrics.py say it exactly.
FIGURE_NAMES = {
    "first_right": "erste Fundstelle richtig",
    "recall_at_3": "Goldstellen unter den ersten drei",
    "precision": "richtige unter den Fundstellen",
    "facts": "verlangte Tatsachen in der Antwort",
    "answered": "beantwortbar und beantwortet",
    "not_found": "unbeantwortbar und verweigert",
    "quotes_verbatim": "Zitate wörtlich",
    "expectations": "besondere Erwartung erfüllt",
    "false_refusal": "zu Unrecht verweigert",
    "facts_cited": "Tatsachen gesagt und belegt",
    "strict_first_right": "erste Fundstelle, auch Nummer",
    "strict_recall_at_3": "Goldstellen, auch Nummer",
    "strict_precision": "Fundstellen, auch Nummer",
    "near_miss_refused": "Beinahe-Treffer verweigert",
    "wholly_answered_wrongly": "halbe Antwort als ganze ausgegeben",
    "premise": "falsche Annahme erkannt",
    "right": "insgesamt richtig",
}
#: Captions of the groups, by the grouping's name.
GROUP_CAPTIONS = {
    "type": "Nach Fragetyp",
    "wording": "Nach Wortwahl",
    "near": "Unbeantwortbare: nah am Text oder fern",
    "lang": "Nach Sprache der Frage",
}
#: Figures that a table of groups shows.
GROUP_FIGURES = ("first_right", "recall_at_3", "precision", "facts", "answered", "not_found", "right")
OUTCOMES = {"answered": "beantwortet", "not_found": "nicht gefunden", "failure": "Störung"}

BARS = "Balken mit 95-%-Intervall; blass und kursiv, was wegen zu weniger Fragen nicht zertifizierbar ist."
FEW = "Zahlen über weniger als 30 Fragen sind nicht zertifizierbar."
INTERVALS = (
    "Intervalle: 95 %. Bei Anteilen (k/n) nach Wilson, bei Mittelwerten von Bruchteilen Bootstrap über die Fragen."
)
HELD_OUT = "Zurückgehaltene Fragen: Der Bericht zeigt Zahlen allein, keine Frage und keine Antwort."
CURVE = (
    "Von links nach rechts kommen weniger sichere Antworten hinzu. Falsch ist eine Antwort auf eine unbeantwortbare "
    "Frage, eine mit falscher erster Fundstelle, eine halbe, die sich als ganze ausgibt, oder eine, die eine unbelegte "
    "Annahme stehen lässt. AURC ist die mittlere Höhe der Kurve; niedrig ist gut."
)
NO_CURVE = "Das System sagt nicht, wie sicher es sich ist: keine Kurve."
NOTHING_WANTED = "keine: Die Unterlagen sagen es nicht."
