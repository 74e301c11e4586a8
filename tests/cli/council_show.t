#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154,SC1111
# One item with all that an item can have, as a secretary sees it. Runs once on each engine.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/cli/council_lib.sh
. "$(dirname "$0")/council_lib.sh"
engine_ready

new_store
mkdir -p in
cat >in/full.txt <<'EOF'
Fjordby Kommune

Referat

Økonomiudvalget den 16. juni 2020 kl. 16:00 i Byrådssalen

Medlemmer: Birthe Ravnkilde (A), Bent Ørregaard (O), Karin Lund (V), Torben Sandvej (L)

Fraværende: Torben Sandvej (L)

7. Ny hal i Sønderby - Beslutning

Sagsnr. 20/1187

Forventet sagsgang

Børneudvalget, Økonomiudvalget, Kommunalbestyrelsen

Sagsfremstilling

Hallen er nedslidt. Forvaltningen forelægger status halvårligt, første gang i marts 2021.

Økonomi

Hallen koster 14,5 mio. kr. i 2021.

Indstilling

Kulturdirektøren indstiller til Kommunalbestyrelsen via Børneudvalget og Økonomiudvalget,

1. at hallen opføres
2. at der gives en anlægsbevilling på 14,5 mio. kr. i 2021

Beslutning fra Børneudvalget, 2. juni 2020, pkt. 4:

Anbefales.

Beslutning fra Økonomiudvalget, 16. juni 2020:

1. Anbefales.
2. Anbefales.

Bent Ørregaard (O) stemte imod.

Karin Lund (V) var fraværende under punktet.

Bilag

Skitse af hallen
Overslag over drift

8. Status på kulturpuljen - Orientering

Sagsnr. 20/1201

Sagsfremstilling

Der er brugt 0,4 mio. kr. af puljen, og der er modtaget mange ansøgninger fra foreningerne i hele kommunen om alt fra sommerkoncerter over udstillinger på biblioteket til en festival på havnen, hvor de unge selv står for programmet og for salget af billetter, og hvor de lokale erhvervsdrivende er med.

Beslutning

Taget til efterretning, idet udvalget lægger vægt på, at foreningerne i de mindre byer også får besked om puljen, at der stilles hjælp til rådighed for dem, der søger for første gang, og at de unges festival på havnen omtales i kommunens nyhedsbrev til alle husstande.
EOF
run "$SPOR" import in
is "import" "$status" 0

run "$SPOR" show oekonomiudvalget/2020-06-16/7 --lang en
is "an item by its key" "$status" 0
has "kind and case" "$out" "for decision · case 20/1187"
has "who recommends" "$out" "Kulturdirektøren"
has "the road it takes" "$out" "Børneudvalget → Økonomiudvalget → Kommunalbestyrelsen"
has "its points" "$out" "hallen opføres"
has "earlier decisions, with day and item" "$out" "Børneudvalget, 2 June 2020, item 4"
has "and what became of it" "$out" "recommended"
has "dissent" "$out" "Bent Ørregaard (O): voted against"
has "who was away" "$out" "Karin Lund (V)"
has "money" "$out" "14,500,000 kr. (2021)"
has "a promise with its rhythm" "$out" "→ due March 2021, then every half-year"
lacks "not as a code" "$out" "P6M"
has "attachments" "$out" "Skitse af hallen"

run "$SPOR" show oekonomiudvalget/2020-06-16/7 --lang en --source
has "the words of the dissent" "$out" "»Bent Ørregaard"
has "the words of the road" "$out" "»Børneudvalget"
has "the words of an attachment" "$out" "»Skitse af hallen«"
has "with file and line" "$out" "full.txt, line"
has "the words of the day of an earlier decision" "$out" "Anbefales"

run "$SPOR" show oekonomiudvalget/2020-06-16/7 --lang da
has "in Danish too" "$out" "til beslutning · sag 20/1187"
has "with Danish days" "$out" "Børneudvalget, 2. juni 2020, punkt 4"
has "and rhythms" "$out" "→ frist marts 2021, derefter hvert halve år"
lacks "its text is not shown" "$out" "Hallen er nedslidt"
run "$SPOR" show oekonomiudvalget/2020-06-16/7 --text
has "unless it is asked for" "$out" "Hallen er nedslidt"

run "$SPOR" show oekonomiudvalget/2020-06-16/8 --lang en --source
has "an item for information" "$out" "for information · case 20/1201"
lacks "no road where none was said" "$out" "Route"
has "the outcome" "$out" "noted"
has "long words are shown by their ends" "$out" " … "
has "to the last of them" "$out" "til alle husstande."

run "$SPOR" show oekonomiudvalget/2020-06-16/7 --lang en --json
has "as JSON: the road" "$out" '"Kommunalbestyrelsen"'
has "and the dissent" "$out" '"stance": "against"'

# ---- what is rarer: sub-points, nobody named, a sign, a note, an appendix that is closed ----
cat >in/rare.txt <<'EOF'
Fjordby Kommune

Referat

Økonomiudvalget den 18. august 2020 kl. 16:00 i Byrådssalen

Medlemmer: Birthe Ravnkilde (A), Bent Ørregaard (O), Karin Lund (V)

Fraværende: Torben Sandvej (L) med afbud

7. Meddelelser - Orientering

Sagsfremstilling

A. Invitation til indvielse af hallen
B. Brev fra borgerforeningen om parkering
C. Kommende møder

Beslutning fra Økonomiudvalget, 18. august 2020:

Ad A. Taget til efterretning.
Ad B. Taget til efterretning.
Ad C. Drøftet.

8. Ny plan - Beslutning

Indstilling

Det indstilles,

1. at planen godkendes
2. at rammen ændres med -1,2 mio. kr. i 2021

Beslutning

Godkendt.

9. Eventuelt - Drøftelse

Beslutning

Intet.
EOF
run "$SPOR" import in
run "$SPOR" show oekonomiudvalget/2020-08-18
has "who was away, and how" "$out" "Torben Sandvej (L) – med afbud"
run "$SPOR" show oekonomiudvalget/2020-08-18/7 --source
has "sub-points" "$out" "  A   Invitation til indvielse af hallen"
has "with their words" "$out" "»Kommende møder«"
run "$SPOR" show oekonomiudvalget/2020-08-18/7 --json
yes "also in JSON" python3 -c '
import json
marks = [p["mark"] for p in json.load(open("out"))["items"][0]["parts"]]
assert marks == ["A", "B", "C"], marks'
run "$SPOR" show oekonomiudvalget/2020-08-18/8 --lang da
has "a recommendation of nobody" "$out" "Indstilling
  1.  planen godkendes"
has "money with its sign" "$out" "-1.200.000 kr. (2021)"
run "$SPOR" correct oekonomiudvalget/2020-08-18/8 outcome.1.2 rejected
run "$SPOR" show oekonomiudvalget/2020-08-18
has "points that went different ways" "$out" "approved (point 1), rejected (point 2)"
sed '/^7\. Medd/,/^Ad C/d' in/rare.txt >less.txt
run "$SPOR" import less.txt
run "$SPOR" show oekonomiudvalget/2020-08-18/7
has "an item that the newest version leaves out" "$out" "no longer in the newest version"
run "$SPOR" check
is "the store is in order" "$status$err" 0

drop_store
done_testing
