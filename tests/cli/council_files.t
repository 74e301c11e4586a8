#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154,SC1111
# Files of every kind, good and bad: exports with their attachments, archives, what cannot be read,
# what is dropped in while it watches.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/cli/council_lib.sh
. "$(dirname "$0")/council_lib.sh"
engine_ready
SPOR_MUNICIPALITY=998
export SPOR_MUNICIPALITY
cases=$SPOR_SOURCE/tests/cases/esdh

# fates: file names with their fates, from the report
fates() {
	python3 -c '
import json
for f in json.load(open("report.json"))["files"]:
	print(f["file"], f["fate"])'
}

# ---- each case system's export ----
for format in acadre agman edoc firstagenda fujitsu getorganized sbsys; do
	new_store
	rm -rf case
	mkdir case
	cp -r "$cases/$format" case/
	find case -name '*.lines' -exec rm {} +
	run "$SPOR" import case --report report.json
	fates >first
	meetings=$("$SPOR" show --csv | sed 1d | wc -l)
	yes "$format: gives a meeting" [ "$meetings" -gt 0 ]
	yes "$format: attachments are not minutes by themselves" sh -c \
		'! grep -iE "\.(pdf|docx?|png|jpe?g) (new|changed|failed)" first'
	dump >first.json
	run "$SPOR" import case --report report.json
	fates >second
	dump >second.json
	yes "$format: again changes nothing" cmp first.json second.json
	"$SPOR" audit show --csv >entries
	tamper "UPDATE document_reading SET reader = 0"
	run "$SPOR" import --reread
	has "$format: read again from the store" "$out" "(unchanged"
	"$SPOR" audit show --csv >entries.again
	yes "$format: which leaves no write" cmp entries entries.again
	yes "$format: again nothing is new" sh -c '! grep -E " (new|changed)$" second'
	run "$SPOR" check
	is "$format: the store is in order" "$status$err" 0
done

# ---- a manifest is read again as it was ----
new_store
rm -rf case
mkdir case
cp -r "$cases/acadre" case/
find case -name '*.lines' -exec rm {} +
run "$SPOR" import case
key=$("$SPOR" show --csv | sed -n 2p | cut -d, -f1)
"$SPOR" show "$key" --json | grep '"title"' >now
"$SPOR" show "$key" --edition 1 --json | grep '"title"' >again
yes "a version of a manifest is read again from the store" cmp now again

# ---- a print beside an export ----
# print_pdf FILE DECISION: the minutes of the case system's meeting as the municipality prints them
print_pdf() {
	cat >print.src <<EOF
# Børne- og Ungeudvalget
Fjordby Kommune
Referat
Tirsdag den 27. august 2019 kl. 16.00
## 1. Skolernes åbningstider
### Sagens kerne
Forvaltningen vil åbne klokken 6.
### Beslutning
$2
EOF
	python3 "$SPOR_SOURCE/tools/sample_pdf.py" print.src "$1"
}
new_store
mkdir alone
print_pdf alone/Referat.pdf 'Godkendt, idet der åbnes klokken 7.'
run "$SPOR" import alone
run "$SPOR" show bou/2019-08-27/1 --source
has "a PDF's words with their page" "$out" "Referat.pdf, page 1, line"
new_store
mkdir -p printed/bilag
cp "$cases/sbsys/single.xml" printed/
cp "$cases"/sbsys/bilag/* printed/bilag/
print_pdf printed/Referat.pdf Godkendt.
run "$SPOR" import printed --report report.json
has "a print of the export's minutes belongs with it" "$out" "new 1, attachments 2"
has "is told" "$err" "Referat.pdf reads as the minutes of 998/boerne-og-ungeudvalget/2019-08-27"
has "and stands in the report" "$(cat report.json)" '"print_of":"998/boerne-og-ungeudvalget/2019-08-27"'
run "$SPOR" show bou/2019-08-27
lacks "it is no version" "$out" "Referat.pdf"
run "$SPOR" import printed
has "nor the next time" "$out" "unchanged 1, attachments 2"
new_store
sed 's/Dagsordentype="REFERAT"/Dagsordentype="DAGSORDEN"/; /<Beslutning>/d' "$cases/sbsys/single.xml" >printed/single.xml
run "$SPOR" import printed
has "minutes beside an exported agenda are news" "$out" "new 1, changed 1"

# ---- an export that cannot be stored, and bad files beside a good one ----
# because: file names with their fates, and why they belong
because() {
	python3 -c '
import json
for f in json.load(open("report.json"))["files"]:
	print(f["file"], f["fate"], f.get("because"), "municipality" in f.get("reason", ""))'
}
for format in acadre agman edoc fujitsu getorganized; do
	new_store
	rm -rf case
	mkdir case
	cp -r "$cases/$format" case/
	find case -name '*.lines' -exec rm {} +
	SPOR_MUNICIPALITY='' run "$SPOR" import case --report report.json
	is "$format without a municipality: status 1" "$status" 1
	has "$format is set aside, not taken for an attachment" "$(because | grep -i '\.xml')" "failed None True"
	has "$format: the summary says so" "$out" "set aside"
	has "$format: and what to give" "$err" "--municipality"
	run "$SPOR" import case --municipality 998
	has "$format: given, it is stored" "$out" "(new "
	lacks "$format: nobody asks for it any more" "$err" "--municipality"
done
new_store
rm -rf printed
mkdir printed
cp "$cases/sbsys/single.xml" printed/
print_pdf whole.pdf Godkendt.
head -c 500 whole.pdf >printed/cut.pdf
: >printed/empty.txt
head -c 3000 /dev/urandom >printed/noise.doc
printf 'Referat\n\n1. Cykelsti\n\nBeslutning\nGodkendt.\n' >printed/nameless.txt
printf 'Cykelstier langs havnen\n\nDer er talt cykler i en uge.\n' >printed/notat.txt
printf '{\\rtf1 Referat}' >printed/a.rtf
printf '\211PNG\r\n\032\n' >printed/kort.png
printf '\320\317\021\340\241\261\032\341' >printed/skema.xls
python3 -c 'import zipfile
with zipfile.ZipFile("printed/brev.docx", "w") as z:
	z.writestr("[Content_Types].xml", "<Types/>")'
run "$SPOR" import printed --report report.json
is "bad files beside an export: status 1" "$status" 1
has "the summary tells them apart" "$out" "new 1, attachments 4, set aside 5"
is "each with its fate" "$(because | sort)" "a.rtf failed None False
brev.docx belongs kind False
cut.pdf failed None False
empty.txt failed None False
kort.png belongs kind False
nameless.txt failed None False
noise.doc failed None False
notat.txt belongs text False
single.xml new None False
skema.xls belongs kind False"
has "RTF: what to do" "$err" "a.rtf” is RTF, which is not read; save it as PDF or text"
has "minutes without day and body: what to give" "$err" "nameless.txt: the text does not say"
run "$SPOR" import printed --report report.json
has "the next time likewise" "$out" "unchanged 1, attachments 4, set aside 5"

# ---- new bodies with the abbreviations that were met ----
new_store
run "$SPOR" import "$SPOR_SOURCE/sample/fjordby/html/ssu-2020-02-06.html" "$SPOR_SOURCE/sample/fjordby/tekst/ssu_2_september_2021.txt"
has "a new body is named with its abbreviation" "$err" "Social- og Sundhedsudvalget (SSU)"

# ---- warnings ----
new_store
rm -rf warned
mkdir warned
cp "$cases/sbsys/single.xml" warned/
minutes warned/whole.txt '9. juni 2020' Referat
head -c $(($(grep -ob 'cykelsti langs' warned/whole.txt | head -1 | cut -d: -f1))) warned/whole.txt >warned/cut.txt
printf '\303' >>warned/cut.txt
sed -i 's/9. juni/10. juni/' warned/cut.txt
rm warned/whole.txt
run "$SPOR" import warned --report report.json
has "a file cut within a letter is warned of" "$err" "cut.txt: the file ends within a character"
lacks "with all words filled in" "$err$(sed 's/"key":"[^"]*"//g' report.json)" "{1}"
yes "the report gives the sentence and its key" python3 -c '
import json
found = [w for f in json.load(open("report.json"))["files"] for w in f.get("warnings", [])]
assert any("{1}" in w["key"] and w["about"] in w["message"] for w in found), found'
run "$SPOR" import warned/cut.txt --retry --lang da
"$SPOR" read warned/single.xml >read.json
yes "so does the record" python3 -c '
import json
found = json.load(open("read.json"))["warnings"]
assert found and all("{1}" not in w["message"] for w in found), found'
new_store
run "$SPOR" import warned --lang da
has "in the language of the reader" "$err" "cut.txt: filen slutter midt i et tegn"

# ---- withdrawn, and published again ----
new_store
rm -rf case
cp -r "$SPOR_SOURCE/sample/fjordby/acadre" case
rm -r case/XML_2111.xml case/XML_2119.xml case/Files_2119_*
# now FATES WITHDRAWN ENTRIES: what the summary, the overview and the log say
now() {
	has "$1: the summary" "$out" "($2, "
	has "$1: the overview" "$("$SPOR" show)" "$3"
	is "$1: entries in the log" "$("$SPOR" audit show --csv | sed 1d | wc -l)" "$4"
}
run "$SPOR" import case
now published 'new 1' '  Minutes  ' 1
sed 's/publish="1"/publish="0"/' case/XML_2107.xml >withdrawn.xml
cp case/XML_2107.xml published.xml
cp withdrawn.xml case/XML_2107.xml
run "$SPOR" import case
now "no longer published" 'withdrawn 1' '[withdrawn]' 2
run "$SPOR" import case
now "as before" 'unchanged 1' '[withdrawn]' 2
run "$SPOR" show --lang da
has "the overview in Danish" "$out" "[trukket tilbage]"
cp published.xml case/XML_2107.xml
run "$SPOR" import case --report report.json
now "published again" 'changed 1' '  Minutes  ' 3
has "the report names the meeting" "$(cat report.json)" '"fate":"changed","meetings":[{"key":"998/'
run "$SPOR" audit show
has "the log says publish" "$out" "publish"
cp withdrawn.xml case/XML_2107.xml
run "$SPOR" import case
sed 's/<?xml[^>]*?>/&<!-- again -->/' published.xml >case/XML_2107.xml
run "$SPOR" import case
now "published again with other bytes" 'changed 1' '  Minutes  ' 5
cp withdrawn.xml case/XML_2108.xml
run "$SPOR" import case
now "both in one folder: the last counts" 'unchanged 1, withdrawn 1' '[withdrawn]' 6
run "$SPOR" import case
now "and it rests" 'unchanged 2' '[withdrawn]' 6
tamper "UPDATE document_reading SET reader = 0"
run "$SPOR" import --reread
is "reading again publishes nothing" "$out" "Files: 1 (unchanged 1)"
lacks "its body with an abbreviation is the one that it was" "$err" "another body"
run "$SPOR" check
is "the store is in order" "$status$err" 0

# ---- a list of meetings to come ----
new_store
run "$SPOR" --municipality 998 import "$SPOR_SOURCE/sample/fjordby/firstagenda/udvalgsliste.json"
has "meetings to come are meetings" "$out" "meetings "
lacks "that they have no items is no lack" "$err" "no items"
rm -rf listed
mkdir listed
cp -r "$SPOR_SOURCE/sample/fjordby/fujitsu" listed
find listed -name '*.xml' -exec sed -i 's/>Minute</>Agenda</' {} +
run "$SPOR" --municipality 998 import listed
run "$SPOR" show 17-stk-4-udvalget-om-trygge-faellesskaber/2021-11-18
has "an agenda of one that a list calls minutes has its items" "$out" "Hvordan er de fem indsatser"

# ---- bad neighbours ----
new_store
minutes bad/good.txt '9. juni 2020' Referat
: >bad/empty.txt
head -c 3000 /dev/urandom >bad/noise.bin
printf '<?xml version="1.0"?><a><b></a>' >bad/broken.xml
run "$SPOR" import bad --report report.json
is "bad files: status 1" "$status" 1
has "the good one is taken" "$out" "new 1"
has "the error names the file" "$err" "empty.txt"
yes "the report says why" sh -c 'grep -q "\"reason\":" report.json'
run "$SPOR" import bad --report report.json
lacks "again: not tried, not told one by one" "$err" "empty.txt:"
has "but counted" "$err" "--retry"
has "and still in the report" "$(cat report.json)" "set aside"
run "$SPOR" import bad --retry
has "--retry tries again" "$err" "empty.txt"
printf 'unreadable' >bad/secret.txt
chmod 0 bad/secret.txt
run "$SPOR" import bad
is "a file that may not be read stops nothing" "$status" 1
rm -f bad/secret.txt
run "$SPOR" import nowhere
is "no such path: status 3" "$status" 3
has "and it is named" "$err" "nowhere"

# ---- archives ----
new_store
minutes arc/one.txt '9. juni 2020' Referat
minutes arc/two.txt '11. august 2020' Referat
tar -czf arc.tar.gz arc
python3 - <<'EOF'
import io, tarfile, zipfile
with zipfile.ZipFile("arc.zip", "w", zipfile.ZIP_DEFLATED) as z:
    z.write("arc/one.txt")
    z.write("arc/two.txt")
    z.writestr("../escaped.txt", "out of the folder")
    z.writestr("/tmp/escaped-absolute.txt", "out of the folder")
with zipfile.ZipFile("bomb.zip", "w", zipfile.ZIP_DEFLATED) as z:
    z.writestr("zeros.txt", b"\0" * (200 * 1024 * 1024))
with tarfile.open("link.tar", "w") as t:
    link = tarfile.TarInfo("passwd")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
    t.addfile(link)
EOF
run "$SPOR" import arc.tar.gz --report report.json
has "tar.gz" "$out" "new 2"
has "files are named within their archive" "$(cat report.json)" "arc.tar.gz!/arc/one.txt"
run "$SPOR" import arc.zip
has "zip with the same files: known" "$out" "unchanged 2, left out 2"
yes "no file escapes by .." [ ! -e escaped.txt ]
yes "nor by an absolute name" [ ! -e /tmp/escaped-absolute.txt ]
run "$SPOR" import link.tar --report report.json
has "links are not followed" "$out" "Files: 1 (left out 1)"
has "but told" "$err" "left out: 1"
has "and named in the report" "$(cat report.json)" '"file":"link.tar!/passwd","fate":"skipped","reason":"a link, or'
run "$SPOR" import arc.zip --report report.json
has "unsafe names stand in the report" "$(cat report.json)" '"file":"arc.zip!/../escaped.txt","fate":"skipped"'
has "both of them" "$(cat report.json)" '"file":"arc.zip!//tmp/escaped-absolute.txt","fate":"skipped"'
run timeout 60 "$SPOR" import bomb.zip arc.zip --report report.json
is "a bomb: status 1" "$status" 1
has "is refused" "$err" "unpacks to too much"
has "and told in the report" "$(cat report.json)" '"file":"bomb.zip","fate":"failed"'
has "its neighbour is taken" "$out" "unchanged 2"

# ---- in the folder itself: Spor's own files, and what is no file ----
rm -rf here
minutes here/one.txt '9. juni 2020' Referat
mkfifo here/pipe
ln -s nowhere here/dangling
ln -s one.txt here/link.txt
cd here || exit 1
before=$SPOR_STORE
[ "$ENGINE" = pgsql ] && new_store
[ "$ENGINE" = pgsql ] || SPOR_STORE=spor.db
XDG_STATE_HOME=$PWD/state
for time in first second; do
	status=0
	out=$("$SPOR" import . --report report.json 2>../err) || status=$?
	err=$(cat ../err)
	is "a folder with the store in it, the $time time" "$status" 0
	lacks "$time: its own files are passed over" "$(cat report.json)$err" "spor.db"
	lacks "$time: and the report" "$(cat report.json)" '"file":"report.json'
done
has "only the minutes are files" "$out" "Files: 4 (unchanged 1, left out 3)"
has "the rest is told" "$err" "left out: 3"
for name in pipe dangling link.txt; do
	has "$name stands in the report" "$(cat report.json)" "\"file\":\"$name\",\"fate\":\"skipped\",\"reason\":"
done
run "$SPOR" import one.txt --report /dev/full
is "a report that cannot be written: status 7" "$status" 7
has "and why" "$err" "/dev/full"
cd .. || exit 1
[ "$ENGINE" = pgsql ] || SPOR_STORE=$before
printf 'PK\003\004 broken' >broken.zip
mkdir unpacked # of this test alone: others unpack beside it
before_tmp=${TMPDIR:-/tmp}
TMPDIR=$PWD/unpacked
export TMPDIR
run "$SPOR" import broken.zip
TMPDIR=$before_tmp
is "a broken archive: status 4" "$status" 4
is "no temporary folder stays" "$(find unpacked -mindepth 1 | wc -l)" 0

# ---- archives in archives, names of old systems ----
new_store
rm -rf nest
python3 - <<'EOF'
import io, os, zipfile
def packed(name, data):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr(name, data)
    return out.getvalue()
os.mkdir("nest")
deep = packed("a.txt", "x")
for level in range(8):
    deep = packed(f"n{level}.zip", deep)
open("nest/deep.zip", "wb").write(deep)
zeros = packed("z.txt", b"\0" * 60 * 1024 * 1024)
with zipfile.ZipFile("nest/many.zip", "w", zipfile.ZIP_DEFLATED) as z:
    for i in range(4):
        z.writestr(f"i{i}.zip", zeros)
os.mkdir(b"latin")
text = open("arc/one.txt", "rb").read()
open(b"latin/m\xf8de.txt", "wb").write(text)
EOF
run timeout 60 "$SPOR" import nest
is "archives in archives: status 1" "$status" 1
has "too many times over" "$err" "too many times over"
has "together too much" "$err" "many.zip!/i1.zip"
run "$SPOR" import latin
has "a file name in Latin-1 is taken" "$out" "new 1"
run "$SPOR" show tmu/2020-06-09
has "and shown as it was meant" "$out" "møde.txt"

# ---- watching ----
new_store
minutes watched/one.txt '9. juni 2020' Referat
cp -r "$cases/sbsys" watched/
find watched -name '*.lines' -exec rm {} +
minutes arc2/a.txt '1. september 2020' Referat
tar -czf watched/packed.tar.gz arc2
: >watched/bad.txt
touch -d '1 hour ago' watched/*
"$SPOR" import watched --watch --every 1 >watch.out 2>&1 &
pid=$!
# waits WHAT COMMAND: until it succeeds, at most ten seconds
waits() {
	name=$1
	shift
	for _ in $(seq 1 50); do
		if "$@" >/dev/null 2>&1; then
			result ok "$name"
			return
		fi
		sleep 0.2
	done
	result 'not ok' "$name" "$(cat watch.out)"
}
lists() {
	"$SPOR" show --csv | grep -q "$1"
}
first() { lists 2020-06-09 && lists 2020-09-01; }
waits "what lies there is taken" first
if [ -r /proc/$pid/io ]; then
	sleep 2
	before=$(sed -n 's/^rchar: //p' /proc/$pid/io)
	sleep 3
	after=$(sed -n 's/^rchar: //p' /proc/$pid/io)
	yes "nothing is read again while nothing changes" [ $((after - before)) -lt 2000 ]
else
	skip "nothing is read again while nothing changes" "no /proc/PID/io"
fi
minutes fresh/two.txt '11. august 2020' Referat
touch -d '1 hour ago' fresh/two.txt
mv fresh/two.txt watched/two.txt
waits "a file moved in is taken" lists 2020-08-11
minutes fresh/three.txt '6. oktober 2020' Referat
touch -d '1 hour' fresh/three.txt
mv fresh/three.txt watched/
waits "one with a time to come is taken, too" lists 2020-10-06
# written slowly, in four parts
minutes fresh/four.txt '3. november 2020' Referat
split -n 4 fresh/four.txt fresh/part.
for part in fresh/part.*; do
	cat "$part" >>watched/four.txt
	sleep 0.6
done
waits "one that is written slowly is taken" lists 2020-11-03
run "$SPOR" show tmu/2020-11-03 --json
is "when it is whole" "$(grep -c '"current"' out)" 1
minutes watched/bad.txt '1. december 2020' Referat
waits "one that was set aside is taken when it has changed" lists 2020-12-01
minutes watched/two.txt '11. august 2020' Referat 'Udsat.'
postponed() { "$SPOR" show tmu/2020-08-11/12 | grep -q postponed; }
waits "one that changed gives a new version" postponed
mv watched elsewhere
sleep 3
mv elsewhere watched
minutes watched/five.txt '8. december 2020' Referat
waits "a folder that was gone for a while is looked at again" lists 2020-12-08
is "and told of once" "$(grep -c 'cannot read' watch.out)" 1
is "what was set aside was told once" "$(grep -c 'bad.txt' watch.out)" 1
kill -TERM $pid
wait $pid
is "ended as it says, by an interrupt: status 0" "$?" 0

run "$SPOR" check
is "the store is in order" "$status$err" 0
# ---- the status of one file's failure; of several it is 1 ----
new_store
: >empty.txt
head -c 4000 /dev/urandom >noise.bin
printf '%%PDF-1.4\nnothing of a PDF' >bad.pdf
truncate -s 300M large.txt
for try in '3 missing.txt' '4 empty.txt' '4 noise.bin' '12 large.txt'; do
	run "$SPOR" read "${try#* }"
	is "read ${try#* }: status" "$status" "${try% *}"
	run "$SPOR" import "${try#* }"
	is "import ${try#* }: status" "$status" "${try% *}"
	lacks "import ${try#* }: no more is said" "$out" "No files there"
	run "$SPOR" import "${try#* }"
	is "import ${try#* }, again: status" "$status" "${try% *}"
done
run "$SPOR" read empty.txt missing.txt
is "of several: status 1" "$status" 1
run "$SPOR" import empty.txt noise.bin
is "of several to import: status 1" "$status" 1
rm -f large.txt
name=$(printf 'to\nlinjer.txt')
minutes m.txt '9. juni 2020' Referat
cp m.txt "$name"
run "$SPOR" import "$name"
is "a name of two lines" "$status" 0
run "$SPOR" show tmu/2020-06-09 --json
has "is escaped for programs" "$out" 'to\nlinjer.txt'
run "$SPOR" show tmu/2020-06-09
has "and one line for people" "$out" "Read from to linjer.txt (text)"

drop_store
done_testing
