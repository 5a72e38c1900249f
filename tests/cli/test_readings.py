"""The same document reads the same, whatever its bytes look like and however many threads read it."""
import re
import unicodedata
import unittest

from run import CORPUS, KINDS, Case, CorpusCase, records, viendan

# The old placement of the tone in open syllables, and the new one.
TONES = [("hóa", "hoá"), ("hòa", "hoà"), ("thủy", "thuỷ"), ("ủy ", "uỷ "), ("tòa", "toà"),
         ("khỏe", "khoẻ"), ("thỏa", "thoả"), ("Ủy", "Uỷ")]


def new_tones(text):
    for old, new in TONES:
        text = text.replace(old, new)
    return text


def with_page_break(text):
    """The longest paragraph of prose is cut between two lower-case words by a page and its number."""
    lines = text.split("\n")
    longest = max((i for i, line in enumerate(lines) if "\t" not in line and "<" not in line),
                  key=lambda i: len(lines[i]))
    line = lines[longest]
    cut = next(m.start() for m in re.finditer(r"(?<=[a-zà-ỹ]) (?=[a-zà-ỹ])", line)
               if m.start() > len(line) // 2)
    lines[longest:longest + 1] = [line[:cut], "", "17", "", line[cut + 1:]]
    return "\n".join(lines)


# What is done to the bytes, and whether line numbers may differ then.
VARIANTS = {
    "decomposed letters": (lambda text: unicodedata.normalize("NFD", text), False),
    "carriage returns": (lambda text: text.replace("\n", "\r\n"), False),
    "a byte order mark": (lambda text: "\ufeff" + text, False),
    "new tone placement": (new_tones, False),
    "en dashes": (lambda text: re.sub(r"(?<=\d{4}) - (?=\d{4})", " – ", text), False),
    "an added page break": (with_page_break, True),
}
# Offsets within a line depend on the bytes by their nature; quotes and dashes are shown as printed.
OFFSETS = {"start", "end"}
PLACES = {"line", "lines"}


def comparable(value, without):
    if isinstance(value, dict):
        return {k: comparable(v, without) for k, v in value.items()
                if k not in without and k != "repairs"}
    if isinstance(value, list):
        return [comparable(item, without) for item in value]
    return value


class Variants(Case):
    def readings(self, corpus, without):
        index = self.folder / f"index-{corpus.name}"
        done = self.build(corpus=corpus, index=index)
        self.assertEqual(done.returncode, 0, done.stderr)
        found = {kind: comparable(records(kind, index), without) for kind in KINDS}
        for document in found["documents"]:
            document.pop("issues")
        return found

    def test_readings_do_not_depend_on_how_the_letters_are_encoded(self):
        for name, (change, moves) in VARIANTS.items():
            without = OFFSETS | (PLACES if moves else set())
            corpus = self.folder / re.sub(r"\W", "-", name)
            corpus.mkdir()
            for file in CORPUS.glob("*.txt"):
                text = change(file.read_text(encoding="utf-8"))
                (corpus / file.name).write_text(text, encoding="utf-8", newline="")
            plain, changed = self.readings(CORPUS, without), self.readings(corpus, without)
            for kind in KINDS:
                with self.subTest(variant=name, kind=kind):
                    self.assertEqual(plain[kind], changed[kind])


class Determinism(Case):
    def snapshot(self, jobs):
        index = self.folder / f"index-{jobs}"
        done = self.build("--jobs", jobs, corpus=CORPUS, index=index)
        self.assertEqual(done.returncode, 0, done.stderr)
        files = {path.relative_to(index).as_posix(): path.read_bytes()
                 for path in index.glob("segments/*/documents/**/*.xml")}
        exports = {(kind, form): viendan("export", kind, "--index", index, "--format", form).stdout
                   for kind in KINDS for form in ("jsonl", "csv", "xml")}
        return files, exports

    def test_one_and_two_workers_write_the_same_bytes(self):
        one, two = self.snapshot(1), self.snapshot(2)
        self.assertEqual(len(one[0]), 5)
        self.assertEqual(one, two)


class Incremental(Case):
    def test_a_changed_document_among_unchanged_ones_reads_as_in_a_full_build(self):
        for file in CORPUS.glob("*.txt"):
            self.write(file.name, file.read_bytes())
        self.assertEqual(self.build().returncode, 0)
        again = self.build()
        self.assertIn("nothing changed", again.stderr)
        gone, *kept = sorted(self.corpus.glob("*.txt"))
        gone.unlink()
        kept[0].write_bytes(kept[0].read_bytes() + "\nMột dòng mới.\n".encode())
        done = self.build()
        self.assertIn("4 documents (1 read now, 1 removed)", done.stderr)
        self.assertEqual(self.build("--full", index=self.folder / "full").returncode, 0)
        for kind in KINDS:
            with self.subTest(kind):
                self.assertEqual(records(kind, self.index), records(kind, self.folder / "full"))


if __name__ == "__main__":
    unittest.main()
