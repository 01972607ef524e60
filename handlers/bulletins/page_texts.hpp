#pragma once
#include <string_view>

/// The words of the pages about bulletins.
namespace mungba::handlers::bulletins::page_texts {

inline constexpr std::string_view kListTitle = "Bản tin";
inline constexpr std::string_view kListTitleWaiting = "Bản tin: {n} bản chờ duyệt";
inline constexpr std::string_view kListLead = "Một đồng chí soạn, một đồng chí khác duyệt. Mỗi bản tin một màn hình và nhiều nhất một tệp hoặc một liên kết.";
inline constexpr std::string_view kNone = "Chưa có bản tin nào.";
inline constexpr std::string_view kNoRefusals = "Chưa từ chối nội dung nào";
inline constexpr std::string_view kRefusalsNote = "Trợ lý chỉ ghi loại và chỗ đã thấy, không giữ nội dung; dòng này tự xóa sau 30 ngày.";

inline constexpr std::string_view kEditLead = "Lưu rồi xem trước đúng như trong Zalo; chưa có gì được gửi khi chưa có đồng chí khác duyệt.";
inline constexpr std::string_view kSecrecyNote = "Không đưa tài liệu có dấu Mật, Tối mật, Tuyệt mật lên đây, kể cả ảnh chụp. Chỉ dùng tên chính thức của văn bản được phép phổ biến.";
inline constexpr std::string_view kNotSaved = "Chưa lưu. Xin sửa các ô được đánh dấu; những gì đã nhập vẫn còn dưới đây.";
inline constexpr std::string_view kVoids = "Bản tin đã được trình hoặc duyệt. Sửa nội dung thì phải trình và duyệt lại.";
inline constexpr std::string_view kTakenIn = "Đã lấy nội dung vào bản nháp. Xin kiểm tra, rút gọn, ghi đúng nguồn và ngày.";
inline constexpr std::string_view kBadHour = "Xin ghi giờ, ví dụ 7:30.";
inline constexpr std::string_view kDayWithHour = "Xin ghi cả ngày gửi.";

inline constexpr std::string_view kSaved = "Đã lưu.";
inline constexpr std::string_view kAttached = "Đã kèm tệp. Tệp đã được đọc và không thấy dấu mật.";
inline constexpr std::string_view kDetached = "Đã bỏ tệp.";
inline constexpr std::string_view kSubmitted = "Đã trình. Một đồng chí khác của văn phòng duyệt.";
inline constexpr std::string_view kChecked = "Đã ghi nhận nguồn được kiểm tra. Một đồng chí thứ ba duyệt.";
inline constexpr std::string_view kApproved = "Đã duyệt. Bản tin được gửi lúc {gio}, ngày {ngay}.";
inline constexpr std::string_view kPaused = "Đã tạm dừng. Những tin đã tới lượt vẫn đi, không bắt đầu nhóm mới.";
inline constexpr std::string_view kResumed = "Đã cho gửi tiếp; nơi đã nhận không nhận lại.";
inline constexpr std::string_view kAgain = "Đang gửi lại cho những nơi chưa nhận được.";
inline constexpr std::string_view kCorrected = "Đã ghi đính chính, chờ một đồng chí khác duyệt.";
inline constexpr std::string_view kCorrectionApproved = "Đã duyệt. Đính chính được gửi tới đúng những nơi đã nhận bản tin.";
inline constexpr std::string_view kCorrectionDropped = "Đã bỏ đính chính.";
inline constexpr std::string_view kWithdrawn = "Đã thu hồi. Nơi chưa nhận sẽ không nhận; nơi đã nhận được báo thu hồi.";
inline constexpr std::string_view kPausedByErrors = "Trợ lý tự tạm dừng vì nhiều nhóm liên tiếp không nhận được. Xin xem danh sách nơi nhận, rồi cho gửi tiếp.";
inline constexpr std::string_view kGaps = "Chưa trình được: {viec}";
inline constexpr std::string_view kOwnWork = "Đồng chí đã viết bản này nên một đồng chí khác duyệt.";
inline constexpr std::string_view kListedSource = "có trong danh sách";
inline constexpr std::string_view kUnlistedSource = "ngoài danh sách, chưa kiểm tra";
inline constexpr std::string_view kCheckedSource = "ngoài danh sách, {ten} đã kiểm tra";

inline constexpr std::string_view kAttachNote = "Ảnh, PDF, DOC hoặc DOCX, nhiều nhất 5 MB. Ảnh được thu nhỏ dưới 1 MB; tệp được đọc để tìm dấu mật trước khi nhận.";
inline constexpr std::string_view kNoFile = "Xin chọn một tệp.";
inline constexpr std::string_view kFileTooLarge = "Tệp {mb} MB, nhiều nhất 5 MB. Xin giảm dung lượng, hoặc đưa lên trang chính thức rồi dùng liên kết.";
inline constexpr std::string_view kFileWrongKind = "Đây không phải ảnh JPEG hay PNG, tệp PDF, DOC hay DOCX (trợ lý xem nội dung, không xem tên tệp). Xin chọn tệp khác.";
inline constexpr std::string_view kFileEncrypted = "Tệp có mật khẩu nên trợ lý không đọc được. Xin bỏ mật khẩu rồi chọn lại.";
inline constexpr std::string_view kFileBroken = "Tệp bị hỏng hoặc không đúng định dạng. Xin mở thử, lưu lại rồi chọn lại.";
inline constexpr std::string_view kFileNoText = "Tệp chỉ có ảnh chụp, không có chữ để tìm dấu mật. Xin dùng bản có chữ (lưu từ Word), hoặc dùng liên kết tới văn bản.";
inline constexpr std::string_view kFileSwells = "Tệp bung ra lớn quá mức nên trợ lý không nhận. Xin kiểm tra lại tệp này.";
inline constexpr std::string_view kFileTooSlow = "Đọc tệp quá lâu nên trợ lý dừng lại. Xin tách tệp nhỏ hơn hoặc lưu lại.";
inline constexpr std::string_view kFileFailed = "Trợ lý chưa đọc được tệp do lỗi ở máy chủ. Xin thử lại, hoặc báo người quản trị.";
inline constexpr std::string_view kFileHasLink = "Bản tin đã có liên kết. Xin bỏ liên kết trước khi kèm tệp.";

inline constexpr std::string_view kIntakeTitle = "Lấy nội dung vào bản nháp";
inline constexpr std::string_view kIntakeLead = "Dán văn bản, hoặc ghi địa chỉ một bài trên trang chính thức. Trợ lý chỉ tạo bản nháp; đồng chí sửa rồi mới trình.";
inline constexpr std::string_view kIntakeNothing = "Xin dán văn bản hoặc ghi địa chỉ.";
inline constexpr std::string_view kIntakeHost = "Trang {trang} chưa có trong danh sách trang chính thức. Xin mở trang đó, sao chép rồi dán văn bản.";
inline constexpr std::string_view kIntakeBadAddress = "Địa chỉ phải có dạng https://tên-trang/bài-viết.";
inline constexpr std::string_view kIntakeNotReached = "Không mở được trang này. Xin thử lại sau, hoặc dán văn bản.";
inline constexpr std::string_view kIntakeNotAllowed = "Địa chỉ dẫn tới nơi không được phép lấy. Xin dán văn bản.";
inline constexpr std::string_view kIntakeTooLarge = "Trang lớn quá. Xin sao chép phần cần rồi dán văn bản.";
inline constexpr std::string_view kIntakeNoText = "Không tìm thấy nội dung bài trong trang. Xin sao chép rồi dán văn bản.";
inline constexpr std::string_view kIntakeTooLong = "Văn bản dán dài {n} ký tự, nhiều nhất 100.000. Xin dán phần cần dùng.";

inline constexpr std::string_view kArchiveTitle = "Kho bản tin";
inline constexpr std::string_view kArchiveLead = "Bản tin và tài liệu đã phát hành. Tìm theo từ, không cần dấu.";
inline constexpr std::string_view kArchiveNone = "Không có bản tin nào như vậy.";
inline constexpr std::string_view kQrCaption = "Chụp mã để đọc bản tin trên điện thoại";

}  // namespace mungba::handlers::bulletins::page_texts
