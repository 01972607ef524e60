#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "handlers/contract/context.hpp"
#include "handlers/contract/handler.hpp"
#include "storage/group_repository.hpp"
#include "usecases/enrolment.hpp"

namespace mungba::handlers::enrolment {

/// One message on its way through this feature, with what its parts all need.
struct Talk {
    const Incoming& incoming;
    Context& context;

    storage::Connection& connection() const { return context.connection(); }
    const core::UserId& user() const { return incoming.message.sender; }
    void say(std::string_view template_name, std::string_view text) const {
        context.reply(incoming.message.chat, template_name, text);
    }
    void ask(const Question& question) const { context.ask(user(), incoming.message.chat, question); }
    /// The person behind the account who may do it, today; null if none may.
    const usecases::Actor* who_may(usecases::Action action, core::BranchId branch) const;
};

/// A choice, or a confirmation if `options` is 0.
Question question(std::string topic, std::string text, std::string title, int options, std::string details);
std::int64_t number_of(const Question& question, const char* name);
std::int64_t number_of(const storage::Task& task, const char* name);
std::string text_of(const storage::Task& task, const char* name);

std::string branch_name(core::BranchId branch, Context& context);  ///< empty for 0
std::string branch_names(const std::vector<core::BranchId>& branches, Context& context);  ///< "Chi bộ 5, Chi bộ 7"
/// After "nhóm": "Chi bộ 5", "chi ủy Chi bộ 5", "các đồng chí bí thư".
std::string group_name(storage::ChatGroup::Kind kind, core::BranchId branch, Context& context);
inline std::string group_name(const storage::ChatGroup& group, Context& context) {
    return group_name(group.kind, group.branch, context);
}

/// "Kính chào đồng chí …"
std::string welcome(const usecases::enrolment::Linked& linked, Context& context);
/// M27 comes next, where this build has it.
void ask_for_consent(const usecases::enrolment::Linked& linked, const core::UserId& user, Context& context);

}  // namespace mungba::handlers::enrolment
