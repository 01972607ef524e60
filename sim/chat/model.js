// What the page knows: the world, its messages, who is looking and what that person has read. No drawing here.
import * as parts from "./parts.js";
import * as words from "./words.js";

const kindNames = { branch: "Nhóm chi bộ", committee: "Nhóm chi ủy", secretaries: "Nhóm bí thư" };

export class Model {
  people = [];
  groups = [];
  oa = { id: "", name: "" };
  clock = { now_ms: 0, bot: "running" };
  log = [];
  controls = { faults: [], webhook: { enabled: true } };
  run = "";
  me = "";
  chat = "";
  #chats = new Map();   // chat key → its messages, oldest first
  #places = new Map();  // message id → [chat key, place]
  #names = new Map();   // chat key → name of a group, also of one that is no more
  #read = new Map();    // "person|chat" → number of the last message seen

  /** Takes over the whole state (GET /sim/state). */
  load(state) {
    this.run = state.run;
    this.oa = state.oa;
    this.clock = state.clock;
    this.log = state.log;
    this.controls = state.controls;
    this.members(state);
    this.#chats.clear();
    this.#places.clear();
    for (const message of state.messages) this.take(message);
    this.#recall();
  }
  members({ people, groups }) {
    this.people = people;
    this.groups = groups;
    for (const group of groups) this.#names.set(`group:${group.id}`, group.name);
  }
  /** A new message, or news of an old one. @returns true if it is new */
  take(message) {
    if (message.hidden) return false;  // a button sent it unseen
    const known = this.#places.get(message.id);
    if (known) {
      this.#chats.get(known[0])[known[1]] = message;
      return false;
    }
    if (!this.#chats.has(message.chat)) this.#chats.set(message.chat, []);
    const messages = this.#chats.get(message.chat);
    this.#places.set(message.id, [message.chat, messages.length]);
    messages.push(message);
    return true;
  }
  messages(key) { return this.#chats.get(key) ?? []; }
  message(id) {
    const place = this.#places.get(id);
    return place ? this.#chats.get(place[0])[place[1]] : null;
  }

  person(userId) { return this.people.find((one) => one.user_id === userId); }
  personName(userId) { return this.person(userId)?.name ?? "người lạ"; }
  group(key) { return this.groups.find((one) => `group:${one.id}` === key); }
  ownChat() { return `user:${this.me}`; }
  isPrivate(key) { return key.startsWith("user:"); }
  chatName(key) {
    if (!this.isPrivate(key)) return this.#names.get(key) ?? "nhóm lạ";
    return this.personName(key.slice(5));
  }
  /** How the chosen person's own list calls a chat. */
  title(key) { return key === this.ownChat() ? this.oa.name : this.chatName(key); }
  about(key) {
    const group = this.group(key);
    if (!group) return ["", key === this.ownChat() ? "Nhắn riêng" : "Nhắn riêng với trợ lý"];
    const members = this.people.filter((one) => one.groups.includes(group.id)).length;
    return [`${kindNames[group.kind]}, `, `${members}\u00a0đồng\u00a0chí`];
  }
  picture(key) {
    const group = this.group(key);
    if (group) return { letters: group.short || words.groupLetters(group.name), kind: "group" };
    return key === this.ownChat() ? this.author(null) : { letters: words.initials(this.chatName(key)), kind: "" };
  }
  author(userId) {
    if (userId === null) return { name: this.oa.name, letters: "3", kind: "oa" };
    return { name: this.personName(userId), letters: words.initials(this.personName(userId)), kind: "" };
  }
  isSecretary() { return /bí thư/i.test(this.person(this.me)?.role ?? ""); }

  /** The list of conversations, as [heading, chat keys]: the person's groups, the own chat, then other people's private chats. */
  sections() {
    const mine = this.person(this.me)?.groups ?? [];
    const sections = Object.entries(kindNames).map(([kind, heading]) => [
      heading, this.groups.filter((one) => one.kind === kind && mine.includes(one.id)).map((one) => `group:${one.id}`)]);
    const others = [...this.#chats.keys()].filter((key) => this.isPrivate(key) && key !== this.ownChat());
    const last = (key) => this.messages(key).at(-1).number;
    sections.push(["Nhắn riêng với trợ lý", [this.ownChat(), ...others.sort((a, b) => last(b) - last(a))]]);
    return sections.filter(([, keys]) => keys.length > 0);
  }
  /** Those of the person's branch whom no message reaches. */
  silent() {
    const branch = this.person(this.me)?.branch;
    return this.people.filter((one) => !one.user_id && one.branch === branch);
  }
  /** First line of the last message, with its author's name in a group. */
  lastLine(key) {
    const last = this.messages(key).at(-1);
    if (!last) return "Chưa có tin nhắn";
    const line = this.oneLine(last).slice(0, 120);
    return this.isPrivate(key) ? line : `${this.author(last.from).name}: ${line}`;
  }

  /** Mentions by name: "[@id]" is how they are written. */
  readable(text) {
    return text.replace(/\[@([0-9a-f]+)\]/g, (whole, id) => id === this.oa.id ? `@${this.oa.name}` : this.#names.has(`group:${id}`) ? "@Mọi người" : this.person(id) ? `@${this.personName(id)}` : whole);
  }
  oneLine(message) { return (this.readable(message.text) || parts.kindName(message)).replace(/\s+/g, " "); }

  unread(key) {
    if (this.isPrivate(key) && key !== this.ownChat()) return 0;
    const seen = this.#read.get(`${this.me}|${key}`) ?? 0;
    return this.messages(key).filter((one) => one.number > seen && one.from !== this.me).length;
  }
  markRead(key) {
    const last = this.messages(key).at(-1);
    if (!last) return;
    this.#read.set(`${this.me}|${key}`, last.number);
    try {
      sessionStorage.setItem("read", JSON.stringify({ run: this.run, seen: [...this.#read] }));
    } catch { /* without storage the marks live as long as the page */ }
  }
  #recall() {
    this.#read.clear();
    try {
      const kept = JSON.parse(sessionStorage.getItem("read") ?? "null");
      if (kept?.run === this.run) this.#read = new Map(kept.seen);
    } catch { /* the same */ }
  }
}
