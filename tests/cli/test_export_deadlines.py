"""Deadlines as a calendar, and periods as a picture."""
import re
import unittest
import xml.etree.ElementTree as ElementTree
from datetime import datetime, timedelta

from run import records
from tables import Tables


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


if __name__ == "__main__":
    unittest.main()
