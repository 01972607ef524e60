"""What the web page has answered survives a kill at once: a spent link stays spent, a session goes on, a deed is there once."""
import re
import unittest
import urllib.parse

from harness import House
from site_client import Site
from world import World


class Pages(unittest.TestCase):
    def test_what_was_answered_is_there_after_a_kill(self):
        with House(World(branches=2)) as house:
            house.import_people()
            house.start_bot()
            link = house.login_link("secretary", "Chi bộ 5")
            path = urllib.parse.urlsplit(link).path
            site = Site(house.web_url).enter(link)
            house.bot.kill9()
            house.start_bot()

            def moved():
                """The same browser, at the new address of the server."""
                again = Site(house.web_url)
                again.cookies = site.cookies
                return again

            site = moved()
            self.assertEqual(site.get("/").status, 200)
            self.assertEqual(Site(house.web_url).get(path).status, 410)
            branch = house.read_database("SELECT id FROM branch WHERE name = 'Chi bộ 5'")[0][0]
            page = site.get("/chi-bo/%d" % branch)
            seen = re.search(r'name="da-xem" value="([^"]+)"', page.text).group(1)
            form = {"csrf": page.token(), "da-xem": seen, "gio": "20:15", "noi": "Hội trường"}
            self.assertEqual(site.post("/chi-bo/%d" % branch, form).status, 303)
            house.bot.kill9()
            house.start_bot()
            site = moved()
            self.assertEqual(house.read_database("SELECT hour_minutes, venue FROM branch WHERE id = ?", branch), [(20 * 60 + 15, "Hội trường")])
            self.assertEqual(house.read_database("SELECT count(*) FROM audit WHERE action = 'branch.change'"), [(1,)])
            # The form was answered: sent once more, it finds nothing to change.
            self.assertTrue(site.post("/chi-bo/%d" % branch, form).header("location").endswith("xong=nhu-cu"))
            token = site.get("/").token()
            self.assertEqual(site.post("/dang-xuat", {"csrf": token}).status, 303)
            cookies = dict(site.cookies)
            house.bot.kill9()
            house.start_bot()
            site = moved()
            site.cookies = cookies
            self.assertEqual(site.get("/").status, 303)
            self.assertEqual(house.bot.stop(), 0)
            code, text = house.command("check", "--database")
            self.assertEqual(code, 0, text)


if __name__ == "__main__":
    unittest.main()
