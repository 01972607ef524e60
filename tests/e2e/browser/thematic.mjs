// Thematic meetings on the page: topics of the office, the plan of a branch, a date that is the regular day's, the table of branches by quarter.
import { WIDTHS, check, linkFor, withSite } from "./site.mjs";

const TOPIC = "Chuyển đổi số trong công tác Đảng ở tổ dân phố";

await withSite({ width: WIDTHS.desk }, async (site) => {
  await site.enter(linkFor("office"));
  await site.page.getByRole("link", { name: "Chuyên đề", exact: true }).first().click();
  await site.sees("Chuyên đề quý IV: 2 chi bộ chưa có lịch", "Toàn đảng bộ", "Chưa có lịch quý IV: 2 chi bộ");
  await site.isSound("thematic-empty");
  await site.page.getByRole("link", { name: "Gợi ý chuyên đề" }).click();
  await site.page.getByLabel("Tên chuyên đề").fill(TOPIC);
  await site.page.getByLabel("Nhóm chuyên đề").selectOption("7");
  await site.page.getByLabel("Quý", { exact: true }).selectOption("4");
  await site.page.getByRole("button", { name: "Thêm gợi ý" }).click();
  await site.sees("Đã thêm gợi ý.", TOPIC);
  await site.isSound("topics");
});

await withSite({ width: WIDTHS.desk }, async (site) => {
  await site.enter(linkFor("secretary", "Chi bộ 5"));
  await site.page.getByRole("link", { name: "Kế hoạch chuyên đề" }).first().click();
  await site.sees("quý IV chưa có lịch", "Chưa có chuyên đề trong kế hoạch.");
  await site.page.getByLabel("Chọn trong gợi ý của văn phòng").selectOption({ label: `${TOPIC} (quý IV)` });
  await site.page.getByRole("button", { name: "Thêm vào kế hoạch" }).click();
  await site.sees("Đã ghi.", `“${TOPIC}”`, "7 Chuyển đổi số");
  await site.page.locator("summary", { hasText: "Chọn ngày họp" }).click();
  await site.page.getByLabel("Ngày họp").fill("12/12/2026");
  await site.page.getByRole("button", { name: "Xem trước khi ghi lịch" }).click();
  await site.sees("THÔNG BÁO sinh hoạt chuyên đề quý IV", "Ngày 12/12 là thứ Bảy");
  await site.isSound("thematic-preview");
  await site.page.getByRole("link", { name: "Không, quay lại" }).click();
  await site.page.locator("summary", { hasText: "Chọn ngày họp" }).click();
  await site.page.getByLabel("Ngày họp").fill("03/12/2026");
  await site.page.getByRole("button", { name: "Xem trước khi ghi lịch" }).click();
  await site.sees("kết hợp buổi thường kỳ (hai phần riêng, dự kiến 120 phút)");
  await site.page.getByRole("button", { name: "Đồng ý" }).click();
  await site.sees("Đã ghi.", "kết hợp buổi thường kỳ tháng 12");
  await site.isSound("plan");
});

await withSite({ width: WIDTHS.telephone, height: 740 }, async (site) => {
  await site.enter(linkFor("secretary", "Chi bộ 5"));
  await site.open("/chi-bo/1/chuyen-de");
  await site.isSound("plan");
  await site.enter(linkFor("office"));
  await site.open("/chuyen-de");
  await site.sees("Chuyên đề quý IV: 1 chi bộ chưa có lịch", "Có lịch tháng 12", "nhóm 7, kết hợp");
  await site.isSound("thematic");
  check((await site.page.locator("tr.owedrow").count()) === 1, "one branch is owed");
  await site.open("/chuyen-de/goi-y");
  await site.isSound("topics");
});

await withSite({ width: WIDTHS.desk }, async (site) => {
  await site.enter(linkFor("office"));
  await site.open("/chuyen-de");
  await site.isSound("thematic");
});
