// The chat page as a person uses it. Every wait is for something to be seen.
import { Looks, WIDTHS, check, withBrowser } from "./looks.mjs";

export { WIDTHS, check };

const FAR_MS = 120_000;

/** Runs `use(chat)` on a fresh browser; `options` are those of a browser context. */
export async function withChat(options, use) {
  await withBrowser(options, async (page) => {
    const chat = new Chat(page);
    await chat.open(process.argv[2]);
    await use(chat);
  });
}

export class Chat extends Looks {
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
    const [, month, day] = date.split("-");
    // The day too: the hour may be that of before. Weeks take a while.
    await this.page.locator("#clock b", { hasText: `${hour} giờ ${minute}` }).filter({ hasText: `${day}/${month}` }).waitFor({ timeout: FAR_MS });
  }
}
