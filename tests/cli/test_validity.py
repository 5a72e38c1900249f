"""From when to when documents are in force, as users see it: by what the corpus says alone."""
import unittest

from run import Case, viendan

A, B, C, D, E, F = "nd-cp/2010/10", "nd-cp/2015/20", "nd-cp/2012/30", "nd-cp/2019/40", "nd-cp/2011/50", "nd-cp/2014/60"


def decree(number, year, day, *says):
    articles = "".join(f"Điều {i}. {words}\n" for i, words in enumerate(says, 2))
    return (f"CHÍNH PHỦ\n-------\n\nSố: {number}/{year}/NĐ-CP\n\nHà Nội, ngày {day} năm {year}\n\nNGHỊ ĐỊNH\n\n"
            f"Quy định về lĩnh vực {number}\n\nCHÍNH PHỦ\n\nĐiều 1. Quy định lĩnh vực {number}.\n{articles}")


OF_A = "Nghị định số 10/2010/NĐ-CP ngày 05 tháng 5 năm 2010 của Chính phủ"
FROM = "Nghị định này có hiệu lực thi hành từ ngày {}."
PLAIN_A = decree(10, 2010, "05 tháng 5", FROM.format("01 tháng 7 năm 2010"))
REPLACES_A = decree(20, 2015, "10 tháng 01", FROM.format("01 tháng 3 năm 2015"),
                    f"Nghị định này thay thế {OF_A}.")
AMENDS_A = decree(30, 2012, "10 tháng 01", FROM.format("01 tháng 02 năm 2012"),
                  f"Sửa đổi khoản 1 Điều 1 của {OF_A}.")


class Validity(Case):
    def fill(self, **documents):
        for name, content in documents.items():
            self.write(f"{name}.txt", content)
        self.assertEqual(self.build().returncode, 0)

    def on(self, day, identity=A):
        """The state in the words of the program, and its chain."""
        done = viendan("show", identity, "--index", self.index, "--on", day)
        self.assertEqual(done.returncode, 0, done.stderr)
        lines = done.stdout.splitlines()[1:]
        return lines[0].split(maxsplit=1)[1], [line.strip() for line in lines[1:]]

    def valid_on(self, day):
        done = viendan("search", "--index", self.index, "--valid", day, "--format", "jsonl", "lĩnh vực")
        self.assertIn(done.returncode, (0, 1), done.stderr)
        return {word.split('"')[0] for word in done.stdout.split('"document":"')[1:]}

    def test_replaced_from_the_day_of_the_other(self):
        self.fill(a=PLAIN_A, b=REPLACES_A)
        self.assertTrue(self.on("2010-06-30")[0].startswith("not yet in force"))
        self.assertTrue(self.on("28/02/2015")[0].startswith("in force: nothing in the corpus"))
        state, chain = self.on("2015-03-01")
        self.assertEqual(state, "replaced")
        self.assertEqual(chain[0], "2010-07-01: in force")
        self.assertIn(f"2015-03-01: replaced by {B} (Điều 3, line ", chain[1])
        self.assertIn("thay thế Nghị định số 10/2010/NĐ-CP", chain[1])
        self.assertEqual(self.valid_on("2010-06-30"), set())
        self.assertEqual(self.valid_on("2014-01-01"), {A})
        self.assertEqual(self.valid_on("2015-03-01"), {B})
        self.assertEqual(self.valid_on("2015"), {A, B})

    def test_without_the_other_it_is_in_force_again(self):
        self.fill(a=PLAIN_A, b=REPLACES_A)
        (self.corpus / "b.txt").unlink()
        self.fill()
        self.assertTrue(self.on("2016-01-01")[0].startswith("in force"))
        self.assertEqual(self.valid_on("2016-01-01"), {A})

    def test_another_day_of_the_other_reaches_search(self):
        self.fill(a=PLAIN_A, b=REPLACES_A)
        self.fill(b=REPLACES_A.replace("01 tháng 3 năm 2015", "01 tháng 9 năm 2016"))
        self.assertEqual(self.valid_on("2016-01-01"), {A})
        self.assertEqual(self.valid_on("2016-10-01"), {B})

    def test_amended_extended_expired(self):
        until = decree(10, 2010, "05 tháng 5", "Nghị định này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2010 "
                       "đến hết ngày 31 tháng 12 năm 2019.")
        self.fill(a=until, c=AMENDS_A)
        self.assertTrue(self.on("2013-01-01")[0].startswith("in force, amended"))
        self.assertIn("provisions amended by " + C, self.on("2013-01-01")[1][1])
        self.assertEqual(self.on("2020-01-01")[0], "expired")
        self.fill(d=decree(40, 2019, "10 tháng 6", FROM.format("01 tháng 7 năm 2019"),
                           f"Kéo dài thời hạn áp dụng {OF_A} đến hết ngày 31 tháng 12 năm 2021."))
        self.assertTrue(self.on("2020-01-01")[0].startswith("in force"))
        self.assertEqual(self.on("2022-01-01")[0], "expired")
        self.assertNotIn(A, self.valid_on("2022-01-01"))

    def test_suspended_for_a_time(self):
        self.fill(a=PLAIN_A, e=decree(50, 2011, "10 tháng 01", FROM.format("01 tháng 02 năm 2011"),
                                      f"Tạm ngưng hiệu lực {OF_A} đến hết ngày 31 tháng 12 năm 2011."))
        self.assertEqual(self.on("2011-06-01")[0], "suspended")
        self.assertTrue(self.on("2012-01-01")[0].startswith("in force"))
        self.assertEqual(self.valid_on("2011-06-01"), {E})
        self.assertEqual(self.valid_on("2012-06-01"), {A, E})

    def ended(self, words):
        """A, as a decree of 2015 ends it."""
        self.fill(a=PLAIN_A, b=decree(20, 2015, "10 tháng 01", FROM.format("01 tháng 3 năm 2015"),
                                      f"{OF_A} hết hiệu lực kể từ ngày Nghị định này có hiệu lực, {words}."))

    def test_an_end_that_excepts_provisions_leaves_it_in_force_in_part(self):
        self.ended("trừ Điều 12 và Chương IV")
        state, chain = self.on("2016-01-01")
        self.assertTrue(state.startswith("in force, amended"), state)
        self.assertIn("provisions amended, with exceptions by " + B, chain[1])
        self.assertIn("trừ Điều 12 và Chương IV", chain[1])
        self.assertEqual(self.valid_on("2016-01-01"), {A, B})

    def test_what_was_excepted_may_lapse_later(self):
        self.ended("trừ quy định tại Điều 12 tiếp tục có hiệu lực đến hết ngày 31 tháng 12 năm 2016")
        self.assertTrue(self.on("2016-12-31")[0].startswith("in force, amended"))
        self.assertEqual(self.on("2017-01-01")[0], "repealed")
        self.assertEqual(self.valid_on("2017-01-01"), {B})

    def test_pending_cases_do_not_keep_it_alive(self):
        self.ended("trừ trường hợp quy định tại khoản 2 Điều 9 của Nghị định này")
        state, chain = self.on("2016-01-01")
        self.assertEqual(state, "repealed")
        self.assertIn("repealed, with exceptions by " + B, chain[1])

    def test_postponed_it_is_not_yet_in_force(self):
        self.fill(a=PLAIN_A, e=decree(50, 2010, "01 tháng 6", FROM.format("15 tháng 6 năm 2010"),
                                      f"Lùi hiệu lực thi hành của {OF_A} từ ngày 01 tháng 7 năm 2010 đến ngày 01 tháng 01 "
                                      "năm 2012."))
        for day in ("2010-06-30", "2010-07-01", "2011-12-31"):
            state, chain = self.on(day)
            self.assertEqual(state, "not yet in force", day)
            self.assertIn("postponed until 2011-12-31 by nd-cp/2010/50", "".join(chain))
        self.assertTrue(self.on("2012-01-01")[0].startswith("in force"))
        self.assertNotIn(A, self.valid_on("2011-06-01"))
        self.assertIn(A, self.valid_on("2012-06-01"))

    def test_acts_of_a_list_are_ended(self):
        self.fill(a=PLAIN_A, b=decree(20, 2015, "10 tháng 01", FROM.format("01 tháng 3 năm 2015"),
                                      "Các nghị định sau đây hết hiệu lực kể từ ngày 01 tháng 6 năm 2015:\n"
                                      f"a) {OF_A};\nb) Nghị định số 9/2009/NĐ-CP"))
        self.assertTrue(self.on("2015-05-31")[0].startswith("in force"))
        self.assertEqual(self.on("2015-06-01")[0], "repealed")

    def test_repealed_on_a_later_day_than_the_repealer_is_in_force(self):
        self.fill(a=PLAIN_A, f=decree(60, 2014, "10 tháng 01", FROM.format("01 tháng 02 năm 2014"),
                                      f"{OF_A} hết hiệu lực kể từ ngày 01 tháng 01 năm 2016."))
        self.assertTrue(self.on("2015-12-31")[0].startswith("in force"))
        self.assertEqual(self.on("2016-01-01")[0], "repealed")

    def test_repealing_a_repealer_revives_nothing(self):
        self.fill(a=PLAIN_A, b=REPLACES_A,
                  c=decree(70, 2018, "10 tháng 01", FROM.format("01 tháng 02 năm 2018"),
                           "Bãi bỏ Nghị định số 20/2015/NĐ-CP ngày 10 tháng 01 năm 2015 của Chính phủ."))
        self.assertEqual(self.on("2019-01-01")[0], "replaced")
        self.assertEqual(self.on("2019-01-01", B)[0], "repealed")

    def test_an_act_that_says_no_day_is_told_so(self):
        self.fill(a=decree(10, 2010, "05 tháng 5"))
        state, chain = self.on("2011-01-01")
        self.assertIn("from that day at the earliest", state)
        self.assertEqual(chain, ["2010-05-05 (day of issue; when it is in force is not known, not before): in force"])

    def test_what_is_cited_alone_has_a_state_too(self):
        self.fill(b=REPLACES_A)
        self.assertEqual(self.on("2016-01-01")[0], "replaced")

    def test_check_tells_which_bases_have_lapsed(self):
        rests = "Căn cứ " + OF_A + ";\n\nĐiều 1."
        self.fill(a=PLAIN_A, b=REPLACES_A,
                  before=decree(80, 2013, "01 tháng 4").replace("Điều 1.", rests),
                  after=decree(90, 2016, "01 tháng 4").replace("Điều 1.", rests))
        done = viendan("check", "--index", self.index)
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertIn(f"basis lapsed since: before.txt: rests on {A}, replaced since it was issued", done.stdout)
        self.assertIn(f"basis lapsed before: after.txt: rests on {A}, replaced when it was issued, 2016-04-01",
                      done.stdout)
        self.assertIn("1 had lapsed on the day of issue, 1 have since", done.stderr)

    def test_any_order_of_builds_tells_the_same(self):
        documents = {"a": PLAIN_A, "b": REPLACES_A, "c": AMENDS_A}
        self.fill(**documents)
        days = ("2010-06-30", "2011-01-01", "2013-01-01", "2016-01-01")

        def told():
            return [(self.on(day), self.valid_on(day)) for day in days]

        at_once = told()
        for order in (("b", "c", "a"), ("c", "a", "b")):
            for path in self.corpus.iterdir():
                path.unlink()
            self.index = self.folder / "".join(order)
            for name in order:
                self.fill(**{name: documents[name]})
            self.assertEqual(told(), at_once)

    def test_no_day_is_refused(self):
        self.fill(a=PLAIN_A)
        self.assertEqual(viendan("show", A, "--index", self.index, "--on", "2015").returncode, 2)
        self.assertEqual(viendan("search", "--index", self.index, "--valid", "soon", "x").returncode, 2)


if __name__ == "__main__":
    unittest.main()
