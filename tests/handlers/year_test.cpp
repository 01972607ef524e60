#include <catch2/catch.hpp>
#include <iostream>
#include <map>
#include <random>
#include <set>

#include "storage/job_repository.hpp"
#include "storage/meeting_repository.hpp"
#include "tests/dsl/conversation.hpp"

using namespace mungba;
using namespace mungba::tests;

namespace {

/// A ward over months with outages, restarts and moves; what was said is counted against what was due.
class Year {
public:
    Year(int branches, std::uint64_t seed) : chance_(seed) {
        for (int i = 1; i <= branches; ++i) {
            Conversation::Setup setup{.has_group = i % 10 != 0, .has_committee_group = i % 3 != 0, .hour = core::at_hour(19, 30)};
            if (i % 4 == 0) setup.preset = domain::DatePreset::residential;
            branches_.emplace_back(ward_, "Chi bộ " + std::to_string(i), setup);
            secretaries_.push_back(branches_.back().secretary("Bí Thư Số " + std::to_string(i)));
        }
    }
    ~Year() {
        for (std::size_t i = 0; i < branches_.size(); ++i) {
            if (!branches_[i].group().id.empty()) ward_->skip_unread(branches_[i].group());
            if (!branches_[i].committee().id.empty()) ward_->skip_unread(branches_[i].committee());
            ward_->skip_unread(secretaries_[i].private_chat());
        }
    }

    House& house() { return ward_->house(); }

    void live_until(core::Instant end, int outages, int moves) {
        const auto span = std::chrono::duration_cast<std::chrono::hours>(end - house().now()).count();
        std::map<std::int64_t, int> events;  // hour → what happens: 1 an outage, 2 a move, 3 a restart
        for (int i = 0; i < outages; ++i) events[pick(span)] = 1;
        for (int i = 0; i < 6 * moves; ++i) events[pick(span)] = 2;  // a meeting stands in the calendar for ten days of a month
        for (int i = 0; i < outages; ++i) events[pick(span)] = 3;
        const core::Instant begin = house().now();
        for (const auto& [hour, what] : events) {
            const core::Instant at = begin + std::chrono::hours{hour};
            if (at <= house().now()) continue;
            house().set_clock(at);
            if (what == 1) outage();
            if (what == 2 && moved_ < moves) move();
            if (what == 3) house().restart();
        }
        if (house().now() < end) house().set_clock(end);
    }

    struct Sums {
        int months = 0;      ///< of branches whose meeting's day has passed
        int told = 0;        ///< of them heard of it
        int over_outage = 0; ///< were silent since nothing ran from the notice's hour to the meeting
        int doubled = 0;
        int messages = 0;
        int missed = 0;
        int moved = 0;
        int outages = 0;
    };
    Sums sums() {
        Sums sums;
        std::map<std::string, std::multiset<std::string>> said;
        for (const auto& sent : house().sent()) {
            ++sums.messages;
            // What is offered in a talk may be offered again; what the bot starts by itself may not.
            const bool started = sent.text.starts_with("THÔNG BÁO") || sent.text.starts_with("THAY ĐỔI") || sent.text.starts_with("Kính");
            if (!started || sent.text.find("Nhắn: đồng ý") != std::string::npos) continue;
            if (said[sent.to.id].count(sent.text) > 0) ++sums.doubled;
            said[sent.to.id].insert(sent.text);
        }
        for (std::size_t i = 0; i < branches_.size(); ++i) count(i, said, sums);
        sums.missed = missed_;
        sums.outages = outages_;
        sums.moved = moved_;
        return sums;
    }

private:
    std::int64_t pick(std::int64_t below) { return std::uniform_int_distribution<std::int64_t>(0, std::max<std::int64_t>(below - 1, 0))(chance_); }

    void outage() {
        house().restart();
        const core::Instant from = house().now();
        house().jump_clock(from + std::chrono::hours{1 + pick(72)});
        ++outages_;
        static constexpr storage::Query kMissed{
            "year.missed", "SELECT count(*) FROM job WHERE state = 'missed' AND kind IN ('reminders.rung', 'attendance.day_before') AND finished_at >= ?1"};
        auto rows = house().connection().rows(kMissed, from);
        rows.next();
        missed_ += static_cast<int>(rows.integer(0));
    }

    void move() {
        const auto which = static_cast<std::size_t>(pick(static_cast<std::int64_t>(branches_.size())));
        const auto meeting = storage::meetings::next_or_last(house().connection(), branches_[which].id(), house().now());
        if (!meeting || meeting->starts_at < house().now() + std::chrono::hours{3} || !meeting->is_live()) return;
        const core::LocalDate to = core::plus_days(core::local_date(meeting->starts_at), 1);
        when(secretaries_[which]).writes_privately("dời " + core::format_day_month(to) + " 19h30 vì nhà văn hóa bận");
        when(secretaries_[which]).writes_privately("đồng ý");
        when(secretaries_[which]).writes_privately("đồng ý");
        ++moved_;
    }

    void count(std::size_t which, const std::map<std::string, std::multiset<std::string>>& said, Sums& sums) {
        const Conversation& branch = branches_[which];
        for (const auto& meeting : storage::meetings::between(house().connection(), branch.id(), {}, house().now())) {
            if (meeting.kind != domain::MeetingKind::regular) continue;
            ++sums.months;
            const std::string heading = "sinh hoạt chi bộ thường kỳ tháng " + std::to_string(std::stoi(meeting.month.substr(5))) + "/" + meeting.month.substr(0, 4);
            bool told = false;
            for (const auto& chat : {branch.group().id, branch.committee().id, secretaries_[which].private_chat().id}) {
                const auto texts = said.find(chat);
                if (texts == said.end()) continue;
                for (const std::string& text : texts->second) told = told || text.find(heading) != std::string::npos || (meeting.revision > 1 && text.starts_with("THAY ĐỔI"));
            }
            // A secretary out of reach has it in the list.
            static constexpr storage::Query kListed{"year.listed", "SELECT count(*) FROM task WHERE kind = 'tasks.word' AND meeting_id = ?1"};
            auto rows = house().connection().rows(kListed, meeting.id);
            rows.next();
            if (told || rows.integer(0) > 0) {
                ++sums.told;
            } else {
                ++sums.over_outage;
            }
        }
    }

    std::mt19937_64 chance_;
    std::shared_ptr<Ward> ward_ = std::make_shared<Ward>();
    std::vector<Conversation> branches_;
    std::vector<Member> secretaries_;
    int outages_ = 0;
    int missed_ = 0;
    int moved_ = 0;
};

void live(int branches, std::string_view until, int outages, int moves) {
    Year year(branches, 20261126);
    year.live_until(Conversation::at(until), outages, moves);
    const auto sums = year.sums();
    std::cout << branches << " branches until " << until << ": meetings past " << sums.months << ", told " << sums.told << ", silent through an outage " << sums.over_outage
              << ", doubled " << sums.doubled << ", outages " << sums.outages << ", moves " << sums.moved << ", rungs missed " << sums.missed << ", messages " << sums.messages << "\n";
    CHECK(sums.doubled == 0);
    CHECK(sums.months > branches);
    CHECK(sums.told + sums.over_outage == sums.months);
    CHECK(sums.over_outage <= sums.missed);  // whoever heard nothing stands among the missed, which are told the secretary
}

}  // namespace

TEST_CASE("months of a ward with outages, restarts and moves: nothing twice, nothing lost", "[year]") { live(12, "2027-02-15 12:00", 4, 10); }

TEST_CASE("a year of two hundred branches", "[.year]") { live(200, "2027-10-10 12:00", 10, 30); }
