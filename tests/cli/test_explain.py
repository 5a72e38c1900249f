"""Every exported value can be led back to its words."""
import re
import unittest

from run import CORPUS, viendan
from tables import Tables, rows_of, words


def syllables(text):
    return re.findall(r"\w+", text)


class Explain(Tables):
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
