"""The chat page in a browser: each script beside this file drives one, against a house of its own."""
import pathlib
import subprocess
import unittest

from harness import House

HERE = pathlib.Path(__file__).resolve().parent
SCRIPT_S = 240


class Browser(unittest.TestCase):
    def drive(self, script):
        with House() as house:
            house.start()
            done = subprocess.run(["node", str(HERE / script), house.sim_url + "/"], capture_output=True, text=True, errors="replace", timeout=SCRIPT_S)
            if done.returncode:
                self.fail("%s:\n%s%s\nthe bot:\n%s" % (script, done.stdout, done.stderr[-3000:], house.bot.tail()))
            self.assertEqual((house.sim.stop(), house.bot.stop()), (0, 0))

    def test_a_meeting_from_word_to_count(self):
        self.drive("conversation.mjs")

    def test_no_width_scrolls_sideways(self):
        self.drive("widths.mjs")

    def test_axe_finds_nothing(self):
        self.drive("accessibility.mjs")

    def test_faults_by_the_panel(self):
        self.drive("faults.mjs")

    def test_by_keyboard_alone(self):
        self.drive("keyboard.mjs")
