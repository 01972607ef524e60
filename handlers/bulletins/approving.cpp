#include "handlers/bulletins/approving.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/text.hpp"
#include "handlers/bulletins/setting.hpp"
#include "handlers/bulletins/texts.hpp"
#include "handlers/bulletins/words.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/wording.hpp"
#include "usecases/bulletin_audience.hpp"
#include "usecases/bulletin_sending.hpp"

namespace mungba::handlers::bulletins {
namespace {

using storage::Bulletin;
using ::mungba::usecases::bulletins::Outcome;
namespace deeds = ::mungba::usecases::bulletins;
namespace sending = ::mungba::usecases::bulletin_sending;

constexpr std::string_view kWord = "duyet";
constexpr int kMostListed = 20;

const usecases::Actor* office_among(const Incoming& incoming) {
    for (const auto& actor : incoming.actors()) {
        if (usecases::may(actor, usecases::Action::write_bulletins, {})) return &actor;
    }
    return nullptr;
}

/// Those that this person did not write.
std::vector<Bulletin> waiting_for(const usecases::Actor& actor, Context& context) {
    auto waiting = storage::bulletins::in_state(context.connection(), context.organization(), domain::BulletinState::submitted, kMostListed);
    std::erase_if(waiting, [&](const Bulletin& one) { return deeds::has_written(context.connection(), one.id, actor.person); });
    return waiting;
}

std::string lines_of(const std::vector<Bulletin>& waiting) {
    std::string lines;
    for (std::size_t at = 0; at < waiting.size(); ++at)
        lines += fill(texts::kLine,
                      {{"so", std::to_string(at + 1)},
                       {"tieu_de", core::text::defuse(waiting[at].content.title)},
                       {"thang", std::to_string(std::stoi(waiting[at].issue.substr(5)))},
                       {"nam", waiting[at].issue.substr(0, 4)}});
    return lines;
}

void say(std::string_view text, const Incoming& incoming, Context& context) { context.reply(incoming.message.chat, "bulletins", text); }

/// Nothing: all after the word is blank. 0: it is no number.
std::optional<int> number_in(std::string_view folded_arguments) {
    const std::string rest = core::text::trim(folded_arguments.substr(kWord.size()));
    if (rest.empty()) return std::nullopt;
    if (rest.size() > 3 || rest.find_first_not_of("0123456789") != std::string::npos) return 0;
    return std::stoi(rest);
}

void ask(const Bulletin& bulletin, const Incoming& incoming, Context& context) {
    const core::Instant at = sending::leaves_at(bulletin, context.rules(), context.now());
    const auto audience = ::mungba::usecases::bulletin_audience::of(context.connection(), context.organization(), bulletin.content, context.rules(), at);
    const bool to_groups = bulletin.content.reach == domain::BulletinReach::groups;
    context.ask(incoming.message.sender,
                incoming.message.chat,
                {.kind = storage::prompts::Kind::confirmation,
                 .topic = std::string(kApproveTopic),
                 .template_name = "bulletins",
                 .text = fill(to_groups ? texts::kAskApprove : texts::kAskApproveLibrary,
                              {{"ban_tin", sending::text_of(bulletin, {})},
                               {"tieu_de", core::text::defuse(bulletin.content.title)},
                               {"n", std::to_string(audience.branches)},
                               {"m", std::to_string(audience.members)},
                               {"gio", hour_of(at)},
                               {"ngay", core::format_day_month(core::local_date(at))}}),
                 .title = "duyệt bản tin",
                 .details = nlohmann::json{{"bulletin", bulletin.id.value}, {"revision", bulletin.revision}}.dump()});
}

}  // namespace

bool is_about_approving(std::string_view folded_arguments) { return folded_arguments == kWord || folded_arguments.starts_with(std::string(kWord) + " "); }

void ask_to_approve(const Command& command, const Incoming& incoming, Context& context) {
    const std::string name = "bản tin";
    if (!incoming.is_private()) return say(texts::kPrivately, incoming, context);
    const usecases::Actor* actor = office_among(incoming);
    if (actor == nullptr) return say(texts::kNotOffice, incoming, context);
    const auto waiting = waiting_for(*actor, context);
    if (waiting.empty()) return say(texts::kNoneToApprove, incoming, context);
    const auto number = number_in(command.folded_arguments);
    if (!number) return say(fill(texts::kToApprove, {{"danh_sach", lines_of(waiting)}, {"lenh", name}}), incoming, context);
    if (*number < 1 || *number > static_cast<int>(waiting.size())) return say(fill(texts::kNoSuchNumber, {{"so", std::to_string(*number)}}), incoming, context);
    ask(waiting[static_cast<std::size_t>(*number - 1)], incoming, context);
}

void approve_asked(const Question& question, const Answer& answer, const Incoming& incoming, Context& context) {
    if (answer.kind != Answer::Kind::yes) return;
    const usecases::Actor* actor = office_among(incoming);
    if (actor == nullptr) return say(texts::kNotOffice, incoming, context);
    const auto details = nlohmann::json::parse(question.details);
    const core::BulletinId id{details.at("bulletin").get<std::int64_t>()};
    const auto done = deeds::approve(context.connection(), *actor, id, details.at("revision").get<int>(), context.rules(), context.random(), context.now());
    switch (done.outcome) {
        case Outcome::done: {
            const auto bulletin = storage::bulletins::find(context.connection(), id).value();
            const core::Instant at = sending::leaves_at(bulletin, context.rules(), context.now());
            return say(fill(texts::kApproved, {{"gio", hour_of(at)}, {"ngay", core::format_day_month(core::local_date(at))}}), incoming, context);
        }
        case Outcome::changed_meanwhile:
        case Outcome::wrong_state: return say(fill(texts::kNotThis, {{"lenh", "bản tin"}}), incoming, context);
        case Outcome::mistakes: return say(words_for(done.mistakes.front(), storage::bulletins::find(context.connection(), id).value().content).text, incoming, context);
        case Outcome::refused: {
            const auto bulletin = storage::bulletins::find(context.connection(), id).value();
            return say(words_for(done.findings.front(), deeds::place_of(done.findings.front(), bulletin.content)), incoming, context);
        }
        case Outcome::not_found:
        case Outcome::not_allowed: return say("Không tìm thấy.", incoming, context);
        default: return say(words_for(done.outcome), incoming, context);
    }
}

}  // namespace mungba::handlers::bulletins
