#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Run the benches of a build folder and print the table: run.py DIR [--runs N] [NAME…]

A bench is a program bench_* in DIR/bench or an executable script bench/bench_*.py, which is given
DIR. It prints one JSON line a row: name, seconds, rival, rival_seconds, amount, unit, limit, bound;
rows without a rival give rival null. What is no speed comes as value and rival_value, in unit, with
seconds 0. Each runs N times (5, or what its "# runs: N" line says);
the ratio is the median of the runs' ratios, seconds are medians. Writes build/bench.json.
"""
import argparse
import datetime
import json
import os
import pathlib
import platform
import re
import statistics
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))
from progress import Progress  # noqa: E402


def machine():
    """Name of what this ran on."""
    def first(path, pattern):
        try:
            found = re.search(pattern, pathlib.Path(path).read_text("utf-8"), re.M)
        except OSError:
            return "?"
        return found[1].strip() if found else "?"
    kib = first("/proc/meminfo", r"^MemTotal:\s*(\d+)")
    return {"processor": first("/proc/cpuinfo", r"^model name\s*:\s*(.*)"),
            "cores": os.cpu_count(),
            "memory_gib": round(int(kib) / 2**20, 1) if kib.isdigit() else None,
            "system": first("/etc/os-release", r'^PRETTY_NAME="(.*)"'),
            "kernel": platform.release()}


def programs(where, names):
    """[(name, argv, runs)] of all benches, or of those named."""
    found = []
    for path in sorted((where / "bench").glob("bench_*")):
        if path.is_file() and os.access(path, os.X_OK):
            found.append((path.name[6:], [str(path)], 5))
    for path in sorted((ROOT / "bench").glob("bench_*.py")):
        runs = re.search(r"^# runs: (\d+)", path.read_text("utf-8"), re.M)
        found.append((path.stem[6:], [sys.executable, str(path), str(where)],
                      int(runs[1]) if runs else 5))
    return [p for p in found if not names or p[0] in names]


def run_once(name, argv):
    done = subprocess.run(argv, text=True, capture_output=True, check=False, cwd=ROOT,
                          timeout=6 * 3600)
    if done.returncode:
        sys.stderr.write(done.stderr[-2000:])
        sys.exit(f"spor: bench {name} failed with status {done.returncode}")
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def summary(rows):
    """One row out of the same row of all runs."""
    first = rows[0]
    seconds = statistics.median(r["seconds"] for r in rows)
    out = {"name": first["name"], "rival": first.get("rival"), "bound": first.get("bound"),
           "unit": first.get("unit"), "amount": first.get("amount"), "runs": len(rows),
           "seconds": seconds, "limit": first.get("limit") or None,
           "rival_seconds": None, "ratio": None, "spread": None}
    for key in first.keys() - out.keys():
        out[key] = first[key]
    if "value" in first:
        ratios = [r["value"] / r["rival_value"] for r in rows]
        out["value"] = statistics.median(r["value"] for r in rows)
        out["ratio"] = statistics.median(ratios)
        out["spread"] = [min(ratios), max(ratios)]
    elif first.get("rival_seconds"):
        ratios = [r["seconds"] / r["rival_seconds"] for r in rows]
        out["rival_seconds"] = statistics.median(r["rival_seconds"] for r in rows)
        out["ratio"] = statistics.median(ratios)
        out["spread"] = [min(ratios), max(ratios)]
    out["kept"] = None if not (out["ratio"] and out["limit"]) else out["ratio"] <= out["limit"]
    return out


def ours(row):
    if "value" in row:
        return f"{row['value']:,.1f} {row['unit']}"
    return speed(row, row["seconds"])


def theirs(row):
    if "value" in row:
        return f"{row['rival_value']:,.1f} {row['unit']}"
    return speed(row, row["rival_seconds"]) if row["rival_seconds"] else "-"


def speed(row, seconds):
    return f"{row['amount'] / seconds:,.1f} {row['unit']}/s" if row["amount"] and seconds else "-"


def table(rows):
    head = ("what", "ours", "rival", "rival's", "ratio", "aim", "")
    lines = [head] + [
        (r["name"], ours(r), r["rival"] or "-", theirs(r),
         f"{r['ratio']:.2f}" if r["ratio"] else "-", f"≤ {r['limit']:g}" if r["limit"] else "-",
         {True: "kept", False: "MISSED", None: ""}[r["kept"]]) for r in rows]
    wide = [max(len(line[i]) for line in lines) for i in range(len(head))]
    return "\n".join("  ".join(c.ljust(w) for c, w in zip(line, wide)).rstrip() for line in lines)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("dir")
    parser.add_argument("names", nargs="*")
    parser.add_argument("--runs", type=int)
    args = parser.parse_args()
    benches, rows = programs((ROOT / args.dir).resolve(), args.names), []
    progress = Progress("measuring")
    total = sum(args.runs or runs for _, _, runs in benches)
    done = 0
    for name, argv, runs in benches:
        collected = []
        for _ in range(args.runs or runs):
            progress.at(done, total, name)
            collected.append(run_once(name, argv))
            done += 1
        rows += [summary(list(same)) for same in zip(*collected)]
    progress.done(f"{total} runs")
    where = machine()
    print(f"{where['processor']}, {where['cores']} cores, {where['memory_gib']} GiB, "
          f"{where['system']}; time as a ratio to the rival's, medians, lower is better")
    print(table(rows))
    out = ROOT / "build" / "bench.json"
    out.parent.mkdir(exist_ok=True)
    when = datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds")
    out.write_text(json.dumps({"when": when, "machine": where, "rows": rows}, indent=1,
                              ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
