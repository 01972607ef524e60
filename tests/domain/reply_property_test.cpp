#include <rapidcheck.h>

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include "core/text.hpp"
#include "tests/core/random_text.hpp"
#include "tests/domain/reply_rows.hpp"

using namespace mungba;
using namespace mungba::test;

TEST_CASE("reading replies, for any bytes", "[reply][property]") {
    using mungba::test::RandomText;
    rc::prop("ends, and an answer stands exactly where the kind says so",
             [](const RandomText& any) {
                 const Reply reply = read_reply(any.bytes, kAsked);
                 RC_ASSERT((reply.kind == Reply::Kind::answer) == reply.answer.has_value());
                 RC_ASSERT(core::text::is_utf8(reply.reason));
                 RC_ASSERT(core::text::utf16_length(reply.reason) <= 200U);
             });
    rc::prop("does not depend on case, composition or blanks", [] {
        const auto typed = *rc::gen::element<std::string>("có mặt",
                                                          "Tôi xin vắng vì bận trực đêm",
                                                          "e toi tre 10p",
                                                          "đ/c Nam có mặt",
                                                          "vang",
                                                          "rõ",
                                                          "Đang ở quê, cho tôi dự trực tuyến",
                                                          "tôi không vắng",
                                                          "20h mới đến được");
        const Reply reply = read_reply(typed, kAsked);
        const Reply decomposed = read_reply(mungba::test::nfd(typed), kAsked);
        const Reply padded = read_reply(" \u00A0" + typed + "\u200B \n", kAsked);
        const Reply folded_case = read_reply(core::text::fold_keep_accents(typed), kAsked);
        RC_ASSERT(told(decomposed) == told(reply));
        RC_ASSERT(told(padded) == told(reply));
        RC_ASSERT(folded_case.answer == reply.answer);
    });
}
