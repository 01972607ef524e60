#pragma once
#include <string_view>

/// The words of conversation.md §3 row 17, and of what follows M18 and M19; ⏎ there is a line break here.
namespace mungba::handlers::thematic::texts {

inline constexpr std::string_view kHelp = "Ghi lịch chuyên đề: {lenh} quý 4 3/12; đã họp: {lenh} xong 3/12.";

// The confirmation; the notice, where it is known already, stands above it.
inline constexpr std::string_view kCombined =
    "Quý {quy}: sinh hoạt chuyên đề “{chuyen_de}”, ngày {ngay}, kết hợp buổi thường kỳ (hai phần riêng, dự kiến {phut} phút).";
inline constexpr std::string_view kOwn = "Quý {quy}: sinh hoạt chuyên đề “{chuyen_de}”, {gio}, {thu}, ngày {ngay}, tại {noi}; thông báo tới {so} đồng chí trong nhóm {nhom}[ lúc {luc}].";
inline constexpr std::string_view kOwnByHand = "Quý {quy}: sinh hoạt chuyên đề “{chuyen_de}”, {gio}, {thu}, ngày {ngay}, tại {noi}; thông báo để đồng chí chuyển tới {so} đồng chí của {nhom}[ lúc {luc}].";
inline constexpr std::string_view kToldAgain = "Thông báo đã gửi, nên {so} đồng chí sẽ được báo lại.";
inline constexpr std::string_view kDayOff = "Ngày {ngay} là {ly_do_nghi}. Đồng chí vẫn chọn ngày này?";
inline constexpr std::string_view kConfirm = "Nhắn: đồng ý, hoặc: thôi.";
inline constexpr std::string_view kTitle = "chuyên đề quý {quy}";

inline constexpr std::string_view kPlanned = "Đã ghi vào kế hoạch.";
inline constexpr std::string_view kPlannedTopic = "Đã ghi vào kế hoạch: quý {quy}, “{chuyen_de}”. Khi có ngày, xin nhắn, ví dụ: {lenh} quý {so_quy} {vi_du}.";
inline constexpr std::string_view kLeavesSoon = " Thông báo gửi sau {phut} phút; nhắn thôi để dừng.";
inline constexpr std::string_view kLeavesLater = " Thông báo gửi lúc {gio}; nhắn thôi để dừng.";
inline constexpr std::string_view kStopped = "Đã dừng, chưa gửi gì.";
inline constexpr std::string_view kTooLateToStop = "Thông báo đã gửi nên không dừng được nữa.";
inline constexpr std::string_view kRecorded = "Đã ghi nhận buổi sinh hoạt chuyên đề ngày {ngay}.";
inline constexpr std::string_view kRecordedBefore = "Buổi sinh hoạt chuyên đề ngày {ngay} đã được ghi nhận.";
inline constexpr std::string_view kPresenterSet = "Đã ghi: đồng chí {ten} trình bày chuyên đề quý {quy}.";
inline constexpr std::string_view kCouldNot = "Kính gửi đồng chí bí thư, trợ lý chưa ghi được lịch chuyên đề ngày {ngay}. Xin đồng chí xem lại: chuyên đề. Trân trọng.";
inline constexpr std::string_view kCouldNotTitle = "Xem lại lịch chuyên đề ngày {ngay}";

// Contents of a regular notice that has gone already (M6b).
inline constexpr std::string_view kContents = "nội dung";
inline constexpr std::string_view kBothParts = "kết hợp sinh hoạt chuyên đề quý {quy}";
inline constexpr std::string_view kRegularAlone = "chỉ sinh hoạt thường kỳ";

// Asked for, and what cannot be.
inline constexpr std::string_view kWhichTopic = "Xin đồng chí nhắn tên chuyên đề quý {quy}, có dấu, tối đa {so} ký tự[, hoặc nhắn số:{goi_y}].";
inline constexpr std::string_view kTopicWithAccents = "Xin đồng chí nhắn lại tên chuyên đề, có dấu.";
inline constexpr std::string_view kTopicTooLong = "Tên chuyên đề dài quá {so} ký tự, xin đồng chí viết ngắn hơn.";
inline constexpr std::string_view kAgendaTooLong =
    "Thông báo chung cho hai phần chỉ đủ chỗ cho {so} ký tự nội dung thường kỳ. Xin đồng chí rút ngắn trước, ví dụ: sửa nội dung thời sự; nhiệm vụ tháng {thang}.";
inline constexpr std::string_view kTwoHours = "1 {gio_1}, 2 {gio_2}?";
inline constexpr std::string_view kWhichHour = "Xin đồng chí nhắn thêm giờ, ví dụ: {lenh} {ngay} 19h30.";
inline constexpr std::string_view kNoPlace = "Chi bộ chưa có địa điểm thường lệ. Xin đồng chí ghi địa điểm trên trang Lịch thường lệ, rồi nhắn lại.";
inline constexpr std::string_view kNoSuchQuarter = "Một năm có bốn quý, xin đồng chí nhắn lại quý.";
inline constexpr std::string_view kNotInQuarter = "Ngày {ngay} không thuộc quý {quy}, xin đồng chí chọn ngày khác.";
inline constexpr std::string_view kNoSuchDate = "Ngày {ngay} không có trong lịch, xin đồng chí nhắn lại ngày.";
inline constexpr std::string_view kNoSuchHour = "Giờ đồng chí nhắn không có, xin đồng chí nhắn lại giờ.";
inline constexpr std::string_view kPastDate =
    "Ngày {ngay} đã qua. Nếu buổi sinh hoạt đã tổ chức, xin nhắn: {lenh} xong {ngay}; nếu chưa, xin đồng chí chọn ngày khác.";
inline constexpr std::string_view kPastHour = "Giờ đó đã qua, xin đồng chí chọn giờ khác.";
inline constexpr std::string_view kNotYet = "Ngày {ngay} chưa tới. Khi buổi sinh hoạt đã tổ chức, xin đồng chí nhắn lại.";
inline constexpr std::string_view kWhichDay = "Xin đồng chí nhắn kèm ngày họp, ví dụ: {lenh} xong {vi_du}.";
inline constexpr std::string_view kSlotTaken =
    "Lúc đó {chi_bo} đã có {ten_buoi}. Sinh hoạt chi bộ không ghép với cuộc họp khác; xin đồng chí chọn giờ khác.";
inline constexpr std::string_view kHasPart = "Buổi thường kỳ đó đã có phần chuyên đề. Xin đồng chí chọn ngày khác.";
inline constexpr std::string_view kHasDate = "Chuyên đề này đã có ngày. Đổi ngày, xin nhắn: dời.";
inline constexpr std::string_view kGone = "Việc này đã xong hoặc đã đổi. Xem lại: chuyên đề.";
inline constexpr std::string_view kNoRight = "Việc này dành cho đồng chí bí thư, phó bí thư.";
inline constexpr std::string_view kNotFound = "Không tìm thấy.";
inline constexpr std::string_view kNoPlanYet = "Quý {quy} chưa có chuyên đề trong kế hoạch. Xin đồng chí nhắn, ví dụ: {lenh} quý {so_quy} {vi_du}.";
inline constexpr std::string_view kNobody = "Không tìm thấy đồng chí “{ten}” trong danh sách. Xin nhắn số trong danh sách hoặc họ tên.";
inline constexpr std::string_view kSeveral = "Có {n} đồng chí cùng tên. Xin nhắn số trong danh sách: {cac_so}.";

// The plan of the year, for "chuyên đề" alone.
inline constexpr std::string_view kYear = "Chuyên đề năm {nam} của {chi_bo}:{cac_quy}\nGhi lịch, xin nhắn, ví dụ: {lenh} quý {so_quy} {vi_du}. Đã họp, xin nhắn: {lenh} xong {da_qua}.";
inline constexpr std::string_view kQuarterLine = "\nQuý {quy}: {trang_thai}[, “{chuyen_de}”].";
inline constexpr std::string_view kIsHeld = "đã họp {ngay}";
inline constexpr std::string_view kIsPlanned = "có lịch {ngay}";
inline constexpr std::string_view kAwaits = "đã qua ngày {ngay}, chờ ghi nhận";
inline constexpr std::string_view kIsCombined = ", kết hợp buổi thường kỳ";
inline constexpr std::string_view kWithMonth = "kết hợp buổi thường kỳ tháng {thang}";
inline constexpr std::string_view kIsMissing = "chưa có lịch";
inline constexpr std::string_view kIsUnknown = "chưa ghi nhận";
inline constexpr std::string_view kIsExcused = "không có buổi, đã giải trình";

// Lines in `việc`.
inline constexpr std::string_view kChooseLine = "Chọn chuyên đề quý {quy}";
inline constexpr std::string_view kResultLine = "Báo kết quả chuyên đề quý {quy}";
inline constexpr std::string_view kPlanLine = "Lập kế hoạch chuyên đề năm {nam}";
inline constexpr std::string_view kResultsLine = "Kết quả chuyên đề quý {quy} mới báo về";
inline constexpr std::string_view kQuarterOfficeLine = "Quý {quy}: {n} chi bộ chưa có buổi chuyên đề";

// After M18.
inline constexpr std::string_view kOwnDay = "Xin đồng chí nhắn ngày, giờ, ví dụ: {lenh} {vi_du} 19h30.";
inline constexpr std::string_view kPlan =
    "Kế hoạch chuyên đề năm {nam}: mỗi quý ít nhất một buổi. Xin đồng chí nhắn từng quý, ví dụ: {lenh} quý 1 Học tập và làm theo Bác; hoặc lập trên trang, xin nhắn: trang.";

// The presenter, through the secretary.
inline constexpr std::string_view kRemindThem =
    "Đề nghị đồng chí nhắc đồng chí {ten}: đề cương chuyên đề “{chuyen_de}” (ngày {ngay}) xin gửi {noi_nhan} trước ngày {ngay_han}. Trân trọng.";
inline constexpr std::string_view kRemindTitle = "Nhắc đồng chí {ten} gửi đề cương chuyên đề trước ngày {ngay_han}";
inline constexpr std::string_view kToCommittee = "chi ủy";
inline constexpr std::string_view kToSecretary = "đồng chí bí thư";

// The short form.
inline constexpr std::string_view kResultAsk =
    "Chuyên đề quý {quy}, ngày {ngay}: “{chuyen_de}”[, đồng chí {nguoi_trinh_bay} trình bày]. Xin đồng chí nhắn kết quả, ví dụ: dự 22/25, có nghị quyết, 3 nhiệm vụ.";
inline constexpr std::string_view kResultTopic = "Buổi chuyên đề ngày {ngay} chưa có tên chuyên đề. Xin đồng chí nhắn tên chuyên đề, có dấu, tối đa {so} ký tự.";
inline constexpr std::string_view kResultUnclear = "Trợ lý chưa rõ {thieu}. Xin đồng chí nhắn đủ ba điều, ví dụ: dự 22/25, có nghị quyết, 3 nhiệm vụ; hoặc: dự 22/25, không nghị quyết, không nhiệm vụ.";
inline constexpr std::string_view kResultShow =
    "Báo văn phòng Đảng ủy kết quả chuyên đề quý {quy} của {chi_bo}, ngày {ngay}: “{chuyen_de}”[, đồng chí {nguoi_trinh_bay}]; dự {ti_le}; {nghi_quyet}; {nhiem_vu}.\nNhắn: đồng ý, hoặc: thôi.";
inline constexpr std::string_view kResultTitle = "kết quả chuyên đề quý {quy}";
inline constexpr std::string_view kResultSent = "Đã chuyển kết quả chuyên đề quý {quy} tới văn phòng Đảng ủy.";
inline constexpr std::string_view kResolution = "có nghị quyết";
inline constexpr std::string_view kNoResolution = "không ra nghị quyết";
inline constexpr std::string_view kTasks = "giao {n} nhiệm vụ";
inline constexpr std::string_view kNoTasks = "không giao nhiệm vụ";

// The secretaries' group, at most once a quarter.
inline constexpr std::string_view kCountForAll =
    "Kính gửi các đồng chí bí thư, phó bí thư: quý {quy} còn {n} ngày, {x}/{y} chi bộ đã có lịch hoặc đã tổ chức sinh hoạt chuyên đề. Trân trọng.";

inline constexpr std::string_view kOffice = "văn phòng Đảng ủy";

}  // namespace mungba::handlers::thematic::texts
