// What people come for, from start to end, in every way that they look.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { openBrowser, openPage, serve, ways } from "./support.mjs";

let server, browser;
before(async () => {
  server = await serve();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** A task, done in each way; a fault of a page on the way fails it. */
function task(name, steps) {
  for (const [way, options] of Object.entries(ways)) {
    test(`${name} (${way})`, async () => {
      const { page, faults, close } = await openPage(browser, server, options);
      await steps(page, options);
      assert.deepEqual(faults, []);
      await close();
    });
  }
}

task("legal staff find a row of an annex by words without accents", async (page) => {
  await page.goto("/");
  await page.getByRole("searchbox").first().fill("tang truong xanh");
  await page.getByRole("searchbox").first().press("Enter");
  await page.waitForURL(/\/search\?.*q=tang/);
  const hit = page.locator(".hit", { hasText: "13443/QĐ-BCT" }).first();
  assert.match(await hit.locator("mark").first().innerText(), /tăng trưởng xanh/i);
  await hit.getByRole("link", { name: /Quyết định 13443/ }).click();
  await page.waitForURL(/documents\/qd-bct\/2015\/13443/);
  const outline = page.locator("nav.toc");
  const part = outline.getByRole("link", { name: /^I\. CÁC HOẠT ĐỘNG/ });
  if (!(await part.isVisible())) await outline.locator("summary").click();
  await part.click();
  await page.waitForURL(/#pl.muc-i$/);
  const row = page.locator("[id='pl.muc-i.hd-7']");
  assert.match(await row.innerText(), /Nâng cao năng lực quản lý năng lượng/);
});

task("a passage leads to its row of the annex", async (page) => {
  await page.goto("/search?q=tang%20truong%20xanh");
  const hit = page.locator(".hit", { hasText: "13443/QĐ-BCT" }).first();
  await hit.getByRole("link", { name: /Phụ lục, II, hoạt động 1$/ }).click();
  await page.waitForURL(/documents\/qd-bct\/2015\/13443.*#pl.muc-ii.hd-1$/);
  assert.match(await page.locator("[id='pl.muc-ii.hd-1']").innerText(), /tăng trưởng xanh/);
});

task("legal staff follow a citation and come back", async (page) => {
  await page.goto("/documents/qd-bct/2015/13443");
  await page.locator("a.cite[href*='/qd-ttg/2009/1419']").first().click();
  await page.waitForURL(/documents\/qd-ttg\/2009\/1419/);
  assert.match(await page.locator("h1").innerText(), /sản xuất sạch hơn/i);
  await page.goBack();
  await page.waitForURL(/13443/);
  await page.goto("/documents/qd-ttg/2009/1419?view=relations");
  await page.locator("main").getByRole("link", { name: /13443/ }).first().click();
  await page.waitForURL(/documents\/qd-bct\/2015\/13443/);
});

test("a citation is previewed where it stands, and Escape closes the preview", async () => {
  const { page, faults, close } = await openPage(browser, server);
  await page.goto("/documents/qd-bct/2015/13443");
  const link = page.locator("a.cite[href*='/qd-ttg/2012/1393']").first();
  await link.focus();
  const card = page.locator(".card");
  await card.waitFor({ state: "visible" });
  assert.match(await card.innerText(), /1393\/QĐ-TTg/);
  await page.keyboard.press("Escape");
  await card.waitFor({ state: "hidden" });
  assert.ok(await link.evaluate((node) => node === document.activeElement));
  assert.deepEqual(faults, []);
  await close();
});

task("analysts list what a department leads in two years, and take it away", async (page) => {
  await page.goto("/activities");
  await page.getByLabel(/^Cơ quan/).fill("Vụ Khoa học và Công nghệ");
  await page.getByLabel(/^Vai trò/).selectOption("lead");
  await page.getByLabel(/^Từ/).fill("2015");
  await page.getByLabel(/^Đến/).fill("2016");
  await page.locator("form.filters button[type=submit]").click();
  await page.waitForURL(/role=lead/);
  const shown = await page.locator("main").innerText();
  assert.match(shown, /Vụ Khoa học và Công nghệ/);
  for (const format of ["CSV", "JSON", "XLSX"]) {
    const waiting = page.waitForEvent("download");
    await page.getByRole("link", { name: new RegExp(format, "i") }).first().click();
    const download = await waiting;
    const bytes = readFileSync(await download.path());
    assert.ok(bytes.length > 200, format);
    if (format === "XLSX") assert.equal(bytes.subarray(0, 2).toString(), "PK");
    else assert.match(bytes.toString("utf8"), /Vụ Khoa học và Công nghệ/);
  }
});

task("maintainers see that a decision is cited with two dates", async (page) => {
  await page.goto("/collection");
  await page.locator(".tabs").getByRole("link", { name: /mâu thuẫn/i }).click();
  const matter = page.locator("main").getByText("1419/QĐ-TTg").first();
  await matter.waitFor();
  const words = await page.locator("main").innerText();
  assert.match(words, /07\/09\/2009/);
  assert.match(words, /09\/07\/2009|04\/9\/2009|\d\d\/\d\d\/20\d\d/);
});

task("English is one click away, and the click stays on the page", async (page) => {
  await page.goto("/search?q=tang%20truong%20xanh&type=Quy%E1%BA%BFt%20%C4%91%E1%BB%8Bnh");
  await page.getByRole("link", { name: "English" }).click();
  await page.waitForURL(/\/en\/search\?.*q=tang.*type=/);
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  await page.getByRole("link", { name: "Tiếng Việt" }).click();
  await page.waitForURL((url) => url.pathname === "/search");
});
