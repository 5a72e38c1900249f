"""What the JSON API refuses, and that it refuses it as described."""
import json
import os
import unittest
from urllib.parse import quote, urlencode

from serving import CORPUS  # before run: it tells where that is
from api import JSON, Served
from run import SCHEMAS


class Refused(Served):
    def test_what_is_not_there_is_a_problem(self):
        for target in ("/api/nothing", "/api/documents/", "/api/documents/9999/QĐ-TTg", "/api/Documents",
                       "/api/documents/qd-bct/2015/13443/nothing", "/api/agencies/nobody",
                       "/api/stubs/qd-bct/2015/13443", "/api/stubs/9999", "/api/passwd.schema.json",
                       "/api/vocabulary.schema.json", "/api/documents/qd-bct/2015/9999/units",
                       "/api/citations?target=9999", "/api/activities?document=9999",
                       "/api/search?similar=9999", "/api/x/search.schema.json"):
            with self.subTest(target):
                self.check_problem(self.get(quote(target, safe="/?=")), 404)

    def test_a_parameter_that_cannot_be_is_named(self):
        for target, name in (
                ("/api/documents?limit=-1", "limit"), ("/api/documents?limit=101", "limit"),
                ("/api/activities?limit=501", "limit"), ("/api/activities?limit=0", "limit"),
                ("/api/activities?offset=-5", "offset"), ("/api/activities?offset=1e99", "offset"),
                ("/api/activities?offset=18446744073709551616", "offset"),
                ("/api/search?limit=101&q=x", "limit"), ("/api/search?q=a&q=b", "q"),
                ("/api/citations?status='+OR+1=1--", "status"), ("/api/documents?from=2015-13", "from"),
                ("/api/edges?direction=up", None), ("/api/issues?codes=x", "codes"),
                ("/api/collection?q=1", "q"), ("/api/?q=1", "q"), ("/api/openapi.json?v=1", "v"),
                ("/api/search?kind=nonsense", "kind"), ("/api/search?facets=type,x", "facets"),
                ("/api/documents/qd-bct/2015/13443?limit=1", "limit")):
            with self.subTest(target):
                self.check_problem(self.get(target), 404 if name is None else 400, name)

    def test_words_are_only_words(self):
        hostile = ("'; DROP TABLE documents; --", "' OR '1'='1", "%", "_", "*", "\"", "\\", "a\"b'c",
                   "\u202e\ufeff", "ệ" * 500, "\U0010ffff", "NEAR/", "((((", "{id}", "../../etc/passwd",
                   "<script>alert(1)</script>", "٣", "-1", "1,2", "a&b", "\u0301" * 100)
        for path, _, parameters in self.operations():
            for parameter in parameters:
                schema = self.meant(parameter["schema"])
                plain = self.meant(schema.get("items", schema)) == {"type": "string"}
                if parameter["in"] != "query" or not plain:
                    continue
                for value in hostile:
                    target = f"{self.addresses(path)[0]}?{urlencode({parameter['name']: value})}"
                    with self.subTest(target):
                        status, kind, body = answer = self.get(target)
                        if status == 200:
                            self.assertEqual(kind, JSON)
                            self.check_answer(path, json.loads(body))
                        else:
                            self.check_problem(answer, status, json.loads(body).get("parameter"))
                            self.assertIn(status, (400, 404))

    def test_names_in_addresses_are_only_names(self):
        for name in ("'; DROP TABLE documents; --", "' OR 1=1 --", "\"", "<script>", "ệ" * 300, "\u202e",
                     "?", "#", "%", "*", "..%2F..", "qd-bct/2015/13443'", "a" * 2000):
            for place in ("documents/{}", "documents/{}/units", "agencies/{}", "stubs/{}", "{}.schema.json"):
                with self.subTest(name=name[:20], place=place):
                    self.check_problem(self.get("/api/" + quote(place.format(name), safe="/")), 404)

    def test_any_bytes_leave_the_server_well(self):
        for target in ("/api/documents?q=%ff%fe", "/api/documents/%c3%28", "/api/documents?q=%00",
                       "/api/documents?" + "q=1&" * 1000, "/api/documents?" + "&" * 1000,
                       "/api/documents?" + "&".join(f"p{n}=1" for n in range(1000)),
                       "/api/search?q=" + "x" * 200_000, "/api/documents?%", "/api/documents?q=%u0041"):
            with self.subTest(target[:60]):
                try:
                    self.assertIn(self.get(target)[0], (200, 400, 404, 414, 431))
                except ConnectionError:  # the server may close where a bound of its own is passed
                    self.assertGreater(len(target), 1000)
        self.assertEqual(self.get("/api/documents")[0], 200)

    def test_many_parameters_are_as_good_as_their_first_fault(self):
        many = "&".join(f"type={n}" for n in range(90))
        self.assertEqual(self.json("/api/documents?" + many)["items"], [])
        self.check_problem(self.get(f"/api/documents?{many}&p90=1"), 400, "p90")

    def test_nothing_is_told_of_the_machine(self):
        told = b"".join(self.get(path)[2] for path, _, _ in self.operations() if "{" not in path)
        for words in (str(self.index), str(SCHEMAS), str(CORPUS), os.path.expanduser("~") + "/"):
            self.assertNotIn(words.encode(), told)

    def test_only_asking_is_possible(self):
        for method in ("POST", "PUT", "DELETE", "PATCH"):
            self.assertEqual(self.get("/api/documents", method)[0], 405)
        self.assertEqual(self.get("/api/documents", "HEAD")[::2], (200, b""))


if __name__ == "__main__":
    unittest.main()
