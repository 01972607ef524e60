#include "extract/page.hpp"

#include <libxml/HTMLparser.h>
#include <libxml/tree.h>

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "core/text.hpp"

namespace mungba::extract {
namespace {

constexpr int kMostDepth = 200;
constexpr std::size_t kMostWords = std::size_t{512} << 10;

struct FreeDocument {
    void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};

std::string_view name_of(const xmlNode* node) { return node->type == XML_ELEMENT_NODE ? reinterpret_cast<const char*>(node->name) : std::string_view(); }

std::string attribute(const xmlNode* node, const char* name) {
    xmlChar* value = xmlGetProp(const_cast<xmlNode*>(node), reinterpret_cast<const xmlChar*>(name));
    std::string text = value == nullptr ? std::string() : reinterpret_cast<const char*>(value);
    xmlFree(value);
    return text;
}

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
    for (const auto one : names) {
        if (one == name) return true;
    }
    return false;
}

constexpr std::array<std::string_view, 10> kLeftOut = {"script", "style", "noscript", "nav", "header", "footer", "aside", "form", "iframe", "template"};
constexpr std::array<std::string_view, 6> kLines = {"p", "h2", "h3", "h4", "li", "blockquote"};

/// Runs of blanks as one.
void add_words(std::string& text, std::string_view words) {
    for (const char c : words) {
        const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!blank) {
            text += c;
        } else if (!text.empty() && text.back() != ' ') {
            text += ' ';
        }
    }
}

void words_in(const xmlNode* node, int depth, std::string& text) {
    if (depth > kMostDepth || text.size() > kMostWords || is_one_of(name_of(node), kLeftOut)) return;
    if (node->type == XML_TEXT_NODE && node->content != nullptr) add_words(text, reinterpret_cast<const char*>(node->content));
    for (const xmlNode* child = node->children; child != nullptr; child = child->next) words_in(child, depth + 1, text);
}

struct Found {
    std::string title;
    std::string heading;
    std::string date;
    std::string site;
    const xmlNode* article = nullptr;
};

void look_at_meta(const xmlNode* node, Found& found) {
    const std::string property = attribute(node, "property");
    const std::string name = attribute(node, "name") + attribute(node, "itemprop");
    const std::string content = attribute(node, "content");
    if (property == "og:title" && found.title.empty()) found.title = content;
    if (property == "og:site_name") found.site = content;
    const bool is_date = property == "article:published_time" || name == "pubdate" || name == "datePublished" || name == "date";
    if (is_date && found.date.empty() && content.size() >= 10 && content[4] == '-' && content[7] == '-') found.date = content.substr(0, 10);
}

void look(const xmlNode* node, int depth, Found& found) {
    if (depth > kMostDepth) return;
    for (const xmlNode* one = node; one != nullptr; one = one->next) {
        const std::string_view name = name_of(one);
        if (name == "meta") look_at_meta(one, found);
        if (name == "title" && found.title.empty()) words_in(one, 0, found.title);
        if (name == "h1" && found.heading.empty()) words_in(one, 0, found.heading);
        if ((name == "article" || name == "main") && found.article == nullptr) found.article = one;
        look(one->children, depth + 1, found);
    }
}

void lines_in(const xmlNode* node, int depth, std::string& text) {
    if (depth > kMostDepth || text.size() > kMostWords) return;
    for (const xmlNode* one = node; one != nullptr; one = one->next) {
        const std::string_view name = name_of(one);
        if (is_one_of(name, kLeftOut)) continue;
        if (!is_one_of(name, kLines)) {
            lines_in(one->children, depth + 1, text);
            continue;
        }
        std::string line;
        words_in(one, 0, line);
        line = core::text::trim(line);
        if (!line.empty()) text += line + "\n";
    }
}

}  // namespace

Outcome page_text(std::string_view html) {
    const char* encoding = core::text::is_utf8(html) ? "UTF-8" : nullptr;  // else what the page says itself
    const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET;
    const std::unique_ptr<xmlDoc, FreeDocument> document(htmlReadMemory(html.data(), static_cast<int>(html.size()), nullptr, encoding, options));
    const xmlNode* root = document ? xmlDocGetRootElement(document.get()) : nullptr;
    if (root == nullptr) return {.ending = Ending::broken, .bytes = {}};
    Found found;
    look(root, 0, found);
    std::string lines;
    lines_in(found.article != nullptr ? found.article->children : root, 0, lines);
    if (lines.empty()) return {.ending = Ending::no_text, .bytes = {}};
    std::string head;
    for (const std::string& one : {found.heading.empty() ? found.title : found.heading, found.date, found.site}) {
        std::string line;
        add_words(line, one);
        head += core::text::trim(line) + "\n";
    }
    if (head.size() + lines.size() > kMostOut) return {.ending = Ending::too_large, .bytes = {}};
    return {.ending = Ending::done, .bytes = head + lines};
}

}  // namespace mungba::extract
