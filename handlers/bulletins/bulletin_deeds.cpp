#include "handlers/bulletins/bulletin_deeds.hpp"

#include "handlers/bulletins/bulletin_page.hpp"
#include "handlers/bulletins/editor_pages.hpp"
#include "handlers/bulletins/setting.hpp"
#include "handlers/bulletins/upkeep.hpp"
#include "usecases/bulletin_notices.hpp"

namespace mungba::handlers::bulletins {
namespace {

using storage::Bulletin;
using usecases::bulletins::Done;
using usecases::bulletins::Outcome;
namespace deeds = usecases::bulletins;
namespace notices = usecases::bulletin_notices;
namespace sending = usecases::bulletin_sending;

Done carried_out(std::string_view deed, const Bulletin& bulletin, Visit& visit) {
    storage::Connection& connection = visit.connection();
    const auto& actor = visit.actor();
    const auto& rules = visit.context().rules();
    const core::Instant now = visit.now();
    const auto setting = setting_of(visit.context());
    const int revision = static_cast<int>(visit.form().number("ban").value_or(0));
    const core::BulletinNoticeId notice{visit.form().number("loi").value_or(0)};
    if (deed == "trinh") return deeds::submit(connection, actor, bulletin.id, revision, now);
    if (deed == "nguon") return deeds::check_source(connection, actor, bulletin.id, revision, now);
    if (deed == "duyet") return deeds::approve(connection, actor, bulletin.id, revision, rules, visit.random(), now);
    if (deed == "bo-tep") return deeds::detach(connection, actor, bulletin.id, revision, rules, now);
    if (deed == "dung") return sending::pause(connection, actor, bulletin.id, now);
    if (deed == "tiep") return sending::resume(connection, actor, bulletin.id, rules, now);
    if (deed == "gui-lai") return sending::try_again(connection, actor, bulletin.id, setting, now);
    if (deed == "dinh-chinh")
        return notices::correct(connection, actor, bulletin.id, web::typed_text(visit.form(), "da-ghi"), web::typed_text(visit.form(), "sua-la"), rules, now).done;
    if (deed == "duyet-dinh-chinh") return notices::approve(connection, actor, notice, setting, now);
    if (deed == "bo-dinh-chinh") return notices::drop(connection, actor, notice, now);
    if (deed == "thu-hoi") return notices::withdraw(connection, actor, bulletin.id, web::typed_text(visit.form(), "ly-do"), setting, now);
    return {.outcome = Outcome::not_found};
}

}  // namespace

web::Page carry_out(Visit& visit) {
    const auto bulletin = bulletin_of(visit, visit.id("bulletin"));
    if (!bulletin) return web::not_found();
    const std::string deed(visit.form().get("viec"));
    const Done done = carried_out(deed, *bulletin, visit);
    if (done.outcome == Outcome::not_found || done.outcome == Outcome::not_allowed) return web::not_found();
    if (done.outcome == Outcome::done) {
        look_at_orientation(visit.context());
        return web::see_other(address_of(bulletin->id) + "?xong=" + deed);
    }
    const auto as_it_is = bulletin_of(visit, bulletin->id.value).value();
    return show_with_problems(as_it_is, refusal_words(done, as_it_is.content), visit);
}

}  // namespace mungba::handlers::bulletins
