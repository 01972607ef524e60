"""`mungba doctor` beside a running server: a healthy house, and houses with one thing broken each, which it names and tells how to mend."""
import contextlib
import email.utils
import http.server
import json
import os
import sqlite3
import threading
import time
import unittest

from harness import House
from programs import free_port
from world import BRANCH_GROUP, COMMITTEE_GROUP

FAILED = 1


@contextlib.contextmanager
def oa_with_clock(oa_id, seconds_ahead):
    """Something that answers every call as the OA, with a Date of its own -> its address."""
    class Answers(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            body = json.dumps({"error": 0, "data": {"oa_id": oa_id, "name": "Trợ lý", "groups": []}}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def date_time_string(self, timestamp=None):
            return email.utils.formatdate(time.time() + seconds_ahead, usegmt=True)

        def log_message(self, *_):
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Answers) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield "http://127.0.0.1:%d" % server.server_port
        finally:
            server.shutdown()


class Doctor(unittest.TestCase):
    def setUp(self):
        self.house = self.enterContext(House())

    def examined(self, *options, code=None):
        """-> {what: (verdict, the rest)} of the lines, the worst of each."""
        found, told = self.house.command("doctor", *options)
        lines = {}
        for line in told.splitlines():
            self.assertRegex(line, r"^(ok|warn|NO) +[^:]+: .+")
            verdict, rest = line.split(None, 1)
            what, rest = rest.split(": ", 1)
            what = what.split(" of OA")[0].split(" 3")[0]
            if what not in lines or verdict == "NO":
                lines[what] = (verdict, rest)
            if verdict == "NO":
                self.assertIn("; ", rest, "how to mend it")
        self.assertEqual(found, FAILED if any(verdict == "NO" for verdict, _ in lines.values()) else 0, told)
        for secret in (self.house.world.token["access_token"], self.house.world.token["refresh_token"], self.house.world.app_secret,
                       self.house.world.oa_secret_key):
            self.assertNotIn(secret, told)
        if code is not None:
            self.assertEqual(found, code, told)
        return lines

    def only(self, what, *words, **others):
        """`what` is NO and says `words`; no other is NO, but `others`."""
        lines = self.examined(code=FAILED)
        self.assertEqual(sorted(name for name, (verdict, _) in lines.items() if verdict == "NO"), sorted([what, *others.get("also", ())]), lines)
        for word in words:
            self.assertIn(word, lines[what][1])
        return lines

    def test_a_healthy_house(self):
        self.house.start()
        lines = self.examined(code=0)
        for what in ("config", "rule packs", "database", "key file", "webhook", "signature", "token", "OA", "groups", "alarm"):
            self.assertEqual(lines[what][0], "ok", (what, lines))
        self.assertIn("2 of 2", lines["groups"][1])
        self.assertIn("clock", lines)

    def test_a_wrong_token(self):
        house = self.house.import_all()  # before the start: the server's clock stands in another month
        house.command("token", "import", stdin=json.dumps({"access_token": "another", "refresh_token": "pair", "expires_in": 90000}), expect=0)
        house.start_bot().start_sim()
        self.only("OA", "-216", "mungba token import")

    def test_no_token(self):
        self.house.start_bot().start_sim()
        self.only("token", "mungba token import")

    def test_a_wrong_secret(self):
        house = self.house.start()
        event = house.event(house.world.plain_members[0], "có mặt", BRANCH_GROUP)
        self.assertEqual(house.post(event, key="the app's secret by mistake"), 403)
        self.only("signature", "zalo.oa_secret_key")

    def test_zalo_is_not_reached(self):
        house = self.house.start()
        house.sim.kill9()
        self.only("OA", "not reached", "zalo.openapi_url")

    def test_an_address_that_is_not_zalos(self):
        house = self.house.start()
        house.write_config(zalo={"openapi_url": house.bot_url, "oauth_url": house.bot_url})
        self.only("OA", "not as Zalo does", "zalo.openapi_url")

    def test_nobody_listens_at_the_webhook(self):
        house = self.house.import_all().start_sim()
        self.only("webhook", "nothing listens", "systemctl start mungba")

    def test_the_key_file_is_missing(self):
        house = self.house.start()
        (house.data / "mungba.key").unlink()
        lines = self.only("key file", "mungba.key")
        self.assertEqual(lines["token"][0], "warn")

    def test_the_database_is_damaged(self):
        house = self.house.import_all().start_sim()
        house.database.write_bytes(os.urandom(32768))
        self.only("database", "damaged", "mungba restore", also=("webhook",))

    def test_a_group_that_the_oa_does_not_have(self):
        house = self.house.start()
        house.bot.stop()
        with contextlib.closing(sqlite3.connect(house.database)) as connection:
            connection.execute("UPDATE chat_group SET group_id = 'somewhere-else' WHERE kind = 'branch'")
            ended = "package_ends_on = '2000-01-01', dissolves_at = 946684800000"
            connection.execute("UPDATE chat_group SET %s, package_renews = 1 WHERE kind = 'branch_committee'" % ended)
            connection.commit()
        found, told = house.command("doctor")
        self.assertIn("Chi bộ 5 (somewhere-else): the OA has no such group; ", told)
        self.assertIn("committee of Chi bộ 5 (%s): its package ended on 2000-01-01, the group is dissolved on 2000-01-01; " % COMMITTEE_GROUP, told)
        self.assertEqual(found, FAILED)

    def test_a_restored_house_is_asked_about_its_token(self):
        house = self.house.start()
        house.command("backup", "a.db", expect=0)
        house.bot.stop()
        house.command("restore", "a.db", expect=0)
        house.start_bot()
        self.only("token", "held", "mungba token release")

    def test_a_clock_that_is_wrong(self):
        """Against an OA that says what time it is."""
        house = self.house.import_all().start_bot()
        for ahead, verdict in ((0, "ok"), (120, "warn"), (3600, "NO")):
            with self.subTest(seconds=ahead), oa_with_clock(house.world.oa_id, ahead) as url:
                house.write_config(zalo={"openapi_url": url, "oauth_url": url})
                self.assertEqual(self.examined()["clock"][0], verdict)

    def test_mistakes_of_the_config(self):
        self.house.write_config(zalo={"signature": "strict"})
        self.only("config", "zalo.signature")

    def test_the_alarm_is_tried(self):
        house = self.house.start()
        alarm = house.file("alarm", "#!/bin/sh\n[ \"$1\" = info ] && cat > %s\n" % (house.folder / "arrived"))
        alarm.chmod(0o755)
        house.write_config(alerts={"command": str(alarm)})
        self.examined(code=0)
        self.assertFalse((house.folder / "arrived").exists())
        self.examined("--test-alarm", code=0)
        self.assertIn("test", (house.folder / "arrived").read_text())
        alarm.write_text("#!/bin/sh\nexit 7\n")
        lines = self.examined("--test-alarm", code=FAILED)
        self.assertEqual(lines["alarm"][0], "NO")
        self.assertIn("ended with 7", lines["alarm"][1])
        house.write_config(alerts={"command": str(house.folder / "nowhere")})
        self.only("alarm", "nowhere")
        house.write_config(alerts={"command": None, "smtp_url": "smtp://user:secret-word@127.0.0.1:%d" % free_port(), "from": "a@example.vn",
                                   "to": "b@example.vn"})
        self.assertNotIn("secret-word", str(self.only("alarm", "127.0.0.1")))
