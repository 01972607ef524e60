"""A whole meeting in the demo: from the form of the month to the signed head of the minutes, by members who type as people do.
Called by scripts/demo --evening, and by the test of the same name (tests/e2e/test_evening.py)."""
import html
import re
import urllib.parse

from site_client import Site

MEETING = "2026-10-05"
BRANCH = "Chi bộ 5"

# What is typed in the branch's group, in 1:1, and when. What the bot makes of it: the label, for whoever reads the transcript.
ANSWERS = [
    ("2026-10-02T07:41", "group", "Trần Văn Minh", "Rõ. Em có mặt ạ"),
    ("2026-10-02T07:44", "group", "Phùng Thị Tuyết", "toi du dc nhe dong chi"),
    ("2026-10-02T08:02", "group", "Bùi Thị Nga", "Em Nga có mặt ạ, cảm ơn đồng chí"),
    ("2026-10-02T08:10", "group", "Đặng Văn Quyết", "Ai có số điện thoại thợ điện không?"),
    ("2026-10-02T09:15", "private", "Ngô Thị Phượng", "con em ốm, em xin phép vắng buổi này ạ"),
    ("2026-10-02T12:20", "group", "Phạm Văn Tài", "e tan ca trễ, chắc chắn đến muộn 15p ạ"),
    ("2026-10-02T20:30", "group", "Đinh Thị Thoa", "báo vắng giúp cụ Bình ốm"),
    ("2026-10-02T20:45", "committee", "Nguyễn Thị Hạnh", "/báo thay 9 vắng vì ốm"),
    ("2026-10-03T08:05", "group", "Lê Văn Sơn", "ok"),
    ("2026-10-03T08:06", "private", "Trịnh Thị Yến", "vang"),
    ("2026-10-03T08:07", "private", "Trịnh Thị Yến", "1"),
    ("2026-10-03T08:30", "group", "Đặng Văn Quyết", "tôi xin vắng"),
    ("2026-10-03T19:00", "group", "Đặng Văn Quyết", "tôi đổi lại, dự được"),
    ("2026-10-04T18:30", "private", "Đinh Thị Thoa", "bác sĩ hẹn khám, để em xem đã"),
    ("2026-10-04T19:05", "group", "Trần Thị Lan", "vâng e dự ạ"),
    ("2026-10-04T19:20", "group", "Phan Văn Lộc", "1"),
    ("2026-10-04T20:10", "private", "Nguyễn Thị Hạnh", "tôi có mặt"),
    ("2026-10-04T20:15", "private", "Nguyễn Văn Hùng", "tôi dự đầy đủ"),
    ("2026-10-05T09:00", "committee", "Phan Văn Lộc", "/báo thay 17 có mặt"),
    ("2026-10-05T16:40", "group", "Trần Văn Minh", "e xin lỗi, tối nay e k đi được ạ"),
]


class Evening:
    """@param house  of tests/e2e, both programs started with the sample world; @param say  prints a line"""

    def __init__(self, house, say):
        self.house = house
        self.say = say
        raw = house.world.raw
        groups = {group["kind"]: group["id"] for group in raw["groups"] if group.get("branch") == BRANCH}
        self.group, self.committee = groups["branch"], groups["committee"]
        self.people = {}
        for person in raw["people"]:
            if person["branch"] == BRANCH and person.get("user_id"):
                self.people.setdefault(person["name"], person)
        self.secretary = next(person for person in self.people.values() if person.get("role") == "bí thư")
        self.seen = 0
        self.file = None

    def chats(self):
        names = {"group:" + self.group: "nhóm " + BRANCH, "group:" + self.committee: "nhóm chi ủy"}
        names.update({"user:" + person["user_id"]: "1:1 " + person["name"] for person in self.people.values()})
        return names

    def show_news(self):
        """What was said in the branch's chats since the last time."""
        names = {person["user_id"]: person["name"] for person in self.people.values()}
        chats = self.chats()
        for message in self.house.ask_sim("GET", "/sim/messages?since=%d" % self.seen)["messages"]:
            self.seen = max(self.seen, message["number"])
            if message["chat"] in chats:
                who = names.get(message["from"], "Trợ lý")
                self.say("  [%s, %s] %s: %s" % (message["at"][8:10] + "/" + message["at"][5:7] + " " + message["at"][11:16], chats[message["chat"]], who, message["text"].replace("\n", "\n      ")))

    def to(self, instant):
        self.house.clock(to=instant + ":00+07:00")
        self.house.settle()

    def types(self, name, where, text):
        person = self.people[name]
        chat = {"group": self.group, "committee": self.committee}.get(where)
        self.house.ask_sim("POST", "/sim/say", {"as": person["user_id"], "chat": {"group": chat} if chat else "private", "text": text})
        self.house.settle()
        self.show_news()

    def leader(self, text, where="private"):
        self.types(self.secretary["name"], where, text)

    def chapter(self, title):
        self.say("")
        self.say(title)

    def play(self):
        self.chapter("1. The form of the month, agreed to in the group of the branch committee")
        self.to("2026-09-25T08:05")
        self.show_news()
        self.leader("đồng ý", "committee")
        self.chapter("2. The notice, and what members answer")
        self.to("2026-10-02T07:35")
        self.show_news()
        for instant, where, name, text in ANSWERS:
            self.to(instant)
            self.show_news()
            self.types(name, where, text)
        self.chapter("3. The evening: roll call, hours and grade")
        self.to("2026-10-05T19:35")
        self.show_news()
        self.roll()
        self.to("2026-10-05T21:10")
        self.show_news()
        self.leader("kết thúc 19h30 21h05 tốt")
        self.leader("đồng ý")
        self.chapter("4. The head of the minutes and the meeting's file, to print and sign")
        self.leader("biên bản 10/2026")
        self.read_file()

    def roll(self):
        """The clerk is named, and names only those whom the assistant still asks about: who has taken the word back was absent, the others came."""
        self.leader("điểm danh thư ký bà Tuyết")
        clerk = "Phùng Thị Tuyết"
        self.types(clerk, "private", "điểm danh")
        asked = self.last_to(clerk).partition("Xin xác định:")[2].partition("Nhắn ví dụ")[0]
        numbers = re.findall(r"^(\d+)\. ", asked, re.M)
        self.types(clerk, "private", "có " + " ".join(numbers[1:]) + ", vắng " + numbers[0])
        self.types(clerk, "private", "có lý do " + numbers[0])

    def last_to(self, name):
        """The newest word of the assistant to somebody, 1:1."""
        chat = "user:" + self.people[name]["user_id"]
        said = self.house.ask_sim("GET", "/sim/messages?chat=" + chat)["messages"]
        return [message["text"] for message in said if message["from"] is None][-1]

    def read_file(self):
        """Opens the one-time link as the secretary's browser would, and reads the file that it leads to."""
        link = urllib.parse.urlsplit(re.search(r"https?://\S+/dang-nhap/\S+", self.last_to(self.secretary["name"])).group(0))
        site = Site(self.house.bot.urls()["web"])
        door = site.get(link.path + "?" + link.query)
        goal = urllib.parse.parse_qs(link.query)["den"][0]
        entered = site.post(link.path, {"csrf": door.token(), "den": goal})
        if entered.status != 303 or entered.header("location") != goal:
            raise AssertionError("the link to the file: %s %s" % (entered.status, entered.header("location")))
        page = site.get(goal)
        self.file = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page.text)).split())
        self.say("  The file, with a link to print it: " + re.search(r"Dự [^.;]+[.;]", self.file).group(0))
