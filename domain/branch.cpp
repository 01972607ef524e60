#include "domain/branch.hpp"

#include "domain/name_table.hpp"

namespace mungba::domain {
namespace {

using enum BranchType;

constexpr NameTable<BranchType, 7> kTypes = {{{residential, "residential"},
                                              {agency, "agency"},
                                              {public_service, "public_service"},
                                              {state_enterprise, "state_enterprise"},
                                              {private_enterprise, "private_enterprise"},
                                              {armed_forces, "armed_forces"},
                                              {student, "student"}}};

constexpr NameTable<Session, 3> kSessions = {{{Session::morning, "morning"},
                                              {Session::afternoon, "afternoon"},
                                              {Session::evening, "evening"}}};

constexpr NameTable<DatePreset, 2> kPresets = {
    {{DatePreset::standard, "standard"}, {DatePreset::residential, "residential"}}};

constexpr NameTable<BranchType, 28> kTypeWords = {{{residential, "todanpho"},
                                                   {residential, "tdp"},
                                                   {residential, "thon"},
                                                   {residential, "xom"},
                                                   {residential, "ap"},
                                                   {residential, "ban"},
                                                   {residential, "khupho"},
                                                   {residential, "khudancu"},
                                                   {residential, "dancu"},
                                                   {agency, "coquan"},
                                                   {agency, "coquanhanhchinh"},
                                                   {public_service, "sunghiep"},
                                                   {public_service, "donvisunghiep"},
                                                   {public_service, "truonghoc"},
                                                   {public_service, "yte"},
                                                   {public_service, "tramyte"},
                                                   {state_enterprise, "doanhnghiepnhanuoc"},
                                                   {state_enterprise, "dnnn"},
                                                   {private_enterprise, "doanhnghieptunhan"},
                                                   {private_enterprise, "doanhnghiepngoainhanuoc"},
                                                   {private_enterprise, "dntn"},
                                                   {private_enterprise, "hoptacxa"},
                                                   {private_enterprise, "htx"},
                                                   {armed_forces, "lucluongvutrang"},
                                                   {armed_forces, "llvt"},
                                                   {armed_forces, "congan"},
                                                   {armed_forces, "quansu"},
                                                   {student, "sinhvien"}}};

constexpr NameTable<Session, 6> kSessionWords = {{{Session::morning, "sang"},
                                                  {Session::morning, "buoisang"},
                                                  {Session::afternoon, "chieu"},
                                                  {Session::afternoon, "buoichieu"},
                                                  {Session::evening, "toi"},
                                                  {Session::evening, "buoitoi"}}};

constexpr NameTable<DatePreset, 3> kPresetWords = {{{DatePreset::standard, ""},
                                                    {DatePreset::standard, "macdinh"},
                                                    {DatePreset::residential, "dancu"}}};

}  // namespace

std::string_view name_of(BranchType type) { return name_in(kTypes, type); }
std::string_view name_of(Session session) { return name_in(kSessions, session); }
std::string_view name_of(DatePreset preset) { return name_in(kPresets, preset); }
std::optional<BranchType> branch_type_named(std::string_view name) {
    return value_in(kTypes, name);
}
std::optional<Session> session_named(std::string_view name) { return value_in(kSessions, name); }
std::optional<DatePreset> date_preset_named(std::string_view name) {
    if (name == "default") return DatePreset::standard;
    return value_in(kPresets, name);
}

std::optional<BranchType> read_branch_type(std::string_view text) {
    return value_in(kTypeWords, squeezed(text));
}
std::optional<Session> read_session(std::string_view text) {
    return value_in(kSessionWords, squeezed(text));
}
std::optional<DatePreset> read_date_preset(std::string_view text) {
    return value_in(kPresetWords, squeezed(text));
}

}  // namespace mungba::domain
