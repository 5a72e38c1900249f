"""An index of the corpus whose tables are exported, and how a flat table tells an activity."""
import csv
import io

from run import CorpusCase, records, viendan

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
