// axe finds nothing: light and dark, wide and narrow, the list, a conversation, the dialog.
import { WIDTHS, check, withChat } from "./page.mjs";

for (const colorScheme of ["light", "dark"]) {
  for (const width of [WIDTHS.telephone, WIDTHS.desk]) {
    await withChat({ width, colorScheme }, async (chat) => {
      const inspect = async (what) => {
        const found = await chat.violations();
        check(found.length === 0, `${what}, ${colorScheme}, ${width} px: ${found.join("; ")}`);
      };
      await inspect("the page as it opens");
      await chat.be("Lê Văn Sơn");
      await chat.enter("Chi bộ 5");
      await chat.say("các đồng chí cho hỏi giờ họp");
      await inspect("a conversation");
      await chat.page.locator("#goto").click();
      await chat.page.locator("#goto-dialog").waitFor();
      await inspect("the dialog");
      await chat.picture(`dialog-${colorScheme}-${width}`);
    });
  }
}
