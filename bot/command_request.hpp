#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/ids.hpp"
#include "storage/sqlite.hpp"

namespace mungba::bot {

/// A command of the operator that works on the database: the same values whether it goes over the socket or runs alone.
struct CommandRequest {
    std::string name;                            ///< "roster import"
    std::map<std::string, std::string> options;  ///< without dashes: {"dry-run", ""}
    std::string input;                           ///< the file's bytes, or what came on standard input
};

struct CommandOutcome {
    int exit_code = 0;
    std::string out;
    std::string err;
};

/// Does a command on a connection: the writer's for those that write, a reader's for those that only read. What it wrote is kept only
/// if the exit code is 0.
using CommandExecutor = std::function<CommandOutcome(storage::Connection&, const CommandRequest&)>;
/// Which connection a command wants; `reads_all`: it reads the whole file, so it has a reader of its own and takes its time.
enum class Reach { writes, reads, reads_all };
Reach reach_of(const CommandRequest& request);

/// For the socket; a malformed text gives nothing.
std::string encode(const CommandRequest& request);
std::string encode(const CommandOutcome& outcome);
std::optional<CommandRequest> decode_request(std::string_view text);
std::optional<CommandOutcome> decode_outcome(std::string_view text);

}  // namespace mungba::bot
