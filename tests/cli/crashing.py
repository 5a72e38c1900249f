"""Builds that are killed, or made to fail, at any instant: what they leave, and whether it heals.

A Story is a build to be interrupted: an index as it was, a corpus as it is now. What the index answers
is known before (`old`) and after (`new`, from an index made of nothing): whatever happens between, an
index answers as one of them, whole, and the next build makes it answer as `new`.

Compared byte for byte: records, all exports, which documents
search finds, what show and links print, what `check` prints
(its lists come from the catalogue), and the catalogue itself where both indexes are one segment of the same number. By
content, through these answers: catalogues of several segments (the keys in them follow the segments),
the search index (Xapian stamps its files), the table of links (`check` compares it with the records,
row by row), the manifest (it has times and inodes).
"""
import json
import os
import random
import re
import shutil
import signal
import subprocess
import threading
import time
import urllib.request
from pathlib import Path

from run import VIENDAN, viendan

KINDS = ("documents", "units", "activities", "citations", "targets", "duties")
QUERIES = ("chiến lược phát triển", "3/QĐ-TTg", "\"bộ công thương\"")
# Steps that can fail; a kill is possible at all.
FAILING = {"file.write", "file.flush", "file.rename", "folder.flush", "record.link", "segment.create",
           "index.flush"}


def decision(number, year=2015, says="", title=None):
    """A short decision with a plan; `says` is its second article."""
    title = title or f"Phê duyệt Chiến lược phát triển vùng {number}"
    return (f"THỦ TƯỚNG CHÍNH PHỦ\n-------\n\nSố: {number}/QĐ-TTg\n\n"
            f"Hà Nội, ngày 05 tháng 6 năm {year}\n\nQUYẾT ĐỊNH\n\n{title}\n\n"
            f"THỦ TƯỚNG CHÍNH PHỦ\n\nCăn cứ Nghị định số {number % 7 + 1}/2012/NĐ-CP ngày 01 tháng 3 năm 2012;\n\n"
            f"QUYẾT ĐỊNH:\n\nĐiều 1. {title}.\n"
            f"Điều 2. {says or 'Bộ Công Thương chủ trì, phối hợp với Bộ Tài chính thực hiện Quyết định này.'}\n")


def cites(number, year=2015):
    return f"Thay thế Quyết định số {number}/QĐ-TTg ngày 05 tháng 6 năm {year}."


def build(corpus, index, *arguments, fault=None, timeout=300):
    environment = {**os.environ, **({"VIENDAN_FAULT": fault} if fault else {})}
    return subprocess.run([VIENDAN, "build", "--corpus", str(corpus), "--index", str(index), *arguments],
                          capture_output=True, text=True, timeout=timeout, env=environment)


def answers(index, kinds=KINDS, queries=QUERIES, derived=False):
    """What an index says, by command. Each must work; `derived`: where the table of links is missing."""
    said = {}
    commands = [("export", kind) for kind in kinds]
    commands += [("search", "--format", "jsonl", "--limit", "100", query) for query in queries]
    commands += [("show", "3/QĐ-TTg"), ("links", "3/QĐ-TTg"), ("check",)]
    for command in commands:
        done = viendan(*command, "--index", index)
        lines = done.stdout.splitlines()
        if derived:
            lines = [line for line in lines if not line.startswith("damaged: state.sqlite")]
        if done.returncode not in (0, 1) or any(line.startswith("damaged") for line in lines):
            raise AssertionError(f"{command} on {index}: {done.returncode}: {done.stderr[-500:]} "
                                 f"{[line for line in lines if line.startswith('damaged')][:5]}")
        said[command] = "\n".join(hits_in(lines) if command[0] == "search" else lines)
    return said


def brief(index):
    """Exports follow from the records, which are compared byte for byte: one stands for all."""
    return answers(index, ("documents",), QUERIES[:1])


def hits_in(lines):
    """The documents that were found. Scores weigh words by how frequent they are, and count the dead
    until their segment is merged: they, the order and which passages are shown may differ."""
    return sorted(json.loads(line)["document"] for line in lines)


def records_of(index):
    """The bytes of each living record, by identity."""
    live = (index / "current").read_text().strip()
    found = {}
    for line in (index / live / "manifest").read_text(encoding="utf-8", errors="replace").splitlines():
        fields = line.split("\t")
        if fields[0] != "source" or not fields[9]:
            continue
        folder = index / "segments" / f"seg-{int(fields[10]):04}" / "documents"
        found[fields[9]] = record_file(folder, fields[9]).read_bytes()
    return found


def record_file(folder, identity):
    safe = "".join(c if c.isalnum() and c.isascii() or c in "-_./" else None or "".join(
        f"%{byte:02X}" for byte in c.encode()) for c in identity)
    return folder / f"{safe}.xml"


def catalogue_of(index):
    """The bytes of the catalogue of an index of the first segment alone; None of another: the keys by
    which search and catalogue know a document have the number of the segment."""
    live = (index / "current").read_text().strip()
    lines = (index / live / "manifest").read_text(encoding="utf-8", errors="replace").splitlines()
    segments = [line.split("\t")[1] for line in lines if line.startswith("segment\t")]
    dead = any(line.startswith("dead\t") for line in lines)
    if segments != ["1"] or dead:
        return None
    return (index / "segments" / f"seg-{int(segments[0]):04}" / "catalogue.sqlite").read_bytes()


def difference(one, other, said=None, other_said=None):
    """The first thing in which two indexes, with what they answer, differ; None where they are the same."""
    said, other_said = said or answers(one), other_said or answers(other)
    for command, text in said.items():
        if text != other_said[command]:
            lines, others = text.splitlines(), other_said[command].splitlines()
            unlike = [pair for pair in zip(lines, others) if pair[0] != pair[1]]
            return f"{command}: {len(lines)} and {len(others)} lines; {unlike[:1]}"[:1500]
    records, others = records_of(one), records_of(other)
    if records.keys() != others.keys():
        return f"records: {sorted(records.keys() ^ others.keys())[:5]}"
    for identity, data in records.items():
        if data != others[identity]:
            return f"the record of {identity}"
    catalogues = catalogue_of(one), catalogue_of(other)
    if None not in catalogues and catalogues[0] != catalogues[1]:
        return "the catalogue"
    return None


class Story:
    """A build to be interrupted, of a name; `change(corpus)` is what happened since the index was made."""

    thorough = False  # tools/crash asks for everything

    def __init__(self, folder, name, documents, change, arguments=(), steps=(), damage=None):
        self.name, self.arguments, self.folder, self.damage = name, arguments, folder / name, damage
        self.corpus, self.before = self.folder / "corpus", self.folder / "before"
        self.corpus.mkdir(parents=True)
        for path, text in documents.items():
            (self.corpus / path).write_text(text, encoding="utf-8")
        for step in (None, *steps) if documents else ():
            if step:
                step(self.corpus)
            self.expect(build(self.corpus, self.before), self.before)
        self.old = self.quick(self.before) if documents else None
        change(self.corpus)
        self.anew = self.folder / "anew"
        self.expect(build(self.corpus, self.anew), self.anew)
        self.new, self.all_new = self.quick(self.anew), self.answers(self.anew)
        self.index = self.folder / "index"
        self.seconds, self.trace = self.measure()

    @staticmethod
    def expect(done, index):
        assert done.returncode == 0, f"{index}: {done.returncode}: {done.stderr[-800:]}"

    def quick(self, index):
        """What tells the old index from the new, by each command once."""
        return answers(index, ("documents", "citations"), QUERIES[:1], self.damage is not None)

    def answers(self, index):
        """What is compared with an index made from nothing."""
        return answers(index) if self.thorough else brief(index)

    def command(self):
        return [VIENDAN, "build", "--corpus", str(self.corpus), "--index", str(self.index), *self.arguments]

    def begin(self):
        """The index as it was."""
        shutil.rmtree(self.index, ignore_errors=True)
        if self.old is not None:
            shutil.copytree(self.before, self.index)
        if self.damage:
            self.damage(self.index)

    def measure(self):
        """Seconds of the whole build, and the steps that it takes."""
        times = []
        for _ in range(3):
            self.begin()
            begin = time.monotonic()
            self.expect(build(self.corpus, self.index, *self.arguments), self.index)
            times.append(time.monotonic() - begin)
        self.begin()
        done = build(self.corpus, self.index, *self.arguments, fault="trace")
        steps = [line[5:] for line in done.stderr.splitlines() if line.startswith("step ")]
        return sorted(times)[1], steps

    def faults(self, few=True):
        """Every step of the build: the first time, in the middle and the last; killed, or failing."""
        for step in dict.fromkeys(self.trace):
            count = self.trace.count(step)
            for turn in sorted({1, count} if few else {1, (count + 1) // 2, count}):
                yield f"{step}:{turn}=kill"
            if step in FAILING:
                yield f"{step}:{count}=ENOSPC"
                if not few:
                    yield f"{step}:1=EIO"

    def state(self):
        """Whether the index answers as before or as after; anything else is an error."""
        if self.old is None and not (self.index / "current").exists():
            done = viendan("export", "documents", "--index", self.index)
            assert done.returncode == 4, f"no index, yet {done.returncode}: {done.stderr}"
            return "none"
        said = self.quick(self.index)
        if self.old is not None and said == self.old:
            return "old"
        unlike = [command for command, text in said.items() if text != self.new[command]]
        assert not unlike, f"{self.name}: neither the old nor the new index, by {unlike}"
        return "new"

    def completes(self):
        """The next build, and whether the index is then as one made from nothing."""
        self.expect(build(self.corpus, self.index), self.index)
        unlike = difference(self.index, self.anew, self.answers(self.index), self.all_new)
        assert unlike is None, f"{self.name}: unlike an index made from nothing: {unlike}"
        left = [path.name for path in self.index.iterdir()]
        assert "current.new" not in left, left

    def fail_at(self, fault):
        """One build with that fault; what it left."""
        self.begin()
        done = build(self.corpus, self.index, *self.arguments, fault=fault)
        if fault.endswith("kill"):
            assert done.returncode == -signal.SIGKILL, f"{fault}: {done.returncode} {done.stderr}"
        else:
            words = "No space left" if fault.endswith("ENOSPC") else "Input/output error"
            assert done.returncode == 0 or words in done.stderr, f"{fault}: {done.returncode}: {done.stderr}"
        state = self.state()
        self.completes()
        return state

    def kill(self, at, readers=()):
        """One build killed after that many seconds; None where it had ended before."""
        self.begin()
        running = [reader(self) for reader in readers] if self.old is not None else []
        process = subprocess.Popen(self.command(), stderr=subprocess.DEVNULL)
        time.sleep(at)
        process.send_signal(signal.SIGKILL)
        process.wait()
        for reader in running:
            reader.stop()
        if process.returncode != -signal.SIGKILL:
            return None
        state = self.state()
        self.completes()
        return state


class Asking:
    """A reader beside a build: it asks again and again, and each answer must be a sound one."""

    def __init__(self, story):
        self.story, self.error, self.asked, self.ended = story, None, 0, False
        self.prepare()
        self.thread = threading.Thread(target=self.run)
        self.thread.start()

    def prepare(self):
        pass

    def run(self):
        try:
            while not self.ended:
                self.ask()
                self.asked += 1
        except Exception as error:  # told by stop()
            self.error = error

    def ask(self):
        for command in (("search", "--format", "jsonl", "chiến lược"), ("show", "3/QĐ-TTg")):
            done = viendan(*command, "--index", self.story.index)
            if done.returncode not in (0, 1):
                raise AssertionError(f"{command} beside a build: {done.returncode}: {done.stderr}")

    def stop(self):
        self.ended = True
        self.thread.join()
        if self.error:
            raise self.error


class Serving(Asking):
    """The pages, asked for while a build runs."""

    def prepare(self):
        self.server = subprocess.Popen([VIENDAN, "serve", "--port", "0", "--index", str(self.story.index),
                                        "--log", "none"], stderr=subprocess.PIPE, text=True)
        self.address = re.search(r"http://\S+:\d+", self.server.stderr.readline()).group()

    def ask(self):
        for path in ("/", "/search?q=chi%E1%BA%BFn+l%C6%B0%E1%BB%A3c", "/api/documents"):
            with urllib.request.urlopen(self.address + path, timeout=20) as answer:
                answer.read()

    def stop(self):
        try:
            super().stop()
        finally:
            self.server.terminate()
            self.server.communicate()


def written(count):
    return {f"{number:03}.txt": decision(number, says=cites(number - 1) if number % 3 == 0 else "")
            for number in range(1, count + 1)}


def put(name, text):
    return lambda corpus: (corpus / name).write_text(text, encoding="utf-8")


def change_many(corpus):
    for number in range(1, 6):
        (corpus / f"{number:03}.txt").write_text(decision(number, says=f"Sửa đổi. {cites(90 + number)}"),
                                                 encoding="utf-8")


def remove_two(corpus):
    (corpus / "003.txt").rename(corpus / "z03.txt")
    (corpus / "002.txt").unlink()
    (corpus / "005.txt").unlink()


def without_links(index):
    for file in index.glob("state.sqlite*"):
        file.unlink()


def stories(folder, documents=None, wanted=None):
    """All kinds of builds."""
    documents = documents or written(14)
    changed = put("004.txt", decision(4, says=f"Con voi. {cites(95)}"))
    # One segment more than these make is one too many (pipeline/segments.h): the build merges some.
    many = [put(f"x{number}.txt", decision(200 + number)) for number in range(12)]
    kinds = {
        "new": lambda name: Story(folder, name, {}, lambda corpus: [put(path, text)(corpus) for path, text
                                                                    in documents.items()]),
        "one": lambda name: Story(folder, name, documents, changed),
        "many": lambda name: Story(folder, name, documents, change_many),
        "removal": lambda name: Story(folder, name, documents, remove_two),
        "full": lambda name: Story(folder, name, documents, changed, ("--full",)),
        "shards": lambda name: Story(folder, name, documents, changed, ("--full", "--shards", "2")),
        "merge": lambda name: Story(folder, name, documents, changed, steps=many),
        "links": lambda name: Story(folder, name, documents, changed, damage=without_links),
    }
    return [kinds[name](name) for name in wanted or kinds]


def random_kills(story, count, chance=random, readers=()):
    """That many builds that were killed before they ended: how often each state was found."""
    found = {}
    while sum(found.values()) < count:
        state = story.kill(chance.uniform(0, story.seconds * 1.05), readers)
        if state:
            found[state] = found.get(state, 0) + 1
    return found
