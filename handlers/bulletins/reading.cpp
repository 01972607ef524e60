#include "handlers/bulletins/reading.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/text.hpp"
#include "handlers/bulletins/texts.hpp"
#include "handlers/bulletins/words.hpp"
#include "handlers/contract/wording.hpp"
#include "storage/branch_repository.hpp"
#include "storage/bulletin_delivery_repository.hpp"
#include "storage/bulletin_search_repository.hpp"
#include "usecases/bulletin_sending.hpp"

namespace mungba::handlers::bulletins {
namespace {

using domain::BranchType;
using storage::Bulletin;
using usecases::Action;
using usecases::Actor;

constexpr int kMostListed = 5;
/// So much of a question is searched for: longer ones hold no more words that matter.
constexpr std::size_t kMostAsked = 100;

void add_type(core::BranchId branch, storage::Connection& connection, std::vector<BranchType>& types) {
    const auto found = branch ? storage::branches::find(connection, branch) : std::nullopt;
    if (found && found->type && std::find(types.begin(), types.end(), *found->type) == types.end()) types.push_back(*found->type);
}

std::string lines_of(const std::vector<Bulletin>& bulletins) {
    std::string lines;
    int number = 0;
    for (const Bulletin& one : bulletins)
        lines += fill(texts::kLine,
                      {{"so", std::to_string(++number)},
                       {"tieu_de", core::text::defuse(one.content.title)},
                       {"thang", std::to_string(std::stoi(one.issue.substr(5)))},
                       {"nam", one.issue.substr(0, 4)}});
    return lines;
}

/// Lists are answered by a number only where few talk (handlers/contract/frame).
bool hears_numbers(const Incoming& incoming) { return incoming.place == kPrivate || incoming.place == kCommittee; }

void offer(const std::vector<Bulletin>& bulletins, const std::string& text, const Incoming& incoming, Context& context) {
    nlohmann::json ids = nlohmann::json::array();
    for (const Bulletin& one : bulletins) ids.push_back(one.id.value);
    context.ask(incoming.message.sender,
                incoming.message.chat,
                {.kind = storage::prompts::Kind::choice,
                 .topic = std::string(kReadTopic),
                 .template_name = "bulletins",
                 .text = text,
                 .title = "xem bản tin",
                 .options = static_cast<int>(bulletins.size()),
                 .details = nlohmann::json{{"ids", std::move(ids)}}.dump()});
}

storage::bulletin_search::Wanted wanted_by(const Incoming& incoming, Context& context) {
    const auto actors = incoming.is_private() ? incoming.actors() : std::vector<Actor>{};
    return {.reach = domain::BulletinReach::groups, .types = types_for(actors, incoming.branch, context.connection()), .limit = kMostListed};
}

}  // namespace

std::optional<std::vector<BranchType>> types_for(const std::vector<Actor>& actors, core::BranchId branch, storage::Connection& connection) {
    std::vector<BranchType> types;
    add_type(branch, connection, types);
    for (const Actor& actor : actors) {
        if (usecases::may(actor, Action::see_branches, {})) return std::nullopt;
        for (const auto& member : actor.memberships) add_type(member.branch, connection, types);
        for (const auto& held : actor.roles) add_type(held.branch, connection, types);
    }
    return types;
}

std::optional<std::vector<BranchType>> types_for(const Actor& actor, storage::Connection& connection) { return types_for(std::vector{actor}, {}, connection); }

void show_newest(int number, const Incoming& incoming, Context& context) {
    const auto found = storage::bulletin_search::find(context.connection(), context.organization(), wanted_by(incoming, context));
    if (found.bulletins.empty()) {
        context.reply(incoming.message.chat, "bulletins", texts::kNone);
        return;
    }
    const int listed = static_cast<int>(found.bulletins.size());
    if (number > listed) {
        context.reply(incoming.message.chat, "bulletins", fill(texts::kNoNumber, {{"n", std::to_string(listed)}, {"lenh", incoming.is_private() ? "bản tin" : "/bản tin"}}));
        return;
    }
    if (number > 0) {
        context.reply(incoming.message.chat, "bulletins", whole_text(found.bulletins[static_cast<std::size_t>(number - 1)], context));
        return;
    }
    if (!hears_numbers(incoming)) {
        context.reply(incoming.message.chat, "bulletins", fill(texts::kHeadInGroup, {{"danh_sach", lines_of(found.bulletins)}}));
        return;
    }
    offer(found.bulletins, fill(texts::kHead, {{"danh_sach", lines_of(found.bulletins)}}), incoming, context);
}

void show_found(const Command& command, const Incoming& incoming, Context& context) {
    const std::string typed(core::text::cut(core::text::trim(command.arguments), kMostAsked));
    if (typed.empty()) {
        context.reply(incoming.message.chat, "bulletins", fill(texts::kForWhat, {{"lenh", incoming.is_private() ? "tìm" : "/tìm"}}));
        return;
    }
    auto wanted = wanted_by(incoming, context);
    wanted.words = core::text::fold(typed);
    const auto found = storage::bulletin_search::find(context.connection(), context.organization(), wanted);
    if (found.bulletins.empty()) {
        context.reply(incoming.message.chat, "bulletins", fill(texts::kNothing, {{"tu", core::text::defuse(typed)}}));
        return;
    }
    if (!hears_numbers(incoming)) {
        const std::string text = found.bulletins.size() == 1 ? whole_text(found.bulletins.front(), context)
                                                             : fill(texts::kFoundInGroup, {{"n", std::to_string(found.all)}, {"danh_sach", lines_of(found.bulletins)}, {"tu", core::text::defuse(typed)}});
        context.reply(incoming.message.chat, "bulletins", text);
        return;
    }
    const bool all_shown = found.all == static_cast<int>(found.bulletins.size());
    offer(found.bulletins,
          fill(all_shown ? texts::kFound : texts::kFoundMore,
               {{"n", std::to_string(found.all)}, {"k", std::to_string(found.bulletins.size())}, {"danh_sach", lines_of(found.bulletins)}}),
          incoming,
          context);
}

std::string whole_text(const Bulletin& bulletin, Context& context) {
    const std::string& web_address = context.surroundings().web_address;
    std::string text = bulletin.content.has_file() ? usecases::bulletin_sending::text_to_carry(bulletin, web_address)
                                                   : usecases::bulletin_sending::text_of(bulletin, web_address);
    for (const auto& notice : storage::bulletin_deliveries::notices_of(context.connection(), bulletin.id)) {
        const bool counts = notice.kind == storage::BulletinNotice::Kind::correction &&
                            (notice.state == storage::BulletinNotice::State::sending || notice.state == storage::BulletinNotice::State::sent);
        if (counts) text += fill(texts::kCorrected, {{"cu", core::text::defuse(notice.wrong)}, {"moi", core::text::defuse(notice.words)}});
    }
    if (bulletin.content.expires_on && *bulletin.content.expires_on < context.today())
        text += fill(texts::kOver, {{"ngay", core::format_date(core::plus_days(*bulletin.content.expires_on, 1))}});
    return text;
}

void show_one(const Question& question, int number, const Incoming& incoming, Context& context) {
    const auto ids = nlohmann::json::parse(question.details).at("ids");
    if (number < 1 || number > static_cast<int>(ids.size())) return;
    const auto bulletin = storage::bulletins::find(context.connection(), core::BulletinId{ids.at(static_cast<std::size_t>(number - 1)).get<std::int64_t>()});
    const bool is_there = bulletin && bulletin->organization == context.organization() && bulletin->state != domain::BulletinState::withdrawn;
    context.reply(incoming.message.chat, "bulletins", is_there ? whole_text(*bulletin, context) : std::string(texts::kGone));
}

}  // namespace mungba::handlers::bulletins
