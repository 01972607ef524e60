"""The people of the day: they see only what stands in their chats, and say again what was not heard, as people do."""
import http.client
import json
import urllib.parse
from datetime import datetime, timedelta

from programs import request

ASKS_TO_AGREE, IS_WRITTEN_DOWN, IS_THERE_ALREADY = "Nhắn: đồng ý", "Đã ghi lịch", "không ghép với cuộc họp khác"
NOTICE = "THÔNG BÁO họp chi bộ bất thường"
PATIENCE = timedelta(minutes=12)  # then one says it again; a reply is of use for ten
BY_HAND_AFTER = timedelta(minutes=60)

ANSWERS = {"có mặt": "present", "Có mặt ạ": "present", "co mat": "present", "vắng, em đi công tác xa": "absent", "xin vắng": "absent",
           "muộn 15p": "late", "đến muộn 20 phút": "late"}
NUMBERS = {"1": "present", "2": "absent"}  # clear in the branch's group alone
TALK = ("rõ", "hôm nay trời đẹp quá các đồng chí ạ", "đồng chí nào có nhà thì qua nhà văn hóa nhé", "cảm ơn các đồng chí")


class Chats:
    """What stands in every chat of the simulator, read on from where the last look ended."""

    def __init__(self, house):
        self.house, self.last, self.of = house, 0, {}

    def look(self):
        told = self.house.ask_sim("GET", "/sim/messages?since=%d" % self.last)
        self.last = told["last"]
        for message in told["messages"]:
            self.of.setdefault(message["chat"], []).append(message)

    def in_group(self, group):
        return self.of.get("group:" + group, [])


class Day:
    """What the people share: the clock, the chats, and the list of all that was said."""

    def __init__(self, house):
        self.house, self.chats, self.said, self.last = house, Chats(house), [], {}

    @property
    def now(self):
        return self.house.now

    def says(self, who, chat, text):
        """The same word twice within three seconds would be one (P7)."""
        last_at = self.last.get((who.user_id, chat, text))
        if last_at and self.now - last_at < timedelta(seconds=5):
            self.house.clock(seconds=5)
        self.last[who.user_id, chat, text] = self.now
        where = "private" if chat == "private" else {"group": chat}
        message = self.house.ask_sim("POST", "/sim/say", {"as": who.user_id, "chat": where, "text": text})["message"]
        self.said.append(message | {"who": who})


class Secretary:
    """Opens one meeting, and sees to it that the branch hears of it."""

    def __init__(self, day, branch, begins_at, meets_at):
        self.day, self.branch, self.begins_at = day, branch, begins_at
        self.command = "/họp %d/%d 19h30 %s" % (meets_at.day, meets_at.month, branch.venue)
        self.state, self.since, self.seen = "plans", begins_at, 0
        self.branch_knows, self.carried = False, False

    def says(self, text, state):
        self.day.says(self.branch.secretary, self.branch.committee_group, text)
        self.state, self.since = state, self.day.now

    def looks(self):
        fresh = [one["text"] for one in self.day.chats.in_group(self.branch.committee_group)[self.seen:] if one["from"] is None]
        self.seen = len(self.day.chats.in_group(self.branch.committee_group))
        told = lambda part: any(part in text for text in fresh)
        waited = self.day.now - self.since > PATIENCE
        if self.state == "plans":
            if self.day.now >= self.begins_at:
                self.says(self.command, "has asked")
        elif self.state != "done":
            if told(IS_WRITTEN_DOWN) or told(IS_THERE_ALREADY):
                self.state, self.since = "done", self.day.now
            elif told(ASKS_TO_AGREE):
                self.says("đồng ý", "has agreed")
            elif waited:
                self.says(self.command, "has asked")
        self.tell_the_branch(fresh)

    def tell_the_branch(self, fresh):
        """By the bot's notice; what it could not bring itself the secretary carries; if nothing comes at all, in own words."""
        if any(NOTICE in one["text"] for one in self.day.chats.in_group(self.branch.group)):
            self.branch_knows = True
        to_carry = [text for text in fresh if NOTICE in text and ASKS_TO_AGREE not in text]
        if to_carry and not self.branch_knows:
            self.day.says(self.branch.secretary, self.branch.group, to_carry[-1])
            self.branch_knows = self.carried = True
        if self.state == "done" and not self.branch_knows and self.day.now - self.since > BY_HAND_AFTER:
            self.day.says(self.branch.secretary, self.branch.group, "Kính mời các đồng chí dự họp, xin báo giúp trợ lý.")
            self.branch_knows = self.carried = True

    def asks_for_the_list(self, chat):
        self.day.says(self.branch.secretary, chat, "danh sách" if chat == "private" else "/danh sách")


class Members:
    """The members of one branch: they answer once they know of the meeting, change their minds, and talk."""

    def __init__(self, day, secretary, dice):
        self.day, self.secretary, self.branch, self.dice = day, secretary, secretary.branch, dice
        self.away = set()
        self.last_word = {}  # name: the answer that counts

    def speaks(self, who):
        private = self.dice.random() < 0.35 or who.name in self.away
        words = list(ANSWERS) + ([] if private else list(NUMBERS))
        if not self.secretary.branch_knows or (not private and self.dice.random() < 0.25):
            text = self.dice.choice(TALK)
            return None if private else self.day.says(who, self.branch.group, text)
        text = self.dice.choice(words)
        chat = "private" if private else self.branch.group
        self.day.says(who, chat, text)
        if self.dice.random() < 0.15:  # some say it twice
            self.day.says(who, chat, text)
        self.last_word[who.name] = (ANSWERS | NUMBERS)[text]

    def asks_for_help(self, who):
        self.day.says(who, "private", "giúp")

    def goes(self, who):
        self.change(who, "leave")
        self.away.add(who.name)

    def comes_back(self, who):
        self.change(who, "join")
        self.away.discard(who.name)

    def change(self, who, what):
        self.day.house.ask_sim("POST", "/sim/members", {"group": self.branch.group, "user": who.user_id, "change": what})


class Operator:
    """Hears the alarms, and does what they ask for: a fresh pair of tokens from Zalo's page."""

    def __init__(self, house):
        self.house, self.told, self.read, self.imports = house, house.folder / "told", 0, 0
        script = house.file("alert", "#!/bin/sh\n{ echo \"== $1\"; cat; echo; } >> '%s'\n" % self.told)
        script.chmod(0o700)
        self.command = str(script)

    def looks(self):
        text = self.told.read_text() if self.told.exists() else ""
        fresh, self.read = text[self.read:], len(text)
        if "mungba token import" in fresh:
            self.house.command("token", "import", stdin=json.dumps(self.fresh_pair()), expect=0)
            self.imports += 1

    def fresh_pair(self):
        """Zalo's page gives a code; its exchange meets the same faults as every other call."""
        while True:
            code = self.house.ask_sim("POST", "/sim/authorize", {})["code"]
            form = urllib.parse.urlencode({"app_id": self.house.world.app_id, "grant_type": "authorization_code", "code": code})
            try:
                status, body = request("POST", self.house.sim_url + "/v4/oa/access_token", form.encode(),
                                       {"secret_key": self.house.world.app_secret, "Content-Type": "application/x-www-form-urlencoded"})
                pair = json.loads(body)
            except (OSError, ValueError, http.client.HTTPException):
                continue
            if status == 200 and pair.get("access_token") and pair.get("refresh_token"):
                return pair


def at(day, hour, minute=0):
    return datetime.fromisoformat(day).replace(hour=hour, minute=minute)
