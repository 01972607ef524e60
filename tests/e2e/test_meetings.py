"""The 3rd of October 2026 is a Saturday: the whole month with the real programs, from the proposal to the count; the year's dates; and a rehearsal."""
import json
import unittest

from harness import House
from world import BRANCH_GROUP, COMMITTEE_GROUP, World


class October(unittest.TestCase):
    def setUp(self):
        self.house = self.enterContext(House(World(start="2026-09-20T08:00:00+07:00"))).start()

    def to(self, local):
        self.house.clock("2026-%s+07:00" % local)
        self.house.settle()

    def group(self):
        return self.house.said_by_bot(BRANCH_GROUP)

    def committee(self):
        return self.house.said_by_bot(COMMITTEE_GROUP)

    def secretary_says(self, text):
        self.house.say(self.house.world.secretary, COMMITTEE_GROUP, text)

    def test_from_the_proposal_to_the_count(self):
        self.to("09-25T08:00:00")
        self.assertIn("Dự kiến sinh hoạt thường kỳ tháng 10: 19 giờ 30, thứ Hai, ngày 05/10/2026", self.committee()[-1])
        self.assertIn("Ngày 03/10 là thứ Bảy nên chuyển sang ngày này", self.committee()[-1])
        self.secretary_says("/1")
        self.assertTrue(self.committee()[-1].startswith("Đã xác nhận lịch tháng 10"), self.committee()[-1])
        self.to("09-25T08:10:00")
        self.assertEqual(len(self.group()), 1)
        self.assertIn("Ngày 03/10 là thứ Bảy. Theo quy định, buổi sinh hoạt thường kỳ tháng 10 chuyển sang: 19 giờ 30, thứ Hai, ngày 05/10/2026", self.group()[0])
        self.to("10-02T07:30:00")
        self.assertTrue(self.group()[1].startswith("THÔNG BÁO sinh hoạt chi bộ thường kỳ tháng 10/2026"), self.group()[1])
        for member in self.house.world.people[3:6]:
            self.house.say(member, BRANCH_GROUP, "có mặt")
        self.to("10-02T20:30:00")
        self.assertIn("buổi 05/10: 3 đồng chí báo có mặt, 7 chưa phản hồi", self.group()[2])
        self.to("10-03T07:30:00")
        self.assertTrue(self.group()[3].startswith("Kính nhắc các đồng chí: hôm nay, thứ Bảy, ngày 03/10, Chi bộ 5 không họp."), self.group()[3])
        self.to("10-04T18:30:00")
        self.assertTrue(self.group()[4].startswith("Kính nhắc các đồng chí: buổi sinh hoạt thường kỳ tháng 10"), self.group()[4])
        self.assertTrue(any("3 có mặt, 7 chưa phản hồi, trên 10 đồng chí" in text for text in self.committee()), self.committee())
        self.to("10-06T08:30:00")
        self.assertTrue(any(text.startswith("Cảm ơn đồng chí bí thư về buổi sinh hoạt ngày 05/10") for text in self.committee()), self.committee())
        self.assertEqual(len(self.group()), 5, self.group())
        self.assertEqual(self.house.metric("reminders_missed_total"), 0)
        self.assertGreater(self.house.metric("reminders_due_total"), 8)

    def test_a_meeting_moved_two_hours_before(self):
        self.to("09-25T08:00:00")
        self.secretary_says("/1")
        self.to("10-05T17:20:00")
        said = len(self.group())
        self.secretary_says("/dời hôm nay 21h vì nhà văn hóa bận")
        self.secretary_says("/đồng ý")
        self.to("10-05T17:30:00")
        (notice,) = self.group()[said:]
        self.assertTrue(notice.startswith("THAY ĐỔI LỊCH SINH HOẠT"), notice)
        self.assertIn("Do thời gian gấp, nhờ các đồng chí báo giúp những đồng chí chưa xem Zalo.", notice)
        self.to("10-06T08:30:00")
        self.assertEqual(len(self.group()), said + 1)

    def test_a_silent_secretary_never_silences_the_third(self):
        self.to("10-06T08:30:00")
        said = self.group()
        self.assertIn("chuyển sang: thứ Hai, ngày 05/10/2026; giờ và địa điểm sẽ báo sau.", said[0])
        self.assertIn("Ngày 05/10/2026 (ngày 03/10 là thứ Bảy); giờ và địa điểm sẽ báo sau.", said[1])
        self.assertTrue(said[1].endswith("Trợ lý chi bộ"), said[1])
        self.assertEqual(len(said), 3, said)  # and the morning of the 3rd

    def test_a_rehearsal_tells_what_comes_and_sends_nothing(self):
        code, printed = self.house.command("rehearse", "--from", "2026-09-20", "--months", 1, "--format", "json", expect=0)
        lines = [json.loads(line) for line in printed.splitlines() if line.startswith("{")]
        times = [line["at"] for line in lines if line["to"] == "Chi bộ 5"]
        self.assertEqual(times, sorted(times))
        self.assertEqual([at[:16] for at in times], ["2026-09-28T08:00", "2026-10-02T07:30", "2026-10-03T07:00"])
        self.assertIn("nothing was sent", printed)
        self.assertEqual(self.group() + self.committee(), [])
        self.assertEqual([path.name for path in self.house.data.iterdir() if "rehearsal" in path.name], [])
        self.to("10-06T08:30:00")  # and it comes as it was told
        self.assertEqual(self.group(), [line["text"] for line in lines if line["to"] == "Chi bộ 5"])

    def test_a_branch_that_nobody_knows_is_told(self):
        self.assertEqual(self.house.command("rehearse", "--from", "20/09/2026")[0], 2)
        self.assertEqual(self.house.command("rehearse", "--branch", "Chi bộ 99")[0], 2)


class Calendar(unittest.TestCase):
    def test_the_dates_of_a_year(self):
        house = self.enterContext(House())
        code, printed = house.command("calendar", 2026, expect=0)
        self.assertIn("2026-10  2026-10-05  saturday  announced\n", printed)
        self.assertEqual(len(printed.splitlines()), 12)
        code, printed = house.command("calendar", 2026, "--preset", "residential", "--format", "json", expect=0)
        self.assertEqual({month["month"]: month["date"] for month in json.loads(printed)}["2026-10"], "2026-10-03")
        self.assertNotEqual(house.command("calendar", 1850)[0], 0)
        self.assertNotEqual(house.command("calendar", 2026, "--preset", "village")[0], 0)
