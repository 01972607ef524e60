// Four scenes on the chat page: a 3rd that is a Saturday, a meeting moved two hours before, a quarter's end, Tết.
import { check, withChat } from "./page.mjs";

const COMMITTEE = "Chi ủy Chi bộ 5";
const SECRETARY = "Nguyễn Thị Hạnh";
const MEMBER = "Lê Văn Sơn";

await withChat({ viewport: { width: 1440, height: 1000 } }, async (chat) => {
  // From the proposal to the count: the 3rd of October 2026 is a Saturday.
  await chat.be(SECRETARY);
  await chat.goTo("2026-09-25", "08:01");
  await chat.enter(COMMITTEE);
  await chat.sees("Dự kiến sinh hoạt thường kỳ tháng 10: 19 giờ 30, thứ Hai, ngày 05/10/2026", "Ngày 03/10 là thứ Bảy nên chuyển sang ngày này");
  await chat.say("/1");
  await chat.sees("Đã xác nhận lịch tháng 10", "Tin báo đổi ngày gửi sau 2 phút");
  await chat.goTo("2026-09-25", "08:05");
  await chat.enter("Chi bộ 5");
  await chat.sees("Ngày 03/10 là thứ Bảy. Theo quy định, buổi sinh hoạt thường kỳ tháng 10 chuyển sang");
  await chat.goTo("2026-10-02", "07:31");
  await chat.sees("THÔNG BÁO sinh hoạt chi bộ thường kỳ tháng 10/2026", "(ngày 03/10 là thứ Bảy)");
  await chat.be(MEMBER);
  await chat.enter("Chi bộ 5");
  await chat.say("có mặt");
  await chat.goTo("2026-10-03", "07:01");
  await chat.sees("Kính nhắc các đồng chí: hôm nay, thứ Bảy, ngày 03/10, Chi bộ 5 không họp");
  await chat.goTo("2026-10-04", "18:01");
  await chat.sees("Kính nhắc các đồng chí: buổi sinh hoạt thường kỳ tháng 10", "1 đồng chí báo có mặt");
  await chat.picture("october-group");
  await chat.be(SECRETARY);
  await chat.enter(COMMITTEE);
  await chat.sees("Kính gửi đồng chí bí thư, buổi 19 giờ 30, thứ Hai, ngày 05/10/2026", "Xin nhắn số để làm.");
  await chat.picture("october-committee");

  // Two hours before it begins it is moved.
  await chat.goTo("2026-10-05", "17:30");
  await chat.say("/dời 5/10 20h30 vì mất điện");
  await chat.sees("THAY ĐỔI LỊCH SINH HOẠT", "Nhắn: đồng ý, hoặc: thôi.");
  await chat.say("đồng ý");
  await chat.sees("Thông báo gửi sau 2 phút");
  await chat.goTo("2026-10-05", "17:33");
  await chat.enter("Chi bộ 5");
  await chat.sees("THAY ĐỔI LỊCH SINH HOẠT", "chuyển sang 20 giờ 30", "Do thời gian gấp");
  await chat.picture("moved-group");
  await chat.goTo("2026-10-06", "08:01");
  await chat.enter(COMMITTEE);
  await chat.sees("Cảm ơn đồng chí bí thư về buổi sinh hoạt ngày 05/10", "1. Điểm danh");

  // A quarter's end: asked with the last proposal, combined, one notice in two parts.
  await chat.goTo("2026-10-28", "09:00");
  await chat.goTo("2026-11-23", "08:01");
  await chat.sees("Dự kiến sinh hoạt thường kỳ tháng 12");
  await chat.say("/1");
  await chat.sees("Đã xác nhận lịch tháng 12");
  await chat.goTo("2026-11-23", "08:02");
  await chat.sees("quý IV trợ lý chưa có lịch sinh hoạt chuyên đề của Chi bộ 5", "1 kết hợp vào buổi 03/12");
  await chat.say("/1");
  await chat.sees("Xin đồng chí nhắn tên chuyên đề quý IV");
  await chat.say("Chuyển đổi số trong công tác Đảng ở tổ dân phố");
  await chat.sees("Phần 2, chuyên đề quý IV: “Chuyển đổi số trong công tác Đảng ở tổ dân phố”", "kết hợp buổi thường kỳ (hai phần riêng, dự kiến 120 phút)");
  await chat.say("đồng ý");
  await chat.sees("Đã ghi vào kế hoạch.");
  await chat.picture("quarter-committee");
  await chat.goTo("2026-11-30", "07:31");
  await chat.enter("Chi bộ 5");
  const both = await chat.sees("THÔNG BÁO sinh hoạt chi bộ tháng 12/2026", "khoảng 120 phút", "Phần 2, chuyên đề quý IV");
  check(both.length <= 700, "a notice is short enough to be read");
  await chat.picture("quarter-group");

  // Tết 2027 is the 6th of February: earlier days are offered.
  for (const [day, time] of [["2026-12-12", "12:00"], ["2026-12-26", "13:00"], ["2027-01-10", "14:00"]]) await chat.goTo(day, time);
  await chat.goTo("2027-01-24", "08:01");
  await chat.enter(COMMITTEE);
  await chat.sees("Dự kiến sinh hoạt thường kỳ tháng 2: 19 giờ 30, thứ Tư, ngày 03/02/2027", "sát kỳ nghỉ Tết; có thể họp sớm hơn");
  await chat.picture("tet-committee");
  await chat.say("/dời mùng 5 19h30 vì nhà văn hóa bận");
  await chat.sees("1 dương lịch (05/02), 2 âm lịch (10/02)?");
  await chat.picture("tet-calendar");
});
