"""`mungba group` with the real programs: what the OA has, a new group for a branch, binding, inviting."""
import json
import unittest

from harness import House
from waiting import wait_until
from world import BRANCH, BRANCH_GROUP, COMMITTEE_GROUP

FAILED, BAD_INPUT = 1, 2
NEW_BRANCH = "Chi bộ 6"


class Groups(unittest.TestCase):
    def setUp(self):
        self.house = self.enterContext(House())
        world = json.loads((self.house.folder / "world.json").read_text())
        self.admin = world["people"][0]
        self.admin["oa_admin"] = True
        (self.house.folder / "world.json").write_text(json.dumps(world))
        self.house.start_with_young_token()

    def group(self, *words, expect=0):
        return self.house.command("group", *words, expect=expect)[1]

    def free_package(self):
        return next(line.split()[0] for line in self.group("create", BRANCH).splitlines() if line.endswith("free"))

    def test_what_the_oa_has_and_what_it_is_bound_to(self):
        self.house.clock(minutes=5)
        told = self.group("list")
        self.assertRegex(told, r"%s  \d+ people  .*the group of %s: 10 belong there, 0 of them missing, 0 accounts unknown" % (BRANCH_GROUP, BRANCH))
        self.assertRegex(told, r"%s .*the committee's group of %s" % (COMMITTEE_GROUP, BRANCH))
        self.assertIn("packages of the OA:", told)
        self.assertIn("VND a month", told)

    def test_a_group_for_a_branch_is_made_bound_and_filled(self):
        house = self.house
        people = house.world.plain_members[:3]
        rows = "chi_bo,ho_ten,chuc_vu,tinh_trang,zalo_id\n" + "".join(
            "%s,%s,%s,chính thức,%s\n" % (NEW_BRANCH, p.name, "bí thư" if p is people[0] else "", p.user_id) for p in people)
        house.command("roster", "import", house.file("six.csv", rows), expect=0)
        shown = self.group("create", NEW_BRANCH)
        self.assertIn("nothing was made", shown)
        self.assertIn("VND a month", shown)
        package = self.free_package()
        self.assertIn("--admin", self.group("create", NEW_BRANCH, "--package", package, expect=BAD_INPUT))
        told = self.group("create", NEW_BRANCH, "--package", package, "--admin", self.admin["user_id"])
        self.assertRegex(told, r"made: \w+ “Chi bộ 6”")
        self.assertIn("is the group of Chi bộ 6 now", told)
        self.assertIn("3 are being invited", told)
        made = next(line.split()[1] for line in told.splitlines() if line.startswith("made: "))
        house.clock(minutes=1)
        wait_until(lambda: house.settle() or house.read_database("SELECT count(*) FROM channel_call WHERE state = 'done'") == [(3,)], 10,
                   lambda: "three invitations; the bot's log:\n" + house.bot.tail())
        self.assertIn(made, self.group("list"))
        self.assertIn("is used by " + made, self.group("create", NEW_BRANCH, "--package", package, expect=BAD_INPUT))

    def test_mistakes_are_told_and_change_nothing(self):
        before = self.group("list")
        for words, said in ((("bind", BRANCH_GROUP, "Chi bộ 77"), "no branch of that name"),
                            (("bind", BRANCH_GROUP, "secretaries"), "serves another purpose already"),
                            (("invite", "secretaries"), "there is none"),
                            (("create", BRANCH, "--package", "nothing"), "the OA has no such package")):
            with self.subTest(words=words):
                self.assertIn(said, self.group(*words, expect=BAD_INPUT))
        self.assertIn("was the group of Chi bộ 5 already", self.group("bind", BRANCH_GROUP, BRANCH))
        self.assertEqual(self.group("list"), before)

    def test_without_zalo_or_token_it_says_so(self):
        self.house.sim.kill9()
        self.assertIn("mungba doctor", self.group("list", expect=FAILED))
        self.house.bot.stop()
        with House() as other:
            other.import_people()
            self.assertIn("mungba token import", other.command("group", "list", expect=FAILED)[1])


if __name__ == "__main__":
    unittest.main()
