"""What is exported is chosen by the filters of search and of activities."""
import json
import sqlite3
import unittest

from run import records, viendan
from tables import Tables


class Filters(Tables):
    def found(self, *arguments, kind="activities"):
        return records(kind, self.index, *arguments)

    def assert_chosen(self, arguments, holds):
        expected = [a for a in self.activities if holds(a)]
        self.assertTrue(0 < len(expected) < len(self.activities), arguments)
        self.assertEqual(self.found(*arguments), expected, arguments)

    def test_activities_are_chosen_as_rows(self):
        def names(bodies):
            return {body["name"] for body in bodies}

        def last(activity):
            return (activity["timeline"] or {}).get("to")
        _, body, year = min((last(a), b["name"], last(a)[:4]) for a in self.activities
                                for b in a["lead"] if b["id"] and last(a))
        joins = next(b["name"] for a in self.activities for b in a["coordinating"] if b["id"])
        self.assert_chosen(["--lead", body], lambda a: body in names(a["lead"]))
        self.assert_chosen(["--joins", joins], lambda a: joins in names(a["coordinating"]))
        self.assert_chosen(["--agency", joins], lambda a: joins in names(a["lead"] + a["coordinating"]))
        self.assert_chosen(["--deadline", f"..{year}"], lambda a: last(a) and last(a)[:4] <= year)
        self.assert_chosen(["--lead", body, "--deadline", f"..{year}"],
                           lambda a: body in names(a["lead"]) and last(a) and last(a)[:4] <= year)

    def test_documents_are_chosen_as_search_finds_them(self):
        documents = self.found(kind="documents")
        for arguments in (["--year", "2012..2014"], ["--type", "QĐ"], ["--query", "tăng trưởng xanh"],
                          ["--title", "kế hoạch"], ["--query", "\"hóa chất\"", "--year", "2010..2020"]):
            with self.subTest(arguments):
                query = arguments[1] if arguments[0] == "--query" else ""
                rest = arguments[2:] if arguments[0] == "--query" else arguments
                answer = viendan("search", query, *rest, "--index", self.index, "--limit", "1000",
                                 "--format", "jsonl")
                hits = {json.loads(line)["document"] for line in answer.stdout.splitlines()}
                self.assertEqual(self.found(*arguments, kind="documents"),
                                 [d for d in documents if d["id"] in hits])

    def test_where_rows_are_chosen_other_kinds_are_of_their_documents(self):
        body = next(b["name"] for a in self.activities for b in a["lead"] if b["id"])
        chosen = {a["document"] for a in self.found("--lead", body)} | {
            d["document"] for d in self.found("--lead", body, kind="duties")}
        for kind, key in (("documents", "id"), ("citations", "document"), ("targets", "document")):
            self.assertEqual(self.found("--lead", body, kind=kind),
                             [r for r in self.found(kind=kind) if r[key] in chosen])

    def test_keys_hold_where_rows_are_chosen(self):
        body = next(b["name"] for a in self.activities for b in a["lead"] if b["id"])
        file = self.folder / "some.sqlite"
        self.export("--format", "sqlite", "-o", file, "--lead", body)
        database = sqlite3.connect(file)
        self.addCleanup(database.close)
        self.assertEqual(database.execute("SELECT count(*) FROM activities").fetchone(),
                         (len(self.found("--lead", body)),))
        numbers = database.execute("SELECT document, number FROM activities").fetchall()
        whole = [a["document"] for a in self.activities]
        for document, number in numbers:
            own = [a for a in self.activities if a["document"] == document]
            self.assertIn(body, {b["name"] for b in own[number - 1]["lead"]})
        self.assertLess(len(numbers), len(whole))


if __name__ == "__main__":
    unittest.main()
