#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# runs: 1
"""Searching the record against each engine's own search over the same texts: bench_search.py DIR

50,000 items; a million with FULL=1. The items are made by fill_search.c, not read from documents:
some 250 words each, drawn by Zipf's law from 200,000 word forms, with their meetings, texts and
sections; what is searched of them goes in by the same functions as an import's. On PostgreSQL the
indexes of both sides are made after the rows.

Questions are made of words that the items hold, as often as they stand there, so that frequent ones
come often: one word, two, three, words in a row, a beginning. SQLite's rival is a bare FTS5 table,
PostgreSQL's its own search with its own Danish words, both asked for the twenty best rows only; ours
also tells how many there are and gives each item's sentence. A row for the middle and one for the
slowest hundredth of the questions, and what of ours that one is against 50 ms."""
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
ITEMS = 1_000_000 if FULL == 1 else FULL or 50_000
QUESTIONS = 400
SEED = 2026
AIM = 50  # ms
FTS5 = ("SELECT rowid FROM bare WHERE bare MATCH $1 ORDER BY rank LIMIT 20")
PGSQL = ("SELECT id FROM bare, to_tsquery('danish', $1) q WHERE words @@ q ORDER BY "
         "ts_rank(words, q) DESC LIMIT 20")
NAMES = {"sqlite": ("SQLite", "bare FTS5"), "pgsql": ("PostgreSQL", "to_tsvector('danish')")}
INDEX = "search_open_words"
MEMORY = "SET maintenance_work_mem = '1GB'"


def lines():
    """The items as text: id, title, text, tabs between."""
    with subprocess.Popen([BUILD / "bench" / "fill_search", "-", str(ITEMS)],
                          stdout=subprocess.PIPE) as made:
        yield from made.stdout
        if made.wait():
            sys.exit("fill_search failed")


def psql(owner, *statements):
    for sql in statements:
        subprocess.run(["psql", "-X", "-q", "-d", owner, "-c", sql], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def fill(engine, store, owner):
    """Our rows."""
    if engine == "pgsql":
        psql(owner, f"DROP INDEX {INDEX}")
    run([BUILD / "bench" / "fill_search", store, str(ITEMS)])
    if engine == "pgsql":
        psql(owner, f"{MEMORY}; CREATE INDEX {INDEX} ON search_open USING gin (words)",
             "VACUUM ANALYZE")


def build_fts5(path):
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA application_id = 0x53706F72")  # so that the store port opens it
        db.execute("CREATE VIRTUAL TABLE bare USING fts5(title, body)")
        db.executemany("INSERT INTO bare (rowid, title, body) VALUES (?, ?, ?)",
                       (line.decode().rstrip("\n").split("\t") for line in lines()))
        db.execute("INSERT INTO bare (bare) VALUES ('optimize')")


def build_pgsql(owner):
    """The rows go in by COPY, then the index is made."""
    psql(owner, "CREATE TABLE bare (id BIGINT PRIMARY KEY, words TSVECTOR)",
         "CREATE TABLE raw (id BIGINT, title TEXT, body TEXT)")
    with subprocess.Popen(["psql", "-X", "-q", "-d", owner, "-c", "COPY raw FROM STDIN"],
                          stdin=subprocess.PIPE) as copy:
        for line in lines():
            copy.stdin.write(line)
        copy.stdin.close()
        if copy.wait():
            sys.exit("COPY failed")
    psql(owner, "INSERT INTO bare SELECT id, setweight(to_tsvector('danish', title), 'A') || "
         "to_tsvector('danish', body) FROM raw", "DROP TABLE raw",
         f"{MEMORY}; CREATE INDEX bare_words ON bare USING gin (words)", "VACUUM ANALYZE bare")


def some_rows():
    """As many items as there are questions, spread over all."""
    every = ITEMS // QUESTIONS
    return [line.decode().split("\t")[1:] for i, line in enumerate(lines()) if i % every == 0]


def questions():
    """The same questions in the words of each: (spor, fts5, tsquery)."""
    pick, out = random.Random(SEED), []
    for number, (title, text) in enumerate(some_rows()[:QUESTIONS]):
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


def tell(engine, ours, theirs):
    name, rival = NAMES[engine]
    of = f"search of {ITEMS:,} items, {name}"
    common = {"seconds": 0, "amount": 0, "unit": "ms", "limit": 1,
              "bound": "opening the rows that are weighed"}
    for what, part in (("p50", 0.5), ("p99", 0.99)):
        at = min(int(len(ours) * part), len(ours) - 1)
        row(name=f"{of}, {what}", rival=rival, value=ours[at] * 1000,
            rival_value=theirs[at] * 1000, **common)
    row(name=f"{of}, p99", rival=f"{AIM} ms", value=ours[at] * 1000, rival_value=AIM, **common)


def main():
    asked = questions()
    with tempfile.TemporaryDirectory(prefix="spor-bench.") as folder, cluster() as owner:
        path = pathlib.Path(folder) / "questions"
        for engine in ("sqlite", "pgsql") if owner else ("sqlite",):
            store = fresh(engine, folder, "ours", owner)
            fill(engine, store, store)
            if engine == "sqlite":
                rival = f"{folder}/bare.db"
                build_fts5(rival)
                theirs = ask(rival, path, [q[1] for q in asked], FTS5)
            else:
                build_pgsql(store)
                theirs = ask(store, path, [q[2] for q in asked], PGSQL)
            tell(engine, ask(store, path, [q[0] for q in asked]), theirs)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
