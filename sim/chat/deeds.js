// What the chosen person can do besides talking: follow, leave, ask to join, accept an invitation.
import * as view from "./view.js";

/** @param place a <div>; @param model; @param post (path, body) → promise */
export function drawDeeds(place, model, post) {
  const me = model.person(model.me);
  if (!me) return place.replaceChildren();
  const focused = document.activeElement?.dataset?.deed;
  const button = (label, path, body) => {
    const one = view.make("button", { type: "button" }, label);
    one.dataset.deed = label;
    one.addEventListener("click", () => post(path, body));
    return one;
  };
  const deed = (label, name) => button(label, "/sim/person", { user: me.user_id, deed: name });
  const change = (label, group, name) => button(label, "/sim/members", { group: group.id, user: me.user_id, change: name });
  const row = (text, ...buttons) => view.make("div", { className: "deed" }, view.make("p", {}, text), view.make("div", {}, ...buttons));

  const rows = [
    row(me.follows ? "Đang quan tâm OA." : "Không quan tâm OA.", me.follows ? deed("Bỏ quan tâm", "unfollow") : deed("Quan tâm", "follow")),
    row(me.blocked ? "Đã chặn OA." : "Không chặn OA.", me.blocked ? deed("Bỏ chặn", "unblock") : deed("Chặn", "block")),
    row("Với trợ lý:", deed("Bấm nút Nhắn tin", "click_chatnow"), deed("Yêu cầu xóa dữ liệu", "withdraw")),
  ];
  for (const group of model.groups) {
    if (group.invited.includes(me.user_id)) rows.push(row(`Được mời vào ${group.name}.`, change("Vào nhóm", group, "accept"), change("Từ chối", group, "decline")));
    if (group.asking.includes(me.user_id)) rows.push(row(`Đã xin vào ${group.name}, chờ duyệt.`));
  }
  const here = model.group(model.chat);
  if (here && me.groups.includes(here.id)) rows.push(row(`Đang ở ${here.name}.`, change("Rời nhóm", here, "leave")));
  rows.push(askToJoin(model.groups.filter((one) => one.open && one.enabled && !me.groups.includes(one.id) && !one.asking.includes(me.user_id)), me, post));
  place.replaceChildren(...rows.filter(Boolean));
  if (focused) place.querySelector(`[data-deed="${CSS.escape(focused)}"]`)?.focus();
}

function askToJoin(groups, me, post) {
  if (groups.length === 0) return null;
  const choice = view.make("select", { id: "ask-group" }, ...groups.map((one) => view.make("option", { value: one.id }, one.name)));
  const ask = view.make("button", { type: "button" }, "Xin vào");
  ask.dataset.deed = "Xin vào";
  ask.addEventListener("click", () => post("/sim/members", { group: choice.value, user: me.user_id, change: "ask" }));
  return view.make("div", { className: "deed" }, view.make("label", { htmlFor: "ask-group" }, "Xin vào nhóm"), view.make("div", {}, choice, ask));
}
