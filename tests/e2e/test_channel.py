"""What keeps the channel whole, with the real programs and a simulator that misbehaves: missed events, lost answers, tokens that end."""
import json
import unittest

from harness import House
from programs import request
from waiting import wait_until
from world import BRANCH_GROUP, COMMITTEE_GROUP, VENUE


class Channel(unittest.TestCase):
    def setUp(self):
        self.house = self.enterContext(House())
        self.house.start_with_young_token()
        self.secretary, self.members = self.house.world.secretary, self.house.world.plain_members
        self.announce()

    def announce(self):
        house = self.house
        house.say(self.secretary, COMMITTEE_GROUP, "/họp 12/10 19h30 " + VENUE)
        house.hears(lambda: any("đồng ý" in text for text in house.said_by_bot(COMMITTEE_GROUP)), 15, "the confirmation")
        house.say(self.secretary, COMMITTEE_GROUP, "đồng ý")
        house.clock(minutes=3)
        house.hears(lambda: house.said_by_bot(BRANCH_GROUP), 15, "the notice")

    def fault(self, **rule):
        self.house.ask_sim("POST", "/sim/faults", rule)

    def says_unheard(self, who, text):
        """Said while nobody listens, or the webhook does not come."""
        self.house.ask_sim("POST", "/sim/say", {"as": who.user_id, "chat": {"group": BRANCH_GROUP}, "text": text})

    def answers(self):
        output = self.house.command("export", "answers", "--format", "json", expect=0)[1]
        return {row["member"]: row["answer"] for row in json.loads(output) if row["answer"] != "none"}

    def filled(self, found):
        wait_until(lambda: self.house.settle() or self.answers() == found, 20, lambda: "%s; there is %s; the bot's log:\n%s" % (
            found, self.answers(), self.house.bot.tail()))

    def test_what_was_said_while_the_server_was_down_comes_in_once(self):
        house = self.house
        first, second = self.members[:2]
        house.say(first, BRANCH_GROUP, "có mặt")
        house.bot.kill9()
        self.says_unheard(second, "vắng")
        house.ask_sim("POST", "/sim/clock", {"advance_minutes": 20})
        house.start_bot()
        self.filled({first.name: "present", second.name: "absent"})
        # Zalo's own repeats come later, under the same ids.
        house.clock(to=house.ask_sim("GET", "/sim/clock")["now"])
        house.clock(hours=2)
        self.assertEqual(self.answers(), {first.name: "present", second.name: "absent"})

    def test_the_secretary_hears_from_when_to_when(self):
        house = self.house
        house.clock(minutes=1)
        before = len(house.said_by_bot(COMMITTEE_GROUP))
        status = house.ask_sim("POST", "/sim/clock", {"advance_minutes": 30, "jump": True})
        house.now = house.now.fromisoformat(status["now"])
        house.hears(lambda: any("trợ lý bị gián đoạn từ" in text for text in house.said_by_bot(COMMITTEE_GROUP)[before:]), 15,
                    lambda: "M32; came: %s; the bot's log:\n%s" % (house.said_by_bot(COMMITTEE_GROUP)[before:], house.bot.tail()))
        house.clock(hours=1)
        told = [text for text in house.said_by_bot(COMMITTEE_GROUP) if "gián đoạn" in text]
        self.assertEqual(len(told), 1, told)
        self.assertFalse(any("gián đoạn" in text for text in house.said_by_bot(BRANCH_GROUP)))

    def test_an_event_without_its_signature_is_fetched_from_the_history(self):
        self.fault(kind="unsigned", count=1)
        self.says_unheard(self.members[0], "có mặt")
        self.house.clock(minutes=2)
        self.filled({self.members[0].name: "present"})

    def test_a_history_with_other_ids_makes_no_doubles(self):
        house = self.house
        self.fault(kind="other_ids")
        member = self.members[0]
        house.say(member, BRANCH_GROUP, "vắng")
        house.say(self.secretary, COMMITTEE_GROUP, "/danh sách")
        heard = len(house.said_by_bot(COMMITTEE_GROUP))
        stored = house.metric("events_total", kind="message", result="stored")
        self.fault(kind="unsigned", count=1)
        self.says_unheard(self.members[1], "có mặt")
        house.clock(minutes=2)
        self.filled({member.name: "absent", self.members[1].name: "present"})
        # Only the one that was missed joined from the history.
        self.assertEqual(house.metric("events_total", kind="message", result="from_history"), 1)
        self.assertEqual(house.metric("events_total", kind="message", result="stored"), stored)
        self.assertEqual(len(house.said_by_bot(COMMITTEE_GROUP)), heard)

    def test_a_lost_answer_is_settled_by_echo_or_history_and_nothing_goes_twice(self):
        house = self.house
        self.fault(kind="lost", count=1, path="/v3.0/oa/group/message")
        self.fault(kind="dropped", count=1, event="oa_send_group_text")
        house.say(self.secretary, COMMITTEE_GROUP, "/danh sách")
        house.clock(minutes=3)
        lists = [text for text in house.said_by_bot(COMMITTEE_GROUP) if text.startswith("Buổi 12/10")]
        self.assertEqual(len(lists), 1, lists)
        self.assertEqual(house.metric("sends_total", result="settled_by_history"), 1)
        self.assertEqual(house.metric("outbox", state="unknown"), 0)

    def test_an_access_token_that_ends_is_renewed_and_the_message_leaves(self):
        house = self.house
        self.fault(kind="expire_token", count=1, path="/v3.0/oa/group/message")
        house.say(self.secretary, COMMITTEE_GROUP, "/danh sách")
        house.hears(lambda: any(text.startswith("Buổi 12/10") for text in house.said_by_bot(COMMITTEE_GROUP)), 15,
                    lambda: "the list; the bot's log:\n" + house.bot.tail())
        self.assertEqual(house.metric("tokens_refreshed_total"), 1)

    def test_tokens_are_renewed_by_the_clock_for_days(self):
        self.house.clock(hours=60)
        self.assertGreaterEqual(self.house.metric("tokens_refreshed_total"), 4)
        self.house.say(self.secretary, COMMITTEE_GROUP, "/danh sách")
        self.house.clock(minutes=1)
        self.assertTrue(any(text.startswith("Buổi 12/10") for text in self.house.said_by_bot(COMMITTEE_GROUP)))


class Alarms(unittest.TestCase):
    def test_a_lost_renewal_is_told_within_a_minute_and_inbound_stays_up(self):
        with House() as house:
            told = house.hear_alarms()
            house.start_with_young_token()
            house.ask_sim("POST", "/sim/faults", {"kind": "lost", "path": "/v4/oa/access_token", "count": 1})
            house.clock(hours=12, minutes=40)
            self.assertIn("không rõ kết quả lần cấp lại token Zalo", told())
            # Zalo has changed the pair all the same: the stored one is spent, and that is told once more, then no more.
            house.clock(hours=30)
            self.assertEqual(told().count("Mùng Ba, "), 2, told())
            self.assertIn("token Zalo không còn hiệu lực", told())
            self.assertEqual(house.post(house.event(house.world.secretary, "chào")), 200)


    def test_a_package_that_ends_is_told_by_stages_and_its_renewal_is_seen(self):
        with House() as house:
            script = house.file("alert", "#!/bin/sh\n{ echo \"$1\"; cat; echo; } >> '%s'\n" % (house.folder / "told"))
            script.chmod(0o700)
            house.write_config(alerts={"command": str(script)})
            world = json.loads((house.folder / "world.json").read_text())
            old, new = "a55e00000000000000f1", "a55e00000000000000f2"
            world["packages"] = [{"asset_id": old, "members": 100, "valid_through": "2026-10-20", "auto_renew": False},
                                 {"asset_id": new, "members": 100, "valid_through": "2027-12-31", "auto_renew": True}]
            next(group for group in world["groups"] if group["id"] == BRANCH_GROUP)["asset"] = old
            (house.folder / "world.json").write_text(json.dumps(world))
            house.start()
            told = lambda words: (house.folder / "told").read_text().count(words) if (house.folder / "told").exists() else 0
            for day, times in (("07", 1), ("13", 2), ("17", 3), ("19", 4)):
                house.clock(to="2026-10-%sT12:00:00+07:00" % day)
                self.assertEqual(told("gói của nhóm Chi bộ 5 hết hạn ngày 20/10/2026, Zalo giải tán nhóm ngày 04/12/2026"), times, day)
            house.clock(to="2026-10-21T12:00:00+07:00")
            self.assertEqual(told("hết hạn ngày 20/10/2026"), 5)
            self.assertEqual(told("nhóm Chi bộ 5 bị Zalo khóa"), 1)
            pair = house.fresh_pair()
            house.import_token(pair)
            _, answer = request("POST", house.sim_url + "/v3.0/oa/group/updateasset", {"group_id": BRANCH_GROUP, "asset_id": new},
                                     {"access_token": pair["access_token"]})
            self.assertEqual(json.loads(answer)["error"], 0, answer)
            house.clock(hours=2)
            house.bot.stop()
            self.assertEqual(house.read_database("SELECT kind FROM alarm WHERE cleared_at IS NULL"), [])
            self.assertEqual(house.read_database("SELECT DISTINCT state FROM chat_group"), [("active",)])


class Organizations(unittest.TestCase):
    SECRETS = json.dumps({"oa_secret_key": "another-key", "app_secret": "another-secret"})

    def test_a_further_organization_is_served_at_once_and_after_a_restart(self):
        with House() as house:
            house.start()
            other = {"sender": {"id": "51"}, "recipient": {"id": "999"}}
            event = lambda: house.event(house.world.secretary, "chào") | other
            self.assertEqual(house.post(event(), key="another-key"), 403)
            house.command("organization", "add", "--name", "Đảng bộ phường Hai", "--oa", "999", stdin=self.SECRETS, expect=0)
            wait_until(lambda: house.post(event(), key="another-key") == 200, 10, "the new OA's events to be taken")
            self.assertEqual(house.post(event(), key=house.world.oa_secret_key), 403)
            listed = house.command("organization", "list", expect=0)[1]
            self.assertIn("999", listed)
            self.assertNotIn("another", listed)
            house.bot.stop()
            house.start_bot()
            self.assertEqual(house.post(event(), key="another-key"), 200)
            house.bot.stop()
            self.assertNotIn(b"another-key", house.database.read_bytes())

    def test_mistakes_are_told_and_nothing_is_added(self):
        with House() as house:
            house.import_all()
            add = ["organization", "add", "--name", "Đảng bộ phường Hai"]
            for words, stdin, said in ((add + ["--oa", "abc"], self.SECRETS, "--oa abc"),
                                       (add + ["--oa", "999"], "{}", "oa_secret_key: missing"),
                                       (add + ["--oa", "999"], '{"oa_secret_key":"x","key":"y"}', "key: not a known field"),
                                       (add + ["--oa", "999", "--app", "5"], '{"oa_secret_key":"x"}', "app_secret: missing"),
                                       (add + ["--oa", house.world.oa_id], self.SECRETS, "has this OA already"),
                                       (["token", "import", "--oa", "998"], json.dumps(house.world.token), "no organization has this OA")):
                with self.subTest(words=words, stdin=stdin):
                    self.assertIn(said, house.command(*words, stdin=stdin, expect=2)[1])
            self.assertEqual(len(house.command("organization", "list", expect=0)[1].splitlines()), 1)


if __name__ == "__main__":
    unittest.main()
