// The chat page in Debian's chromium, as a person uses it. Every wait is for something to be seen.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const SCREENSHOTS = join(ROOT, "build/screenshots");
const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const WITHIN = 20_000;

export const WIDTHS = { telephone: 360, tablet: 768, desk: 1440 };

export function check(good, what) {
  if (!good) throw new Error(`not so: ${what}`);
}

/** Runs `use(chat)` on a fresh browser; `options` are those of a browser context. */
export async function withChat({ width = WIDTHS.desk, height = 900, ...options }, use) {
  const profile = mkdtempSync(join(tmpdir(), "mungba-browser-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
    viewport: { width, height },
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
    ...options,
  });
  context.setDefaultTimeout(WITHIN);
  const page = context.pages()[0] ?? (await context.newPage());
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (line) => line.type() === "error" && complaints.push(line.text()));
  try {
    await context.addInitScript({ path: AXE });
    const chat = new Chat(page);
    await chat.open(process.argv[2]);
    await use(chat);
    check(complaints.length === 0, `the page runs without errors: ${complaints.join("; ")}`);
  } catch (error) {
    await new Chat(page).picture(`failed-${process.pid}`).catch(() => {});
    throw error;
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

export class Chat {
  constructor(page) {
    this.page = page;
  }

  async open(url) {
    await this.page.goto(url);
    await this.page.locator("#person option").first().waitFor({ state: "attached" });
  }

  /** Becomes the person of that name. */
  async be(name) {
    const option = this.page.locator("#person option", { hasText: name }).first();
    await this.page.locator("#person").selectOption(await option.getAttribute("value"));
  }

  /** Opens a conversation from the list; on a telephone the list is a page of its own. */
  async enter(name) {
    const link = this.page.locator("#list a", { hasText: name }).first();
    if (!(await link.isVisible())) await this.page.locator("main .back").click();
    await link.click();
    await this.page.locator("#chat-name", { hasText: name }).waitFor();
  }

  async say(text) {
    await this.page.locator("#text").fill(text);
    await this.page.locator("#form button").click();
    await this.sees(text);
  }

  /** Waits until the open conversation shows a message that holds all the parts; gives back its words. */
  async sees(...parts) {
    let message = this.page.locator("#flow li:not(.day)");
    for (const part of parts) message = message.filter({ hasText: part });
    await message.last().waitFor();
    return message.last().innerText();
  }

  async goTo(date, time) {
    await this.page.locator("#goto").click();
    await this.page.locator("#goto-date").fill(date);
    await this.page.locator("#goto-time").fill(time);
    await this.page.locator("#goto-form button.main").click();
    await this.page.locator("#goto-dialog").waitFor({ state: "hidden" });
    const [hour, minute] = time.split(":");
    await this.page.locator("#clock", { hasText: `${hour} giờ ${minute}` }).waitFor();
  }

  async picture(name) {
    mkdirSync(SCREENSHOTS, { recursive: true });
    await this.page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
  }

  /** How far one could scroll sideways, and what sticks out to the right or is cut off at the left; none is as it should be. */
  async sideways() {
    return this.page.evaluate(() => {
      const root = document.scrollingElement;
      const isHidden = (one) => one.closest(".vh") !== null;
      const out = [...document.querySelectorAll("body *")].filter((one) => {
        const box = one.getBoundingClientRect();
        return box.width > 0 && box.height > 0 && !isHidden(one) && (box.right > root.clientWidth + 1 || box.left < -1);
      });
      return { by: root.scrollWidth - root.clientWidth, out: out.slice(0, 5).map((one) => one.outerHTML.slice(0, 120)) };
    });
  }

  async violations() {
    const found = await this.page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
    return found.violations.map((one) => `${one.id} (${one.impact}): ${one.nodes.map((node) => node.target.join(" ")).join(", ")}`);
  }
}
