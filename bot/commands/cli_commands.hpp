#pragma once
#include <string>

#include "bot/command_request.hpp"
#include "config/config.hpp"
#include "core/ports.hpp"

namespace CLI {
class App;
}

namespace mungba::bot {

/// What the command line came to.
struct Arguments {
    std::string config;
    std::string log_format = "text";
    std::string clock_control;  ///< "" with the flag set: no value
    bool clock_controlled = false;
    std::string file;
    bool dry_run = false;
    bool force = false;
    bool database = false;
    bool test_alarm = false;
    std::string oa;
    std::string app;
    std::string name;
    std::string month;
    std::string branch;
    std::string format = "csv";
    std::string group;
    std::string package;
    std::string admin;
    std::string title;
    std::string out_file;
    std::string person;
    std::string birth;
    bool committee = false;
    std::string person_format = "text";
    std::string born;
    bool yes = false;
    std::string role;
    std::string from;
    std::string until;
    int year = 0;
    std::string preset = "default";
    std::string calendar_format = "text";
    int months = 1;
    bool whole_texts = false;
};

/// What every family of commands writes to: the arguments as they are read, and the exit code of the one that ran. All outlives parsing.
struct CommandLine {
    CLI::App& program;
    Arguments& arguments;
    int& exit_code;
    core::Testpoint testpoint;
};
void add_serve(CommandLine line);   ///< serve, version
void add_lists(CommandLine line);   ///< branches, roster, organization, token, export
void add_groups(CommandLine line);  ///< group
/// Into the `roster` that add_lists has made: slips; and code.
void add_enrolment(CommandLine line);
void add_login(CommandLine line);   ///< login
void add_people(CommandLine line);  ///< person, handover
void add_calendar(CommandLine line);  ///< calendar, rehearse
void add_upkeep(CommandLine line);  ///< check, backup, restore, doctor

/// Warnings are for those who set the server up, not for every import.
enum class Warnings { tell, keep };
/// Tells all mistakes on standard error; nothing if there are any.
std::optional<config::Settings> load_settings(const Arguments& arguments, Warnings warnings);
/// Prints what a command said; gives its exit code.
int told(const CommandOutcome& outcome);

}  // namespace mungba::bot
