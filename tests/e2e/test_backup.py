"""Backup beside a running server, restore of it, and the check of what is in the database: what is whole, what is refused, what a kill leaves."""
import contextlib
import os
import sqlite3
import stat
import subprocess
import tempfile
import unittest

from harness import House
from programs import ROOT, request
from world import BRANCH, BRANCH_GROUP, COMMITTEE_GROUP, VENUE

FAILED, BAD_INPUT, IN_USE, REFUSED = 1, 2, 3, 4
MS_A_DAY = 86400 * 1000
POINTS = ("restore-copied", "restore-prepared", "restore-kept", "restore-in-place")


def rows(file, query, *values):
    with contextlib.closing(sqlite3.connect("file:%s?mode=ro" % file, uri=True)) as connection:
        return connection.execute(query, values).fetchall()


def write(file, *statements):
    with contextlib.closing(sqlite3.connect(file)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


@contextlib.contextmanager
def small_disk(size):
    with tempfile.TemporaryDirectory(prefix="mungba-disk-") as disk:
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=" + size, "none", disk], capture_output=True).returncode:
            raise unittest.SkipTest("no file system can be mounted here")
        try:
            yield disk
        finally:
            subprocess.run(["umount", disk], check=True)


class Backup(unittest.TestCase):
    def setUp(self):
        self.house = self.enterContext(House())

    def test_a_running_server_writes_it_where_the_caller_stands(self):
        house = self.house.import_all().start_bot()
        folder = house.folder / "copies"
        folder.mkdir()
        _, told = house.command("backup", "today.db", cwd=folder, expect=0)
        self.assertIn(str(folder / "today.db"), told)
        self.assertEqual(stat.S_IMODE((folder / "today.db").stat().st_mode), 0o600)
        self.assertEqual([path.name for path in folder.iterdir()], ["today.db"], "one file, no journal")
        self.assertEqual(rows(folder / "today.db", "PRAGMA integrity_check"), [("ok",)])
        self.assertEqual(rows(folder / "today.db", "SELECT count(*) FROM membership"), [(len(house.world.people),)])
        self.assertEqual(request("GET", house.bot_url + "/readyz")[0], 200, "the server goes on")

    def test_without_a_server_under_the_lock_in_whatever_version(self):
        house = self.house.import_all()
        before = house.database.read_bytes()
        house.command("backup", "alone.db", expect=0)
        self.assertEqual(rows(house.folder / "alone.db", "SELECT count(*) FROM membership"), [(len(house.world.people),)])
        self.assertEqual(house.database.read_bytes(), before, "it only reads")

    def test_what_is_there_is_replaced_only_by_force_and_only_if_it_is_a_backup(self):
        house = self.house.import_all()
        house.command("backup", "a.db", expect=0)
        code, told = house.command("backup", "a.db")
        self.assertEqual(code, BAD_INPUT, told)
        self.assertIn("--force", told)
        house.command("backup", "a.db", "--force", expect=0)
        notes = house.file("notes.txt", "mine")
        for file in (notes, house.data / "mungba.key", house.database, house.data / "mungba.db.lock", house.data):
            before = file.read_bytes() if file.is_file() else None
            code, told = house.command("backup", file, "--force")
            self.assertEqual(code, BAD_INPUT, told)
            self.assertEqual(file.read_bytes() if file.is_file() else None, before)

    def test_where_nothing_can_be_written_it_says_so(self):
        house = self.house.import_all()
        for start in (False, True):
            if start:
                house.start_bot()
            code, told = house.command("backup", house.folder / "nowhere" / "a.db")
            self.assertEqual(code, BAD_INPUT, told)
            self.assertIn("nowhere", told)
            code, told = house.command("backup", "/proc/a.db")
            self.assertEqual(code, FAILED, told)
            self.assertIn("/proc/a.db", told)

    def test_before_the_first_start_there_is_nothing_to_copy(self):
        code, told = self.house.command("backup", "a.db")
        self.assertEqual(code, BAD_INPUT, told)
        self.assertFalse((self.house.folder / "a.db").exists())

    @unittest.skipUnless(os.geteuid() == 0, "a small file system of its own wants root to mount it")
    def test_a_full_disk_is_told_and_nothing_is_left_on_it(self):
        house = self.house.import_all().start_bot()
        with small_disk("128k") as disk:
            code, told = house.command("backup", disk + "/a.db")
            self.assertEqual(code, FAILED, told)
            self.assertIn("disk is full", told)
            self.assertEqual(os.listdir(disk), [])

    def test_the_list_of_erasures_is_kept_beside_the_backups(self):
        house = self.house.import_all()
        line, older = "1790000000000 %s 999 5 erased\n" % house.world.oa_id, "1780000000000 %s 998 5 erased\n" % house.world.oa_id
        (house.data / "mungba.db.erasures").write_text(line)
        (house.folder / "erasures.list").write_text(older)
        house.command("backup", "a.db", expect=0)
        self.assertEqual((house.folder / "erasures.list").read_text(), older + line)


class Restore(unittest.TestCase):
    def setUp(self):
        self.house = self.enterContext(House())
        self.backup = self.house.folder / "backup.db"

    def test_one_of_last_week(self):
        """What was on its way then is not sent again unasked, tokens are held, the time between is a gap, who was erased stays so."""
        house = self.house.start()
        secretary, members = house.world.secretary, house.world.plain_members
        house.say(secretary, COMMITTEE_GROUP, "/họp 12/10 19h30 " + VENUE)
        house.say(secretary, COMMITTEE_GROUP, "đồng ý")  # the notice waits its two minutes
        house.command("backup", self.backup, expect=0)
        house.clock(days=7)
        house.say(members[0], BRANCH_GROUP, "có mặt")
        self.assertEqual(house.bot.stop(), 0)
        newest = rows(self.backup, "SELECT max(last_instant, (SELECT max(received_at) FROM inbox), (SELECT max(created_at) FROM outbox))"
                                   " FROM server_state")[0][0]
        waiting = rows(self.backup, "SELECT id, body FROM outbox WHERE state IN ('queued', 'sending') ORDER BY due_at, id")
        self.assertTrue(waiting)
        ((erased, made_at),) = rows(self.backup, "SELECT id, created_at FROM person WHERE name = ?", members[1].name)
        (house.folder / "erasures.list").write_text("%d %s %d %d erased\n" % (newest + MS_A_DAY, house.world.oa_id, erased, made_at))

        _, told = house.command("restore", self.backup, expect=0)
        self.assertIn("token", told)
        self.assertEqual(house.read_database("SELECT id, body FROM outbox WHERE state = 'unknown' AND since >= ? ORDER BY due_at, id", newest),
                         waiting)
        self.assertEqual(house.read_database("SELECT count(*) FROM outbox WHERE state IN ('queued', 'sending')"), [(0,)])
        self.assertEqual(house.read_database("SELECT DISTINCT held FROM token"), [(1,)])
        ((reason, state, from_at, until_at),) = house.read_database("SELECT reason, state, from_at, until_at FROM gap")
        self.assertEqual((reason, state, from_at), ("stopped", "open", newest))
        self.assertGreaterEqual(until_at, from_at)
        self.assertEqual(house.read_database("SELECT name, erased_at FROM person WHERE id = ?", erased), [("", newest + MS_A_DAY)])
        self.assertEqual(house.read_database("SELECT count(*) FROM account WHERE person_id = ?", erased), [(0,)])
        self.assertEqual(house.read_database("SELECT running FROM server_state"), [(0,)])
        self.assertIn("%d %s %d" % (newest + MS_A_DAY, house.world.oa_id, erased), (house.data / "mungba.db.erasures").read_text())
        (aside,) = house.data.glob("mungba.db.before-restore-*")
        self.assertGreater(rows(aside, "SELECT count(*) FROM inbox"), rows(self.backup, "SELECT count(*) FROM inbox"), "the later database is kept")
        house.command("check", "--database", expect=0)
        house.start_bot()
        self.assertIn("held", request("GET", house.bot_url + "/readyz")[1].decode())
        house.command("token", "release", expect=0)
        self.assertNotIn("held", request("GET", house.bot_url + "/readyz")[1].decode())

    def test_a_running_server_is_not_restored_under(self):
        house = self.house.import_all().start_bot()
        house.command("backup", self.backup, expect=0)
        code, told = house.command("restore", self.backup)
        self.assertEqual(code, IN_USE, told)
        self.assertEqual(request("GET", house.bot_url + "/healthz")[0], 200)

    def test_what_is_no_backup_is_refused_before_anything_is_touched(self):
        house = self.house.import_all()
        house.command("backup", self.backup, expect=0)
        newer, foreign, empty, garbage, torn, broken = (house.folder / (name + ".db") for name in
                                                        ("newer", "foreign", "empty", "garbage", "torn", "broken"))
        whole = self.backup.read_bytes()
        newer.write_bytes(whole)
        write(newer, "INSERT INTO migration (line, number, name, applied_at) VALUES ('core', 9999, '9999_future.sql', 0)")
        write(foreign, "CREATE TABLE theirs (x)")
        empty.write_bytes(b"")
        garbage.write_bytes(os.urandom(32768))
        torn.write_bytes(whole[:len(whole) // 2])
        broken.write_bytes(whole)
        write(broken, "INSERT INTO branch (organization_id, name, folded_name, created_at) VALUES (99, 'x', 'x', 0)")
        before, files = house.database.read_bytes(), sorted(os.listdir(house.data))
        for file in (newer, foreign, empty, garbage, torn, broken):
            with self.subTest(file=file.name):
                code, told = house.command("restore", file)
                self.assertEqual(code, REFUSED, told)
                self.assertIn(str(file), told)
        for file in (house.folder / "nowhere.db", house.database, house.folder):
            with self.subTest(file=file.name):
                code, told = house.command("restore", file)
                self.assertEqual(code, BAD_INPUT, told)
        self.assertEqual(house.database.read_bytes(), before)
        self.assertEqual(sorted(os.listdir(house.data)), files)

    def test_one_of_an_older_version_is_brought_forward(self):
        house = self.house
        sql = (ROOT / "storage/migrations/0001_core.sql").read_text()
        with contextlib.closing(sqlite3.connect(self.backup)) as old:
            old.executescript("PRAGMA application_id = 0x4d6e6762; CREATE TABLE migration (line TEXT NOT NULL, number INTEGER NOT NULL,"
                              " name TEXT NOT NULL, applied_at INTEGER NOT NULL, PRIMARY KEY (line, number)) STRICT;" + sql +
                              ";INSERT INTO migration VALUES ('core', 1, '0001_core.sql', 0)")
            old.execute("INSERT INTO organization (name, app_id, oa_id, created_at) VALUES ('Đảng bộ', ?, ?, 0)",
                        (house.world.app_id, house.world.oa_id))
            old.commit()
        before = self.backup.read_bytes()
        house.command("restore", self.backup, expect=0)
        self.assertGreater(house.read_database("SELECT max(number) FROM migration")[0][0], 1)
        self.assertEqual(self.backup.read_bytes(), before, "the backup stays as it is")
        house.start_bot()

    def test_a_damaged_database_is_kept_aside_with_its_journal(self):
        house = self.house.import_all()
        house.command("backup", self.backup, expect=0)
        garbage, journal = os.urandom(32768), os.urandom(4096)
        house.database.write_bytes(garbage)
        (house.data / "mungba.db-wal").write_bytes(journal)
        house.command("restore", self.backup, expect=0)
        (aside,) = house.data.glob("mungba.db.before-restore-*[0-9]")
        self.assertEqual((aside.read_bytes(), (aside.parent / (aside.name + "-wal")).read_bytes()), (garbage, journal))
        self.assertEqual(house.read_database("SELECT count(*) FROM membership"), [(len(house.world.people),)])
        house.command("check", "--database", expect=0)

    def test_on_a_new_machine(self):
        house = self.house.import_all()
        house.command("backup", self.backup, expect=0)
        key = (house.data / "mungba.key").read_bytes()
        for path in house.data.iterdir():
            path.unlink()
        _, told = house.command("restore", self.backup, expect=0)
        self.assertIn("mungba.key", told, "the tokens cannot be opened without the key")
        (house.data / "mungba.key").write_bytes(key)
        (house.data / "mungba.key").chmod(0o600)
        house.start_bot()
        self.assertEqual(house.bot.stop(), 0)

    @unittest.skipUnless(os.geteuid() == 0, "a small file system of its own wants root to mount it")
    def test_on_a_full_disk_the_old_database_stays_and_nothing_is_left(self):
        with small_disk("2m") as disk, House(data=disk) as house:
            house.import_all()
            house.command("backup", self.backup, expect=0)
            before, files = house.database.read_bytes(), sorted(os.listdir(disk))
            (house.data / "filler").write_bytes(b"\0" * (os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize - 200_000))
            code, told = house.command("restore", self.backup)
            self.assertEqual(code, FAILED, told)
            self.assertIn("disk is full", told)
            (house.data / "filler").unlink()
            self.assertEqual((house.database.read_bytes(), sorted(os.listdir(disk))), (before, files))
            house.command("restore", self.backup, expect=0)

    def test_killed_at_any_point_the_old_database_is_there_or_the_new_one(self):
        for point in POINTS:
            with self.subTest(point=point), House() as house:
                house.import_all()
                house.command("backup", "backup.db", expect=0)
                house.command("roster", "import", house.file("more.csv", "chi_bo,ho_ten\n%s,Người Mới\n" % BRANCH), expect=0)
                code, told = house.command("restore", "backup.db", program="mungba-crash", before=("--crash-at", point))
                self.assertEqual(code, -9, told)
                people = len(house.world.people) + (point != POINTS[-1])
                self.assertEqual(house.read_database("SELECT count(*) FROM membership"), [(people,)])
                house.check_database()
                house.start_bot()
                self.assertEqual(house.bot.stop(), 0)
                # And it can be done again, to the end.
                house.command("restore", "backup.db", expect=0)
                self.assertEqual(house.read_database("SELECT count(*) FROM membership"), [(len(house.world.people),)])
                self.assertEqual([path.name for path in house.data.glob("*.restoring*")], [])


class Check(unittest.TestCase):
    def setUp(self):
        self.house = self.enterContext(House())

    def test_a_sound_one_beside_the_server_and_without_one(self):
        house = self.house
        _, told = house.command("check", "--database", expect=0)
        self.assertIn("no database yet", told)
        house.start()
        house.say(house.world.secretary, COMMITTEE_GROUP, "/danh sách")
        _, told = house.command("check", "--database", expect=0)
        self.assertIn("mungba.db: in order", told)
        house.bot.kill9()
        house.command("check", "--database", expect=0)

    def test_a_branch_that_cannot_write_a_notice_is_told_and_is_no_failure(self):
        house = self.house
        house.command("roster", "import", house.file("roster.csv", "chi_bo,ho_ten\nChi bộ 9,Bùi Thị Mơ\n"), expect=0)
        _, told = house.command("check", "--database", expect=0)
        for missing in ("Chi bộ 9", "no secretary", "no usual hour", "no venue", "no group"):
            self.assertIn(missing, told)

    def test_everything_that_is_wrong_is_told_at_once(self):
        house = self.house.import_all()
        write(house.database, "INSERT INTO role (person_id, branch_id, role, from_date) VALUES (9999, 1, 'secretary', '2026-01-01')",
              "UPDATE person SET erased_at = 5 WHERE id = 1", "UPDATE audit SET action = 'x' WHERE id = 2")
        code, told = house.command("check", "--database")
        self.assertEqual(code, FAILED, told)
        for wrong in ("role row", "person.erased_is_empty", "account.of_erased", "audit: the chain breaks at row 2"):
            self.assertIn(wrong, told)

    def test_a_damaged_one_is_refused(self):
        house = self.house.import_all()
        whole = house.database.read_bytes()
        for damage in (os.urandom(32768), whole[:4096 * 3] + os.urandom(len(whole) - 4096 * 3)):
            house.database.write_bytes(damage)
            code, told = house.command("check", "--database")
            self.assertEqual(code, REFUSED, told)
            self.assertIn("mungba.db", told)
            self.assertEqual(house.database.read_bytes(), damage)

    def test_mistakes_of_the_config_come_first(self):
        bad = self.house.write_config(self.house.folder / "bad.toml", zalo={"signature": "strict"})
        code, told = self.house.command("check", "--database", config=bad)
        self.assertEqual(code, BAD_INPUT, told)
