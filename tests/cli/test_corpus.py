"""What users ask of the corpus that ships, from start to end."""
import json
import subprocess
import unittest

import jsonschema

from run import KINDS, SCHEMAS, CorpusCase, records, viendan


def hits(index, query, *arguments):
    done = viendan("search", "--index", index, "--format", "jsonl", *arguments, query)
    return [json.loads(line) for line in done.stdout.splitlines()]


class Search(CorpusCase):
    # query, documents of which the first hit must be one
    FIRST = [
        ("tăng trưởng xanh", {"qd-bct/2015/13443"}),
        ("tang truong xanh", {"qd-bct/2015/13443"}),
        ('"sản xuất sạch hơn"', {"qd-ttg/2009/1419"}),
        ("1393/QĐ-TTg", {"qd-ttg/2012/1393"}),
        ("1393/QD-TTg", {"qd-ttg/2012/1393"}),
        ("1393", {"qd-ttg/2012/1393"}),
        ("13443 /QĐ-BCT", {"qd-bct/2015/13443"}),
        ("1375", {"qd-ttg/2020/1375"}),
    ]

    def test_the_right_document_is_first_however_it_is_typed(self):
        for query, wanted in self.FIRST:
            with self.subTest(query):
                self.assertIn(hits(self.index, query)[0]["document"], wanted)

    def test_a_cited_stub_answers_with_its_citing_documents(self):
        found = [hit["document"] for hit in hits(self.index, "1393/QĐ-TTg")]
        self.assertEqual(found[0], "qd-ttg/2012/1393")
        self.assertLessEqual({"qd-bct/2015/13443", "qd-ttg/2016/76"}, set(found))

    def test_a_passage_names_its_provision(self):
        self.assertTrue(any(hit["unit"] for hit in hits(self.index, "tang truong xanh")))

    def test_filters_keep_to_what_they_name(self):
        found = hits(self.index, "sản xuất", "--year", "2016")
        self.assertEqual([hit["document"] for hit in found], ["qd-ttg/2016/76"])
        self.assertEqual(hits(self.index, "sản xuất", "--type", "Thông tư"), [])

    def test_no_hit_is_the_answer_no(self):
        self.assertEqual(viendan("search", "--index", self.index, "zzzz").returncode, 1)

    def test_a_malformed_query_is_read_as_words(self):
        for query in ('"xanh', "-", "((", "AND OR", '"', "xanh -", "*"):
            with self.subTest(query):
                self.assertIn(viendan("search", "--index", self.index, "--", query).returncode, (0, 1))


class Show(CorpusCase):
    def test_any_spelling_of_a_symbol_finds_the_document(self):
        for name in ("qd-bct/2015/13443", "13443/QĐ-BCT", "13443 /QD-BCT", "13443"):
            with self.subTest(name):
                self.assertIn("qd-bct/2015/13443", viendan("show", "--index", self.index, name).stdout)

    def test_a_provision_is_shown_alone(self):
        shown = viendan("show", "--index", self.index, "1419/QĐ-TTg#dieu-2")
        self.assertIn("có hiệu lực thi hành", shown.stdout)
        self.assertNotIn("QUAN ĐIỂM", shown.stdout)

    def test_a_stub_shows_what_is_said_of_it(self):
        shown = viendan("show", "--index", self.index, "403/QĐ-TTg").stdout
        self.assertIn("2014-03-20", shown)
        self.assertIn("qd-bct/2015/13443", shown)

    def test_an_unknown_document_is_the_answer_no(self):
        self.assertEqual(viendan("show", "--index", self.index, "999999/QĐ-TTg").returncode, 1)


class Links(CorpusCase):
    def test_links_go_out_and_come_in(self):
        out = viendan("links", "--index", self.index, "13443/QĐ-BCT", "--out").stdout
        self.assertIn("qd-ttg/2012/1393", out)
        self.assertIn("qd-ttg/2009/1419", out)
        incoming = viendan("links", "--index", self.index, "1419/QĐ-TTg", "--in").stdout
        self.assertIn("qd-bct/2015/13443", incoming)
        self.assertIn("cv-bct-khcn/2013/1594", incoming)

    def test_every_format_is_well_formed(self):
        for name in ("jsonl", "dot", "graphml", "svg", "text"):
            with self.subTest(name):
                done = viendan("links", "--index", self.index, "13443/QĐ-BCT", "--format", name)
                self.assertEqual(done.returncode, 0)
                self.assertTrue(done.stdout)


class Export(CorpusCase):
    def test_every_record_obeys_its_schema(self):
        for kind in KINDS:
            schema = json.loads((SCHEMAS / f"export-{kind}.schema.json").read_text())
            jsonschema.Draft202012Validator.check_schema(schema)
            validator = jsonschema.Draft202012Validator(schema)
            found = records(kind, self.index)
            self.assertTrue(found, kind)
            for record in found:
                with self.subTest(kind):
                    validator.validate(record)

    def test_every_kind_is_written_in_every_format(self):
        for kind in KINDS:
            for form in ("csv", "xml"):
                done = viendan("export", kind, "--index", self.index, "--format", form)
                self.assertEqual(done.returncode, 0, (kind, form))
                self.assertGreater(len(done.stdout.splitlines()), 1, (kind, form))

    def test_a_body_finds_its_activities(self):
        found = records("activities", self.index, "--agency", "Bộ Tài chính")
        self.assertTrue(found)
        for activity in found:
            bodies = {body["name"] for body in activity["lead"] + activity["coordinating"]}
            self.assertIn("Bộ Tài chính", bodies)

    def test_a_missing_value_is_null_and_a_list_never_is(self):
        for activity in records("activities", self.index):
            for field in ("group", "content", "lead", "coordinating", "funding", "outputs", "repairs"):
                self.assertIsInstance(activity[field], list)
            self.assertNotEqual(activity["note"], "")


class Check(CorpusCase):
    def test_contradictions_are_reported_and_answered_with_1(self):
        done = viendan("check", "--index", self.index)
        self.assertEqual(done.returncode, 1)
        reported = [line for line in done.stdout.splitlines() if line.startswith("contradiction")]
        for words in (("1419/QĐ-TTg", "2009-09-07", "2009-09-04"), ("403/QĐ-TTg", "2014", "2015"),
                      ("Luật Bảo vệ môi trường", "2005", "2014"), ("Bộ Tài nguyên và Môi trường",)):
            with self.subTest(words):
                self.assertTrue(any(all(word in line for word in words) for line in reported), reported)
        self.assertNotIn("damaged", done.stdout)

    def test_records_obey_the_schema_for_another_validator_too(self):
        files = sorted(self.index.glob("segments/*/documents/**/*.xml"))
        self.assertEqual(len(files), 5)
        done = subprocess.run(["xmllint", "--noout", "--schema", SCHEMAS / "viendan-1.xsd", *files],
                              capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)


class Forms(CorpusCase):
    def test_blank_forms_and_code_lists_give_no_activities(self):
        documents = {record["document"] for record in records("activities", self.index)}
        self.assertEqual(documents, {"qd-bct/2015/13443", "qd-ttg/2016/76", "qd-ttg/2009/1419",
                                     "qd-ttg/2020/1375"})


if __name__ == "__main__":
    unittest.main()
