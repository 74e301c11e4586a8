#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# runs: 1
"""Searching the record against each engine's own search over the same texts: bench_search.py DIR

12,000 items of generated minutes; a million with FULL=1. Questions are made of words that the items
hold, frequent and rare alike, as people ask: one word, two, three, words in a row, a beginning, a
word within a field. SQLite's rival is a bare FTS5 table, PostgreSQL's its own search with its own
Danish words, both asked for the twenty best rows only; ours also tells how many there are and gives
each item's sentence. A row for the middle and one for the slowest hundredth of the questions."""
import os
import pathlib
import random
import re
import resource
import sqlite3
import subprocess
import sys
import tempfile

from bench_import import BUILD, cluster, fresh, row, run

FULL = int(os.environ.get("FULL") or 0)
MEETINGS = 86_000 if FULL else 1000
QUESTIONS = 400
SEED = 2026
FTS5 = ("SELECT rowid FROM bare WHERE bare MATCH $1 ORDER BY rank LIMIT 20")
PGSQL = ("SELECT id FROM bare, to_tsquery('danish', $1) q WHERE words @@ q ORDER BY "
         "ts_rank(words, q) DESC LIMIT 20")
NAMES = {"sqlite": ("SQLite", "bare FTS5"), "pgsql": ("PostgreSQL", "to_tsvector('danish')")}


def items(store):
    """(id, title, text) of every item, as the documents have them."""
    with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as db:
        for extraction, text in db.execute("SELECT id, text FROM extraction"):
            raw = text.encode()
            for item, title in db.execute(
                    "SELECT id, title FROM item WHERE extraction = ? AND NOT closed",
                    (extraction,)).fetchall():
                parts = []
                for (spans,) in db.execute("SELECT spans FROM section WHERE item = ?", (item,)):
                    for field in re.findall(r"(?:^|;)text:([^;]*)", spans):
                        for piece in field.split(","):
                            at, _, n = piece.partition("+")
                            parts.append(raw[int(at):int(at) + int(n)].decode("utf-8", "ignore"))
                yield item, title or "", "\n".join(parts)


def build_fts5(path, rows):
    with sqlite3.connect(path) as db:
        db.execute("CREATE VIRTUAL TABLE bare USING fts5(title, body)")
        db.executemany("INSERT INTO bare (rowid, title, body) VALUES (?, ?, ?)", rows)
        db.execute("INSERT INTO bare (bare) VALUES ('optimize')")


def build_pgsql(owner, rows):
    """The rows go in by COPY, then the index is made."""
    def psql(sql, given=None):
        subprocess.run(["psql", "-X", "-q", "-d", owner, "-c", sql], check=True, input=given,
                       stdout=subprocess.DEVNULL)
    psql("CREATE TABLE bare (id BIGINT PRIMARY KEY, words TSVECTOR)")
    psql("CREATE TABLE raw (id BIGINT, title TEXT, body TEXT)")
    escape = str.maketrans({"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"})
    with subprocess.Popen(["psql", "-X", "-q", "-d", owner, "-c", "COPY raw FROM STDIN"],
                          stdin=subprocess.PIPE) as copy:
        for item, title, text in rows:
            copy.stdin.write(f"{item}\t{title.translate(escape)}\t{text.translate(escape)}\n"
                             .encode())
        copy.stdin.close()
        if copy.wait():
            sys.exit("COPY failed")
    psql("INSERT INTO bare SELECT id, setweight(to_tsvector('danish', title), 'A') || "
         "to_tsvector('danish', body) FROM raw")
    psql("CREATE INDEX bare_words ON bare USING gin (words)")
    psql("ANALYZE bare")
    psql("DROP TABLE raw")


def questions(rows):
    """The same questions in the words of each: (spor, fts5, tsquery)."""
    pick, out = random.Random(SEED), []
    for number in range(QUESTIONS):
        _, title, text = pick.choice(rows)
        words = [w for w in re.findall(r"[a-zæøå]{4,}", (title + " " + text).lower())]
        kind = number % 5
        if kind == 0:
            chosen = pick.sample(words, 1)
            out.append((chosen[0], chosen[0], chosen[0]))
        elif kind in (1, 2):
            chosen = pick.sample(words, kind + 1)
            out.append((" ".join(chosen), " ".join(chosen), " & ".join(chosen)))
        elif kind == 3:
            pairs = re.findall(r"([a-zæøå]{4,}) (?=([a-zæøå]{4,}))", text.lower())
            one, two = pick.choice(pairs) if pairs else (words[0], words[0])
            out.append((f'"{one} {two}"', f'"{one} {two}"', f"{one} <-> {two}"))
        else:
            begin = pick.choice(words)[:6]
            out.append((f"{begin}*", f"{begin}*", f"{begin}:*"))
    return out


def ask(store, path, lines, sql=None):
    """Seconds of each question, sorted; the questions are asked once before."""
    path.write_text("\n".join(lines) + "\n", "utf-8")
    argv = [BUILD / "bench" / "query_times", store, path] + ([sql] if sql else [])
    run(argv)
    return sorted(float(line.split()[0]) for line in run(argv)[3].splitlines())


def tell(engine, size, ours, theirs):
    name, rival = NAMES[engine]
    for what, part in (("p50", 0.5), ("p99", 0.99)):
        at = min(int(len(ours) * part), len(ours) - 1)
        row(name=f"search of {size:,} items, {name}, {what}", rival=rival, value=ours[at] * 1000,
            rival_value=theirs[at] * 1000, seconds=0, amount=0, unit="ms", limit=1,
            bound="scoring every row that holds the word")


def main():
    with tempfile.TemporaryDirectory(prefix="spor-bench.") as folder, cluster() as owner:
        run([BUILD / "bench" / "generate", f"{folder}/minutes", 0, MEETINGS])
        path = pathlib.Path(folder) / "questions"
        for engine in ("sqlite", "pgsql") if owner else ("sqlite",):
            store = fresh(engine, folder, "ours", owner)
            run([BUILD / "spor", "import", "-q", "--store", store, f"{folder}/minutes"])
            if engine == "sqlite":
                rows = list(items(store))
                asked = questions(rows)
                build_fts5(store, rows)
                rival = ask(store, path, [q[1] for q in asked], FTS5)
            else:
                build_pgsql(store, rows)
                rival = ask(store, path, [q[2] for q in asked], PGSQL)
            tell(engine, len(rows), ask(store, path, [q[0] for q in asked]), rival)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
