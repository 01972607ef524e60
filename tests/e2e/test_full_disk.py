"""A full disk refuses and is survived: 503 while nothing can be stored, 200 again when there is room, nothing acknowledged is lost."""
import contextlib
import os
import subprocess
import tempfile
import unittest

from harness import House
from programs import request
from waiting import wait_until
from world import BRANCH_GROUP

SIZE_MB = 24
LONG_TEXT = "chuyện trong xóm, không liên quan đến việc họp. " * 500


def fill(path):
    """Takes what room there is left, to the last page."""
    with open(path, "wb", buffering=0) as filler:
        for piece in (1 << 20, 4096):
            with contextlib.suppress(OSError):
                while filler.write(b"\0" * piece) == piece:
                    pass


@unittest.skipUnless(os.geteuid() == 0, "a small file system of its own wants root to mount it")
class FullDisk(unittest.TestCase):
    def setUp(self):
        self.disk = self.enterContext(tempfile.TemporaryDirectory(prefix="mungba-disk-"))
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=%dm" % SIZE_MB, "none", self.disk], capture_output=True, text=True)
        if mounted.returncode:
            self.skipTest("no file system can be mounted here: " + mounted.stderr.strip())
        self.addCleanup(subprocess.run, ["umount", self.disk], check=True)

    def test_full_503_room_again_200_nothing_lost(self):
        with House(data=self.disk) as house:
            house.import_all().start_bot()
            who = house.world.plain_members[0]
            acknowledged = []

            def post(text=LONG_TEXT):
                event = house.event(who, text, BRANCH_GROUP)
                status = house.post(event)
                if status == 200:
                    acknowledged.append(event["message"]["msg_id"])
                return status

            self.assertEqual(post(), 200)
            fill(house.data / "filler")
            # The files have some room inside: it takes a few events until they must grow.
            statuses = wait_until(lambda: (status := post()) != 200 and [status], 60, "the disk to be full for the database", look_every=0)
            self.assertEqual(statuses, [503])
            wait_until(lambda: request("GET", house.bot_url + "/readyz")[0] == 503, 10, "/readyz to tell that nothing can be stored")
            self.assertEqual(request("GET", house.bot_url + "/healthz")[0], 200)
            self.assertIsNone(house.bot.process.poll(), "the server lives through it")

            (house.data / "filler").unlink()
            wait_until(lambda: post() == 200, 20, "events to be taken again")
            wait_until(lambda: request("GET", house.bot_url + "/readyz")[0] == 200, 10, "/readyz to be well again")
            house.settle()
            self.assertEqual(house.bot.stop(), 0)
            kept = {msg_id for (msg_id,) in house.read_database("SELECT msg_id FROM inbox WHERE state = 'done'")}
            self.assertEqual([one for one in acknowledged if one not in kept], [], "acknowledged and missing")
            house.check_database()
