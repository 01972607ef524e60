// What every browser script has in common: Debian's chromium, a look at the page, and what is wrong with it.
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

/** Runs `use(page)` on a fresh browser; `options` are those of a browser context. Errors of the page's own scripts fail it. */
export async function withBrowser({ width = WIDTHS.desk, height = 900, ...options }, use) {
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
    await use(page, complaints);
    check(complaints.length === 0, `the page runs without errors: ${complaints.join("; ")}`);
  } catch (error) {
    await new Looks(page).picture(`failed-${process.pid}`).catch(() => {});
    throw error;
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

/** A page as one looks at it. */
export class Looks {
  constructor(page) {
    this.page = page;
  }

  async picture(name, options = {}) {
    mkdirSync(SCREENSHOTS, { recursive: true });
    await this.page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), ...options });
  }

  /** The page as paper, beside the pictures; how many sheets it takes. */
  async printed(name) {
    const bytes = await this.page.pdf({ path: join(SCREENSHOTS, `${name}.pdf`), preferCSSPageSize: true });
    return (bytes.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? []).length;
  }

  /** How far one could scroll sideways, and what sticks out to the right or is cut off at the left; none is as it should be. */
  async sideways() {
    return this.page.evaluate(() => {
      const root = document.scrollingElement;
      const isHidden = (one) => one.closest(".vh, .skip") !== null;
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
