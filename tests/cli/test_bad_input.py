"""Hostile and broken input: a clear message, the rest built, the old index unharmed."""
import os
import signal
import subprocess
import time
import unittest

from run import CORPUS, VIENDAN, Case, records, viendan

GOOD = "Số: 12/QĐ-BCT\n\nHà Nội, ngày 05 tháng 6 năm 2019\n\nQUYẾT ĐỊNH\n\nVề việc thử\n"


class BadFiles(Case):
    # name, bytes, words of the message
    FILES = [
        ("a.txt", b"", "the file is empty"),
        ("b.txt", bytes(range(256)) * 64, "binary"),
        ("c.txt", "Quyết định".encode("utf-8") + b"\xff\xfe\xc3\x28 abc\n", "UTF-8"),
        ("d.txt", b"Quy\x00et dinh so 1\n", "NUL"),
        ("e.txt", b"a " * (25 << 20), "line is longer"),
        ("f.txt", b"TT\tTen\n1\t" + b"<ul>" * 100_000 + b"x" + b"</ul>" * 100_000 + b"\n", "nest"),
        ("g.txt", b"%PDF-1.7\n%\xe2\xe3\n", "PDF"),
    ]

    def test_each_bad_file_is_named_and_the_others_are_built(self):
        self.write("good.txt", GOOD)
        for name, content, _ in self.FILES:
            self.write(name, content)
        done = self.build()
        self.assertEqual(done.returncode, 3, done.stderr)
        for name, _, words in self.FILES:
            with self.subTest(name):
                said = [line for line in done.stderr.splitlines() if line.startswith(f"not read: {name}")]
                self.assertEqual(len(said), 1, done.stderr[-2000:])
                self.assertIn(words.lower(), said[0].lower())
        self.assertEqual([r["source"] for r in records("documents", self.index)], ["good.txt"])

    @unittest.skipIf(os.geteuid() == 0 and not os.path.exists("/usr/bin/setpriv"), "root reads everything")
    def test_an_unreadable_file_is_named(self):
        self.write("good.txt", GOOD)
        self.write("secret.txt", GOOD).chmod(0)
        command = [VIENDAN, "build", "--corpus", str(self.corpus), "--index", str(self.index)]
        if os.geteuid() == 0:
            # Root may read anything: give that right up for the child.
            command = ["setpriv", "--bounding-set=-all", "--inh-caps=-all", *command]
        done = subprocess.run(command, capture_output=True, text=True)
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertIn("secret.txt", done.stderr)

    def test_a_corpus_without_documents_is_an_error_of_its_own(self):
        done = self.build()
        self.assertEqual(done.returncode, 3)
        self.assertIn("no documents", done.stderr)
        self.assertFalse(self.index.exists() and list(self.index.glob("gen-*")))

    def test_a_corpus_that_is_not_there_is_named(self):
        done = self.build(corpus=self.folder / "nowhere")
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("nowhere", done.stderr)

    def test_any_text_is_a_document(self):
        for name, text in [("word.txt", "một"), ("tabs.txt", "\t\t\nmột\t\n\t\n"), ("marks.txt", "**** ## - + 1. a)\n"),
                           ("points.txt", "1. a\n" * 5000), ("deep.txt", "- " * 5000 + "\n")]:
            self.write(name, text)
        done = self.build()
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(len(records("documents", self.index)), 5)


class BadIndex(Case):
    COMMANDS = [("search", "xanh"), ("show", "1419/QĐ-TTg"), ("links", "1419/QĐ-TTg"),
                ("export", "documents"), ("check",)]

    def each_command_says_what_to_do(self):
        for command in self.COMMANDS:
            with self.subTest(command):
                done = viendan(*command, "--index", self.index)
                self.assertEqual(done.returncode, 4, done.stderr)
                self.assertIn("viendan build", done.stderr)

    def test_a_missing_index_says_what_to_do(self):
        self.each_command_says_what_to_do()

    def test_a_foreign_index_says_what_to_do(self):
        self.index.mkdir()
        (self.index / "current").write_text("somewhere else\n")
        (self.index / "iamglass").write_bytes(b"\x0f\x0dXapian Glass")
        self.each_command_says_what_to_do()


class Usage(unittest.TestCase):
    def test_wrong_usage_is_2(self):
        for wrong in ([], ["nonsense"], ["export", "nonsense"], ["search"], ["search", "--limit", "x", "y"],
                      ["search", "--from", "yesterday", "y"]):
            with self.subTest(wrong):
                self.assertEqual(viendan(*wrong).returncode, 2)

    def test_every_command_has_help(self):
        for command in ("build", "search", "show", "links", "export", "check", "explain"):
            with self.subTest(command):
                done = viendan(command, "--help")
                self.assertEqual(done.returncode, 0)
                self.assertIn("Usage", done.stdout)


class Interruption(Case):
    def test_a_build_killed_at_any_instant_leaves_a_whole_index(self):
        for file in CORPUS.glob("*.txt"):
            self.write(file.name, file.read_bytes())
        self.assertEqual(self.build().returncode, 0)
        wanted = records("activities", self.index)
        begin = time.monotonic()
        self.assertEqual(self.build("--full").returncode, 0)
        whole = time.monotonic() - begin
        for part in range(1, 9):
            process = subprocess.Popen([VIENDAN, "build", "--full", "--corpus", self.corpus, "--index", self.index],
                                       stderr=subprocess.DEVNULL)
            time.sleep(whole * part / 9)
            process.send_signal(signal.SIGKILL)
            process.wait()
            with self.subTest(part=part):
                self.assertEqual(records("activities", self.index), wanted)
        self.assertEqual(self.build("--full").returncode, 0)


class Explain(unittest.TestCase):
    def test_every_rule_that_fired_is_named_with_its_line(self):
        for file in sorted(CORPUS.glob("*.txt")):
            done = viendan("explain", file)
            self.assertEqual(done.returncode, 0, done.stderr)
            for words in ("block", "citation", "head"):
                self.assertIn(words, done.stdout)

    def test_a_file_that_cannot_be_read_is_3(self):
        self.assertEqual(viendan("explain", "/nowhere/x.txt").returncode, 3)


if __name__ == "__main__":
    unittest.main()
