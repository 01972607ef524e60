"""The chat page in a browser: each script beside this file drives one, against a house of its own."""
import pathlib
import subprocess
import unittest

import documents
from harness import House
from office import HUY, TUAN, OfficeWorld, link_of
from programs import binary
from world import COMMITTEE_GROUP, VENUE, World

HERE = pathlib.Path(__file__).resolve().parent
SCRIPT_S = 240


class Browser(unittest.TestCase):
    def drive(self, script, **world):
        with House(World(**world)) as house:
            house.start()
            done = subprocess.run(["node", str(HERE / script), house.sim_url + "/"], capture_output=True, text=True, errors="replace", timeout=SCRIPT_S)
            if done.returncode:
                self.fail("%s:\n%s%s\nthe bot:\n%s" % (script, done.stdout, done.stderr[-3000:], house.bot.tail()))
            self.assertEqual((house.sim.stop(), house.bot.stop()), (0, 0))

    def walk(self, script, prepare, kind=World, **world):
        """Drives the web page. What `prepare` gives are further arguments of the script."""
        with House(kind(branches=2, **world)) as house:
            given = prepare(house)
            further = given if isinstance(given, list) else []
            arguments = [house.web_url, binary("mungba"), house.config, int(house.now.timestamp()), *further]
            done = subprocess.run(["node", str(HERE / script), *map(str, arguments)], capture_output=True, text=True, errors="replace", timeout=SCRIPT_S)
            if done.returncode:
                self.fail("%s:\n%s%s\nthe bot:\n%s" % (script, done.stdout, done.stderr[-3000:], house.bot.tail()))
            self.assertEqual(house.bot.stop(), 0)

    def with_people(self, house):
        more = "chi_bo,ho_ten,chuc_vu,dong_y\n,Kiều Anh Tuấn,văn phòng,03/02/2026\n"
        house.import_people()
        house.command("roster", "import", house.file("more.csv", more), expect=0)
        house.greeted().start_bot().start_sim().import_token()

    def a_meeting(self, house):
        self.with_people(house)
        secretary = house.world.secretary
        house.say(secretary, COMMITTEE_GROUP, "/họp 12/10 19h30 " + VENUE)
        house.say(secretary, COMMITTEE_GROUP, "đồng ý")
        house.clock("2026-10-11T20:05:00+07:00")

    def test_a_secretary_walks_through_the_page(self):
        self.walk("walk_secretary.mjs", self.a_meeting)

    def test_the_office_sets_up_and_looks_after(self):
        self.walk("walk_office.mjs", self.with_people)

    def test_whoever_runs_the_server_begins_with_nothing(self):
        self.walk("walk_operator.mjs", lambda house: house.start_bot())

    def test_a_month_and_its_meeting(self):
        def prepare(house):
            self.with_people(house)
            house.clock("2026-09-25T08:05:00+07:00")

        self.walk("meeting.mjs", prepare, start="2026-09-20T08:00:00+07:00")

    def test_a_member_answers_by_a_link(self):
        def prepare(house):
            house.world.branches[0].people[9].user_id = ""  # has no Zalo
            self.a_meeting(house)

        self.walk("answer_link.mjs", prepare)

    def test_a_bulletin_from_draft_to_archive(self):
        def prepare(house):
            house.start_with_young_token()
            document = house.file("ke-hoach.pdf", documents.pdf(["KẾ HOẠCH", "nâng cao chất lượng sinh hoạt chi bộ"]))
            return [link_of(house, TUAN), link_of(house, HUY), document, house.sim_url]

        self.walk("bulletins.mjs", prepare, OfficeWorld)

    def test_a_meeting_from_word_to_count(self):
        self.drive("conversation.mjs")

    def test_a_month_in_a_minute(self):
        self.drive("month_in_a_minute.mjs")

    def test_the_months_of_a_branch(self):
        self.drive("months.mjs", start="2026-09-20T08:00:00+07:00")

    def test_no_width_scrolls_sideways(self):
        self.drive("widths.mjs")

    def test_axe_finds_nothing(self):
        self.drive("accessibility.mjs")

    def test_faults_by_the_panel(self):
        self.drive("faults.mjs")

    def test_by_keyboard_alone(self):
        self.drive("keyboard.mjs")

    def test_thematic_meetings_of_a_year(self):
        def prepare(house):
            self.with_people(house)
            house.clock("2026-10-07T08:05:00+07:00")

        self.walk("thematic.mjs", prepare, start="2026-09-20T08:00:00+07:00")

    def test_the_roll_is_called(self):
        def prepare(house):
            self.a_meeting(house)
            house.clock("2026-10-12T21:00:00+07:00")

        self.walk("rollcall.mjs", prepare)
