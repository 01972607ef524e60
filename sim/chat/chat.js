// The chat page: draws the model, sends what the person does, and hears from the server what happens.
import { Model } from "./model.js";
import * as view from "./view.js";
import * as words from "./words.js";
import { Flow } from "./flow.js";
import { askForTime } from "./goto.js";
import { Month } from "./month.js";
import { FaultPanel, faultName } from "./faults.js";
import { drawDeeds } from "./deeds.js";

const $ = (id) => document.getElementById(id);
const model = new Model();
const flow = new Flow($("flow"), model, quote, (message, button) => tried(() => post("/sim/press", { as: model.me, message, button })));
const faults = new FaultPanel({ first: $("faults-first"), calls: $("faults-calls"), webhooks: $("faults-webhooks"), often: $("often"), seed: $("seed"), clear: $("no-faults"), link: $("to-faults") },
  (path, body) => tried(() => post(path, body), "panel-wrong"));
let quoting = null;   // the message that is being answered
let stepping = false;
let offline = false;

async function post(path, body) {
  const answer = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  const result = await answer.json();
  if (!answer.ok) throw new Error(result.error ?? `${answer.status}`);
  return result;
}

/** Does it, and says in words if it could not be done. */
async function tried(deed, place = "wrong") {
  $(place).textContent = "";
  try {
    await deed();
  } catch (error) {
    $(place).textContent = `Chưa làm được: ${words.errorText(error.message)}`;
  }
}

// ── drawing ──────────────────────────────────────────────────────────────
function drawNotice() {
  const bot = model.clock.bot;
  const text = offline ? "Mất kết nối với chương trình mô phỏng, đang nối lại."
    : !model.controls.webhook.enabled ? "Zalo đã ngừng gửi tin cho trợ lý, vì gửi lại mãi không được. Khi trợ lý chạy, xin bật lại ở mục Thử sự cố."
    : bot === "not_running" ? "Trợ lý chưa chạy. Tin nhắn chưa tới được trợ lý; Zalo sẽ gửi lại theo giờ mô phỏng khi trợ lý chạy."
    : bot === "own_clock" ? "Trợ lý chạy theo giờ riêng (thiếu --clock-control): đổi giờ ở đây không đổi giờ của trợ lý." : "";
  if ($("notice").textContent !== text) $("notice").textContent = text;
}
function drawClock() {
  const { now_ms: now, next_due_ms: due, next_what: what } = model.clock;
  const [head, small] = $("clock").children;
  head.replaceChildren(words.hourText(now), view.make("span", { className: "lg" }, ", "),
    view.make("span", { className: "dt" }, `${words.weekdayText(now)} ${words.shortDay(now)}`, view.make("span", { className: "lg" }, `/${words.local(now).year}`)));
  const next = due ? `Sắp đến: ${words.dueText(due, now)}${what ? `, ${what}` : ""}` : "";
  small.textContent = stepping ? "Đang chuyển giờ…" : next;
  $("clock").setAttribute("aria-busy", String(stepping));
  drawNotice();
}

function drawControls() {
  faults.draw(model.controls.faults);
  $("webhook-off").hidden = model.controls.webhook.enabled;
  drawNotice();
}
function drawPersonsDeeds() {
  $("deeds-of").textContent = `Việc khác của đồng chí ${words.givenName(model.personName(model.me))}`;
  drawDeeds($("deeds"), model, (path, body) => tried(() => post(path, body), "panel-wrong"));
}

function drawList() {
  const focused = document.activeElement?.dataset?.chat;
  const now = model.clock.now_ms;
  const parts = model.sections().flatMap(([heading, keys]) => [view.make("h2", {}, heading), view.make("ul", {}, ...keys.map((key) => view.listEntry({
    key, name: model.title(key), last: model.lastLine(key), unread: model.unread(key), current: key === model.chat,
    time: model.messages(key).length ? words.listTime(model.messages(key).at(-1).at_ms, now) : "", ...model.picture(key) })))]);
  parts.at(-1)?.append(...model.silent().map(view.silentEntry));
  $("list").replaceChildren(...parts);
  if (focused) $("list").querySelector(`[data-chat="${CSS.escape(focused)}"]`)?.focus();
}
let listWanted = false;
function wantList() {
  if (listWanted) return;
  listWanted = true;
  setTimeout(() => { listWanted = false; drawList(); }, 30);
}

function drawHead() {
  const { letters, kind } = model.picture(model.chat);
  $("chat-picture").className = `ava ${kind}`;
  $("chat-picture").textContent = letters;
  $("chat-name").textContent = model.title(model.chat);
  const [kindName, about] = model.about(model.chat);
  $("chat-about").replaceChildren(view.make("span", { className: "lg" }, kindName), about);
  document.title = `${model.title(model.chat)} · Zalo mô phỏng · Mùng Ba`;
}
function chipsFor(key) {
  const kind = model.group(key)?.kind;
  if (kind === "secretaries") return [];
  const chips = [["1 có mặt", "có mặt"], ["2 vắng", "xin vắng"], ["3 đến muộn", "đến muộn"]];
  if (kind === "branch" || !model.isSecretary()) return [...chips, ["/giúp", "/giúp"]];
  const day = words.onDay(model.clock.now_ms, 7, 19, 30);
  return [...chips, ["/danh sách", "/danh sách"], [`/họp ${words.shortDate(day)} 19h30`, `/họp bất thường ${words.shortDate(day)} 19h30`]];
}
function drawWrite() {
  const others = model.isPrivate(model.chat) && model.chat !== model.ownChat();
  $("speak").hidden = others;
  $("watch").hidden = !others;
  if (others) {
    const name = model.chatName(model.chat);
    $("watch").children[0].textContent = `Đây là lời nhắn riêng giữa đồng chí ${name} và trợ lý.`;
    $("watch").children[1].textContent = `Đóng vai đồng chí ${words.givenName(name)}`;
  }
  $("text").placeholder = `Nhắn tới ${model.title(model.chat)}`;
  $("chips").replaceChildren(...chipsFor(model.chat).map(([label, text], at) => {
    const chip = view.make("button", { type: "button", className: at > 2 ? "wide" : "" }, label);
    chip.addEventListener("click", () => (text.startsWith("/họp") ? propose(text) : say(text)));
    return chip;
  }));
  quote(null);
}
function propose(text) {
  $("text").value = text;
  $("text").focus();
}

function logEntry(line) {
  return view.logEntry(line, words.logText(line, (key) => model.chatName(key), (id) => model.personName(id), faultName), model.clock.now_ms);
}
function drawLog() {
  const lines = model.log.slice(-200).reverse().map(logEntry);
  $("log").replaceChildren(...lines);
  $("nothing").hidden = lines.length > 0;
}
function addLogLine(line) {
  model.log.push(line);
  $("log").prepend(logEntry(line));
  while ($("log").children.length > 200) $("log").lastElementChild.remove();
  $("nothing").hidden = true;
}

// ── what the person does ─────────────────────────────────────────────────
function open(key) {
  model.chat = key;
  model.markRead(key);
  remember();
  drawHead();
  drawWrite();
  flow.draw();
  drawList();
  drawPersonsDeeds();
  $("wrong").textContent = "";
}
function become(userId, key) {
  model.me = userId;
  $("person").value = userId;
  const first = model.sections()[0]?.[1][0] ?? model.ownChat();
  const stays = key ?? model.chat;
  const may = stays === model.ownChat() || model.sections().some(([, keys]) => keys.includes(stays) && !model.isPrivate(stays));
  open(may ? stays : first);
}
/** The address tells who is looking at what, so that a reload shows the same. */
function remember() {
  const query = new URLSearchParams({ as: model.me, chat: model.chat });
  history.replaceState(null, "", `?${query}${location.hash}`);
}
async function say(text) {
  if (!text.trim()) return;
  const body = { as: model.me, chat: model.chat, text };
  if (quoting) body.quote = quoting.id;
  quote(null);
  $("wrong").textContent = "";
  try {
    await post("/sim/say", body);
  } catch (error) {
    $("wrong").textContent = `Chưa gửi được: ${words.errorText(error.message)}`;
    if (!$("text").value) $("text").value = text;
  }
}
function quote(message) {
  quoting = message;
  $("answering").hidden = !message;
  if (!message) return;
  $("answering").children[0].textContent = `Trả lời ${model.author(message.from).name}: ${model.oneLine(message)}`;
  $("text").focus();
}
/** The clock that was reached; nothing if it could not go there. */
async function step(change) {
  if (stepping) return null;
  stepping = true;
  drawClock();
  let reached = null;
  try {
    reached = model.clock = await post("/sim/clock", change);
  } catch (error) {
    $("wrong").textContent = `Chưa chuyển được giờ: ${error.message}`;
  }
  stepping = false;
  timeMoved();
  return reached;
}
const month = new Month();
function drawMonth() {
  for (const id of ["hour", "day"]) $(id).disabled = month.runs;
  $("goto").textContent = month.runs ? "Dừng" : "Tới…";
}
async function runAMonth() {
  const done = month.run(model.clock.now_ms, (iso) => step({ now: iso }));
  drawMonth();
  await done;
  drawMonth();
}
let drawnDay = 0;
function timeMoved() {
  drawClock();
  wantList();
  const today = words.local(model.clock.now_ms).dayNumber;
  if (today !== drawnDay) {
    drawLog();
    flow.newDay();
  }
  drawnDay = today;
}

// ── what the server tells ────────────────────────────────────────────────
function heard(message) {
  if (model.take(message)) {
    if (message.chat === model.chat) {
      flow.add(message);
      if (!document.hidden) model.markRead(message.chat);
    }
    const watched = message.chat === model.chat || model.unread(message.chat) > 0 && model.sections().some(([, keys]) => keys.includes(message.chat));
    if (watched && message.from !== model.me) {
      const where = message.chat === model.chat ? "" : `${model.title(message.chat)}, `;
      $("heard").textContent = `${where}${model.author(message.from).name}: ${model.oneLine(message).slice(0, 300)}`;
    }
  } else if (message.chat === model.chat) {
    flow.redraw(message);
  }
  wantList();
}
function listen(since) {
  const source = new EventSource(`/sim/events?since=${encodeURIComponent(since)}`);
  const on = (name, take) => source.addEventListener(name, (event) => take(JSON.parse(event.data)));
  on("message", heard);
  on("log", addLogLine);
  on("clock", (clock) => { model.clock = clock; timeMoved(); });
  on("members", (members) => { model.members(members); become(model.me); });
  on("controls", (controls) => { model.controls = controls; drawControls(); });
  on("reset", () => { source.close(); start(); });
  source.onopen = () => { offline = false; drawNotice(); };
  source.onerror = () => {
    offline = true;
    drawNotice();
    if (source.readyState === EventSource.CLOSED) setTimeout(start, 2000);
  };
}

async function start() {
  let state;
  try {
    state = await (await fetch("/sim/state")).json();
  } catch {
    offline = true;
    drawNotice();
    setTimeout(start, 2000);
    return;
  }
  offline = false;
  model.load(state);
  $("person").replaceChildren(...view.personOptions(model.people));
  const asked = new URLSearchParams(location.search);
  const first = model.people.find((one) => one.user_id)?.user_id ?? "";
  const me = [model.me, asked.get("as"), first].find((id) => id && model.person(id));
  drawClock();
  drawLog();
  drawControls();
  become(me ?? "", model.chat || asked.get("chat") || undefined);
  listen(state.last_event);
}

$("person").addEventListener("change", () => become($("person").value));
$("hour").addEventListener("click", () => step({ advance_minutes: 60 }));
$("day").addEventListener("click", () => step({ advance_minutes: 24 * 60 }));
$("goto").addEventListener("click", () => {
  if (month.runs) month.stop();
  else askForTime(model.clock, (iso) => step({ now: iso }), runAMonth);
});
$("list").addEventListener("click", (event) => {
  const link = event.target.closest("a[data-chat]");
  if (link) open(link.dataset.chat);
});
$("form").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = $("text").value;
  $("text").value = "";
  say(text);
});
$("answering").children[1].addEventListener("click", () => { quote(null); $("text").focus(); });
$("watch").children[1].addEventListener("click", () => become(model.chat.slice(5), model.chat));
/** On a narrow screen the panel takes the place of the conversation: then it is what the page is about. */
function sayWhatIsMain() {
  const alone = getComputedStyle($("chat")).display === "none" && getComputedStyle($("su-co")).display !== "none";
  $("su-co").setAttribute("role", alone ? "main" : "complementary");
}
window.addEventListener("hashchange", sayWhatIsMain);
window.addEventListener("resize", sayWhatIsMain);
sayWhatIsMain();
$("webhook-on").addEventListener("click", () => tried(() => post("/sim/webhook", { enabled: true }), "panel-wrong"));
document.addEventListener("visibilitychange", () => { if (!document.hidden) { model.markRead(model.chat); wantList(); } });
start();
