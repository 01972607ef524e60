#include "handlers/contract/domain_words.hpp"

namespace mungba::handlers {

std::string_view words_for(domain::BranchType type) {
    using domain::BranchType;
    switch (type) {
        case BranchType::residential: return "tổ dân phố, thôn";
        case BranchType::agency: return "cơ quan";
        case BranchType::public_service: return "sự nghiệp";
        case BranchType::state_enterprise: return "doanh nghiệp nhà nước";
        case BranchType::private_enterprise: return "doanh nghiệp tư nhân";
        case BranchType::armed_forces: return "lực lượng vũ trang";
        case BranchType::student: return "sinh viên";
    }
    return {};
}

std::string_view words_for(domain::Session session) {
    switch (session) {
        case domain::Session::morning: return "sáng";
        case domain::Session::afternoon: return "chiều";
        case domain::Session::evening: return "tối";
    }
    return {};
}

std::string_view words_for(domain::DatePreset preset) {
    return preset == domain::DatePreset::residential ? "dân cư: chỉ tránh ngày lễ, ngày nghỉ bù" : "mặc định: tránh cả thứ Bảy, Chủ nhật";
}

std::string_view words_for(domain::MemberStatus status) {
    using domain::MemberStatus;
    switch (status) {
        case MemberStatus::official: return "chính thức";
        case MemberStatus::probationary: return "dự bị";
        case MemberStatus::exempt: return "miễn sinh hoạt";
        case MemberStatus::temp_exempt: return "tạm miễn";
        case MemberStatus::suspended: return "đình chỉ";
        case MemberStatus::temp_in: return "tạm thời đến";
        case MemberStatus::temp_out: return "tạm thời đi";
    }
    return {};
}

std::string_view words_for(domain::Role role) {
    using domain::Role;
    switch (role) {
        case Role::secretary: return "bí thư";
        case Role::deputy: return "phó bí thư";
        case Role::branch_committee: return "chi ủy viên";
        case Role::overseer: return "cấp ủy viên phụ trách";
        case Role::office: return "văn phòng";
    }
    return {};
}

}  // namespace mungba::handlers
