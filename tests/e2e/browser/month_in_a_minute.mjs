// "Tới…": a month in a minute goes on by itself, day by day, until it is stopped.
import { check, withChat } from "./page.mjs";

await withChat({}, async (chat) => {
  const clock = chat.page.locator("#clock");
  await chat.page.locator("#goto").click();
  await chat.picture("goto-1440");
  await chat.page.getByRole("button", { name: "Chạy một tháng trong một phút" }).click();
  await chat.page.locator("#goto", { hasText: "Dừng" }).waitFor();
  check(await chat.page.locator("#day").isDisabled(), "one clock at a time");
  await clock.filter({ hasText: "20 giờ 00" }).waitFor();
  await clock.filter({ hasText: "08 giờ 00" }).waitFor();
  await chat.page.locator("#goto", { hasText: "Dừng" }).click();
  await chat.page.locator("#goto", { hasText: "Tới…" }).waitFor();
  check(!(await chat.page.locator("#day").isDisabled()), "then it is in a person's hands again");
  const stopped = await clock.innerText();
  await chat.page.locator("#hour").click();
  await clock.filter({ hasText: "09 giờ 00" }).or(clock.filter({ hasText: "21 giờ 00" })).waitFor();
  check(stopped !== (await clock.innerText()), "an hour on");
});
