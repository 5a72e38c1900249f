// Every page, in both languages: axe-core finds nothing, nothing overflows a narrow window, no
// script fails, nothing is asked of elsewhere.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessibilityFaults, hostile, openBrowser, openPage, overflow, serve } from "./support.mjs";
import { pages } from "./pages.mjs";

let server, browser;
before(async () => {
  server = await serve({ more: hostile });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

// What a browser reports of a page that is meant to be missing.
const expected = /status of 40[04]/;

// A page is loaded once a language and looked at in several ways: loading costs more than looking.
const looks = {
  "": [{ width: 1280, height: 900 }, { width: 360, height: 740 }],
  "/en": [{ width: 1280, height: 900, colours: "dark" }],
};

for (const [name, path] of Object.entries(pages)) {
  test(`${name} keeps the rules of accessibility and fits a window of 320 pixels`, async () => {
    const { page, faults, close } = await openPage(browser, server);
    for (const [prefix, ways] of Object.entries(looks)) {
      await page.goto(prefix + path);
      for (const { colours = "light", ...size } of ways) {
        await page.emulateMedia({ colorScheme: colours });
        await page.setViewportSize(size);
        assert.deepEqual(await accessibilityFaults(page), [], `${prefix}${path} ${size.width} ${colours}`);
      }
      await page.setViewportSize({ width: 320, height: 640 });
      assert.equal(await overflow(page), 0, `${prefix}${path}`);
    }
    assert.deepEqual(faults.filter((fault) => !expected.test(fault)), []);
    await close();
  });
}

test("the check of accessibility sees a fault where there is one", async () => {
  const { page, close } = await openPage(browser, server);
  await page.setContent("<html><body><img src='/x.png'><input></body></html>");
  assert.notDeepEqual(await accessibilityFaults(page), []);
  await close();
});

test("words of documents and queries are never markup", async () => {
  const { page, faults, close } = await openPage(browser, server);
  const script = "<script>document.title='broken'</script>\"><img src=x onerror=alert(1)>";
  for (const path of ["/documents/qd-bct/2016/7", "/documents/qd-bct/2016/7?view=printed", "/documents",
    `/search?q=${encodeURIComponent(script)}`, `/search?q=thuế&type=${encodeURIComponent(script)}`,
    `/activities?agency=${encodeURIComponent(script)}&q=${encodeURIComponent(script)}`,
    `/stubs?q=${encodeURIComponent(script)}`, `/documents/${encodeURIComponent(script)}`]) {
    await page.goto(path);
    assert.notEqual(await page.title(), "broken", path);
    assert.equal(await page.locator("main script, main img, main [onclick]").count(), 0, path);
  }
  assert.deepEqual(faults.filter((fault) => !expected.test(fault)), []);
  await close();
});
