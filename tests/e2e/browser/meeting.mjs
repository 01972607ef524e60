// A month's meeting on the page: why it is on its day, the notice as it goes, confirmed, moved with a look before, the month of all branches.
import { WIDTHS, check, linkFor, withSite } from "./site.mjs";

await withSite({ width: WIDTHS.desk }, async (site) => {
  await site.enter(linkFor("secretary", "Chi bộ 5"));
  await site.sees("Xác nhận lịch tháng 10");
  await site.isSound("today-proposed");
  await site.page.getByRole("link", { name: "Buổi họp", exact: true }).click();
  await site.sees("Buổi sinh hoạt thường kỳ tháng 10", "dự kiến");
  await site.isSound("meetings");
  await site.page.getByRole("button", { name: "Duyệt mẫu cho năm 2026" }).click();
  await site.sees("Đã ghi.", "đồng chí Nguyễn Thị Hạnh duyệt");
  await site.isSound("meetings-approved");
  await site.page.getByRole("link", { name: /thường kỳ tháng 10/ }).click();
  check((await site.heading()).replaceAll("\u00a0", " ") === "19 giờ 30, thứ Hai, 05/10/2026", "the heading is the date");
  await site.sees("Ngày 03/10 là thứ Bảy. Theo quy định", "THÔNG BÁO sinh hoạt chi bộ thường kỳ tháng 10/2026", "trên 600 ký tự", "1. Mở đầu");
  await site.isSound("meeting-proposed");
  await site.page.getByRole("button", { name: "Xác nhận lịch này" }).click();
  await site.sees("Đã xác nhận lịch.");

  await site.page.locator("summary", { hasText: "Dời buổi họp" }).click();
  await site.page.getByLabel("Ngày mới").fill("31/02/2026");
  await site.page.getByRole("button", { name: "Xem trước khi dời" }).click();
  await site.sees("Ngày đồng chí ghi không có trong lịch");
  site.complaints.length = 0; // the browser tells every 422 as an error of loading
  await site.page.locator("summary", { hasText: "Dời buổi họp" }).click();
  await site.page.getByLabel("Ngày mới").fill("09/10/2026");
  await site.page.locator("form", { hasText: "Ngày mới" }).getByLabel("Lý do", { exact: true }).fill("nhà văn hóa có việc khác");
  await site.page.getByRole("button", { name: "Xem trước khi dời" }).click();
  await site.sees("không nằm trong tuần đầu của tháng", "sang 19 giờ 30, thứ Sáu, ngày 09/10/2026");
  await site.isSound("meeting-preview");
  await site.page.getByRole("link", { name: "Không, quay lại" }).click();
  await site.page.locator("summary", { hasText: "Sửa nội dung" }).click();
  await site.page.getByLabel("Phần tiến hành").fill("thông tin thời sự\nđại hội chi bộ");
  await site.page.getByRole("button", { name: "Xem trước khi sửa nội dung" }).click();
  await site.page.getByRole("button", { name: "Đồng ý" }).click();
  await site.sees("Đã ghi.", "thông tin thời sự; đại hội chi bộ.");
  await site.isSound("meeting");
});

await withSite({ width: WIDTHS.telephone, height: 740 }, async (site) => {
  await site.enter(linkFor("secretary", "Chi bộ 5"));
  await site.page.getByText("Mục lục").click();
  await site.page.getByRole("link", { name: "Buổi họp", exact: true }).last().click();
  await site.isSound("meetings");
  await site.page.getByRole("link", { name: /thường kỳ tháng 10/ }).click();
  await site.isSound("meeting");
});

await withSite({ width: WIDTHS.tablet ?? 768 }, async (site) => {
  await site.enter(linkFor("office"));
  await site.page.getByRole("link", { name: "Lịch tháng" }).first().click();
  await site.isSound("month-now");
  await site.page.getByRole("link", { name: "Tháng sau" }).click();
  await site.sees("Tháng 10/2026: 1/2 chi bộ đã xác nhận lịch", "Chi bộ 6");
  await site.isSound("month");
  await site.page.getByRole("link", { name: "Chi bộ 5" }).first().click();
  await site.sees("19 giờ 30, thứ Hai, 05/10/2026");
  check((await site.page.getByText("Dời buổi họp").count()) === 0, "the office looks, and does not move");
  await site.open("/lich-dien-thoai");
  await site.page.getByRole("button", { name: "Tạo địa chỉ lịch" }).click();
  await site.sees("Đã tạo địa chỉ lịch", "/ical/");
  await site.isSound("calendar-address");
});
