"""Documents, citations and the graph in the formats of legal publishing, read by others' tools."""
import csv
import io
import json
import re
import subprocess
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import jsonschema
import networkx
from run import CORPUS, SCHEMAS, Case, CorpusCase, records, viendan

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
AKN_SCHEMA = Path(__file__).parents[1] / "schemas/akn/akomantoso30.xsd"
ELI = "http://data.europa.eu/eli/ontology#"
# Of version 1.1 of the ontology: a term that it lacks means nothing to anybody.
ELI_TERMS = {"LegalResource", "LegalExpression", "amends", "applies", "based_on", "changes", "cites",
             "consolidates", "corrects", "date_document", "date_no_longer_in_force",
             "first_date_entry_in_force", "id_local", "is_realized_by", "language", "number",
             "realizes", "related_to", "repeals", "title"}


def without_meta(element):
    """All words of an element but those of <meta>, in order."""
    if element.tag == AKN + "meta":
        return
    yield element.text or ""
    for child in element:
        yield from without_meta(child)
        yield child.tail or ""


def words(text):
    return " ".join(text.split())


def validate(*files):
    """The schema is compiled once for all files."""
    done = subprocess.run(["xmllint", "--noout", "--nonet", "--schema", AKN_SCHEMA, *files],
                          capture_output=True, text=True)
    return done.returncode, done.stderr


class Exported(CorpusCase):
    def export(self, *arguments):
        done = viendan("export", *arguments, "--index", self.index)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def texts(self):
        """The text of each document, from its record."""
        for record in self.index.glob("segments/*/documents/**/*.xml"):
            root = ElementTree.parse(record).getroot()
            name = root.tag.replace("document", "")
            blocks = root.find(name + "text")
            yield root.find(name + "metadata").get("id"), "".join(b.text or "" for b in blocks)


class AkomaNtoso(Exported):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.folder = cls.index.parent / "akn"
        done = viendan("export", "documents", "--format", "akn", "-o", cls.folder, "--index", cls.index)
        assert done.returncode == 0, done.stderr

    def test_every_document_is_valid_by_the_schema_of_oasis(self):
        files = sorted(self.folder.iterdir())
        self.assertEqual(len(files), len(records("documents", self.index)))
        code, faults = validate(*files)
        self.assertEqual(code, 0, faults)
        broken = self.index.parent / "broken.xml"
        broken.write_text(files[0].read_text().replace("<FRBRcountry", "<country", 1))
        self.assertNotEqual(validate(broken)[0], 0)

    def test_all_text_is_there_once_and_in_its_order(self):
        seen = 0
        for identity, text in self.texts():
            with self.subTest(identity):
                file = self.folder / (identity.replace("/", "_") + ".akn.xml")
                root = ElementTree.parse(file).getroot()
                self.assertEqual(words("".join(without_meta(root))), words(text))
                seen += 1
        self.assertGreaterEqual(seen, 5)

    def test_links_within_a_file_lead_somewhere(self):
        for file in self.folder.iterdir():
            text = file.read_text()
            eids = re.findall(r' eId="([^"]*)"', text)
            self.assertEqual(len(eids), len(set(eids)), file.name)
            led = set(re.findall(r' (?:href|place|ref|refersTo|source|start)="#([^"]*)"', text))
            self.assertLessEqual(led, set(eids), file.name)

    def test_one_document_goes_to_standard_output_or_a_file(self):
        text = self.export("documents", "--format", "akn", "--document", "13443/QĐ-BCT")
        self.assertEqual(text, (self.folder / "qd-bct_2015_13443.akn.xml").read_text())
        file = self.index.parent / "one.xml"
        self.export("documents", "--format", "akn", "--document", "13443/QĐ-BCT", "-o", file)
        self.assertEqual(file.read_text(), text)

    def test_several_documents_need_a_folder(self):
        done = viendan("export", "documents", "--format", "akn", "--index", self.index)
        self.assertEqual(done.returncode, 2)
        self.assertIn("-o", done.stderr)

    def test_activities_keep_their_bodies_and_their_place(self):
        root = ElementTree.parse(self.folder / "qd-bct_2015_13443.akn.xml").getroot()
        made = root.findall(".//{urn:viendan:akn:1}activity")
        expected = records("activities", self.index, "--document", "13443/QĐ-BCT")
        self.assertEqual([(a.findtext("{urn:viendan:akn:1}title"),
                           [lead.text for lead in a.findall("{urn:viendan:akn:1}lead")]) for a in made],
                         [(a["title"], [lead["name"] for lead in a["lead"]]) for a in expected])
        rows = {row.get("eId"): words("".join(row.itertext())) for row in root.iter(AKN + "tr")}
        for activity in made:
            place = activity.get("place")[1:]
            if place in rows and activity.findtext("{urn:viendan:akn:1}title-printed") is None:
                # The row may go on for several lines of the grid; it begins at this one.
                title = words(activity.findtext("{urn:viendan:akn:1}title"))
                self.assertIn(title[:12], rows[place])


class Damaged(Case):
    FILES = {
        "empty.txt": " \n",
        "words.txt": "Chỉ có vài chữ.\n",
        "gaps.txt": "CHÍNH PHỦ\nSố: 1/2020/NĐ-CP\nNGHỊ ĐỊNH\nĐiều 1. Một\nĐiều 4. Bốn\n3. Ba\nĐiều 1. Lại một\nđ) đ\n",
        "before.txt": "rác trước đầu\n\x0b\x0c\nBỘ CÔNG THƯƠNG\nSố: 2/QĐ-BCT\nQUYẾT ĐỊNH\n",
        "table.txt": "a\tb\tc\nd\te\nf\n\tg\t\n",
        "marks.txt": "Điều 1. <b>&amp; ]]> \"'\n␛000C ␛\n",
    }

    def test_damaged_documents_are_valid_and_whole(self):
        for name, text in self.FILES.items():
            self.write(name, text)
        self.build()
        out = self.folder / "akn"
        done = viendan("export", "documents", "--format", "akn", "-o", out, "--index", self.index)
        self.assertEqual(done.returncode, 0, done.stderr)
        files = sorted(out.iterdir())
        self.assertEqual(len(files), len(records("documents", self.index)))
        self.assertGreaterEqual(len(files), 5)
        code, faults = validate(*files)
        self.assertEqual(code, 0, faults)


class Annotations(Exported):
    def test_positions_and_quotes_give_the_exact_words(self):
        texts = dict(self.texts())
        lines = self.export("citations", "--format", "webannotation").splitlines()
        self.assertEqual(len(lines), len(records("citations", self.index)))
        for line in lines:
            made = json.loads(line)
            text = texts[made["vd:document"]]
            position, quote = made["target"]["selector"]
            self.assertEqual(text[position["start"]:position["end"]], quote["exact"])
            self.assertTrue(quote["exact"])
            self.assertTrue(text[:position["start"]].endswith(quote["prefix"]))
            self.assertTrue(text[position["end"]:].startswith(quote["suffix"]))
            sure = made["vd:status"] in ("resolved", "stub")
            self.assertEqual(isinstance(made.get("body"), str), sure)


class Graph(Exported):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        done = viendan("export", "graph", "--index", cls.index)
        assert done.returncode == 0, done.stderr
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        cls.nodes = [line for line in lines if line["kind"] == "document"]
        cls.edges = [line for line in lines if line["kind"] == "edge"]

    def ends(self):
        return sorted((e["from"], e["to"], e["relation"]) for e in self.edges)

    def test_lines_obey_their_schema_and_every_edge_has_its_ends(self):
        schema = json.loads((SCHEMAS / "export-graph.schema.json").read_text())
        validator = jsonschema.Draft202012Validator(schema)
        for line in self.nodes + self.edges:
            validator.validate(line)
        ids = [node["id"] for node in self.nodes]
        self.assertEqual(ids, sorted(set(ids)))
        self.assertLessEqual({e[end] for e in self.edges for end in ("from", "to")}, set(ids))
        real = {record["id"] for record in records("documents", self.index)}
        self.assertEqual({node["id"] for node in self.nodes if node["in_corpus"]}, real)
        self.assertTrue(self.edges)

    def test_edges_are_those_of_links(self):
        for node in self.nodes:
            done = viendan("links", "--index", self.index, node["id"], "--out", "--format", "jsonl")
            told = [json.loads(line) for line in done.stdout.splitlines()]
            self.assertEqual(sorted((e["to"], e["relation"], e["mentions"], e["status"]) for e in told),
                             sorted((e["to"], e["relation"], e["mentions"], e["status"])
                                    for e in self.edges if e["from"] == node["id"]))

    def test_networkx_reads_the_graphml(self):
        read = networkx.parse_graphml(self.export("graph", "--format", "graphml"), force_multigraph=True)
        self.assertEqual(sorted((a, b, data["relation"]) for a, b, data in read.edges(data=True)),
                         self.ends())
        for node in self.nodes:
            data = read.nodes[node["id"]]
            self.assertIs(data["in_corpus"], node["in_corpus"])
            self.assertEqual(data.get("title"), node["title"])
        self.assertTrue(all(isinstance(data["mentions"], int) and isinstance(data["confidence"], float)
                            for _, _, data in read.edges(data=True)))

    def test_graphviz_reads_the_dot(self):
        dot = self.export("graph", "--format", "dot")
        done = subprocess.run(["gvpr", 'BEGIN{int n; int e} N{n++} E{e++} END{print(n, " ", e)}'],
                              input=dot, capture_output=True, text=True)
        self.assertEqual((done.stdout.strip(), done.stderr), (f"{len(self.nodes)} {len(self.edges)}", ""))

    def test_the_csv_has_every_edge(self):
        rows = list(csv.DictReader(io.StringIO(self.export("graph", "--format", "csv"), newline="")))
        self.assertEqual(sorted((r["from"], r["to"], r["relation"]) for r in rows), self.ends())
        titles = {node["id"]: node["title"] or "" for node in self.nodes}
        self.assertTrue(all(row["to_title"] == titles[row["to"]] for row in rows))

    def triples(self, turtle):
        done = subprocess.run(["rapper", "-q", "-i", "turtle", "-o", "ntriples", "-", "urn:x:"],
                              input=turtle, capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return [line.split(" ", 2) for line in done.stdout.splitlines()]

    def test_rapper_reads_the_turtle_and_ELI_knows_its_terms(self):
        triples = self.triples(self.export("graph", "--format", "ttl"))
        used = set(re.findall(re.escape(ELI) + r"(\w+)", "\n".join(" ".join(t) for t in triples)))
        self.assertLessEqual(used, ELI_TERMS)
        self.assertLessEqual({"based_on", "title", "LegalResource"}, used)
        edges = [s for s, p, o in triples if o.startswith("<urn:viendan:graph:1:Edge>")]
        self.assertEqual(len(edges), len(self.edges))

    def test_links_of_one_document_are_written_too(self):
        for form in ("ttl", "csv", "graphml", "dot"):
            done = viendan("links", "--index", self.index, "13443/QĐ-BCT", "--format", form)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn("1393", done.stdout)
        turtle = viendan("links", "--index", self.index, "13443/QĐ-BCT", "--format", "ttl").stdout
        self.assertTrue(self.triples(turtle))

    def test_a_document_alone_has_the_edges_that_go_out_of_it(self):
        lines = self.export("graph", "--document", "13443/QĐ-BCT").splitlines()
        edges = [json.loads(line) for line in lines if '"kind":"edge"' in line]
        self.assertEqual(edges, [e for e in self.edges if e["from"] == "qd-bct/2015/13443"])

    def test_equal_indexes_give_equal_bytes(self):
        again = self.index.parent / "again"
        done = viendan("build", "--corpus", CORPUS, "--index", again, "--jobs", "1")
        self.assertEqual(done.returncode, 0, done.stderr)
        for form in ("graphml", "dot", "csv", "ttl", "jsonl"):
            other = viendan("export", "graph", "--format", form, "--index", again).stdout
            self.assertEqual(self.export("graph", "--format", form), other, form)


if __name__ == "__main__":
    unittest.main()
