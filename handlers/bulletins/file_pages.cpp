#include "handlers/bulletins/file_pages.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "domain/file_kind.hpp"
#include "handlers/bulletins/bulletin_page.hpp"
#include "handlers/bulletins/editor_pages.hpp"
#include "handlers/bulletins/from_outside.hpp"
#include "handlers/bulletins/page_texts.hpp"
#include "handlers/bulletins/words.hpp"
#include "handlers/contract/wording.hpp"
#include "usecases/bulletins.hpp"

namespace mungba::handlers::bulletins {
namespace {

using domain::FileKind;
using storage::Bulletin;
using usecases::bulletins::Outcome;
using Kind = web::Field::Kind;
using Ending = FromOutside::Ending;
namespace deeds = usecases::bulletins;

constexpr const char* kAddress = "/ban-tin/tep";
constexpr std::size_t kMostFile = std::size_t{5} << 20;
// So much is taken in that a file which is far too large gets an answer of its own.
constexpr std::size_t kMostTaken = std::size_t{24} << 20;
constexpr std::size_t kMostName = 80;

const web::Upload* upload_of(const Visit& visit) {
    for (const web::Upload& one : visit.request().uploads) {
        if (one.field == "tep") return &one;
    }
    return nullptr;
}

bool is_picture(FileKind kind) { return kind == FileKind::jpeg || kind == FileKind::png; }

/// What keeps it from being read at all; empty: nothing.
std::string problem_before_reading(const web::Upload* upload, const Bulletin& bulletin) {
    if (upload == nullptr || upload->bytes.empty()) return std::string(page_texts::kNoFile);
    if (!bulletin.content.link.empty()) return std::string(page_texts::kFileHasLink);
    if (upload->bytes.size() > kMostFile) {
        const auto tenths = (upload->bytes.size() * 10 + (std::size_t{1} << 19)) >> 20;
        return fill(page_texts::kFileTooLarge, {{"mb", std::to_string(tenths / 10) + "," + std::to_string(tenths % 10)}});
    }
    switch (domain::file_kind(upload->bytes)) {
        case FileKind::jpeg:
        case FileKind::png:
        case FileKind::pdf:
        case FileKind::doc:
        case FileKind::zip: return {};
        case FileKind::gif:
        case FileKind::unknown: break;
    }
    return std::string(page_texts::kFileWrongKind);
}

std::string_view problem_of(Ending ending) {
    switch (ending) {
        case Ending::done: return {};
        case Ending::wrong_kind: return page_texts::kFileWrongKind;
        case Ending::encrypted: return page_texts::kFileEncrypted;
        case Ending::broken: return page_texts::kFileBroken;
        case Ending::no_text: return page_texts::kFileNoText;
        case Ending::too_large: return page_texts::kFileSwells;
        case Ending::too_slow: return page_texts::kFileTooSlow;
        case Ending::not_reached:
        case Ending::not_allowed:
        case Ending::failed: break;
    }
    return page_texts::kFileFailed;
}

std::optional<SlowWork> look_through(Visit& visit) {
    const auto bulletin = bulletin_of(visit, visit.form().number("so").value_or(0));
    const web::Upload* upload = upload_of(visit);
    if (!bulletin || !problem_before_reading(upload, *bulletin).empty()) return std::nullopt;
    const auto read = visit.surroundings().outside.read;
    const auto mode = is_picture(domain::file_kind(upload->bytes)) ? Outside::Mode::picture : Outside::Mode::text;
    return [read, mode, bytes = upload->bytes] { return packed(read ? read(mode, bytes) : FromOutside{}); };
}

std::string_view ending_of(FileKind kind) { return is_picture(kind) ? ".jpg" : kind == FileKind::pdf ? ".pdf" : kind == FileKind::doc ? ".doc" : ".docx"; }

web::Page take(Visit& visit) {
    const auto bulletin = bulletin_of(visit, visit.form().number("so").value_or(0));
    if (!bulletin) return web::not_found();
    const web::Upload* upload = upload_of(visit);
    if (const std::string problem = problem_before_reading(upload, *bulletin); !problem.empty()) return show_with_problems(*bulletin, {problem}, visit);
    const FromOutside read = unpacked(visit.request().prepared);
    if (read.ending != Ending::done) return show_with_problems(*bulletin, {std::string(problem_of(read.ending))}, visit);
    const FileKind kind = domain::file_kind(upload->bytes);
    deeds::NewFile file{.name = shown_name(upload->name, ending_of(kind)), .bytes = {}, .is_picture = is_picture(kind), .text = {}};
    file.bytes = file.is_picture ? read.bytes : upload->bytes;
    if (!file.is_picture) file.text = read.bytes;
    const int before = static_cast<int>(visit.form().number("ban").value_or(0));
    const auto done = deeds::attach(visit.connection(), visit.actor(), bulletin->id, before, file, visit.context().rules(), visit.now());
    if (done.outcome == Outcome::done) return web::see_other(address_of(bulletin->id) + "?xong=tep");
    if (done.outcome == Outcome::not_found || done.outcome == Outcome::not_allowed) return web::not_found();
    std::vector<std::string> problems;
    for (const auto& finding : done.findings)
        problems.push_back(words_for(finding, finding.line > 0 ? deeds::Place{.field = "file", .line = finding.line} : deeds::place_of(finding, bulletin->content)));
    if (problems.empty()) problems.emplace_back(words_for(done.outcome));
    return show_with_problems(bulletin_of(visit, bulletin->id.value).value(), problems, visit);
}

}  // namespace

std::string shown_name(std::string_view typed, std::string_view ending) {
    std::string name(typed.substr(typed.find_last_of("/\\") == std::string_view::npos ? 0 : typed.find_last_of("/\\") + 1));
    std::erase_if(name, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
    if (const auto dot = name.rfind('.'); dot != std::string::npos && name.size() - dot <= 6) name.erase(dot);
    name = core::text::trim(core::text::cut(core::text::nfc(name), kMostName));
    return (name.empty() ? "tai-lieu" : name) + std::string(ending);
}

void add_file_form(std::vector<web::Block>& blocks, const Bulletin& bulletin) {
    web::Form form;
    form.address = kAddress;
    form.submit = bulletin.content.has_file() ? "Thay tệp" : "Kèm tệp";
    form.main = false;
    form.label = form.submit;
    form.fields = {{.name = "so", .kind = Kind::hidden, .value = std::to_string(bulletin.id.value)},
                   {.name = "ban", .kind = Kind::hidden, .value = std::to_string(bulletin.revision)},
                   {.name = "tep", .label = "Ảnh hoặc tệp", .kind = Kind::file, .hint = std::string(page_texts::kAttachNote)}};
    std::vector<web::Block> inside{form};
    if (bulletin.content.has_file())
        inside.push_back(web::Buttons{.buttons = {{.text = "Bỏ tệp", .address = address_of(bulletin.id), .fields = {{"viec", "bo-tep"}, {"ban", std::to_string(bulletin.revision)}}}}});
    blocks.push_back(web::Details{.summary = bulletin.content.has_file() ? "Tệp kèm: " + bulletin.content.file.name : "Kèm một ảnh hoặc tệp", .blocks = std::move(inside)});
}

std::vector<PageInfo> file_pages() {
    return {{.path = kAddress, .action = usecases::Action::write_bulletins, .post = take, .max_body_bytes = kMostTaken, .slow = look_through}};
}

}  // namespace mungba::handlers::bulletins
