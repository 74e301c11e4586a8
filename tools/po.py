# SPDX-License-Identifier: GPL-3.0-or-later
"""Catalogues (.po) and the messages of the sources that belong in them."""
import ast
import pathlib
import re

STRING = r'(?:"(?:[^"\\\n]|\\.)*"\s*)+'
MARKED = re.compile(r"\bN_\(\s*(" + STRING + r")\)")
ANY_MARK = re.compile(r"\bN_\(")
ERROR = re.compile(r"^X\(\w+,\s*\d+,\s*\d+,\s*(" + STRING + r")\)", re.M)
COMMENT = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|/\*.*?\*/|//[^\n]*', re.S)
PLACE = re.compile(r"\{[1-9]\}")


class PoError(Exception):
    """A catalogue that cannot be used; the message names file and line."""


def unquote(literals):
    """The text of one or more C string literals that stand side by side."""
    parts = re.findall(r'"(?:[^"\\\n]|\\.)*"', literals)
    return "".join(ast.literal_eval(part) for part in parts)


def quote(text):
    """text as one .po string."""
    for raw, escaped in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t")):
        text = text.replace(raw, escaped)
    return f'"{text}"'


def read_entries(path):
    """[[line, msgid, msgstr]] of a .po file, in order."""
    entries, field = [], 0
    for number, line in enumerate(pathlib.Path(path).read_text("utf-8").split("\n"), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        word, _, rest = line.partition(" ")
        if word == "msgid":
            entries.append([number, unquote(rest), ""])
            field = 1
        elif word == "msgstr" and field:
            if field == 2:  # after a merge: the same key, translated on both sides
                entries.append([number, entries[-1][1], ""])
            entries[-1][2] = unquote(rest)
            field = 2
        elif line.startswith('"') and field:
            entries[-1][field] += unquote(line)
        else:
            raise PoError(f"{path}:{number}: expected msgid, msgstr or a string")
    return entries


def read_catalogue(path, doubles=None):
    """{msgid: msgstr} of a .po file without its header. A merge may leave a message there twice:
    the first translation is taken, and doubles, a list, is told of another one."""
    entries = {}
    for number, msgid, msgstr in read_entries(path):
        if doubles is not None and entries.get(msgid) and msgstr and entries[msgid] != msgstr:
            doubles.append(f"{path}:{number}: two translations of {quote(msgid)}")
        entries[msgid] = entries.get(msgid) or msgstr
    entries.pop("", None)
    return entries


def write_catalogue(path, language, entries):
    """A .po file of one entry a message, sorted by key, so that changes merge well."""
    out = ["# SPDX-License-Identifier: GPL-3.0-or-later",
           'msgid ""',
           'msgstr ""',
           '"Content-Type: text/plain; charset=UTF-8\\n"',
           f'"Language: {language}\\n"']
    for msgid in sorted(entries, key=lambda s: s.encode("utf-8")):
        out += ["", "msgid " + quote(msgid), "msgstr " + quote(entries[msgid])]
    pathlib.Path(path).write_text("\n".join(out) + "\n", "utf-8")


def without_comments(text):
    """C source with comments blanked, strings and line numbers kept."""
    def blank(match):
        found = match.group(0)
        return found if found[0] in "\"'" else re.sub(r"[^\n]", " ", found)
    return COMMENT.sub(blank, text)


def messages_of(path, text):
    """[(line, message)] of one source file; PoError for an N_() that holds no plain string."""
    text = without_comments(text)
    found = []
    for match in MARKED.finditer(text):
        found.append((text.count("\n", 0, match.start()) + 1, unquote(match.group(1))))
    marks = [m for m in ANY_MARK.finditer(text)
             if not text[text.rfind("\n", 0, m.start()) + 1:m.start()].startswith("#define")]
    if len(marks) != len(found):
        plain = {m.start() for m in MARKED.finditer(text)}
        at = next(m.start() for m in marks if m.start() not in plain)
        raise PoError(f"{path}:{text.count(chr(10), 0, at) + 1}: N_() must hold plain strings only")
    if pathlib.Path(path).name == "errors.def":
        for match in ERROR.finditer(text):
            found.append((text.count("\n", 0, match.start()) + 1, unquote(match.group(1))))
    return found


def messages_of_tree(root):
    """{message: "file:line" of its first use} of everything below root/src."""
    root, messages = pathlib.Path(root), {}
    for path in sorted((root / "src").rglob("*")):
        if path.suffix in (".c", ".h", ".def"):
            name = path.relative_to(root)
            for line, message in messages_of(name, path.read_text("utf-8")):
                messages.setdefault(message, f"{name}:{line}")
    return messages


def problems(root):
    """What is wrong between sources and catalogues, a line each."""
    messages = messages_of_tree(root)
    found = []
    for language in ("da", "en"):
        path = pathlib.Path(root) / "po" / f"{language}.po"
        name = path.relative_to(root)
        entries = read_catalogue(path, found)
        if language == "da":
            found += [f"{where}: not in {name}: {quote(message)}"
                      for message, where in messages.items() if not entries.get(message)]
        for message, text in entries.items():
            if message not in messages:
                found.append(f"{name}: used nowhere: {quote(message)}")
            elif text and sorted(set(PLACE.findall(message))) != sorted(set(PLACE.findall(text))):
                found.append(f"{name}: other {{1}}-places than the key: {quote(message)}")
    return found
