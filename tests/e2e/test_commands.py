"""The command line as an operator meets it: every mistake told at once, all or nothing, and the exit codes."""
import contextlib
import os
import sqlite3
import stat
import subprocess
import unittest

from harness import House
from programs import request

HEAD = "chi_bo,ho_ten,chuc_vu,tinh_trang,zalo_id,ngay_sinh\n"
BAD_INPUT, IN_USE, REFUSED = 2, 3, 4


def roster(*rows, head=HEAD):
    return head + "".join(row + "\n" for row in rows)


class Config(unittest.TestCase):
    def test_five_mistakes_are_told_at_once_with_their_paths(self):
        with House() as house:
            bad = house.write_config(house.folder / "bad.toml", server={"max_connections": "many", "tls_cert": "cert.pem"},
                                     zalo={"signature": "strict", "paid_messages": "sometimes"}, quiet_hours={"to": "29:00"})
            code, told = house.command("check", config=bad)
            self.assertEqual(code, BAD_INPUT, told)
            for path in ("server.max_connections", "server.tls_", "zalo.signature", "zalo.paid_messages", "quiet_hours.to"):
                self.assertIn(path, told)

    def test_an_unknown_key_and_an_unknown_variable_stop_check_and_serve(self):
        with House() as house:
            unknown = house.write_config(house.folder / "unknown.toml", storage={"pth": "x.db"})
            for word in ("check", "serve"):
                code, told = house.command(word, config=unknown, env={"MUNGBA_ZALO_APP_IDD": "1"})
                self.assertEqual(code, BAD_INPUT, told)
                self.assertIn("storage.pth", told)
                self.assertIn("MUNGBA_ZALO_APP_IDD", told)
            self.assertFalse(house.database.exists(), "a refused config leaves no database behind")

    def test_no_secret_is_ever_repeated(self):
        with House() as house:
            bad = house.write_config(house.folder / "bad.toml", zalo={"signature": "strict"})
            _, told = house.command("check", config=bad)
            for secret in (house.world.oa_secret_key, house.world.app_secret):
                self.assertNotIn(secret, told)

    def test_a_secret_file_that_others_may_read_is_refused(self):
        with House() as house:
            secret = house.file("oa.secret", house.world.oa_secret_key)
            secret.chmod(0o644)
            config = house.write_config(zalo={"oa_secret_key": None, "oa_secret_key_file": str(secret)})
            code, told = house.command("check", config=config)
            self.assertEqual(code, BAD_INPUT, told)
            self.assertIn("oa_secret_key", told)
            secret.chmod(0o600)
            house.command("check", config=config, expect=0)

    def test_an_unknown_command_is_bad_input(self):
        with House() as house:
            house.command("no-such-command", expect=BAD_INPUT)

    def test_a_missing_config_is_told_by_its_path(self):
        with House() as house:
            missing = house.folder / "nowhere.toml"
            code, told = house.command("check", config=missing)
            self.assertEqual(code, BAD_INPUT, told)
            self.assertIn(str(missing), told)


class Roster(unittest.TestCase):
    def setUp(self):
        self.house = self.enterContext(House())

    def imported(self, content, *options, code=None):
        return self.house.command("roster", "import", self.house.file("people.csv", content), *options, expect=code)

    def refused(self, content, *lines):
        """The file is refused, each of `lines` is told by its number, and nothing of it is there afterwards."""
        _, told = self.imported(content, code=BAD_INPUT)
        for line in lines:
            self.assertRegex(told, r"\b%d\b" % line)
        _, again = self.imported(roster("Chi bộ 1,Bùi Thị Mơ,bí thư,chính thức,,"), "--dry-run", code=0)
        self.assertRegex(again, r"(?i)added\D{0,30}\b1\b|\b1\b\D{0,30}added", "something of the refused file was imported")
        return told

    def test_a_missing_column_is_named(self):
        told = self.refused(roster("Chi bộ 1,bí thư", head="chi_bo,chuc_vu\n"))
        self.assertIn("ho_ten", told)

    def test_an_extra_column_is_a_warning_only(self):
        _, told = self.imported(roster("Chi bộ 1,Bùi Thị Mơ,blue", head="chi_bo,ho_ten,mau_ao\n"), code=0)
        self.assertIn("mau_ao", told)

    def test_every_bad_line_is_told_and_nothing_imported(self):
        self.refused(roster("Chi bộ 1,Bùi Thị Mơ,bí thư,chính thức,,", "Chi bộ 1,Lò Văn Sáng,trưởng nhóm,chính thức,,",
                            "Chi bộ 1,Tạ Quang Vĩnh,đảng viên,vui vẻ,,", "Chi bộ 1,,đảng viên,chính thức,,",
                            "Chi bộ 1,Mai Thị Sen,đảng viên,chính thức,,31/02/1980"), 3, 4, 5, 6)

    def test_a_person_who_stands_there_twice_is_refused(self):
        self.refused(roster("Chi bộ 1,Bùi Thị Mơ,bí thư,chính thức,,", "Chi bộ 1,Lò Văn Sáng,đảng viên,chính thức,,",
                            "Chi bộ 1,BÙI  THỊ MƠ,đảng viên,chính thức,,"), 4)

    def test_broken_utf8_is_refused_by_its_line(self):
        self.refused(roster("Chi bộ 1,Bùi Thị Mơ,bí thư,chính thức,,").encode() + b"Chi b\xe1 1,L\xff,,,,\n", 3)

    def test_bom_tabs_and_an_accented_header_are_read(self):
        people = "\ufeffChi bộ\tHỌ TÊN\tChức vụ\nChi bộ 1\tBùi Thị Mơ\tbí thư\n"
        _, told = self.imported(people, code=0)
        self.assertRegex(told, r"(?i)added\D{0,30}\b1\b|\b1\b\D{0,30}added")

    def test_the_same_file_again_changes_nothing(self):
        people = roster("Chi bộ 1,Bùi Thị Mơ,bí thư,chính thức,,", "Chi bộ 1,Lò Văn Sáng,đảng viên,chính thức,,")
        self.imported(people, code=0)
        _, told = self.imported(people, code=0)
        self.assertRegex(told, r"(?i)unchanged\D{0,30}\b2\b|\b2\b\D{0,30}unchanged")

    def test_a_file_that_is_not_there(self):
        code, told = self.house.command("roster", "import", self.house.folder / "nobody.csv")
        self.assertEqual(code, BAD_INPUT, told)
        self.assertIn("nobody.csv", told)


class Database(unittest.TestCase):
    def refused(self, house):
        """By the server and by a command that would write."""
        for words in (("serve",), ("roster", "import", house.file("roster.csv", house.world.roster_csv()))):
            code, told = house.command(*words)
            self.assertEqual(code, REFUSED, told)
            self.assertIn("mungba.db", told)

    def test_one_of_a_newer_version_is_refused_and_left_alone(self):
        with House() as house:
            house.import_all()
            with contextlib.closing(sqlite3.connect(house.database)) as connection:
                connection.execute("INSERT INTO migration (line, number, name, applied_at) VALUES ('core', 9999, '9999_future.sql', 0)")
                connection.commit()
            self.refused(house)
            self.assertEqual(house.read_database("SELECT count(*) FROM membership"), [(len(house.world.people),)])

    def test_a_damaged_one_is_refused_and_left_alone(self):
        with House() as house:
            garbage = os.urandom(32768)
            house.database.write_bytes(garbage)
            self.refused(house)
            self.assertEqual(house.database.read_bytes(), garbage)

    def test_one_that_was_there_and_is_empty_is_not_filled(self):
        with House() as house:
            house.import_all()
            house.database.write_bytes(b"")
            self.refused(house)
            self.assertEqual(house.database.stat().st_size, 0)

    def test_another_programs_file_is_left_as_it_was(self):
        with House() as house:
            theirs = sqlite3.connect(house.database)
            theirs.execute("CREATE TABLE theirs (x)")
            theirs.commit()
            theirs.close()
            before = house.database.read_bytes()
            self.refused(house)
            self.assertEqual(house.database.read_bytes(), before)

    def test_one_that_was_there_and_is_missing_is_not_replaced(self):
        with House() as house:
            house.import_all()
            house.database.unlink()
            self.refused(house)
            self.assertFalse(house.database.exists(), "a new empty one was made")

    @unittest.skipUnless(os.geteuid() == 0, "a file system that refuses root wants root to mount it")
    def test_one_that_cannot_be_written_is_refused(self):
        with House() as house:
            house.import_all()
            data = str(house.database.parent)
            if subprocess.run(["mount", "--bind", data, data], capture_output=True).returncode:
                self.skipTest("no file system can be mounted here")
            try:
                subprocess.run(["mount", "-o", "remount,bind,ro", data], check=True, capture_output=True)
                self.refused(house)
            finally:
                subprocess.run(["umount", data], check=True)


class Server(unittest.TestCase):
    def test_a_port_in_use_is_told_with_its_address(self):
        with House() as house:
            house.start_bot()
            other = house.write_config(house.folder / "other.toml", storage={"path": str(house.folder / "other.db")})
            code, told = house.command("serve", config=other)
            self.assertEqual(code, 1, told)
            self.assertIn("127.0.0.1:%d" % house.bot_port, told)

    def test_a_second_server_on_the_same_data_is_refused(self):
        with House() as house:
            house.start_bot()
            second = house.write_config(house.folder / "second.toml", server={"listen": "127.0.0.1:0"})
            code, told = house.command("serve", config=second)
            self.assertEqual(code, IN_USE, told)
            self.assertEqual(request("GET", house.bot_url + "/healthz")[0], 200, "the first one goes on")

    def test_commands_go_through_the_running_server(self):
        with House() as house:
            house.start_bot()
            socket = house.data / "mungba.db.sock"
            mode = socket.stat().st_mode
            self.assertTrue(stat.S_ISSOCK(mode) and stat.S_IMODE(mode) == 0o600, oct(mode))
            house.import_all()
            self.assertEqual(house.bot.stop(), 0)
            self.assertFalse(socket.exists(), "a clean stop takes the socket away")
            house.check_database()

    def test_it_stops_cleanly_and_starts_again(self):
        with House() as house:
            house.import_all()
            for _ in range(2):
                house.start_bot()
                self.assertEqual(house.bot.stop(), 0, house.bot.tail())
                self.assertEqual(stat.S_IMODE((house.data / "mungba.key").stat().st_mode), 0o600)
