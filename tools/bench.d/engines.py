"""The engines that run in a program of ours: SQLite FTS5, plain Xapian and viendan itself."""
import os
import shutil

from common import BUILD, VOCABULARY, folder_mb, output, program, run


def read_figures(text):
    """{name: value} of lines of names and values."""
    return {name: float(value) for name, value in (line.split("\t") for line in text.splitlines())}


def read_samples(file):
    """[(id, kind, ms)]"""
    with open(file, encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines]
    return [(query, kind, float(ms)) for query, kind, ms in rows]


def read_answers(file):
    """{id: [document]}, best first."""
    answers = {}
    with open(file, encoding="utf-8") as lines:
        for line in lines:
            query, document, _ = line.rstrip("\n").split("\t")
            found = answers.setdefault(query, [])
            if document:
                found.append(document)
    return answers


class Engine:
    """An engine with an index in a folder of its own."""

    name = ""

    def __init__(self, folder):
        self.folder = folder
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)

    def build(self, streams):
        """{wall_s, cpu_s, peak_mb, size_mb} of indexing the streams of a corpus."""
        raise NotImplementedError

    def samples(self, queries, rounds):
        """[(id, kind, ms)] of the ten best, warm."""
        raise NotImplementedError

    def answers(self, queries):
        """{id: [document]} of all that match."""
        raise NotImplementedError

    def replace(self, texts):
        """Milliseconds of replacing each of the texts until it is found."""
        raise NotImplementedError

    def close(self):
        shutil.rmtree(self.folder, ignore_errors=True)


class InProgram(Engine):
    """One that a program of tests/bench runs in process, as build, query and replace."""

    program = ""
    query_options = ()

    def _ask(self, queries, *options):
        return output([program(self.program), "query", self.index, queries, *options,
                       *self.query_options])

    def samples(self, queries, rounds):
        file = self.folder / "samples"
        self._ask(queries, "--rounds", rounds, "--samples", file)
        return read_samples(file)

    def answers(self, queries):
        file = self.folder / "answers"
        self._ask(queries, "--rounds", 0, "--limit", 1000000, "--run", file)
        return read_answers(file)

    def replace(self, texts):
        printed = output([program(self.program), "replace", self.index, texts])
        return [float(line) for line in printed.split()]

    @property
    def index(self):
        return self.folder / "index"


class Fts5(InProgram):
    name = "FTS5"
    program = "viendan_sqlite_fts5"

    def build(self, streams, texts="folded.tsv", tokenizer="unicode61 remove_diacritics 0"):
        return read_figures(output([program(self.program), "build", self.index, streams / texts,
                                    "--tokenizer", tokenizer]))

    def build_raw(self, streams):
        return self.build(streams, "text.tsv", "unicode61 remove_diacritics 2")


class PlainXapian(InProgram):
    name = "plain Xapian"
    program = "viendan_plain_xapian"

    def build(self, streams, *texts):
        return read_figures(output([program(self.program), "build", self.index,
                                    *(streams / text for text in texts or ["folded.tsv"])]))

    def build_raw(self, streams):
        return self.build(streams, "text.tsv")


class CountingXapian(PlainXapian):
    """Plain Xapian that counts all hits, as ours does."""

    name = "plain Xapian, counting"
    query_options = ("--count", "1")


class Ours(Engine):
    """viendan over a folder of documents; `show` is hits, passages or facets."""

    name = "viendan"

    def __init__(self, folder, corpus, every=1):
        super().__init__(folder)
        self.corpus = corpus
        self.every = every
        self.show = "hits"

    @property
    def index(self):
        return self.folder / "index"

    def build(self, streams=None, jobs=1):
        """The whole of `viendan build`, reading included."""
        shutil.rmtree(self.index, ignore_errors=True)
        wall, cpu, peak = run([BUILD / "viendan", "build", "--full", "--corpus", self.corpus,
                               "--index", self.index, "--jobs", jobs])
        return {"wall_s": wall, "cpu_s": cpu, "peak_mb": peak, "size_mb": folder_mb(self.index)}

    def build_index_alone(self, jobs=1):
        """What writing the index takes once the documents are read."""
        part = self.folder / f"alone-{jobs}"
        figures = read_figures(output([program("viendan_search_bench"), "build", VOCABULARY,
                                       self.corpus, part, "--jobs", jobs]))
        shutil.rmtree(part, ignore_errors=True)
        return figures

    def _ask(self, queries, *options):
        return output([program("viendan_search_bench"), "query", VOCABULARY, self.index, queries,
                       "--show", self.show, *options])

    def samples(self, queries, rounds):
        file = self.folder / "samples"
        self._ask(queries, "--rounds", rounds, "--samples", file)
        return read_samples(file)

    def answers(self, queries):
        file = self.folder / "answers"
        self._ask(queries, "--rounds", 0, "--limit", 1000000, "--run", file)
        return read_answers(file)
