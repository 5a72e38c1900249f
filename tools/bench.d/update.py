"""One changed document, and workers: in indexes of several sizes."""
import argparse
import pathlib
import random
import re
import shutil
import tempfile

import engines
from common import (BUILD, ROOT, VOCABULARY, number, output, percentile, prepare, program, run, say,
                    table)

CHANGED = 7  # documents, one after the other


def changed_line(number_of_change):
    return f"\nBản này đã được sửa đổi lần thứ {number_of_change}.\n"


def replace_in_all(bench):
    """Milliseconds until a changed document is found, by engine."""
    say("one changed document")
    step = max(1, len(bench.corpus.names) // CHANGED)
    chosen = range(0, len(bench.corpus.names), step)[:CHANGED]
    texts = bench.work / "changed.tsv"
    with open(texts, "w", encoding="utf-8") as out:
        for index in chosen:
            out.write(f"{bench.corpus.names[index]}\t{bench.corpus.folded[index]}sua doi \n")
    times = {}
    for engine in bench.engines:
        if isinstance(engine, engines.Ours):
            continue
        times[engine.title] = bench.attempt(engine.title, lambda: engine.replace(texts))
    for engine in bench.engines:
        if isinstance(engine, engines.Ours):
            names = [bench.corpus.names[index] for index in chosen]
            times[engine.title] = bench.attempt(
                engine.title, lambda: replace_ours(engine.index, bench.corpus_folder,
                                                   bench.work / "changing", names))
    return times


def linked(corpus, folder):
    """A folder of links to the documents, so that some can be changed."""
    for file in corpus.rglob("*"):
        if file.is_file() and not file.name.startswith("."):
            link = folder / file.relative_to(corpus)
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to(file.resolve())
    return folder


def replace_ours(index, corpus, folder, names):
    """Milliseconds of `viendan build` after one document was changed, for each name."""
    linked(corpus, folder)
    build = [BUILD / "viendan", "build", "--corpus", folder, "--index", index, "--jobs", 1]
    run(build)
    times = []
    for count, name in enumerate(names):
        text = (folder / name).read_bytes()
        (folder / name).unlink()
        (folder / name).write_bytes(text + changed_line(count).encode())
        times.append(run(build)[0] * 1000)
    shutil.rmtree(folder)
    return times


def index_alone(corpus, names, work):
    """Milliseconds of writing a segment with one document, for each name: what indexing takes of the
    whole."""
    times = []
    for name in names:
        alone, segment = work / "alone", work / "segment"
        alone.mkdir()
        (alone / name).symlink_to((corpus / name).resolve())
        figures = engines.read_figures(output(
            [program("viendan_search_bench"), "build", VOCABULARY, alone, segment]))
        times.append(figures["wall_s"] * 1000)
        shutil.rmtree(alone)
        shutil.rmtree(segment)
    return times


DATE = re.compile(r"ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})")
NUMBER = re.compile(r"\b\d{1,5}(?=/(?:\d{4}/)?[A-ZĐ])")


def distinct(text, copy, chance):
    """A further document like this one: other symbols and dates, and some words exchanged, so that
    neither its identity nor its text is that of another."""
    if copy == 0:
        return text
    text = NUMBER.sub(lambda found: str(int(found.group()) + 1000 * copy), text)
    text = DATE.sub(lambda found: f"ngày {int(found.group(1))} tháng {int(found.group(2))} năm "
                                  f"{1990 + (int(found.group(3)) + 7 * copy) % 35}", text)
    lines = text.split("\n")
    for _ in range(len(lines) // 10):
        line = chance.randrange(len(lines))
        words = lines[line].split(" ")
        if len(words) > 3:
            words[chance.randrange(len(words))] = f"{chance.choice(words)}{chance.randrange(1000)}"
            lines[line] = " ".join(words)
    return "\n".join(lines)


def write_corpus(source, folder, count, seed=1):
    """`count` documents of about the source's sizes."""
    folder.mkdir()
    chance = random.Random(seed)
    files = sorted(f for f in source.rglob("*") if f.is_file() and not f.name.startswith("."))
    files = files[::max(1, len(files) // count)]
    for i in range(count):
        file, copy = files[i % len(files)], i // len(files)
        text = file.read_text(encoding="utf-8", errors="replace")
        (folder / f"{i:05}_{file.name}").write_text(distinct(text, copy, chance), encoding="utf-8")
    return folder


def workers(corpus, work):
    """Seconds of the index alone by workers, in turn, the best of three."""
    times = {1: [], 2: []}
    for _ in range(3):
        for jobs in times:
            figures = engines.read_figures(output(
                [program("viendan_search_bench"), "build", VOCABULARY, corpus, work / "part",
                 "--jobs", jobs]))
            shutil.rmtree(work / "part")
            times[jobs].append(figures["wall_s"])
    return min(times[1]), min(times[2])


def measure_size(source, work, size):
    corpus = write_corpus(source, work / "corpus", size)
    index = work / "index"
    megabytes = sum(f.stat().st_size for f in corpus.iterdir()) / 1e6
    build = [BUILD / "viendan", "build", "--full", "--corpus", corpus, "--index", index]
    seconds, _, peak = run([*build, "--jobs", 2])
    names = [f.name for f in sorted(corpus.iterdir())[::max(1, size // CHANGED)]][:CHANGED]
    times = replace_ours(index, corpus, work / "changing", names)
    alone = index_alone(corpus, names, work)
    again = [BUILD / "viendan", "build", "--corpus", corpus, "--index", index]
    run(again)
    unchanged = run(again)[0]
    shutil.rmtree(corpus)
    shutil.rmtree(index)
    return [size, megabytes, seconds, peak, percentile(times, 0.5), min(times), max(times),
            percentile(alone, 0.5), unchanged * 1000]


def main(arguments):
    options = argparse.ArgumentParser(prog="tools/bench update", description=__doc__)
    options.add_argument("corpus", nargs="?", type=pathlib.Path, default=ROOT / "corpus")
    options.add_argument("--sizes", default="200,2000,20000")
    chosen = options.parse_args(arguments)
    prepare("viendan", "viendan_search_bench")
    source = chosen.corpus.resolve()
    work = pathlib.Path(tempfile.mkdtemp(prefix="viendan-update-"))
    try:
        rows = []
        for size in map(int, chosen.sizes.split(",")):
            say(f"{size} documents")
            rows.append(measure_size(source, work, size))
        table("One changed document (viendan build, milliseconds)",
              ["documents", "MB", "full build s", "peak MB", "median", "least", "most",
               "index alone", "nothing changed"], rows)
        corpus = source
        one, two = workers(corpus, work)
        print(f"\nindex alone: {number(one)} s with one worker, {number(two)} s with two: "
              f"{one / two:.2f} times as fast")
    finally:
        shutil.rmtree(work, ignore_errors=True)
