// Whoever runs the server, with nothing in it: lists by the page, then what is there; and a member who answers by a link of the own.
import { WIDTHS, check, linkFor, withSite } from "./site.mjs";


await withSite({ width: WIDTHS.desk }, async (site) => {
  await site.enter(linkFor("operator"));
  await site.sees("Hôm nay không còn việc nào");
  await site.isSound("operator-today");
  await site.page.getByRole("link", { name: "Chi bộ", exact: true }).click();
  await site.sees("Chưa có chi bộ nào");
  await site.page.getByRole("link", { name: "Nhập từ tệp hoặc bảng tính" }).click();
  await site.page.locator("input[type=file]").setInputFiles({
    name: "chi-bo.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("chi_bo,buoi,gio,dia_diem\nChi bộ 5,tối,19:30,Nhà văn hóa\n"),
  });
  await site.page.getByLabel("chi bộ", { exact: true }).check();
  await site.page.getByRole("button", { name: "Xem những gì sẽ thay đổi" }).click();
  await site.sees("Sẽ thêm 1");
  await site.page.getByRole("button", { name: "Ghi vào danh sách" }).click();
  await site.sees("Đã thêm 1");
  await site.open("/cai-dat/danh-sach");
  await site.page.getByLabel("Hoặc dán từ bảng tính").fill("chi_bo\tho_ten\tngay_sinh\nChi bộ 5\tMai Văn Mới\t31/02/1980\n");
  await site.page.getByRole("button", { name: "Xem những gì sẽ thay đổi" }).click();
  await site.sees("chưa đúng, chưa ghi gì", "Dòng 2");
  await site.isSound("import-refused");
  site.complaints.length = 0; // the browser tells every 422 as an error of loading
  await site.open("/chi-bo");
  await site.sees("Có 1 chi bộ", "thiếu bí thư");
  await site.isSound("operator-branches");
  check((await site.open("/tai-khoan")) === 404, "the office's password is not the operator's");
  await site.isSound("not-there");
  site.complaints.length = 0;
});
