"""The web page over the wire: what stands on every answer, what is refused, who gets in."""
import threading
import unittest
import urllib.parse

from harness import House
from site_client import Site
from world import World

ALWAYS = {"content-security-policy": "frame-ancestors 'none'", "x-content-type-options": "nosniff", "referrer-policy": "no-referrer",
          "strict-transport-security": "max-age=", "cross-origin-opener-policy": "same-origin"}


class Web(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.house = House().__enter__()
        cls.house.start()

    @classmethod
    def tearDownClass(cls):
        cls.house.__exit__()

    def site(self, role=None, branch=None):
        site = Site(self.house.web_url)
        return site.enter(self.house.login_link(role, branch)) if role else site

    def branch(self):
        return self.house.read_database("SELECT id, name FROM branch ORDER BY id LIMIT 1")[0]

    def test_every_answer_bears_its_headers(self):
        site = self.site("office")
        style = [word for word in site.get("/").text.split('"') if word.startswith("/static/style.css")][0]
        answers = [site.get("/"), site.get("/khong-co"), site.get("/dang-nhap"), site.get(style), site.get("/robots.txt"),
                   site.post("/chi-bo/moi", {}), site.post("/chi-bo/moi", {}, origin=None), site.send("PUT", "/"), site.send("BREW", "/"),
                   site.get("/?%zz"), site.send("POST", "/dang-nhap", b"x", {"Content-Type": "text/plain"}),
                   site.send("GET", "/" + "x" * 3000), self.site().get("/")]
        for answer in answers:
            for name, part in ALWAYS.items():
                self.assertIn(part, answer.header(name), (answer.status, name))
            policy = answer.header("content-security-policy")
            self.assertNotIn("unsafe", policy)
        for answer in answers[:3]:
            self.assertEqual(answer.header("cache-control"), "no-store")
        self.assertIn("immutable", answers[3].header("cache-control"))

    def test_cookies_are_held_to_this_host(self):
        site = self.site()
        path = urllib.parse.urlsplit(self.house.login_link("office")).path
        shown = site.get(path)
        done = site.post(path, {"csrf": shown.token()})
        for answer, name in ((shown, "__Host-mungba-khach"), (done, "__Host-mungba")):
            cookie = answer.header("set-cookie")
            self.assertTrue(cookie.startswith(name + "="), cookie)
            for part in ("Path=/", "Secure", "HttpOnly", "SameSite=Lax"):
                self.assertIn(part, cookie)

    def test_ten_log_ins_at_once_with_one_link_let_one_in(self):
        path = urllib.parse.urlsplit(self.house.login_link("office")).path
        answers = []
        all_have_looked = threading.Barrier(10)

        def attempt():
            site = self.site()
            token = site.get(path).token()
            all_have_looked.wait()
            answers.append(site.post(path, {"csrf": token}).status)

        threads = [threading.Thread(target=attempt) for _ in range(10)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(sorted(answers), [303] + [410] * 9)

    def test_a_form_from_elsewhere_does_nothing(self):
        site = self.site("office")
        number, name = self.branch()
        form = {"csrf": site.get("/chi-bo/%d" % number).token(), "ten": "Chi bộ bị đổi", "quy-tac": "standard"}
        for origin, extra in ((None, {}), ("https://ke-xau.example", {}), ("here", {"Sec_Fetch_Site": "cross-site"}), ("null", {})):
            answer = site.post("/chi-bo/%d" % number, form, origin=origin, **extra)
            self.assertEqual(answer.status, 403, (origin, extra))
        self.assertEqual(self.branch(), (number, name))

    def test_forms_that_are_too_large_are_refused_and_the_server_goes_on(self):
        site = self.site("office")
        six = {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"}
        self.assertEqual(site.send("POST", "/chi-bo/moi", b"a=" + b"x" * (2 << 20), six).status, 413)
        self.assertEqual(site.send("POST", "/cai-dat/danh-sach", b"a=" + b"x" * (6 << 20), six).status, 413)
        five = b"csrf=" + site.get("/cai-dat/danh-sach").token().encode() + b"&dan=" + b"x" * (4 << 20)
        self.assertEqual(site.send("POST", "/cai-dat/danh-sach", five, six).status, 422)
        self.assertEqual(site.get("/").status, 200)

    def test_a_host_of_another_gets_nothing(self):
        self.assertEqual(self.site().get("/dang-nhap", Host="ke-xau.example").status, 400)

    def test_what_is_asked_for_is_small(self):
        site = self.site("secretary", self.house.world.branches[0].name)
        first = site.get("/")
        parts = [word for word in first.text.split('"') if word.startswith("/static/")]
        whole = len(first.body) + sum(len(site.get(part.split("#")[0], Accept_Encoding="gzip").body) for part in set(part.split("#")[0] for part in parts))
        self.assertLess(whole, 150_000)
        self.assertLess(len(first.body), 30_000)

    def test_secrets_stand_in_no_file(self):
        link = self.house.login_link("office")
        secret = link.rsplit("/", 1)[1].encode()
        site = self.site().enter(link)
        session = site.cookies["__Host-mungba"].encode()
        for file in self.house.data.iterdir():
            if file.is_file():
                held = file.read_bytes()
                self.assertNotIn(secret, held, file)
                self.assertNotIn(session, held, file)
        log = self.house.bot.log.read_bytes()
        self.assertNotIn(secret, log)
        self.assertNotIn(session, log)

    def test_live_values_come_as_events(self):
        site = self.site("office")
        self.assertEqual(site.get("/chi-bo?song=1").status, 404)
        self.assertEqual(self.site().get("/?song=1").status, 404)


class LogIn(unittest.TestCase):
    def test_the_command_says_for_whom_and_until_when(self):
        with House(World(branches=2)) as house:
            house.import_people()
            code, text = house.command("login", "--role", "office")
            self.assertEqual(code, 0, text)
            self.assertRegex(text, r"(?m)^https://localhost/dang-nhap/[\w-]{43}$")
            self.assertIn("good once until", text)
            self.assertEqual(house.command("login", "--role", "secretary")[0], 2)
            self.assertEqual(house.command("login", "--role", "secretary", "--branch", "Không Có")[0], 2)
            self.assertEqual(house.command("login", "--role", "office", "--branch", "x")[0], 2)
            self.assertEqual(house.command("login")[0], 2)
            self.assertEqual(house.command("login", "--role", "king")[0], 2)

    def test_who_runs_an_empty_server_gets_in_to_set_it_up(self):
        with House() as house:
            house.start_bot()
            site = Site(house.web_url).enter(house.login_link("office"))
            self.assertEqual(site.get("/cai-dat").status, 200)
            self.assertEqual(site.get("/tai-khoan").status, 404)
