"""What people set right beside a corpus: applied, kept, reported where it no longer fits."""
import re
import shutil
import sqlite3
import subprocess
import unittest
from xml.sax.saxutils import escape, quoteattr

from run import CORPUS, KINDS, SCHEMAS, Case, records, viendan

DECISION = "qd-bct/2015/13443"
SIGNED = 'by="Trần Thị Bình" date="2026-11-21"'
REASON = "<reason>Theo bản gốc.</reason>"


def decision(number, year, says=""):
    return (f"THỦ TƯỚNG CHÍNH PHỦ\n-------\n\nSố: {number}/QĐ-TTg\n\nHà Nội, ngày 05 tháng 6 năm {year}\n\n"
            f"QUYẾT ĐỊNH\n\nPhê duyệt Chiến lược phát triển vùng {number}\n\nTHỦ TƯỚNG CHÍNH PHỦ\n\n"
            f"QUYẾT ĐỊNH:\n\nĐiều 1. Phê duyệt Chiến lược phát triển vùng {number}.\nĐiều 2. {says}\n")


def items(name, values):
    return "".join(f"<{name}>{escape(value)}</{name}>" for value in values) or f"<{name}/>"


def set_(field, was, value):
    return f'<set field="{field}" {SIGNED}>{items("was", was)}{items("value", value)}{REASON}</set>'


def activity(of, entries):
    place = " ".join(f"{name}={quoteattr(of[name])}" for name in ("annex", "table", "ordinal") if of[name])
    return f"<activity {place}>{entries}</activity>"


def link(action, words, was, value=None, line=None):
    line = f' line="{line}"' if line else ""
    value = f"<value>{value}</value>" if value else ""
    return f"<{action} words={quoteattr(words)}{line} {SIGNED}><was>{was}</was>{value}{REASON}</{action}>"


def file_of(**documents):
    """Entries by identity of the document."""
    rows = "".join(f"<document id={quoteattr(name)}>\n{entries}\n</document>\n"
                   for name, entries in documents.items())
    return f'<corrections xmlns="urn:viendan:corrections:1">\n{rows}</corrections>\n'


class Corrections(Case):
    def correct(self, name="a.xml", text=None, **documents):
        folder = self.corpus / "corrections"
        folder.mkdir(exist_ok=True)
        (folder / name).write_text(text if text is not None else file_of(**documents), encoding="utf-8")

    def seeds(self):
        for path in CORPUS.glob("*.txt"):
            shutil.copy(path, self.corpus)

    def built(self, *arguments, code=0):
        done = self.build(*arguments)
        self.assertEqual(done.returncode, code, done.stderr)
        return done.stderr

    def one(self, kind, **wanted):
        found = [r for r in records(kind, self.index) if all(r[k] == v for k, v in wanted.items())]
        self.assertEqual(len(found), 1, found)
        return found[0]

    def check(self):
        return viendan("check", "--index", self.index)

    def content(self, index):
        """All that the index says, in bytes: records by identity, and every export."""
        found = {}
        for kind in KINDS:
            done = viendan("export", kind, "--index", index)
            self.assertEqual(done.returncode, 0, done.stderr)
            found[kind] = done.stdout
        done = viendan("export", "documents", "--format", "xml", "--index", index)
        found["records"] = done.stdout
        database = sqlite3.connect(f"file:{index / 'state.sqlite'}?mode=ro", uri=True)
        found["standing"] = sorted(database.execute(
            "SELECT name, cited_by, stub_mentions FROM names WHERE cited_by>0 OR stub_mentions>0"))
        database.close()
        return found

    def assert_as_from_nothing(self):
        other = self.folder / "from-nothing"
        shutil.rmtree(other, ignore_errors=True)
        self.build(index=other)
        self.assertEqual(self.content(self.index), self.content(other))

    def test_values_of_a_document_and_its_activities(self):
        self.seeds()
        self.built()
        rows = [r for r in records("activities", self.index) if r["document"] == DECISION]
        row = next(r for r in rows if len(r["lead"]) == 1 and r["table"])
        other = rows[rows.index(row) + 1]
        lead = row["lead"][0]["name"]
        self.correct(**{DECISION: set_("signer", ["Vũ Huy Hoàng"], ["Nguyễn Văn An"])
                        + activity(row, set_("lead", [lead], [lead, "Bộ Tài chính"]))
                        + activity(other, f'<remove {SIGNED}>{items("was", [other["title"]])}{REASON}</remove>')})
        self.assertIn("1 read now", self.built())
        after = [r for r in records("activities", self.index) if r["document"] == DECISION]
        self.assertEqual(len(after), len(rows) - 1)
        changed = after[rows.index(row)]
        self.assertEqual([body["name"] for body in changed["lead"]], [lead, "Bộ Tài chính"])
        self.assertEqual(self.one("documents", id=DECISION)["signer"], "Nguyễn Văn An")
        self.assertIn({"rule": "corrected-by-person", "field": "lead", "before": lead,
                       "after": f"{lead}\nBộ Tài chính", "confidence": 1}, changed["repairs"])
        shown = viendan("show", DECISION, "--index", self.index).stdout
        self.assertIn("Trần Thị Bình on 2026-11-21: Theo bản gốc. [corrections/a.xml]", shown)
        source = self.one("documents", id=DECISION)["source"]
        explained = viendan("explain", self.corpus / source).stdout
        self.assertIn("[corrected-by-person 1.00] lead", explained)
        self.assertIn("corrected set activity/lead", explained)
        self.assertEqual(self.built("--full").count("corrects nothing"), 0)
        self.assertEqual([r for r in records("activities", self.index) if r["document"] == DECISION], after)
        # Another part of the file may change.
        path = self.corpus / source
        path.write_text(path.read_text(encoding="utf-8") + "\nGhi thêm một dòng.\n", encoding="utf-8")
        self.assertIn("1 read now", self.built())
        self.assertEqual(len([r for r in records("activities", self.index) if r["document"] == DECISION]),
                         len(after))
        self.assert_as_from_nothing()
        # Without the file everything is as it is printed.
        (self.corpus / "corrections" / "a.xml").unlink()
        self.assertIn("1 read now", self.built())
        self.assertEqual(len([r for r in records("activities", self.index) if r["document"] == DECISION]),
                         len(rows))
        self.assert_as_from_nothing()

    def test_a_date_changes_the_identity_and_links_follow(self):
        self.write("1.txt", decision(1, 2015))
        self.write("2.txt", decision(2, 2016, "Thực hiện Quyết định số 1/QĐ-TTg ngày 05 tháng 6 năm 2014."))
        for number in range(3, 7):
            self.write(f"{number}.txt", decision(number, 2015))
        self.built()
        words = "Quyết định số 1/QĐ-TTg ngày 05 tháng 6 năm 2014"
        self.assertEqual(self.one("citations", source="2.txt", surface=words)["status"], "stub")
        self.correct(**{"qd-ttg/2015/1": set_("date", ["2015-06-05"], ["2014-06-05"])})
        self.assertIn("1 read now", self.built())
        self.assertEqual(self.one("documents", source="1.txt")["id"], "qd-ttg/2014/1")
        cited = self.one("citations", source="2.txt", surface=words)
        self.assertEqual((cited["status"], cited["target"]["id"]), ("resolved", "qd-ttg/2014/1"))
        self.assertIn("nothing changed", self.built())
        self.assert_as_from_nothing()
        # A person who looks again finds how corrections name the document.
        self.assertIn("told      qd-ttg/2015/1", viendan("explain", self.corpus / "1.txt").stdout)
        # The source prints another date by now: what was corrected is not there.
        self.write("1.txt", decision(1, 2013))
        self.assertIn("corrections/a.xml:3: no document is \"qd-ttg/2015/1\" by its own words", self.built())
        self.assertEqual(self.one("documents", source="1.txt")["id"], "qd-ttg/2013/1")
        checked = self.check()
        self.assertEqual(checked.returncode, 1)
        self.assertIn("corrects nothing: corrections/a.xml:3", checked.stdout)

    def test_a_correction_that_no_longer_fits_changes_nothing_and_is_told(self):
        self.write("1.txt", decision(1, 2015))
        self.correct(**{"qd-ttg/2015/1": set_("title", ["Phê duyệt Chiến lược phát triển vùng 1"],
                                              ["Phê duyệt Chiến lược vùng 1"])})
        self.built()
        self.assertEqual(self.one("documents", source="1.txt")["title"], "Phê duyệt Chiến lược vùng 1")
        self.assertEqual(self.check().returncode, 0)
        self.write("1.txt", decision(1, 2015).replace("Chiến lược", "Quy hoạch"))
        self.assertIn("1.txt: corrections that no longer fit: 1", self.built())
        self.assertEqual(self.one("documents", source="1.txt")["title"], "Phê duyệt Quy hoạch phát triển vùng 1")
        checked = self.check()
        self.assertEqual(checked.returncode, 1)
        self.assertIn("correction-stale: corrections/a.xml: set title by Trần Thị Bình no longer fits", checked.stdout)
        self.assertIn("no longer fits: set title", viendan("show", "qd-ttg/2015/1", "--index", self.index).stdout)
        self.assert_as_from_nothing()

    def links_corpus(self):
        says = "Thực hiện Quyết định số 9/QĐ-TTg và Quyết định số 8/QĐ-TTg ngày 05 tháng 6 năm 2014."
        self.write("1.txt", decision(1, 2015, says))
        self.write("2.txt", decision(2, 2015, "Theo Quyết định số 8/QĐ-TTg."))
        for number in range(3, 9):
            self.write(f"{number}.txt", decision(number, 2015))

    def test_a_confirmed_link_goes_where_the_person_says_and_heals(self):
        self.links_corpus()
        self.built()
        words = "Quyết định số 9/QĐ-TTg"
        self.assertEqual(self.one("citations", source="1.txt", surface=words)["status"], "unresolved")
        self.correct(**{"qd-ttg/2015/1": link("confirm", words, "?", "qd-ttg/2013/9")})
        self.assertIn("1 read now", self.built())
        cited = self.one("citations", source="1.txt", surface=words)
        self.assertEqual((cited["status"], cited["target"]["id"], cited["rule"], cited["confidence"]),
                         ("stub", "qd-ttg/2013/9", "confirmed-by-person", 1))
        self.assertIn("qd-ttg/2015/1", viendan("show", "qd-ttg/2013/9", "--index", self.index).stdout)
        self.assert_as_from_nothing()
        path = self.write("9.txt", decision(9, 2013))
        self.assertIn("1 read now", self.built())
        self.assertEqual(self.one("citations", source="1.txt", surface=words)["status"], "resolved")
        self.assert_as_from_nothing()
        # The table of links is made anew from the records.
        for file in self.index.glob("state.sqlite*"):
            file.unlink()
        path.unlink()
        self.built()
        self.assertEqual(self.one("citations", source="1.txt", surface=words)["status"], "stub")
        self.assert_as_from_nothing()
        self.assertEqual(self.check().returncode, 0)

    def test_a_refused_link_counts_nowhere(self):
        self.links_corpus()
        self.built()
        words = "Quyết định số 8/QĐ-TTg"
        dated = words + " ngày 05 tháng 6 năm 2014"
        self.assertEqual(self.one("citations", source="1.txt", surface=dated)["target"]["id"], "qd-ttg/2014/8")
        before = self.one("citations", source="2.txt", surface=words)
        self.assertIn("qd-ttg/2014/8", before["candidates"] + [(before["target"] or {}).get("id")])
        self.correct(**{"qd-ttg/2015/1": link("refuse", dated, "qd-ttg/2014/8")})
        self.assertIn("1 read now", self.built())
        cited = self.one("citations", source="1.txt", surface=dated)
        self.assertEqual((cited["status"], cited["target"]), ("unresolved", None))
        self.assertEqual(viendan("show", "qd-ttg/2014/8", "--index", self.index).returncode, 1)
        # What another document meant by the number no longer depends on the mention.
        after = self.one("citations", source="2.txt", surface=words)
        self.assertEqual((after["status"], after["target"]["id"]), ("resolved", "qd-ttg/2015/8"))
        self.assert_as_from_nothing()
        # Corrected while the table of links is gone: what is made anew is what the records say.
        for file in self.index.glob("state.sqlite*"):
            file.unlink()
        (self.corpus / "corrections" / "a.xml").unlink()
        self.built()
        self.assertEqual(self.one("citations", source="2.txt", surface=words), before)
        self.assert_as_from_nothing()

    def test_files_that_are_wrong_are_reported_and_cost_the_others_nothing(self):
        self.write("1.txt", decision(1, 2015))
        self.correct(**{"qd-ttg/2015/1": set_("signer", [], ["Nguyễn Văn An"])
                        + "\n<set field='datum'/>"})
        self.correct("bad.xml", "<corrections")
        self.correct("bomb.xml", '<!DOCTYPE c [<!ENTITY a "x">]>' + file_of())
        said = self.built(code=3)
        self.assertIn("not read: corrections/a.xml:4:", said)
        self.assertIn("not read: corrections/bad.xml:1:", said)
        self.assertIn("not read: corrections/bomb.xml:1: has a DOCTYPE", said)
        self.assertIn("1 documents", said)
        self.assertEqual(self.one("documents", source="1.txt")["signer"], "Nguyễn Văn An")
        checked = self.check()
        self.assertEqual(checked.returncode, 1)
        self.assertIn("not read: corrections/bad.xml", checked.stdout)
        self.built(code=3)
        for name in ("bad.xml", "bomb.xml"):
            (self.corpus / "corrections" / name).unlink()
        self.correct(**{"qd-ttg/2015/1": set_("signer", [], ["Nguyễn Văn An"])})
        self.assertIn("0 read now", self.built())
        self.assertEqual(self.check().returncode, 0)

    def test_only_documents_that_a_change_concerns_are_read_again(self):
        for number in range(1, 6):
            self.write(f"{number}.txt", decision(number, 2015))
        self.built()
        one = set_("signer", [], ["Nguyễn Văn An"])
        self.correct(**{"qd-ttg/2015/1": one})
        self.assertIn("1 read now", self.built())
        self.correct(**{"qd-ttg/2015/2": one, "qd-ttg/2015/1": one})  # the first stands elsewhere
        self.assertIn("1 read now", self.built())
        self.assert_as_from_nothing()
        self.correct("b.xml", file_of(**{"qd-ttg/2015/3": one}))
        self.assertIn("1 read now", self.built())
        # Under another name the document is the same; by path it is another.
        (self.corpus / "3.txt").rename(self.corpus / "x.txt")
        self.built()
        self.assertEqual(self.one("documents", source="x.txt")["signer"], "Nguyễn Văn An")
        text = file_of(**{"qd-ttg/2015/3": one}).replace('id="qd-ttg/2015/3"', 'source="y.txt"')
        self.correct("b.xml", text)
        self.built()
        self.assertIsNone(self.one("documents", source="x.txt")["signer"])
        (self.corpus / "x.txt").rename(self.corpus / "y.txt")
        self.built()
        self.assertEqual(self.one("documents", source="y.txt")["signer"], "Nguyễn Văn An")
        self.assert_as_from_nothing()

    def test_the_example_in_the_readme_fits_the_corpus_that_ships(self):
        self.seeds()
        readme = (CORPUS.parent / "README.md").read_text(encoding="utf-8")
        example = re.search(r"^    <corrections.*?</corrections>\n", readme, re.S | re.M)[0]
        self.correct(text=example)
        self.built()
        row = self.one("activities", document="qd-ttg/2020/1375", table=None, ordinal="21")
        self.assertEqual([agency["name"] for agency in row["coordinating"]],
                         ["các doanh nghiệp khai thác, chế biến dầu khí"])
        confirmed = [c for c in records("citations", self.index) if c["rule"] == "confirmed-by-person"]
        self.assertEqual([c["target"]["id"] for c in confirmed], ["qd-ttg/2012/1393"])
        self.assertNotIn("correction-stale", self.check().stdout)

    def test_the_example_in_the_schema_fits_the_schema(self):
        schema = SCHEMAS / "corrections-1.xsd"
        example = re.search(r"<corrections xmlns.*?</corrections>", schema.read_text(encoding="utf-8"), re.S)
        self.correct(text=example[0])
        done = subprocess.run(["xmllint", "--noout", "--schema", schema, self.corpus / "corrections" / "a.xml"],
                              capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.write("1.txt", decision(1, 2015))
        said = self.built()
        self.assertEqual(said.count("no document is"), 5, said)  # it is read, but for a document that is not here


if __name__ == "__main__":
    unittest.main()
