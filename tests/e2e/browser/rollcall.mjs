// The roll call on the page: from the meeting to its end, on a desk and on a telephone.
import { WIDTHS, check, linkFor, withSite } from "./site.mjs";

await withSite({ width: WIDTHS.desk }, async (site) => {
  await site.enter(linkFor("secretary", "Chi bộ 5"));
  await site.page.getByRole("link", { name: "Buổi họp", exact: true }).click();
  await site.page.getByRole("link", { name: /họp chi bộ bất thường/ }).first().click();
  await site.page.getByRole("link", { name: "Mở phần điểm danh" }).click();
  await site.sees("Điểm danh buổi 12/10: còn 10 đồng chí chưa ghi", "im lặng không phải là vắng", "Chưa phản hồi");
  await site.isSound("roll");
  for (const [name, state] of [["1. Nguyễn Thị Hạnh", "Có mặt"], ["2. Phạm Văn Đức", "Đến muộn"], ["3. Trần Thị Lan", "Vắng có lý do"]]) {
    await site.page.getByLabel(name, { exact: true }).selectOption({ label: state });
  }
  await site.page.getByRole("button", { name: "Lưu điểm danh" }).first().click();
  await site.sees("Đã lưu.", "còn 7 đồng chí chưa ghi", "có mặt 1, đến muộn 1, vắng có lý do 1");
  await site.page.getByLabel("Giờ kết thúc").fill("20:30");
  await site.page.getByRole("button", { name: "Lưu giờ họp, xếp loại" }).click();
  await site.sees("60 phút, mức chung ít nhất 90 phút");
  await site.isSound("roll-saved");
  for (const [words, name, title] of [["Phiếu điểm danh", "roll-sheet", "PHIẾU ĐIỂM DANH"], ["Hồ sơ buổi họp", "meeting-file", "HỒ SƠ BUỔI SINH HOẠT"]]) {
    await site.page.getByRole("link", { name: words, exact: true }).click();
    await site.sees(title, "ĐẢNG CỘNG SẢN VIỆT NAM");
    await site.isSound(name);
    const pages = await site.printed(name);
    check(pages >= 1 && pages <= (name === "roll-sheet" ? 1 : 3), `${name} is printed on ${pages} pages`);
    await site.page.goBack();
  }
});

await withSite({ width: WIDTHS.telephone, height: 740 }, async (site) => {
  await site.enter(linkFor("secretary", "Chi bộ 5"));
  await site.page.getByText("Mục lục").click();
  await site.page.getByRole("link", { name: "Buổi họp", exact: true }).last().click();
  await site.page.getByRole("link", { name: /họp chi bộ bất thường/ }).first().click();
  await site.page.getByRole("link", { name: "Mở phần điểm danh" }).click();
  await site.isSound("roll");
  check((await site.heading()).replaceAll("\u00a0", " ").includes("còn 7 đồng chí"), "what was saved is still there");
  await site.page.getByRole("link", { name: "Hồ sơ buổi họp", exact: true }).click();
  await site.isSound("meeting-file");
  await site.page.goBack();
  await site.page.getByRole("link", { name: "Phiếu điểm danh", exact: true }).click();
  await site.isSound("roll-sheet");
});

await withSite({ width: WIDTHS.desk }, async (site) => {
  await site.enter(linkFor("office"));
  await site.page.getByRole("link", { name: "Số liệu", exact: true }).click();
  await site.sees("Chốt số liệu");
  await site.isSound("figures");
  check((await site.open("/so-lieu?thang=2026-10")) === 200, "the running month is shown");
  await site.sees("2/10 (20,0%)", "chưa hết nên chưa chốt được");
  await site.isSound("figures-running");
});
