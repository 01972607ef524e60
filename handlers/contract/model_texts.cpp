#include "handlers/contract/model_texts.hpp"

#include <array>
#include <stdexcept>

#include "core/text.hpp"
#include "handlers/contract/wording.hpp"

namespace mungba::handlers::model_texts {
namespace {

struct ModelText {
    std::string_view code;
    std::string_view text;
};

// ⏎ of conversation.md is a line break here.
constexpr std::array kTexts{
    ModelText{"M1",
              "THÔNG BÁO {loai_hop}\n"
              "Kính gửi các đồng chí đảng viên {chi_bo},\n"
              "1. Thời gian: {gio}, {thu}, ngày {ngay}[ (ngày {ngay_03} là {ly_do_nghi})].\n"
              "2. Địa điểm: {noi}.\n"
              "[3. Nội dung: {noi_dung}.\n]"
              "Đề nghị các đồng chí {tra_loi}[ trước {han}]: 1 có mặt, 2 vắng, 3 đến muộn[, 4 {truc_tuyen}]. Lý do vắng xin nhắn riêng.\n"
              "[Kính nhắc các đồng chí đóng đảng phí tháng {thang}[: {lien_ket}].\n]"
              "Trân trọng cảm ơn.\n"
              "{ky_ten}"},
    ModelText{"M1.date",
              "THÔNG BÁO {loai_hop}\n"
              "Kính gửi các đồng chí đảng viên {chi_bo},\n"
              "Ngày {ngay}[ (ngày {ngay_03} là {ly_do_nghi})]; giờ và địa điểm sẽ báo sau.\n"
              "Trân trọng cảm ơn.\n"
              "{ky_ten}"},
    ModelText{"M2",
              "Kính gửi các đồng chí đảng viên {chi_bo},\n"
              "Ngày {ngay_03} là {ly_do_nghi}. Theo quy định, buổi sinh hoạt thường kỳ tháng {thang} chuyển sang: [{gio}, ]{thu}, ngày {ngay}[, tại {noi}]"
              "[; {bao_sau}].\n"
              "Xin các đồng chí lưu ý: ngày {ngay_03} chi bộ không họp. Nội dung sẽ được thông báo trước buổi sinh hoạt.\n"
              "Trân trọng.\n"
              "{ky_ten}"},
    ModelText{"M2.open",
              "Kính gửi các đồng chí đảng viên {chi_bo},\n"
              "Ngày {ngay_03} là {ly_do_nghi}, và tuần đầu tháng {thang} không còn ngày làm việc. Ngày sinh hoạt thường kỳ sẽ được thông báo sau.\n"
              "Trân trọng.\n"
              "{ky_ten}"},
    ModelText{"M3",
              "Kính nhắc các đồng chí: hôm nay, {thu_nay}, ngày {ngay_03}, {chi_bo} không họp. Buổi sinh hoạt thường kỳ tháng {thang}: [{gio}, ]{thu}, "
              "ngày {ngay}[, tại {noi}]. Trân trọng."},
    ModelText{"M4",
              "THÔNG BÁO sinh hoạt chi bộ tháng {thang}/{nam}\n"
              "Kính gửi các đồng chí {chi_bo},\n"
              "Thời gian: {gio}, {thu}, ngày {ngay}[ (ngày {ngay_03} là {ly_do_nghi})], khoảng {phut} phút.\n"
              "Địa điểm: {noi}.\n"
              "Phần 1, thường kỳ: {noi_dung}.\n"
              "Phần 2, chuyên đề quý {quy}: “{chuyen_de}”[, đồng chí {nguoi_trinh_bay}].\n"
              "Đề nghị {tra_loi} cho cả buổi[ trước {han}]: 1 có mặt, 2 vắng, 3 đến muộn[, 4 {truc_tuyen}]. Lý do vắng xin nhắn riêng.\n"
              "Trân trọng.\n"
              "{ky_ten}"},
    ModelText{"M5",
              "THÔNG BÁO sinh hoạt chuyên đề quý {quy}\n"
              "Kính gửi các đồng chí đảng viên {chi_bo},\n"
              "1. Chuyên đề: “{chuyen_de}”.\n"
              "2. Thời gian: {gio}, {thu}, ngày {ngay}.\n"
              "3. Địa điểm: {noi}.\n"
              "[4. Người trình bày: đồng chí {nguoi_trinh_bay}.\n]"
              "Đề nghị các đồng chí nghiên cứu tài liệu và {tra_loi}[ trước {han}]: 1 có mặt, 2 vắng, 3 đến muộn[, 4 {truc_tuyen}]. Lý do vắng xin nhắn riêng.\n"
              "Trân trọng.\n"
              "{ky_ten}"},
    ModelText{"M6",
              "THAY ĐỔI LỊCH SINH HOẠT\n"
              "Kính gửi các đồng chí đảng viên {chi_bo},\n"
              "{ten_buoi} lúc {gio_cu}, ngày {ngay_cu} chuyển sang {gio}, {thu}, ngày {ngay}[, tại {noi}].\n"
              "Lý do: {ly_do}.\n"
              "[Vì lịch đã thay đổi, đề nghị các đồng chí {tra_loi}[ trước {han}]: 1 có mặt, 2 vắng, 3 đến muộn[, 4 {truc_tuyen}].[ {gap}]\n]"
              "Mong các đồng chí thông cảm. Trân trọng.\n"
              "{ky_ten}"},
    ModelText{"M6b",
              "Kính gửi các đồng chí đảng viên {chi_bo},\n"
              "{ten_buoi} lúc {gio}, {thu}, ngày {ngay} thay đổi {muc}: {moi} (thay cho: {cu}).\n"
              "Thời gian không đổi; đồng chí nào đã báo dự thì không cần báo lại.\n"
              "Trân trọng.\n"
              "{ky_ten}"},
    ModelText{"M7",
              "Kính gửi các đồng chí đảng viên {chi_bo},\n"
              "{ten_buoi} lúc {gio}, {thu}, ngày {ngay} không tổ chức. Lý do: {ly_do}.\n"
              "[{lich_moi}\n]"
              "Mong các đồng chí thông cảm. Trân trọng.\n"
              "{ky_ten}"},
    ModelText{"M9",
              "Kính gửi đồng chí {ten}, {ten_buoi} của {chi_bo}: {gio}, {thu}, ngày {ngay}, tại {noi}. Chi bộ mong nhận được phản hồi của đồng chí: "
              "1 có mặt, 2 vắng, 3 đến muộn[, 4 {truc_tuyen}]. Trân trọng."},
    ModelText{"M13",
              "Kính gửi đồng chí bí thư {chi_bo},\n"
              "Dự kiến sinh hoạt thường kỳ tháng {thang}: {gio}, {thu}, ngày {ngay}, tại {noi}.[ Ngày {ngay_03} là {ly_do_nghi} nên chuyển sang ngày này, "
              "trong tuần đầu của tháng.][ Ngày này sát kỳ nghỉ Tết; có thể họp sớm hơn: {som_hon}.][ Lịch nghỉ năm {nam} chưa công bố, ngày này là dự kiến.]\n"
              "1 đồng ý\n"
              "2 chọn ngày khác\n"
              "3 sửa giờ, nơi, nội dung\n"
              "Nếu đến {han} đồng chí chưa có ý kiến khác, {ket_cuc}. Trân trọng."},
    ModelText{"M13.open",
              "Kính gửi đồng chí bí thư {chi_bo},\n"
              "Tuần đầu tháng {thang} không còn ngày làm việc. Xin đồng chí chọn:\n"
              "1 {ngay_1}\n"
              "2 {ngay_2}\n"
              "3 ngày khác\n"
              "Trân trọng."},
    ModelText{"M17",
              "Kính gửi đồng chí bí thư, buổi {gio}, {thu}, ngày {ngay}: {so_lieu}, trên {mau_so} đồng chí.[\n"
              "Còn lại:{con_lai}\n"
              "Xin nhắn số để làm.][ Đồng chí {chua_bao}, xin nhắn: có mặt, xin vắng hoặc đến muộn.]"},
    ModelText{"M18",
              "Kính gửi đồng chí bí thư, quý {quy} trợ lý chưa có lịch sinh hoạt chuyên đề của {chi_bo}. Buổi {ngay} là buổi thường kỳ cuối của quý. Xin đồng chí "
              "chọn:\n"
              "1 kết hợp vào buổi {ngay} (hai phần riêng, ít nhất {phut} phút)\n"
              "2 chọn ngày riêng\n"
              "3 đã tổ chức, ghi nhận ngày\n"
              "Trân trọng."},
    ModelText{"M19",
              "Kính gửi đồng chí bí thư, quý {quy} còn {n} ngày, trợ lý chưa ghi nhận buổi sinh hoạt chuyên đề của {chi_bo}.\n"
              "Nếu đã tổ chức, xin nhắn kèm ngày họp, ví dụ: chuyên đề xong {ngay_1}.\n"
              "Nếu chưa, xin nhắn ngày giờ dự kiến, ví dụ: chuyên đề {ngay_2} 19h30.\n"
              "Cần hỗ trợ, xin liên hệ {ban_xay_dung_dang}. Trân trọng."},
    ModelText{"M20",
              "Kính gửi đồng chí {ten}, chuyên đề “{chuyen_de}” do đồng chí trình bày vào ngày {ngay}. Đề cương xin gửi {noi_nhan} trước ngày {ngay_han}. Nếu cần hỗ "
              "trợ hoặc đổi người trình bày, xin báo đồng chí bí thư. Trân trọng."},
    ModelText{"M24",
              "Cảm ơn đồng chí bí thư về buổi sinh hoạt ngày {ngay}. Hồ sơ còn:{con_lai}\n"
              "Xin nhắn số để làm."},
};

/// The longest that each value may be (conversation.md §5), for the check of a pack.
const std::array<Value, 41> kLongestValues{{
    {"ban_xay_dung_dang", "đồng chí " + std::string(60, 'x')},
    {"bao_sau", "giờ và địa điểm sẽ báo sau"},
    {"chi_bo", std::string(40, 'x')},
    {"chua_bao", "chưa báo phần mình"},
    {"chuyen_de", std::string(75, 'x')},
    {"con_lai", std::string(120, 'x')},
    {"cu", std::string(60, 'x')},
    {"gap", "Do thời gian gấp, nhờ các đồng chí báo giúp những đồng chí chưa xem Zalo."},
    {"gio", "19 giờ 30"},
    {"gio_cu", "19 giờ 30"},
    {"han", "16 giờ 30, ngày 05/10"},
    {"ket_cuc", "trợ lý sẽ dùng lịch này và gửi thông báo theo mẫu đồng chí đã duyệt"},
    {"ky_ten", "Trợ lý chi bộ"},
    {"lich_moi", "Thời gian mới sẽ được thông báo sau."},
    {"lien_ket", "https://dichvucong.gov.vn"},
    {"loai_hop", "sinh hoạt chi bộ thường kỳ tháng 10/2026"},
    {"ly_do", std::string(60, 'x')},
    {"ly_do_nghi", "nghỉ bù ngày Quốc tế Lao động"},
    {"mau_so", "100"},
    {"n", "15"},
    {"ngay_han", "05/10"},
    {"noi_nhan", "đồng chí bí thư"},
    {"phut", "120"},
    {"moi", std::string(60, 'x')},
    {"muc", "địa điểm"},
    {"nam", "2027"},
    {"ngay", "05/10/2026"},
    {"ngay_03", "03/10"},
    {"ngay_1", "thứ Hai, ngày 05/10/2026"},
    {"ngay_2", "thứ Hai, ngày 05/10/2026"},
    {"ngay_cu", "05/10/2026"},
    {"nguoi_trinh_bay", std::string(40, 'x')},
    {"noi", std::string(60, 'x')},
    {"noi_dung", std::string(110, 'x')},
    {"quy", "III"},
    {"so_lieu", "100 đồng chí báo có mặt, 100 báo vắng, 100 báo đến muộn, 100 dự trực tuyến, 100 chưa phản hồi"},
    {"som_hon", "01/02, 02/02"},
    {"ten", std::string(40, 'x')},
    {"ten_buoi", "buổi sinh hoạt thường kỳ tháng 10"},
    {"thang", "10"},
    {"thu", "Chủ nhật"},
}};
const std::array<Value, 3> kFurtherValues{{{"thu_nay", "Chủ nhật"}, {"tra_loi", "trả lời lại riêng cho trợ lý"}, {"truc_tuyen", "trực tuyến"}}};

const ModelText* find(std::string_view code) {
    for (const ModelText& text : kTexts) {
        if (text.code == code) return &text;
    }
    return nullptr;
}

std::vector<Value> values_of(std::string_view own) {
    std::vector<Value> values;
    const auto take = [&](const Value& value) {
        if (own.find("{" + std::string(value.name) + "}") != std::string_view::npos) values.push_back(value);
    };
    for (const Value& value : kLongestValues) take(value);
    for (const Value& value : kFurtherValues) take(value);
    return values;
}

}  // namespace

std::string_view of(const domain::RulePack& rules, std::string_view code) {
    if (const auto own = rules.texts.find(std::string(code)); own != rules.texts.end()) return own->second;
    const ModelText* text = find(code);
    if (text == nullptr) throw std::logic_error("no model text of the code " + std::string(code));
    return text->text;
}

std::vector<std::string> mistakes(const domain::RulePack& rules) {
    std::vector<std::string> told;
    for (const auto& [code, own] : rules.texts) {
        const std::string path = "texts." + code + ": ";
        const ModelText* model = find(code);
        if (model == nullptr) {
            told.push_back(path + "there is no such text");
            continue;
        }
        try {
            const std::vector<Value> values = values_of(model->text);
            const std::size_t length = core::text::utf16_length(fill(own, std::span<const Value>(values)));
            if (length > kLongest)
                told.push_back(path + "is " + std::to_string(length) + " characters long when filled in, of at most " + std::to_string(kLongest));
        } catch (const std::logic_error& error) {
            const std::string why = error.what();
            told.push_back(path + why.substr(why.find(": ") + 2));
        }
    }
    return told;
}

}  // namespace mungba::handlers::model_texts
