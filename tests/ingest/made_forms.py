"""Heads of forms as PDF readers flatten them: one of each layout, shortened from real papers."""

from __future__ import annotations

#: Labels first, values later; the subject stands behind the values.
COLUMNS = """\
STADT KARLSRUHE
Der Oberbürgermeister

STELLUNGNAHME zur Anfrage

Stadträtin Erika Muster (GRÜNE)
GRÜNE-Gemeinderatsfraktion

vom: 17. September 2013
Gremium:

Termin:
Vorlage Nr.:
TOP:
Verantwortlich:
54. Plenarsitzung Gemeinderat

22.10.2013
2013/0121
23

öffentlich
Dez. 4
Bonusprogramm energetische Sanierung
im Altbaubereich

1. Wie viele Anträge wurden gestellt?
"""

#: A table of sittings; the subject stands before it.
TABLE = """\
 Stadt Karlsruhe
 Der Oberbürgermeister

ANFRAGE

CDU-Gemeinderatsfraktion
Vorlage Nr.:

2020/0656
Stand des Breitbandausbaus im Stadtgebiet

Gremium Termin TOP ö nö
Gemeinderat 30.06.2020 49
x


Die Stadtverwaltung legt dar, wie der Stand ist.
"""

#: Everything on lines of its own, wrapped values, two sittings.
LATE = """\
Beschlussvorlage
Gedruckt auf 100 Prozent
Recyclingpapier
Vorlage Nr.: 2025/0915

Verantwortlich: Dez. 6
Dienststelle: Amt für
Hochbau und
Gebäudewirtschaft

Sammel-Konzeptbeschluss und Sammel-Baubeschluss

Gremien Termin TOP Ö / N Zuständigkeit
Ausschuss für öffentliche
Einrichtungen
06.11.2025 5 ö vorberaten
Gemeinderat 25.11.2025 18 ö Entscheidung
Kurzfassung
Mit dem Beschluss wird begonnen.
"""

MINUTES = """\
Niederschrift 20. Plenarsitzung des Gemeinderates
23. Februar 2021, 15:30 Uhr
öffentlich
Kongresszentrum, Gartenhalle
Vorsitzender: Oberbürgermeister Dr. Max Muster

30.

Punkt 31 der Tagesordnung: Schulsozialarbeit
Anfrage: CDU
Vorlage: 2021/0076
Beschluss:
Kenntnisnahme
"""

RESOLUTION = """\
LANDESHAUPTSTADT

DRESDEN

BESCHLUSSAUSFERTIGUNG
Ausschuss für Stadtentwicklung und Bau (SB/015/2015)

Sitzung am:

04.11.2015

Beschluss zu:

A0097/15

Gegenstand:

Freigabe von Einbahnstraßen für den Radverkehr
Beschluss:

Der Stadtrat beschließt:
"""

LETTERSPACED = """\
Landeshauptstadt Dresden
Der Oberbürgermeister
Dresden.
N
I
EDERSCHR
I
FT

zum öffentlichen Teil
der 4. Sitzung des Stadtbezirksbeirates Pieschen (SBR Pi/004/2020)
am Dienstag, 14. Januar 2020,

Beginn der Sitzung:
18:00 Uhr
"""
