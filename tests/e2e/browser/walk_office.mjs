// The office sets the assistant up and looks after it: proofs, lists, a test message, password and code, branches, what left, the audit.
import { createHmac } from "node:crypto";
import { WIDTHS, check, linkFor, now, withSite } from "./site.mjs";

const PASSWORD = "một câu dài dễ nhớ";

/** The code that an authenticator shows (RFC 6238). */
function codeOf(key, ahead = 0) {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...key.replaceAll(/\s/g, "")].map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const secret = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  return (seconds) => {
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(Math.floor(seconds / 30) + ahead));
    const mac = createHmac("sha1", secret).update(counter).digest();
    const number = mac.readUInt32BE(mac[19] & 15) & 0x7fffffff;
    return String(number % 1_000_000).padStart(6, "0");
  };
}

await withSite({ width: WIDTHS.desk }, async (site) => {
  await site.enter(linkFor("office"));
  await site.isSound("office-today");
  await site.page.getByRole("link", { name: "Cài đặt" }).click();
  await site.isSound("setup");
  await site.page.getByRole("button", { name: "Kiểm tra tất cả" }).click();
  await site.page.getByRole("button", { name: "Kiểm tra lại tất cả" }).waitFor();
  await site.isSound("setup-looked");
  await site.page.getByRole("button", { name: "Sao lưu thử" }).click();
  await site.page.getByText("checked").waitFor();

  await site.page.getByRole("link", { name: "Nhập danh sách" }).click();
  await site.isSound("import");
  await site.page.getByLabel("Hoặc dán từ bảng tính").fill("chi_bo\tho_ten\tngay_sinh\nChi bộ 5\tMai Văn Mới\t05/10/1980\n");
  await site.page.getByRole("button", { name: "Xem những gì sẽ thay đổi" }).click();
  await site.sees("Sẽ thêm 1", "Mai Văn Mới");
  await site.isSound("import-differences");
  await site.page.getByRole("button", { name: "Ghi vào danh sách" }).click();
  await site.sees("Đã thêm 1");

  await site.open("/cai-dat/tin-thu");
  await site.isSound("trial");
  await site.page.getByRole("button", { name: "Gửi tin thử" }).click();
  await site.sees("Tin đang được gửi");

  for (const [name, address] of [["branches", "/chi-bo"], ["branch-new", "/chi-bo/moi"], ["search", "/tim-dang-vien?tim=mai"], ["all-groups", "/nhom"], ["outbox", "/tin-gui"], ["audit", "/nhat-ky"]]) {
    check((await site.open(address)) === 200, `${address} is there`);
    await site.isSound(name);
  }
  await site.open("/nhat-ky");
  await site.sees("nhập danh sách đảng viên");

  await site.page.getByRole("link", { name: "Mật khẩu" }).click();
  await site.isSound("account");
  const key = (await site.page.getByText("Không quét được thì gõ khóa:").innerText()).split(":")[1].trim();
  const code = codeOf(key)(now);
  await site.page.getByLabel("Mật khẩu mới", { exact: true }).fill(PASSWORD);
  await site.page.getByLabel("Gõ lại mật khẩu mới").fill(PASSWORD);
  await site.page.getByLabel("Mã sáu chữ số").fill(code);
  await site.page.getByRole("button", { name: "Đặt mật khẩu" }).click();
  await site.sees("Mười mã khôi phục");
  const recovery = (await site.page.locator("pre").innerText()).trim().split("\n");
  check(recovery.length === 10, "ten recovery codes are shown");
  await site.isSound("recovery");
  await site.page.getByRole("button", { name: "Thoát" }).first().click();

  await site.page.getByText("Dành cho văn phòng").click();
  await site.page.getByLabel("Tên đăng nhập").fill("kieu anh tuan");
  await site.page.getByLabel("Mật khẩu").fill(PASSWORD);
  await site.page.getByLabel("Mã sáu chữ số").fill("000000");
  await site.page.getByRole("button", { name: "Đăng nhập" }).click();
  await site.sees("Tên, mật khẩu hoặc mã chưa đúng");
  await site.isSound("log-in-wrong");
  site.complaints.length = 0; // the browser tells every 403 as an error of loading
  await site.page.getByLabel("Mật khẩu").fill(PASSWORD);
  await site.page.getByLabel("Mã sáu chữ số").fill(recovery[0]);
  await site.page.getByRole("button", { name: "Đăng nhập" }).click();
  await site.page.waitForURL(site.url + "/");
});

await withSite({ width: WIDTHS.tablet }, async (site) => {
  await site.enter(linkFor("office"));
  for (const [name, address] of [["office-today", "/"], ["branches", "/chi-bo"], ["setup", "/cai-dat"], ["outbox", "/tin-gui"], ["audit", "/nhat-ky"], ["account", "/tai-khoan"]]) {
    for (const width of [WIDTHS.tablet, WIDTHS.telephone]) {
      await site.page.setViewportSize({ width, height: 900 });
      await site.open(address);
      await site.isSound(name);
    }
  }
});
