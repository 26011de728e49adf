// Opens a page of eidos in Chromium, uses it as a person would, and prints what is wrong with it, a finding a line; on
// standard error how long the first paint took. Used by tests: check-page.mjs FOLDER PAGE [PICTURES], where FOLDER is
// what dev/browser prints, and PICTURES a folder for screenshots.
import { createRequire } from "node:module";
import { existsSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, file, pictures] = process.argv.slice(2).map((path) => resolve(path));
const { chromium } = createRequire(join(folder, "check.mjs"))("playwright-core");
const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
const address = pathToFileURL(file).href;
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const wrong = (text) => console.log(text);
const holds = (fact, text) => { if (!fact) wrong(text); };

async function open(hash = "", settings = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...settings });
  const page = await context.newPage();
  page.setDefaultTimeout(10000);
  page.on("request", (request) => { if (!request.url().startsWith(address)) wrong(`a request: ${request.url()}`); });
  page.on("dialog", (dialog) => { wrong(`a dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("pageerror", (error) => wrong(`an error: ${error.message}`));
  page.on("console", (message) => { if (message.type() === "error") wrong(`on the console: ${message.text()}`); });
  await page.goto(address + hash, { waitUntil: "load" });
  await page.waitForSelector("html[data-ready]");
  return page;
}

const cards = (page) => page.locator("article.finding").count();
const hash = (page) => page.evaluate(() => location.hash);

async function checkPaint(page) {
  const paint = await page.evaluate(() => performance.getEntriesByType("paint").map((entry) => entry.startTime));
  const first = Math.round(Math.max(...paint));
  console.error(`first paint after ${first} ms`);
  holds(paint.length && first < 3000, `the first paint took ${first} ms`);
}

async function checkPolicy(page) {
  const refused = await page.evaluate(async () => {
    window.hit = window.hit || 0;
    const events = [];
    document.addEventListener("securitypolicyviolation", (event) => events.push(event.effectiveDirective));
    await fetch("https://example.com/").catch(() => 0);
    const image = document.createElement("img");
    image.src = "https://example.com/x.png";
    document.body.append(image);
    const script = document.createElement("script");
    script.textContent = "window.hit = 1";
    document.body.append(script);
    await new Promise((done) => setTimeout(done, 100));
    image.remove();
    script.remove();
    return { events, hit: window.hit };
  });
  holds(refused.hit === 0, "a script that is not the page's own ran");
  for (const directive of ["connect-src", "img-src", "script-src-elem"]) {
    holds(refused.events.includes(directive), `the policy does not refuse ${directive}`);
  }
}

async function checkFilter(page) {
  const all = await cards(page);
  const name = await page.locator("article.finding button.node").first().textContent();
  await page.keyboard.press("/");
  await page.keyboard.type(name);
  await page.waitForFunction((wanted) => new URLSearchParams(location.hash.slice(1)).get("q") === wanted, name);
  const some = await cards(page);
  holds(some > 0 && some <= all, `searching for ${name} shows ${some} of ${all} findings`);
  const again = await open(await hash(page));
  holds((await cards(again)) === some, "a link does not keep the filter");
  holds((await again.inputValue("#q")) === name, "a link does not fill the search field");
  await again.context().close();
  await page.keyboard.press("Escape");
  holds((await cards(page)) === all, "Escape does not clear the search");
  return name;
}

async function checkKeyboard(page) {
  await page.focus(".heat canvas");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  const said = await page.textContent("#live");
  holds(said.includes("\n"), `the heat map says nothing of its cell: '${said}'`);
  await page.keyboard.press("Enter");
  await page.waitForSelector("dialog[open]");
  const name = await page.textContent("#node-name");
  holds(said.startsWith(name), `the cell of '${said}' opened ${name}`);
  holds((await page.locator("dialog .facts tbody tr").count()) > 0, `nothing differs on ${name}`);
  holds((await hash(page)).includes("node="), "the address does not name the node");
  await checkText(page);
  await page.keyboard.press("Escape");
  await page.waitForSelector("dialog[open]", { state: "detached" }).catch(() => wrong("Escape does not close the node"));
  // the dialog tells of its end in an event of its own
  await page
    .waitForURL((url) => !url.hash.includes("node="), { timeout: 5000 })
    .catch(() => wrong("the address names a node that is closed"));
}

async function checkTable(page) {
  await page.locator("#table > summary").click();
  const first = await page.locator("#table tbody tr").first().textContent();
  holds(/critical|warning|info/.test(first), `the table does not begin with the worst node: ${first}`);
  await page.locator("#table > summary").click();
}

/** What is hostile in the test's fleet would set window.hit, or make an element. */
async function checkText(page) {
  const made = await page.evaluate(() => ({ hit: window.hit, elements: document.querySelectorAll("img, iframe, object, svg, script:not([type]) ~ script").length }));
  holds(!made.hit, "a value ran as a script");
  holds(made.elements === 0, `values became ${made.elements} elements`);
  const text = await page.evaluate(() => document.body.innerText);
  holds(!/\[object |undefined|NaN/.test(text), `a text is none: ${/.{0,60}(\[object |undefined|NaN).{0,20}/.exec(text)}`);
}

async function checkWidth(width) {
  const page = await open("", { viewport: { width, height: 800 } });
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  holds(over <= 0, `at ${width} pixels the page is ${over} too wide`);
  await page.context().close();
}

async function shoot(name, hash, settings, prepare = async () => {}) {
  const page = await open(hash, settings);
  await prepare(page);
  await page.screenshot({ path: join(pictures, `${basename(file, ".html")}-${name}.png`) });
  await page.context().close();
}

const page = await open();
if (await page.locator("#table").count()) {
  await checkPaint(page);
  await checkText(page);
  await checkFilter(page);
  await checkKeyboard(page);
  await checkTable(page);
  await checkText(page);
  await checkWidth(1280);
  await checkWidth(390);
  const probe = await open();
  probe.removeAllListeners("request");
  probe.removeAllListeners("console");
  await checkPolicy(probe);
  const node = await page.locator("article.finding button.node").first().textContent();
  if (pictures) {
    for (const colorScheme of ["light", "dark"]) {
      await shoot(colorScheme, "", { colorScheme });
      await shoot(`${colorScheme}-heat`, "", { colorScheme }, (one) => one.locator("#heat-title").scrollIntoViewIfNeeded()
        .then(() => one.evaluate(() => scrollTo(0, document.querySelector("#heat-title").getBoundingClientRect().top + scrollY - 60))));
      await shoot(`${colorScheme}-node`, `#node=${encodeURIComponent(node)}`, { colorScheme });
    }
    await shoot("phone", "", { viewport: { width: 390, height: 844 } });
    await shoot("all", "#all=1", {}, (one) => one.evaluate(() => scrollTo(0, document.querySelector("#heat-title").getBoundingClientRect().top + scrollY - 60)));
  }
} else {
  await checkText(page);
  const all = await page.locator("tbody tr").count();
  holds(all > 0, "no difference is shown");
  await page.fill("#q", "no such fact at all");
  holds((await page.locator("tbody tr").count()) === 0, "the search hides nothing");
  if (pictures) await shoot("light", "", {});
}
await browser.close();
