// The dialog "Tới…": some likely times, or a day and an hour of one's own.
import * as view from "./view.js";
import * as words from "./words.js";

const $ = (id) => document.getElementById(id);

/** The next 3rd of a month at an hour, after an instant. */
function nextThird(now, hour, minute) {
  for (let days = 0; ; ++days) {
    const at = words.onDay(now, days, hour, minute);
    if (at > now && words.local(at).day === 3) return at;
  }
}

function likelyTimes({ now_ms: now, next_due_ms: due, next_what: what }) {
  const times = [
    [words.onDay(now, 0, 18), "Chiều nay", ""],
    [words.onDay(now, 1, 7, 30), "Sáng mai", ""],
    [words.onDay(now, 1, 18), "Chiều mai", ""],
    [nextThird(now, 7, 30), "Mùng 3 tới", ""],
  ].filter(([at]) => at > now);
  if (due > now) times.unshift([due, "Việc sắp đến", what ? ` (${what})` : ""]);
  return times;
}

/** Says in words what the two fields hold: browsers write dates in the order of their own language. */
function sayChosen() {
  const at = words.instant($("goto-date").value, $("goto-time").value);
  $("goto-words").textContent = Number.isNaN(at) ? "" : `${words.hourText(at)}, ${words.weekdayText(at)} ${words.dateText(at)}`;
}

let choose = () => {};

function finish(ms) {
  $("goto-dialog").close();
  choose(new Date(ms).toISOString());
}

/** Opens the dialog. @param clock as the server gives it; @param take is called with the chosen instant (ISO); @param month with "a month in a minute" */
export function askForTime(clock, take, month) {
  choose = take;
  const now = clock.now_ms;
  $("quick-times").replaceChildren(...likelyTimes(clock).map(([at, name, more]) => {
    const button = view.make("button", { type: "button" }, `${name}: ${words.hourText(at)}, ${words.weekdayText(at)} ${words.shortDay(at)}${more}`);
    button.addEventListener("click", () => finish(at));
    return button;
  }));
  $("run-month").onclick = () => {
    $("goto-dialog").close();
    month();
  };
  $("goto-date").min = words.isoDate(now);
  $("goto-date").value = words.isoDate(now);
  $("goto-time").value = words.isoTime(now + 3600000);
  $("goto-wrong").textContent = "";
  $("goto-date").oninput = $("goto-time").oninput = sayChosen;
  sayChosen();
  $("goto-form").onsubmit = (event) => {
    event.preventDefault();
    const at = words.instant($("goto-date").value, $("goto-time").value);
    if (Number.isNaN(at)) $("goto-wrong").textContent = "Xin ghi đủ ngày và giờ.";
    else if (at <= now) $("goto-wrong").textContent = `Đồng hồ chỉ đi tới. Xin chọn giờ sau ${words.hourText(now)}, ${words.dateText(now)}.`;
    else if (at - now > 400 * 86400000) $("goto-wrong").textContent = "Mỗi lần chuyển xa nhất 400 ngày.";
    else finish(at);
  };
  $("goto-cancel").onclick = () => $("goto-dialog").close();
  $("goto-dialog").showModal();
}
