// A server on an index of the corpus that ships, and a browser that looks at it.
//
// VIENDAN names the program, VIENDAN_CORPUS and VIENDAN_SCHEMAS the folders that it works with.
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const program = process.env.VIENDAN;
const schemas = process.env.VIENDAN_SCHEMAS;
const corpus = process.env.VIENDAN_CORPUS;
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Documents that try to be more than text, beside those that ship. */
export const hostile = {
  "hostile <script>alert(1)</script>.txt":
    `BỘ <script>document.title='broken'</script>\nSố: 7/QĐ-BCT\nHà Nội, ngày 1 tháng 2 năm 2016\n` +
    `QUYẾT ĐỊNH\nVề việc "><img src=x onerror=document.title='broken'>\n` +
    `Căn cứ Quyết định số 1419/QĐ-TTg ngày 07 tháng 9 năm 2009 <b onclick="x">;\nQUYẾT ĐỊNH:\n` +
    `Điều 1. </title></style><script>document.title='broken'</script> javascript:alert(1)\n` +
    `Điều 2. &lt;script&gt; ]]> --> {{7*7}} \${x}\n`,
};

/** Builds an index of the corpus and of `more` documents, and serves it on a free port. */
export async function serve({ from = corpus, more = {}, options = [] } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "viendan-web-"));
  cpSync(from, join(folder, "corpus"), { recursive: true });
  for (const [name, text] of Object.entries(more)) {
    writeFileSync(join(folder, "corpus", name.replaceAll("/", "∕")), text);
  }
  const index = join(folder, "index");
  execFileSync(program, ["build", "--schemas", schemas, "--corpus", join(folder, "corpus"), "--index", index],
    { stdio: "ignore" });
  const child = spawn(program, ["serve", "--schemas", schemas, "--index", index, "--port", "0", "--log", "none", ...options],
    { stdio: ["ignore", "ignore", "pipe"] });
  const address = await new Promise((found, failed) => {
    let said = "";
    child.stderr.on("data", (bytes) => {
      said += bytes;
      const match = said.match(/http:\/\/\S+?:\d+/);
      if (match) found(match[0]);
    });
    child.on("exit", () => failed(new Error(`viendan serve ended: ${said}`)));
  });
  return {
    address,
    child,
    async stop() {
      const ended = new Promise((resolve) => child.on("exit", resolve));
      child.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Debian's browser, without its own talk to the network. */
export function openBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync"],
  });
}

/** The ways in which people look: each task is done in all of them. */
export const ways = {
  desktop: { viewport: { width: 1280, height: 900 } },
  phone: { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
  "without JavaScript": { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false },
  "phone without JavaScript": { viewport: { width: 360, height: 740 }, javaScriptEnabled: false },
};

/** A page that fails its test on a script error, a refused resource, or a request to elsewhere. */
export async function openPage(browser, server, way = ways.desktop) {
  const context = await browser.newContext({ baseURL: server.address, acceptDownloads: true, ...way });
  const page = await context.newPage();
  page.setDefaultTimeout(15000);
  const faults = [];
  page.on("pageerror", (error) => faults.push(`script: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(server.address + "/")) faults.push(`asked elsewhere: ${request.url()}`);
  });
  page.on("dialog", (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  return { page, faults, close: () => context.close() };
}

/** What axe-core finds wrong with a page, a line each. */
export async function accessibilityFaults(page) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary.split("\n").slice(1).join(" ").trim()}`));
}

/** How many CSS pixels of the page lie beyond the window's right edge. */
export function overflow(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
