"""Tables that analysts take away: the same activities in every format, opened by others' programs,
chosen by the filters of search, and each value led back to its words."""
import csv
import hashlib
import io
import json
import re
import shutil
import sqlite3
import subprocess
import unittest
import xml.etree.ElementTree as ElementTree
from datetime import datetime, timedelta

import jsonschema

from run import CORPUS, SCHEMAS, CorpusCase, records, viendan

# What a flat table says of an activity: column -> how it follows from the record of JSON Lines.
PLAIN = ("document", "source", "annex", "table", "ordinal", "title", "title_printed", "submit_to",
         "note", "origin")


def words(value):
    return "" if value is None else str(value)


def scopes(bodies):
    """As the columns lead_scope and coordinating_scope have them: none where no body has one."""
    found = [",".join(map(str, body["scope"])) for body in bodies]
    return found if any(found) else []


def flat(activity):
    """An activity as the columns of a flat table, lists as lists."""
    period = activity["timeline"] or {}
    row = {name: words(activity[name]) for name in PLAIN}
    row.update({f"timeline_{name}": words(period.get(name)) for name in ("raw", "from", "to", "recurrence")})
    row.update({name: activity[name] for name in ("group", "content", "funding", "outputs")})
    for role in ("lead", "coordinating"):
        row[role] = [body["name"] for body in activity[role]]
        row[f"{role}_id"] = [words(body["id"]) for body in activity[role]]
        row[f"{role}_scope"] = scopes(activity[role])
    row["repairs"] = [repair["rule"] for repair in activity["repairs"]]
    row["first_line"], row["last_line"] = map(str, activity["lines"])
    return row


def items(cell, separator):
    """The texts of a list in a cell: backslashes are undone, separators told from letters."""
    found, item, letters = [], "", iter(cell)
    for letter in letters:
        if letter == "\\":
            letter = next(letters)
            item += "\n" if letter == "n" else letter
        elif letter == separator:
            found.append(item)
            item = ""
        else:
            item += letter
    found.append(item)
    if separator == ";":
        found[1:] = [item.removeprefix(" ") for item in found[1:]]
    return found


def unflat(row, separator, expected):
    """A row of a file in the form of flat()."""
    found = {}
    for name, value in expected.items():
        if isinstance(value, list):
            # One body without identity is an empty cell, as no body is.
            found[name] = items(row[name], separator) if row[name] or len(value) == 1 else []
        else:
            found[name] = row[name]
    return found


def rows_of(text, **how):
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True, **how))


class Tables(CorpusCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.folder = cls.index.parent
        cls.activities = records("activities", cls.index)

    def export(self, *arguments):
        done = viendan("export", "--index", self.index, *arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def refused(self, *arguments):
        done = viendan("export", "--index", self.index, *arguments)
        self.assertEqual(done.returncode, 2, (arguments, done.stderr))
        return done.stderr

    def assert_same(self, rows, separator):
        self.assertEqual(len(rows), len(self.activities))
        for row, activity in zip(rows, self.activities):
            expected = flat(activity)
            self.assertEqual(unflat(row, separator, expected), expected)


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


class Deadlines(Tables):
    def calendar(self, *arguments):
        """The events, by an own reading of RFC 5545."""
        file = self.folder / "x.ics"
        self.export(*arguments, "--format", "ical", "-o", file)
        data = file.read_bytes()
        lines = data.split(b"\r\n")
        self.assertEqual(lines[-1], b"")
        self.assertNotIn(b"\n", b"".join(lines))
        for line in lines:
            self.assertLessEqual(len(line), 75)
            line.decode()  # no letter is cut
        unfolded = data.decode().replace("\r\n ", "").split("\r\n")[:-1]
        self.assertEqual(unfolded[0], "BEGIN:VCALENDAR")
        self.assertEqual(unfolded[-1], "END:VCALENDAR")
        self.assertIn("VERSION:2.0", unfolded)
        events = []
        for line in unfolded[1:-1]:
            name, value = line.split(":", 1)
            if line == "BEGIN:VEVENT":
                events.append({})
            elif events and line != "END:VEVENT":
                self.assertNotIn(name, events[-1])
                events[-1][name] = re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], value)
        return events

    def test_events_are_the_deadlines_of_activities_and_duties(self):
        events = self.calendar()
        self.assertEqual(events, self.calendar())
        dated = [a for a in self.activities if (a["timeline"] or {}).get("to")]
        duties = [d for d in records("duties", self.index) if d["deadline"]]
        self.assertEqual(len(events), len(dated) + len(duties))
        self.assertEqual(len({event["UID"] for event in events}), len(events))
        issued = {d["id"]: d["date"] for d in records("documents", self.index)}
        for event in events:
            first, after = (datetime.strptime(event[f"{name};VALUE=DATE"], "%Y%m%d")
                            for name in ("DTSTART", "DTEND"))
            self.assertGreaterEqual(after - first, timedelta(days=1))
            document = event["UID"].rsplit("/", 1)[0]
            self.assertEqual(event["DTSTAMP"], issued[document].replace("-", "") + "T000000Z")
        self.assertEqual(sorted(e["SUMMARY"] for e in self.calendar("activities")),
                         sorted(" ".join(a["title"].split()) for a in dated))
        self.assertEqual(len(self.calendar("duties")), len(duties))

    def test_a_description_names_the_bodies_and_the_place(self):
        for event in self.calendar("activities"):
            document, number = re.fullmatch(r"(.*)/activity-(\d+)@viendan", event["UID"]).groups()
            own = [a for a in self.activities if a["document"] == document][int(number) - 1]
            for body in own["lead"] + own["coordinating"]:
                self.assertIn(body["name"], event["DESCRIPTION"])
            self.assertIn(own["source"], event["DESCRIPTION"])
            self.assertIn(str(own["lines"][0]), event["DESCRIPTION"])

    def test_the_picture_is_well_formed_and_has_each_activity(self):
        picture = ElementTree.fromstring(self.export("activities", "--format", "svg"))
        rows = picture.findall(".//{http://www.w3.org/2000/svg}g[@role='listitem']")
        self.assertEqual(len(rows), len(self.activities))


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


def syllables(text):
    return re.findall(r"\w+", text)


class Explain(Tables):
    """Every exported value can be led back to its words."""

    def places(self, source, lines):
        """What explain says of each of some places of a file."""
        arguments = [a for first, last in lines for a in ("--line", f"{first}..{last}")]
        done = viendan("explain", CORPUS / source, *arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        parts = re.split(r"(?m)^.*, lines (\d+) to (\d+)\n", done.stdout)
        said = {}
        for first, last, text in zip(parts[1::3], parts[2::3], parts[3::3]):
            said[int(first), int(last)] = text
        return said

    @staticmethod
    def squeezed(text):
        return " ".join(text.split())

    @staticmethod
    def printed(said):
        return " ".join(re.findall(r"(?m)^ *\d+  words     (.*)$", said))

    def by_source(self, kind, lines_of):
        grouped = {}
        for record in kind:
            grouped.setdefault(record["source"], []).append((lines_of(record), record))
        for source, pairs in grouped.items():
            said = self.places(source, sorted({lines for lines, _ in pairs}))
            for lines, record in pairs:
                yield said[lines], record

    def test_every_activity_leads_to_its_words(self):
        count = 0
        for said, activity in self.by_source(self.activities, lambda a: tuple(a["lines"])):
            count += 1
            printed = set(syllables(self.printed(said)))
            missing = [s for s in syllables(activity["title_printed"]) if s not in printed]
            self.assertEqual(missing, [], (activity["document"], activity["ordinal"]))
            bodies = [body["name"] for body in activity["lead"] + activity["coordinating"]]
            values = [activity["title"], *bodies, *activity["content"], *activity["funding"],
                      *activity["outputs"], *activity["group"], words(activity["note"]),
                      *(words(v) for v in (activity["timeline"] or {}).values()),
                      *(r["rule"] for r in activity["repairs"])]
            whole = self.squeezed(said)
            for value in values:
                self.assertIn(self.squeezed(value), whole, (activity["document"], activity["ordinal"]))
        self.assertEqual(count, len(self.activities))

    def test_every_citation_leads_to_its_words(self):
        rows = rows_of(self.export("citations", "--format", "csv"))
        self.assertTrue(rows)
        for said, row in self.by_source(rows, lambda r: (int(r["first_line"]), int(r["last_line"]))):
            self.assertIn(self.squeezed(row["surface"]), self.squeezed(self.printed(said)))
            # Alone, a file tells less of what it cites than beside the corpus, but nothing else.
            self.assertRegex(self.squeezed(said),
                             f'citation "{re.escape(self.squeezed(row["surface"]))}" '
                             f'{row["relation"]} -> ({re.escape(row["target_id"])}|\\?) ')

    def test_an_address_leads_to_the_same_as_its_lines(self):
        row = rows_of(self.export("activities", "--format", "csv"))[0]
        file = CORPUS / row["source"]
        by_line = viendan("explain", file, "--line", f'{row["first_line"]}..{row["last_line"]}')
        for address in (row["anchor"], f'{row["document"]}#{row["anchor"]}'):
            self.assertEqual(viendan("explain", file, "--at", address).stdout, by_line.stdout)
        for wrong in (["--at", "nowhere"], ["--at", f'qd-x/2000/1#{row["anchor"]}'], ["--line", "0"],
                      ["--line", "9..3"], ["--line", "x"]):
            self.assertNotEqual(viendan("explain", file, *wrong).returncode, 0, wrong)


if __name__ == "__main__":
    unittest.main()
