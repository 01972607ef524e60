"""What is kept about people, from outside: first words, consent, export, erasure, the hand-over of an office."""
import json
import unittest

from harness import House
from programs import request
from waiting import wait_until
from world import BRANCH, BRANCH_GROUP, COMMITTEE_GROUP, World


class WithoutConsent(World):
    """Its last member has not agreed to anything on paper."""

    def roster_csv(self):
        lines = super().roster_csv().splitlines()
        return "\n".join(lines[:-1] + [lines[-1].replace("03/02/2026", "")]) + "\n"


class People(unittest.TestCase):
    def house(self, world=None):
        return self.enterContext(House(world)).start()

    def test_each_group_hears_the_first_words_once_over_restarts(self):
        house = self.enterContext(House()).start(first_words=True)
        for group, names in ((BRANCH_GROUP, True), (COMMITTEE_GROUP, False)):
            (text,) = house.hears(lambda: house.said_by_bot(group), 15, "the first words")
            self.assertTrue(text.startswith("Kính chào các đồng chí. Đây là trợ lý chi bộ"), text)
            self.assertEqual("không nêu tên" in text, names)
            self.assertLessEqual(len(text), 600)
        self.assertEqual(house.bot.stop(), 0)
        house.start_bot()
        house.import_all()
        house.clock(minutes=5)
        self.assertEqual(len(house.said_by_bot(BRANCH_GROUP)), 1)

    def test_consent_is_asked_once_in_private(self):
        house = self.house(WithoutConsent())
        who = house.world.people[-1]
        house.say(who, "private", "giúp")
        house.hears(lambda: [text for text in house.said_by_bot(who) if "Nếu đồng ý, xin nhắn: đồng ý." in text], 15, "M27")
        house.say(who, "private", "đồng ý")
        house.hears(lambda: [text for text in house.said_by_bot(who) if "đã ghi nhận đồng chí đồng ý" in text], 15, "the receipt")
        self.assertEqual(house.bot.stop(), 0)
        self.assertEqual(house.read_database("SELECT consent_on, consent_way, consent_text_version FROM person WHERE name = ?", who.name),
                         [("2026-10-07", "chat", "M27-1")])

    def test_export_beside_the_server_tells_all_and_is_written_down(self):
        house = self.house()
        who = house.world.plain_members[0]
        house.say(who, "private", "lịch")
        _, told = house.command("person", "export", who.name, "--branch", BRANCH, "--format", "json", expect=0)
        data = json.loads(told)
        self.assertEqual((data["name"], data["consent"]["on"], len(data["accounts"])), (who.name, "2026-02-03", 1))
        self.assertEqual(data["memberships"][0]["branch"], BRANCH)
        _, text = house.command("person", "export", who.name, "--branch", BRANCH, expect=0)
        self.assertIn("Họ tên: " + who.name, text)
        self.assertEqual(house.bot.stop(), 0)
        self.assertEqual(house.read_database("SELECT count(*) FROM audit WHERE action = 'person.read' AND actor_kind = 'operator'"), [(2,)])

    def test_erase_asks_for_the_name_once_more_and_leaves_nothing_in_the_files(self):
        house = self.house()
        who = house.world.plain_members[0]
        _, told = house.command("person", "erase", who.name, "--branch", BRANCH, stdin="somebody else\n", expect=2)
        self.assertIn("not erased", told)
        house.command("person", "erase", who.name, "--branch", BRANCH, stdin=who.name + "\n", expect=0)
        house.hears(lambda: [text for text in house.said_by_bot(COMMITTEE_GROUP) if "đã đề nghị ngừng lưu thông tin" in text], 15, "the word to the secretary")
        house.clock(minutes=2)
        names = lambda: [path.name for path in house.data.iterdir() if path.is_file() and who.name.encode() in path.read_bytes()]
        wait_until(lambda: not names(), 15, lambda: "the name gone from %s" % names())
        self.assertEqual(len((house.data / "mungba.db.erasures").read_text().splitlines()), 1)
        house.command("person", "erase", who.name, "--branch", BRANCH, "--yes", expect=2)
        house.command("check", "--database", expect=0)

    def test_an_erasure_without_a_server_is_carried_out_again_in_a_restored_copy(self):
        house = self.enterContext(House()).import_all()
        who = house.world.plain_members[0]
        house.command("backup", house.folder / "copy.db", expect=0)
        house.command("person", "erase", who.name, "--branch", BRANCH, "--yes", expect=0)
        house.command("restore", house.folder / "copy.db", expect=0)
        self.assertEqual(house.read_database("SELECT count(*) FROM person WHERE name = ?", who.name), [(0,)])

    def test_what_cannot_be_meant_is_refused(self):
        house = self.house()
        for words, why in ((("person", "export", "Ai Đó", "--branch", BRANCH), "nobody"),
                           (("person", "export", "Ai Đó", "--branch", "Chi bộ 77"), "no branch"),
                           (("handover", BRANCH, "Ai Đó", "--from", "2026-11-01"), "nobody"),
                           (("handover", BRANCH, house.world.secretary.name, "--from", "2026-11-01"), "already"),
                           (("handover", BRANCH, house.world.plain_members[0].name, "--from", "31/2"), "no such day"),
                           (("handover", BRANCH, house.world.plain_members[0].name, "--from", "2026-01-01"), "past"),
                           (("handover", BRANCH), "--from"),
                           (("handover", "confirm", BRANCH), "no handover")):
            with self.subTest(words=words):
                _, told = house.command(*words, expect=2)
                self.assertIn(why, told)

    def test_the_operator_hands_the_office_over(self):
        house = self.house()
        who = house.world.plain_members[0]
        house.say(who, "private", "lịch")
        _, told = house.command("handover", BRANCH, who.name, "--from", "2026-10-07", expect=0)
        self.assertIn("nhận việc", told)
        house.hears(lambda: [text for text in house.said_by_bot(who) if "Xin nhắn: nhận việc." in text], 15, "M30")
        house.say(who, "private", "nhận việc")
        house.hears(lambda: [text for text in house.said_by_bot(COMMITTEE_GROUP) if who.name + " đảm nhiệm" in text], 15, "the word in the committee's group")
        house.say(house.world.secretary, "private", "họp bất thường 12/10 19h30")
        house.hears(lambda: [text for text in house.said_by_bot(house.world.secretary) if text.startswith("Việc này dành cho")], 15, "the refusal")
        self.assertEqual(house.bot.stop(), 0)
        self.assertEqual(house.read_database("SELECT p.name FROM role r JOIN person p ON p.id = r.person_id WHERE r.role = 'secretary' "
                                             "AND r.until_date IS NULL"), [(who.name,)])

    def test_a_handover_that_the_secretary_asked_for_is_confirmed_by_the_operator(self):
        house = self.house()
        who = house.world.plain_members[0]
        house.say(house.world.secretary, "private", "bàn giao %s từ 1/11" % who.name)
        house.say(house.world.secretary, "private", "đồng ý")
        house.hears(lambda: [text for text in house.said_by_bot(house.world.secretary) if "người quản trị trợ lý xác nhận" in text], 15, "the receipt")
        _, told = house.command("handover", "confirm", BRANCH, expect=0)
        self.assertIn(who.name, told)
        self.assertEqual(request("GET", house.bot_url + "/healthz")[0], 200)
