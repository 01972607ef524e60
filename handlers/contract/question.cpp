#include "handlers/contract/question.hpp"

#include <nlohmann/json.hpp>

namespace mungba::handlers {

std::string packed(const Question& question) {
    nlohmann::json json{
        {"template", question.template_name}, {"text", question.text}, {"title", question.title}};
    if (question.options > 0) json["options"] = question.options;
    if (!question.words.empty()) json["words"] = question.words;
    if (!question.details.empty()) json["own"] = question.details;
    if (question.standing) json["standing"] = true;
    if (question.picked) json["picked"] = true;
    if (question.takes_text) json["takes_text"] = true;
    if (question.leaves_at) json["leaves_at"] = core::to_ms(*question.leaves_at);
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Question unpacked(const storage::prompts::Prompt& prompt) {
    const auto json = nlohmann::json::parse(prompt.details);
    Question question{.kind = prompt.kind,
                      .topic = prompt.topic,
                      .template_name = json.value("template", ""),
                      .text = json.value("text", ""),
                      .title = json.value("title", ""),
                      .options = json.value("options", 0),
                      .details = json.value("own", ""),
                      .standing = json.value("standing", false),
                      .takes_text = json.value("takes_text", false),
                      .picked = json.value("picked", false),
                      .asked_at = prompt.asked_at,
                      .until = prompt.expires_at};
    if (const auto words = json.find("words"); words != json.end()) words->get_to(question.words);
    if (const auto at = json.find("leaves_at"); at != json.end())
        question.leaves_at = core::from_ms(at->get<std::int64_t>());
    return question;
}

}  // namespace mungba::handlers
