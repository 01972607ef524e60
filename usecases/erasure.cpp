#include "usecases/erasure.hpp"

#include <string>
#include <string_view>

#include "storage/answer_link_repository.hpp"
#include "storage/feed_repository.hpp"
#include "storage/audit_repository.hpp"
#include "storage/erasure_repository.hpp"
#include "usecases/login.hpp"
#include "usecases/text_hash.hpp"

namespace mungba::usecases::erasure {
namespace {

namespace erasures = storage::erasures;

constexpr std::string_view kSomebody = "một đồng chí";

std::string without_name(std::string text, const std::string& name) {
    for (auto at = text.find(name); at != std::string::npos;
         at = text.find(name, at + kSomebody.size())) {
        text.replace(at, name.size(), kSomebody);
    }
    return text;
}

void empty(storage::Connection& connection, const erasures::Subject& subject, core::Instant at) {
    // A single word could stand inside of another one; such a message leaves as it is.
    if (subject.name.find(' ') != std::string::npos) {
        for (erasures::Mention& mention : erasures::waiting_mentions(connection, subject)) {
            mention.body = without_name(std::move(mention.body), subject.name);
            erasures::rewrite(connection, mention, text_hash(mention.body));
        }
        erasures::replace_name(connection, subject, kSomebody);
    }
    erasures::empty_messages(connection, subject, at);
    erasures::empty_person(connection, subject, at);
    storage::answer_links::revoke_of(connection, subject.person, at);
    storage::feeds::revoke_of_person(connection, subject.person, at);
    login::end_all_of(connection, subject.organization, subject.person, at);
}

storage::audit::Entry entry_for(const erasures::Subject& subject, const char* action) {
    storage::audit::Entry entry;
    entry.organization = subject.organization;
    entry.action = action;
    entry.object_kind = "person";
    entry.object_id = subject.person.value;
    entry.fields = "name birth_date phone account reason";
    return entry;
}

}  // namespace

Outcome erase(storage::Connection& connection,
              const Actor& actor,
              core::PersonId person,
              const storage::ErasureList& list,
              core::Instant now) {
    const auto subject = erasures::subject(connection, person);
    if (!subject || subject->organization != actor.organization) return Outcome::not_found;
    const bool own = actor.kind == Actor::Kind::person && actor.person == person;
    if (!own && !may(actor, Action::erase_person, {})) return Outcome::not_allowed;
    list.append(
        {.at = now, .oa = subject->oa, .person = person, .made_at = subject->made_at});
    empty(connection, *subject, now);
    auto entry = entry_for(*subject, "person.erase");
    entry.actor_kind = actor.kind == Actor::Kind::person ? "person" : "operator";
    entry.actor_id = actor.person.value;
    entry.source = actor.source;
    storage::audit::append(connection, entry, now);
    return Outcome::erased;
}

int carry_out_again(storage::Connection& connection,
                    const std::vector<storage::Erasure>& erasures_of_list,
                    core::Instant now) {
    int count = 0;
    for (const storage::Erasure& erasure : erasures_of_list) {
        const auto subject = erasures::subject_of(connection, erasure);
        if (!subject) continue;
        empty(connection, *subject, erasure.at);
        auto entry = entry_for(*subject, "person.erase_again");
        entry.actor_kind = "operator";
        entry.source = "command";
        storage::audit::append(connection, entry, now);
        ++count;
    }
    return count;
}

}  // namespace mungba::usecases::erasure
