// The web page as a person uses it: logged in by a one-time link, one deed after the other.
import { Looks, WIDTHS, check, withBrowser } from "./looks.mjs";

export { WIDTHS, check };

/** Runs `use(site)` on a fresh browser. `url`: of the web page's listener. */
export async function withSite(url, options, use) {
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
