#pragma once
#include <cstdint>
#include <string>

#include "core/local_time.hpp"
#include "core/ports.hpp"
#include "sim/world.hpp"

namespace mungba::sim_tests {

/// Numbers that look like chance and are the same in every run (splitmix64).
class CountedRandom final : public core::Random {
public:
    std::uint64_t next() override {
        std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ULL);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }

private:
    std::uint64_t state_ = 7;
};

inline const std::string kGroup = "f414c8f76fa586fbdfb4";
inline const std::string kOtherGroup = "00000000000000000001";
inline const std::string kLan = "1000000000000000001";
inline const std::string kSon = "1000000000000000002";
inline const std::string kToken = "the-access-token";

inline core::Instant at(const char* iso) { return core::parse_iso(iso).value(); }
inline const core::Instant kStart = at("2026-10-02T08:00:00+07:00");

/// Two groups, two people with Zalo (both in the first group), one without.
inline sim::World small_world() {
    sim::World world;
    world.organization = "Đảng bộ phường Tân Khê";
    world.app_id = "360846524940903967";
    world.app_secret = "the-app-secret";
    world.oa_id = "388613280878808645";
    world.oa_secret_key = "the-oa-secret";
    world.oa_name = "Trợ lý chi bộ";
    world.access_token = kToken;
    world.refresh_token = "the-refresh-token";
    world.start = kStart;
    world.groups = {{kGroup, "Chi bộ 5", sim::GroupKind::branch, "Chi bộ 5", "5"},
                    {kOtherGroup, "Bí thư phường", sim::GroupKind::secretaries, "", ""}};
    world.people = {{"Trần Thị Lan", "Chi bộ 5", "bí thư", "", kLan, {kGroup}},
                    {"Lê Văn Sơn", "Chi bộ 5", "", "", kSon, {kGroup}},
                    {"Đỗ Văn Bình", "Chi bộ 5", "", "", "", {}}};
    return world;
}

}  // namespace mungba::sim_tests
