"""Bulletins with the real programs: documents of real committees go along, marked ones do not, and each that is wrong has its own answer."""
import pathlib
import unittest

import documents
from harness import House
from office import HUY, TUAN, OfficeWorld, act, approve, at_the_page, attach, write
from programs import ROOT
from waiting import wait_until
from world import BRANCH_GROUP

DATA = pathlib.Path(__file__).with_name("data")
SEEDS = ROOT.parent / "shared/seeds"
OURS = ["KẾ HOẠCH", "nâng cao chất lượng sinh hoạt chi bộ", "1. Mục đích: giữ bí mật gia đình, bảo mật mật khẩu.", "2. Tổ chức: tối thứ Hai hằng tuần."]
# Title and summary of each plan, as the office would write them.
SUMMARIES = {
    "000": ("Kế hoạch nâng cao chất lượng sinh hoạt chi bộ của xã",
            "Thống nhất ngày sinh hoạt thường kỳ 03 hằng tháng; trùng ngày nghỉ thì họp trong tuần đầu. Mỗi quý ít nhất một buổi chuyên đề. Cấp ủy viên dự sinh hoạt với chi bộ được phân công."),
    "001": ("Kế hoạch đổi mới sinh hoạt chi bộ của phường",
            "Chi bộ lập kế hoạch chuyên đề trong năm; kết hợp chuyên đề với thường kỳ phải làm hai phần riêng. Bản tin trực tuyến có định hướng nội dung cho từng buổi."),
    "002": ("Kế hoạch thực hiện Chỉ thị về sinh hoạt chi bộ",
            "Ba chỉ tiêu: họp đúng lịch, đủ nội dung; mỗi quý một chuyên đề; trên 90% chi bộ xếp loại tốt. Dùng nhóm Zalo và mã QR để thông tin, trừ tài liệu mật."),
    "003": ("Kế hoạch 16 về nâng cao chất lượng sinh hoạt chi bộ",
            "Định hướng nội dung hằng tháng theo cấp trên và tình hình địa phương; số hóa bản tin sinh hoạt; phân công nhiệm vụ cho đảng viên bằng nghị quyết chuyên đề."),
    "004": ("Kế hoạch tuyên truyền của xã",
            "Cung cấp tài liệu ngắn gọn, dễ hiểu, dễ nhớ cho chi bộ; nhân rộng mô hình hay; dùng các kênh nội bộ để thông tin nhanh tới đảng viên."),
}


# How a document may be marked, and what the guard calls it. Zero-width, full-width and Cyrillic letters among them.
WAYS = [("MẬT", "Mật"), ("TỐI MẬT", "Tối mật"), ("TUYỆT MẬT", "Tuyệt mật"), ("Độ mật: Mật", "Mật"), ("ĐỘ MẬT : TỐI MẬT", "Tối mật"), ("[MẬT]", "Mật"), ("(Tuyệt mật)", "Tuyệt mật"),
        ("T U Y Ệ T   M Ậ T", "Tuyệt mật"), ("T.Ố.I M.Ậ.T", "Tối mật"), ("TUYET MAT", "Tuyệt mật"), ("M\u200bẬ\u200dT", "Mật"), ("\uff34\uff2f\uff29 \uff2d\uff21\uff34", "Tối mật"),
        ("\u0422\u041eI \u041cẬ\u0422", "Tối mật"), ("TÀI LIỆU MẬT", "Mật"), ("TÀI LIỆU TỐI MẬT - KHÔNG PHỔ BIẾN", "Tối mật"), ("Mức độ mật: MẬT", "Mật"), ("*** TỐI MẬT ***", "Tối mật"),
        ("Số: 12-BC/ĐU (Mật)", "Mật"), ("MẬT - Hỏa tốc", "Mật"), ("tuyệt mật", "Tuyệt mật")]


def plans():
    """(title, summary, lines) of each: the seeds where they lie beside the checkout, and one of ours."""
    found = [("Kế hoạch của chúng tôi", "Tóm tắt kế hoạch nâng cao chất lượng sinh hoạt chi bộ.", OURS)]
    for path in sorted(SEEDS.glob("*.txt")) if SEEDS.is_dir() else []:
        lines = [line[:110] for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        found.append((*SUMMARIES[path.name[:3]], lines))
    return found


class Bulletins(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.house = House(OfficeWorld(branches=2)).__enter__()
        cls.house.start_with_young_token()
    @classmethod
    def tearDownClass(cls):
        cls.house.__exit__()

    def setUp(self):
        self.tuan, self.huy = at_the_page(self.house, TUAN), at_the_page(self.house, HUY)

    def one(self):
        return write(self.tuan, "Thử tệp", "Tóm tắt.")

    def test_real_plans_go_along_as_docx_and_pdf_and_not_when_marked(self):
        for number, (title, summary, lines) in enumerate(plans()):
            make, name = (documents.docx, "ke-hoach.docx") if number % 2 else (documents.pdf, "ke-hoach.pdf")
            with self.subTest(title=title):
                address = write(self.tuan, title, summary)
                refused = attach(self.tuan, address, name, make(lines[:3] + ["TỐI MẬT"] + lines[3:]))
                self.assertEqual(refused.status, 422)
                self.assertIn("có dấu độ mật “Tối mật”", refused.text.replace("\u00a0", " "))
                self.assertEqual(attach(self.tuan, address, name, make(lines)).status, 303)
                approve(self.tuan, self.huy, address)
                self.house.clock(days=1)  # two a day at most go into a group
                self.tuan, self.huy = at_the_page(self.house, TUAN), at_the_page(self.house, HUY)
                said = [one for one in self.house.ask_sim("GET", "/sim/messages?chat=group:" + BRANCH_GROUP)["messages"] if one["from"] is None]
                texts = [one["text"] for one in said]
                place = next(place for place, text in enumerate(texts) if text.startswith("BẢN TIN tháng 10/2026: " + title))
                self.assertIn(summary, texts[place])
                self.assertEqual([text for text in texts[place + 1:place + 2]], [""], "its file comes next")
        self.tuan.get("/kho-ban-tin")
        found = self.huy.get("/kho-ban-tin?tu=tuan+dau").text
        if len(plans()) > 1:
            self.assertIn(SUMMARIES["000"][0].split()[-1], found)

    def test_each_plan_is_stopped_in_twenty_ways_of_being_marked(self):
        for title, summary, lines in plans():
            address = write(self.tuan, title, summary)
            for number, (marking, label) in enumerate(WAYS):
                place = (3, len(lines) // 2, len(lines))[number % 3]
                with self.subTest(title=title, way=marking):
                    answer = attach(self.tuan, address, "ke-hoach.docx", documents.docx(lines[:place] + [marking] + lines[place:]))
                    self.assertEqual(answer.status, 422)
                    self.assertIn("có dấu độ mật “%s”" % label, answer.text.replace("\u00a0", " "))
            self.assertEqual(self.house.read_database("SELECT file_name FROM bulletin WHERE id = ?", int(address.rsplit("/", 1)[1])), [("",)])

    def test_each_that_is_wrong_has_its_own_answer(self):
        address = self.one()
        cases = {
            "20 MB": ("a.pdf", b"%PDF-1.7" + b"x" * (20 << 20), "nhiều nhất 5 MB"),
            "a zip bomb": ("a.docx", documents.bomb(), "bung ra lớn quá mức"),
            "a PDF without text": ("a.pdf", documents.pdf([]), "chỉ có ảnh chụp"),
            "encrypted": ("a.pdf", documents.pdf(OURS, password="x"), "Tệp có mật khẩu"),
            "broken": ("a.docx", documents.docx(OURS)[:-30], "Tệp bị hỏng"),
            "an old Word file cut off": ("a.doc", (DATA / "ke-hoach.doc").read_bytes()[:5000], "Tệp bị hỏng"),
            "an old Word file, marked in its head line": ("a.doc", (DATA / "dau-mat-o-dau-trang.doc").read_bytes(), "dấu độ mật “Tuyệt mật”"),
            "a text": ("a.pdf", "KẾ HOẠCH".encode(), "không xem tên tệp"),
            "words over runs": ("a.docx", documents.docx(OURS, header="TUYỆT MẬT"), "dấu độ mật “Tuyệt mật”"),
            "a marked name": ("MAT_ke-hoach.pdf", documents.pdf(OURS), "Tên tệp có dấu độ mật"),
        }
        for what, (name, content, answer) in cases.items():
            with self.subTest(what):
                answered = attach(self.tuan, address, name, content)
                self.assertEqual(answered.status, 422)
                self.assertIn(answer, answered.text.replace("\u00a0", " "))
        with self.subTest("over what is taken at all"):
            try:
                self.assertEqual(attach(self.tuan, address, "a.pdf", b"%PDF-1.7" + b"x" * (30 << 20)).status, 413)
            except ConnectionError:
                pass  # it was told so while it was still sending
        self.assertEqual(self.house.read_database("SELECT count(*) FROM media WHERE id IN (SELECT media_id FROM bulletin WHERE id = ?)", int(address.rsplit("/", 1)[1])), [(0,)])

    def test_a_png_named_jpg_is_made_smaller_and_leaves_as_a_picture(self):
        address = self.one()
        self.assertEqual(attach(self.tuan, address, "anh.jpg", documents.png(900, 700, noisy=True)).status, 303)
        kind, size = self.house.read_database("SELECT m.kind, length(m.bytes) FROM media m JOIN bulletin b ON b.media_id = m.id WHERE b.id = ?", int(address.rsplit("/", 1)[1]))[0]
        self.assertEqual(kind, "image")
        self.assertLessEqual(size, 1 << 20)

    def test_an_old_word_file_goes_along_as_what_it_is(self):
        address = self.one()
        self.assertEqual(attach(self.tuan, address, "ke-hoach.pdf", (DATA / "ke-hoach.doc").read_bytes()).status, 303)
        self.assertEqual(self.house.read_database("SELECT file_name FROM bulletin WHERE id = ?", int(address.rsplit("/", 1)[1])), [("ke-hoach.doc",)])

    def test_the_author_cannot_approve_over_the_wire(self):
        address = self.one()
        self.assertEqual(act(self.tuan, address, "trinh").status, 303)
        self.assertEqual(act(self.tuan, address, "duyet").status, 422)


if __name__ == "__main__":
    unittest.main()
