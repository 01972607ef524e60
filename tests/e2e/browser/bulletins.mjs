// A bulletin on the page: written by one of the office, approved by another, sent, found by a secretary, read by its code; on a desk and on a telephone.
import { WIDTHS, check, linkFor, withSite } from "./site.mjs";

const [writer, approver, file, sim] = process.argv.slice(6);
const TITLE = "Kế hoạch nâng cao chất lượng sinh hoạt chi bộ";
let place = "";
let reader = "";

await withSite({ width: WIDTHS.desk }, async (site) => {
  const { page } = site;
  await site.enter(writer);
  await page.getByRole("link", { name: "Bản tin", exact: true }).click();
  await site.sees("Chưa có bản tin nào.", "Chưa từ chối nội dung nào");
  await site.isSound("bulletins-empty");
  await page.getByRole("link", { name: "Soạn bản tin" }).click();
  await page.getByLabel("Loại", { exact: true }).selectOption({ label: "Văn bản mới" });
  await page.getByLabel("Tiêu đề").fill("t".repeat(91));
  await page.getByLabel("Tóm tắt").fill("Tối thứ Hai hằng tuần.\nTUYỆT MẬT\nNội dung.");
  await page.getByLabel("Nguồn", { exact: true }).fill("Đảng ủy phường");
  await page.getByLabel("Ngày của nguồn").fill("25/09/2026");
  await page.getByRole("button", { name: "Lưu bản nháp" }).click();
  await site.sees("Tiêu đề dài 91 ký tự, nhiều nhất 90", "những gì đã nhập vẫn còn");
  await site.isSound("bulletin-mistakes");
  await page.getByLabel("Tiêu đề").fill(TITLE);
  await page.getByRole("button", { name: "Lưu bản nháp" }).click();
  await site.sees("Dòng 2 của phần tóm tắt có dấu độ mật “Tuyệt mật”");
  await site.isSound("bulletin-refused");
  await page.getByLabel("Tóm tắt").fill("Thống nhất ngày 03 hằng tháng; mỗi quý ít nhất một chuyên đề; dùng nhóm Zalo để thông tin.");
  await page.getByRole("button", { name: "Lưu bản nháp" }).click();
  await site.sees("Đã lưu.", "BẢN TIN tháng", TITLE, "Gửi tới 2 chi bộ, 20 đồng chí: 2 chi bộ tổ dân phố, thôn.", "2 nhóm Zalo, 2 tin.");
  await site.isSound("bulletin-draft");
  await page.getByText("Kèm một ảnh hoặc tệp").click();
  await page.getByLabel("Ảnh hoặc tệp").setInputFiles(file);
  await page.getByRole("button", { name: "Kèm tệp" }).click();
  await site.sees("Đã kèm tệp.", "Toàn văn: tệp gửi ngay sau tin này.", "Tệp: ke-hoach.pdf", "2 nhóm Zalo, 4 tin.");
  await page.getByRole("button", { name: "Trình duyệt" }).click();
  await site.sees("Đã trình.", "một đồng chí khác duyệt");
  await site.isSound("bulletin-submitted");
  place = new URL(page.url()).pathname;
  site.complaints.length = 0; // the browser tells every 422 as an error of loading
  check((await page.getByRole("button", { name: "Duyệt và gửi" }).count()) === 0, "who wrote it has no button to approve it");
});

await withSite({ width: WIDTHS.desk }, async (site) => {
  const { page } = site;
  await site.enter(approver);
  await site.sees("chờ duyệt");
  await page.getByRole("link", { name: "Bản tin", exact: true }).click();
  await site.sees("Bản tin: 1 bản chờ duyệt", "dấu độ mật “Tuyệt mật”, ở dòng 2 của phần tóm tắt (Kiều Anh Tuấn)");
  await site.isSound("bulletins");
  await page.getByRole("link", { name: TITLE }).click();
  await page.getByRole("button", { name: "Duyệt và gửi" }).click();
  await site.sees("Đã duyệt. Bản tin được gửi lúc");
  const asked = await fetch(sim + "/sim/clock", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ advance_minutes: 5 }) });
  check(asked.ok, "the clock goes on");
  await page.reload();
  await site.open(place);
  await site.sees("Đã nhận", "2 chi bộ", "Đính chính", "Thu hồi bản tin");
  await site.isSound("bulletin-sent");
  await page.getByText("Đính chính", { exact: true }).click();
  await page.getByLabel("Đã ghi").fill("ngày 03");
  await page.getByLabel("Nay sửa là").fill("ngày 03, trùng ngày nghỉ thì trong tuần đầu");
  await page.getByRole("button", { name: "Trình đính chính" }).click();
  await site.sees("Đã ghi đính chính", "ĐÍNH CHÍNH bản tin", "chờ duyệt");
  await site.isSound("bulletin-correction");
  await page.getByRole("link", { name: "Xem từng chi bộ" }).click();
  await site.sees("Nơi nhận bản tin", "không biết ai đã đọc", "Chi bộ 5", "đã nhận");
  await site.isSound("bulletin-deliveries");
  await site.open("/ban-tin/nhap");
  await page.getByRole("button", { name: "Tạo bản nháp" }).click();
  await site.sees("Xin dán văn bản hoặc ghi địa chỉ.");
  await page.getByLabel("Hoặc địa chỉ bài viết").fill("http://10.0.0.1/");
  await page.getByRole("button", { name: "Tạo bản nháp" }).click();
  await site.sees("Địa chỉ phải có dạng");
  await site.isSound("bulletin-intake");
  site.complaints.length = 0;
});

for (const width of [WIDTHS.desk, WIDTHS.telephone]) {
  await withSite({ width, height: 740 }, async (site) => {
    const { page } = site;
    await site.enter(linkFor("secretary", "Chi bộ 5"));
    check((await site.open("/kho-ban-tin?tu=ke+hoach")) === 200, "the archive is there");
    await site.sees("Kho bản tin", TITLE);
    await site.isSound("bulletin-archive");
    await page.getByRole("link", { name: TITLE }).click();
    await site.sees("Tài liệu lưu hành nội bộ", "Mã QR");
    await site.isSound("bulletin-in-archive");
    reader = (await page.locator("main").innerText()).match(/\/bt\/[\w-]+/)[0];
    await page.getByRole("link", { name: /Bản in/ }).click();
    await site.sees("BẢN TIN THÁNG", TITLE);
    await site.isSound("bulletin-print");
    check((await site.printed("bulletin-print")) === 1, "it is printed on one page");
    check((await site.open(reader)) === 200, "its address for readers");
    await site.sees(TITLE, "Thống nhất ngày 03", "Tải ke-hoach.pdf");
    await site.isSound("bulletin-reader");
    check((await site.open(place)) === 404, "a secretary does not see the office's page");
    site.complaints.length = 0;
  });
}

await withSite({ width: WIDTHS.telephone, height: 740 }, async (site) => {
  await site.enter(linkFor("office", undefined, "Kiều Anh Tuấn"));
  for (const [address, name] of [[place, "bulletin-sent"], ["/ban-tin", "bulletins"], ["/ban-tin/moi", "bulletin-editor"], [place + "/noi-nhan", "bulletin-deliveries"], ["/ban-tin/nhap", "bulletin-intake"]]) {
    check((await site.open(address)) === 200, address);
    await site.isSound(name);
  }
});
