"""Search beside SQLite FTS5, PostgreSQL, Groonga and plain Xapian: the same documents, the same
words and queries, warm, one client, the ten best. See tables.py for what is reported."""
import argparse
import json
import pathlib
import shutil
import tempfile
import traceback

import promise
import queries
import tables
import update
from common import ROOT, VOCABULARY, output, prepare, program, say
from engines import CountingXapian, Fts5, Ours, PlainXapian
from servers import Groonga, Postgres

PEERS = (Fts5, Postgres, Groonga)
SHOWN = ("hits", "passages", "facets")
PASSES = 3   # over all engines in turn, so that a slow moment of the machine meets them all
ROUNDS = 3   # of each pass


class Bench:
    """One run: engines that fail are named, and the others go on."""

    def __init__(self, corpus, work, every):
        self.work, self.every = work, every
        self.corpus_folder = self._selection(corpus)
        self.streams = work / "streams"
        output([program("viendan_search_bench"), "tokens", VOCABULARY, self.corpus_folder,
                self.streams])
        self.corpus = queries.Corpus(self.streams)
        self.queries = queries.draw(self.corpus)
        self.folded = queries.write(self.queries, work / "folded.tsv", lambda q: q.folded)
        self.typed = queries.write(self.queries, work / "typed.tsv", queries.as_typed)
        self.engines, self.failed = [], {}
        self.result = {"builds": {}, "samples": {}, "replaced": {}, "wrong": {}, "promise": {}}

    def _selection(self, corpus):
        """A folder with every n-th document."""
        if self.every == 1:
            return corpus
        folder = self.work / "corpus"
        folder.mkdir()
        files = sorted(f for f in corpus.rglob("*") if f.is_file() and not f.name.startswith("."))
        for file in files[::self.every]:
            (folder / file.name).symlink_to(file.resolve())
        return folder

    def attempt(self, name, work):
        """What the work gives, or None."""
        if name in self.failed:
            return None
        try:
            return work()
        except Exception as error:  # whatever it was, the other engines go on
            traceback.print_exc()
            self.failed[name] = str(error)
            return None

    def start(self, kind, *arguments, title=None):
        name = title or kind.name
        engine = self.attempt(name, lambda: kind(self.work / name.replace(" ", "-"), *arguments))
        if engine:
            engine.title = name
            self.engines.append(engine)
        return engine

    def build_all(self):
        builds = self.result["builds"]
        for kind in (*PEERS, PlainXapian):
            say(f"building {kind.name}")
            engine = self.start(kind)
            builds[kind.name] = engine and self.attempt(
                kind.name, lambda: engine.build(self.streams))
        # The yardstick for building: accented and folded, as we need both.
        twice = PlainXapian(self.work / "twice")
        builds["plain Xapian, text twice"] = twice.build(self.streams, "folded.tsv", "words.tsv")
        twice.close()
        say("building viendan")
        ours = self.start(Ours, self.corpus_folder)
        for jobs in (2, 1):
            builds[f"viendan, index alone, {jobs} workers"] = self.attempt(
                ours.name, lambda: ours.build_index_alone(jobs))
            builds[f"viendan build, {jobs} workers"] = self.attempt(
                ours.name, lambda: ours.build(jobs=jobs))

    def ask_all(self):
        samples = self.result["samples"]
        for number in range(PASSES):
            say(f"queries, pass {number + 1} of {PASSES}")
            for engine in self.engines:
                if isinstance(engine, Ours):
                    for engine.show in SHOWN:
                        self._ask(samples, f"viendan, {engine.show}", engine, self.typed)
                    continue
                self._ask(samples, engine.title, engine, self.folded)
                if type(engine) is PlainXapian:
                    engine.query_options = CountingXapian.query_options
                    self._ask(samples, CountingXapian.name, engine, self.folded)
                    engine.query_options = ()

    def _ask(self, samples, title, engine, file):
        found = self.attempt(engine.title, lambda: engine.samples(file, ROUNDS))
        samples.setdefault(title, []).extend(found or [])

    def compare_answers(self):
        """What each engine finds, beside a scan: {engine: {query: (found, more, fewer)}}."""
        say("comparing answers with a scan")
        expected = {query.id: self.corpus.scan(query) for query in self.queries}
        for engine in self.engines:
            answers = self.attempt(engine.title, lambda: engine.answers(self.folded_for(engine)))
            if answers is not None:
                self.result["wrong"][engine.title] = {
                    query.id: difference(answers.get(query.id, []), expected[query.id])
                    for query in self.queries if query.kind != "question"}

    def folded_for(self, engine):
        """Ours is asked without accents too, so that all look for the same words."""
        if not isinstance(engine, Ours):
            return self.folded
        quoted = lambda q: f'"{q.folded}"' if q.kind in ("phrase", "symbol") else q.folded
        return queries.write(self.queries, self.work / "unaccented.tsv", quoted)

    def close(self):
        for engine in self.engines:
            self.attempt(engine.title, engine.close)


def difference(found, expected):
    """(found, too many, missing)"""
    found = set(found)
    return len(found), len(found - expected), len(expected - found)


def bench(corpus, work, every):
    run = Bench(corpus, work, every)
    try:
        run.build_all()
        run.ask_all()
        run.compare_answers()
        run.result["promise"] = promise.keep(run)
        run.result["replaced"] = update.replace_in_all(run)
    finally:
        run.close()
    return run


def main(arguments):
    options = argparse.ArgumentParser(prog="tools/bench search", description=__doc__)
    options.add_argument("corpus", nargs="?", type=pathlib.Path, default=ROOT / "corpus")
    options.add_argument("--quick", action="store_true", help="every tenth document")
    options.add_argument("--out", type=pathlib.Path, help="all figures as JSON")
    chosen = options.parse_args(arguments)
    prepare("viendan", "viendan_search_bench", "viendan_plain_xapian", "viendan_sqlite_fts5")
    work = pathlib.Path(tempfile.mkdtemp(prefix="viendan-bench-"))
    work.chmod(0o711)  # the database server runs as another user
    try:
        run = bench(chosen.corpus.resolve(), work, 10 if chosen.quick else 1)
        tables.show(run)
        if chosen.out:
            chosen.out.write_text(json.dumps(run.result, ensure_ascii=False), encoding="utf-8")
    finally:
        shutil.rmtree(work, ignore_errors=True)
