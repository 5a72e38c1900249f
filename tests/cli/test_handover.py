"""What the program says of itself: version, manual, completions. Made from its options: an option
that is added tomorrow is tested here without a change."""
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from run import SCHEMAS, viendan

SHELLS = ("bash", "zsh", "fish")


def commands():
    """Name -> the long options that --help lists."""
    said = viendan("--help").stdout
    names = re.findall(r"^  ([a-z]+)  +\S", said[said.index("Subcommands:"):], re.M)
    return {name: options(name) for name in names}


def options(*command):
    said = viendan(*command, "--help").stdout
    return set(re.findall(r"(?:^  |,)(--?[a-z][a-z-]*)", said, re.M))


class Version(unittest.TestCase):
    def test_it_names_each_form_on_a_line(self):
        done = viendan("--version")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        forms = dict(line.split(" ", 1) for line in done.stdout.splitlines())
        self.assertRegex(forms["viendan"], r"^\d+\.\d+\.\d+$")
        for name in ("manifest", "catalogue", "links", "record"):
            self.assertRegex(forms[name], r"^\d+$")
        self.assertIn("export-activities 1", forms["exports"].split(", "))
        self.assertIn("2026-07-28", forms["mcp"].split(", "))
        self.assertRegex(forms["rules"], r"^[0-9a-f]{16}\+\S+$")
        for schema in SCHEMAS.glob("*.xsd"):
            for name, number in re.findall(r'targetNamespace="urn:viendan:([^:"]+):(\d+)"', schema.read_text()):
                self.assertEqual(forms[name], number)

    def test_without_schemas_it_says_what_it_knows(self):
        with tempfile.TemporaryDirectory() as folder:
            done = viendan("--schemas", folder, "--version")
        self.assertEqual(done.returncode, 0)
        self.assertNotIn("rules", done.stdout)


class Manual(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        scratch = tempfile.TemporaryDirectory()
        cls.addClassCleanup(scratch.cleanup)
        cls.folder = Path(scratch.name)
        assert viendan("manual", cls.folder).returncode == 0

    def formatted(self, page):
        """As a reader sees it; whatever the formatter warns of is a fault."""
        done = subprocess.run(["groff", "-man", "-Tascii", "-ww", "-P-cbou", page], capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""), page.name)
        return done.stdout

    def test_a_page_for_the_program_and_for_each_command(self):
        pages = {page.name for page in self.folder.iterdir()}
        self.assertEqual(pages, {"viendan.1", *(f"viendan-{name}.1" for name in commands())})

    def test_every_option_of_help_is_in_the_page_of_its_command(self):
        for name, wanted in {"": options(), **commands()}.items():
            page = self.formatted(self.folder / (f"viendan-{name}.1" if name else "viendan.1"))
            told = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", page.replace("\u2010", "-")))
            with self.subTest(name):
                self.assertTrue(wanted)
                self.assertEqual(wanted - told, set())
            for heading in ("NAME", "SYNOPSIS", "OPTIONS", "EXIT STATUS", "SEE ALSO"):
                self.assertRegex(page, rf"(?m)^{heading}$")


class Completions(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        scratch = tempfile.TemporaryDirectory()
        cls.addClassCleanup(scratch.cleanup)
        cls.folder = Path(scratch.name)
        for shell in SHELLS:
            done = viendan("completions", shell)
            assert done.returncode == 0, done.stderr
            (cls.folder / shell).write_text(done.stdout)
        cls.commands = commands()

    def complete(self, *words):
        """What bash offers for the last word."""
        typed = " ".join(f"'{word}'" for word in ("viendan", *words))
        script = (f"set -u; source {self.folder}/bash; COMP_WORDS=({typed}); COMP_CWORD={len(words)}; "
                  "_viendan; printf '%s\\n' \"${COMPREPLY[@]}\"")
        done = subprocess.run(["bash", "--norc", "-c", script], capture_output=True, text=True, cwd=self.folder)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return set(done.stdout.split())

    def test_bash_knows_commands_and_all_their_options(self):
        self.assertTrue(set(self.commands) <= self.complete(""))
        self.assertEqual(self.complete("sea"), {"search"})
        for name, wanted in self.commands.items():
            with self.subTest(name):
                offered = {word for word in wanted if word not in ("-h",)}
                self.assertEqual(offered - self.complete(name, "--") - self.complete(name, "-"), set())

    def test_bash_knows_choices_folders_and_files(self):
        (self.folder / "documents").mkdir(exist_ok=True)
        self.assertTrue({"text", "jsonl", "dot", "svg"} <= self.complete("links", "--format", ""))
        self.assertEqual(self.complete("search", "--sort", "d"), {"date"})
        self.assertEqual(self.complete("search", "--sort", "=", "d"), {"date"})
        self.assertIn("activities", self.complete("export", ""))
        self.assertEqual(self.complete("build", "--corpus", "doc"), {"documents"})
        self.assertEqual(self.complete("--schemas", "/tmp", "build", "--jo"), {"--jobs"})
        self.assertIn("zsh", self.complete("explain", ""))
        self.assertEqual(self.complete("search", "--limit", ""), set())

    def test_the_other_shells_can_read_theirs(self):
        for shell in ("zsh", "fish"):
            with self.subTest(shell):
                if shutil.which(shell):
                    done = subprocess.run([shell, "-n", self.folder / shell], capture_output=True, text=True)
                    self.assertEqual((done.returncode, done.stderr), (0, ""))
                text = (self.folder / shell).read_text()
                for name, wanted in self.commands.items():
                    self.assertIn(name, text)
                    for option in wanted - {"-h", "--help"}:
                        self.assertIn(option.lstrip("-"), text)

    def test_no_list_names_what_packers_use(self):
        for text in (viendan("--help").stdout, str(self.complete(""))):
            self.assertNotIn("completions", text)


if __name__ == "__main__":
    unittest.main()
