// Without a mouse: reach the field by Tab, write, send by Enter, and always see where one is.
import { check, withChat } from "./page.mjs";

const TOO_MANY = 60;

await withChat({}, async (chat) => {
  await chat.be("Lê Văn Sơn");
  await chat.enter("Chi bộ 5");
  await chat.page.locator("#person").focus();
  const focused = () =>
    chat.page.evaluate(() => {
      const one = document.activeElement;
      const style = getComputedStyle(one);
      return { id: one.id, html: one.outerHTML.slice(0, 100), ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 };
    });
  let presses = 0;
  for (let now = await focused(); now.id !== "text"; now = await focused()) {
    check(now.ring, `the focus is seen on ${now.html}`);
    check(++presses < TOO_MANY, `the field is reached within ${TOO_MANY} steps; now at ${now.html}`);
    await chat.page.keyboard.press("Tab");
  }
  await chat.page.keyboard.type("có mặt");
  await chat.page.keyboard.press("Enter");
  await chat.sees("có mặt");
  check((await chat.page.locator("#text").inputValue()) === "", "the field is empty again");
});
