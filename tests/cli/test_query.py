"""The query language from outside: its help, its options, and queries that mean no good."""
import time
import unittest

from run import CorpusCase, viendan


class Help(unittest.TestCase):
    def test_help_search_fits_on_a_page_and_names_both_languages(self):
        done = viendan("help", "search")
        self.assertEqual(done.returncode, 0)
        lines = done.stdout.splitlines()
        self.assertLessEqual(len(lines), 100)
        self.assertLessEqual(max(map(len, lines)), 120)
        for word in ("chu-tri: lead:", "tieu-de:", "NEAR/5", "HOẶC", "thay thế", "Telex"):
            self.assertIn(word, done.stdout)

    def test_help_on_nothing_known_is_wrong_usage(self):
        self.assertEqual(viendan("help", "nonsense").returncode, 2)
        self.assertEqual(viendan("help").returncode, 2)


class Options(CorpusCase):
    def test_an_option_is_the_condition_of_its_name(self):
        for option, field in ((("--type", "QĐ"), "loai:QĐ"), (("--year", "2015.."), "nam:2015.."),
                              (("--lead", "BTC"), "chu-tri:BTC"), (("--from", "8/2015"), "tu:8/2015"),
                              (("--type", "QĐ", "--type", "CT"), "loai:QĐ loai:CT")):
            with self.subTest(option):
                beside = viendan("search", "--index", self.index, "--format", "jsonl", *option, "xanh")
                inside = viendan("search", "--index", self.index, "--format", "jsonl", "xanh " + field)
                self.assertEqual(beside.returncode, 0, beside.stderr)
                self.assertEqual(beside.stdout, inside.stdout)

    def test_a_value_that_cannot_be_is_wrong_usage(self):
        for wrong in (("--year", "abc"), ("--to", "31/2/2015"), ("--kind", "nonsense"),
                      ("--relation", "nonsense"), ("--type", "")):
            with self.subTest(wrong):
                self.assertEqual(viendan("search", "--index", self.index, *wrong, "xanh").returncode, 2)

    def test_the_reading_is_shown(self):
        done = viendan("search", "--index", self.index, "--explain", "(xanh OR nâu) loai:QĐ -\"a b\"")
        self.assertIn('(xanh OR nâu) AND type:"Quyết định" NOT "a b"', done.stderr)

    def test_any_query_is_answered_in_bounded_time(self):
        for query in ("xanh " * 20_000, "tr* " * 1000, "(" * 10_000, "(xanh " * 2000 + ")" * 2000,
                      "“" * 5000, "chu-tri:BCT " * 1000, "a NEAR/5 " * 1000, "1/2 " * 5000,
                      "\"" + "xanh " * 5000 + "\"", "NOT " * 3000, "-(" * 3000):
            with self.subTest(query[:20]):
                begun = time.monotonic()
                done = viendan("search", "--index", self.index, "--", query, timeout=60)
                self.assertIn(done.returncode, (0, 1), done.stderr)
                # Loading the vocabulary and opening the index are the most of it.
                self.assertLess(time.monotonic() - begun, 10)


if __name__ == "__main__":
    unittest.main()
