// The web page as a person uses it: logged in by a one-time link, one deed after the other.
import { execFileSync } from "node:child_process";
import { Looks, WIDTHS, check, withBrowser } from "./looks.mjs";

export { WIDTHS, check };

const [url, binary, config, seconds] = process.argv.slice(2);

/** The server's clock, which stands still. */
export const now = Number(seconds);

/** A fresh one-time link, as the operator gives it; it ends the one before. */
export function linkFor(role, branch, person) {
  const words = ["login", "--role", role, ...(branch ? ["--branch", branch] : []), ...(person ? ["--person", person] : []), "--config", config];
  const printed = execFileSync(binary, words, { encoding: "utf8" });
  return url + new URL(printed.split("\n")[0]).pathname;
}

/** Runs `use(site)` on a fresh browser, on the server whose address, program, config and clock are the script's arguments. */
export async function withSite(options, use) {
  await withBrowser(options, async (page, complaints) => use(new Site(page, url, complaints)));
}

export class Site extends Looks {
  constructor(page, url, complaints) {
    super(page);
    this.url = url;
    this.complaints = complaints;
  }

  /** By a link as `mungba login` prints it. */
  async enter(link) {
    await this.page.goto(link);
    await this.page.getByRole("button", { name: "Đúng, vào trang" }).click();
    await this.page.waitForURL(this.url + "/");
  }

  async open(address) {
    const answer = await this.page.goto(this.url + address);
    return answer.status();
  }

  heading() {
    return this.page.locator("h1").innerText();
  }

  async sees(...parts) {
    const text = (await this.page.locator("main").innerText()).replaceAll("\u00a0", " ");
    for (const part of parts) check(text.includes(part), `the page shows “${part}”:\n${text}`);
  }

  /** Everything that must hold of every page: nothing sticks out, axe finds nothing, also dark. */
  async isSound(name) {
    const { by, out } = await this.sideways();
    const width = this.page.viewportSize().width;
    check(by <= 0 && out.length === 0, `${name} at ${width} px scrolls sideways by ${by} px, or is cut off: ${out.join(" ")}`);
    for (const colorScheme of ["dark", "light"]) {
      await this.page.emulateMedia({ colorScheme });
      const found = await this.violations();
      check(found.length === 0, `${name}, ${colorScheme}, ${width} px: ${found.join("; ")}`);
    }
    await this.picture(`${name}-${width}`, { fullPage: true });
  }
}
