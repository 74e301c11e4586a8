#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The project's own rules, beyond what compilers and linters know: check.py [ROOT]

Prints a line for each thing that breaks one, then the report on lengths, and fails when there was
any. The rules are the tables below; docs/contributing.md tells why they are there.
"""
import pathlib
import re
import subprocess
import sys

import po

# Which folders of src/ a folder may include from, beside itself. Nothing points back.
# A module's inner headers are its own: others see MODULE/MODULE.h only.
LAYERS = {
    "core": [],
    "store": ["core"],
    "read": ["core"],
    "stats": ["core"],
    "access": ["core", "store"],
    "module": ["core", "store", "access"],
    "council": ["core", "store", "access", "module", "read", "stats"],
    "programme": ["core", "store", "access", "module", "read", "stats", "council"],
    "casework": ["core", "store", "access", "module", "read", "stats", "council", "programme"],
    "measure": ["core", "store", "access", "module", "read", "stats", "council", "programme",
                "casework"],
    "alert": ["core", "store", "access", "module"],
    "views": ["core", "module"],
    "web": ["core", "store", "access", "module", "views", "."],
    "cli": ["core", "store", "access", "module", "read"],
    # main.c starts the cli (later the web) with the list of modules.c.
    ".": ["core", "module", "council", "programme", "casework", "measure", "alert", "cli", "web"],
}
MODULES = ["council", "programme", "casework", "measure", "alert"]

# Functions nobody calls, and what is used instead.
BANNED = {
    "strcpy": "arena_strdup or buf_puts", "strcat": "buf_puts", "strncpy": "arena_strndup",
    "strncat": "buf_add", "stpcpy": "buf_puts", "sprintf": "snprintf or buf_printf",
    "vsprintf": "buf_vprintf", "strtok": "str_cut", "strtok_r": "str_cut", "gets": "fgets",
    "atoi": "a parser that sees errors", "atol": "a parser that sees errors",
    "atoll": "a parser that sees errors", "atof": "a parser that sees errors",
    "gmtime": "core/civil and core/instant", "localtime": "core/civil and core/instant",
    "ctime": "core/civil and core/instant", "asctime": "core/civil and core/instant",
    "alloca": "an arena", "setjmp": "sp_rc", "longjmp": "sp_rc", "system": "posix_spawn",
    "popen": "posix_spawn", "tmpnam": "mkstemp", "mktemp": "mkstemp",
}
# Fixtures may start a shell.
BANNED_IN_TESTS = BANNED.keys() - {"system", "popen"}
HTML_RAW_ONLY_IN = "src/views/"

SPDX = "SPDX-License-Identifier: GPL-3.0-or-later"
SPDX_SUFFIXES = {".c", ".h", ".def", ".py", ".sh", ".sql", ".tmpl", ".build", ".ini", ".po",
                 ".js", ".mjs"}
SPDX_NAMES = {"Makefile", "meson_options.txt"}

LINES_OF_FUNCTION, MCCABE, LINES_OF_FILE = 60, 15, 500
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")


def tracked(root):
    """Paths of all files in git, new ones too, that are there."""
    out = subprocess.run(["git", "-C", str(root), "ls-files", "-co", "--exclude-standard"],
                         text=True, capture_output=True, check=True).stdout
    return [p for p in map(pathlib.PurePosixPath, out.splitlines()) if (root / p).is_file()]


def code_only(text):
    """C text with comments and the insides of strings blanked, line numbers kept."""
    text = po.without_comments(text)
    return re.sub(r'"(?:[^"\\\n]|\\.)*"', '""', text)


def check_includes(path, text):
    """Arrows between the folders of src/, and modules' inner headers."""
    parts = path.parts
    folder = parts[1] if len(parts) > 2 else "."
    if folder not in LAYERS:
        yield f"{path}:1: folder src/{folder} has no row in LAYERS of tools/check.py"
        return
    lines = po.without_comments(text).split("\n")
    for number, line in enumerate(lines, 1):
        match = re.match(r'\s*#\s*include\s+"([^"]+)"', line)
        if not match:
            continue
        target = match[1].split("/")
        other = target[0] if len(target) > 1 else ("." if match[1] == "modules.h" else None)
        if other is None or other == folder or other not in LAYERS:
            continue
        if other not in LAYERS[folder]:
            yield f"{path}:{number}: src/{folder} may not include src/{other} (\"{match[1]}\")"
        elif other in MODULES and match[1] != f"{other}/{other}.h":
            yield f"{path}:{number}: \"{match[1]}\" is inside its module; use {other}/{other}.h"


def check_code(path, text):
    """Banned functions, goto, html_raw, marks of unfinished work."""
    banned = BANNED_IN_TESTS if path.parts[0] == "tests" else BANNED
    for number, line in enumerate(code_only(text).split("\n"), 1):
        for name in re.findall(r"(?<![\w.>])(\w+)\s*\(", line):
            if name in banned:
                yield f"{path}:{number}: {name} is banned; use {BANNED[name]}"
            if name == "html_raw" and not str(path).startswith(HTML_RAW_ONLY_IN):
                yield f"{path}:{number}: html_raw is for src/views only"
        if re.search(r"\bgoto\b", line):
            yield f"{path}:{number}: goto is banned; use SP_TRY and cleanup attributes"
    for number, line in enumerate(text.split("\n"), 1):
        if UNFINISHED.search(line):
            yield f"{path}:{number}: unfinished work is an issue, not a comment"


def check_spdx(path, text):
    """The licence in the first two lines."""
    needs = path.suffix in SPDX_SUFFIXES or path.name in SPDX_NAMES or text.startswith("#!")
    if needs and SPDX not in "\n".join(text.split("\n", 2)[:2]):
        yield f"{path}:1: begins without {SPDX}"


# `src/read/x.c` in a document; words in capitals are the reader's to fill in.
TOLD_PATH = re.compile(r"`((?:bench|docs|fuzz|packaging|po|sample|scripts|share|src|tests|tools)/"
                       r"[\w./-]+)`")
TOLD_COMMAND = re.compile(r"(?:^ {4}|`|-- )spor ([a-z]+)")
NAMED = re.compile(r'\.name = "([a-z]+)')


def check_told(root, path, number, line, commands):
    """What one line of a document names is there: links, paths, commands of spor."""
    for link in re.findall(r"\]\(([^)#\s]+)[^)]*\)", line):
        if "://" not in link and not link.startswith("mailto:") \
                and not (root / path.parent / link).exists():
            yield f"{path}:{number}: link to “{link}”, which is not there"
    for name in TOLD_PATH.findall(line):
        if not re.search(r"[A-Z]{4}", name) and not (root / name).exists():
            yield f"{path}:{number}: names {name}, which is not there"
    for name in TOLD_COMMAND.findall(line):
        if commands and name not in commands:
            yield f"{path}:{number}: there is no command spor {name}"


def check_docs(root, paths):
    """Links, paths and commands in the documents are there; each folder of src/ and make target is
    told of."""
    commands = {name for p in paths if p.parts[0] == "src" and p.suffix == ".c"
                for name in NAMED.findall((root / p).read_text("utf-8", "replace"))}
    for path in paths:
        if path.suffix != ".md":
            continue
        text = (root / path).read_text("utf-8")
        for number, line in enumerate(text.split("\n"), 1):
            yield from check_told(root, path, number, line, commands)
    architecture = root / "docs" / "architecture.md"
    if architecture.exists():
        told = architecture.read_text("utf-8")
        for folder in sorted({p.parts[1] for p in paths if p.parts[0] == "src" and len(p.parts) > 2}):
            if not re.search(rf"\b{folder}/|`{folder}`", told):
                yield f"docs/architecture.md: says nothing of src/{folder}/"
    contributing, makefile = root / "docs" / "contributing.md", root / "Makefile"
    if contributing.exists() and makefile.exists():
        told = contributing.read_text("utf-8")
        for target in re.findall(r"^([a-z-]+):.*##", makefile.read_text("utf-8"), re.M):
            if f"make {target}" not in told:
                yield f"docs/contributing.md: says nothing of make {target}"


def check_lengths(root, paths):
    """(problems, report): files and functions that are too long, and the longest there are."""
    problems, files, functions = [], [], []
    sources = [p for p in paths if p.suffix in (".c", ".h")]
    for path in sources:
        lines = (root / path).read_text("utf-8").count("\n")
        files.append((lines, str(path)))
        if lines > LINES_OF_FILE:
            problems.append(f"{path}:1: {lines} lines; the gate is {LINES_OF_FILE}")
    names = [str(p) for p in sources if p.suffix == ".c"]
    out = subprocess.run(["pmccabe", *names], cwd=root, text=True, capture_output=True,
                         check=False).stdout if names else ""
    for line in out.splitlines():
        fields = line.split("\t")
        if len(fields) < 6:
            continue
        mccabe, length, where = int(fields[0]), int(fields[4]), fields[5]
        functions.append((length, mccabe, where))
        place = re.sub(r"\((\d+)\): ", r":\1: ", where)
        if length > LINES_OF_FUNCTION:
            problems.append(f"{place}: {length} lines; the gate is {LINES_OF_FUNCTION}")
        if mccabe > MCCABE:
            problems.append(f"{place}: McCabe {mccabe}; the gate is {MCCABE}")
    return problems, report(sorted(files), sorted(functions))


def report(files, functions):
    """Medians, ninth deciles and the longest, as text."""
    if not files or not functions:
        return []
    complexity = sorted(mccabe for _, mccabe, _ in functions)

    def share(rows, part):
        return rows[min(len(rows) - 1, int(len(rows) * part))]
    return [f"{len(files)} files: median {share(files, .5)[0]} lines, "
            f"p90 {share(files, .9)[0]}, longest {files[-1][0]} ({files[-1][1]})",
            f"{len(functions)} functions: median {share(functions, .5)[0]} lines, "
            f"p90 {share(functions, .9)[0]}, longest {functions[-1][0]} ({functions[-1][2]})",
            f"McCabe: median {share(complexity, .5)}, p90 {share(complexity, .9)}, "
            f"highest {complexity[-1]}"]


def check_all(root):
    """(problems, report) of the whole tree."""
    paths, found = tracked(root), []
    for path in paths:
        in_src = path.parts[0] == "src"
        is_c = path.suffix in (".c", ".h")
        try:
            text = (root / path).read_text("utf-8")
        except UnicodeDecodeError:
            continue
        if path.parts[0] in ("src", "tests", "fuzz", "bench", "tools", "scripts") \
                or len(path.parts) == 1 or path.suffix in (".ini", ".po"):
            if "corpus" not in path.parts:
                found += check_spdx(path, text)
        if is_c and in_src:
            found += check_includes(path, text)
        if is_c:
            found += check_code(path, text)
    found += check_docs(root, paths)
    try:
        found += po.problems(root)
    except po.PoError as error:
        found.append(str(error))
    lengths, text = check_lengths(root, paths)
    return found + lengths, text


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent)
    found, text = check_all(root.resolve())
    print("\n".join(found + text))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
