"""Damage of each kind of file: found by check, made again by check --repair, and never a crash."""
import os
import shutil
import unittest

import crashing
from run import Case, viendan


def flip(path):
    """Another byte: of a name where the file has one, as a table has bytes that say nothing."""
    data = bytearray(path.read_bytes())
    named = data.find(b"2015/3")
    data[named if named >= 0 else len(data) // 2] ^= 0x15
    path.unlink()  # its other names are those of an index that is sound
    path.write_bytes(data)


def cut(path):
    data = path.read_bytes()
    path.unlink()
    path.write_bytes(data[:len(data) // 2])


def empty(path):
    path.unlink()
    path.write_bytes(b"")


def delete(path):
    path.unlink()


DAMAGES = (flip, cut, empty, delete)


class Repairs(Case):
    def setUp(self):
        super().setUp()
        for name, text in crashing.written(6).items():
            self.write(name, text)
        self.assertEqual(self.build().returncode, 0)
        self.write("004.txt", crashing.decision(4, says=crashing.cites(2)))
        self.assertEqual(self.build().returncode, 0)
        self.sound = self.folder / "sound"
        shutil.copytree(self.index, self.sound)
        self.anew = self.folder / "anew"
        self.assertEqual(self.build(index=self.anew).returncode, 0)
        self.all_new = crashing.brief(self.anew)

    def check(self, *arguments):
        done = viendan("check", "--index", self.index, *arguments)
        self.assertIn(done.returncode, (0, 1, 4), f"{done.returncode}: {done.stdout} {done.stderr}")
        return done

    def repair(self, corpus=None):
        return self.check("--repair", "--corpus", corpus or self.corpus)

    def begin(self):
        shutil.rmtree(self.index)
        shutil.copytree(self.sound, self.index)

    def difference(self):
        return crashing.difference(self.index, self.anew, crashing.brief(self.index), self.all_new)

    def files(self):
        """A file of each kind, below the index."""
        live = (self.index / "current").read_text().strip()
        segment = "segments/seg-0001"
        search = [path for path in sorted((self.index / segment / "xapian" / "units").rglob("*.glass"))
                  if path.stat().st_size]
        return ["current", f"{live}/manifest", "state.sqlite", f"{segment}/catalogue.sqlite",
                f"{segment}/digests", f"{segment}/documents/qd-ttg/2015/3.xml",
                *(path.relative_to(self.index).as_posix() for path in search[:2])]

    def test_each_damage_is_found_and_repaired(self):
        for file in self.files():
            for damage in DAMAGES:
                with self.subTest(file=file, damage=damage.__name__):
                    self.begin()
                    damage(self.index / file)
                    found = self.check()
                    self.assertNotEqual(found.returncode, 0, "not found")
                    self.assertIn("--repair", found.stderr + found.stdout)
                    mended = self.repair()
                    self.assertEqual(mended.returncode, 0, mended.stdout + mended.stderr)
                    self.assertIn("repaired:", mended.stdout)
                    self.assertEqual(self.build().returncode, 0)
                    self.assertIsNone(self.difference())

    def test_what_is_derived_is_made_again_without_the_corpus(self):
        nowhere = self.folder / "nowhere"
        for file in ("state.sqlite", "segments/seg-0001/catalogue.sqlite"):
            with self.subTest(file):
                self.begin()
                flip(self.index / file)
                self.assertEqual(self.repair(nowhere).returncode, 0)
                self.assertIsNone(self.difference())

    def test_a_record_without_its_source_is_told_and_comes_back_with_it(self):
        flip(self.index / "segments/seg-0001/documents/qd-ttg/2015/3.xml")
        kept = (self.corpus / "003.txt").read_bytes()
        (self.corpus / "003.txt").unlink()
        mended = self.repair()
        self.assertEqual(mended.returncode, 1)
        self.assertIn("not repaired: qd-ttg/2015/3", mended.stdout)
        self.assertEqual(viendan("export", "documents", "--index", self.index).stdout.count("\n"), 5)
        self.write("003.txt", kept)
        self.assertEqual(self.build().returncode, 0)
        self.assertIsNone(self.difference())

    def test_a_sound_index_is_left_as_it_is(self):
        before = (self.index / "current").read_text()
        mended = self.repair()
        self.assertEqual(mended.returncode, 0)
        self.assertIn("0 damages", mended.stderr)
        self.assertEqual((self.index / "current").read_text(), before)

    def test_a_build_repairs_what_it_meets_or_says_what_helps(self):
        for file in self.files():
            with self.subTest(file):
                self.begin()
                flip(self.index / file)
                self.write("009.txt", crashing.decision(9))
                done = self.build()
                if done.returncode != 0:
                    self.assertIn("--repair", done.stderr)
                (self.corpus / "009.txt").unlink()


class Refusals(Case):
    def setUp(self):
        super().setUp()
        for number in range(1, 31):
            self.write(f"{number:03}.txt", crashing.decision(number))
        self.assertEqual(self.build().returncode, 0)
        self.live = (self.index / "current").read_text()

    def unharmed(self):
        self.assertEqual((self.index / "current").read_text(), self.live)
        documents = viendan("export", "documents", "--index", self.index).stdout
        self.assertEqual(documents.count("\n"), 30)

    def test_a_corpus_that_lost_most_of_its_documents_is_refused(self):
        for number in range(1, 26):
            (self.corpus / f"{number:03}.txt").unlink()
        done = self.build()
        self.assertEqual(done.returncode, 3)
        self.assertIn("of 30 documents of the index 25", done.stderr)
        self.assertIn("--allow-removal", done.stderr)
        self.unharmed()
        self.assertEqual(self.build("--allow-removal").returncode, 0)
        self.assertEqual(viendan("export", "documents", "--index", self.index).stdout.count("\n"), 5)

    def test_an_empty_corpus_is_refused_even_so(self):
        for path in self.corpus.iterdir():
            path.unlink()
        for arguments in ((), ("--allow-removal",), ("--full",)):
            done = self.build(*arguments)
            self.assertEqual(done.returncode, 3)
            self.assertIn("no documents", done.stderr)
            self.unharmed()

    def test_renaming_everything_removes_nothing(self):
        for path in list(self.corpus.iterdir()):
            path.rename(self.corpus / f"new-{path.name}")
        done = self.build()
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(viendan("export", "documents", "--index", self.index).stdout.count("\n"), 30)

    def test_an_index_of_a_newer_program_stays_as_it_is(self):
        manifest = self.index / self.live.strip() / "manifest"
        first, rest = manifest.read_text().split("\n", 1)
        kind, number = first.split(" ")
        newer = f"{kind} {int(number.split('.')[0]) + 1}.{number.split('.')[1]}\n{rest}"
        manifest.write_text(newer)
        before = sorted(path.relative_to(self.index) for path in self.index.rglob("*"))
        for command in (("build", "--corpus", self.corpus), ("build", "--full", "--corpus", self.corpus),
                        ("search", "x"), ("check",), ("check", "--repair")):
            with self.subTest(command):
                done = viendan(*command, "--index", self.index)
                self.assertEqual(done.returncode, 4, done.stderr)
                self.assertIn("newer", done.stderr)
        self.assertEqual(sorted(path.relative_to(self.index) for path in self.index.rglob("*")), before)
        self.assertEqual(manifest.read_text(), newer)

    def test_clocks_that_went_back_or_run_ahead_hide_no_change(self):
        for when in (0, 4_000_000_000):  # 1970 and 2096
            for path in self.corpus.iterdir():
                os.utime(path, (when, when))
            self.assertIn("0 read now", self.build().stderr)
            path = self.corpus / "007.txt"
            path.write_text(path.read_text().replace("vùng", "vũng"))
            os.utime(path, (when, when))
            self.assertIn("1 read now", self.build().stderr)
            path.write_text(path.read_text().replace("vũng", "vùng"))
            self.build()


if __name__ == "__main__":
    unittest.main()
