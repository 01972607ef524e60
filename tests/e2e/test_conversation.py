"""A meeting from the secretary's word to the evening's count, through the real programs and the simulator."""
import json
import unittest

from harness import House
from world import BRANCH, BRANCH_GROUP, COMMITTEE_GROUP, VENUE

OPEN = "/họp 12/10 19h30 " + VENUE
CONFIRM = "đồng ý"


class Conversation(unittest.TestCase):
    def setUp(self):
        self.house = self.enterContext(House())
        self.house.start()
        world = self.house.world
        self.secretary, self.members = world.secretary, world.plain_members
        self.seen = {}

    def new(self, chat):
        """What the assistant has said in a chat since the last look."""
        key = getattr(chat, "user_id", chat)
        texts = self.house.said_by_bot(chat)
        fresh = texts[self.seen.get(key, 0):]
        self.seen[key] = len(texts)
        return fresh

    def says(self, who, chat, text):
        self.house.say(who, chat, text)

    def hears(self, chat, *parts):
        """One message has come to this chat, and it holds all the parts."""
        texts = self.house.hears(lambda: self.new(chat), 15, "a message in %s that holds %s" % (getattr(chat, "name", chat), parts))
        self.assertEqual(len(texts), 1, texts)
        for part in parts:
            self.assertIn(part, texts[0])
        return texts[0]

    def hears_nothing(self, *chats):
        for chat in chats:
            self.assertEqual(self.new(chat), [], getattr(chat, "name", chat))

    def open_meeting(self):
        self.says(self.secretary, COMMITTEE_GROUP, OPEN)
        self.hears(COMMITTEE_GROUP, "Tổ chức họp chi bộ bất thường: 19 giờ 30, thứ Hai, ngày 12/10/2026, tại %s" % VENUE,
                   "%d đồng chí" % len(self.house.world.people), "Nhắn: đồng ý, hoặc: thôi.")
        self.says(self.secretary, COMMITTEE_GROUP, CONFIRM)
        self.hears(COMMITTEE_GROUP, "Đã ghi lịch. Thông báo gửi sau 2 phút; nhắn thôi để dừng.")

    def announce(self):
        self.open_meeting()
        self.house.clock(minutes=1)
        self.hears_nothing(BRANCH_GROUP)
        self.house.clock(minutes=2)
        return self.hears(BRANCH_GROUP, "THÔNG BÁO họp chi bộ bất thường")

    def test_from_the_notice_to_the_evening_count(self):
        self.new(BRANCH_GROUP)
        notice = self.announce()
        for line in ("Kính gửi các đồng chí đảng viên %s," % BRANCH, "19 giờ 30, thứ Hai, ngày 12/10/2026", "Địa điểm: %s" % VENUE,
                     "trả lời trước 16 giờ 30, ngày 12/10: 1 có mặt, 2 vắng, 3 đến muộn.", "T/M chi ủy"):
            self.assertIn(line, notice)
        self.assertLessEqual(len(notice), 600)

        son, minh, tuyet, pao, thu, mai, hai = self.members[:7]
        for who, text in ((son, "Có mặt"), (minh, "CO MAT A"), (tuyet, "1"), (pao, "vắng, em đi công tác xa"), (thu, "muộn 15p"),
                          (mai, "rõ")):
            self.says(who, BRANCH_GROUP, text)
        self.says(self.secretary, BRANCH_GROUP, "chiều nay trời đẹp quá các đồng chí ạ")
        self.hears_nothing(BRANCH_GROUP, son, minh, tuyet, thu)

        self.says(hai, "private", "toi xin vang vi con om")
        self.hears(hai, "Đã ghi nhận: đồng chí báo vắng buổi 12/10", "Trợ lý sẽ báo đồng chí bí thư.")
        self.hears_nothing(BRANCH_GROUP)

        self.says(self.secretary, COMMITTEE_GROUP, "/danh sách")
        listed = self.hears(COMMITTEE_GROUP, "Buổi 12/10, 10 đồng chí", "có mặt 3", "vắng 2", "muộn 1", "đã nhận tin 1", "chưa phản hồi 3",
                            pao.name, hai.name)
        self.assertNotIn("công tác xa", listed, "no reason in a group")
        self.says(self.secretary, "private", "danh sach")
        self.hears(self.secretary, "có mặt 3", "công tác xa")

        self.house.clock(to="2026-10-07T19:59:00+07:00")
        self.hears_nothing(BRANCH_GROUP)
        self.house.clock(to="2026-10-07T20:01:00+07:00")
        count = self.hears(BRANCH_GROUP, "%s, buổi 12/10: 3 đồng chí báo có mặt, 2 báo vắng, 1 báo đến muộn, 4 chưa phản hồi." % BRANCH)
        for person in self.house.world.people:
            self.assertNotIn(person.name, notice + count, "never a name in the branch's group")

        self.house.clock(to="2026-10-08T20:30:00+07:00")
        self.hears_nothing(BRANCH_GROUP, son, minh, tuyet, thu)

    def test_a_changed_mind_counts_once_and_is_counted_the_next_evening(self):
        self.new(BRANCH_GROUP)
        self.announce()
        son = self.members[0]
        self.says(son, BRANCH_GROUP, "có mặt")
        self.says(son, BRANCH_GROUP, "có mặt")
        self.house.clock(to="2026-10-07T20:01:00+07:00")
        self.hears(BRANCH_GROUP, "1 đồng chí báo có mặt, 9 chưa phản hồi.")
        self.says(son, "private", "xin vắng")
        self.hears(son, "báo vắng buổi 12/10")
        self.house.clock(to="2026-10-08T20:01:00+07:00")
        self.hears(BRANCH_GROUP, "1 đồng chí báo vắng, 9 chưa phản hồi.")

    def test_stopped_within_the_two_minutes_nothing_is_sent(self):
        self.new(BRANCH_GROUP)
        self.open_meeting()
        self.house.clock(minutes=1)
        self.says(self.secretary, COMMITTEE_GROUP, "thôi")
        self.hears(COMMITTEE_GROUP, "Đã dừng, chưa gửi gì.")
        self.house.clock(minutes=10)
        self.hears_nothing(BRANCH_GROUP)

    def test_a_restart_keeps_what_waits(self):
        self.new(BRANCH_GROUP)
        self.says(self.secretary, COMMITTEE_GROUP, OPEN)
        self.hears(COMMITTEE_GROUP, "Nhắn: đồng ý, hoặc: thôi.")
        self.assertEqual(self.house.bot.stop(), 0)
        self.house.start_bot()
        self.says(self.secretary, COMMITTEE_GROUP, CONFIRM)
        self.hears(COMMITTEE_GROUP, "Đã ghi lịch.")
        self.assertEqual(self.house.bot.stop(), 0)
        self.house.start_bot()
        self.house.clock(minutes=3)
        self.hears(BRANCH_GROUP, "THÔNG BÁO họp chi bộ bất thường")

    def test_only_the_one_who_was_asked_confirms(self):
        deputy = next(p for p in self.house.world.people if p.role == "phó bí thư")
        self.new(BRANCH_GROUP)
        self.says(self.secretary, COMMITTEE_GROUP, OPEN)
        self.hears(COMMITTEE_GROUP, "Nhắn: đồng ý, hoặc: thôi.")
        self.says(deputy, COMMITTEE_GROUP, CONFIRM)
        self.house.clock(minutes=10)
        self.hears_nothing(COMMITTEE_GROUP, BRANCH_GROUP)

    def test_a_member_has_no_right_and_the_group_sees_nothing_of_it(self):
        son = self.members[0]
        self.new(BRANCH_GROUP)
        self.says(son, "private", OPEN)
        self.hears(son, "Việc này dành cho đồng chí bí thư, phó bí thư.")
        self.says(self.secretary, BRANCH_GROUP, OPEN)
        self.hears(BRANCH_GROUP, "Việc này xin đồng chí nhắn riêng cho trợ lý.")
        self.says(self.secretary, BRANCH_GROUP, OPEN)
        self.house.clock(minutes=10)
        self.hears_nothing(BRANCH_GROUP)

    def test_export_tells_what_was_answered(self):
        self.announce()
        son, minh = self.members[:2]
        self.says(son, BRANCH_GROUP, "có mặt")
        self.says(minh, "private", "muộn 20 phút")
        _, told = self.house.command("export", "answers", "--month", "2026-10", "--format", "json", expect=0)
        rows = {row["member"]: row for row in json.loads(told[told.index("["):told.rindex("]") + 1])}
        self.assertEqual((rows[son.name]["answer"], rows[son.name]["branch"], rows[son.name]["meeting_date"][:10]), ("present", BRANCH, "2026-10-12"))
        self.assertEqual((rows[minh.name]["answer"], rows[minh.name]["minutes_late"]), ("late", 20))
        for what in ("rollcall", "meeting-file"):  # of meetings that have begun
            _, told = self.house.command("export", what, "--month", "2026-10", "--format", "json", expect=0)
            self.assertEqual(json.loads(told[told.index("["):told.rindex("]") + 1]), [])
            self.house.command("export", what, "--month", "2026-13", expect=2)
