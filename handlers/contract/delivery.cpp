#include "handlers/contract/delivery.hpp"

#include <stdexcept>

#include "handlers/contract/frame.hpp"
#include "handlers/contract/restraint.hpp"
#include "storage/group_repository.hpp"
#include "storage/people_repository.hpp"
#include "usecases/ladder.hpp"

namespace mungba::handlers {
namespace {

using storage::ChatGroup;

unsigned place_of(ChatGroup::Kind kind) {
    switch (kind) {
        case ChatGroup::Kind::branch:
            return kBranch;
        case ChatGroup::Kind::branch_committee:
            return kCommittee;
        case ChatGroup::Kind::secretaries:
            return kSecretaries;
    }
    return kBranch;
}

void find_place(Incoming& incoming, Context& context) {
    if (incoming.message.is_private()) return;
    const auto group = storage::groups::find(
        context.connection(), context.organization(), core::GroupId{incoming.message.chat.id});
    const bool is_ours = group && group->state != ChatGroup::State::deleted;
    incoming.place = is_ours ? place_of(group->kind) : kUnbound;
    if (is_ours) incoming.branch = group->branch;
}

std::vector<usecases::Actor> people_behind(const core::UserId& user, Context& context) {
    std::vector<usecases::Actor> actors;
    for (const auto& person :
         storage::people::at_account(context.connection(), context.organization(), user)) {
        actors.push_back(usecases::actor_for(
            context.connection(), context.organization(), person.id, context.today()));
    }
    return actors;
}

void handle(const core::Message& message,
            core::Instant event_at,
            const Registry& registry,
            Context& context) {
    Incoming incoming{.message = message,
                      .text = {},
                      .event_at = event_at,
                      .branch = {},
                      .look_up = [&] { return people_behind(message.sender, context); },
                      .looked_up = {}};
    find_place(incoming, context);
    if (incoming.is_private()) {
        storage::people::touch_last_word(
            context.connection(), context.organization(), message.sender, event_at);
    }
    Frame(registry, context, incoming).handle();
    if (!incoming.is_private() || context.put_off_to()) return;
    for (const auto& handler : registry.handlers()) handler->after_message(incoming, context);
}

}  // namespace

Delivery::Delivery(const Registry& registry, const Surroundings& surroundings)
    : registry_(registry), surroundings_(surroundings), restraint_(std::make_unique<Restraint>()) {}
Delivery::~Delivery() = default;

Context Delivery::context(storage::Connection& connection,
                          core::OrganizationId organization,
                          core::Instant now) const {
    return Context({.connection = connection,
                    .surroundings = surroundings_,
                    .registry = registry_,
                    .restraint = *restraint_,
                    .organization = organization,
                    .cause = {},
                    .speaker = {},
                    .now = now});
}

std::optional<core::Instant> Delivery::event(storage::Connection& connection,
                                             core::OrganizationId organization,
                                             core::EventId id,
                                             const core::Event& event,
                                             core::Instant now,
                                             bool may_reply) const {
    if (std::holds_alternative<core::Echo>(event.body)) return std::nullopt;
    const auto* message = std::get_if<core::Message>(&event.body);
    Context made({.connection = connection,
                  .surroundings = surroundings_,
                  .registry = registry_,
                  .restraint = *restraint_,
                  .organization = organization,
                  .cause = id,
                  .speaker = message != nullptr ? message->sender : core::UserId{},
                  .now = now,
                  .may_reply = may_reply});
    if (message != nullptr) {
        handle(*message, event.at, registry_, made);
        return made.put_off_to();
    }
    for (const auto& handler : registry_.handlers()) handler->on_event(event, made);
    return std::nullopt;
}

void Delivery::start(storage::Connection& connection, core::OrganizationId organization, core::Instant now) const {
    Context made = context(connection, organization, now);
    for (const auto& handler : registry_.handlers()) handler->at_start(made);
}

JobOutcome Delivery::job(storage::Connection& connection,
                         const storage::jobs::Job& job,
                         core::Instant now) const {
    Handler* handler = registry_.for_job(job.kind);
    if (handler == nullptr) throw std::logic_error("no feature does the job " + job.kind);
    Context made = context(connection, job.organization, now);
    return handler->on_job(job, made);
}

void Delivery::settled(storage::Connection& connection,
                       const storage::outbox::Settled& settled,
                       std::string_view state,
                       core::Instant now) const {
    usecases::ladder::settled(connection, settled, state, surroundings_.paid_messages, now);
    Context made = context(connection, settled.organization, now);
    for (const auto& handler : registry_.handlers()) handler->on_settled(settled, state, made);
}

}  // namespace mungba::handlers
