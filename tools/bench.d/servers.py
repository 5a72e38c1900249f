"""The engines that are programs of their own: Groonga over a pipe, PostgreSQL over a socket.

Each works in a folder of its own and leaves nothing running. What is timed is what the engine
itself says of a query, so that neither pipe nor socket counts, or only psql's own round trip.
"""
import glob
import json
import os
import pathlib
import pwd
import re
import shutil
import subprocess
import threading
import time

from common import folder_mb, run
from engines import Engine


def read_queries(file):
    with open(file, encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t") for line in lines]


def read_texts(file):
    with open(file, encoding="utf-8", newline="\n") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t", 1)


class Groonga(Engine):
    name = "Groonga"

    @property
    def index(self):
        return self.folder / "db"

    def build(self, streams, texts="folded.tsv", words="--default_tokenizer TokenDelimit"):
        commands = self.folder / "commands"
        with open(commands, "w", encoding="utf-8") as out:
            out.write("table_create Docs TABLE_HASH_KEY ShortText\n"
                      "column_create Docs body COLUMN_SCALAR Text\nload --table Docs\n[\n")
            rows = (json.dumps({"_key": name, "body": text.strip(" ")}, ensure_ascii=False)
                    for name, text in read_texts(streams / texts))
            out.write(",\n".join(rows))
            out.write(f"\n]\ntable_create Words TABLE_PAT_KEY ShortText {words}\n"
                      "column_create Words body COLUMN_INDEX|WITH_POSITION Docs body\n")
        with open(commands, encoding="utf-8") as stdin:
            wall, cpu, peak = run(["groonga", "-n", self.index], stdin)
        commands.unlink()
        return {"wall_s": wall, "cpu_s": cpu, "peak_mb": peak, "size_mb": folder_mb(self.folder)}

    def build_raw(self, streams):
        return self.build(streams, "text.tsv",
                          "--default_tokenizer TokenBigram --normalizer NormalizerNFKC130")

    def _start(self):
        return subprocess.Popen(["groonga", self.index], stdin=subprocess.PIPE,
                                stdout=subprocess.PIPE, text=True)

    @staticmethod
    def _put(process, command):
        """(seconds, answer) as Groonga tells them."""
        process.stdin.write(command + "\n")
        process.stdin.flush()
        answer = json.loads(process.stdout.readline())
        if answer[0][0]:
            raise RuntimeError(f"groonga: {answer[0][3]}")
        return answer[0][2], answer[1] if len(answer) > 1 else None

    @staticmethod
    def _select(kind, text, limit):
        if kind in ("phrase", "symbol"):
            text = f'"{text}"'
        elif kind == "question":
            text = " OR ".join(text.split())
        query = json.dumps(text, ensure_ascii=False)
        return (f"select Docs --match_columns body --query {query} --output_columns _key,_score "
                f"--sort_keys -_score --limit {limit} --cache no")

    def _each(self, queries, limit, rounds):
        with self._start() as process:
            for number in range(rounds):
                for query, kind, text in read_queries(queries):
                    yield number, query, kind, *self._put(process, self._select(kind, text, limit))
            process.stdin.close()

    def samples(self, queries, rounds):
        return [(query, kind, seconds * 1000)
                for number, query, kind, seconds, _ in self._each(queries, 10, rounds + 1) if number]

    def answers(self, queries):
        return {query: [row[0] for row in answer[0][2:]]
                for _, query, _, _, answer in self._each(queries, 1000000, 1)}

    def replace(self, texts):
        times = []
        with self._start() as process:
            for name, text in read_texts(texts):
                values = json.dumps([{"_key": name, "body": text.strip(" ")}], ensure_ascii=False)
                process.stdin.write("load --table Docs\n")
                seconds, _ = self._put(process, values)
                times.append(seconds * 1000)
            process.stdin.close()
        return times


class Watch(threading.Thread):
    """The peak of the memory that a process and its children hold, shared pages counted once."""

    def __init__(self, parent):
        super().__init__(daemon=True)
        self.parent, self.peak, self.over = parent, 0, threading.Event()
        self.start()

    def _held(self):
        children = pathlib.Path(f"/proc/{self.parent}/task/{self.parent}/children").read_text()
        total = 0
        for process in [self.parent, *children.split()]:
            try:
                rollup = pathlib.Path(f"/proc/{process}/smaps_rollup").read_text()
            except OSError:
                continue  # it has ended
            total += int(re.search(r"^Pss:\s+(\d+)", rollup, re.M).group(1))
        return total / 1024

    def run(self):
        while not self.over.wait(0.1):
            self.peak = max(self.peak, self._held())

    def stop(self):
        self.over.set()
        self.join()
        return self.peak


class Postgres(Engine):
    name = "PostgreSQL"
    settings = ("-c listen_addresses= -c shared_buffers=512MB -c work_mem=64MB "
                "-c maintenance_work_mem=256MB -c jit=off -c max_parallel_workers_per_gather=0 "
                "-c max_wal_size=4GB")

    def __init__(self, folder):
        super().__init__(folder)
        self.bin = pathlib.Path(sorted(glob.glob("/usr/lib/postgresql/*/bin"))[-1])
        self.data = folder / "data"
        if os.getuid() == 0:  # the server refuses to be run by root
            shutil.chown(folder, "postgres", "postgres")
            folder.chmod(0o711)
        self._server(["initdb", "-D", self.data, "-E", "UTF8", "--locale=C.UTF-8", "-A", "trust"])
        self._server(["pg_ctl", "-D", self.data, "-w", "-s", "-l", folder / "log",
                      "-o", f"-k {folder} {self.settings}", "start"])

    def _server(self, command):
        as_user = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        command = [*as_user, self.bin / command[0], *command[1:]]
        done = subprocess.run([str(word) for word in command], stdout=subprocess.DEVNULL,
                              stderr=subprocess.PIPE, text=True, cwd="/")
        if done.returncode:
            raise RuntimeError(f"postgresql: {done.stderr.strip()}")

    def _sql(self, statements):
        user = "postgres" if os.getuid() == 0 else pwd.getpwuid(os.getuid()).pw_name
        command = [self.bin / "psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1",
                   "-h", self.folder, "-U", user, "-d", "postgres"]
        done = subprocess.run([str(word) for word in command], input=statements, text=True,
                              capture_output=True)
        if done.returncode:
            raise RuntimeError(f"postgresql: {done.stderr.strip()[:500]}")
        return done.stdout

    def _cpu(self, process):
        fields = pathlib.Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
        return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")

    configuration = "simple"

    def build(self, streams, texts="folded.tsv"):
        copied = self.folder / "texts"
        with open(copied, "w", encoding="utf-8", newline="\n") as out:
            for name, text in read_texts(streams / texts):
                out.write(f"{name}\t{text}\n".replace("\\", " ").replace("\v", "\\v"))
        server = int((self.data / "postmaster.pid").read_text().split()[0])
        began, cpu, watch = time.monotonic(), self._cpu(server), Watch(server)
        self._sql(f"""CREATE TABLE docs(name text PRIMARY KEY, body text, words tsvector
            GENERATED ALWAYS AS (to_tsvector('{self.configuration}', body)) STORED);
            \\copy docs(name, body) FROM '{copied}'
            CREATE INDEX ON docs USING gin(words);
            VACUUM ANALYZE docs;""")
        wall = time.monotonic() - began
        size = float(self._sql("SELECT pg_total_relation_size('docs')")) / 1e6
        copied.unlink()
        return {"wall_s": wall, "cpu_s": self._cpu(server) - cpu, "peak_mb": watch.stop(),
                "size_mb": size}

    def build_raw(self, streams):
        self._sql("""CREATE EXTENSION unaccent;
            CREATE TEXT SEARCH CONFIGURATION unaccented (COPY = simple);
            ALTER TEXT SEARCH CONFIGURATION unaccented ALTER MAPPING FOR hword, hword_part, word
              WITH unaccent, simple;""")
        self.configuration = "unaccented"
        return self.build(streams, "text.tsv")

    def _select(self, kind, text, limit):
        text = text.replace("'", "''")
        if kind in ("phrase", "symbol"):
            query = f"phraseto_tsquery('{self.configuration}', '{text}')"
        elif kind == "question":
            query = f"to_tsquery('{self.configuration}', '{' | '.join(text.split())}')"
        else:
            query = f"plainto_tsquery('{self.configuration}', '{text}')"
        return (f"SELECT name, ts_rank(words, query) AS rank FROM docs, {query} AS query "
                f"WHERE words @@ query ORDER BY rank DESC LIMIT {limit};\n")

    def samples(self, queries, rounds):
        asked = read_queries(queries)
        statements = "".join(self._select(kind, text, 10) for _, kind, text in asked)
        printed = self._sql("\\o /dev/null\n\\timing on\n" + statements * (rounds + 1))
        times = [float(ms) for ms in re.findall(r"^Time: ([\d.]+) ms", printed, re.M)][len(asked):]
        return [(*asked[i % len(asked)][:2], ms) for i, ms in enumerate(times)]

    def answers(self, queries):
        asked = read_queries(queries)
        statements = "".join(f"\\echo ={query}\n" + self._select(kind, text, 1000000)
                             for query, kind, text in asked)
        answers = {}
        for part in self._sql(statements).split("=")[1:]:
            query, *rows = part.strip("\n").split("\n")
            answers[query] = [row.rsplit("|", 1)[0] for row in rows]
        return answers

    def replace(self, texts):
        statements = "".join(
            f"UPDATE docs SET body = '{text}' WHERE name = '{name}';\n"
            for name, text in read_texts(texts))
        printed = self._sql("\\timing on\n" + statements)
        return [float(ms) for ms in re.findall(r"^Time: ([\d.]+) ms", printed, re.M)]

    def close(self):
        try:
            self._server(["pg_ctl", "-D", self.data, "-w", "-s", "-m", "immediate", "stop"])
        finally:
            super().close()
