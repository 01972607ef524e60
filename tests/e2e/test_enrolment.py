"""How members and groups come to be known: slips, codes, "tôi là …", /gắn nhóm, as an operator and as members meet them."""
import re
import stat
import unittest

from harness import House
from world import BRANCH, BRANCH_GROUP, COMMITTEE_GROUP, VENUE

BAD_INPUT = 2
WRONG = "Mã này chưa dùng được. Xin đồng chí xem lại phiếu, hoặc hỏi đồng chí bí thư."
HEAD = "chi_bo,ho_ten,ngay_sinh,chuc_vu,tinh_trang,zalo_id\n"
ROWS = ("Chi bộ 5,Nguyễn Thị Hạnh,02/09/1963,bí thư,chính thức,%s\n"
        "Chi bộ 5,Lê Văn Sơn,22/11/1971,đảng viên,chính thức,\n"
        "Chi bộ 5,Nguyễn Văn Hùng,02/03/1955,đảng viên,chính thức,\n"
        "Chi bộ 5,Nguyễn Văn Hùng,15/08/1971,đảng viên,chính thức,\n"
        "Chi bộ 5,Đỗ <b>Mai</b> & Con,,đảng viên,chính thức,\n"
        "Chi bộ 5,Vũ Quang Hải,,đảng viên,đình chỉ,\n")


def prepared(house):
    """The ward's list with people who have no account, and no group bound."""
    house.command("roster", "import", house.file("roster.csv", HEAD + ROWS % house.world.secretary.user_id), expect=0)
    house.command("branches", "import", house.file("branches.csv", "chi_bo,co_chi_uy,buoi,gio,dia_diem\n%s,có,tối,19:30,%s\n" % (BRANCH, VENUE)),
                  expect=0)
    house.command("token", "import", stdin='{"access_token":"%(access_token)s","refresh_token":"%(refresh_token)s","expires_in":"90000"}'
                  % house.world.token, expect=0)
    return house


def codes_in(page):
    """{name: [digits]} of a page of slips."""
    found = {}
    for name, digits in re.findall(r"<h2>([^<]*)</h2>.*?<p class=\"code\">(\d{3} \d{3})</p>", page):
        found.setdefault(name, []).append(digits.replace(" ", ""))
    return found


class Slips(unittest.TestCase):
    def test_the_page_has_a_slip_for_each_who_is_invited_and_has_no_account(self):
        with House() as house:
            prepared(house)
            _, page = house.command("roster", "slips", expect=0)
            slips = codes_in(page)
            self.assertEqual({name: len(codes) for name, codes in slips.items()},
                             {"Lê Văn Sơn": 1, "Nguyễn Văn Hùng": 2, "Đỗ &lt;b&gt;Mai&lt;/b&gt; &amp; Con": 1})
            self.assertEqual(len({code for codes in slips.values() for code in codes}), 4)
            self.assertIn("sinh 1971", page)
            self.assertIn("https://zalo.me/" + house.world.oa_id, page)
            self.assertRegex(page, r"dùng một lần, đến \d\d/\d\d/\d{4}")
            for outside in ("<script", "<link", "src=", "url("):
                self.assertNotIn(outside, page)
            for line in (code for codes in slips.values() for code in codes):
                self.assertNotIn(line.encode(), house.database.read_bytes(), "the digits stand nowhere")

    def test_a_file_is_for_its_owner_alone_also_one_that_was_there(self):
        with House() as house:
            prepared(house)
            file = house.file("slips.html", "old")
            file.chmod(0o644)
            _, told = house.command("roster", "slips", "--branch", "chi bo 5", "--out", file, expect=0)
            self.assertIn("4 slips", told)
            self.assertNotIn("<html", told)
            self.assertEqual(stat.S_IMODE(file.stat().st_mode), 0o600)
            self.assertEqual(len(codes_in(file.read_text())), 3)

    def test_an_unknown_branch_and_a_file_that_cannot_be_written_are_bad_input(self):
        with House() as house:
            prepared(house)
            code, told = house.command("roster", "slips", "--branch", "Chi bộ 99")
            self.assertEqual(code, BAD_INPUT, told)
            self.assertIn("Chi bộ 99", told)
            code, told = house.command("roster", "slips", "--out", house.folder / "nowhere" / "slips.html")
            self.assertEqual(code, BAD_INPUT, told)
            self.assertEqual(house.read_database("SELECT count(*) FROM enrolment_code"), [(0,)])


class Codes(unittest.TestCase):
    def test_who_is_meant_must_be_clear(self):
        with House() as house:
            prepared(house)
            code, told = house.command("code", "--person", "Nguyễn Văn Hùng")
            self.assertEqual(code, BAD_INPUT, told)
            for choice in ("1955-03-02", "1971-08-15"):
                self.assertIn(choice, told)
            _, told = house.command("code", "--person", "nguyen van hung", "--birth", "1971-08-15", expect=0)
            self.assertRegex(told, r"^\d{6}  for Nguyễn Văn Hùng")
            for words in (("--person", "Ai Đó"), ("--group", "Chi bộ 99"), ("--group", "secretaries", "--committee"), (),
                          ("--person", "Lê Văn Sơn", "--group", BRANCH), ("--committee",)):
                code, told = house.command("code", *words)
                self.assertEqual(code, BAD_INPUT, (words, told))
            for words in (("--group", "secretaries"), ("--group", BRANCH), ("--group", BRANCH, "--committee")):
                _, told = house.command("code", *words, expect=0)
                self.assertRegex(told, r"^\d{6}  for the ")

    def test_a_member_links_by_the_slip_and_another_by_name(self):
        with House() as house:
            prepared(house).start_bot().start_sim()
            secretary, son, mai = house.world.secretary, house.world.person("Lê Văn Sơn"), house.world.person("Đỗ Thị Mai")
            _, page = house.command("roster", "slips", expect=0)
            digits = codes_in(page)["Lê Văn Sơn"][0]
            house.say(son, "private", "tôi là " + digits)
            greeting, consent = house.said_by_bot(son)
            self.assertEqual(greeting, "Kính chào đồng chí Lê Văn Sơn, Chi bộ 5.")
            self.assertIn("Nếu đồng ý, xin nhắn: đồng ý.", consent)
            house.say(mai, "private", digits)
            self.assertEqual(house.said_by_bot(mai), [WRONG], "one use")
            self.assertNotIn("Lê Văn Sơn", house.command("roster", "slips", expect=0)[1])
            house.say(mai, "private", "toi la nguyen van hung")
            for words in ("việc", "2", "1", "đồng ý"):
                house.say(secretary, "private", words)
            self.assertIn("Kính chào đồng chí Nguyễn Văn Hùng, Chi bộ 5.", house.said_by_bot(mai))
            self.assertEqual(house.bot.stop(), 0)
            house.command("check", "--database", expect=0)

    def test_groups_are_bound_in_the_chat(self):
        with House() as house:
            prepared(house).start_bot().start_sim()
            secretary = house.world.secretary
            digits = house.command("code", "--group", BRANCH, expect=0)[1][:6]
            house.say(secretary, BRANCH_GROUP, "/giúp")
            self.assertEqual(house.said_by_bot(BRANCH_GROUP), [], "it is none of ours yet")
            house.say(secretary, BRANCH_GROUP, "/gan nhom " + digits)
            house.say(secretary, BRANCH_GROUP, "đồng ý")
            self.assertEqual(house.said_by_bot(BRANCH_GROUP)[0],
                             "Gắn nhóm này làm nhóm Chi bộ 5 (5 đồng chí có trong danh sách). Nhắn: đồng ý, hoặc: thôi.")
            self.assertEqual(house.said_by_bot(BRANCH_GROUP)[1], "Đã gắn.")
            digits = house.command("code", "--group", BRANCH, "--committee", expect=0)[1][:6]
            house.say(secretary, COMMITTEE_GROUP, "/gắn nhóm " + digits)
            house.say(secretary, COMMITTEE_GROUP, "đồng ý")
            house.say(secretary, COMMITTEE_GROUP, "/việc")
            self.assertEqual(house.said_by_bot(COMMITTEE_GROUP)[1:], ["Đã gắn.", "Chi bộ 5 hiện không có việc cần làm."])
            self.assertEqual(house.bot.stop(), 0)
            house.command("check", "--database", expect=0)
