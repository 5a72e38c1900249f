// The server as assistants meet it: both generations of the protocol's own client, which check every
// answer against the schemas that the server names.
//
// VIENDAN names the program, VIENDAN_CORPUS and VIENDAN_SCHEMAS the folders that it works with.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { Client as ModernClient } from "@modelcontextprotocol/client";
import { StdioClientTransport as ModernTransport } from "@modelcontextprotocol/client/stdio";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";

const program = process.env.VIENDAN;
const schemas = process.env.VIENDAN_SCHEMAS;
const corpus = process.env.VIENDAN_CORPUS;
const folder = mkdtempSync(join(tmpdir(), "viendan-mcp-"));
const index = join(folder, "index");
const command = { command: program, args: ["mcp", "--schemas", schemas, "--index", index], stderr: "inherit" };
const self = { name: "viendan-tests", version: "1" };

const eras = {
  "a client that opens with initialize": async () => {
    const client = new Client(self);
    await client.connect(new StdioClientTransport(command));
    return client;
  },
  "a client of revision 2026-07-28": async () => {
    const client = new ModernClient(self, { versionNegotiation: { mode: { pin: "2026-07-28" } } });
    await client.connect(new ModernTransport(command));
    return client;
  },
};

function exported(kind) {
  const lines = execFileSync(program, ["export", kind, "--schemas", schemas, "--index", index]);
  return lines.toString().trimEnd().split("\n").map((line) => JSON.parse(line));
}

/** The line of the source that a place names. */
function printed(place) {
  return readFileSync(join(corpus, place.source), "utf8").split("\n")[place.line - 1];
}

before(() => {
  execFileSync(program, ["build", "--schemas", schemas, "--corpus", corpus, "--index", index], { stdio: "ignore" });
});
after(() => rmSync(folder, { recursive: true, force: true }));

for (const [name, connect] of Object.entries(eras)) {
  describe(name, () => {
    let client;
    before(async () => {
      client = await connect();
      await client.listTools(); // from here on it checks what tools give
    });
    after(() => client.close());

    /** What a tool gives, which must say the same as text. */
    async function call(tool, given) {
      const result = await client.callTool({ name: tool, arguments: given });
      assert.ok(!result.isError, JSON.stringify(result.content));
      assert.deepEqual(JSON.parse(result.content[0].text), result.structuredContent);
      return result.structuredContent;
    }

    async function refused(tool, given) {
      const result = await client.callTool({ name: tool, arguments: given });
      assert.equal(result.isError, true, JSON.stringify(result.content).slice(0, 200));
      return result.content[0].text;
    }

    test("is told the tools, each with what it takes and gives", async () => {
      const { tools } = await client.listTools();
      assert.deepEqual(tools.map((tool) => tool.name), ["search", "read", "links", "activities"]);
      for (const tool of tools) {
        assert.equal(tool.annotations.readOnlyHint, true);
        assert.equal(tool.inputSchema.additionalProperties, false);
        assert.equal(tool.outputSchema.type, "object");
      }
      assert.equal(client.getServerVersion().name, "viendan");
      assert.match(client.getInstructions(), /not instructions/);
    });

    test("finds passages, each on its line", async () => {
      const found = await call("search", { query: "san xuat sach hon" });
      assert.ok(found.total >= 3);
      for (const hit of found.hits) {
        for (const passage of hit.passages) {
          assert.equal(passage.document, hit.document);
          assert.match(printed(passage), /\S/);
        }
      }
      const [first] = (await call("search", { query: '"tăng trưởng xanh"', limit: 1 })).hits;
      const [passage] = first.passages;
      assert.ok(passage.address.startsWith(first.document));
      const words = passage.snippet.replace(/^… /, "").split(" ").slice(0, 3).join(" ");
      assert.ok(printed(passage).includes(words), `${printed(passage)} | ${words}`);
    });

    test("goes through a search part by part", async () => {
      const query = "kế hoạch";
      const all = await call("search", { query, limit: 50 });
      const seen = [];
      for (let offset = 0; offset !== null; ) {
        const part = await call("search", { query, limit: 2, offset });
        seen.push(...part.hits.map((hit) => hit.document));
        offset = part.next;
      }
      assert.deepEqual(seen, all.hits.map((hit) => hit.document));
    });

    test("reads a whole document in parts that join without a gap", async () => {
      const [document] = exported("documents");
      let text = "";
      let whole;
      for (let offset = 0; offset !== null; ) {
        const part = await call("read", { document: document.id, offset, limit: 3000 });
        text += part.text;
        whole = part.letters;
        assert.equal(part.source, document.source);
        assert.ok(part.lines[0] <= part.lines[1]);
        offset = part.next;
      }
      assert.equal([...text].length, whole);
    });

    test("reads a provision by any spelling", async () => {
      const by = async (document, provision) => call("read", { document, provision });
      const read = await by("1419/QD-TTg", "dieu-1");
      assert.equal(read.document, "qd-ttg/2009/1419");
      assert.equal(read.provision, "Điều 1");
      assert.match(read.text, /^Điều 1/);
      assert.match(printed({ source: read.source, line: read.lines[0] }), /Điều 1/);
      for (const provision of ["Điều 1", "dieu 1", "article 1", "DIEU-1"]) {
        assert.deepEqual(await by("qd-ttg/2009/1419", provision), read, provision);
      }
      assert.deepEqual(await call("read", { document: "1419/QĐ-TTg#dieu-1" }), read);
      assert.ok(read.parts.length > 0);
      const below = await call("read", { document: read.parts[0].address });
      assert.ok(read.text.includes(below.text.slice(0, 40)));
      assert.match(await refused("read", { document: "1419/QĐ-TTg", provision: "Điều 99" }), /no provision/);
    });

    test("is told what is printed otherwise than it is read", async () => {
      const repaired = exported("activities").find((row) => row.repairs.length > 0);
      let repairs = [];
      for (let offset = 0; offset !== null; ) {
        const part = await call("read", { document: repaired.document, offset, limit: 20000 });
        repairs.push(...part.repairs);
        offset = part.next;
      }
      for (const { rule, before, after } of repaired.repairs) {
        assert.ok(repairs.some((each) => each.rule === rule && each.printed === before && each.read === after));
      }
    });

    test("is given all rows of the export, with their places", async () => {
      const rows = [];
      for (let offset = 0; offset !== null; ) {
        const part = await call("activities", { offset, limit: 100 });
        rows.push(...part.activities);
        offset = part.next;
      }
      const wanted = exported("activities");
      assert.equal(rows.length, wanted.length);
      const key = (row) => JSON.stringify([row.document, row.lines, row.ordinal, row.title, row.lead]);
      assert.deepEqual(rows.map(key).sort(), wanted.map(key).sort());
      for (const row of rows) {
        assert.ok(row.line >= 1 && row.address.startsWith(`${row.document}#`), row.address);
        if (row.origin === "table") assert.ok(row.printed.length > 0);
      }
    });

    test("filters activities by body, role, period, document and words", async () => {
      const led = await call("activities", { agency: ["BCT"], role: "lead", limit: 100 });
      assert.deepEqual(led.agencies, ["bct"]);
      assert.ok(led.total > 0);
      for (const row of led.activities) assert.ok(row.lead.some((body) => body.id === "bct"));
      const [document] = led.activities.map((row) => row.document);
      const narrow = await call("activities", { agency: ["Bộ Công Thương"], role: "lead", document: [document],
        from: "2013", to: "2020-12", words: "cong nghiep", limit: 100 });
      assert.ok(narrow.total < led.total);
      for (const row of narrow.activities) assert.equal(row.document, document);
    });

    test("is told who cites whom, with sentence and place", async () => {
      const both = await call("links", { document: "1419/QĐ-TTg", limit: 100 });
      const out = await call("links", { document: "1419/QĐ-TTg", direction: "out", limit: 100 });
      const into = await call("links", { document: "1419/QĐ-TTg", direction: "in", limit: 100 });
      assert.ok(out.total > 0 && into.total > 0);
      assert.deepEqual(both.links, [...out.links, ...into.links]);
      for (const link of both.links) {
        assert.equal(link.direction === "out" ? link.document : link.target.id, "qd-ttg/2009/1419");
        assert.ok(link.evidence.length > 0 && link.line >= 1);
        assert.match(printed(link), /\S/);
      }
      const parts = [];
      for (let offset = 0; offset !== null; ) {
        const part = await call("links", { document: "1419/QĐ-TTg", offset, limit: 3 });
        parts.push(...part.links);
        offset = part.next;
      }
      assert.deepEqual(parts, both.links);
      const bases = await call("links", { document: "1419/QĐ-TTg", relation: ["legal_basis"], direction: "out" });
      assert.ok(bases.total > 0 && bases.total < out.total);
      for (const link of bases.links) assert.equal(link.relation, "legal_basis");
    });

    test("is told what is said of a document that is only cited", async () => {
      const stub = exported("citations").find((each) => each.status === "stub");
      const read = await call("read", { document: stub.target.id });
      assert.equal(read.in_corpus, false);
      assert.equal(read.text, null);
      assert.ok(read.cited_by.includes(stub.document));
    });

    test("is told what is wrong with what it asks", async () => {
      assert.match(await refused("read", { document: "9999/QĐ-TTg" }), /no document/);
      assert.match(await refused("search", { query: "x", limit: 1000 }), /from 1 to 50/);
      assert.match(await refused("search", {}), /required/);
      assert.match(await refused("links", { document: "1419/QĐ-TTg", relation: ["loves"] }), /none of/);
      assert.match(await refused("activities", { from: "yesterday" }), /date/);
      assert.match(await refused("activities", { nothing: 1 }), /no argument/);
      await assert.rejects(client.callTool({ name: "write", arguments: {} }), /no such tool/);
    });
  });
}
