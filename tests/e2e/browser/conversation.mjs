// A meeting through the page alone: opened by the secretary, answered by members, listed, counted in the evening.
import { check, withChat } from "./page.mjs";

const COMMITTEE = "Chi ủy Chi bộ 5";
const SECRETARY = "Nguyễn Thị Hạnh";
const MEMBER = "Lê Văn Sơn";

await withChat({}, async (chat) => {
  await chat.be(SECRETARY);
  await chat.enter(COMMITTEE);
  await chat.say("/họp 12/10 19h30 Nhà văn hóa tổ dân phố 5");
  await chat.sees("Tổ chức họp chi bộ bất thường", "Nhắn: đồng ý, hoặc: thôi.");
  await chat.say("đồng ý");
  await chat.sees("Đã ghi lịch. Thông báo gửi sau 2 phút");
  await chat.goTo("2026-10-07", "09:35");

  await chat.be(MEMBER);
  await chat.enter("Chi bộ 5");
  await chat.sees("THÔNG BÁO họp chi bộ bất thường", "thứ Hai, ngày 12/10/2026");
  await chat.say("có mặt");
  await chat.picture("group-1440");

  await chat.be(SECRETARY);
  await chat.enter(COMMITTEE);
  await chat.say("/danh sách");
  const list = await chat.sees("Buổi 12/10, 10 đồng chí", "có mặt 1");
  check(!list.includes(MEMBER) || list.includes("chưa phản hồi"), "the list tells who is silent");
  await chat.picture("committee-1440");

  await chat.goTo("2026-10-07", "20:01");
  await chat.enter("Chi bộ 5");
  const count = await chat.sees("Chi bộ 5, buổi 12/10: 1 đồng chí báo có mặt, 9 chưa phản hồi.");
  check(!count.includes(MEMBER), "a group sees counts, never names");
  await chat.picture("count-1440");
});
