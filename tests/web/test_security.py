"""Hostile clients: what they may not see, and what they may not take."""
import os
import resource
import threading
import time
import unittest
from contextlib import ExitStack
from urllib.parse import quote

from serving import Case, CorpusCase, Serve, request

MOST_MB = 64  # above idle
SCRIPT = "<script>alert('Xin chào')</script>"


class Hostile(CorpusCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # Each test holds hundreds of connections at once.
        most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(most, 8192), most))

    def setUp(self):
        self.serve = self.enterContext(Serve(self.index, "--log", "none"))
        self.serve.get("/search?q=xanh")  # whatever is loaded once is loaded
        self.idle = self.serve.resident_mb()

    def tearDown(self):
        """It lives, is not slow, and has not grown."""
        begin = time.monotonic()
        self.assertEqual(self.serve.get("/help")[0], 200)
        self.assertLess(time.monotonic() - begin, 10)
        self.assertLess(self.serve.resident_mb() - self.idle, MOST_MB)
        self.assertEqual(self.serve.stop()[0], 0)


class Requests(Hostile):
    def test_no_path_leads_out_of_the_pages(self):
        ways = ("..", "%2e%2e", "..%2f", "%2e%2e%2f", "..%5c", ".%2e", "%c0%ae%c0%ae", "%252e%252e",
                "....//", "..;")
        starts = ("/", "/static/", "/documents/", "/agencies/", "/api/", "/api/documents/", "/en/")
        for start in starts:
            for way in ways:
                for target in ("etc/passwd", "current", "README.md"):
                    answer = self.serve.raw(request(f"{start}{'/'.join([way] * 6)}/{target}"))
                    with self.subTest(start=start, way=way):
                        self.assertIn(answer[9:12], (b"404", b"400"))
                        for secret in (b"root:", b"gen-0", str(self.index).encode()):
                            self.assertNotIn(secret, answer)

    def test_what_is_no_text_is_refused(self):
        for target in ("/%00", "/a%00.html", "/search?q=%00", "/%ff", "/search?q=%c0%af",
                       "/search?q=%ed%a0%80", "/search?%80=a", "/%", "/search?q=%4", "/%0a",
                       "/a b", "/search?q=a#b", "*", "nothing"):
            with self.subTest(target):
                self.assertEqual(self.serve.raw(request(target))[9:12], b"400")
        for line in (b"GET /a\0b HTTP/1.1", b"GET /\xff HTTP/1.1", b"GET /a\tb HTTP/1.1"):
            answer = self.serve.raw(line + b"\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            self.assertEqual(answer[9:12], b"400")

    def test_nothing_but_reading_is_allowed_and_no_request_has_a_body(self):
        for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND",
                       "get", "X" * 1000):
            answer = self.serve.raw(request("/", method=method))
            self.assertEqual(answer[9:12], b"405", method)
            self.assertIn(b"\r\nAllow: GET, HEAD\r\n", answer)
            self.assertNotIn(method.encode() * 3, answer)
        hidden = b"GET /hidden HTTP/1.1\r\nHost: localhost\r\n\r\n"
        for fields in (["Content-Length: 5"], ["Transfer-Encoding: chunked"],
                       ["Transfer-Encoding: chunked", "Content-Length: 4"],
                       ["Content-Length: 0", "Content-Length: 5"],
                       ["Expect: 100-continue", "Content-Length: 5"],
                       ["Transfer-Encoding: xchunked"]):
            answer = self.serve.raw(request("/", *fields) + b"0\r\n\r\n" + hidden)
            self.assertEqual(answer[9:12], b"413", fields)
            self.assertEqual(answer.count(b"HTTP/1.1 "), 1)  # what follows is no second request
        for length in ("-4", "a", "0x10", "99999999999999999999999"):
            answer = self.serve.raw(request("/", f"Content-Length: {length}") + hidden)
            self.assertIn(answer[9:12], (b"400", b"413"), length)
            self.assertNotIn(b"hidden", answer)
        for chunk in (b"zzzz\r\n", b"-1\r\n", b"ffffffffffffffffff\r\n", b"5\r\nab"):
            answer = self.serve.raw(request("/", "Transfer-Encoding: chunked", method="POST") + chunk)
            self.assertEqual(answer[9:12], b"405")

    def test_lengths_and_numbers_are_bounded(self):
        for target, fields, status in (
                ("/" + "a" * 9000, [], b"414"),
                ("/" + "%41" * 4000, [], b"414"),
                ("/search?q=" + "a" * 20000, [], b"414"),
                ("/search?" + "q=a&" * 101, [], b"400"),
                ("/", [f"X-{i}: a" for i in range(200)], b"431"),
                ("/", ["X: " + "a" * 20000], b"431"),
                ("/", ["Cookie: " + "a" * 200000], b"431")):
            with self.subTest(target[:20]):
                self.assertEqual(self.serve.raw(request(target, *fields))[9:12], status)

    def test_a_page_from_elsewhere_cannot_ask_under_its_own_name(self):
        for host, status in (("evil.example", b"421"), ("127.0.0.1.evil.example", b"421"),
                             ("127.0.0.1:80", b"200"), ("[::1]", b"200"), ("localhost:1", b"200")):
            answer = self.serve.raw(f"GET /help HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
                                    .encode())
            self.assertEqual(answer[9:12], status, host)
        for fields in (b"", b"Host: localhost\r\nHost: evil.example\r\n"):
            answer = self.serve.raw(b"GET / HTTP/1.1\r\n" + fields + b"Connection: close\r\n\r\n")
            self.assertEqual(answer[9:12], b"400")

    def test_garbage_is_answered_or_closed(self):
        for garbage in (bytes(range(256)) * 100, b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" * 50,
                        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"GET\r\n\r\n", b"\r\n" * 1000 + b"\0" * 9,
                        b"GET / HTTP/9.9\r\n\r\n", b"GET / HTTP/1.1\r\nnocolon\r\n\r\n",
                        b"GET / HTTP/1.1\r\n: a\r\n\r\n", b"GET / \xff\r\n\r\n"):
            answer = self.serve.raw(garbage, b"\r\n\r\n", timeout=40)
            self.assertIn(answer[9:10], (b"4", b"5", b""), garbage[:20])
            self.assertNotIn(b"microhttpd", answer.lower())


class Floods(Hostile):
    def flood(self, head, part, megabytes):
        """All that comes back while that much is sent."""
        return self.serve.raw(head, *[part] * (megabytes * 2**20 // len(part)))

    def test_a_line_without_end(self):
        for head in (b"", b"GET /", b"GET / HTTP/1.1\r\nHost: localhost\r\nX: ",
                     b"GET / HTTP/1.1\r\nHost: "):
            self.assertIn(self.flood(head, b"a" * 65536, 150)[9:10], (b"4", b""))
            self.assertLess(self.serve.resident_mb() - self.idle, MOST_MB)

    def test_a_million_fields(self):
        self.assertIn(self.flood(b"GET / HTTP/1.1\r\n", b"A: b\r\n" * 10000, 6)[9:12], (b"431", b""))

    def test_bodies_without_end(self):
        for field in (b"Content-Length: 157286400", b"Transfer-Encoding: chunked"):
            head = b"POST / HTTP/1.1\r\nHost: localhost\r\n" + field + b"\r\n\r\n"
            self.assertIn(self.flood(head, b"f" * 65536, 150)[9:12], (b"405", b""))

    def test_four_hundred_ranges(self):
        ranges = ",".join(f"{i}-{i + 100000}" for i in range(400))
        whole = self.serve.get("/documents/qd-ttg/2012/1393")
        answer = self.serve.get("/documents/qd-ttg/2012/1393", Range=f"bytes={ranges}")
        self.assertEqual((answer[0], answer[2]), (200, whole[2]))


class Connections(Hostile):
    def connections(self, count, said):
        kept = self.enterContext(ExitStack())
        clients = []
        for _ in range(count):
            clients.append(kept.enter_context(self.serve.connect()))
            clients[-1].sendall(said)
        return clients

    def assert_not_shut_out(self, seconds=5):
        begin = time.monotonic()
        self.assertEqual(self.serve.get("/help")[0], 200)
        self.assertLess(time.monotonic() - begin, seconds)
        self.assertLess(self.serve.resident_mb() - self.idle, MOST_MB)

    def test_five_hundred_open_connections(self):
        clients = self.connections(500, b"GET /search?q=xanh HTTP/1.1\r\nHost: localhost\r\n\r\n")
        for client in clients:
            self.assertTrue(client.recv(20).startswith(b"HTTP/1.1 200"))
        self.assert_not_shut_out()

    def test_heads_that_never_end(self):
        self.connections(500, b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 15000)
        self.assert_not_shut_out()

    def test_a_byte_each_second_shuts_nobody_out(self):
        clients = self.connections(700, b"GET / HTTP/1.1\r\nX: ")
        begin = time.monotonic()
        while time.monotonic() - begin < 8:
            for client in clients:
                try:
                    client.send(b"a")
                except OSError:
                    pass
            self.assert_not_shut_out()
            time.sleep(1)
        # They made progress all the time; what counts is that they took too long.
        self.assertLess(self.serve.metrics()["viendan_connections"], 300)

    def test_answers_that_nobody_reads(self):
        wanted = "/documents/qd-bct/2013/13443?unread="
        for number in range(300):
            self.connections(1, f"GET {wanted}{number} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        self.assert_not_shut_out(20)

    def test_many_who_ask_at_once(self):
        wrong = []

        def ask(number):
            for page in ("/search?q=xanh", "/", "/collection"):
                status = self.serve.get(f"{page}{'&' if '?' in page else '?'}n={number}")[0]
                if status != 200:
                    wrong.append((page, status))

        threads = [threading.Thread(target=ask, args=(number,)) for number in range(100)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(wrong, [])


class Script(Case):
    """Markup in what others wrote stays text."""

    TEXT = f"""BỘ CÔNG THƯƠNG

Số: 77/QĐ-BCT

Hà Nội, ngày 05 tháng 6 năm 2019

QUYẾT ĐỊNH

Về việc {SCRIPT} "><img src=x onerror=alert(1)>

Căn cứ Quyết định số 5/QĐ-TTg ngày 1 tháng 2 năm 2003 về {SCRIPT};

Điều 1. {SCRIPT} và <svg onload=alert(1)> & javascript:alert(1).
"""

    def test_script_is_never_markup(self):
        self.write(f"{quote(SCRIPT, safe='')[:60]}<b>\"'.txt", self.TEXT)
        self.write("<img src=x onerror=alert(1)>.txt", b"\0\1\2 not a document")
        self.build()
        pages = ["/", "/documents", "/documents/qd-bct/2019/77", "/collection", "/stubs", "/activities",
                 "/agencies", "/documents/qd-ttg/2003/5", "/search?q=alert",
                 *(f"{path}?{name}={quote(SCRIPT)}" for path in ("/search", "/documents", "/activities",
                                                                 "/agencies", "/stubs", "/search.atom")
                   for name in ("q", "type", "words", "agency", "offset", "from", "sort", "x")),
                 "/" + quote(SCRIPT), "/documents/" + quote(SCRIPT), "/agencies/" + quote(SCRIPT)]
        with Serve(self.index, "--log", "none") as serve:
            for page in [*pages, *("/en" + page for page in pages)]:
                with self.subTest(page):
                    status, headers, body = serve.get(page)
                    self.assertIn(status, (200, 400, 404))
                    for markup in (b"<script>", b"<img", b"<svg onload", b"href=\"javascript"):
                        self.assertNotIn(markup, body)
                    self.assertIn("script-src 'self'", headers["content-security-policy"])
                    self.assertNotIn("unsafe", headers["content-security-policy"])

    def test_no_answer_tells_of_the_machine(self):
        self.write("a.txt", self.TEXT)
        self.build()
        with Serve(self.index, "--log", "none") as serve:
            for page in ("/", "/collection", "/documents/qd-bct/2019/77", "/nothing", "/healthz",
                         "/documents/x/../y", "/api/documents", "/api/nothing", "/metrics"):
                status, headers, body = serve.get(page)
                said = str(headers).encode() + body
                for secret in (str(self.folder), os.uname().nodename, "libmicrohttpd", "/segments/"):
                    self.assertNotIn(secret.encode(), said, page)
            for name in list((self.index / "segments").glob("*/documents")):
                name.rename(name.with_name("gone"))
            status, _, body = serve.get("/documents/qd-bct/2019/77?again")
            self.assertEqual(status, 500)
            self.assertNotIn(str(self.folder).encode(), body)
            self.assertNotIn(b".xml", body)


if __name__ == "__main__":
    unittest.main()
