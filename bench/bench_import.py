#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# runs: 1
"""Importing generated meetings against inserting the same rows: bench_import.py BUILD_DIR

1,000 meetings three times on SQLite and on PostgreSQL. With FULL=1 then the country into one store,
10,000 meetings at a time, as much disk as it takes: 430,000 on SQLite, 100,000 on PostgreSQL; with
FULL=N up to N on both. Memory against 256 MiB, and the processor time of a meeting as the store
grows, with its links and all else that follows from it, against the smallest (processor time,
because what else the machine does must not look like growth). And how long threads, promises and
money take to be asked for on the way."""
import contextlib
import json
import os
import pathlib
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
BUILD = pathlib.Path(sys.argv[1])
FULL = int(os.environ.get("FULL") or 0)
COUNTRY = 430_000
SMALL = [(250, 3), (1000, 3)]
STEP = 10_000
MARKS = [10_000, 100_000, COUNTRY]
MOST = {"sqlite": COUNTRY if FULL == 1 else FULL, "pgsql": 100_000 if FULL == 1 else FULL}
HOUR = 3600
NAMES = {"sqlite": "SQLite", "pgsql": "PostgreSQL"}
AIM = 50  # ms
BOUND = {"sqlite": "reading, on all cores; one writer inserts meanwhile",
         "pgsql": "the server's own work for a row, and reading"}


def run(argv):
    """Seconds, processor seconds, peak memory of the process in MiB, what it said."""
    begun = time.monotonic()
    with subprocess.Popen([str(a) for a in argv], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          env={**os.environ, "LANG": "C.UTF-8"}) as child:
        out, err = child.stdout.read(), child.stderr.read()
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{argv[0]}: {err.decode()[-500:]}")
    return (time.monotonic() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024,
            out.decode())


def row(**values):
    print(json.dumps(values), flush=True)


@contextlib.contextmanager
def cluster():
    """A throw-away PostgreSQL: its owner's address, or None where there is no PostgreSQL."""
    script = ROOT / "scripts" / "pg-cluster.sh"
    started = subprocess.run([script, "start"], capture_output=True, text=True, check=False)
    found = dict(re.findall(r"export (\w+)='(.*)'", started.stdout))
    if started.returncode or "SPOR_TEST_PG_OWNER" not in found:
        yield None
        return
    try:
        yield found["SPOR_TEST_PG_OWNER"]
    finally:
        subprocess.run([script, "stop", found["SPOR_TEST_PG_DIR"]], check=False)


def fresh(engine, folder, name, owner):
    """An empty store, initialised."""
    store = f"{folder}/{name}.db"
    if engine == "pgsql":
        where = owner.split("host=")[1]
        for sql in ("DROP DATABASE IF EXISTS bench", "CREATE DATABASE bench OWNER spor_owner "
                    "TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'da' "
                    "LOCALE 'C.UTF-8'"):
            subprocess.run(["psql", "-X", "-q", "-h", where, "-U", "postgres", "-d", "postgres",
                            "-c", sql], check=True, capture_output=True)
        store = owner.replace("/spor?", "/bench?")
    else:
        for path in pathlib.Path(folder).glob(f"{name}.db*"):
            path.unlink()
    run([BUILD / "spor", "init", "--store", store])
    return store


def ask(engine, store, size):
    """The slowest of a hundred answers of each kind against what a person does not notice."""
    said = [line.split() for line in run([BUILD / "bench" / "answer_times", store])[3].splitlines()]
    for what in ("thread", "due", "money"):
        times = sorted(float(seconds) for kind, seconds in said if kind == what)
        row(name=f"{what}: p99 in {size:,} meetings, {NAMES[engine]}", rival=f"{AIM} ms",
            value=times[int(len(times) * 0.99)] * 1000, rival_value=AIM, seconds=0, amount=0,
            unit="ms", limit=1, bound="rows of the answer")


def measure(engine, folder, size, times, owner, kept):
    """Medians of import and replay; kept is the SQLite store whose rows are replayed."""
    ours, theirs, memory, worked = [], [], [], []
    for turn in range(times):
        store = fresh(engine, folder, kept if engine == "sqlite" else "pg", owner)
        seconds, cpu, mib, said = run([BUILD / "spor", "import", "-q", "--json", "--lang", "en",
                                       "--store", store, f"{folder}/minutes"])
        if json.loads(said)["new"] != size:
            sys.exit(f"import of {size} meetings: {said[:400]}")
        ours.append(seconds)
        memory.append(mib)
        worked.append(cpu)
        if turn == 0 and size >= 1000:
            ask(engine, store, size)
        target = fresh(engine, folder, "replayed", owner)
        theirs.append(float(run([BUILD / "bench" / "replay", f"{folder}/{kept}.db",
                                 target])[3].split()[0]))
    mine, rival = statistics.median(ours), statistics.median(theirs)
    row(name=f"import of {size:,} meetings, {NAMES[engine]}",
        rival="the same rows, nothing read", seconds=mine, rival_seconds=rival, amount=size,
        unit="meetings", limit=2, bound=BOUND[engine],
        processor_seconds=statistics.median(worked))
    return statistics.median(worked) / size, max(memory)


def grow(engine, folder, owner, least):
    """Imports more and more into one store; least: a meeting's processor seconds in a small one."""
    most, name = MOST[engine], NAMES[engine]
    marks = [m for m in MARKS if m < most] + [most]
    store = fresh(engine, folder, "country", owner)
    done, seconds, peak = 0, 0.0, 0.0
    while done < most:
        upto = min(done + STEP, min(m for m in marks if m > done))
        run([BUILD / "bench" / "generate", f"{folder}/minutes", done, upto])
        took, cpu, mib, said = run([BUILD / "spor", "import", "-q", "--json", "--lang", "en",
                                    "--store", store, f"{folder}/minutes"])
        shutil.rmtree(f"{folder}/minutes")
        if json.loads(said)["new"] != upto - done:
            sys.exit(f"import of the meetings up to {upto}: {said[:400]}")
        each = cpu / (upto - done)
        done, seconds, peak = upto, seconds + took, max(peak, mib)
        print(f"{name} {done:,} meetings: {seconds:.0f} s, {each * 1000:.1f} ms each",
              file=sys.stderr, flush=True)
        if done not in marks:
            continue
        row(name=f"{done:,} meetings imported and linked, {name}",
            rival=f"{HOUR * done / COUNTRY:.0f} s, of an hour for the country", value=seconds,
            rival_value=HOUR * done / COUNTRY, seconds=seconds, amount=done, unit="s", limit=1,
            bound=BOUND[engine])
        row(name=f"processor time a meeting, the last of {done:,}, {name}", rival="of the first 250",
            value=each * 1000, rival_value=least * 1000, seconds=0, amount=0, unit="ms", limit=1.3,
            bound="depth of the indexes")
        row(name=f"memory, {done:,} meetings, {name}", rival="256 MiB", value=peak,
            rival_value=256, seconds=0, amount=0, unit="MiB", limit=1, bound="files read ahead")
        ask(engine, store, done)


def main():
    each, memory = {}, {}
    with tempfile.TemporaryDirectory(prefix="spor-bench.") as folder, cluster() as owner:
        engines = ["sqlite", "pgsql"] if owner else ["sqlite"]
        done = 0
        for size, times in SMALL:
            run([BUILD / "bench" / "generate", f"{folder}/minutes", done, size])
            done = size
            each[size], memory[size] = measure("sqlite", folder, size, times, None, "kept")
            if owner and size >= 1000:
                measure("pgsql", folder, size, times, owner, "kept")
        shutil.rmtree(f"{folder}/minutes")
        (least, _), (most, _) = SMALL
        row(name=f"memory of importing {most:,} meetings", rival="256 MiB", value=memory[most],
            rival_value=256, seconds=0, amount=0, unit="MiB", limit=1, bound="files read ahead")
        row(name=f"memory: {most:,} meetings against {least:,}", rival=f"{least:,} meetings",
            value=memory[most], rival_value=memory[least], seconds=0, amount=0, unit="MiB",
            limit=1.5, bound="the list of files")
        row(name=f"processor time a meeting, {most:,} against {least:,}", rival=f"of {least:,}",
            value=each[most] * 1000, rival_value=each[least] * 1000, seconds=0, amount=0,
            unit="ms", limit=1.3, bound="depth of the indexes")
        for engine in engines:
            if MOST[engine] > most:
                grow(engine, folder, owner, each[least])
            for path in pathlib.Path(folder).glob("*.db*"):
                path.unlink()


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
