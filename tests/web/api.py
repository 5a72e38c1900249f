"""A server of the corpus whose JSON API is asked, and its answers checked by its own description."""
import json
from urllib.parse import quote

import jsonschema
from serving import CorpusCase, Serve  # before run: it tells where that is
from run import records

JSON = "application/json; charset=utf-8"


class Served(CorpusCase):
    """A test on one server of the corpus, begun once for the class."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.server = Serve(cls.index, "--log", "none")
        cls.addClassCleanup(cls.server.stop)
        cls.description = cls.json("/api/openapi.json")
        cls.documents = [each["id"] for each in records("documents", cls.index)]

    @classmethod
    def get(cls, target, method="GET"):
        """Status, content type and body of an answer."""
        status, cls.headers, body = cls.server.get(target, method)
        return status, cls.headers.get("content-type"), body

    @classmethod
    def json(cls, target):
        status, kind, body = cls.get(target)
        assert (status, kind) == (200, JSON), (target, status, kind, body[:500])
        return json.loads(body)

    @classmethod
    def parts(cls, target):
        """The answers of a list from its first part to its last."""
        while target:
            part = cls.json(target)
            yield part
            target = part["next"]

    def all_items(self, target):
        return [item for part in self.parts(target) for item in part["items"]]

    def check(self, value, *way):
        """Whether a value is as a schema of the description says, by its keys from the top."""
        base = f"http://127.0.0.1:{self.server.port}/api/openapi.json"
        pointer = "/".join(key.replace("~", "~0").replace("/", "~1") for key in way)
        resolver = jsonschema.RefResolver(base, self.description)
        checker = jsonschema.Draft202012Validator({"$ref": f"{base}#/{pointer}"}, resolver=resolver)
        faults = [f"{'/'.join(map(str, fault.absolute_path))}: {fault.message[:300]}"
                  for fault in checker.iter_errors(value)]
        self.assertEqual(faults, [])

    def check_answer(self, path, value):
        self.check(value, "paths", path, "get", "responses", "200", "content", "application/json",
                   "schema")

    def check_problem(self, answer, status, parameter=None):
        self.assertEqual(answer[:2], (status, "application/problem+json"), answer[2][:300])
        problem = json.loads(answer[2])
        self.check(problem, "components", "schemas", "problem")
        self.assertEqual((problem["status"], problem.get("parameter")), (status, parameter))
        return problem

    def meant(self, part):
        """What a reference within the description stands for."""
        if "$ref" not in part:
            return part
        found = self.description
        for key in part["$ref"][2:].split("/"):
            found = found[key]
        return found

    def operations(self):
        for path, methods in self.description["paths"].items():
            yield path, methods["get"], [self.meant(p) for p in methods["get"].get("parameters", ())]

    def addresses(self, path):
        """The addresses of a resource, in this corpus."""
        if path == "/api/{name}.schema.json":
            return [path.replace("{name}", "search")]
        names = self.documents
        if "agencies" in path:
            names = [each["id"] or each["name"] for each in self.all_items("/api/agencies")]
        elif "stubs" in path:
            names = [each["reference"]["id"] for each in self.all_items("/api/stubs")]
        return [path.replace("{id}", quote(name)) for name in names] if "{id}" in path else [path]
