"""Runs the built program as a user would. The program is $VIENDAN, its schemas $VIENDAN_SCHEMAS."""
import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

VIENDAN = os.environ["VIENDAN"]
SCHEMAS = Path(os.environ["VIENDAN_SCHEMAS"])
CORPUS = Path(os.environ["VIENDAN_CORPUS"])
KINDS = ("documents", "units", "activities", "agencies", "citations", "targets", "duties")


def viendan(*arguments, timeout=120):
    """The finished process: returncode, stdout and stderr as text."""
    return subprocess.run([VIENDAN, *map(str, arguments)], capture_output=True, text=True,
                          timeout=timeout, stdin=subprocess.DEVNULL)


def records(kind, index, *arguments):
    done = viendan("export", kind, "--index", index, *arguments)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


class Case(unittest.TestCase):
    """A test with a folder of its own."""

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = Path(scratch.name)
        self.corpus, self.index = self.folder / "corpus", self.folder / "index"
        self.corpus.mkdir()

    def write(self, name, content):
        path = self.corpus / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def build(self, *arguments, corpus=None, index=None):
        return viendan("build", "--corpus", corpus or self.corpus, "--index",
                       index or self.index, *arguments)


class CorpusCase(unittest.TestCase):
    """A test on one index of the corpus that ships, built once for the class."""

    @classmethod
    def setUpClass(cls):
        scratch = tempfile.TemporaryDirectory()
        cls.addClassCleanup(scratch.cleanup)
        cls.index = Path(scratch.name) / "index"
        done = viendan("build", "--corpus", CORPUS, "--index", cls.index)
        assert done.returncode == 0, done.stderr
