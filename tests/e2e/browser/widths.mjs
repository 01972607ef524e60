// At every width, and at twice the size of letters, nothing has to be scrolled sideways.
import { WIDTHS, check, withChat } from "./page.mjs";

const LONG = "Kính gửi các đồng chí: " + "https://chibo.example.vn/" + "tailieu".repeat(20);

for (const [name, width] of [...Object.entries(WIDTHS), ["half-desk", 720]]) {
  await withChat({ width, height: 780 }, async (chat) => {
    const inspect = async (what) => {
      const { by, out } = await chat.sideways();
      check(by <= 0 && out.length === 0, `${what} at ${width} px scrolls sideways by ${by} px, or is cut off: ${out.join(" ")}`);
      await chat.picture(`${what}-${name}-${width}`);
    };
    await inspect("list");
    await chat.be("Lê Văn Sơn");
    await chat.enter("Chi bộ 5");
    await chat.say(LONG);
    await inspect("chat");
    await chat.page.locator("#goto").click();
    await chat.page.locator("#goto-dialog").waitFor();
    await inspect("dialog");
  });
}
