"""The web pages under load: wrk on one core, the server on another.

Addresses are made from the corpus: every document, and queries of words, phrases and symbols from
titles. "made": nothing is kept, so every page is made; "kept": a hundred addresses, again and again.
"""
import argparse
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import tempfile
import threading
import time
import urllib.request
from urllib.parse import quote

from common import BUILD, ROOT, output, prepare, run, say, table
from update import changed_line, linked

CLIENTS = 16
KEPT = 100  # addresses
LUA = """
local targets = {}
local at = 0
function init(arguments)
  for line in io.lines(arguments[1]) do targets[#targets + 1] = line end
  wrk.headers["Accept-Encoding"] = "gzip"
end
function request()
  at = at % #targets + 1
  return wrk.format("GET", targets[at])
end
function done(summary, latency)
  local errors = summary.errors
  io.write(string.format('\\nFIGURES {"requests": %d, "seconds": %f, "p50": %f, "p95": %f, ' ..
    '"p99": %f, "most": %f, "bytes": %d, "failed": %d}\\n', summary.requests,
    summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(95) / 1e3,
    latency:percentile(99) / 1e3, latency.max / 1e3, summary.bytes,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
"""


class Server:
    """`viendan serve` on the first core."""

    def __init__(self, index, *arguments):
        self.process = subprocess.Popen(
            ["taskset", "-c", "0", BUILD / "viendan", "serve", "--index", index, "--port", "0",
             "--log", "none", *map(str, arguments)], stderr=subprocess.PIPE, text=True)
        said = self.process.stderr.readline()
        self.address = re.search(r"http://\S+(?=/)", said).group()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.communicate()

    def processor(self):
        """Seconds of processor so far: unlike times, the same on a machine that is busy otherwise."""
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def metric(self, name):
        text = urllib.request.urlopen(f"{self.address}/metrics").read().decode()
        return float(re.search(rf"^{name} (\S+)$", text, re.M).group(1))

    def resident_mb(self):
        return self.metric("viendan_resident_bytes") / 2**20


class Load:
    """wrk on the second core, over lists of addresses."""

    def __init__(self, work):
        self.work = work
        self.script = work / "addresses.lua"
        self.script.write_text(LUA)

    def put(self, server, addresses, seconds):
        """wrk's figures; milliseconds."""
        targets = self.work / "targets"
        targets.write_text("\n".join(addresses) + "\n")
        said = output(["taskset", "-c", "1", "wrk", "-t", 1, "-c", CLIENTS, "-d", f"{seconds}s",
                       "--timeout", "30s", "-s", self.script, server.address, "--", targets])
        return json.loads(re.search(r"FIGURES (.*)", said).group(1))


def queries(titles, symbols, count, chance):
    """Words, words without accents, phrases and symbols, as many of each."""
    made = []
    while len(made) < count:
        words = chance.choice(titles).split()
        length = chance.randint(2, 4)
        if len(words) < length:
            continue
        at = chance.randrange(len(words) - length + 1)
        typed = " ".join(words[at:at + length])
        made += [typed, f'"{typed}"', " ".join(chance.sample(words, length)), chance.choice(symbols)]
    return [f"/search?q={quote(typed)}" for typed in made[:count]]


def addresses(index, count):
    """{kind: addresses}, in no order."""
    chance = random.Random(1)
    documents = [json.loads(line) for line in
                 output([BUILD / "viendan", "export", "documents", "--index", index]).splitlines()]
    titles = [each["title"] for each in documents if each["title"]]
    symbols = [each["symbol"] for each in documents if each["symbol"]]
    pages = [f"/documents/{quote(each['id'])}" for each in documents]
    chance.shuffle(pages)
    return {"search": queries(titles, symbols, count, chance), "document": pages}


def measure_pages(index, wanted, load, seconds):
    rows = []
    for kind, every in wanted.items():
        for form, chosen, kept in (("made", every, 0), ("kept", every[:KEPT], 64)):
            with Server(index, "--cache-mb", kept) as server:
                load.put(server, chosen[:KEPT], 2)
                say(f"{kind}, {form}")
                before = server.processor()
                figures = load.put(server, chosen, seconds)
                processor = server.processor() - before
            rows.append([kind, form, len(chosen), figures["requests"] / figures["seconds"],
                         figures["p50"], figures["p95"], figures["p99"], figures["most"],
                         1000 * processor / max(figures["requests"], 1),
                         figures["bytes"] / max(figures["requests"], 1) / 1e3, figures["failed"]])
    table(f"Pages under {CLIENTS} clients, one core (milliseconds)",
          ["page", "", "addresses", "a second", "p50", "p95", "p99", "most", "processor", "kB",
           "failed"], rows)


def measure_memory(index, wanted, load, requests):
    """Resident memory while that many requests are answered."""
    mixed = [address for pair in zip(wanted["search"], wanted["document"]) for address in pair]
    mixed += [f"{page}&n={i}" if "?" in page else f"{page}?n={i}" for i in range(200)
              for page in ("/", "/activities", "/agencies", "/stubs", "/collection", "/help")]
    random.Random(2).shuffle(mixed)
    rows = []
    with Server(index) as server:
        idle = server.resident_mb()
        done, step, failed = 0, requests // 10, 0
        while done < requests:
            target = done + step
            while done < target:
                figures = load.put(server, mixed, 5)
                done += figures["requests"]
                failed += figures["failed"]
            rows.append([done, server.resident_mb(), failed])
            say(f"{done} requests, {rows[-1][1]:.1f} MB")
    table(f"Memory, MB: {idle:.1f} before the first request", ["requests", "MB", "failed"], rows)


def publish_until(ended, build, file, published):
    text = file.read_bytes()
    file.unlink()
    while not ended.is_set():
        file.write_bytes(text + changed_line(len(published)).encode())
        run(build)
        published.append(time.monotonic())


def measure_publishing(corpus, index, wanted, load, work, seconds):
    folder = linked(corpus, work / "changing")
    build = ["taskset", "-c", "1", BUILD / "viendan", "build", "--corpus", folder, "--index", index,
             "--jobs", 1]
    run(build)
    mixed = [address for pair in zip(wanted["search"], wanted["document"]) for address in pair]
    file = next(f for f in sorted(folder.rglob("*")) if f.is_symlink())
    ended, published = threading.Event(), []
    publisher = threading.Thread(target=publish_until, args=(ended, build, file, published))
    with Server(index) as server:
        publisher.start()
        try:
            figures = load.put(server, mixed, seconds)
        finally:
            ended.set()
            publisher.join()
        memory = server.resident_mb()
    table("While builds publish (milliseconds)",
          ["generations", "requests", "failed", "p50", "p95", "most", "MB after"],
          [[len(published), figures["requests"], figures["failed"], figures["p50"], figures["p95"],
            figures["most"], memory]])


def main(arguments):
    options = argparse.ArgumentParser(prog="tools/bench web", description=__doc__)
    options.add_argument("corpus", nargs="?", type=pathlib.Path, default=ROOT / "corpus")
    options.add_argument("--index", type=pathlib.Path,
                         help="an index of the corpus, which is read; nothing is published then")
    options.add_argument("--seconds", type=int, default=20, help="of each load [20]")
    options.add_argument("--requests", type=int, default=100_000, help="for memory [100000]")
    options.add_argument("--queries", type=int, default=4000)
    options.add_argument("--only", choices=("pages", "memory", "publishing"))
    chosen = options.parse_args(arguments)
    prepare("viendan")
    corpus = chosen.corpus.resolve()
    work = pathlib.Path(tempfile.mkdtemp(prefix="viendan-web-"))
    try:
        index = chosen.index or work / "index"
        if not chosen.index:
            say("building the index")
            run([BUILD / "viendan", "build", "--corpus", corpus, "--index", index])
        wanted, load = addresses(index, chosen.queries), Load(work)
        say(f"{len(wanted['search'])} queries, {len(wanted['document'])} documents")
        if chosen.only in (None, "pages"):
            measure_pages(index, wanted, load, chosen.seconds)
        if chosen.only in (None, "memory"):
            measure_memory(index, wanted, load, chosen.requests)
        if chosen.only in (None, "publishing") and not chosen.index:
            measure_publishing(corpus, index, wanted, load, work, chosen.seconds)
    finally:
        shutil.rmtree(work, ignore_errors=True)
