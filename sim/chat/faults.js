// The panel "Thử sự cố": each box is a rule of POST /sim/faults, worded for people who know no JSON.
import * as view from "./view.js";

/** [what the box says, the rule it sets] */
const first = [
  ["Zalo không trả lời", { kind: "no_answer" }],
  ["Zalo báo quá giới hạn gửi", { kind: "error", code: -32 }],
  ["Gửi mỗi tin đến hai lần", { kind: "duplicate", event: "user_*" }],
  ["Chữ ký sai", { kind: "bad_signature" }],
  ["Mất tin xác nhận đã gửi", { kind: "lost", path: "*/message*" }],
  ["Mã truy cập hết hạn", { kind: "expire_token" }],
];
const ofCalls = [
  ["Zalo trả lời chậm 3 giây", { kind: "slow", delay_ms: 3000 }],
  ["Máy chủ Zalo lỗi (503)", { kind: "http", status: 503 }],
  ["Câu trả lời không đọc được", { kind: "broken_json" }],
  ["Câu trả lời bị cắt ngang", { kind: "cut" }],
  ["Đổi mã truy cập: thiếu mã làm\u00a0mới", { kind: "no_refresh_token" }],
  ["Đổi mã truy cập: hạn dùng vô\u00a0lý", { kind: "odd_expires_in" }],
];
const ofWebhooks = [
  ["Tin đến thiếu chữ ký", { kind: "unsigned" }],
  ["Tin đến sai thứ tự", { kind: "out_of_order", event: "user_*" }],
  ["Tin không đến, chỉ có trong lịch\u00a0sử", { kind: "dropped", event: "user_*" }],
  ["Lịch sử ghi mã tin khác", { kind: "other_ids" }],
];
const names = new Map([...first, ...ofCalls, ...ofWebhooks].map(([label, rule]) => [rule.kind, label]));
names.set("error", "Zalo báo lỗi");

/** How a fault is called in the log. */
export const faultName = (kind) => names.get(kind) ?? kind;

const isSame = (rule, wanted) => rule.kind === wanted.kind && (wanted.code === undefined || rule.code === wanted.code);

export class FaultPanel {
  #places;
  #post;
  #rules = [];

  /** @param places {first, calls, webhooks: fieldsets, often: select, seed: input, clear: button, link: the way here};
   *  @param post (path, body) → promise; rejects with what to tell */
  constructor(places, post) {
    this.#places = places;
    this.#post = post;
    for (const [fieldset, list] of [[places.first, first], [places.calls, ofCalls], [places.webhooks, ofWebhooks]]) {
      fieldset.append(...list.map(([label, rule]) => this.#box(label, rule)));
    }
    places.often.addEventListener("change", () => this.#setAgain());
    places.seed.addEventListener("change", () => this.#setAgain());
    places.clear.addEventListener("click", () => this.#post("/sim/faults", { clear: true }));
  }

  draw(rules) {
    this.#rules = rules;
    for (const box of this.#boxes()) {
      const on = rules.filter((rule) => isSame(rule, box.rule));
      box.checked = on.length > 0;
      const struck = on.reduce((sum, rule) => sum + rule.struck, 0);
      const resting = on.length > 0 && on.every((rule) => rule.count !== undefined && rule.struck >= rule.count);
      box.note.textContent = struck === 0 ? "" : `đã xảy ra ${struck} lần${resting ? ", xong" : ""}`;
    }
    this.#places.clear.hidden = rules.length === 0;
    this.#places.link.textContent = rules.length === 0 ? "Sự cố" : `Sự cố: ${rules.length}`;
  }

  #box(label, rule) {
    const box = view.make("input", { type: "checkbox" });
    box.rule = rule;
    box.note = view.make("small");
    box.addEventListener("change", () => this.#set(box, box.checked));
    return view.make("label", {}, box, view.make("span", {}, label, box.note));
  }
  #boxes() {
    const { first: one, calls, webhooks } = this.#places;
    return [one, calls, webhooks].flatMap((fieldset) => [...fieldset.querySelectorAll("input[type=checkbox]")]);
  }
  /** How often it strikes. A token that ended at every call could never be renewed: it ends once, if nothing else is said. */
  #frequency(kind) {
    const { often, seed } = this.#places;
    const [name, value] = often.value.split("=");
    const wanted = { seed: Math.max(0, Math.trunc(Number(seed.value)) || 0) };
    if (name === "count" && kind !== "other_ids") wanted.count = Number(value);
    if (name === "probability") wanted.probability = Number(value);
    if (kind === "expire_token" && name !== "count") wanted.count = 1;
    return wanted;
  }
  async #set(box, on) {
    const old = this.#rules.filter((rule) => isSame(rule, box.rule));
    for (const rule of old) await this.#post("/sim/faults", { remove: rule.id });
    if (on) await this.#post("/sim/faults", { ...box.rule, ...this.#frequency(box.rule.kind) });
  }
  async #setAgain() {
    for (const box of this.#boxes().filter((one) => one.checked)) await this.#set(box, true);
  }
}
