"""A branch from nothing, without touching the database: import, slips, twelve people enrol by their codes, a group is made, they join and
consent, and the secretary asks for the first time what there is to do."""
import json
import re
import unittest

from harness import House
from waiting import wait_until
from test_enrolment import codes_in
from world import BRANCH, World

PEOPLE = 12


class FromNothing(unittest.TestCase):
    def setUp(self):
        self.house = self.enterContext(House(World(members=PEOPLE)))
        world = json.loads((self.house.folder / "world.json").read_text())
        world["groups"] = []  # the OA has no group yet
        for person in world["people"]:
            person["groups"] = []
        world["people"][0]["oa_admin"] = True
        world["packages"] = [{"asset_id": "a55e%016d" % number, "members": 100, "valid_through": "2027-12-31", "auto_renew": True} for number in (1, 2)]
        (self.house.folder / "world.json").write_text(json.dumps(world))

    def test_twelve_people_and_their_first_list(self):
        house = self.house
        people = house.world.people
        rows = "chi_bo,ho_ten,chuc_vu,tinh_trang\n" + "".join(
            "%s,%s,%s,chính thức\n" % (BRANCH, p.name, "" if p.role == "đảng viên" else p.role) for p in people)
        house.command("roster", "import", house.file("roster.csv", rows), expect=0)
        house.start_bot().start_sim().import_token()

        _, page = house.command("roster", "slips", "--branch", BRANCH, expect=0)
        codes = {name: only for name, (only,) in codes_in(page).items()}
        self.assertEqual(sorted(codes), sorted(p.name for p in people))
        for person in people:
            house.say(person, "private", codes[person.name])
            house.say(person, "private", "đồng ý")
            greeting, consent, thanks = house.said_by_bot(person)[:3]
            self.assertEqual(greeting, "Kính chào đồng chí %s, %s." % (person.name, BRANCH))
            self.assertIn("Nếu đồng ý, xin nhắn: đồng ý.", consent)
            self.assertIn("đã ghi nhận đồng chí đồng ý", thanks)

        package = next(line.split()[0] for line in house.command("group", "create", BRANCH, expect=0)[1].splitlines() if line.endswith("free"))
        told = house.command("group", "create", BRANCH, "--package", package, "--admin", people[0].user_id, expect=0)[1]
        group = re.search(r"made: (\w+)", told).group(1)
        invited, there = map(int, re.search(r"(\d+) are being invited, (\d+) are there already", told).groups())
        self.assertEqual(invited + there, PEOPLE)  # Zalo's word that the administrator has come may be there first
        house.clock(minutes=1)
        for person in people[1:]:
            house.ask_sim("POST", "/sim/members", {"group": group, "user": person.user_id, "change": "accept"})
        house.clock(minutes=5)
        house.hears(lambda: any("Đây là trợ lý chi bộ" in text for text in house.said_by_bot(group)), 15, "the first words in the group")
        wait_until(lambda: house.settle() or "0 of them missing, 0 accounts unknown" in house.command("group", "list", expect=0)[1], 15,
                   lambda: "everybody in the group:\n" + house.command("group", "list")[1])

        house.say(people[0], "private", "việc")
        self.assertIn("%s còn 1 việc:\n1. " % BRANCH, house.said_by_bot(people[0])[-1])  # who has linked by a code
        house.say(people[3], group, "/lịch")
        self.assertEqual(house.said_by_bot(group)[-1], "Hiện chưa có lịch họp mới.")
        self.assertEqual(house.bot.stop(), 0)
        house.command("check", "--database", expect=0)


if __name__ == "__main__":
    unittest.main()
