"""Full disks, folders that cannot be written, two builds at once: a clear error, the old index unharmed."""
import fcntl
import os
import resource
import shutil
import signal
import subprocess
import unittest

import crashing
from run import VIENDAN, Case, viendan

ROOT = os.geteuid() == 0
# What a user without rights may do: root may write anywhere.
WITHOUT_RIGHTS = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if ROOT else []


class SmallDisk:
    """A file system in memory with room for so many bytes; needs root."""

    def __init__(self, folder, size):
        self.folder = folder
        folder.mkdir(exist_ok=True)
        self.done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)],
                                   capture_output=True, text=True)

    def __enter__(self):
        return self.folder if self.done.returncode == 0 else None

    def grow(self):
        subprocess.run(["mount", "-o", "remount,size=512m", str(self.folder)], check=True)

    def __exit__(self, *_):
        if self.done.returncode == 0:
            subprocess.run(["umount", str(self.folder)], check=False)


def space_of(folder):
    """Bytes that the files below a folder take on a file system of pages."""
    return sum((path.stat().st_size + 4095) // 4096 * 4096 for path in folder.rglob("*") if path.is_file())


def full_disk(story, disk, room):
    """A build where there is so much room beside the old index; what it left: "old", "new" or "none"."""
    small = SmallDisk(disk, 512 << 20)
    with small as folder:
        if folder is None:
            raise unittest.SkipTest(f"no file system can be mounted here: {small.done.stderr.strip()}")
        story.index = folder / "index"
        story.begin()
        size = space_of(folder) + room
        subprocess.run(["mount", "-o", f"remount,size={size}", str(folder)], check=True)
        done = crashing.build(story.corpus, story.index, *story.arguments)
        if done.returncode != 0:
            assert done.returncode == 3, f"{done.returncode}: {done.stderr}"
            assert "make room" in done.stderr, f"what helps? {done.stderr}"
            assert str(folder) in done.stderr, f"which file? {done.stderr}"
        state = story.state()
        assert (done.returncode == 0) == (state == "new"), f"{done.returncode}, yet {state}: {done.stderr}"
        if done.returncode != 0 and state == "old":
            left = space_of(folder) + room - size
            assert left <= 64 << 10, f"{left} bytes of what was not published stayed"
        small.grow()
        story.completes()
        return state


class FullDisk(Case):
    def test_a_full_disk_leaves_the_old_index_and_says_what_is_full(self):
        story, = crashing.stories(self.folder, crashing.written(6), ("one",))
        states = set()
        for room in (4 << 10, 64 << 10, 300 << 10, 600 << 10, 16 << 20):
            with self.subTest(room=room):
                states.add(full_disk(story, self.folder / "disk", room))
        self.assertEqual(states, {"old", "new"})

    def test_a_file_that_may_not_grow_leaves_the_old_index(self):
        story, = crashing.stories(self.folder, crashing.written(6), ("one",))
        for most in (1 << 10, 20 << 10, 60 << 10):
            with self.subTest(most=most):
                story.begin()
                def limit():
                    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
                done = subprocess.run(story.command(), capture_output=True, text=True, preexec_fn=limit)
                self.assertEqual(done.returncode, 3, done.stderr)
                self.assertIn(str(story.index), done.stderr)
                self.assertRegex(done.stderr, "make room|may be full")
                self.assertEqual(story.state(), "old")
                story.completes()


@unittest.skipIf(ROOT and not shutil.which("setpriv"), "root may write anywhere, and setpriv is not there")
class Rights(Case):
    def setUp(self):
        super().setUp()
        for name, text in crashing.written(6).items():
            self.write(name, text)
        self.assertEqual(self.build().returncode, 0)
        self.write("004.txt", crashing.decision(4, says="Con voi."))
        self.old = crashing.answers(self.index)

    def tearDown(self):
        for path in (self.index, *self.index.rglob("*"), self.corpus, *self.corpus.rglob("*")):
            if path.is_dir():
                path.chmod(0o755)

    def run_without_rights(self, *arguments):
        return subprocess.run([*WITHOUT_RIGHTS, VIENDAN, *map(str, arguments)], capture_output=True, text=True)

    def test_a_folder_that_cannot_be_written_is_named_and_can_still_be_read(self):
        for path in (self.index, *self.index.rglob("*")):
            path.chmod(0o555 if path.is_dir() else 0o444)
        done = self.run_without_rights("build", "--corpus", self.corpus, "--index", self.index)
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertIn(str(self.index), done.stderr)
        self.assertIn("allowed to write", done.stderr)
        for command in (("search", "chiến lược"), ("show", "3/QĐ-TTg"), ("links", "3/QĐ-TTg"),
                        ("export", "documents"), ("check",)):
            with self.subTest(command):
                read = self.run_without_rights(*command, "--index", self.index)
                self.assertIn(read.returncode, (0, 1), read.stderr)
                self.assertNotIn("damaged", read.stdout)

    def test_segments_that_cannot_be_written_leave_the_old_index(self):
        (self.index / "segments").chmod(0o555)
        done = self.run_without_rights("build", "--corpus", self.corpus, "--index", self.index)
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertIn(str(self.index / "segments"), done.stderr)
        self.assertEqual(crashing.answers(self.index), self.old)
        (self.index / "segments").chmod(0o755)
        self.assertEqual(self.build().returncode, 0)

    def test_a_folder_of_the_corpus_that_cannot_be_looked_into_removes_nothing(self):
        below = self.corpus / "below"
        below.mkdir()
        (below / "x.txt").write_text(crashing.decision(50), encoding="utf-8")
        self.assertEqual(self.build().returncode, 0)
        old = crashing.answers(self.index)
        below.chmod(0)
        done = self.run_without_rights("build", "--corpus", self.corpus, "--index", self.index)
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertIn(str(below), done.stderr)
        self.assertEqual(crashing.answers(self.index), old)

    def test_of_two_builds_at_once_one_is_told_of_the_other(self):
        for number in range(20, 40):
            self.write(f"{number}.txt", crashing.decision(number))
        command = [VIENDAN, "build", "--full", "--corpus", str(self.corpus), "--index", str(self.index)]
        # The first holds the lock and stands still, so that the second surely meets it.
        with open(self.index / "lock", "r+b") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            second = subprocess.run(command, capture_output=True, text=True)
        self.assertEqual(second.returncode, 4)
        self.assertIn("another build", second.stderr)
        self.assertIn("wait for it to end", second.stderr)
        self.assertEqual(crashing.answers(self.index), self.old)
        both = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(2)]
        codes = sorted((process.communicate(), process.returncode)[1] for process in both)
        self.assertIn(codes, ([0, 0], [0, 4]))
        anew = self.folder / "anew"
        self.assertEqual(self.build(index=anew).returncode, 0)
        self.assertEqual(viendan("check", "--index", self.index).returncode,
                         viendan("check", "--index", anew).returncode)
        self.assertIsNone(crashing.difference(self.index, anew))


if __name__ == "__main__":
    unittest.main()
