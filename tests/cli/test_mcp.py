"""The server for assistants from outside: message by message, and whatever is sent to it."""
import json
import os
import select
import subprocess
import unittest
from pathlib import Path

from run import CORPUS, VIENDAN, Case, CorpusCase

MODERN = {"io.modelcontextprotocol/protocolVersion": "2026-07-28",
          "io.modelcontextprotocol/clientCapabilities": {}}


class Mcp:
    """A running server."""

    def __init__(self, index):
        self.process = subprocess.Popen([VIENDAN, "mcp", "--index", str(index)], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.id = 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.communicate()

    def say(self, message):
        data = message if isinstance(message, bytes) else json.dumps(message).encode()
        self.process.stdin.write(data + b"\n")
        self.process.stdin.flush()

    def hear(self, timeout=60):
        assert select.select([self.process.stdout], [], [], timeout)[0], "no answer"
        return json.loads(self.process.stdout.readline())

    def ask(self, method, **params):
        self.id += 1
        self.say({"jsonrpc": "2.0", "id": self.id, "method": method, "params": params})
        answer = self.hear()
        assert answer["id"] == self.id, answer
        return answer

    def ask_modern(self, method, **params):
        return self.ask(method, _meta=MODERN, **params)

    def begin(self, revision):
        answer = self.ask("initialize", protocolVersion=revision, capabilities={},
                          clientInfo={"name": "test", "version": "1"})
        self.say({"jsonrpc": "2.0", "method": "notifications/initialized"})
        return answer["result"]

    def call(self, tool, **arguments):
        return self.ask_modern("tools/call", name=tool, arguments=arguments)["result"]["structuredContent"]

    def silent(self):
        return not select.select([self.process.stdout], [], [], 0.2)[0]

    def resident_mb(self):
        fields = Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        peak = next(line for line in fields if line.startswith("VmHWM"))
        return int(peak.split()[1]) / 1024


class Talk(CorpusCase):
    def setUp(self):
        self.mcp = Mcp(self.index)
        self.addCleanup(self.mcp.__exit__)

    def refused(self, message, code, of=None):
        self.mcp.say(message)
        answer = self.mcp.hear()
        self.assertEqual((answer["error"]["code"], answer["id"]), (code, of), answer)
        return answer["error"]

    def test_each_revision_is_told_what_it_knows(self):
        for asked, agreed in (("2025-11-25", "2025-11-25"), ("2025-06-18", "2025-06-18"),
                              ("2025-03-26", "2025-03-26"), ("2024-11-05", "2024-11-05"),
                              ("2026-07-28", "2025-11-25"), ("1999-01-01", "2025-11-25")):
            with self.subTest(asked), Mcp(self.index) as mcp:
                begun = mcp.begin(asked)
                self.assertEqual(begun["protocolVersion"], agreed)
                tool = mcp.ask("tools/list")["result"]["tools"][0]
                self.assertEqual("outputSchema" in tool, agreed >= "2025-06-18")
                self.assertEqual("annotations" in tool, agreed >= "2025-03-26")
                result = mcp.ask("tools/call", name="search", arguments={"query": "xanh"})["result"]
                self.assertEqual("structuredContent" in result, agreed >= "2025-06-18")
                self.assertGreater(json.loads(result["content"][0]["text"])["total"], 0)
                self.assertNotIn("resultType", result)
                self.assertEqual(mcp.ask("ping")["result"], {})

    def test_a_request_that_names_its_revision_needs_nothing_before(self):
        found = self.mcp.ask_modern("server/discover")["result"]
        self.assertEqual(found["supportedVersions"][0], "2026-07-28")
        self.assertEqual((found["resultType"], found["cacheScope"]), ("complete", "public"))
        self.assertEqual(self.mcp.ask_modern("tools/list")["result"]["resultType"], "complete")
        self.assertEqual(self.mcp.ask_modern("ping")["error"]["code"], -32601)
        unknown = self.mcp.ask("tools/list", _meta={**MODERN, "io.modelcontextprotocol/protocolVersion": "1900-01-01"})
        self.assertEqual(unknown["error"]["code"], -32022)
        self.assertIn("2026-07-28", unknown["error"]["data"]["supported"])
        self.assertEqual(self.mcp.ask("tools/list", _meta=dict(list(MODERN.items())[:1]))["error"]["code"], -32602)
        # Both eras on one connection.
        self.mcp.begin("2025-06-18")
        self.assertNotIn("resultType", self.mcp.ask("tools/list")["result"])
        self.assertIn("resultType", self.mcp.ask_modern("tools/list")["result"])

    def test_what_is_no_request_is_answered_as_json_rpc_has_it(self):
        self.refused(b"{", -32700)
        self.refused(b"\xff\xfe", -32700)
        self.refused(b'{"jsonrpc":"2.0","id":1,"method":"ping"} {}', -32700)
        self.refused(b'"words"', -32600)
        self.refused({"jsonrpc": "1.0", "id": 3, "method": "ping"}, -32600, 3)
        self.refused({"jsonrpc": "2.0", "id": None, "method": "ping"}, -32600)
        self.refused({"jsonrpc": "2.0", "id": [1], "method": "ping"}, -32600)
        self.refused({"jsonrpc": "2.0", "id": 4}, -32600, 4)
        self.refused({"jsonrpc": "2.0", "id": 5, "method": "ping", "params": [1]}, -32602, 5)
        self.refused({"jsonrpc": "2.0", "id": "a", "method": "tools/list"}, -32602, "a")
        self.mcp.begin("2025-11-25")
        self.refused({"jsonrpc": "2.0", "id": "b", "method": "no/such"}, -32601, "b")
        self.refused({"jsonrpc": "2.0", "id": 6, "method": "tools/call"}, -32602, 6)
        self.refused({"jsonrpc": "2.0", "id": 7, "method": "tools/call", "params": {"name": "write"}}, -32602, 7)
        self.refused({"jsonrpc": "2.0", "id": 8, "method": "initialize", "params": {"protocolVersion": "2025-11-25"}},
                     -32600, 8)

    def test_what_needs_no_answer_gets_none(self):
        self.mcp.begin("2025-11-25")
        for message in ({"jsonrpc": "2.0", "method": "notifications/cancelled", "params": {"requestId": 1}},
                        {"jsonrpc": "2.0", "method": "no/such"}, {"jsonrpc": "2.0", "id": 9, "result": {}}, b"", b"  \r"):
            self.mcp.say(message)
        self.assertTrue(self.mcp.silent())

    def test_lists_of_messages_are_of_one_revision_alone(self):
        ping = {"jsonrpc": "2.0", "id": 1, "method": "ping"}
        note = {"jsonrpc": "2.0", "method": "notifications/cancelled"}
        self.refused([ping], -32600)
        with Mcp(self.index) as mcp:
            mcp.begin("2025-03-26")
            mcp.say([ping, note, {"jsonrpc": "2.0", "id": 2, "method": "no/such"}, 7])
            answers = mcp.hear()
            self.assertEqual([each["id"] for each in answers], [1, 2, None])
            mcp.say([note])
            self.assertTrue(mcp.silent())
            for batch in ([], [ping] * 51):
                mcp.say(batch)
                self.assertEqual(mcp.hear()["error"]["code"], -32600)

    def test_what_is_too_large_is_refused_within_little_memory(self):
        self.mcp.call("search", query="xanh")
        before = self.mcp.resident_mb()
        block = b"x" * (1 << 20)
        self.mcp.process.stdin.write(b'{"jsonrpc":"2.0","id":1,"method":"')
        for _ in range(150):
            self.mcp.process.stdin.write(block)
        self.mcp.say(b'"}')
        self.assertEqual(self.mcp.hear()["error"]["code"], -32600)
        for deep in (b"[" * 10_000, b'{"a":' * 10_000 + b"1" + b"}" * 10_000, b"[" * 1_000_000):
            self.refused(deep, -32600)
        self.refused(b"[" + b"0," * 400_000 + b"0]", -32600)
        many = {"jsonrpc": "2.0", "id": 1, "method": "ping", "params": {str(i): 0 for i in range(60_000)}}
        self.refused(many, -32600)
        self.assertLess(self.mcp.resident_mb() - before, 32)
        self.assertGreater(self.mcp.call("search", query="xanh")["total"], 0)

    def test_answers_are_bounded(self):
        for tool, arguments in (("search", {"query": "và", "limit": 50}), ("activities", {"limit": 100}),
                                ("read", {"document": "1419/QĐ-TTg", "limit": 20_000}),
                                ("links", {"document": "1419/QĐ-TTg", "limit": 100})):
            with self.subTest(tool):
                self.assertLess(len(json.dumps(self.mcp.call(tool, **arguments), ensure_ascii=False).encode()), 400_000)

    def test_it_ends_when_the_client_does(self):
        self.mcp.begin("2025-11-25")
        out, said = self.mcp.process.communicate(timeout=30)
        self.assertEqual((self.mcp.process.returncode, out, said), (0, b"", b""))


class Published(Case):
    def test_what_a_build_publishes_is_there_at_the_next_call(self):
        first = sorted(CORPUS.glob("*.txt"))[0]
        self.write("first.txt", first.read_bytes())
        self.assertEqual(self.build().returncode, 0)
        with Mcp(self.index) as mcp:
            self.assertEqual(mcp.call("search", query="nhungtuchuatungco")["total"], 0)
            for i in range(3):  # so that the first generation is gone
                self.write(f"next{i}.txt", f"BỘ CÔNG THƯƠNG\nSố: {i + 7}/QĐ-BCT\nQUYẾT ĐỊNH\nVề nhungtuchuatungco\n"
                                           f"Điều 1. nhungtuchuatungco {i}\n")
                self.assertEqual(self.build().returncode, 0)
            self.assertEqual(mcp.call("search", query="nhungtuchuatungco")["total"], 3)

    def test_without_an_index_it_says_so_and_ends(self):
        done = subprocess.run([VIENDAN, "mcp", "--index", str(self.index)], capture_output=True, text=True,
                              stdin=subprocess.DEVNULL, timeout=60, env=os.environ)
        self.assertEqual((done.returncode, done.stdout), (4, ""))
        self.assertIn("viendan build", done.stderr)


if __name__ == "__main__":
    unittest.main()
