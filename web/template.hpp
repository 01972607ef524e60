#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace mungba::web {

/// The names of a template with what stands for them. A name that is not set is empty, and its section is left out.
class View {
public:
    View();
    View(View&&) noexcept;
    View& operator=(View&&) noexcept;
    ~View();

    View& set(const std::string& name, std::string_view text);
    View& set(const std::string& name, const char* text) { return set(name, std::string_view(text)); }
    View& set(const std::string& name, bool is_so);
    View& set(const std::string& name, std::vector<View> list);
    /// The text, and `has_<name>` if it is not empty.
    View& set_if(const std::string& name, std::string_view text);

    struct Data;
    const Data& data() const { return *data_; }

private:
    std::unique_ptr<Data> data_;
};

/// Fills the template web/templates/NAME.html, which is read once a thread. Every value is escaped for HTML: there is no other way.
/// Throws std::logic_error for a template that is not there or does not read.
std::string fill_template(std::string_view name, const View& view);

}  // namespace mungba::web
