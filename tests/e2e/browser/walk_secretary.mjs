// The secretary's day on the page: what is owed, who is to be called, who is in the list, a link for a member, hand-over.
import { WIDTHS, check, linkFor, withSite } from "./site.mjs";

const MEMBER = "Lê Văn Sơn";

await withSite({ width: WIDTHS.desk }, async (site) => {
  const link = linkFor("secretary", "Chi bộ 5");
  await site.page.goto(link);
  await site.isSound("log-in");
  await site.enter(link);
  await site.sees("còn 1 việc", "Gọi điện", "Buổi tới", "Chưa phản hồi");
  await site.isSound("today");

  await site.page.getByRole("link", { name: /Mở danh sách gọi/ }).click();
  await site.isSound("calls");
  const before = await site.heading();
  const entry = site.page.locator("section", { hasText: MEMBER }).first();
  await entry.locator("summary").click();
  await entry.getByLabel("có mặt").check();
  await entry.getByRole("button", { name: "Ghi kết quả" }).click();
  await site.sees("Đã ghi");
  check((await site.heading()) !== before, "who was called is off the list");

  await site.page.getByRole("link", { name: "Đảng viên", exact: true }).click();
  await site.sees("có 10 đồng chí", MEMBER);
  await site.isSound("members");
  await site.page.getByRole("link", { name: new RegExp(MEMBER) }).click();
  await site.isSound("member");
  await site.page.getByLabel("Điện thoại").fill("12");
  await site.page.getByRole("button", { name: "Ghi thông tin" }).click();
  await site.page.getByRole("alert").getByRole("link").click();
  check(await site.page.getByLabel("Điện thoại").evaluate((one) => one === document.activeElement), "the link in the summary leads to the field");
  await site.isSound("member-error");
  site.complaints.length = 0; // the browser tells every 422 as an error of loading
  await site.page.getByLabel("Điện thoại").fill("0912 345 678");
  await site.page.getByRole("button", { name: "Ghi thông tin" }).click();
  await site.sees("Đã ghi.", "0912345678");

  await site.page.getByRole("link", { name: "Lịch thường lệ" }).click();
  await site.isSound("branch");
  await site.page.getByLabel("Giờ").fill("20h");
  await site.page.getByRole("button", { name: "Ghi thay đổi" }).click();
  await site.sees("lúc 20 giờ 00", "Đã ghi.");
  await site.page.getByRole("link", { name: "Nhóm Zalo", exact: true }).click();
  await site.isSound("groups");
  await site.page.getByRole("link", { name: "Bàn giao", exact: true }).click();
  await site.isSound("handover");

  await site.page.getByRole("button", { name: "Thoát" }).first().click();
  await site.sees("Đồng chí đã thoát");
  await site.isSound("log-in-ways");
  await site.open("/");
  await site.sees("Đăng nhập trang trợ lý chi bộ");
});

// A telephone: the menu is one button, every page is one column.
await withSite({ width: WIDTHS.telephone, height: 740 }, async (site) => {
  await site.enter(linkFor("secretary", "Chi bộ 5"));
  await site.isSound("today");
  await site.page.getByText("Mục lục").click();
  await site.isSound("menu");
  await site.page.locator(".contents").getByRole("link", { name: "Đảng viên" }).click();
  await site.isSound("members");
  await site.page.getByRole("link", { name: new RegExp(MEMBER) }).click();
  await site.isSound("member");
});

// By keyboard alone, and at twice the size of letters.
await withSite({ width: WIDTHS.tablet }, async (site) => {
  await site.page.goto(linkFor("secretary", "Chi bộ 5"));
  for (let tabs = 0; tabs < 10; ++tabs) {
    await site.page.keyboard.press("Tab");
    if ((await site.page.evaluate(() => document.activeElement.textContent)) === "Đúng, vào trang") break;
  }
  await site.page.keyboard.press("Enter");
  await site.page.waitForURL(site.url + "/");
  await site.page.keyboard.press("Tab");
  check((await site.page.evaluate(() => document.activeElement.className)) === "skip", "the first stop leads to the content");
  await site.page.keyboard.press("Enter");
  for (let tabs = 0; tabs < 20; ++tabs) {
    await site.page.keyboard.press("Tab");
    const ring = await site.page.evaluate(() => parseFloat(getComputedStyle(document.activeElement).outlineWidth));
    check(ring >= 2, "one sees where one is");
    if ((await site.page.evaluate(() => document.activeElement.textContent)).startsWith("Mở danh sách gọi")) break;
  }
  await site.page.keyboard.press("Enter");
  await site.page.waitForURL(/goi$/);
  await site.isSound("calls");
  await site.page.addInitScript(() => document.addEventListener("DOMContentLoaded", () => (document.documentElement.style.fontSize = "225%")));
  for (const address of ["/", "/dang-nhap"]) {
    await site.open(address);
    const { by, out } = await site.sideways();
    check(by <= 0, `${address} with letters of twice the size scrolls sideways by ${by} px: ${out.join(" ")}`);
  }
});
