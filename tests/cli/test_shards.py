"""An index on several servers answers as one on this machine does; without some of them in part."""
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

from run import CORPUS, viendan

SEGMENTS = 2
PARTS = ("documents", "units")
QUERIES = [
    # words, with accents and without, few and many
    ["tăng trưởng xanh"], ["tang truong xanh"], ["TANG TRUONG XANH"], ["xanh"], ["kế hoạch"],
    ["ke hoach hanh dong"], ["sản xuất sạch hơn"], ["san xuat sach hon"], ["bền vững"],
    ["tiết kiệm năng lượng"], ["nang luong"], ["bộ công thương chủ trì"], ["môi trường -xanh"],
    ["-xanh"], ["công nghệ khoa học"], ["zzzz"], ["năng lượng vũ trụ"], ["và"], ["2015"], ["50%"],
    ["các giải pháp nào để doanh nghiệp công nghiệp sử dụng hiệu quả tài nguyên thiên nhiên"],
    ["hoạt động xúc tiến thương mại nào được giao cho cục công nghiệp địa phương thực hiện năm 2016"],
    # phrases, groups, nearness
    ['"tăng trưởng xanh"'], ['"tang truong xanh"'], ['"sản xuất và tiêu dùng bền vững"'],
    ['"kế hoạch hành động" xanh'], ['xanh -"tăng trưởng xanh"'], ["xanh OR sạch"],
    ["(kế hoạch OR chiến lược) quốc gia"], ["công nghiệp NEAR/5 sạch"], ['"bảo vệ môi trường"~5'],
    # symbols and numbers
    ["1393/QĐ-TTg"], ["1393/QD-TTg"], ["1393 qd ttg"], ["1393"], ["13443 /QĐ-BCT"], ["1419/QĐ-TTg"],
    ["thực hiện 1393/QĐ-TTg"], ["403"], ["1594/BCT-KHCN"],
    # beginnings of words
    ["công ngh*"], ["tru* xa*"], ["th*"], ["13*"], ["tăng tr*"],
    # fields
    ["loai:QĐ"], ["nam:2012..2016 xanh"], ['tieu-de:"tăng trưởng xanh"'], ["co-quan:BCT"],
    ["ban-hanh:TTg xanh"], ["vien-dan:1393/QĐ-TTg"], ["dieu:1 xanh"], ["chinh-xac:xanh"],
    ['chu-tri:"Vụ Khoa học và Công nghệ"'], ["don-vi:dòng sạch"], ["han:..2016 công nghiệp"],
    ["sản xuất", "--kind", "row"], ["xanh", "--year", "2016"], ["xanh", "--from", "2012", "--to", "2015"],
    # orders and pages
    ["xanh", "--sort", "date"], ["xanh", "--sort", "citations"], ["", "--sort", "citations"],
    ["công nghiệp", "--limit", "2"], ["công nghiệp", "--limit", "2", "--offset", "2"],
    ["công nghiệp", "--offset", "1000"], ["xanh", "--explain"],
]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """A xapian-tcpsrv of one database. Each connection has a process: all are one group."""

    def __init__(self, database):
        self.database = database
        self.port = free_port()
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            ["xapian-tcpsrv", "--interface", "127.0.0.1", "--port", str(self.port), "--timeout",
             "60000", "--quiet", str(self.database)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        deadline = time.monotonic() + 20
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                assert time.monotonic() < deadline and self.process.poll() is None
                time.sleep(0.02)

    def signal(self, which):
        try:
            os.killpg(self.process.pid, which)
        except ProcessLookupError:
            pass

    def stop(self):
        self.signal(signal.SIGCONT)
        self.signal(signal.SIGKILL)
        self.process.wait()


def answer(index, query, *, several=()):
    """The hits of a query as they are told to programs, and what is told to people."""
    words, options = query[0], query[1:]
    indexes = [argument for each in (index, *several) for argument in ("--index", each)]
    done = viendan("search", *indexes, *options, "--format", "jsonl", "--", words)
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()], done.stderr


def total(index, query):
    indexes = ["--index", index]
    done = viendan("search", *indexes, *query[1:], "--", query[0])
    return done.stderr.replace(str(index), "")


def in_order(hits):
    """Hits without what rounding decides: equal weights may differ in the last digits."""
    scores = [hit.pop("score") for hit in hits]
    ranked = sorted(zip((-round(score, 6) for score in scores),
                        (json.dumps({**hit, "rank": 0}, sort_keys=True) for hit in hits)))
    return [json.loads(hit) for _, hit in ranked], [-score for score, _ in ranked]


class Shards(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        scratch = tempfile.TemporaryDirectory()
        cls.addClassCleanup(scratch.cleanup)
        cls.folder = Path(scratch.name)
        cls.whole, cls.split = cls.folder / "whole", cls.folder / "split"
        for index, count in ((cls.whole, 1), (cls.split, SEGMENTS)):
            done = viendan("build", "--corpus", CORPUS, "--index", index, "--shards", count)
            assert done.returncode == 0, done.stderr
        segments = sorted((cls.split / "segments").iterdir())
        assert len(segments) == SEGMENTS
        cls.databases = [{part: segment / "xapian" / part for part in PARTS} for segment in segments]

    def serve(self):
        """A stub, and the servers that it names."""
        servers = []
        for databases in self.databases:
            servers.append({part: Server(databases[part]) for part in PARTS})
            for part in PARTS:
                self.addCleanup(servers[-1][part].stop)
        lines = {part: [f"remote 127.0.0.1:{each[part].port}" for each in servers] for part in PARTS}
        return self.stub("stub", lines), servers

    def stub(self, name, lines):
        folder = self.folder / f"{name}-{self.id().rsplit('.', 1)[-1]}"
        folder.mkdir()
        for part in PARTS:
            (folder / part).write_text("# servers\n\n" + "\n".join(lines[part]) + "\n")
        return folder

    def assert_alike(self, one, other):
        self.assertEqual(one[0], other[0])
        (hits, scores), (other_hits, other_scores) = in_order(one[1]), in_order(other[1])
        self.assertEqual(hits, other_hits)
        for score, other_score in zip(scores, other_scores):
            self.assertAlmostEqual(score, other_score, delta=1e-6)

    def test_servers_answer_every_query_as_the_local_index_does(self):
        stub, _ = self.serve()
        found = 0
        for query in QUERIES:
            with self.subTest(query):
                local = answer(self.whole, query)
                self.assertIn(local[0], (0, 1), local[2])
                found += len(local[1])
                remote = answer(stub, query)
                self.assertEqual(local[2], remote[2])
                self.assert_alike(local, remote)
        self.assertGreater(found, 150)

    def test_segments_answer_every_query_as_one_does(self):
        for query in QUERIES:
            with self.subTest(query):
                self.assert_alike(answer(self.whole, query), answer(self.split, query))

    def test_totals_and_remarks_are_the_same(self):
        stub, _ = self.serve()
        for query in QUERIES[::5]:
            with self.subTest(query):
                self.assertEqual(total(self.whole, query), total(stub, query))

    def test_a_stub_may_name_folders_and_servers(self):
        server = {part: Server(self.databases[1][part]) for part in PARTS}
        for part in PARTS:
            self.addCleanup(server[part].stop)
        relative = {part: os.path.relpath(self.databases[0][part], self.folder / "x") for part in PARTS}
        stub = self.stub("mixed", {part: [f"glass {relative[part]}",
                                          f"remote 127.0.0.1:{server[part].port}"] for part in PARTS})
        for query in QUERIES[::6]:
            with self.subTest(query):
                self.assert_alike(answer(self.whole, query), answer(stub, query))

    def test_indexes_named_one_by_one_are_searched_as_one(self):
        one = [self.stub(f"one{i}", {part: [f"auto {databases[part]}"] for part in PARTS})
               for i, databases in enumerate(self.databases)]
        for query in QUERIES[::6]:
            with self.subTest(query):
                self.assert_alike(answer(self.whole, query), answer(one[0], query, several=one[1:]))

    def test_without_a_server_the_others_answer_and_it_is_said(self):
        stub, servers = self.serve()
        whole = answer(stub, ["xanh", "--limit", "100"])
        servers[0]["documents"].stop()
        code, hits, remarks = answer(stub, ["xanh", "--limit", "100"])
        self.assertEqual(code, 5)
        self.assertIn("partial result", remarks)
        self.assertIn(f"127.0.0.1:{servers[0]['documents'].port}", remarks)
        ids = {hit["document"] for hit in hits}
        self.assertLess(ids, {hit["document"] for hit in whole[1]})
        self.assertTrue(ids)
        # Without the other too there is no index at all.
        servers[1]["units"].stop()
        code, hits, remarks = answer(stub, ["xanh"])
        self.assertEqual((code, hits), (4, []))
        self.assertIn("no server of the index answers", remarks)
        # They are asked anew each time.
        for server in (servers[0]["documents"], servers[1]["units"]):
            server.start()
        self.assert_alike(whole, answer(stub, ["xanh", "--limit", "100"]))

    def test_a_server_that_hangs_is_waited_for_once(self):
        stub, servers = self.serve()
        for part in PARTS:
            servers[1][part].signal(signal.SIGSTOP)
        begin = time.monotonic()
        code, hits, remarks = answer(stub, ["xanh"])
        self.assertEqual(code, 5, remarks)
        self.assertTrue(hits)
        self.assertLess(time.monotonic() - begin, 30)

    def test_a_port_where_something_else_listens_is_no_server(self):
        stub, servers = self.serve()
        with socket.socket() as other:
            other.bind(("127.0.0.1", 0))
            other.listen()
            port = other.getsockname()[1]
            (stub / "units").write_text(f"remote 127.0.0.1:{port}\nremote 127.0.0.1:"
                                        f"{servers[1]['units'].port}\n")
            code, hits, remarks = answer(stub, ["xanh"])
        self.assertEqual(code, 5, remarks)
        self.assertIn(str(port), remarks)

    def test_a_stub_that_makes_no_sense_is_refused_with_its_line(self):
        for lines, wanted in [(["remote :ssh host"], "HOST:PORT"), (["remote host"], "HOST:PORT"),
                              (["remote host:99999"], "HOST:PORT"), (["inmemory"], "unknown kind"),
                              (["glass"], "no path"), ([], "0 shards"),
                              (["remote a:1"] * 65, "too many shards")]:
            with self.subTest(lines[:1]):
                shutil.rmtree(self.folder / f"bad-{self.id().rsplit('.', 1)[-1]}", ignore_errors=True)
                stub = self.stub("bad", {part: lines for part in PARTS})
                code, _, remarks = answer(stub, ["xanh"])
                self.assertEqual(code, 2)
                self.assertIn(wanted, remarks)

    def test_a_stub_needs_both_files_with_as_many_shards(self):
        stub = self.stub("uneven", {"documents": ["remote a:1", "remote b:2"], "units": ["remote c:3"]})
        self.assertEqual(answer(stub, ["xanh"])[0], 2)
        (stub / "units").unlink()
        self.assertNotEqual(answer(stub, ["xanh"])[0], 0)


if __name__ == "__main__":
    unittest.main()
