#pragma once
#include <chrono>
#include <string>

#include "handlers/contract/outside.hpp"

namespace mungba::care {

/// Has `mungba-extract` read a foreign document (docs/adr/0011): in a process of its own that has nothing of ours but the bytes. Waits for it;
/// any thread but the writer's, the readers' and the io thread.
class DocumentReader {
public:
    /// @param program  path of mungba-extract
    /// @param most     so long it is waited for; then it is ended
    explicit DocumentReader(std::string program, std::chrono::milliseconds most = std::chrono::seconds{20}) : program_(std::move(program)), most_(most) {}

    handlers::FromOutside read(handlers::Outside::Mode mode, const std::string& bytes) const;

    /// Beside this very program.
    static std::string usual_program();

private:
    std::string program_;
    std::chrono::milliseconds most_;
};

}  // namespace mungba::care
