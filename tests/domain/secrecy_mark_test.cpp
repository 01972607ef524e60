#include "domain/secrecy_mark.hpp"

#include <rapidcheck.h>

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <string>

#include "tests/core/random_text.hpp"

using namespace mungba::domain;

namespace {

constexpr auto kSecret = SecrecyMark::secret;
constexpr auto kTop = SecrecyMark::top_secret;
constexpr auto kMost = SecrecyMark::most_secret;

struct Marked {
    const char* text;
    SecrecyMark mark;
};

}  // namespace

TEST_CASE("markings are found", "[secrecy]") {
    const Marked rows[] = {
        // a line of its own
        {"MẬT", kSecret},
        {"Mật", kSecret},
        {"TỐI MẬT", kTop},
        {"Tối mật", kTop},
        {"TUYỆT MẬT", kMost},
        {"tuyệt mật", kMost},
        {"  * TỐI MẬT *  ", kTop},
        {"[MẬT]", kSecret},
        {"“TUYỆT MẬT”", kMost},
        {"ĐẢNG BỘ PHƯỜNG HOA SỮA\nTỐI MẬT\nKế hoạch số 12", kTop},
        {"Kế hoạch\r\nmật\r\nNơi nhận", kSecret},
        {"Tài liệu mật", kSecret},
        {"TÀI LIỆU TUYỆT MẬT", kMost},
        {"Công văn tối mật", kTop},
        // with a label
        {"Độ mật: TỐI MẬT", kTop},
        {"ĐỘ MẬT: MẬT", kSecret},
        {"Mức độ mật: Tuyệt mật", kMost},
        {"Dấu độ mật: Mật", kSecret},
        {"1. Độ mật: Tối mật, số bản: 02", kTop},
        {"| Độ mật | Mật |", kSecret},
        {"Độ mật - Tối mật", kTop},
        {"ĐỘ MẬT TỐI MẬT", kTop},
        {"do mat: toi mat", kTop},
        {"DO MAT: MAT", kSecret},
        {"Kính gửi:\nĐộ mật:\nTuyệt mật", kMost},
        // beside other things
        {"Số: 12-KH/ĐU    MẬT", kSecret},
        {"Số: 12-KH/ĐU\tTỐI MẬT", kTop},
        {"TỐI MẬT - Kế hoạch bảo vệ", kTop},
        {"(MẬT) Kế hoạch số 5", kSecret},
        {"Kế hoạch số 5 (Mật)", kSecret},
        {"[Tối mật] Kế hoạch", kTop},
        {"TUYỆT MẬT: kế hoạch tháng 10", kMost},
        {"TỐI MẬT KẾ HOẠCH SỐ 5", kTop},
        {"TỐI MẬT, không phát tán", kTop},
        {"MẬT. Kế hoạch tháng 10", kSecret},
        {"HỒ SƠ MẬT", kSecret},
        {"PHƯỜNG HOA SỮA TUYỆT MẬT", kMost},
        // without accents, an obvious stamp
        {"TUYET MAT", kMost},
        {"TOI MAT", kTop},
        {"TAI LIEU TOI MAT", kTop},
        {"KE HOACH SO 5\nTUYET MAT", kMost},
        {"TUYỆT MAT", kMost},
        {"TỐI MÂT", kTop},
        // disguised
        {"M.Ậ.T", kSecret},
        {"M Ậ T", kSecret},
        {"M-Ậ-T", kSecret},
        {"M_Ậ_T", kSecret},
        {"T Ố I   M Ậ T", kTop},
        {"t.u.y.ệ.t m.ậ.t", kMost},
        {"T.U.Y.E.T M.A.T", kMost},
        {"M\nẬ\nT", kSecret},
        {"Kế hoạch\nT\nỐ\nI\nM\nẬ\nT\nsố 5", kTop},
        {"M\u200BẬ\u200BT", kSecret},
        {"M\u00ADẬT", kSecret},
        {"\u202EMẬT\u202C", kSecret},
        {"ＭẬＴ", kSecret},
        {"\U0001D40CẬ\U0001D413", kSecret},
        {"ⓂẬⓉ", kSecret},
        {"MA\u0302\u0323T", kSecret},
        {"MA\u0323\u0302T", kSecret},
        {"М\u1EACT", kSecret},                        // Cyrillic М
        {"М\u0410\u0302\u0323\u0422", kSecret},       // all Cyrillic
        {"\u039C\u0391\u0302\u0323\u03A4", kSecret},  // all Greek
        {"T\u041E\u0302\u0301\u0406 MẬT", kTop},
        {"T0\u0302\u0301I MẬT", kTop},
        {"M\u0336Ậ\u0336T\u0336", kSecret},  // struck through
        {"ᴍẬᴛ", kSecret},
        {"M\u00A0Ậ\u00A0T", kSecret},
        {"MẬT\xFF", kSecret},
    };
    for (const Marked& row : rows) {
        INFO(row.text);
        const auto found = find_secrecy_mark(row.text);
        CHECK(found == row.mark);
    }
}

TEST_CASE("words that only look like a marking pass", "[secrecy]") {
    const char* rows[] = {
        "",
        "Có mặt",
        "CÓ MẶT",
        "co mat",
        "CO MAT",
        "CO MAT A",
        "TOI CO MAT",
        "TÔI CÓ MẶT",
        "MAT",
        "mat",
        "Mat",
        "M.A.T",
        "MẶT",
        "MẮT",
        "mất",
        "TÔI MẤT",
        "vắng mặt",
        "VANG MAT",
        "XIN VANG MAT",
        "dc co mat: 20",
        "Có mặt: 20, vắng mặt: 3",
        "toi mat dien thoai",
        "TOI MAT DIEN THOAI",
        "DIEN THOAI TOI MAT",
        "tuyet mat",
        "hôm nay trời tuyệt mát",
        "đổi mật khẩu giúp tôi",
        "MẬT KHẨU WIFI LÀ 12345678",
        "Mật khẩu: 12345678",
        "mật ong rừng 300 nghìn",
        "MẬT ONG NGUYÊN CHẤT",
        "bí mật gia đình",
        "GIỮ BÍ MẬT NHÉ",
        "Luật bảo vệ bí mật nhà nước",
        "BẢO MẬT THÔNG TIN",
        "Bảo mật",
        "mật độ dân cư",
        "quan hệ mật thiết",
        "tuần trăng mật",
        "sỏi mật, nằm viện",
        "viêm túi mật",
        "Độ mật: không",
        "Độ mật: thường",
        "Độ mật: mật hay tối mật?",
        "đo mắt: mất 20 phút",
        "đau mắt",
        "Đau: mắt",
        "dau mat: mat 20 phut",
        "Xin không gửi tài liệu mật vào nhóm.",
        "Tài liệu lưu hành nội bộ, không có nội dung mật.",
        "Các đồng chí không gửi tài liệu MẬT, TỐI MẬT, TUYỆT MẬT vào nhóm.",
        "KHÔNG GỬI TÀI LIỆU TỐI MẬT",
        "CẤM CHUYỂN TÀI LIỆU TUYỆT MẬT",
        "Tin gửi lúc 08 giờ 00, ngày 05/10 có dấu độ mật “Tối mật” nên trợ lý không nhận và không "
        "lưu nội dung.",
        "tài liệu này có mật không đồng chí",
        "Chiều nay họp mặt đầu xuân",
        "HỌP MẶT ĐẦU XUÂN",
        "Gặp mặt lúc 19 giờ 30",
        "mai tôi có việc",
        "format lại máy",
        "M\na\nt",
        "KINH TE MAT TRAN TO QUOC",
        "ỦY BAN MẶT TRẬN TỔ QUỐC",
        "UY BAN MAT TRAN TO QUOC",
    };
    for (const char* text : rows) {
        INFO(text);
        const auto found = find_secrecy_mark(text);
        if (found) INFO(name_of(*found));
        CHECK_FALSE(found);
    }
}

TEST_CASE("the highest of several marks is told", "[secrecy]") {
    CHECK(find_secrecy_mark("MẬT\nTUYỆT MẬT\nTỐI MẬT") == kMost);
    CHECK(find_secrecy_mark("Độ mật: TỐI MẬT\nMẬT") == kTop);
}

TEST_CASE("file names that bear a mark", "[secrecy]") {
    const Marked rows[] = {
        {"TUYET-MAT_ke hoach.pdf", kMost},
        {"kehoach_tuyetmat.pdf", kMost},
        {"tuyet mat ke hoach 12.docx", kMost},
        {"Toi_mat_KH12.docx", kTop},
        {"TOI MAT KH12.docx", kTop},
        {"KeHoachToiMat.doc", kTop},
        {"KH 12 - Tối mật.docx", kTop},
        {"kế hoạch tối mật tháng 10.docx", kTop},
        {"Mật.pdf", kSecret},
        {"Mật - KH 12.docx", kSecret},
        {"KH12_MẬT.pdf", kSecret},
        {"(Mật) kế hoạch.docx", kSecret},
        {"tài liệu mật tháng 10.docx", kSecret},
        {"kế hoạch mật.docx", kSecret},
        {"KH12_MAT.pdf", kSecret},
        {"KH 12 (MAT).pdf", kSecret},
        {"M.Ậ.T.pdf", kSecret},
        {"M_Ậ_T_12.pdf", kSecret},
        {"hồ sơ.mật", kSecret},
        {"ＭẬＴ.pdf", kSecret},
        {"М\u1EACT.pdf", kSecret},
        {"T\u200BỐI MẬT", kTop},
    };
    for (const Marked& row : rows) {
        INFO(row.text);
        const auto found = find_secrecy_mark_in_file_name(row.text);
        CHECK(found == row.mark);
    }
}

TEST_CASE("file names that do not", "[secrecy]") {
    const char* rows[] = {
        "",
        ".pdf",
        "bien ban.docx",
        "danh sach co mat.xlsx",
        "DANH_SACH_CO_MAT.xlsx",
        "Danh-sach-vang-mat.xlsx",
        "Danh sách có mặt.xlsx",
        "mat khau wifi.txt",
        "Mật khẩu.txt",
        "MAT_KHAU.txt",
        "mật ong.jpg",
        "họp mặt 2026.jpg",
        "HOP_MAT_2026.jpg",
        "bí mật gia đình.pdf",
        "Luật bảo vệ bí mật nhà nước 2025.pdf",
        "mat.jpg",
        "MAT.jpg",
        "Mat tran To quoc.pdf",
        "MAT_TRAN.pdf",
        "toi mat dien thoai.jpg",
        "Đơn báo mất xe, tôi mất ngày 3.docx",
        "format.docx",
        "toi co mat.mp4",
    };
    for (const char* name : rows) {
        INFO(name);
        CHECK_FALSE(find_secrecy_mark_in_file_name(name));
    }
}

TEST_CASE("marks have names for people and for the log", "[secrecy]") {
    CHECK(label_of(kSecret) == "Mật");
    CHECK(label_of(kTop) == "Tối mật");
    CHECK(label_of(kMost) == "Tuyệt mật");
    CHECK(name_of(kMost) == "most_secret");
}

TEST_CASE("looking for marks, for any bytes", "[secrecy][property]") {
    using mungba::test::RandomText;
    rc::prop("does not depend on composition, and finds a stamp wherever it stands",
             [](const RandomText& before, const RandomText& after) {
                 const std::string text = before.bytes + "\nTỐI MẬT\n" + after.bytes;
                 const auto found = find_secrecy_mark(text);
                 RC_ASSERT(found.has_value());
                 RC_ASSERT(*found >= kTop);
                 RC_ASSERT(find_secrecy_mark(mungba::test::nfd(text)) == found);
                 find_secrecy_mark_in_file_name(text);
             });
    rc::prop("letters of a stamp may be held apart by anything that is no letter", [] {
        const auto between = rc::gen::element<std::string>(
            "", ".", " ", "-", "_", "*", "\u200B", "\u2060", "·", "\u00A0", "~", "/");
        std::string stamp;
        for (const char* letter : {"T", "U", "Y", "Ệ", "T", "M", "Ậ", "T"})
            stamp += letter + *between;
        RC_ASSERT(find_secrecy_mark(stamp) == kMost);
    });
}
