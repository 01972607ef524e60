"""The meeting that scripts/demo --evening plays: by members who type as people do, from the form of the month to the file that is signed."""
import pathlib
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
    "THÔNG BÁO",
]
IN_THE_FILE = [
    "HỒ SƠ BUỔI SINH HOẠT",
]


if __name__ == "__main__":
    unittest.main()
