"""A house of our own for each test: the server and the simulator in a temporary folder, on free ports of this machine."""
import contextlib
import hashlib
import json
import os
import pathlib
import re
import secrets
import shutil
import sqlite3
import subprocess
import tempfile
import urllib.parse
from datetime import datetime, timedelta

from programs import ROOT, Program, binary, clean_environment, free_port, request
from waiting import wait_until
from world import Person, World

COMMAND_S = 30


def config_text(world, data, openapi, listen, change):
    """A config as an operator writes it. `change`: {section: {key: value or None}}; None leaves the key out."""
    rules = ROOT / "config/rules"
    sections = {
        "server": {"listen": listen, "verifier": "testverifier"},
        "web": {"listen": "127.0.0.1:0", "public_url": "https://localhost"},
        "zalo": {"organization": world.organization, "app_id": world.app_id, "app_secret": world.app_secret, "oa_id": world.oa_id,
                 "oa_secret_key": world.oa_secret_key, "signature": "enforce", "openapi_url": openapi, "oauth_url": openapi,
                 "paid_messages": False},
        "storage": {"path": str(data / "mungba.db")},
        "secrets": {"key_file": str(data / "mungba.key")},
        "rules": {"pack": str(rules / "default.json"), "days_off": sorted(map(str, rules.glob("days-off-*.json")))},
        "quiet_hours": {"from": "21:00", "to": "07:00"},
        "alerts": {"command": "/bin/true"},
    }
    for section, keys in change.items():
        sections.setdefault(section, {}).update(keys)
    lines = []
    for section, keys in sections.items():
        lines.append("[%s]" % section)
        lines += ["%s = %s" % (key, json.dumps(value, ensure_ascii=False)) for key, value in keys.items() if value is not None]
    return "\n".join(lines) + "\n"


class House:
    """Use as a context; what it started is ended and its folder removed (KEEP=1 in the environment leaves it)."""

    def __init__(self, world=None, data=None, folder=None, ports=None, **config):
        """`folder`: one that stays, for all its files; `data`: another for database and key; `ports`: of the webhook and the
        simulator; `config`: see config_text."""
        self.world = world or World()
        self.keeps = folder is not None
        self.folder = pathlib.Path(folder or tempfile.mkdtemp(prefix="mungba-e2e-"))
        self.data = pathlib.Path(data or self.folder / "data")
        self.data.mkdir(parents=True, exist_ok=True)
        self.bot_port, self.sim_port = ports or (free_port(), free_port())
        self.config = self.folder / "mungba.toml"
        self.write_config(**config)
        (self.folder / "world.json").write_text(self.world.as_json())
        self.bot = self.sim = None
        self.starts = self.events = 0
        self.now = datetime.fromisoformat(self.world.start)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for program in (self.bot, self.sim):
            if program:
                program.kill9()
        if os.environ.get("KEEP") == "1":
            print("kept: %s" % self.folder)
        elif not self.keeps:
            shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def database(self):
        return self.data / "mungba.db"

    @property
    def bot_url(self):
        return "http://127.0.0.1:%d" % self.bot_port

    @property
    def web_url(self):
        return self.bot.urls()["web"]

    def login_link(self, role, branch=None, person=None):
        """A one-time link as `mungba login` prints it, with the address at which this machine reaches the page."""
        words = ["login", "--role", role] + (["--branch", branch] if branch else []) + (["--person", person] if person else [])
        link = self.command(*words, expect=0)[1].splitlines()[0]
        return self.web_url + "/dang-nhap/" + link.rsplit("/", 1)[1]

    @property
    def sim_url(self):
        return "http://127.0.0.1:%d" % self.sim_port

    def write_config(self, path=None, **change):
        """Into the house's own file, or another; see config_text for `change`: storage={"path": …}."""
        path = path or self.config
        path.write_text(config_text(self.world, self.data, self.sim_url, "127.0.0.1:%d" % self.bot_port, change))
        path.chmod(0o600)
        return path

    # commands -------------------------------------------------------------------------------------------------------------------

    def command(self, *words, stdin=None, config=None, env=None, expect=None, program="mungba", before=(), cwd=None):
        """Runs `mungba WORDS` -> (exit code, all that it printed). `expect`: fails at another code."""
        argv = [str(binary(program)), *before, *map(str, words), "--config", str(config or self.config)]
        done = subprocess.run(argv, cwd=cwd or self.folder, env=clean_environment() | (env or {}), input=stdin, text=True, errors="replace",
                              capture_output=True, timeout=COMMAND_S)
        output = done.stdout + done.stderr
        if expect is not None and done.returncode != expect:
            raise AssertionError("mungba %s: exit %s, not %s:\n%s" % (" ".join(map(str, words)), done.returncode, expect, output))
        return done.returncode, output

    def file(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def import_all(self):
        return self.import_people().import_token()

    def import_people(self):
        self.command("roster", "import", self.file("roster.csv", self.world.roster_csv()), expect=0)
        self.command("branches", "import", self.file("branches.csv", self.world.branches_csv()), expect=0)
        return self

    def import_token(self, pair=None):
        """Beside a running server the pair's life begins by the server's clock, else by the machine's."""
        self.command("token", "import", stdin=json.dumps(pair or self.world.token), expect=0)
        return self

    def hear_alarms(self):
        """Before the start: what the operator is told goes into a file -> a function that gives its text so far."""
        told = self.folder / "told"
        script = self.file("alert", "#!/bin/sh\n{ echo \"$1\"; cat; } >> '%s'\n" % told)
        script.chmod(0o700)
        self.write_config(alerts={"command": str(script)})
        return lambda: told.read_text() if told.exists() else ""

    # the two programs -----------------------------------------------------------------------------------------------------------

    def start_bot(self, program="mungba", before=(), clock=None):
        """`clock`: the instant at which it starts; None after the first time: the newest one in the database."""
        self.starts += 1
        if clock is None and self.starts == 1:
            clock = self.world.start
        option = "--clock-control" + ("=" + clock if clock else "")
        argv = [binary(program), *before, "serve", option, "--config", self.config]
        self.bot = Program(argv, self.folder / ("bot-%d.log" % self.starts), self.folder).start()
        return self

    def start_sim(self):
        argv = [binary("mungba-sim"), "--listen", "127.0.0.1:%d" % self.sim_port, "--bot", self.bot_url, "--world", self.folder / "world.json"]
        self.sim = Program(argv, self.folder / "sim.log", self.folder).start()
        return self

    def start(self, first_words=False):
        """`first_words`: the groups are new to the bot and are greeted; else they have been."""
        self.import_all()
        if not first_words:
            self.greeted()
        return self.start_bot().start_sim()

    def greeted(self):
        """The groups have heard the first words; while no server runs."""
        with contextlib.closing(sqlite3.connect(self.database)) as connection, connection:
            connection.execute("UPDATE chat_group SET greeted_at = created_at")
        return self

    def start_with_young_token(self):
        """As `start`, and the pair's life begins by the world's clock: by the machine's it may be due for renewal at once."""
        return self.import_people().greeted().start_bot().start_sim().import_token()

    # the simulator's doors ------------------------------------------------------------------------------------------------------

    def ask_sim(self, method, path, body=None):
        status, answer = request(method, self.sim_url + path, body, timeout=120)
        if status != 200:
            raise AssertionError("%s %s: %s %s" % (method, path, status, answer[:300]))
        return json.loads(answer or b"{}")

    def say(self, who, chat, text):
        """`who`: a Person; `chat`: a group's id, or "private". Comes back when the bot has taken and handled it."""
        before = self.metric("events_total")
        where = "private" if chat == "private" else {"group": chat}
        self.ask_sim("POST", "/sim/say", {"as": who.user_id, "chat": where, "text": text})
        wait_until(lambda: self.metric("events_total") > before, 20, "the bot to hear “%s”" % text)
        self.settle()

    def clock(self, to=None, **ahead):
        """Both clocks on, in lockstep: to an instant, or by minutes=, hours=, days=."""
        self.now = datetime.fromisoformat(to) if to else self.now + timedelta(**ahead)
        return self.ask_sim("POST", "/sim/clock", {"now": self.now.isoformat()})

    def said_by_bot(self, chat):
        """The texts that the assistant has written into a chat so far: a group's id, or a Person for the private chat."""
        key = "user:" + chat.user_id if isinstance(chat, Person) else "group:" + chat
        return [message["text"] for message in self.ask_sim("GET", "/sim/messages?chat=" + key)["messages"] if message["from"] is None]

    def fresh_pair(self):
        """What the OA's admin is given on Zalo's permission page; the pair before it ends with that."""
        form = {"app_id": self.world.app_id, "grant_type": "authorization_code", "code": self.ask_sim("POST", "/sim/authorize", {})["code"]}
        headers = {"Content-Type": "application/x-www-form-urlencoded", "secret_key": self.world.app_secret}
        status, answer = request("POST", self.sim_url + "/v4/oa/access_token", urllib.parse.urlencode(form).encode(), headers)
        pair = json.loads(answer)
        if status != 200 or "refresh_token" not in pair:
            raise AssertionError("a fresh pair: %s %s" % (status, answer[:300]))
        return pair

    def read_database(self, query, *values):
        """The rows of a query on the server's database; to be told what is settled, stop it first."""
        with contextlib.closing(sqlite3.connect("file:%s?mode=ro" % self.database, uri=True)) as connection:
            return connection.execute(query, values).fetchall()

    def check_database(self):
        """The file of the stopped server is whole, and every reference leads somewhere."""
        for pragma, whole in (("integrity_check", [("ok",)]), ("foreign_key_check", [])):
            found = self.read_database("PRAGMA " + pragma)
            if found != whole:
                raise AssertionError("%s: %s" % (pragma, found[:5]))

    # straight to the bot --------------------------------------------------------------------------------------------------------

    def step_bot(self, to=None, **ahead):
        """The bot's clock alone."""
        self.now = datetime.fromisoformat(to) if to else self.now + timedelta(**ahead)
        status, answer = request("POST", self.bot_url + "/debug/clock", {"now": self.now.isoformat()}, timeout=120)
        if status != 200:
            raise AssertionError("/debug/clock: %s %s" % (status, answer[:300]))
        return json.loads(answer)

    def event(self, who, text, group=None, **other):
        """A webhook's body as Zalo would send it, with an id of its own."""
        self.events += 1
        return {"app_id": self.world.app_id, **({"oa_id": self.world.oa_id} if group else {}), "sender": {"id": who.user_id},
                "recipient": {"id": group or self.world.oa_id}, "event_name": "user_send_group_text" if group else "user_send_text",
                "message": {"msg_id": secrets.token_hex(10), "text": text},
                "timestamp": str(int(self.now.timestamp() * 1000) + self.events)} | other

    def signed(self, event, key=None):
        """-> (body, headers)"""
        body = event if isinstance(event, bytes) else json.dumps(event, ensure_ascii=False).encode()
        fields = event if isinstance(event, dict) else json.loads(event)
        text = str(fields["app_id"]).encode() + body + str(fields.get("timestamp", "")).encode() + (key or self.world.oa_secret_key).encode()
        return body, {"X-ZEvent-Signature": "mac=" + hashlib.sha256(text).hexdigest()}

    def post(self, event, key=None, headers=None, path="/webhooks/zalo"):
        """A signed webhook -> the status."""
        body, signature = self.signed(event, key)
        return request("POST", self.bot_url + path, body, signature | (headers or {}))[0]

    def metric(self, name, **labels):
        """The sum of a metric's samples that bear these labels; 0 if there is none."""
        text = request("GET", self.bot_url + "/metrics")[1].decode()
        total = 0.0
        for found, value in re.findall(r"^mungba_%s(?:\{([^}]*)\})? (\S+)$" % name, text, re.M):
            if all('%s="%s"' % pair in found for pair in labels.items()):
                total += float(value)
        return total

    def settle(self, seconds=20):
        """Until what came in is handled and what is due is sent. The clock does not move."""
        def idle():
            status, answer = request("POST", self.bot_url + "/debug/clock", {"now": self.now.isoformat()}, timeout=120)
            if status == 409:  # it is ahead: a restart, or the simulator's own steps
                self.now = datetime.fromisoformat(json.loads(answer)["now"])
            return status == 200 and self.metric("inbox_pending") == 0 and self.metric("outbox", state="sending") == 0

        wait_until(idle, seconds, lambda: "an idle bot; its log:\n" + self.bot.tail())

    def hears(self, found, seconds, what):
        """What `found` gives as soon as it is something. The clock goes on a second at each look: pauses of the bot hang on it."""
        return wait_until(lambda: found() or (self.clock(seconds=1) and None), seconds, what, look_every=0.1)
