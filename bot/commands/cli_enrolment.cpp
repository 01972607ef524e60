#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cerrno>
#include <cstring>
#include <iostream>
#include <utility>

#include "bot/commands/cli_commands.hpp"
#include "bot/commands/database_commands.hpp"

namespace mungba::bot {
namespace {

/// A file for its owner alone: slips bear names and codes.
class PrivateFile {
public:
    explicit PrivateFile(const std::string& path) : file_(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)) {
        // One that was there keeps its rights at open.
        if (file_ >= 0 && ::fchmod(file_, 0600) != 0) close();
    }
    ~PrivateFile() { close(); }
    PrivateFile(const PrivateFile&) = delete;
    PrivateFile& operator=(const PrivateFile&) = delete;
    bool is_open() const { return file_ >= 0; }
    bool write(std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t written = ::write(file_, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) continue;
            if (written <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
        return true;
    }

private:
    void close() {
        if (file_ >= 0) ::close(std::exchange(file_, -1));
    }
    int file_;
};

int make_slips(const Arguments& arguments) {
    const auto settings = load_settings(arguments, Warnings::keep);
    if (!settings) return kBadInput;
    CommandRequest request{.name = "roster slips", .options = {}, .input = {}};
    if (!arguments.branch.empty()) request.options["branch"] = arguments.branch;
    if (!arguments.oa.empty()) request.options["oa"] = arguments.oa;
    if (arguments.out_file.empty()) return told(run_command(*settings, request));
    // Opened first: the codes are told once, so there must be somewhere to write them to.
    PrivateFile file(arguments.out_file);
    if (!file.is_open()) {
        std::cerr << arguments.out_file << ": cannot be written: " << std::strerror(errno) << "\n";
        return kBadInput;
    }
    CommandOutcome outcome = run_command(*settings, request);
    if (outcome.exit_code == kDone && !file.write(outcome.out)) {
        std::cerr << arguments.out_file << ": not written: " << std::strerror(errno) << "; make the slips again\n";
        return kFailed;
    }
    outcome.out.clear();
    return told(outcome);
}

int make_code(const Arguments& arguments) {
    const auto settings = load_settings(arguments, Warnings::keep);
    if (!settings) return kBadInput;
    CommandRequest request{.name = "code", .options = {}, .input = {}};
    if (!arguments.group.empty()) request.options["group"] = arguments.group;
    if (!arguments.person.empty()) request.options["person"] = arguments.person;
    if (!arguments.branch.empty()) request.options["branch"] = arguments.branch;
    if (!arguments.birth.empty()) request.options["birth"] = arguments.birth;
    if (arguments.committee) request.options["committee"] = "";
    if (!arguments.oa.empty()) request.options["oa"] = arguments.oa;
    return told(run_command(*settings, request));
}

}  // namespace

void add_enrolment(CommandLine line) {
    Arguments& arguments = line.arguments;
    int& exit_code = line.exit_code;
    auto* slips = line.program.get_subcommand("roster")->add_subcommand(
        "slips", "a page to print and cut up: a code for each member who has not linked a Zalo account");
    slips->fallthrough();
    slips->add_option("--branch", arguments.branch, "of this branch alone");
    slips->add_option("--out", arguments.out_file, "write to this file (mode 0600), not to standard output");
    slips->add_option("--oa", arguments.oa, "of the organization with this OA (default: the one of the config)");
    slips->callback([&] { exit_code = make_slips(arguments); });

    auto* code = line.program.add_subcommand("code", "a six-digit code, good once within 24 hours");
    code->fallthrough();
    auto* group = code->add_option("--group", arguments.group, "for /gắn nhóm: a branch's name, or secretaries");
    auto* person = code->add_option("--person", arguments.person, "links the account of who sends it: a member's name");
    group->excludes(person);
    code->add_flag("--committee", arguments.committee, "the branch's committee group")->needs(group);
    code->add_option("--branch", arguments.branch, "the person's branch, where two have one name")->needs(person);
    code->add_option("--birth", arguments.birth, "the person's birth date, e.g. 1971-11-22")->needs(person);
    code->add_option("--oa", arguments.oa, "of the organization with this OA (default: the one of the config)");
    code->callback([&, group, person] {
        if (group->count() + person->count() != 1) throw CLI::RequiredError("--group or --person");
        exit_code = make_code(arguments);
    });
}

}  // namespace mungba::bot
