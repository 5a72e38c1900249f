// Takes pictures of every page, to be looked at:  node pictures.mjs FOLDER [name of a page]
// ADDRESS names a server that runs already; STYLE a stylesheet to look through instead of its own.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { hostile, openBrowser, openPage, serve, ways } from "./support.mjs";
import { pages } from "./pages.mjs";

const [folder, only] = process.argv.slice(2);
const looks = {
  wide: ways.desktop,
  phone: ways.phone,
  dark: { ...ways.desktop, colorScheme: "dark" },
  english: ways.desktop,
};
mkdirSync(folder, { recursive: true });
const server = process.env.ADDRESS ? { address: process.env.ADDRESS, stop() {} } : await serve({ more: hostile });
const browser = await openBrowser();
for (const [look, way] of Object.entries(looks)) {
  const { page, close } = await openPage(browser, server, way);
  if (process.env.STYLE) await page.route("**/style.css*", (route) => route.fulfill({ path: process.env.STYLE }));
  for (const [name, path] of Object.entries(pages)) {
    if (only && name !== only) continue;
    await page.goto((look === "english" ? "/en" : "") + path);
    const file = join(folder, `${name.replaceAll(" ", "-")}-${look}.png`);
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.screenshot({ path: file, clip: { x: 0, y: 0, width: way.viewport.width, height: Math.min(height, 2400) }, fullPage: true });
  }
  await close();
}
await browser.close();
await server.stop();
