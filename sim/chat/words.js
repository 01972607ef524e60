// How times, names and happenings are worded. Pure functions; all instants are milliseconds, days are Viet Nam's (UTC+7).

const OFFSET = 7 * 3600 * 1000;
const WEEKDAYS = ["Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"];
const two = (number) => String(number).padStart(2, "0");

/** The fields of a local day and hour. */
export function local(ms) {
  const date = new Date(ms + OFFSET);
  return {
    year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(),
    weekday: date.getUTCDay(), hour: date.getUTCHours(), minute: date.getUTCMinutes(),
    dayNumber: Math.floor((ms + OFFSET) / 86400000),
  };
}
/** The instant of a local day ("2026-10-05") and hour ("19:30"); NaN if either is none. */
export const instant = (date, time) => Date.parse(`${date}T${time}:00+07:00`);
export const isoDate = (ms) => { const at = local(ms); return `${at.year}-${two(at.month)}-${two(at.day)}`; };
export const isoTime = (ms) => { const at = local(ms); return `${two(at.hour)}:${two(at.minute)}`; };
/** The instant at an hour of the local day that lies so many days after another instant. */
export const onDay = (ms, days, hour, minute = 0) => (local(ms).dayNumber + days) * 86400000 - OFFSET + (hour * 60 + minute) * 60000;

export const hourText = (ms) => { const at = local(ms); return `${two(at.hour)}\u00a0giờ\u00a0${two(at.minute)}`; };
export const weekdayText = (ms) => WEEKDAYS[local(ms).weekday].replace(" ", "\u00a0");
export const dateText = (ms) => { const at = local(ms); return `${two(at.day)}/${two(at.month)}/${at.year}`; };
/** 05/10, 27/9, 12/02: a leading zero before the month only where 1 and 2 could be misread. */
export const shortDate = (ms) => { const at = local(ms); return `${two(at.day)}/${at.month < 3 ? two(at.month) : at.month}`; };
/** 05/10, always two digits: beside the year. */
export const shortDay = (ms) => dateText(ms).slice(0, 5);
/** An instant to come: its hour, and the day if it is not today. */
export const dueText = (ms, now) => local(ms).dayNumber === local(now).dayNumber ? hourText(ms) : `${hourText(ms)}, ${weekdayText(ms)} ${shortDay(ms)}`;
const capital = (text) => text[0].toUpperCase() + text.slice(1);

/** Heading of a day in a conversation. */
export function dayText(ms, now) {
  const day = `${weekdayText(ms)}, ${dateText(ms)}`;
  return local(ms).dayNumber === local(now).dayNumber ? `Hôm nay, ${day}` : capital(day);
}
/** When the last word of a conversation was said, as short as the list needs it. */
export function listTime(ms, now) {
  const days = local(now).dayNumber - local(ms).dayNumber;
  if (days === 0) return isoTime(ms);
  return days === 1 ? "Hôm qua" : shortDate(ms);
}

/** Two letters for a person: of the first and the last word of the name. */
export function initials(name) {
  const words = name.split(/\s+/).filter(Boolean);
  return (words[0]?.[0] ?? "") + (words.length > 1 ? words[words.length - 1][0] : "");
}
/** Letters for a group that has none of its own. */
export function groupLetters(name) {
  const words = name.replace(/^Chi bộ\s+/, "").split(/\s+/);
  return words.length === 1 ? words[0].slice(0, 2) : words.slice(-2).map((word) => word[0].toUpperCase()).join("");
}
export const givenName = (name) => name.split(/\s+/).pop();

const againText = (retry, at) => retry - at < 60000 ? "sau 30\u00a0giây" : `lúc ${isoTime(retry)}`;

/** What stands beside the hour of one's own message. */
export function sentText(message) {
  switch (message.state) {
    case "delivered": return "Đã gửi";
    case "later": return `Chưa tới trợ lý, gửi lại ${againText(message.retry_at_ms, message.at_ms)}`;
    case "given_up": return "Không tới được trợ lý";
    case "dropped": return "Zalo làm mất, không tới trợ lý";
    case "unsubscribed": return "Zalo đã ngừng gửi cho trợ lý";
    default: return "Đang gửi";
  }
}

const refusals = new Map([
  [-32, "quá giới hạn gửi"], [-201, "tin không đúng mẫu"], [-210, "tin dài quá 2.000 chữ"], [-213, "không có người nhận này"],
  [-216, "mã truy cập không đúng"], [-220, "mã truy cập hết hạn"], [-230, "người nhận đã quá 7 ngày chưa nhắn cho trợ lý"],
  [-233, "loại tin chưa hỗ trợ"], [-403, "không có nhóm này"], [-100, "tệp tải lên đã quá 7 ngày"], [-211, "hết lượt"],
  [-217, "người nhận đã chặn OA"], [-237, "gói của nhóm đã hết hạn"], [-238, "gói đang dùng cho nhóm khác"], [-241, "gói đã hết hạn"],
]);

/** What happened to a person or a group, as a webhook tells it. @param who "đồng chí Lan" */
const happenings = {
  user_join_group: (who) => `Việc ${who} vào nhóm`,
  user_out_group: (who) => `Việc ${who} rời nhóm`,
  user_request_join_group: (who) => `Việc ${who} xin vào nhóm`,
  accept_request_join_group: (who) => `Việc nhận ${who} vào nhóm`,
  reject_request_join_group: (who) => `Việc từ chối ${who} vào nhóm`,
  add_group_admin: (who) => `Việc ${who} làm phó nhóm`,
  remove_group_admin: (who) => `Việc ${who} thôi làm phó nhóm`,
  follow: (who) => `Việc ${who} quan tâm OA`,
  unfollow: (who) => `Việc ${who} bỏ quan tâm OA`,
  user_click_chatnow: (who) => `Việc ${who} bấm nút Nhắn tin`,
  user_withdraw: (who) => `Yêu cầu xóa dữ liệu của ${who}`,
  create_group: () => "Việc lập nhóm",
  update_group_info: () => "Việc sửa nhóm",
  delete_group: () => "Việc giải tán nhóm",
};
const groupDeeds = {
  create_group: "Trợ lý lập nhóm", invite: "Trợ lý mời người vào", accept_request_join_group: "Trợ lý nhận người vào", reject_request_join_group: "Trợ lý từ chối người xin vào",
  removemembers: "Trợ lý đưa người ra khỏi", add_group_admin: "Trợ lý cử phó nhóm ở", remove_group_admin: "Trợ lý thôi cử phó nhóm ở", update_group_info: "Trợ lý sửa nhóm",
  updateasset: "Trợ lý đổi gói của", disabled: "Gói hết hạn, tạm dừng nhóm", delete_group: "Giải tán nhóm",
};
const personDeeds = {
  follow: "quan tâm OA", unfollow: "bỏ quan tâm OA", block: "chặn OA", unblock: "bỏ chặn OA", click_chatnow: "bấm nút Nhắn tin", withdraw: "yêu cầu xóa dữ liệu",
};

/** One line of "Vừa xảy ra". @param chatName, personName, faultName  names for a chat key, a user id, a kind of fault */
export function logText(line, chatName, personName, faultName) {
  const who = line.user ? `đồng chí ${givenName(personName(line.user))}` : "";
  const whose = line.detail === "copy" ? "Tin ấy, lần nữa," : happenings[line.event]?.(who) ?? (who ? `Tin của ${who}` : "Tin Zalo báo lại cho trợ lý");
  const code = String(line.code).replace("-", "\u2011");  // not torn off at the line's end
  const answered = line.code === 0 ? "trợ lý không trả lời" : `trợ lý trả lời ${line.code}`;
  const where = !line.chat ? "" : line.chat.startsWith("group:") ? ` vào ${chatName(line.chat)}` : ` riêng đồng chí ${givenName(chatName(line.chat))}`;
  switch (line.kind) {
    case "delivered": return line.attempt > 1 ? `${whose} đến ở lần ${line.attempt}: đã nhận, ${line.took_ms} ms` : `${whose} đến: đã nhận, ${line.took_ms} ms`;
    case "later": return `${whose}: ${answered}, gửi lại ${againText(line.retry_at_ms, line.at_ms)}`;
    case "given_up": return `${whose}: ${answered}, đã thử ${line.attempt} lần, Zalo thôi gửi`;
    case "sent": return `Trợ lý gửi${where}: Zalo đã nhận`;
    case "refused": return `Trợ lý gửi${where}: Zalo từ chối, ${refusals.get(line.code) ?? "không rõ lý do"} (mã\u00a0${code})`;
    case "token_renewed": return "Trợ lý đổi mã truy cập: được";
    case "token_refused": return `Trợ lý đổi mã truy cập: Zalo từ chối (mã\u00a0${code})`;
    case "fault": return `Sự cố: ${faultName(line.detail)}`;
    case "unsubscribed": return "Zalo ngừng gửi tin cho trợ lý, vì gửi lại mãi không được";
    case "subscribed": return "Zalo lại gửi tin cho trợ lý";
    case "group": return `${groupDeeds[line.detail] ?? line.detail} ${chatName(line.chat)}`;
    case "person": return `Đồng chí ${givenName(personName(line.user))} ${personDeeds[line.detail] ?? line.detail}`;
    default: return line.kind;
  }
}

const errors = new Map([
  ["text: is empty or longer than 2000 characters", "tin trống hoặc dài quá 2.000 chữ"],
  ["chat: the group's package has ended", "gói của nhóm đã hết hạn"],
  ["chat: only the OA and its deputies write in this group", "nhóm này chỉ cho OA và phó nhóm nhắn"],
  ["chat: the person is not in this group", "đồng chí không còn ở nhóm này"],
  ["user: has chatted before; Zalo tells the click once", "đồng chí đã từng nhắn cho OA; Zalo chỉ báo lần bấm đầu tiên"],
  ["user: has asked already", "đồng chí đã xin vào nhóm, đang chờ duyệt"],
  ["user: is in the group already", "đồng chí đã ở trong nhóm"],
  ["user: is not in the group", "đồng chí không còn ở nhóm này"],
  ["user: has no invitation to this group", "lời mời không còn"],
  ["group: is full", "nhóm đã đủ người"],
  ["group: its package has ended", "gói của nhóm đã hết hạn"],
  ["group: its link is switched off", "nhóm không cho vào bằng liên kết"],
  ["group: there is none with this id", "nhóm không còn"],
  ["remove: there is no rule with this id", "sự cố này đã tắt"],
  ["the bot did not answer 200 to Zalo's probes", "trợ lý chưa trả lời Zalo; xin xem trợ lý có đang chạy không"],
  ["Failed to fetch", "mất kết nối với chương trình mô phỏng"],
]);
/** What the server refused, in words; a message that is not foreseen as it came. */
export const errorText = (message) => errors.get(message) ?? message;
