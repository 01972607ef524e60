#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/local_time.hpp"
#include "domain/content_guard.hpp"
#include "storage/bulletin_delivery_repository.hpp"
#include "storage/bulletin_repository.hpp"
#include "usecases/bulletin_audience.hpp"
#include "usecases/bulletins.hpp"
#include "web/parts.hpp"

/// How bulletins are spoken of, in chat and pages. Pure, any thread.
namespace mungba::handlers::bulletins {

std::string_view words_for(domain::BulletinKind kind);   ///< "Định hướng sinh hoạt"
std::string_view words_for(domain::BulletinState state); ///< "chờ duyệt"
web::State state_of(const storage::Bulletin& bulletin);
/// "10/2026" of "2026-10".
std::string month_words(std::string_view issue);

/// What is wrong and how to mend it; and at which field of the form it stands.
struct MistakeWords {
    std::string_view field;
    std::string text;
};
MistakeWords words_for(domain::BulletinMistake mistake, const domain::BulletinContent& content);
/// "Tiêu đề có dấu độ mật “Mật”. …": what was found and where, never its words.
std::string words_for(const domain::GuardFinding& finding, const ::mungba::usecases::bulletins::Place& place);
/// "dấu độ mật “Mật”, dòng 3 của tệp": of the list of refusals.
std::string words_for(const storage::bulletin_deliveries::Refusal& refusal);
/// "Đồng chí đã viết bản tin này …": why a deed was not done; empty for `done`, `mistakes` and `refused`.
std::string_view words_for(::mungba::usecases::bulletins::Outcome outcome);
/// "tiêu đề, tóm tắt": the fields that an edit changed.
std::string fields_in_words(const std::vector<std::string_view>& fields);

/// "chi bộ tổ dân phố, chi bộ cơ quan"; "mọi chi bộ".
std::string audience_words(const domain::BulletinContent& content);
/// "Gửi tới 12 chi bộ tổ dân phố và 3 chi bộ cơ quan: 15 chi bộ, 420 đồng chí."
std::string audience_sentence(const domain::BulletinContent& content, const ::mungba::usecases::bulletin_audience::Audience& audience);
/// What it costs with the channel and what room is left. Source: docs/zalo-notes.md, "Uploads" and "Groups".
std::vector<std::string> cost_lines(const domain::BulletinContent& content, const ::mungba::usecases::bulletin_audience::Audience& audience);

}  // namespace mungba::handlers::bulletins
