#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# runs: 5
"""Reading speed of each format: bench_reading.py BUILD_DIR"""
import pathlib
import subprocess
import sys
import tempfile

COUNTS = {"text": 240, "html": 120, "pdf": 24, "xml": 120, "json": 120}
where = pathlib.Path(sys.argv[1]) / "bench"
with tempfile.TemporaryDirectory(prefix="spor-bench.") as folder:
    for name, count in COUNTS.items():
        layouts = ["plain", "page", "wide"] if name == "text" else [name]
        for i, layout in enumerate(layouts):
            each = count // len(layouts)
            subprocess.run([where / "generate", f"{folder}/{name}", str(i * each),
                            str((i + 1) * each), layout], check=True)
    sys.exit(subprocess.run([where / "read_formats", folder], check=False).returncode)
