#include "core/mention.hpp"

#include <catch2/catch.hpp>

#include "core/text.hpp"

using namespace mungba::core;

TEST_CASE("a mention is Zalo's own writing of an id", "[text]") {
    CHECK(text::mention(UserId("186729651760683225")) == "[@186729651760683225]");
    CHECK(text::mention_all(GroupId("f414c8f76fa586fbdfb4")) == "[@f414c8f76fa586fbdfb4]");
    CHECK(text::mention(UserId(std::string(64, '1'))));
}

TEST_CASE("what is no id calls nobody", "[text]") {
    for (const std::string& odd : {std::string(),
                                   std::string("1] [@f414"),
                                   std::string("1 2"),
                                   std::string("[@1]"),
                                   std::string("1\n"),
                                   std::string("1\0", 2),
                                   std::string("đ"),
                                   std::string("-1"),
                                   std::string(65, '1')}) {
        CAPTURE(odd);
        CHECK_FALSE(text::mention(UserId(odd)));
        CHECK_FALSE(text::mention_all(GroupId(odd)));
    }
}

TEST_CASE("a mention of ours does not outlive the taming of relayed text", "[text]") {
    CHECK(text::defuse(text::mention(UserId("186729651760683225")).value()) ==
          "[ @186729651760683225]");
}
