"""A running `viendan serve` for the tests, and clients that say exactly what they are told to."""
import http.client
import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "cli"))
from run import CORPUS, VIENDAN, Case, CorpusCase, viendan  # noqa: E402,F401


class Serve:
    """Started on a free port; `said` has its standard error until then."""

    def __init__(self, index, *arguments, environment=None, **options):
        command = [VIENDAN, "serve", "--index", str(index), "--port", "0", *map(str, arguments)]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL,
                                        env={**os.environ, **(environment or {})}, **options)
        self.said = self.process.stderr.readline().decode()
        found = re.search(r"http://\S+:(\d+)/", self.said)
        self.port = int(found.group(1)) if found else 0

    def stop(self, how=signal.SIGTERM):
        """The exit code, and what it said since it was ready."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        said = self.process.communicate(timeout=60)[1].decode()
        return self.process.returncode, said

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()

    def resident_mb(self):
        pages = int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGESIZE") / 2**20

    def connect(self, timeout=30):
        return socket.create_connection(("127.0.0.1", self.port), timeout=timeout)

    def get(self, target, method="GET", **headers):
        """(status, headers with small letters, body)"""
        client = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            client.request(method, target,
                           headers={name.replace("_", "-"): value for name, value in headers.items()})
            answer = client.getresponse()
            fields = {name.lower(): value for name, value in answer.getheaders()}
            return answer.status, fields, answer.read()
        finally:
            client.close()

    def raw(self, *parts, timeout=30):
        """Sends the parts until the server closes the connection; all that came back."""
        with self.connect(timeout) as client:
            try:
                for part in parts:
                    client.sendall(part)
            except OSError:  # it closed the connection: what it said before can still be read
                pass
            answer = b""
            try:
                while data := client.recv(65536):
                    answer += data
            except ConnectionError:
                pass
            return answer

    def metrics(self):
        """Name with labels -> value"""
        lines = self.get("/metrics")[2].decode().splitlines()
        return {name: float(value) for name, value in
                (line.rsplit(" ", 1) for line in lines if not line.startswith("#"))}


def request(target="/", *fields, method="GET", version="HTTP/1.1"):
    """The bytes of a request whose connection ends with it."""
    lines = [f"{method} {target} {version}", "Host: localhost", "Connection: close", *fields]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()
