#include "core/local_time.hpp"
#include "sim/api_calls.hpp"
#include "sim/api_json.hpp"

namespace mungba::sim::api {
namespace {

constexpr std::size_t kMaxPeople = 50;

bool is_reached(const Person& person) { return !person.user_id.empty(); }

}  // namespace

http::Response describe_oa(Oa& oa, const http::Request&) {
    const World& world = oa.world();
    const auto followers = std::ranges::count_if(
        world.people, [](const Person& one) { return is_reached(one) && one.follows; });
    return success({{"oa_id", world.oa_id},
                    {"oaid", world.oa_id},
                    {"name", world.oa_name},
                    {"description", world.organization},
                    {"oa_alias", ""},
                    {"is_verified", true},
                    {"oa_type", 2},
                    {"cate_name", "Cơ quan nhà nước"},
                    {"num_follower", followers},
                    {"avatar", ""},
                    {"cover", ""},
                    {"package_name", "Toàn diện"},
                    {"package_valid_through_date", ""},
                    {"package_auto_renew_date", ""},
                    {"linked_zca", ""}});
}

http::Response describe_person(Oa& oa, const http::Request& request) {
    const auto data = data_of(request);
    const auto user = data ? text_in(*data, "user_id") : std::nullopt;
    const Person* person = user ? oa.find_person(*user) : nullptr;
    if (person == nullptr) return invalid("user_id");
    const auto last = oa.last_interaction(*user);
    return success(
        {{"user_id", person->user_id},
         {"user_id_by_app", id_by_app(person->user_id)},
         {"user_external_id", ""},
         {"display_name", person->name},
         {"user_alias", person->name},
         {"is_sensitive", false},
         {"user_last_interaction_date", last ? core::format_date(core::local_date(*last)) : ""},
         {"user_is_follower", person->follows},
         {"avatar", ""},
         {"avatars", {{"120", ""}, {"240", ""}}},
         {"dynamic_param", ""},
         {"tags_and_notes_info", {{"notes", Json::array()}, {"tag_names", Json::array()}}},
         {"shared_info", Json::object()}});
}

http::Response list_people(Oa& oa, const http::Request& request) {
    const auto data = data_of(request);
    if (!data) return invalid("data");
    const auto only = text_in(*data, "is_follower");
    const auto flag = data->find("is_follower");
    const bool followers_only =
        only == "true" || (flag != data->end() && flag->is_boolean() && flag->get<bool>());
    std::vector<const Person*> people;
    for (const Person& one : oa.world().people) {
        const bool met = one.follows || oa.last_interaction(one.user_id);
        if (is_reached(one) && met && (one.follows || !followers_only)) people.push_back(&one);
    }
    Page page = page_in(*data);
    if (const auto count = data->find("count"); count != data->end() && count->is_number_unsigned())
        page.count = std::min(count->get<std::size_t>(), kMaxPeople);
    const Json users = slice(people, page, [](const Person* one) {
        return Json{{"user_id", one->user_id}};
    });
    return success({{"total", people.size()},
                    {"count", users.size()},
                    {"offset", page.offset},
                    {"users", users}});
}

}  // namespace mungba::sim::api
