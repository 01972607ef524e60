// The open conversation: its messages, the way through them by keyboard, and staying at the newest.
import * as view from "./view.js";
import * as words from "./words.js";

export class Flow {
  #list;
  #model;
  #atEnd = true;  // who reads the newest goes on seeing the newest, also when the room for messages shrinks

  #press;

  /** @param list the <ol>; @param onReply called with the message that the person wants to answer; @param onPress with a message's id
   *  and the place of its button */
  constructor(list, model, onReply, onPress) {
    this.#press = onPress;
    this.#list = list;
    this.#model = model;
    list.addEventListener("keydown", (event) => this.#walk(event));
    list.addEventListener("click", (event) => {
      const entry = event.target.closest("li[data-id]");
      if (entry) this.#reach(entry);
      if (event.target.closest(".reply")) onReply(model.message(entry.dataset.id));
    });
    list.addEventListener("scroll", () => { this.#atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 60; });
    new ResizeObserver(() => { if (this.#atEnd) this.#toEnd(); }).observe(list);
  }

  draw() {
    const messages = this.#model.messages(this.#model.chat);
    const entries = messages.flatMap((message, at) => this.#entries(message, messages[at - 1]));
    if (entries.length === 0) entries.push(view.make("li", { className: "empty" }, "Chưa có tin nhắn."));
    this.#list.replaceChildren(...entries);
    this.#reach(this.#list.lastElementChild);
    this.#toEnd();
  }
  /** The newest message of the open conversation has come. */
  add(message) {
    const before = this.#model.messages(this.#model.chat).at(-2);
    this.#list.querySelector(".empty")?.remove();
    this.#list.append(...this.#entries(message, before));
    if (!this.#list.contains(document.activeElement)) this.#reach(this.#list.lastElementChild);
    if (this.#atEnd || message.from === this.#model.me) this.#toEnd();
  }
  /** News of how far an own message has come. */
  redraw(message) {
    const bubble = this.#list.querySelector(`[data-id="${message.id}"] .bubble`);
    if (!bubble || message.from !== this.#model.me) return;
    bubble.className = view.bubbleClass(message);
    bubble.querySelector("time").textContent = `${words.isoTime(message.at_ms)} · ${words.sentText(message)}`;
    if (this.#atEnd) this.#toEnd();
  }
  /** "Hôm nay" moves on with the clock. */
  newDay() {
    for (const heading of this.#list.querySelectorAll(".day")) {
      const message = this.#model.message(heading.nextElementSibling?.dataset.id);
      if (message) heading.textContent = words.dayText(message.at_ms, this.#model.clock.now_ms);
    }
  }

  #entries(message, before) {
    const model = this.#model;
    const entries = [];
    const sameDay = before && words.local(before.at_ms).dayNumber === words.local(message.at_ms).dayNumber;
    if (!sameDay) entries.push(view.dayEntry(message.at_ms, model.clock.now_ms));
    const follows = sameDay && before.from === message.from;
    const original = message.quote ? model.message(message.quote) : null;
    const quoted = original ? { author: model.author(original.from).name, text: model.oneLine(original).slice(0, 160) } : null;
    const press = model.isPrivate(message.chat) && message.chat !== model.ownChat() ? null : (at) => this.#press(message.id, at);
    const shown = { ...message, text: model.readable(message.text) };
    entries.push(view.messageEntry(shown, model.author(message.from), message.from === model.me, follows, quoted, press));
    return entries;
  }
  #toEnd() {
    this.#list.scrollTop = this.#list.scrollHeight;
    this.#atEnd = true;
  }
  /** One message at a time can be reached by Tab; the arrow keys go to the others. */
  #reach(entry, focus = false) {
    if (!entry?.dataset.id) return;
    for (const other of this.#list.querySelectorAll('[tabindex="0"]')) other.tabIndex = -1;
    entry.tabIndex = 0;
    entry.querySelector(".reply").tabIndex = 0;
    if (focus) entry.focus();
  }
  #walk(event) {
    const entries = [...this.#list.querySelectorAll("li[data-id]")];
    const at = entries.indexOf(event.target.closest("li[data-id]"));
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: entries.length - 1 }[event.key];
    if (at < 0 || to === undefined || !entries[to]) return;
    event.preventDefault();
    this.#reach(entries[to], true);
  }
}
