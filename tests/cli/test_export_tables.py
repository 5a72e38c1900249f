"""Tables that analysts take away: the same activities in every format, opened by others' programs."""
import csv
import hashlib
import io
import json
import re
import shutil
import sqlite3
import subprocess
import unittest

import jsonschema

from run import SCHEMAS, records, viendan
from tables import PLAIN, Tables, rows_of, words


class RoundTrips(Tables):
    def raw(self, *arguments):
        file = self.folder / "raw.csv"
        self.export(*arguments, "-o", file)
        return file.read_bytes()

    def test_csv_has_the_same_activities(self):
        data = self.raw("activities", "--format", "csv")
        self.assertEqual(data.count(b"\n"), len(re.findall(rb"\r?\n", data)))
        self.assertFalse(data.startswith(b"\xef\xbb\xbf"))
        self.assert_same(rows_of(data.decode()), ";")

    def test_csv_for_excel_has_the_same_activities_with_an_apostrophe_less(self):
        data = self.raw("activities", "--format", "csv", "--dialect", "excel-vi")
        self.assertTrue(data.startswith(b"\xef\xbb\xbf"))
        rows = rows_of(data.decode("utf-8-sig"), delimiter=";")
        for row in rows:
            for cell in row.values():
                self.assertNotIn(cell[:1], {"=", "+", "-", "@", "\t", "\r"})
        self.assertTrue(any(row["ordinal"].startswith("'") for row in rows))
        self.assert_same([{k: v.removeprefix("'") for k, v in row.items()} for row in rows], ";")

    def test_confidence_has_a_decimal_comma_for_excel(self):
        rows = rows_of(self.raw("citations", "--format", "csv", "--dialect", "excel-vi")
                       .decode("utf-8-sig"), delimiter=";")
        exact = records("citations", self.index)
        self.assertEqual([float(row["confidence"].replace(",", ".")) for row in rows],
                         [citation["confidence"] for citation in exact])
        self.assertTrue(any("," in row["confidence"] for row in rows))

    @unittest.skipUnless(shutil.which("soffice"), "LibreOffice opens the workbook")
    def test_libreoffice_finds_the_same_in_the_workbook(self):
        book = self.folder / "all.xlsx"
        self.export("--format", "xlsx", "-o", book)
        again = self.folder / "again.xlsx"
        self.export("--format", "xlsx", "-o", again)
        self.assertEqual(book.read_bytes(), again.read_bytes())
        done = subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{self.folder}/office", "--headless",
             "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
             "--outdir", self.folder, book], capture_output=True, text=True, timeout=180, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        sheets = {name: rows_of((self.folder / f"all-{name}.csv").read_bytes().decode())
                  for name in ("activities", "agencies", "sources", "unresolved")}
        self.assert_same(sheets["activities"], "\n")
        self.assertEqual([row["id"] for row in sheets["sources"]],
                         [document["id"] for document in records("documents", self.index)])
        self.assertEqual([row["name"] for row in sheets["agencies"]],
                         [agency["name"] for agency in records("agencies", self.index)])
        still_open = [c for c in records("citations", self.index) if c["status"] != "resolved"]
        self.assertEqual([(row["document"], row["surface"], row["status"]) for row in sheets["unresolved"]],
                         [(c["document"], c["surface"], c["status"]) for c in still_open])
        # Numbers of documents are text: zeros at their beginning stay.
        self.assertEqual([row["target_number"] for row in sheets["unresolved"]],
                         [words((c["target"] or {}).get("number")) for c in still_open])

    def assert_same_tables(self, database):
        """The activities as the tables of a database tell them, put together again."""
        database.row_factory = sqlite3.Row

        def query(text, *values):
            return [dict(row) for row in database.execute(text, values)]
        found = query("SELECT * FROM activities ORDER BY document, CAST(number AS INTEGER)")
        expected = sorted(enumerate(self.activities), key=lambda pair: (pair[1]["document"], pair[0]))
        self.assertEqual(len(found), len(expected))
        for row, (_, activity) in zip(found, expected):
            key = (row["document"], row["number"])
            period = activity["timeline"] or {}
            self.assertEqual({name: row[name] for name in PLAIN},
                             {name: activity[name] or None for name in PLAIN})
            for name in ("raw", "from", "to", "recurrence"):
                self.assertEqual(row[f"timeline_{name}"], period.get(name))
            self.assertEqual([int(row["first_line"]), int(row["last_line"])], activity["lines"])
            for field in ("group", "content", "funding", "outputs"):
                lists = query("SELECT text FROM activity_items WHERE document=? AND activity=? AND field=? "
                              "ORDER BY CAST(number AS INTEGER)", *key, field)
                self.assertEqual([words(item["text"]) for item in lists], activity[field])
            for role in ("lead", "coordinating"):
                bodies = query("SELECT a.*, g.id FROM activity_agencies a JOIN agencies g ON g.key = a.agency "
                               "WHERE a.document=? AND activity=? AND role=? ORDER BY CAST(number AS INTEGER)",
                               *key, role)
                self.assertEqual([(body["name"], body["id"], str(body["collective"]) in ("1", "true"),
                                   body["scope_items"] or body["scope"] or "") for body in bodies],
                                 [(body["name"], body["id"], body["collective"],
                                   ",".join(map(str, body["scope"]))) for body in activity[role]])
            repairs = query("SELECT rule, field, before, after, confidence FROM activity_repairs "
                            "WHERE document=? AND activity=? ORDER BY CAST(number AS INTEGER)", *key)
            self.assertEqual([{**repair, "confidence": float(repair["confidence"]),
                               "before": words(repair["before"]), "after": words(repair["after"])}
                              for repair in repairs], activity["repairs"])

    def test_the_database_has_the_same_activities_sound_keys_and_equal_bytes(self):
        file, again = self.folder / "a.sqlite", self.folder / "b.sqlite"
        self.export("--format", "sqlite", "-o", file)
        self.export("--format", "sqlite", "-o", again)
        self.assertEqual(file.read_bytes(), again.read_bytes())
        database = sqlite3.connect(file)
        self.addCleanup(database.close)
        self.assertEqual(database.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
        self.assertEqual(database.execute("PRAGMA foreign_key_check").fetchall(), [])
        self.assertTrue(database.execute("PRAGMA foreign_key_list(activity_agencies)").fetchall())
        counts = {kind: len(records(kind, self.index)) for kind in
                  ("documents", "units", "agencies", "activities", "citations", "targets", "duties")}
        for kind, count in counts.items():
            self.assertEqual(database.execute(f"SELECT count(*) FROM {kind}").fetchone(), (count,), kind)
        self.assert_same_tables(database)

    def test_views_count_what_the_records_say(self):
        file = self.folder / "views.sqlite"
        self.export("--format", "sqlite", "-o", file)
        database = sqlite3.connect(file)
        self.addCleanup(database.close)
        led = {(row[0], row[1]): row[2] for row in
               database.execute("SELECT name, role, activities FROM activities_by_agency")}
        for agency in records("agencies", self.index):
            self.assertEqual(led.get((agency["name"], "lead"), 0), agency["lead"], agency["name"])
        ending = [(a["timeline"] or {}).get("to") for a in self.activities]
        for year, count in database.execute("SELECT year, ending FROM activities_by_year"):
            self.assertEqual(count, sum(str(year) == end[:4] for end in ending if end), year)
        due = [end for end in ending if end] + [
            duty["deadline"] for duty in records("duties", self.index) if duty["deadline"]]
        self.assertEqual(database.execute("SELECT count(*) FROM deadlines").fetchone(), (len(due),))
        self.assertTrue(due)

    def test_the_package_has_the_same_activities_and_its_keys_hold(self):
        folder = self.folder / "package"
        self.export("--format", "package", "-o", folder)
        self.export("--format", "package", "-o", folder)  # takes the place of the one before
        package = json.loads((folder / "datapackage.json").read_text())
        schema = json.loads((SCHEMAS / "export-package.schema.json").read_text())
        jsonschema.Draft202012Validator(schema).validate(package)
        self.assertEqual({file.name for file in folder.iterdir()},
                         {"datapackage.json", *(r["path"] for r in package["resources"])})
        database = sqlite3.connect(":memory:")
        self.addCleanup(database.close)
        database.execute("PRAGMA foreign_keys=ON")

        def names(columns):
            return ", ".join(f'"{name}"' for name in columns)
        for resource in package["resources"]:
            self.create(database, resource, names)
        database.execute("BEGIN")
        database.execute("PRAGMA defer_foreign_keys=ON")
        for resource in package["resources"]:
            data = (folder / resource["path"]).read_bytes()
            self.assertEqual(len(data), resource["bytes"])
            self.assertEqual("sha256:" + hashlib.sha256(data).hexdigest(), resource["hash"])
            rows = list(csv.reader(io.StringIO(data.decode(), newline=""), strict=True))
            self.assertEqual(rows[0], [field["name"] for field in resource["schema"]["fields"]])
            self.assertEqual(len(rows) - 1, resource["rows"])
            marks = ", ".join("?" * len(rows[0]))
            database.executemany(f'INSERT INTO "{resource["name"]}" VALUES ({marks})',
                                 [[cell or None for cell in row] for row in rows[1:]])
            self.check_values(resource["schema"]["fields"], rows[1:])
        database.execute("COMMIT")  # fails where a key leads nowhere
        self.assert_same_tables(database)

    @staticmethod
    def create(database, resource, names):
        schema = resource["schema"]
        columns = [f'"{field["name"]}"' + (" NOT NULL" if field.get("constraints", {}).get("required") else "")
                   for field in schema["fields"]]
        columns += [f'FOREIGN KEY ({names(key["fields"])}) REFERENCES "{key["reference"]["resource"]}" '
                    f'({names(key["reference"]["fields"])})' for key in schema["foreignKeys"]]
        database.execute(f'CREATE TABLE "{resource["name"]}" ({", ".join(columns)}, '
                         f'PRIMARY KEY ({names(schema["primaryKey"])}))')

    def check_values(self, fields, rows):
        forms = {"integer": r"-?\d+", "number": r"-?\d+(\.\d+)?(e-?\d+)?", "boolean": "true|false",
                 "date": r"\d{4}-\d{2}-\d{2}", "string": r"[\s\S]*"}
        for place, field in enumerate(fields):
            rules = field.get("constraints", {})
            for row in rows:
                if not row[place]:
                    continue
                self.assertRegex(row[place], rf"\A({forms[field['type']]})\Z", field)
                if "pattern" in rules:
                    self.assertRegex(row[place], rf"\A({rules['pattern']})\Z", field)
                if "enum" in rules:
                    self.assertIn(row[place], rules["enum"], field)


class Whole(Tables):
    def test_a_folder_with_other_files_is_left_alone(self):
        folder = self.folder / "mine"
        folder.mkdir()
        (folder / "notes.txt").write_text("mine")
        self.assertIn("no data package of ours", self.refused("--format", "package", "-o", folder))
        self.assertEqual([file.name for file in folder.iterdir()], ["notes.txt"])

    def test_what_fails_leaves_nothing(self):
        before = set(self.folder.iterdir())
        for form in ("xlsx", "sqlite", "package", "csv"):
            kind = ["activities"] if form == "csv" else []
            done = viendan("export", *kind, "--index", self.index, "--format", form, "-o",
                           self.folder / "nowhere" / "x")
            self.assertNotEqual(done.returncode, 0, form)
            done = viendan("export", *kind, "--index", self.folder / "none", "--format", form, "-o",
                           self.folder / "x")
            self.assertEqual(done.returncode, 4, form)
        self.assertEqual(set(self.folder.iterdir()), before)

    def test_what_a_format_cannot_hold_is_refused(self):
        for arguments in (["--format", "csv"], ["--format", "xlsx"], ["--format", "sqlite"],
                          ["activities", "--format", "sqlite", "-o", self.folder / "x"],
                          ["citations", "--format", "ical"], ["duties", "--format", "svg"],
                          ["activities", "--dialect", "excel-vi"], ["graph", "--format", "xml"],
                          ["activities", "--deadline", "never"]):
            with self.subTest(arguments):
                self.refused(*arguments)

    def test_one_kind_is_one_sheet(self):
        for kind in ("duties", "units"):
            self.export(kind, "--format", "xlsx", "-o", self.folder / f"{kind}.xlsx")


if __name__ == "__main__":
    unittest.main()
