#pragma once
#include <string_view>

/// What the feature says: conversation.md §2 (tôi là …), §3 row 20, and its own lines in `việc`.
namespace mungba::handlers::enrolment::texts {

inline constexpr std::string_view kWelcome = "Kính chào đồng chí {ten}[, {chi_bo}].";
inline constexpr std::string_view kWrongCode = "Mã này chưa dùng được. Xin đồng chí xem lại phiếu, hoặc hỏi đồng chí bí thư.";
inline constexpr std::string_view kPassedOn = "Cảm ơn đồng chí. Trợ lý đã chuyển tới đồng chí bí thư để xác nhận.";
inline constexpr std::string_view kTooManyNames = "Hôm nay đồng chí đã nhắn nhiều tên. Xin đồng chí hỏi đồng chí bí thư chi bộ.";

// To the secretary, at once: what could be a wrong hand.
inline constexpr std::string_view kNewTelephone =
    "Kính gửi đồng chí bí thư, đồng chí {ten} vừa gắn một tài khoản Zalo khác; tài khoản trước không còn dùng nữa. Nếu không đúng, xin nhắn: "
    "việc.";
inline constexpr std::string_view kShared =
    "Kính gửi đồng chí bí thư, tài khoản Zalo của đồng chí {ten_khac} vừa được gắn thêm với đồng chí {ten}. Nếu hai đồng chí không dùng chung "
    "điện thoại, xin nhắn: việc.";

// Who has linked, and taking it back.
inline constexpr std::string_view kLinkedLine = "Xem {n} đồng chí vừa gắn tài khoản Zalo";
inline constexpr std::string_view kLinkedShow =
    "Vừa gắn tài khoản Zalo:\n{cac_dong_chi}\n{so}. Đúng cả\nTài khoản nào gắn nhầm, xin nhắn số của đồng chí đó.";
inline constexpr std::string_view kLinkedOne = "{so}. {ten}, ngày {ngay}";
inline constexpr std::string_view kLinkedRight = "Cảm ơn đồng chí.";
inline constexpr std::string_view kUnlinkAsk =
    "Gỡ tài khoản Zalo khỏi đồng chí {ten}; đồng chí {ten} cần mã mới để gắn lại. Nhắn: đồng ý, hoặc: thôi.";
inline constexpr std::string_view kUnlinkTitle = "gỡ tài khoản của đồng chí {ten}";
inline constexpr std::string_view kUnlinked = "Đã gỡ.";

// "Tôi là …", to whoever knows.
inline constexpr std::string_view kLinkLine = "Xác nhận tài khoản Zalo của đồng chí {ten}";
inline constexpr std::string_view kLinkNobody =
    "Một tài khoản Zalo nhắn: tôi là {ten}. Trong danh sách không có tên này. Xin đồng chí xem lại danh sách, rồi mở lại việc này.\n"
    "1 bỏ qua lời nhắn này";
inline constexpr std::string_view kLinkOne =
    "Một tài khoản Zalo nhắn: tôi là {nhan}. Trong danh sách có đồng chí {ai}.\n1 đúng\n2 không phải";
inline constexpr std::string_view kLinkSeveral =
    "Một tài khoản Zalo nhắn: tôi là {nhan}. Có {n} đồng chí {ten}: {cac_nguoi}. Xin nhắn số.";
inline constexpr std::string_view kNotThem = "không phải";
inline constexpr std::string_view kBorn = "sinh năm {nam}";
inline constexpr std::string_view kWho = "{ten}[, {chi_bo}][, {sinh}]";
inline constexpr std::string_view kUnknownBirth = "chưa rõ năm sinh";
inline constexpr std::string_view kLinkAsk =
    "Gắn tài khoản Zalo này với đồng chí {ai}.[ {tai_khoan_cu}] Nhắn: đồng ý, hoặc: thôi.";
inline constexpr std::string_view kFormerAccountEnds = "Tài khoản Zalo mà đồng chí đó đang dùng sẽ không còn gắn nữa.";
inline constexpr std::string_view kLinkTitle = "gắn tài khoản với đồng chí {ten}";
inline constexpr std::string_view kRefuseAsk = "Không gắn tài khoản Zalo này với ai. Nhắn: đồng ý, hoặc: thôi.";
inline constexpr std::string_view kRefuseTitle = "không gắn tài khoản";
inline constexpr std::string_view kLinkDone = "Đã gắn tài khoản Zalo với đồng chí {ten}.";
inline constexpr std::string_view kRefused = "Đã ghi: không gắn.";
inline constexpr std::string_view kGone = "Việc này đã xong.";
inline constexpr std::string_view kPrivately = "Việc này xin đồng chí nhắn riêng cho trợ lý.";

// Groups.
inline constexpr std::string_view kOfBranch = "{chi_bo}";
inline constexpr std::string_view kOfCommittee = "chi ủy {chi_bo}";
inline constexpr std::string_view kOfSecretaries = "các đồng chí bí thư";
inline constexpr std::string_view kBindAsk =
    "Gắn nhóm này làm nhóm {nhom} ([{trong_nhom} người trong nhóm, ]{trong_danh_sach} đồng chí có trong danh sách). Nhắn: đồng ý, hoặc: thôi.";
inline constexpr std::string_view kBindTitle = "gắn nhóm {nhom}";
inline constexpr std::string_view kBound = "Đã gắn.";
inline constexpr std::string_view kBoundAlready = "Nhóm này đã là nhóm {nhom}.";
inline constexpr std::string_view kBoundElse = "Nhóm này đang là nhóm {nhom}; mỗi nhóm chỉ dùng cho một việc.";
inline constexpr std::string_view kWrongGroupCode = "Mã này chưa dùng được. Xin đồng chí xin lại mã ở người quản trị.";
inline constexpr std::string_view kBindHow = "Xin đồng chí nhắn kèm mã sáu chữ số, ví dụ: /gắn nhóm 482913.";
inline constexpr std::string_view kBindWhere = "Xin đồng chí nhắn lệnh này trong nhóm cần gắn, ví dụ: /gắn nhóm 482913.";

inline constexpr std::string_view kInviteLine = "Mời đồng chí {ten} vào nhóm {nhom}";
inline constexpr std::string_view kInviteShow =
    "Trợ lý chưa mời được đồng chí {ten} vào nhóm {nhom}. Có thể đồng chí đó chưa bấm Quan tâm, hoặc đã lâu chưa nhắn cho trợ lý.\n"
    "1 mời lại\n2 đã vào nhóm, hoặc không cần mời";
inline constexpr std::string_view kInviteAsk = "Mời lại đồng chí {ten} vào nhóm {nhom}. Nhắn: đồng ý, hoặc: thôi.";
inline constexpr std::string_view kInviteTitle = "mời đồng chí {ten}";
inline constexpr std::string_view kInvited = "Trợ lý đang mời.";
inline constexpr std::string_view kInviteDone = "Đã ghi.";

inline constexpr std::string_view kJoinLine = "Một người xin vào nhóm {nhom}";
inline constexpr std::string_view kJoinShow = "{ai} xin vào nhóm {nhom}.\n1 cho vào\n2 không";
inline constexpr std::string_view kJoinStranger = "Một tài khoản Zalo chưa có trong danh sách";
inline constexpr std::string_view kJoinKnown = "Đồng chí {ten}[, {chi_bo}],";
inline constexpr std::string_view kAcceptAsk = "Cho người này vào nhóm {nhom}. Nhắn: đồng ý, hoặc: thôi.";
inline constexpr std::string_view kAcceptTitle = "cho một người vào nhóm {nhom}";
inline constexpr std::string_view kRejectAsk = "Không cho người này vào nhóm {nhom}. Nhắn: đồng ý, hoặc: thôi.";
inline constexpr std::string_view kRejectTitle = "không cho một người vào nhóm {nhom}";
inline constexpr std::string_view kDecided = "Đã chuyển.";

inline constexpr std::string_view kStrangersLine = "Trong nhóm {nhom} có {n} tài khoản chưa có trong danh sách";
inline constexpr std::string_view kStrangersShow =
    "Trong nhóm {nhom} có {n} tài khoản chưa có trong danh sách. Nếu là đồng chí trong danh sách, xin nhắc đồng chí đó nhắn riêng cho trợ lý "
    "mã trên phiếu, hoặc: tôi là, kèm họ tên.\n1 đã biết các tài khoản này, không cần nhắc lại";
inline constexpr std::string_view kStrangersKnown = "Đã ghi.";

}  // namespace mungba::handlers::enrolment::texts
