# SPDX-License-Identifier: GPL-3.0-or-later
"""Each rule of tools/check.py finds what breaks it, and nothing in what keeps it."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

import tap

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tools"))
import check  # noqa: E402

SPDX = "/* SPDX-License-Identifier: GPL-3.0-or-later */\n"
PO = '# SPDX-License-Identifier: GPL-3.0-or-later\nmsgid ""\nmsgstr ""\n"Language: da\\n"\n'


class Tree(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.root = pathlib.Path(self.folder.name)
        subprocess.run(["git", "init", "-q", self.folder.name], check=True)
        self.write("po/da.po", PO)
        self.write("po/en.po", PO)

    def tearDown(self):
        self.folder.cleanup()

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def found(self, name, text):
        """What check says of a tree with one more file."""
        self.write(name, text)
        return check.check_all(self.root)[0]

    def test_clean_tree(self):
        code = SPDX + '#include "core/str.h"\n/* strcpy(a, b) and goto in a comment */\n' \
            'const char *s = "goto strcpy(x)";\n'
        self.assertEqual(self.found("src/store/db.c", code), [])

    def test_include_up(self):
        found = self.found("src/read/x.c", SPDX + '#include "store/db.h"\n')
        self.assertEqual(len(found), 1)
        self.assertIn("src/read/x.c:2: src/read may not include src/store", found[0])

    def test_include_in_a_comment(self):
        self.assertEqual(self.found("src/read/x.c", SPDX + '/*\n#include "store/db.h"\n*/\n'), [])

    def test_unknown_folder(self):
        self.assertIn("no row in LAYERS", self.found("src/util/x.c", SPDX)[0])

    def test_modules_inner_header(self):
        found = self.found("src/measure/x.c", SPDX + '#include "council/council_view.h"\n')
        self.assertIn("inside its module", found[0])
        self.assertEqual(self.found("src/measure/x.c", SPDX + '#include "council/council.h"\n'), [])

    def test_module_back(self):
        self.assertTrue(self.found("src/council/x.c", SPDX + '#include "measure/measure.h"\n'))

    def test_banned(self):
        for name in ("strcpy", "atoi", "gmtime", "setjmp"):
            found = self.found("src/core/x.c", SPDX + f"void f(void)\n{{\n\t{name}(a);\n}}\n")
            self.assertEqual(len(found), 1, name)
            self.assertIn(f"src/core/x.c:4: {name} is banned", found[0])

    def test_near_banned(self):
        self.assertEqual(self.found("src/core/x.c", SPDX + "int f(void)\n{\n\tx.system(1);\n"
                                    "\tmy_strcpy(a);\n\treturn gmtime_r(a, b);\n}\n"), [])

    def test_goto(self):
        self.assertIn("goto", self.found("src/core/x.c", SPDX + "void f(void)\n{\n\tgoto x;\n}\n")[0])

    def test_unfinished(self):
        mark = "TO" + "DO"
        self.assertIn("unfinished", self.found("src/core/x.c", SPDX + f"/* {mark}: later */\n")[0])

    def test_spdx(self):
        self.assertIn("begins without", self.found("src/core/x.c", "int x;\n")[0])
        (self.root / "src/core/x.c").unlink()
        self.assertIn("begins without", self.found("scripts/x", "#!/bin/sh\necho\n")[0])

    def test_message_without_danish(self):
        code = SPDX + 'const char *s = N_("no such "\n\t"file “{1}”");\n'
        self.assertIn("not in po/da.po", self.found("src/core/x.c", code)[0])
        entry = '\nmsgid "no such file “{1}”"\nmsgstr "filen ”{1}” findes ikke"\n'
        self.assertEqual(self.found("po/da.po", PO + entry), [])
        wrong = entry.replace("{1}” findes", "{2}” findes")
        self.assertIn("{1}-places", self.found("po/da.po", PO + wrong)[0])
        double = entry + entry.replace("findes ikke", "mangler")
        self.assertIn("two translations", self.found("po/da.po", PO + double)[0])
        self.assertEqual(self.found("po/da.po", PO + entry + entry), [])

    def test_unused_message(self):
        found = self.found("po/da.po", PO + '\nmsgid "gone"\nmsgstr "væk"\n')
        self.assertEqual(found, ['po/da.po: used nowhere: "gone"'])

    def test_mark_around_no_string(self):
        found = self.found("src/core/x.c", SPDX + "const char *s = N_(name);\n")
        self.assertIn("src/core/x.c:2: N_() must hold plain strings", found[0])

    def test_dead_link(self):
        self.assertIn("link to", self.found("README.md", "[a](docs/none.md)\n")[0])
        self.assertEqual(self.found("README.md", "[a](po/da.po#x) [b](https://fjordby.dk)\n"), [])

    def test_path_that_is_not_there(self):
        self.assertIn("src/core/none.c", self.found("README.md", "see `src/core/none.c`\n")[0])
        self.assertEqual(self.found("README.md", "`po/da.po`, `src/FOLDER/x.c`\n"), [])

    def test_command_that_is_not_there(self):
        self.write("src/core/table.c", f"/* {check.SPDX} */\nx = {{.name = \"read\"}};\n")
        self.assertEqual(self.found("README.md", "`spor read FILE`, or\n\n    spor read\n"), [])
        self.assertIn("spor reed", self.found("README.md", "say `spor reed`\n")[0])

    def test_long_function(self):
        body = "\tx++;\n" * 61
        found = self.found("src/core/x.c", SPDX + f"void f(int x)\n{{\n{body}}}\n")
        self.assertEqual(len(found), 1)
        self.assertIn("the gate is 60", found[0])

    def test_tangled_function(self):
        body = "\tif (x)\n\t\tx++;\n" * 15
        found = self.found("src/core/x.c", SPDX + f"void f(int x)\n{{\n{body}}}\n")
        self.assertIn("McCabe 16", found[0])

    def test_long_file(self):
        self.assertIn("501 lines", self.found("src/core/x.h", SPDX + "\n" * 500)[0])


if __name__ == "__main__":
    tap.main()
