"""The meeting that scripts/demo --evening plays: by members who type as people do, from the form of the month to the file that is signed."""
import sys
import unittest

from harness import ROOT, House

sys.path.insert(0, str(ROOT / "scripts"))

from demo import SampleWorld, start  # noqa: E402
from demo_evening import Evening  # noqa: E402


class EveningOfChiBo5(unittest.TestCase):
    def test_from_the_form_of_the_month_to_the_file(self):
        with House(SampleWorld()) as house:
            start(house)
            told = []
            evening = Evening(house, told.append)
            evening.play()
            transcript = "\n".join(told)
            for part in EXPECTED:
                self.assertIn(part, transcript)
            for part in IN_THE_FILE:
                self.assertIn(part, evening.file)
            group = "\n".join(line for line in told if "nhóm Chi bộ 5" in line and "Trợ lý" in line)
            for private in ("con em ốm", "cụ Bình", "khám"):
                self.assertNotIn(private, group)
            self.assertEqual([house.sim.stop(), house.bot.stop()], [0, 0])
            house.check_database()


# What the transcript must hold, in the assistant's words.
EXPECTED = [
    "Trợ lý: THÔNG BÁO sinh hoạt chi bộ thường kỳ tháng 10/2026",
    "lý do “con em ốm”",
    "3 đồng chí báo có mặt, 1 báo vắng, 1 báo đến muộn, 11 chưa phản hồi",
    "Đồng chí Đinh Thị Thoa báo giúp buổi 05/10: đồng chí Đỗ Văn Bình vắng. Nếu đúng, xin nhắn: báo thay 9 vắng.",
    "Trợ lý: Xin đồng chí nhắn rõ: 1 có mặt, 2 vắng.",
    "Trợ lý chưa rõ ý đồng chí về buổi họp ngày 05/10",
    "có lời báo mới: Trần Văn Minh: vắng.",
    "5. Trần Văn Minh (báo sau hạn: vắng)",
    "Đồng chí số 5 vắng có lý do hay không?",
    "Điểm danh buổi 05/10 đã đủ: có mặt 12, đến muộn 1, vắng có lý do 3, dự 13/16 (81,3%).",
    "Bắt đầu 19 giờ 30, kết thúc 21 giờ 05 (95 phút); dự 13/16 (81,3%); chi bộ xếp loại buổi sinh hoạt: Tốt.",
    "Vắng có lý do: 3: Trần Văn Minh; Đỗ Văn Bình (ốm); Ngô Thị Phượng (con em ốm).",
    "Chủ trì: đồng chí Nguyễn Thị Hạnh. Thư ký: đồng chí Phùng Thị Tuyết.",
]
IN_THE_FILE = [
    "HỒ SƠ BUỔI SINH HOẠT",
    "Bắt đầu 19 giờ 30, kết thúc 21 giờ 05 (95 phút",
    "Dự 13/16 (81,3%); trong đó đến muộn 1",
    "THÔNG BÁO sinh hoạt chi bộ thường kỳ tháng 10/2026",
    "Mã nhật ký",
    "Nguyễn Thị Hạnh",
    "Phùng Thị Tuyết",
]


if __name__ == "__main__":
    unittest.main()
