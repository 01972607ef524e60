#include "usecases/bulletins.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "storage/audit_repository.hpp"
#include "usecases/export_answers.hpp"

namespace mungba::usecases::bulletins {
namespace {

using domain::BulletinContent;
using domain::BulletinState;
using storage::Bulletin;

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

std::string joined(const std::vector<std::string_view>& words) {
    std::string text;
    for (const std::string_view word : words) text += (text.empty() ? "" : " ") + std::string(word);
    return text;
}

domain::GuardRules guard_rules(const domain::RulePack& rules) {
    return {.allowed_hosts = rules.bulletins.hosts, .check_links = true, .numbers_allowed = rules.bulletins.numbers_allowed};
}

std::vector<domain::GuardFinding> findings_in(const BulletinContent& content, const domain::RulePack& rules) {
    return domain::guard_text(content.title + "\n" + content.body + "\n" + content.source + "\n" + content.link, guard_rules(rules));
}

/// What keeps a content from being written at all; the refusal is in the audit, without a word of it.
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
    write_audit(connection, actor, "bulletin.refuse", id, "content", now);
    return Done{.outcome = Outcome::refused, .id = id, .findings = std::move(findings)};
}

struct Found {
    Outcome outcome = Outcome::done;
    Bulletin bulletin{};
};
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

}  // namespace

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

Done approve(storage::Connection& connection, const Actor& actor, core::BulletinId id, int revision, const domain::RulePack& rules, core::Instant now) {
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
    if (!storage::bulletins::approve(connection, id, revision, actor.person, now)) return {.outcome = Outcome::changed_meanwhile, .id = id};
    write_audit(connection, actor, "bulletin.approve", id, "state", now);
    return {.id = id};
}

Done withdraw(storage::Connection& connection, const Actor& actor, core::BulletinId id, std::string_view why, core::Instant now) {
    const Found found = look(connection, actor, id);
    if (found.outcome != Outcome::done) return {.outcome = found.outcome};
    if (core::text::trim(why).empty()) return {.outcome = Outcome::no_reason, .id = id};
    if (!domain::may_follow(found.bulletin.state, BulletinState::withdrawn)) return {.outcome = Outcome::wrong_state, .id = id};
    if (!storage::bulletins::withdraw(connection, id, found.bulletin.state, actor.person, core::text::trim(why), now)) return {.outcome = Outcome::changed_meanwhile, .id = id};
    write_audit(connection, actor, "bulletin.withdraw", id, "state", now);
    return {.id = id};
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
