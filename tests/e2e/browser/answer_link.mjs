// A member answers by a link of the own, on a telephone, without script; then the link is taken back.
import { WIDTHS, check, linkFor, withSite } from "./site.mjs";

let address;

await withSite({ width: WIDTHS.desk }, async (site) => {
  await site.enter(linkFor("secretary", "Chi bộ 5"));
  await site.page.getByRole("link", { name: "Liên kết báo dự, phiếu QR" }).click();
  await site.isSound("answer-links");
  await site.page.getByRole("button", { name: /In phiếu/ }).click();
  await site.page.getByText("Mã báo dự").first().waitFor();
  check((await site.violations()).length === 0, "the slips are sound");
  await site.picture("answer-slips");
  await site.page.goBack();
  await site.page.getByRole("button", { name: /Tạo liên kết/ }).first().click();
  await site.isSound("answer-link-made");
  address = new URL(await site.page.locator("pre").innerText()).pathname;
});

await withSite({ width: WIDTHS.telephone, height: 740, javaScriptEnabled: false }, async (site) => {
  await site.open(address);
  await site.picture("answer-360", { fullPage: true });
  await site.page.getByRole("button", { name: /Vắng/ }).click();
  await site.sees("Vắng", "Lý do");
  await site.picture("answer-done-360", { fullPage: true });
  await site.page.getByLabel(/Lý do/).fill("bận việc nhà");
  await site.page.getByRole("button", { name: "Gửi lý do" }).click();
  check((await site.heading()).includes("Đã ghi nhận"), "the reason is written down");
  await site.page.getByRole("link", { name: "Đổi câu trả lời" }).click();
  await site.page.getByRole("button", { name: /Có mặt/ }).click();
  await site.sees("Có mặt");
});

await withSite({ width: WIDTHS.telephone, height: 740 }, async (site) => {
  await site.open(address);
  await site.isSound("answer");
  await site.page.getByText("Tôi không phải đồng chí").click();
  await site.page.getByRole("button", { name: "Liên kết này gửi nhầm" }).click();
  await site.sees("Liên kết đã được hủy");
  check((await site.open(address)) === 410, "the link is of no more use");
  await site.isSound("answer-gone");
  site.complaints.length = 0; // the browser tells a 410 as an error of loading
});
