"""Runs the demo; called by scripts/demo, which has built the programs by then."""
import json
import os
import pathlib
import shutil
import signal
import sys
import threading
from datetime import datetime, timedelta

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests/e2e"))

from demo_evening import Evening  # noqa: E402
from harness import House  # noqa: E402
from programs import free_port, is_free, request  # noqa: E402
from waiting import NeverCame  # noqa: E402
from world import Person  # noqa: E402

SAMPLE = ROOT / "sim/sample"
FOLDER = ROOT / "build/demo"
PORTS = {"MUNGBA_PORT": 8080, "MUNGBA_WEB_PORT": 8081, "MUNGBA_SIM_PORT": 8090}


def say(text):
    print("demo: " + text, flush=True)


class SampleWorld:
    """The ward that the simulator brings along, as the harness wants a world."""

    def __init__(self):
        self.text = (SAMPLE / "world.json").read_text()
        self.raw = json.loads(self.text)
        for key in ("organization", "app_id", "app_secret", "oa_id", "oa_secret_key", "start"):
            setattr(self, key, self.raw[key])
        self.token = {"access_token": self.raw["access_token"], "refresh_token": self.raw["refresh_token"], "expires_in": "90000"}

    def as_json(self):
        return self.text

    def branches_csv(self):
        return (SAMPLE / "branches.csv").read_text()

    def roster_csv(self):
        return (SAMPLE / "roster.csv").read_text()


def ports_from_environment():
    """-> {name: port}; ends the program with a clear word if one cannot be used."""
    ports = {name: os.environ.get(name) or str(port) for name, port in PORTS.items()}
    bad = ["%s=%s is not a port" % item for item in ports.items() if not (item[1].isdigit() and 0 < int(item[1]) < 65536)]
    if not bad:
        bad = ["port %s (%s) is in use: end what runs there, or choose another, e.g. %s=%d scripts/demo" % (port, name, name, free_port())
               for name, port in ports.items() if not is_free(int(port))]
        if len(set(ports.values())) < len(ports):
            bad.append("the three ports must differ: " + ", ".join("%s=%s" % item for item in ports.items()))
    if bad:
        sys.exit("\n".join("demo: " + line for line in bad))
    return [int(ports[name]) for name in PORTS]


def start(house):
    """Imports what is not there yet and starts both programs; data of an earlier time is gone on with."""
    goes_on = house.database.exists()
    say("going on with the data in %s" % house.data if goes_on else "importing the sample branches")
    house.import_all()
    house.starts = 1 if goes_on else 0  # a database that is there knows its own time
    house.start_bot()
    house.start_sim()


def find_branch(raw):
    """-> (secretary, member, committee group, branch group) of the first branch with both groups."""
    of = lambda kind: {group["branch"]: group["id"] for group in raw["groups"] if group["kind"] == kind}
    committees, branches = of("committee"), of("branch")
    name = next(name for name in branches if name in committees)
    person = lambda one: Person(one["name"], one.get("role", ""), one["user_id"], one["groups"])
    people = [one for one in raw["people"] if one["branch"] == name and one.get("user_id")]
    secretary = next(one for one in people if one.get("role") == "bí thư")
    member = next(one for one in people if not one.get("role") and branches[name] in one["groups"])
    return person(secretary), person(member), committees[name], branches[name]


def check(house):
    """A meeting from the secretary's word to the list; what does not come ends the test with its name."""
    status, page = request("GET", house.sim_url + "/")
    if status != 200 or b"<html" not in page.lower():
        raise NeverCame("the chat page: %s" % status)
    secretary, member, committee, branch = find_branch(house.world.raw)
    day = datetime.fromisoformat(house.world.start) + timedelta(days=5)
    while day.weekday() > 4:
        day += timedelta(days=1)
    date = day.strftime("%d/%m")

    def hears(chat, *parts):
        house.hears(lambda: any(all(part in text for part in parts) for text in house.said_by_bot(chat)), 20,
                    lambda: "%s in %s; came: %s" % (parts, chat, house.said_by_bot(chat)))
        say("ok: " + ", ".join(parts))

    house.say(secretary, committee, "/họp %s 19h30 Nhà văn hóa" % date)
    hears(committee, "họp chi bộ bất thường", "đồng ý")
    house.say(secretary, committee, "đồng ý")
    hears(committee, "Đã ghi lịch")
    house.clock(minutes=3)
    hears(branch, "THÔNG BÁO họp chi bộ bất thường", date)
    house.say(member, branch, "có mặt")
    house.say(secretary, committee, "/danh sách")
    hears(committee, "Buổi %s" % date, "có mặt 1")


def test():
    with House(SampleWorld()) as house:
        try:
            start(house)
            check(house)
        except (AssertionError, OSError, RuntimeError) as error:
            logs = ["%s:\n%s" % (program.log.name, program.tail()) for program in (house.bot, house.sim) if program]
            sys.exit("\n".join(["demo: FAILED: %s" % error, *logs]))
        codes = [house.sim.stop(), house.bot.stop()]
    if any(codes):
        sys.exit("demo: FAILED: the programs ended with %s" % codes)
    say("everything works")


def run(fresh, evening=False):
    bot_port, web_port, sim_port = ports_from_environment()
    if fresh:
        shutil.rmtree(FOLDER, ignore_errors=True)
    with House(SampleWorld(), folder=FOLDER, ports=(bot_port, sim_port),
               web={"listen": "127.0.0.1:%d" % web_port, "public_url": "http://127.0.0.1:%d" % web_port}) as house:
        ended = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: ended.set())
        try:
            start(house)
            if evening:
                Evening(house, lambda line: print(line, flush=True)).play()
                print(flush=True)
        except (AssertionError, OSError, RuntimeError) as error:
            sys.exit("demo: %s" % error)
        say("the chat page:    %s/" % house.sim_url)
        say("webhook, metrics: %s/metrics" % house.bot_url)
        if "web" in house.bot.urls():
            say("the web page:     %s/" % house.bot.urls()["web"])
            for who, words in (("the secretary of Chi bộ 5", ("secretary", "Chi bộ 5")), ("the office", ("office", None, "Kiều Anh Tuấn")),
                               ("another of the office, who may approve bulletins", ("office", None, "Phạm Thu Hà"))):
                say("  log in as %s (once, within 10 minutes of its clock): %s" % (who, house.login_link(*words)))
            say("  later: build/release/bin/mungba login --role office --config %s, or trang in the chat" % house.config.relative_to(ROOT))
        say("logs and data:    %s" % FOLDER.relative_to(ROOT))
        say("Ctrl-C stops it")
        while not ended.wait(0.5):
            for program in (house.bot, house.sim):
                if program.has_ended():
                    sys.exit("demo: %s ended by itself:\n%s" % (program.argv[0], program.tail()))
        say("stopping")
        codes = [house.sim.stop(), house.bot.stop()]
        sys.exit(1 if any(codes) else 0)


def main():
    option = sys.argv[1] if len(sys.argv) > 1 else ""
    if option == "--check-ports":
        ports_from_environment()
    elif option == "--test":
        test()
    else:
        run(fresh=option in ("--fresh", "--evening"), evening=option == "--evening")


if __name__ == "__main__":
    main()
