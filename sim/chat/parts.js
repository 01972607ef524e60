// What hangs on a message: pictures, files, stickers, links, buttons. All text goes in as text.
import { make } from "./view.js";

/** An upload that this program hosts is asked for on the page's own address. */
function hosted(url) {
  try {
    const path = new URL(url).pathname;
    return path.startsWith("/media/") ? path : null;
  } catch {
    return null;
  }
}
const isWeb = (url) => /^https?:\/\//.test(url ?? "");
const link = (url, ...words) => make("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, ...words);
const named = (what, url) => make("p", { className: "part" }, what, ...(isWeb(url) ? [": ", link(url, url)] : []));

function size(bytes) {
  const number = Number(bytes);
  if (!number) return "";
  return number < 1 << 20 ? `${Math.ceil(number / 1024)}\u00a0KB` : `${(number / (1 << 20)).toFixed(1).replace(".", ",")}\u00a0MB`;
}

const kinds = {
  sticker: "Nhãn dán", link: "Liên kết", audio: "Tin thoại", video: "Phim", location: "Vị trí", business_card: "Danh thiếp", image: "Ảnh", gif: "Ảnh động", file: "Tệp",
};
/** In one word, for lists and quotes. */
export const kindName = (message) => kinds[message.kind] ?? "";

/** @returns the element that shows the attachment, or null */
export function attachment({ kind, attachment: payload }) {
  if (!payload) return null;
  const here = hosted(payload.url);
  if ((kind === "image" || kind === "gif") && here) return make("img", { className: "picture", src: here, alt: kinds[kind] });
  if (kind === "file" && here) {
    return make("a", { className: "file", href: here, download: payload.name ?? "" }, make("b", {}, payload.name ?? "Tệp"), make("small", {}, size(payload.size)));
  }
  if (kind === "file") return make("p", { className: "part" }, `Tệp: ${payload.name ?? ""}`);
  return named(kinds[kind] ?? kind, payload.url);
}

/** The buttons of a message. @param press called with a button's place; null: somebody else's chat, to read only */
export function buttons(list, press) {
  const row = make("div", { className: "keys" });
  for (const [at, { title, type, payload }] of list.entries()) {
    const opens = { "oa.open.url": payload?.url, "oa.open.phone": `tel:${payload?.phone_code}`, "oa.open.sms": `sms:${payload?.phone_code}?body=${encodeURIComponent(payload?.content ?? "")}` }[type];
    if (!press) row.append(make("span", {}, title));
    else if (opens) row.append(make("a", { className: "btn", href: opens, target: "_blank", rel: "noopener noreferrer" }, title));
    else {
      const key = make("button", { type: "button" }, title);
      key.addEventListener("click", () => press(at));
      row.append(key);
    }
  }
  return row;
}
