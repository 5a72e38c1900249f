"""The server: answers, conditions, compression, log, health, figures, its end, its socket handed over,
and builds that publish meanwhile."""
import gzip
import os
import shutil
import signal
import socket
import subprocess
import threading
import unittest

from serving import CORPUS, VIENDAN, Case, CorpusCase, Serve, request, viendan

PUBLISHES = 20
PAGES = ("/", "/search?q=tang+truong+xanh", "/documents", "/documents/qd-ttg/2012/1393",
         "/activities", "/agencies", "/stubs", "/collection", "/help", "/en/", "/en/search?q=xanh",
         "/api/documents", "/search.atom?q=xanh")
SECURITY = {
    "content-security-policy":
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


class Answers(CorpusCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.serve = Serve(cls.index, "--log", "none")
        cls.addClassCleanup(cls.serve.stop)

    def test_pages_are_there_with_the_headers_that_protect_their_reader(self):
        for page in PAGES:
            with self.subTest(page):
                status, headers, body = self.serve.get(page)
                self.assertEqual(status, 200)
                self.assertTrue(body)
                self.assertEqual({name: headers.get(name) for name in SECURITY}, SECURITY)
                self.assertEqual(headers["cache-control"], "no-cache")
                self.assertNotIn("server", headers)
                self.assertEqual(int(headers["content-length"]), len(body))

    def test_a_page_that_the_browser_has_is_not_sent_again(self):
        for page in PAGES:
            with self.subTest(page):
                tag = self.serve.get(page)[1]["etag"]
                for said in (tag, tag.removeprefix("W/"), f'"x", {tag}', "*"):
                    status, headers, body = self.serve.get(page, If_None_Match=said)
                    self.assertEqual((status, body, headers["etag"]), (304, b"", tag))
                self.assertEqual(self.serve.get(page, If_None_Match='"x"')[0], 200)

    def test_a_page_is_compressed_for_those_who_ask(self):
        plain = self.serve.get("/documents/qd-ttg/2012/1393")[2]
        for accepted in ("gzip", "br, gzip;q=0.5", "*"):
            status, headers, body = self.serve.get("/documents/qd-ttg/2012/1393",
                                                   Accept_Encoding=accepted)
            self.assertEqual((status, headers["content-encoding"], headers["vary"]),
                             (200, "gzip", "Accept-Encoding"))
            self.assertEqual(gzip.decompress(body), plain)
            self.assertLess(len(body), len(plain) / 2)
        for refused in ("gzip;q=0", "identity", "br"):
            headers = self.serve.get("/documents/qd-ttg/2012/1393", Accept_Encoding=refused)[1]
            self.assertNotIn("content-encoding", headers)

    def test_head_is_get_without_the_body(self):
        for page in PAGES:
            with self.subTest(page):
                got, head = self.serve.get(page), self.serve.get(page, method="HEAD")
                self.assertEqual(head[2], b"")
                for answer in (got, head):
                    answer[1].pop("date")
                self.assertEqual((got[0], got[1]), (head[0], head[1]))

    def test_what_is_not_there_is_not_found(self):
        for page in ("/nothing", "/documents/qd-ttg/1999/1", "/static/nothing.css", "/api/nothing",
                     "/en/nothing", "/documentsx", "/healthz/x"):
            with self.subTest(page):
                status, headers, _ = self.serve.get(page)
                self.assertEqual(status, 404)
                self.assertEqual(headers["cache-control"], "no-store")
                self.assertEqual({name: headers.get(name) for name in SECURITY}, SECURITY)

    def test_many_requests_of_one_connection_are_answered_in_turn(self):
        one = b"GET /help HTTP/1.1\r\nHost: localhost\r\n\r\n"
        answer = self.serve.raw(one * 10 + request("/en/help"))
        self.assertEqual(answer.count(b"HTTP/1.1 200 OK\r\n"), 11)
        self.assertEqual(answer.count(b'lang="vi"'), 10 * answer.count(b'<html lang="en"') *
                         self.serve.get("/help")[2].count(b'lang="vi"')
                         + self.serve.get("/en/help")[2].count(b'lang="vi"'))

    def test_an_old_client_and_an_absolute_address_are_understood(self):
        old = self.serve.raw(b"GET /help HTTP/1.0\r\n\r\n")
        self.assertTrue(old.startswith(b"HTTP/1.1 200"))
        self.assertIn(b"HTTP/1.1 200", self.serve.raw(request("http://localhost/help")))

    def test_ranges_are_not_served(self):
        whole = self.serve.get("/help")
        part = self.serve.get("/help", Range="bytes=0-9")
        self.assertEqual((part[0], part[2]), (200, whole[2]))

    def test_health_and_figures(self):
        self.assertEqual(self.serve.get("/healthz")[::2], (200, b"ok\n"))
        before = self.serve.metrics()
        self.serve.get("/help?figures")
        self.serve.get("/help?figures")
        self.serve.get("/nothing")
        after = self.serve.metrics()
        gained = {name: after[name] - before[name] for name in after}
        self.assertEqual(gained['viendan_requests_total{status="4xx"}'], 1)
        self.assertGreaterEqual(gained['viendan_requests_total{status="2xx"}'], 2)
        self.assertEqual(gained["viendan_kept_hits_total"], 1)
        self.assertEqual(after["viendan_request_seconds_count"],
                         after['viendan_request_seconds_bucket{le="+Inf"}'])
        self.assertEqual(after["viendan_documents"], 5)
        self.assertGreaterEqual(after["viendan_generation"], 1)
        self.assertGreater(after["viendan_resident_bytes"], 1e6)
        self.assertGreaterEqual(after["viendan_connections"], 1)


class Life(CorpusCase):
    def test_it_says_where_it_is_and_ends_cleanly(self):
        for how in (signal.SIGTERM, signal.SIGINT):
            with Serve(self.index) as serve:
                self.assertRegex(serve.said, r"^viendan: 5 documents at http://127\.0\.0\.1:\d+/\n$")
                self.assertEqual(serve.get("/help")[0], 200)
                code, said = serve.stop(how)
                self.assertEqual(code, 0)
                self.assertRegex(said, r'Z info GET "/help" 200 \d+ \d+\.\d\n')
                with self.assertRaises(OSError):
                    serve.connect()

    def test_a_log_file_has_a_line_a_request_that_no_client_can_forge(self):
        with Serve(self.index, "--log", log := self.index.parent / "log") as serve:
            serve.get("/help")
            serve.get("/nothing")
            serve.raw(b"GET /a\xff\x1b\"b HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            serve.raw(request("/", method="DELETE"))
            self.assertEqual(serve.stop(), (0, ""))
        lines = log.read_text(encoding="ascii").splitlines()
        # Sorted: a line is written when its thread has done with the request.
        self.assertEqual(sorted(line.split(" info ")[1].rsplit(" ", 2)[0] for line in lines),
                         ['DELETE "/" 405', 'GET "/a\\xff\\x1b\\x22b" 400', 'GET "/help" 200',
                          'GET "/nothing" 404'])

    def test_no_index_or_a_taken_port_is_told(self):
        done = viendan("serve", "--index", self.index / "nowhere", "--port", "0")
        self.assertEqual(done.returncode, 4)
        with Serve(self.index, "--log", "none") as serve:
            done = viendan("serve", "--index", self.index, "--port", serve.port)
            self.assertEqual(done.returncode, 2)
            self.assertIn(str(serve.port), done.stderr)
        self.assertEqual(viendan("serve", "--index", self.index, "--address", "x").returncode, 2)
        self.assertEqual(viendan("serve", "--index", self.index, "--port", "70000").returncode, 2)

    def test_an_index_that_is_gone_is_unhealthy(self):
        copy = self.index.parent / "copy"
        shutil.copytree(self.index, copy)
        with Serve(copy, "--log", "none") as serve:
            shutil.rmtree(copy)
            self.assertEqual(serve.get("/healthz")[0], 503)
            self.assertEqual(serve.get("/help")[0], 503)
            shutil.copytree(self.index, copy)
            self.assertEqual(serve.get("/healthz")[0], 200)
            self.assertEqual(serve.get("/help")[0], 200)

    def test_a_socket_is_handed_over_and_the_manager_is_told(self):
        told = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        told.bind(str(self.index.parent / "notify"))
        told.settimeout(60)
        handed = socket.create_server(("127.0.0.1", 0))
        # A shell puts the socket where it is expected, and its own number where ours will be.
        script = f'exec 3<&{handed.fileno()}; LISTEN_PID=$$ exec "$@"'
        process = subprocess.Popen(
            ["bash", "-c", script, "bash", VIENDAN, "serve", "--index", self.index, "--log", "none"],
            env={**os.environ, "LISTEN_FDS": "1", "NOTIFY_SOCKET": str(self.index.parent / "notify")},
            pass_fds=[handed.fileno()], stderr=subprocess.PIPE)
        try:
            self.assertEqual(told.recv(100), b"READY=1")
            with socket.create_connection(handed.getsockname()) as client:
                client.sendall(request("/healthz"))
                self.assertTrue(client.recv(100).startswith(b"HTTP/1.1 200"))
            process.send_signal(signal.SIGTERM)
            self.assertEqual(told.recv(100), b"STOPPING=1")
            self.assertEqual(process.wait(60), 0)
        finally:
            process.kill()
            process.communicate()
            told.close()
            handed.close()


class Publishing(Case):
    """Readers see one generation or the next, whole, and no request fails."""

    def read(self, serve, pages):
        while not self.ended.is_set():
            for page in pages:
                status, _, body = serve.get(page)
                self.read_pages += 1
                if status != 200:
                    self.failed.append((page, status, body[:200]))

    def test_no_request_fails_while_builds_publish(self):
        for file in CORPUS.glob("*.txt"):
            shutil.copy(file, self.corpus)
        self.assertEqual(self.build().returncode, 0)
        self.ended, self.failed, self.read_pages = threading.Event(), [], 0
        with Serve(self.index) as serve:
            # Each reader asks for addresses of its own, so that they are made rather than kept.
            readers = [threading.Thread(target=self.read, args=(
                serve, [f"{page}{'&' if '?' in page else '?'}limit={number + 10}" for page in PAGES]))
                for number in range(4)]
            for reader in readers:
                reader.start()
            try:
                for number in range(PUBLISHES):
                    self.write("new.txt", f"""THỦ TƯỚNG CHÍNH PHỦ

Số: {number + 1}/QĐ-TTg

Hà Nội, ngày 05 tháng 6 năm 2019

QUYẾT ĐỊNH

Về việc thử lần {number}

Điều 1. Từ khóa hiếm khi gặp: lần{number}.
""")
                    self.assertEqual(self.build().returncode, 0)
                    # What was published is shown to the next request.
                    status, _, body = serve.get(f"/documents/qd-ttg/2019/{number + 1}")
                    self.assertEqual(status, 200, body)
            finally:
                self.ended.set()
                for reader in readers:
                    reader.join()
            self.assertEqual(self.failed, [])
            self.assertGreater(self.read_pages, PUBLISHES)
            self.assertEqual(serve.metrics()["viendan_documents"], 6)
            code, said = serve.stop()
            self.assertEqual(code, 0)
            self.assertNotIn(" error ", said)


if __name__ == "__main__":
    unittest.main()
