#include "handlers/contract/model_texts.hpp"

#include <catch2/catch.hpp>

using namespace mungba;
using namespace mungba::handlers;

namespace {

std::vector<std::string> told(const std::string& code, const std::string& text) {
    domain::RulePack rules;
    rules.texts[code] = text;
    return model_texts::mistakes(rules);
}

}  // namespace

TEST_CASE("a committee may word a model text its own way", "[model_texts]") {
    domain::RulePack rules;
    CHECK(model_texts::mistakes(rules).empty());
    rules.texts["M3"] = "Hôm nay {chi_bo} không họp, xin gặp các đồng chí {thu}, ngày {ngay}.";
    CHECK(model_texts::mistakes(rules).empty());
    CHECK(model_texts::of(rules, "M3") == rules.texts["M3"]);
    CHECK(model_texts::of({}, "M3") != rules.texts["M3"]);
    CHECK_THROWS_AS(model_texts::of(rules, "M99"), std::logic_error);
}

TEST_CASE("what cannot be said is told with its path", "[model_texts]") {
    using Lines = std::vector<std::string>;
    CHECK(told("M99", "x") == Lines{"texts.M99: there is no such text"});
    CHECK(told("M3", "Hôm nay {ly_do}.") == Lines{"texts.M3: no value for {ly_do}"});
    CHECK(told("M3", "Hôm nay [{chi_bo}.") == Lines{"texts.M3: a bracket is never closed"});
    CHECK(told("M3", "Hôm nay {chi_bo không họp.") == Lines{"texts.M3: a brace is never closed"});
    CHECK(told("M3", std::string(580, 'x') + " {chi_bo}") == Lines{"texts.M3: is 621 characters long when filled in, of at most 600"});
}
