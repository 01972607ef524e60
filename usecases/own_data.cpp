#include "usecases/own_data.hpp"

#include <nlohmann/json.hpp>

#include "core/text.hpp"
#include "storage/audit_repository.hpp"

namespace mungba::usecases::own_data {
namespace {

using Json = nlohmann::ordered_json;
using storage::OwnData;

Json or_null(const std::optional<std::string>& text) { return text ? Json(*text) : Json(nullptr); }
Json or_null(const std::optional<core::Instant>& at) { return at ? Json(core::format_iso(*at)) : Json(nullptr); }
Json or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }
Json since(const std::string& from) { return from == storage::people::kSinceEver ? Json(nullptr) : Json(from); }

Json of_meeting(const OwnData::OfMeeting& meeting) {
    Json json;
    json["branch"] = meeting.branch_name;
    json["kind"] = domain::name_of(meeting.kind);
    json["starts_at"] = core::format_iso(meeting.starts_at);
    return json;
}

Json of_seat(const OwnData::Seat& seat) {
    Json json;
    json["branch"] = seat.branch_name;
    json["position"] = seat.position;
    json["since"] = core::format_iso(seat.since);
    json["until"] = or_null(seat.until);
    json["statuses"] = Json::array();
    for (const auto& status : seat.statuses) {
        Json one;
        one["status"] = domain::name_of(status.status);
        one["from"] = since(status.from);
        one["until"] = or_null(status.until);
        json["statuses"].push_back(std::move(one));
    }
    return json;
}

Json of_answer(const OwnData::Said& said) {
    Json json = of_meeting(said.meeting);
    json["answer"] = domain::name_of(said.answer);
    json["minutes_late"] = said.minutes_late > 0 ? Json(said.minutes_late) : Json(nullptr);
    json["reason"] = or_null(said.reason);
    json["source"] = domain::name_of(said.source);
    json["reported_by"] = or_null(said.reported_by);
    json["said_at"] = core::format_iso(said.said_at);
    json["after_deadline"] = said.after_deadline;
    json["of_former_date"] = said.of_former_date;
    json["as_overseer"] = said.as_overseer;
    return json;
}

Json of_consent(const storage::Consent& consent) {
    Json json;
    json["on"] = or_null(consent.on);
    json["way"] = consent.on ? Json(consent.in_chat ? "chat" : "paper") : Json(nullptr);
    json["text_version"] = or_null(consent.text_version);
    json["asked_at"] = or_null(consent.asked_at);
    json["refused_at"] = or_null(consent.refused_at);
    return json;
}

}  // namespace

std::optional<OwnData> read(storage::Connection& connection, const Actor& actor, core::PersonId person, core::Instant now) {
    const bool own = may(actor, Action::see_own_data, {}) && actor.person == person;
    if (!own && !may(actor, Action::export_person, {})) return std::nullopt;
    auto data = storage::own_data::of(connection, person);
    if (!data || data->person.organization != actor.organization) return std::nullopt;
    storage::audit::Entry entry;
    entry.organization = actor.organization;
    entry.actor_kind = actor.kind == Actor::Kind::person ? "person" : "operator";
    entry.actor_id = actor.person.value;
    entry.source = actor.source;
    entry.action = "person.read";
    entry.object_kind = "person";
    entry.object_id = person.value;
    entry.fields = "name birth_date phone consent membership role account answer reason roll_call clerk thematic_slot";
    storage::audit::append(connection, entry, now);
    return data;
}

std::vector<storage::Person> named_in(storage::Connection& connection, core::BranchId branch, std::string_view name) {
    const std::string folded = core::text::fold(name);
    std::vector<storage::Person> found;
    for (auto& listed : storage::people::listed_in(connection, branch)) {
        if (core::text::fold(listed.person.name) == folded) found.push_back(std::move(listed.person));
    }
    return found;
}

std::string to_json(const OwnData& data) {
    Json json;
    json["name"] = data.person.name;
    json["birth_date"] = or_null(data.person.birth_date);
    json["phone"] = or_null(data.person.phone);
    json["consent"] = of_consent(data.consent);
    for (const char* list : {"memberships", "roles", "accounts", "answers", "roll_calls", "minutes", "presentations", "requests"}) json[list] = Json::array();
    for (const auto& seat : data.seats) json["memberships"].push_back(of_seat(seat));
    for (const auto& office : data.offices) {
        Json one;
        one["role"] = domain::name_of(office.span.role);
        one["branch"] = or_null(office.branch_name);
        one["from"] = since(office.span.from);
        one["until"] = or_null(office.span.until);
        json["roles"].push_back(std::move(one));
    }
    for (const auto& account : data.accounts) {
        Json one;
        one["channel"] = "zalo_oa";
        one["since"] = core::format_iso(account.since);
        one["until"] = or_null(account.until);
        one["last_word_at"] = or_null(account.last_word_at);
        one["groups"] = account.groups;
        json["accounts"].push_back(std::move(one));
    }
    for (const auto& said : data.answers) json["answers"].push_back(of_answer(said));
    for (const auto& called : data.roll_calls) {
        Json one = of_meeting(called.meeting);
        one["state"] = called.state;
        one["minutes_late"] = called.minutes_late > 0 ? Json(called.minutes_late) : Json(nullptr);
        json["roll_calls"].push_back(std::move(one));
    }
    for (const auto& meeting : data.minutes) json["minutes"].push_back(of_meeting(meeting));
    for (const auto& presented : data.presentations) {
        Json one;
        one["branch"] = presented.branch_name;
        one["year"] = presented.year;
        one["quarter"] = presented.quarter;
        one["topic"] = or_null(presented.topic);
        json["presentations"].push_back(std::move(one));
    }
    json["bulletins"] = Json{{"written", data.bulletins_written}, {"approved", data.bulletins_approved}};
    for (const auto& request : data.requests) json["requests"].push_back(request);
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace mungba::usecases::own_data
