"""The JSON API from outside, on the corpus that ships: as described, and the same as the exports."""
import json
import re
import unittest
from urllib.parse import quote, urlencode

from serving import viendan  # before run: it tells where that is
from api import JSON, Served
from run import SCHEMAS, records

OF_A_DOCUMENT = ("units", "activities", "citations", "targets", "duties")


class Described(Served):
    def test_every_resource_is_listed(self):
        listed = [each["path"] for each in self.json("/api/")["resources"]]
        self.assertEqual(sorted(listed), sorted(self.description["paths"]))
        self.assertEqual(self.json("/api"), self.json("/api/"))

    def test_the_description_and_its_schemas_are_the_files(self):
        for file in sorted(SCHEMAS.glob("*.json")):
            with self.subTest(file.name):
                self.assertEqual(self.get("/api/" + file.name), (200, JSON, file.read_bytes()))

    def test_every_resource_answers_as_described(self):
        for path, operation, _ in self.operations():
            addresses = self.addresses(path)
            self.assertTrue(addresses, path)
            kinds = list(operation["responses"]["200"]["content"])
            for address in addresses:
                with self.subTest(address):
                    if "application/json" in kinds:
                        self.check_answer(path, self.json(address))
                    else:
                        status, told, body = self.get(address)
                        self.assertEqual((status, told), (200, f"{kinds[0]}; charset=utf-8"))
                        self.assertTrue(body)

    def test_every_parameter_is_taken_as_its_example_has_it(self):
        for path, _, parameters in self.operations():
            address = self.addresses(path)[0]
            for parameter in parameters:
                example = parameter.get("example")
                if parameter["in"] != "query" or example is None:
                    continue
                value = example[0] if isinstance(example, list) else example
                with self.subTest(path, parameter=parameter["name"]):
                    self.check_answer(path, self.json(f"{address}?{urlencode({parameter['name']: value})}"))

    def test_every_choice_is_taken(self):
        for path, _, parameters in self.operations():
            for parameter in parameters:
                schema = self.meant(parameter["schema"])
                choices = self.meant(schema.get("items", schema)).get("enum", ())
                for choice in choices if parameter["in"] == "query" else ():
                    with self.subTest(path, choice=choice):
                        target = f"{self.addresses(path)[0]}?{parameter['name']}={choice}"
                        self.assertEqual(self.get(target)[0], 200)

    def test_examples_are_as_described(self):
        seen = 0
        for path, operation, _ in self.operations():
            for answer in operation["responses"].values():
                for kind, content in self.meant(answer)["content"].items():
                    if "example" not in content:
                        continue
                    seen += 1
                    with self.subTest(path, kind=kind):
                        if kind == "application/json":
                            self.check_answer(path, content["example"])
                        else:
                            self.check(content["example"], "components", "schemas", "problem")
        self.assertGreater(seen, 20)

    def test_the_check_sees_a_fault_where_there_is_one(self):
        wrong = self.json("/api/documents")
        wrong["items"][0]["number"] = 7
        with self.assertRaises(AssertionError):
            self.check_answer("/api/documents", wrong)
        wrong = self.json("/api/documents")
        wrong["more"] = None
        with self.assertRaises(AssertionError):
            self.check_answer("/api/documents", wrong)


class Same(Served):
    def lines(self, target):
        """All lines of a list, by the links of its parts."""
        lines = b""
        while target:
            status, kind, body = self.get(target)
            self.assertEqual((status, kind), (200, "application/x-ndjson"), body)
            lines += body
            link = re.fullmatch(r'<(/api/[^>]*)>; rel="next"', self.headers.get("link", ""))
            target = link and link[1]
        return lines

    def exported(self, *arguments):
        done = viendan("export", *arguments, "--index", self.index, "--format", "jsonl")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertTrue(done.stdout)
        return done.stdout.encode()

    def test_lists_over_all_documents_are_the_exports(self):
        for kind in ("documents", "activities", "citations"):
            for limit in (3, 100):
                with self.subTest(kind, limit=limit):
                    self.assertEqual(self.lines(f"/api/{kind}?format=jsonl&limit={limit}"),
                                     self.exported(kind))

    def test_what_is_in_a_document_is_its_export(self):
        for kind in OF_A_DOCUMENT:
            whole = b"".join(self.lines(f"/api/documents/{quote(each)}/{kind}?format=jsonl&limit=40")
                             for each in self.documents)
            with self.subTest(kind):
                self.assertEqual(whole, self.exported(kind))

    def test_a_search_is_that_of_the_command_line(self):
        for query, *conditions in (("tang truong xanh",), ("1419/QĐ-TTg",), ('"sản xuất sạch hơn"',),
                                   ("xanh", ("year", "2015..")), ("", ("lead", "Bộ Công Thương"))):
            with self.subTest(query):
                options = [word for name, value in conditions for word in ("--" + name, value)]
                done = viendan("search", "--index", self.index, "--format", "jsonl", *options, "--", query)
                target = urlencode([("q", query), ("format", "jsonl"), *conditions])
                self.assertEqual(self.get("/api/search?" + target)[2].decode(), done.stdout)
                self.assertTrue(done.stdout)

    def test_documents_like_one_are_those_of_the_command_line(self):
        done = viendan("search", "--index", self.index, "--format", "jsonl", "--similar", "13443/QĐ-BCT")
        target = "/api/search?format=jsonl&similar=" + quote("13443/QĐ-BCT")
        self.assertEqual(self.get(target)[2].decode(), done.stdout)
        self.assertTrue(done.stdout)

    def test_edges_are_the_links_of_the_command_line(self):
        for each in self.documents:
            done = viendan("links", each, "--index", self.index, "--format", "jsonl")
            links = [json.loads(line) for line in done.stdout.splitlines()]
            edges = self.all_items(f"/api/documents/{quote(each)}/edges?limit=3")
            self.assertCountEqual(edges, links)
        self.assertTrue(links)

    def test_facets_are_those_of_the_command_line(self):
        done = viendan("search", "--index", self.index, "--format", "jsonl", "--facets", "type,year", "xanh")
        self.assertEqual(self.json("/api/search?q=xanh&facets=type,year")["facets"],
                         json.loads(done.stdout.splitlines()[-1])["facets"])

    def test_english_addresses_are_the_same(self):
        for target in ("/api/documents?limit=2", "/api/collection", "/api/nothing", "/api/"):
            with self.subTest(target):
                there, here = self.get("/en" + target), self.get(target)
                self.assertEqual(there[:2], here[:2])
                self.assertEqual(there[2].replace(b"/en/api", b"/api"), here[2])


class Chosen(Served):
    def test_a_document_is_named_in_any_spelling(self):
        ways = ("qd-bct/2015/13443", "qd-bct%2F2015%2F13443", "13443/QĐ-BCT", "13443/QD-BCT",
                "13443/qd-bct", "13443")
        answers = [self.json("/api/documents/" + quote(way, safe="/%")) for way in ways]
        for answer in answers:
            self.assertEqual(answer, answers[0])
        for name, link in answers[0]["links"].items():
            with self.subTest(name):
                self.assertEqual(self.get(link)[0], 200)

    def test_counts_are_those_of_the_lists(self):
        for each in self.documents:
            document = self.json("/api/documents/" + quote(each))
            for kind in OF_A_DOCUMENT:
                self.assertEqual(self.json(document["links"][kind])["total"],
                                 document["counts"][kind], (each, kind))
        collection = self.json("/api/collection")
        for kind in ("documents", "stubs", "activities"):
            self.assertEqual(collection[kind], self.json("/api/" + kind)["total"])
        for name in ("type", "year", "format"):
            self.assertEqual(sum(each["count"] for each in collection["counts"][name]),
                             collection["documents"])

    def test_every_list_is_walked_once_without_gap_or_double(self):
        for path, _, parameters in self.operations():
            if not any(each["name"] == "limit" for each in parameters):
                continue
            address = self.addresses(path)[0]
            beside = "q=xanh&" if path == "/api/search" else ""
            whole = self.json(f"{address}?{beside}limit=100")
            if whole["total"] > 100:
                whole["items"] = self.all_items(f"{address}?limit=77")
            steps = (1, 7) if whole["total"] < 200 else (19,)
            for step in steps:
                with self.subTest(address, step=step):
                    parts = list(self.parts(f"{address}?{beside}limit={step}"))
                    items = [item for part in parts for item in part["items"]]
                    if path == "/api/search":
                        items = [dict(item, rank=rank) for rank, item in enumerate(items, 1)]
                    self.assertEqual(items, whole["items"])
                    self.assertEqual(len(items), whole["total"])
                    self.assertEqual({part["total"] for part in parts}, {whole["total"]})
                    behind = self.json(f"{address}?{beside}offset=100000000")
                    self.assertEqual((behind["items"], behind["next"]), ([], None))

    def test_documents_are_chosen_by_type_and_date(self):
        everything = records("documents", self.index)
        for target, wanted in (
                ("type=Q%C4%90", lambda d: d["type"] == "Quyết định"),
                ("type=" + quote("Quyết định"), lambda d: d["type"] == "Quyết định"),
                ("from=2012", lambda d: (d["date"] or "") >= "2012"),
                ("to=2012-12-31", lambda d: "" < (d["date"] or "") <= "2012-12-31"),
                ("q=san+xuat+sach+hon", lambda d: "sản xuất sạch hơn" in (d["title"] or "").lower())):
            with self.subTest(target):
                expected = [each for each in everything if wanted(each)]
                self.assertTrue(expected)
                self.assertEqual(self.all_items("/api/documents?" + target), expected)

    def test_activities_are_chosen_by_body_and_role(self):
        everything = records("activities", self.index)
        body = next(each["id"] for row in everything for each in row["lead"] if each["id"])
        leads = [row for row in everything if body in [each["id"] for each in row["lead"]]]
        joins = [row for row in everything if body in [each["id"] for each in row["coordinating"]]]
        self.assertEqual(self.all_items(f"/api/activities?agency={body}&role=lead"), leads)
        self.assertEqual(self.all_items(f"/api/activities?agency={body}&role=coordinating"), joins)
        agency = self.json(f"/api/agencies/{body}")
        self.assertEqual((agency["lead"], agency["coordinating"]), (len(leads), len(joins)))
        self.assertEqual(self.json(agency["links"]["activities"])["total"],
                         sum(row in leads or row in joins for row in everything))

    def test_citations_are_chosen_by_both_ends(self):
        everything = records("citations", self.index)
        target = "qd-ttg/2009/1419"
        there = [each for each in everything if each["target"] and each["target"]["id"] == target]
        self.assertTrue(there)
        self.assertEqual(self.all_items(f"/api/citations?target={target}"), there)
        self.assertEqual(self.all_items(f"/api/documents/{target}/citing"), there)
        for status in ("resolved", "stub", "ambiguous", "unresolved"):
            self.assertEqual(self.all_items(f"/api/citations?status={status}"),
                             [each for each in everything if each["status"] == status])
        here = [each for each in everything if each["document"] == self.documents[0]]
        self.assertEqual(self.all_items("/api/citations?document=" + quote(self.documents[0])), here)

    def test_a_stub_tells_who_cites_it(self):
        everything = records("citations", self.index)
        for stub in self.all_items("/api/stubs"):
            name = stub["reference"]["id"]
            citing = [each for each in everything if each["target"] and each["target"]["id"] == name]
            self.assertEqual(stub["mentions"], len(citing))
            self.assertEqual(stub["cited_by"], sorted({each["document"] for each in citing}))
            alone = self.json("/api/stubs/" + quote(name))
            self.assertEqual({key: alone[key] for key in stub}, stub)
            self.assertEqual(self.all_items(alone["links"]["citing"]), citing)
            self.check_problem(self.get("/api/documents/" + quote(name)), 404)

    def test_the_text_is_that_of_the_source(self):
        for each in self.documents:
            answer = self.json(f"/api/documents/{quote(each)}/text")
            self.assertGreater(len(answer["text"]), 1000)
            for line in records("units", self.index, "--document", each)[:5]:
                self.assertIn(line["heading"] or "", " ".join(answer["text"].split()))


if __name__ == "__main__":
    unittest.main()
