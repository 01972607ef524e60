#include "usecases/bulletins.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "core/text.hpp"
#include "storage/audit_repository.hpp"
#include "storage/bulletin_delivery_repository.hpp"
#include "storage/media_repository.hpp"
#include "usecases/bulletin_audience.hpp"
#include "usecases/bulletin_marks.hpp"
#include "usecases/bulletin_sending.hpp"
#include "usecases/export_answers.hpp"
#include "usecases/media.hpp"
#include "usecases/secrets.hpp"

namespace mungba::usecases::bulletins {
namespace {

using domain::BulletinContent;
using domain::BulletinState;
using storage::Bulletin;

std::string joined(const std::vector<std::string_view>& words) {
    std::string text;
    for (const std::string_view word : words) text += (text.empty() ? "" : " ") + std::string(word);
    return text;
}

domain::GuardRules guard_rules(const domain::RulePack& rules, bool check_links) {
    return {.allowed_hosts = rules.bulletins.hosts, .check_links = check_links, .numbers_allowed = rules.bulletins.numbers_allowed};
}

/// In place of a line: the name of the file that goes along.
constexpr int kFileName = -1;

std::vector<domain::GuardFinding> findings_in(const BulletinContent& content, const domain::RulePack& rules) {
    auto findings = domain::guard_text(content.title + "\n" + content.body + "\n" + content.source + "\n" + content.link, guard_rules(rules, true));
    if (const auto mark = domain::find_secrecy_mark_in_file_name(content.file.name))
        findings.push_back({.kind = domain::GuardFinding::Kind::marking, .mark = mark, .line = kFileName, .count = 0, .host = {}});
    return findings;
}

std::string_view kind_of(const domain::GuardFinding& finding) {
    switch (finding.kind) {
        case domain::GuardFinding::Kind::marking: return "marking";
        case domain::GuardFinding::Kind::person_list: return "person_list";
        case domain::GuardFinding::Kind::link: return "link";
    }
    return "marking";
}

/// The refusal is in the audit and on the office's page, without a word of what was refused.
Done refused(storage::Connection& connection,
             const Actor& actor,
             core::BulletinId id,
             std::vector<domain::GuardFinding> findings,
             const std::function<Place(const domain::GuardFinding&)>& place,
             core::Instant now) {
    for (const auto& one : findings) {
        const Place where = place(one);
        storage::bulletin_deliveries::add_refusal(connection,
                                                  actor.organization,
                                                  {.by = actor.person,
                                                   .at = now,
                                                   .kind = std::string(kind_of(one)),
                                                   .mark = one.mark ? std::string(domain::label_of(*one.mark)) : std::string(),
                                                   .place = std::string(where.field),
                                                   .line = where.line});
    }
    write_audit(connection, actor, "bulletin.refuse", id, "content", now);
    return {.outcome = Outcome::refused, .id = id, .findings = std::move(findings)};
}

/// What keeps a content from being written at all.
std::optional<Done> refusal(storage::Connection& connection,
                            const Actor& actor,
                            core::BulletinId id,
                            const BulletinContent& content,
                            std::string_view issue,
                            const domain::RulePack& rules,
                            core::Instant now) {
    if (!export_answers::read_month(issue)) return Done{.outcome = Outcome::bad_month, .id = id};
    auto findings = findings_in(content, rules);
    if (findings.empty()) return std::nullopt;
    return refused(connection, actor, id, std::move(findings), [&](const auto& one) { return place_of(one, content); }, now);
}

}  // namespace

void write_audit(storage::Connection& connection, const Actor& actor, std::string_view action, core::BulletinId id, std::string_view fields, core::Instant now) {
    const bool by_person = actor.kind == Actor::Kind::person;
    storage::audit::append(connection,
                           {.organization = actor.organization,
                            .actor_kind = by_person ? "person" : "operator",
                            .actor_id = actor.person.value,
                            .source = actor.source,
                            .action = std::string(action),
                            .branch = {},
                            .object_kind = "bulletin",
                            .object_id = id.value,
                            .fields = std::string(fields)},
                           now);
}

Found look(storage::Connection& connection, const Actor& actor, core::BulletinId id) {
    auto bulletin = storage::bulletins::find(connection, id);
    if (!bulletin || bulletin->organization != actor.organization) return {.outcome = Outcome::not_found};
    if (!may(actor, Action::write_bulletins, {})) return {.outcome = Outcome::not_allowed};
    return {.bulletin = std::move(*bulletin)};
}

bool has_written(storage::Connection& connection, core::BulletinId id, core::PersonId person) {
    const auto revisions = storage::bulletins::revisions_of(connection, id);
    return std::any_of(revisions.begin(), revisions.end(), [&](const auto& one) { return one.written_by == person; });
}

Place place_of(const domain::GuardFinding& finding, const BulletinContent& content) {
    if (finding.line == kFileName) return {.field = "file_name"};
    if (finding.line <= 0) return {.field = "several"};
    int line = finding.line;
    for (const auto& [field, text] : {std::pair<std::string_view, std::string_view>{"title", content.title}, {"body", content.body}, {"source", content.source}}) {
        const int lines = 1 + static_cast<int>(std::count(text.begin(), text.end(), '\n'));
        if (line <= lines) return {.field = field, .line = line};
        line -= lines;
    }
    return {.field = "link", .line = line};
}

std::optional<Done> guarded(storage::Connection& connection,
                            const Actor& actor,
                            core::BulletinId id,
                            std::string_view field,
                            std::string_view words,
                            bool check_links,
                            const domain::RulePack& rules,
                            core::Instant now) {
    auto findings = domain::guard_text(words, guard_rules(rules, check_links));
    if (findings.empty()) return std::nullopt;
    return refused(connection, actor, id, std::move(findings), [&](const auto& one) { return Place{.field = field, .line = one.line}; }, now);
}

Done write(storage::Connection& connection,
           const Actor& actor,
           const BulletinContent& content,
           std::string_view issue,
           const domain::RulePack& rules,
           core::Instant now) {
    if (!may(actor, Action::write_bulletins, {})) return {.outcome = Outcome::not_allowed};
    if (auto refused = refusal(connection, actor, {}, content, issue, rules, now)) return *refused;
    const auto id = storage::bulletins::add(connection, actor.organization, content, issue, actor.person, now);
    write_audit(connection, actor, "bulletin.write", id, "content", now);
    return {.id = id};
}

Done edit(storage::Connection& connection,
          const Actor& actor,
          core::BulletinId id,
          int before,
          const BulletinContent& content,
          std::string_view issue,
          const domain::RulePack& rules,
          core::Instant now) {
    const Found found = look(connection, actor, id);
    if (found.outcome != Outcome::done) return {.outcome = found.outcome};
    if (!domain::may_be_edited(found.bulletin.state)) return {.outcome = Outcome::wrong_state, .id = id};
    if (auto refused = refusal(connection, actor, id, content, issue, rules, now)) return *refused;
    const auto fields = domain::changed_fields(found.bulletin.content, content);
    if (found.bulletin.revision == before && fields.empty() && found.bulletin.issue == issue) return {.id = id};
    if (!storage::bulletins::edit(connection, id, before, content, issue, actor.person, now)) return {.outcome = Outcome::changed_meanwhile, .id = id};
    bulletin_marks::no_longer_owed(connection, id, bulletin_sending::kSubmittedTask, now);
    write_audit(connection, actor, "bulletin.edit", id, fields.empty() ? "issue" : joined(fields), now);
    return {.id = id};
}

Done submit(storage::Connection& connection, const Actor& actor, core::BulletinId id, int revision, core::Instant now) {
    const Found found = look(connection, actor, id);
    if (found.outcome != Outcome::done) return {.outcome = found.outcome};
    auto mistakes = domain::mistakes_in(found.bulletin.content, core::local_date(now));
    if (!mistakes.empty()) return {.outcome = Outcome::mistakes, .id = id, .mistakes = std::move(mistakes)};
    if (!domain::may_follow(found.bulletin.state, BulletinState::submitted)) return {.outcome = Outcome::wrong_state, .id = id};
    if (!storage::bulletins::submit(connection, id, revision, actor.person, now)) return {.outcome = Outcome::changed_meanwhile, .id = id};
    write_audit(connection, actor, "bulletin.submit", id, "state", now);
    bulletin_marks::owed_by_office(connection, found.bulletin, bulletin_sending::kSubmittedTask, now);
    return {.id = id};
}

Done check_source(storage::Connection& connection, const Actor& actor, core::BulletinId id, int revision, core::Instant now) {
    const Found found = look(connection, actor, id);
    if (found.outcome != Outcome::done) return {.outcome = found.outcome};
    if (has_written(connection, id, actor.person)) return {.outcome = Outcome::own_work, .id = id};
    if (found.bulletin.state != BulletinState::submitted) return {.outcome = Outcome::wrong_state, .id = id};
    if (!storage::bulletins::check_source(connection, id, revision, actor.person)) return {.outcome = Outcome::changed_meanwhile, .id = id};
    write_audit(connection, actor, "bulletin.check_source", id, "source", now);
    return {.id = id};
}

Done approve(storage::Connection& connection, const Actor& actor, core::BulletinId id, int revision, const domain::RulePack& rules, core::Random& random, core::Instant now) {
    const Found found = look(connection, actor, id);
    if (found.outcome != Outcome::done) return {.outcome = found.outcome};
    const Bulletin& bulletin = found.bulletin;
    if (has_written(connection, id, actor.person)) return {.outcome = Outcome::own_work, .id = id};
    if (!domain::may_follow(bulletin.state, BulletinState::approved)) return {.outcome = Outcome::wrong_state, .id = id};
    const bool checked = is_listed_source(bulletin.content.source, rules) || (bulletin.source_checked_by && bulletin.source_checked_by != actor.person);
    if (!checked) return {.outcome = Outcome::source_unchecked, .id = id};
    // The rules may have changed since it was written.
    auto findings = findings_in(bulletin.content, rules);
    if (!findings.empty()) return {.outcome = Outcome::refused, .id = id, .findings = std::move(findings)};
    // The days go by between writing and approving.
    auto mistakes = domain::mistakes_in(bulletin.content, core::local_date(now));
    if (!mistakes.empty()) return {.outcome = Outcome::mistakes, .id = id, .mistakes = std::move(mistakes)};
    if (bulletin_audience::of(connection, bulletin.organization, bulletin.content).branches == 0) return {.outcome = Outcome::nobody, .id = id};
    if (!storage::bulletins::approve(connection, id, revision, actor.person, secrets::draw(random).substr(0, 16), now))
        return {.outcome = Outcome::changed_meanwhile, .id = id};
    write_audit(connection, actor, "bulletin.approve", id, "state", now);
    bulletin_marks::no_longer_owed(connection, id, bulletin_sending::kSubmittedTask, now);
    bulletin_sending::plan(connection, storage::bulletins::find(connection, id).value(), rules, now);
    return {.id = id};
}

Done attach(storage::Connection& connection, const Actor& actor, core::BulletinId id, int before, const NewFile& file, const domain::RulePack& rules, core::Instant now) {
    const Found found = look(connection, actor, id);
    if (found.outcome != Outcome::done) return {.outcome = found.outcome};
    if (!domain::may_be_edited(found.bulletin.state)) return {.outcome = Outcome::wrong_state, .id = id};
    if (auto refused = guarded(connection, actor, id, "file", file.text, false, rules, now)) return *refused;
    BulletinContent content = found.bulletin.content;
    content.file = {.media = {}, .name = file.name, .is_picture = file.is_picture};
    if (auto refused = refusal(connection, actor, id, content, found.bulletin.issue, rules, now)) return *refused;
    content.file.media = keep_media(connection,
                                    {.organization = actor.organization,
                                     .kind = file.is_picture ? core::ContentKind::image : core::ContentKind::file,
                                     .name = file.name,
                                     .bytes = file.bytes},
                                    now);
    if (!file.text.empty()) storage::media::put_text(connection, content.file.media, core::text::fold(file.text));
    return edit(connection, actor, id, before, content, found.bulletin.issue, rules, now);
}

Done detach(storage::Connection& connection, const Actor& actor, core::BulletinId id, int before, const domain::RulePack& rules, core::Instant now) {
    const Found found = look(connection, actor, id);
    if (found.outcome != Outcome::done) return {.outcome = found.outcome};
    BulletinContent content = found.bulletin.content;
    content.file = {};
    return edit(connection, actor, id, before, content, found.bulletin.issue, rules, now);
}

bool is_listed_source(std::string_view source, const domain::RulePack& rules) {
    const std::string folded = core::text::fold(core::text::trim(source));
    return std::any_of(rules.bulletins.sources.begin(), rules.bulletins.sources.end(), [&](const std::string& one) { return core::text::fold(one) == folded; });
}

std::vector<std::string_view> changed_since_approval(storage::Connection& connection, const Bulletin& bulletin) {
    if (bulletin.approved_revision == 0) return {};
    for (const auto& one : storage::bulletins::revisions_of(connection, bulletin.id)) {
        if (one.revision == bulletin.approved_revision) return domain::changed_fields(one.content, bulletin.content);
    }
    return {};
}

}  // namespace mungba::usecases::bulletins
