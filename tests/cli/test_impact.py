"""What a build tells of what it changed, what a dry run leaves behind, and builds that a change in the folder starts."""
import json
import os
import shutil
import signal
import subprocess
import time
import unittest

import jsonschema

from run import CORPUS, SCHEMAS, VIENDAN, Case, viendan
from test_builds import decision, files_below

PLAN = "000_18dd2536078f6779.txt"        # qd-bct/2015/13443
STRATEGY = "002_bf7a84c91d6e466c.txt"    # qd-ttg/2009/1419
LETTER = "004_2137534b4b217ec9.txt"      # cv-bct-khcn/2013/1594, which cites it
SCHEMA = json.loads((SCHEMAS / "build-report.schema.json").read_text())
MORE = 4  # documents beside those of a test, so that an update is one


class Reports(Case):
    def setUp(self):
        super().setUp()
        for number in range(90, 90 + MORE):
            self.write(f"more-{number}.txt", decision(number, 2010))

    def seed(self, name, to=None):
        shutil.copy(CORPUS / name, self.corpus / (to or name))
        return self.corpus / (to or name)

    def report(self, *arguments, code=0):
        done = self.build("--format", "json", *arguments)
        self.assertEqual(done.returncode, code, done.stderr)
        report = json.loads(done.stdout)
        jsonschema.Draft202012Validator(SCHEMA).validate(report)
        for name, count in report["counts"].items():
            if name != "settled":
                self.assertEqual(len(report[name]), count, name)
        return report

    def told(self, *arguments, **more):
        """The lists that have anything."""
        return {name: items for name, items in self.report(*arguments, **more).items()
                if isinstance(items, list) and items}

    def test_the_schema_is_one(self):
        jsonschema.Draft202012Validator.check_schema(SCHEMA)

    def test_the_first_build_adds_all(self):
        report = self.report()
        self.assertEqual(report["documents"], MORE)
        self.assertEqual([d["id"] for d in report["added"]],
                         [f"qd-ttg/2010/{n}" for n in range(90, 90 + MORE)])
        self.assertTrue(report["published"])
        self.assertFalse(report["dry_run"])

    def test_nothing_changed_is_an_empty_report(self):
        self.build()
        time.sleep(0.1)
        report = self.report()
        self.assertFalse(report["published"])
        self.assertEqual(set(report["counts"].values()), {0})

    def test_a_link_heals_when_the_text_arrives_and_breaks_when_it_goes(self):
        self.seed(LETTER)
        self.build()
        path = self.seed(STRATEGY)
        told = self.told()
        self.assertLessEqual(set(told), {"added", "healed", "became_real", "new_stubs", "contradictions"})
        self.assertEqual([d["id"] for d in told["added"]], ["qd-ttg/2009/1419"])
        self.assertEqual(told["became_real"], ["qd-ttg/2009/1419"])
        place = [(link["line"], link["status_before"], link["status"]) for link in told["healed"]
                 if link["words"] == "Quyết định số 1419/QĐ-TTg ngày 07 tháng 9 năm 2009"]
        self.assertEqual(place[0], (22, "stub", "resolved"))
        self.assertEqual({link["document"] for link in told["healed"]}, {"cv-bct-khcn/2013/1594"})
        self.assertEqual({link["target"] for link in told["healed"]}, {"qd-ttg/2009/1419"})
        path.unlink()
        gone = self.told()
        self.assertEqual([d["id"] for d in gone["removed"]], ["qd-ttg/2009/1419"])
        self.assertEqual({link["line"] for link in gone["broken"]} >= {22}, True)
        self.assertIn("qd-ttg/2009/1419", gone["new_stubs"])

    def test_the_text_form_tells_the_place_the_words_and_the_target(self):
        self.seed(LETTER)
        self.build()
        self.seed(STRATEGY)
        told = self.build().stderr
        self.assertRegex(told, f'link healed: {LETTER} line 8: "Chiến lược sản xuất sạch hơn trong công nghiệp '
                               'đến năm 2020" -> qd-ttg/2009/1419 .[0-9]+ mentions more.\n')
        self.assertIn("added: qd-ttg/2009/1419", told)
        self.assertIn("became real: qd-ttg/2009/1419", told)
        self.assertLess(len(told.splitlines()), 30)

    def test_rows_of_a_plan_that_changed_are_told_one_by_one(self):
        path = self.seed(PLAN)
        self.build()
        lines = path.read_text().split("\n")
        self.assertIn("2015 - 2016", lines[119])
        lines[119] = lines[119].replace("2015 - 2016", "2015 - 2018")
        path.write_text("\n".join(lines))
        told = self.told()
        self.assertEqual(set(told), {"changed"})
        (document,) = told["changed"]
        self.assertEqual((document["id"], document["fields"], document["citations"]),
                         ("qd-bct/2015/13443", [], []))
        (row,) = document["rows"]
        self.assertEqual((row["change"], row["annex"], row["table"], row["ordinal"], row["line"]),
                         ("changed", "Phụ lục", "I", "1", 120))
        self.assertEqual(row["fields"],
                         [{"field": "timeline", "before": "2015 - 2016", "after": "2015 - 2018"},
                          {"field": "to", "before": "2016-12-31", "after": "2018-12-31"}])

    def test_metadata_and_mentions_that_changed_are_told(self):
        path = self.write("1.txt", decision(1, 2015, "Theo Quyết định số 8/QĐ-TTg ngày 05 tháng 6 năm 2014."))
        self.build()
        path.write_text(decision(1, 2015, "Theo Quyết định số 9/QĐ-TTg ngày 05 tháng 6 năm 2014.")
                        .replace("vùng 1\n", "vùng núi\n"))
        told = self.told()
        (document,) = told["changed"]
        self.assertEqual([field["field"] for field in document["fields"]], ["title"])
        self.assertIn("vùng núi", document["fields"][0]["after"])
        mentions = [(c["change"], c["words"], c["target"]) for c in document["citations"]]
        for change, number in (("added", 9), ("removed", 8)):
            self.assertIn((change, f"Quyết định số {number}/QĐ-TTg ngày 05 tháng 6 năm 2014", f"qd-ttg/2014/{number}"),
                          mentions)
        self.assertEqual(told["new_stubs"], ["qd-ttg/2014/9"])

    def test_a_renamed_file_is_not_read_again_and_its_record_is_as_from_nothing(self):
        self.seed(LETTER)
        self.seed(STRATEGY)
        self.build()
        (self.corpus / "below").mkdir()
        (self.corpus / STRATEGY).rename(self.corpus / "below/strategy.txt")
        done = self.build("--report", self.folder / "report.json")
        self.assertIn("0 read now, 0 removed", done.stderr)
        self.assertIn(f"renamed: {STRATEGY} -> below/strategy.txt (qd-ttg/2009/1419)", done.stderr)
        report = json.loads((self.folder / "report.json").read_text())
        jsonschema.Draft202012Validator(SCHEMA).validate(report)
        self.assertEqual(report["counts"]["renamed"], 1)
        self.assertEqual(report["counts"]["added"] + report["counts"]["removed"], 0)
        self.same_as_from_nothing()

    def test_a_file_known_by_its_name_is_renamed_too(self):
        self.write("a.txt", "Một văn bản không có ký hiệu.\n")
        self.build()
        (self.corpus / "a.txt").rename(self.corpus / "b.txt")
        (document,) = self.told()["renamed"]
        self.assertEqual((document["source_before"], document["source"]), ("a.txt", "b.txt"))
        self.assertNotEqual(document["id_before"], document["id"])
        self.same_as_from_nothing()

    def same_as_from_nothing(self):
        fresh = self.folder / "fresh"
        self.assertEqual(self.build(index=fresh).returncode, 0)
        for what in ("documents", "activities", "citations"):
            both = [viendan("export", what, "--index", index).stdout for index in (self.index, fresh)]
            self.assertEqual(*both)
            self.assertTrue(what == "activities" or both[0])

    def test_copies_and_second_texts_are_told_as_duplicates(self):
        self.seed(STRATEGY, "a.txt")
        self.build()
        self.seed(STRATEGY, "b.txt")
        copy = self.seed(STRATEGY, "c.txt")
        copy.write_text(copy.read_text() + "\nMột dòng nữa.\n")
        told = self.told()
        self.assertEqual([(d["source"], d["of_source"], d["same_bytes"]) for d in told["duplicates"]],
                         [("b.txt", "a.txt", True), ("c.txt", "a.txt", False)])
        time.sleep(0.1)
        self.write("new.txt", decision(7, 2015))
        self.assertNotIn("duplicates", self.told())  # they were told

    def test_a_link_that_may_mean_two_documents_is_told(self):
        self.write("1.txt", decision(1, 2015))
        self.write("2.txt", decision(2, 2017, "Thực hiện Quyết định số 1/QĐ-TTg."))
        self.build()
        self.write("3.txt", decision(1, 2016))
        (link,) = self.told()["ambiguous"]
        self.assertEqual((link["document"], link["status_before"], link["target_before"]),
                         ("qd-ttg/2017/2", "resolved", "qd-ttg/2015/1"))
        self.assertEqual(link["candidates"], ["qd-ttg/2015/1", "qd-ttg/2016/1"])

    def test_a_contradiction_is_told_when_it_appears_and_not_again(self):
        says = "Thực hiện Quyết định số 8/QĐ-TTg ngày {:02} tháng 6 năm 2014."
        self.write("1.txt", decision(1, 2015, says.format(5)))
        self.assertNotIn("contradictions", self.told())
        path = self.write("2.txt", decision(2, 2015, says.format(6)))
        (found,) = self.told()["contradictions"]
        self.assertEqual(found["code"], "two-dates")
        self.assertIn("2014-06-06", found["message"])
        self.write("3.txt", decision(3, 2015, says.format(6)))
        self.assertNotIn("contradictions", self.told())
        path.unlink()
        (self.corpus / "3.txt").unlink()
        self.assertEqual(self.report()["counts"]["settled"], 1)

    def test_a_document_that_is_repealed_is_told(self):
        self.write("1.txt", decision(1, 2012))
        self.build()
        self.write("2.txt", decision(2, 2015, "Bãi bỏ Quyết định số 1/QĐ-TTg ngày 05 tháng 6 năm 2012."))
        (change,) = self.told()["validity"]
        self.assertEqual((change["document"], change["before"], change["after"]),
                         ("qd-ttg/2012/1", None, "repealed"))

    def test_what_cannot_be_read_is_told(self):
        self.write("bad.pdf", b"%PDF-1.7\nnothing")
        told = self.told(code=3)
        self.assertEqual([unread["source"] for unread in told["unread"]], ["bad.pdf"])

    def test_a_file_that_holds_another_act_now_is_one_gone_and_one_new(self):
        path = self.write("1.txt", decision(1, 2015))
        self.build()
        path.write_text(decision(2, 2016))
        told = self.told()
        self.assertEqual([d["id"] for d in told["added"]], ["qd-ttg/2016/2"])
        self.assertEqual([d["id"] for d in told["removed"]], ["qd-ttg/2015/1"])

    def test_a_dry_run_tells_all_and_leaves_nothing(self):
        self.seed(LETTER)
        self.build()
        before = files_below(self.index)
        self.seed(STRATEGY)
        self.write("bad.pdf", b"%PDF-1.7\nnothing")
        temporary = self.folder / "tmp"
        temporary.mkdir()
        os.environ["TMPDIR"] = str(temporary)
        self.addCleanup(os.environ.pop, "TMPDIR")
        dry = self.report("--dry-run", code=3)
        self.assertEqual((dry["published"], dry["dry_run"]), (False, True))
        self.assertEqual(list(temporary.iterdir()), [])
        self.assertEqual(files_below(self.index), before)
        real = self.report(code=3)
        for name in ("added", "healed", "became_real", "unread", "counts"):
            self.assertEqual(dry[name], real[name], name)
        self.assertTrue(real["healed"])

    def test_a_dry_run_needs_no_index_and_makes_none(self):
        report = self.report("--dry-run")
        self.assertEqual(report["counts"]["added"], MORE)
        self.assertFalse(self.index.exists())


class Watches(Case):
    """Nothing is waited for longer than it takes."""

    def setUp(self):
        super().setUp()
        self.write("1.txt", decision(1, 2015))
        self.process = subprocess.Popen(
            [VIENDAN, "watch", "--corpus", self.corpus, "--index", self.index, "--settle", "0.2"],
            stderr=subprocess.PIPE, text=True)
        self.addCleanup(self.process.stderr.close)
        self.addCleanup(self.process.wait)
        self.addCleanup(self.process.kill)
        self.wait_for("qd-ttg/2015/1")

    def documents(self):
        done = viendan("export", "documents", "--index", self.index)
        return {json.loads(line)["id"]: json.loads(line) for line in done.stdout.splitlines()}

    def wait_for(self, name, there=True):
        for _ in range(400):
            if (name in self.documents()) == there:
                return
            self.assertIsNone(self.process.poll(), "it has ended")
            time.sleep(0.05)
        self.fail(f"{name} is not {'there' if there else 'gone'}")

    def end(self, sign):
        self.process.send_signal(sign)
        return self.process.wait(timeout=20)

    def test_files_that_come_go_and_are_renamed_are_seen(self):
        self.write("2.txt", decision(2, 2015))
        self.wait_for("qd-ttg/2015/2")
        (self.corpus / "2.txt").rename(self.corpus / "3.txt")
        for _ in range(400):
            if self.documents()["qd-ttg/2015/2"]["source"] == "3.txt":
                break
            time.sleep(0.05)
        else:
            self.fail("the new name is not seen")
        (self.corpus / "3.txt").unlink()
        self.wait_for("qd-ttg/2015/2", there=False)
        self.assertEqual(self.end(signal.SIGTERM), 0)

    def test_new_folders_are_watched_with_all_in_them(self):
        made = self.folder / "made" / "deep"
        made.mkdir(parents=True)
        (made / "2.txt").write_text(decision(2, 2015))
        made.parent.rename(self.corpus / "below")
        self.wait_for("qd-ttg/2015/2")
        (self.corpus / "below/deep/3.txt").write_text(decision(3, 2015))
        self.wait_for("qd-ttg/2015/3")
        (self.corpus / "below/deep/newer").mkdir()
        (self.corpus / "below/deep/newer/4.txt").write_text(decision(4, 2015))
        self.wait_for("qd-ttg/2015/4")
        self.assertEqual(self.end(signal.SIGINT), 130)

    def test_a_file_is_read_when_its_writer_has_closed_it(self):
        text = decision(2, 2015, "Đây là câu cuối cùng.").encode()
        with open(self.corpus / "2.txt", "wb", buffering=0) as slow:
            for begin in range(0, len(text), 1 + len(text) // 4):
                slow.write(text[begin:begin + 1 + len(text) // 4])
                time.sleep(0.4)  # longer than it takes to settle
                self.assertNotIn("qd-ttg/2015/2", self.documents())
        self.wait_for("qd-ttg/2015/2")
        self.assertEqual(viendan("search", "--index", self.index, "câu cuối cùng").returncode, 0)

    def test_another_build_is_waited_for(self):
        import fcntl
        with open(self.index / "lock") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            self.write("2.txt", decision(2, 2015))
            while "another build" not in self.process.stderr.readline():
                self.assertIsNone(self.process.poll())
        self.wait_for("qd-ttg/2015/2")

    def test_a_folder_that_goes_ends_it(self):
        shutil.rmtree(self.corpus)
        self.assertEqual(self.process.wait(timeout=20), 3)
        self.assertIn("the folder is gone", self.process.stderr.read())
        self.assertIn("qd-ttg/2015/1", self.documents())  # the index stays


class WatchErrors(Case):
    def test_no_folder_is_an_error(self):
        done = viendan("watch", "--corpus", self.folder / "none", "--index", self.index)
        self.assertEqual(done.returncode, 3)
        self.assertIn("not a folder", done.stderr)


if __name__ == "__main__":
    unittest.main()
