// Faults by the panel alone: a word that comes twice, Zalo that refuses, all off again; and what a person does besides talking.
import { WIDTHS, check, withChat } from "./page.mjs";

for (const width of [WIDTHS.desk, WIDTHS.telephone]) {
  await withChat({ width }, async (chat) => {
    const { page } = chat;
    const toPanel = async () => {
      const way = page.locator("#to-faults");
      if (await way.isVisible()) await way.click();
      await page.locator("#faults-first").waitFor();
    };
    const toChat = async () => {
      const way = page.locator(".toback");
      if (await way.isVisible()) await way.click();
    };
    const logged = (text) => page.locator("#log li", { hasText: text }).first().waitFor({ state: "attached" });

    await chat.be("Lê Văn Sơn");
    await chat.enter("Chi bộ 5");
    await toPanel();
    await page.getByLabel("Xảy ra").selectOption({ label: "một lần rồi thôi" });
    await page.getByLabel("Gửi mỗi tin đến hai lần").check();
    await page.locator("#no-faults").waitFor();
    await toChat();
    await chat.say("các đồng chí cho hỏi giờ họp");
    await logged("Tin ấy, lần nữa, đến: đã nhận");
    await toPanel();
    await page.locator("label", { hasText: "Gửi mỗi tin đến hai lần" }).filter({ hasText: "đã xảy ra 1 lần, xong" }).waitFor();
    await page.locator("summary", { hasText: "Sự cố khác" }).click();
    await page.getByLabel("Tin đến thiếu chữ ký").check();
    await page.locator("summary", { hasText: "Việc khác của đồng chí Sơn" }).click();
    await page.locator("#deeds button", { hasText: "Bỏ quan tâm" }).click();
    await page.locator("#deeds button", { hasText: /^Quan tâm$/ }).waitFor();
    await logged("Việc đồng chí Sơn bỏ quan tâm OA đến");
    const { by, out } = await chat.sideways();
    check(by <= 0 && out.length === 0, `the panel at ${width} px scrolls sideways by ${by} px, or is cut off: ${out.join(" ")}`);
    const found = await chat.violations();
    check(found.length === 0, `the panel, ${width} px: ${found.join("; ")}`);
    await chat.picture(`faults-${width}`);
    await page.locator("#faults-first").evaluate((one) => one.scrollIntoView());
    await chat.picture(`faults-top-${width}`);

    await page.locator("#no-faults").click();
    await page.locator("#no-faults").waitFor({ state: "hidden" });
    check((await page.locator("#faults input:checked").count()) === 0, "all boxes are empty again");
    await page.locator("#deeds button", { hasText: /^Quan tâm$/ }).click();
    await page.locator("#deeds button", { hasText: "Bỏ quan tâm" }).waitFor();
  });
}
