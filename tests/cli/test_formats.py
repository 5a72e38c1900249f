"""A document reads the same in every format: what it was saved as is no part of what it says."""
import json
import os
import shutil
import subprocess
import sys
import unittest
from pathlib import Path

from run import CORPUS, VIENDAN, Case, records

ROOT = Path(__file__).resolve().parent.parent.parent
FIXTURES = ROOT / "build" / "fixtures"
DRAFT = Path(os.environ.get("VIENDAN_DRAFT", Path(VIENDAN).parent / "tests" / "viendan_draft"))
KINDS = ("documents", "activities", "citations")

# Where a thing stands depends on the format; repairs and remarks name the lines that they change.
PLACES = {"source", "line", "lines", "start", "end", "repairs", "issues"}

# Converting takes seconds a file, so two of the five stand for those formats: one with a table of
# activities, one with a letterhead set as a table.
SLOW = ("000_18dd2536078f6779", "004_2137534b4b217ec9")

# Plain text prints a merged cell in each place that it covers; drawn so, the other two have columns
# that nobody would draw.
DRAWN = ("000_18dd2536078f6779", "002_bf7a84c91d6e466c", "003_a140727d24f740c8")

# A folder of fixtures and the documents of it that are read; all where none are named.
SAME = {
    "html": (), "ooxml": (), "doc": SLOW, "rtf": SLOW[:1],
    "tcvn3": (), "viscii": (), "vni": (), "viqr": (), "cp1258": (), "utf16": (),
}


def without_places(value):
    if isinstance(value, dict):
        return {k: without_places(v) for k, v in value.items() if k not in PLACES}
    if isinstance(value, list):
        return [without_places(item) for item in value]
    return value


def make_fixtures():
    if not DRAFT.exists():
        raise AssertionError(f"{DRAFT} is not built")
    done = subprocess.run([sys.executable, ROOT / "tools" / "fixtures", FIXTURES], check=False,
                          env={**os.environ, "VIENDAN_DRAFT": str(DRAFT)}, capture_output=True,
                          text=True, timeout=400)
    assert done.returncode == 0, done.stderr


@unittest.skipUnless(shutil.which("soffice") and shutil.which("pdftoppm"),
                     "LibreOffice and poppler-utils make the files")
class Formats(Case):
    @classmethod
    def setUpClass(cls):
        make_fixtures()

    def readings(self, files):
        """The records of each document, by the name of its file without its ending."""
        name = f"corpus-{len(list(self.folder.iterdir()))}"
        corpus, index = self.folder / name, self.folder / f"index-{name}"
        corpus.mkdir()
        for file in files:
            shutil.copy(file, corpus)
        done = self.build(corpus=corpus, index=index)
        self.assertEqual(done.returncode, 0, done.stderr)
        found = {}
        for kind in KINDS:
            for record in records(kind, index):
                key = (kind, Path(record["source"]).stem) if record["source"] else None
                found.setdefault(key, []).append(without_places(record))
        found.pop(None, None)
        return found

    def test_every_format_gives_the_readings_of_the_text(self):
        texts = {}
        for format_, names in SAME.items():
            if names not in texts:
                texts[names] = self.readings(f for f in sorted(CORPUS.glob("*.txt"))
                                             if not names or f.stem in names)
            files = [f for f in sorted((FIXTURES / format_).iterdir())
                     if not names or f.stem in names]
            self.assertEqual(len(files), len(names) or 5)
            found = self.readings(files)
            self.assertEqual(found.keys(), texts[names].keys())
            for (kind, name), expected in texts[names].items():
                with self.subTest(format=format_, kind=kind, document=name):
                    self.assertEqual(found[kind, name], expected)

    def test_a_text_layer_gives_the_activities_and_the_symbols_of_the_text(self):
        text = self.readings(CORPUS / f"{name}.txt" for name in DRAWN)
        pdf = self.readings(FIXTURES / "pdf" / f"{name}.pdf" for name in DRAWN)
        for (kind, name), expected in text.items():
            found = pdf.get((kind, name), [])
            with self.subTest(kind=kind, document=name):
                if kind == "activities":
                    self.assertEqual([self.row(r) for r in found], [self.row(r) for r in expected])
                if kind == "documents":
                    self.assertEqual([self.identity(r) for r in found],
                                     [self.identity(r) for r in expected])
                if kind == "citations":
                    self.assertEqual({self.symbol(r) for r in found},
                                     {self.symbol(r) for r in expected})

    @staticmethod
    def row(activity):
        # A narrow column may break a word anywhere, so not what stands in the last ones.
        return activity["ordinal"], activity["title"], json.dumps(activity["lead"])

    @staticmethod
    def identity(document):
        return document["id"], document["date"], document["type"], document["signer"]

    @staticmethod
    def symbol(citation):
        return citation["target"]["symbol"]


@unittest.skipUnless(shutil.which("soffice") and shutil.which("pdftoppm"),
                     "LibreOffice and poppler-utils make the files")
class Pictures(Case):
    @classmethod
    def setUpClass(cls):
        make_fixtures()

    def test_a_picture_of_the_first_page_gives_the_identity_of_the_document(self):
        name = "002_bf7a84c91d6e466c"
        shutil.copy(FIXTURES / "picture" / f"{name}.png", self.corpus)
        done = self.build()
        if "OCR" in done.stderr:
            self.skipTest("built without OCR")
        self.assertEqual(done.returncode, 0, done.stderr)
        document = next(d for d in records("documents", self.index) if d["source"])
        # What OCR may lose of a page: nothing of its identity.
        self.assertEqual(document["id"], "qd-ttg/2009/1419")
        self.assertEqual(document["date"], "2009-09-07")
        self.assertEqual(document["type"], "Quyết định")


class Refused(Case):
    def test_damaged_files_are_named_and_the_others_are_read(self):
        self.write("cut.docx", b"PK\x03\x04" + b"\0" * 100)
        self.write("odd.doc", b"\xd0\xcf\x11\xe0" + b"\0" * 600)
        self.write("good.txt", "Điều 1. Phạm vi\n")
        done = self.build()
        self.assertEqual(done.returncode, 3, done.stderr)
        for name in ("cut.docx", "odd.doc"):
            self.assertIn(name, done.stderr)
        self.assertEqual(len(records("documents", self.index)), 1)


if __name__ == "__main__":
    unittest.main()
