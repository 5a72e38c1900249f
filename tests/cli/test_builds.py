"""Builds one after the other: what is visible when, and what a kill leaves."""
import os
import random
import shutil
import signal
import subprocess
import time
import unittest

from run import CORPUS, VIENDAN, Case, records, viendan

# Rounds of the kill test; the timed tests set more.
ROUNDS = int(os.environ.get("VIENDAN_KILL_ROUNDS", "12"))


def decision(number, year, says=""):
    return (f"THỦ TƯỚNG CHÍNH PHỦ\n-------\n\nSố: {number}/QĐ-TTg\n\nHà Nội, ngày 05 tháng 6 năm {year}\n\n"
            f"QUYẾT ĐỊNH\n\nPhê duyệt Chiến lược phát triển vùng {number}\n\nTHỦ TƯỚNG CHÍNH PHỦ\n\n"
            f"QUYẾT ĐỊNH:\n\nĐiều 1. Phê duyệt Chiến lược phát triển vùng {number}.\nĐiều 2. {says}\n")


def files_below(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*") if path.is_file()}


class Builds(Case):
    def segments(self):
        return sorted(path.name for path in (self.index / "segments").iterdir())

    def found(self, query):
        done = viendan("search", "--index", self.index, "--format", "jsonl", query)
        self.assertIn(done.returncode, (0, 1), done.stderr)
        return done.stdout

    def statuses(self, source, target):
        return [citation["status"] for citation in records("citations", self.index)
                if citation["source"] == source and citation["target"]["id"] == target]

    def test_nothing_changed_is_not_published(self):
        self.write("a.txt", decision(1, 2015))
        self.assertEqual(self.build().returncode, 0)
        time.sleep(0.1)  # longer than the clock of the file system stands still
        before = files_below(self.index)
        done = self.build()
        self.assertEqual(done.returncode, 0)
        self.assertIn("nothing changed", done.stderr)
        self.assertEqual(files_below(self.index), before)

    def test_a_file_that_only_looks_new_is_not_read_again(self):
        path = self.write("a.txt", decision(1, 2015))
        self.build()
        os.utime(path, (1, 1))
        done = self.build()
        self.assertIn("0 read now", done.stderr)
        self.assertEqual(self.segments(), ["seg-0001"])

    def test_a_change_that_keeps_size_and_time_is_seen(self):
        path = self.write("a.txt", decision(1, 2015, "một"))
        self.build()
        times = path.stat()
        path.write_bytes(path.read_bytes().replace("một".encode(), "mốt".encode()))
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
        self.assertIn("1 read now", self.build().stderr)

    def test_a_changed_document_is_found_by_its_new_words_alone(self):
        for number in range(1, 6):
            self.write(f"{number}.txt", decision(number, 2015, "Con voi." if number == 3 else ""))
        self.build()
        self.assertIn("qd-ttg/2015/3", self.found("con voi"))
        self.write("3.txt", decision(3, 2015, "Cái cầu."))
        self.assertIn("1 read now", self.build().stderr)
        self.assertNotIn("qd-ttg/2015/3", self.found("con voi"))
        self.assertIn("qd-ttg/2015/3", self.found("cái cầu"))
        self.assertEqual(self.segments(), ["seg-0001", "seg-0002"])

    def test_a_stub_becomes_a_document_and_a_stub_again(self):
        self.write("1.txt", decision(1, 2015, "Thực hiện Quyết định số 9/QĐ-TTg ngày 05 tháng 6 năm 2014."))
        for number in range(2, 6):
            self.write(f"{number}.txt", decision(number, 2015))
        self.build()
        self.assertEqual(self.statuses("1.txt", "qd-ttg/2014/9"), ["stub"])
        path = self.write("9.txt", decision(9, 2014))
        self.build()
        self.assertEqual(self.statuses("1.txt", "qd-ttg/2014/9"), ["resolved"])
        self.assertEqual(self.found("9/QĐ-TTg").count('"document":"qd-ttg/2014/9"'), 1)
        path.unlink()
        self.build()
        self.assertEqual(self.statuses("1.txt", "qd-ttg/2014/9"), ["stub"])
        self.assertEqual(self.found("9/QĐ-TTg").count('"document":"qd-ttg/2014/9"'), 1)

    def test_many_small_builds_leave_few_segments(self):
        for number in range(1, 30):
            self.write(f"{number:02}.txt", decision(number, 2015))
            self.assertEqual(self.build().returncode, 0)
            live = (self.index / "current").read_text().strip()
            manifest = (self.index / live / "manifest").read_text()
            self.assertLessEqual(manifest.count("\nsegment\t"), 13)
        for number in range(1, 30):
            self.assertIn(f'"document":"qd-ttg/2015/{number}"', self.found(f"{number}/QĐ-TTg"))
        self.assertEqual(len(records("documents", self.index)), 29)

    def test_a_damaged_link_table_is_made_anew(self):
        self.write("1.txt", decision(1, 2015, "Thực hiện Quyết định số 9/QĐ-TTg ngày 05 tháng 6 năm 2014."))
        for number in range(2, 6):
            self.write(f"{number}.txt", decision(number, 2015))
        for damage in (lambda f: f.unlink(), lambda f: f.write_bytes(b"x" * 5000),
                       lambda f: f.write_bytes(f.read_bytes()[:5000])):
            self.build("--full")
            for extra in self.index.glob("state.sqlite-*"):
                extra.unlink()
            damage(self.index / "state.sqlite")
            path = self.write("9.txt", decision(9, 2014))
            done = self.build()
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn("1 read now", done.stderr)
            self.assertEqual(self.statuses("1.txt", "qd-ttg/2014/9"), ["resolved"])
            path.unlink()

    def test_shards_answer_as_one(self):
        for number in range(1, 9):
            self.write(f"{number}.txt", decision(number, 2015))
        self.assertEqual(self.build("--shards", "3").returncode, 0)
        self.assertEqual(len(self.segments()), 3)
        self.assertEqual(self.found("chiến lược").count('"document"'), 8)

    def test_records_and_catalogue_are_the_same_bytes_whatever_the_number_of_threads(self):
        # Enough text that two threads write two parts, which are joined.
        filler = "\n".join(f"{i}. Bộ Công Thương thực hiện Quyết định số {i}/QĐ-TTg ngày 05 tháng 6 năm 2014."
                           for i in range(1, 400))
        for number in range(1, 121):
            self.write(f"{number:03}.txt", decision(number, 2015, filler))
        built = []
        for jobs in (1, 2, 2):
            index = self.folder / f"index-{len(built)}"
            self.assertEqual(self.build("--jobs", jobs, index=index).returncode, 0)
            # Xapian names each database by chance, and digests are of its files too.
            built.append({name: data for name, data in files_below(index / "segments").items()
                          if "/xapian/" not in name and not name.endswith("/digests")})
        self.assertIn("seg-0001/catalogue.sqlite", built[0])
        self.assertGreater(sum(len(data) for data in built[0].values()), 5_000_000)
        for other in built[1:]:
            self.assertEqual(built[0].keys(), other.keys())
            self.assertEqual([name for name, data in built[0].items() if data != other[name]], [])


class Kills(Case):
    def answers(self, index):
        return (records("documents", index), records("citations", index),
                sorted(viendan("search", "--index", index, "--format", "jsonl", "--limit", "100", query).stdout
                       .count("\n") for query in ("chiến lược", "quyết định", "5/QĐ-TTg")))

    def round(self, number, span):
        """One build that adds a document, killed at a random instant."""
        self.write(f"{number:03}.txt", decision(
            number, 2015, f"Thay thế Quyết định số {number - 1}/QĐ-TTg ngày 05 tháng 6 năm 2015."))
        process = subprocess.Popen([VIENDAN, "build", "--corpus", self.corpus, "--index", self.index],
                                   stderr=subprocess.DEVNULL)
        time.sleep(random.uniform(0, span))
        process.send_signal(signal.SIGKILL)
        process.wait()
        known = {record["source"] for record in records("documents", self.index)}
        self.assertLessEqual(self.known, known)
        self.killed += process.returncode == -signal.SIGKILL
        self.known = known
        self.assertIn(viendan("check", "--index", self.index).returncode, (0, 1))
        self.assertEqual(viendan("search", "--index", self.index, "chiến lược").returncode, 0)

    def test_builds_killed_at_any_instant_lose_nothing(self):
        random.seed(4)
        for file in CORPUS.glob("*.txt"):
            shutil.copy(file, self.corpus)
        self.assertEqual(self.build().returncode, 0)
        self.write("005.txt", decision(5, 2015))
        begin = time.monotonic()
        self.assertEqual(self.build().returncode, 0)
        span = time.monotonic() - begin
        self.known, self.killed = set(), 0
        for number in range(6, 6 + ROUNDS):
            self.round(number, span)
        self.assertGreater(self.killed, ROUNDS // 3)
        self.assertEqual(self.build().returncode, 0)
        anew = self.folder / "anew"
        self.assertEqual(self.build(index=anew).returncode, 0)
        self.assertEqual(self.answers(self.index), self.answers(anew))


if __name__ == "__main__":
    unittest.main()
