#include "web/page.hpp"

namespace mungba::web {
namespace {

Page short_page(int status, std::string title, std::string text) {
    Page page;
    page.status = status;
    page.layout = Page::Layout::one;
    page.title = std::move(title);
    page.sections = {{.heading = {},
                      .note = {},
                      .blocks = {Paragraph{.text = std::move(text)}, Buttons{.links = {{.text = "Về trang việc hôm nay", .address = "/"}}}},
                      .label = {}}};
    return page;
}

}  // namespace

Page see_other(std::string address) {
    Page page;
    page.status = 303;
    page.see_other = std::move(address);
    return page;
}

Page not_found() {
    return short_page(404, "Không tìm thấy", "Trang này không có, hoặc không thuộc phần việc của đồng chí. Xin đồng chí mở lại từ danh sách việc.");
}

Page bad_request(std::string text) { return short_page(400, "Chưa đọc được yêu cầu", std::move(text)); }

Page not_from_here() {
    return short_page(403,
                      "Chưa ghi, xin làm lại",
                      "Trang này đã mở quá lâu, hoặc yêu cầu không gửi từ trang của trợ lý, nên chưa có gì được ghi. Xin đồng chí mở lại trang rồi làm lại. "
                      "Nếu vẫn gặp, xin cho phép trình duyệt lưu cookie của trang này.");
}

Page session_over() {
    Page page = short_page(403,
                           "Chưa ghi, xin đăng nhập lại",
                           "Phiên làm việc đã hết nên việc vừa rồi chưa được ghi. Xin đồng chí nhắn riêng cho trợ lý trong Zalo một chữ “trang” để lấy liên kết mới, "
                           "rồi làm lại. Nút Quay lại của trình duyệt còn giữ chữ đồng chí đã gõ, để chép sang.");
    return page;
}

Page too_large() { return short_page(413, "Tệp hoặc nội dung quá lớn", "Tệp tải lên không được quá 5 MB, các ô nhập không quá 1 MB. Chưa có gì được ghi."); }

Page failure(const std::string& id) {
    return short_page(500, "Trợ lý gặp lỗi", "Việc vừa rồi chưa được ghi. Xin đồng chí thử lại sau ít phút. Nếu vẫn gặp, xin báo văn phòng kèm mã: " + id + ".");
}

Page too_busy() { return short_page(503, "Trợ lý đang bận", "Chưa có gì được ghi. Xin đồng chí thử lại sau một phút."); }

}  // namespace mungba::web
