// Builds the page's parts from plain values. All text goes in as text, never as markup.
import * as parts from "./parts.js";
import * as words from "./words.js";

/** An element with properties, attributes (keys with a dash, or `role`) and children (elements or texts). */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.includes("-") || key === "role") element.setAttribute(key, value);
    else element[key] = value;
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

export function picture(letters, kind) {
  return make("span", { className: `ava ${kind}`.trim(), "aria-hidden": "true" }, letters);
}

/** One conversation of the list. @param row {key, name, last, time, unread, letters, kind, current} */
export function listEntry(row) {
  const side = make("span", { className: "side" }, row.time);
  if (row.unread > 0) {
    side.append(make("br"), make("span", { className: "badge" }, String(row.unread), make("span", { className: "vh" }, " tin chưa đọc")));
  }
  const link = make("a", { href: "#chat", className: row.unread > 0 ? "un" : "", "aria-current": row.current ? "true" : null },
    picture(row.letters, row.kind), make("span", {}, make("b", {}, row.name), make("small", {}, row.last)), side);
  link.dataset.chat = row.key;
  return make("li", {}, link);
}

/** Somebody who cannot be written to: no link. */
export function silentEntry(person) {
  return make("li", {}, make("p", {}, picture(words.initials(person.name), ""),
    make("span", {}, make("b", {}, person.name), make("small", {}, "không dùng Zalo"))));
}

export function dayEntry(ms, now) {
  return make("li", { className: "day" }, words.dayText(ms, now));
}

/** How a bubble is set: a short text has its hour beside it, everything else beneath. */
export function bubbleClass(message) {
  const bare = !message.quote && !message.attachment && !message.buttons;
  const beside = bare && message.text.length <= 60 && !message.text.includes("\n") && ["delivered", "under_way"].includes(message.state);
  return !beside ? "bubble" : message.text.length > 20 ? "bubble s long" : "bubble s";
}

/** One message. @param message as the server gives it; @param author {name, letters, kind}; @param mine said by the chosen person;
 *  @param follows the one before is by the same author; @param quoted {author, text} or null; @param press see parts.js, buttons */
export function messageEntry(message, author, mine, follows, quoted, press) {
  const bubble = make("div", { className: bubbleClass(message) });
  if (!mine && !follows) bubble.append(make("p", { className: "from" }, author.name));
  if (quoted) bubble.append(make("div", { className: "quoted" }, make("p", {}, quoted.author), make("p", {}, quoted.text)));
  const hanging = parts.attachment(message);
  if (hanging) bubble.append(hanging);
  if (message.text || !hanging) bubble.append(...message.text.split("\n").map((line) => make("p", {}, line)));
  if (message.buttons) bubble.append(parts.buttons(message.buttons, press));
  const hour = words.isoTime(message.at_ms);
  bubble.append(make("time", { dateTime: message.at }, mine ? `${hour} · ${words.sentText(message)}` : hour));
  const reply = make("button", { type: "button", className: "reply", tabIndex: -1, "aria-label": `Trả lời tin của ${author.name}` }, "Trả lời");
  const entry = make("li", { className: mine ? "mine" : follows ? "same" : "", tabIndex: -1 });
  if (!mine && !follows) entry.append(picture(author.letters, author.kind));
  entry.append(make("div", { className: "hold" }, bubble, reply));
  entry.dataset.id = message.id;
  return entry;
}

export function logEntry(line, text, now) {
  const today = words.local(line.at_ms).dayNumber === words.local(now).dayNumber;
  return make("li", {}, make("time", {}, words.isoTime(line.at_ms), ...(today ? [] : [make("br"), words.shortDate(line.at_ms)])), make("span", {}, text));
}

/** The people of the chooser, by branch; who has no Zalo is shown and cannot be chosen. */
export function personOptions(people) {
  const headings = new Map();
  for (const person of people) {
    if (!headings.has(person.branch)) headings.set(person.branch, make("optgroup", { label: person.branch }));
    const namesakes = people.filter((one) => one.branch === person.branch && one.name === person.name).length > 1;
    const born = namesakes && person.birth_date ? ` (${person.birth_date.slice(-4)})` : "";
    const role = person.role ? `, ${person.role}` : "";
    const label = person.user_id ? `${person.name}${born}${role}` : `${person.name}${born}, không dùng Zalo`;
    headings.get(person.branch).append(make("option", { value: person.user_id ?? "", disabled: !person.user_id }, label));
  }
  return [...headings.values()];
}
