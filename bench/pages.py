#!/usr/bin/env python3
"""How long pages take with 1,000 branches and 50,000 members, and what reading them costs the webhook.

    bench/pages.py [--branches 1000] [--members 50] [--rounds 40] [--bin build/release/bin]

Imports a ward of that size, then asks each page many times, alone and beside 20 readers; then sends signed webhooks with and without the readers,
turn about, and prints the ratio. Prints the machine, milliseconds (median, 95th percentile), bytes as transferred."""
import argparse
import hashlib
import http.client
import json
import os
import pathlib
import platform
import statistics
import sys
import threading
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests/e2e"))

from harness import House  # noqa: E402
from office import write  # noqa: E402
from programs import Program, binary  # noqa: E402
from site_client import Site  # noqa: E402

READERS = 20
PAGES = ["/", "/chi-bo", "/chi-bo?tim=chi%20bo%2099", "/chi-bo/{branch}", "/chi-bo/{branch}/dang-vien", "/chi-bo/{branch}/dang-vien/{member}", "/tim-dang-vien?tim=so%204999",
         "/chi-bo/{branch}/nhom", "/chi-bo/{branch}/ban-giao", "/tin-gui", "/nhat-ky", "/cai-dat", "/ban-tin", "/ban-tin/moi", "/kho-ban-tin?tu=ke%20hoach"]


def lists(branches, members):
    rows = ["chi_bo,ho_ten,chuc_vu,dong_y", ",Kiều Anh Tuấn,văn phòng,03/02/2026"]
    for branch in range(branches):
        for member in range(members):
            role = ("bí thư", "phó bí thư", "chi ủy viên")[member] if member < 3 else "đảng viên"
            rows.append("Chi bộ %d,Đảng Viên Số %d,%s,03/02/2026" % (branch + 1, branch * members + member, role))
    return "\n".join(rows) + "\n"


def at(values, part):
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


class Asker:
    """One kept-alive connection with a session."""

    def __init__(self, site):
        self.site, self.connection = site, http.client.HTTPConnection(site.url.hostname, site.url.port, timeout=60)
        self.headers = {"Cookie": "; ".join("%s=%s" % item for item in site.cookies.items())}

    def ask(self, path):
        began = time.perf_counter()
        self.connection.request("GET", path, headers=self.headers)
        answer = self.connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise SystemExit("%s: %s" % (path, answer.status))
        return (time.perf_counter() - began) * 1000, len(body)


def measure(site, paths, rounds):
    asker = Asker(site)
    for path in paths:
        asker.ask(path)
    return {path: [asker.ask(path) for _ in range(rounds)] for path in paths}


def show(title, figures):
    print("\n%s\n%-40s %8s %8s %9s" % (title, "page", "median", "p95", "bytes"))
    for path, taken in figures.items():
        times = [one[0] for one in taken]
        print("%-40s %8.1f %8.1f %9d" % (path, statistics.median(times), at(times, 0.95), taken[0][1]))
    every = [one[0] for taken in figures.values() for one in taken]
    print("%-40s %8.1f %8.1f" % ("all", statistics.median(every), at(every, 0.95)))


class Crowd:
    """Readers who ask one page after the other until they are let go."""

    def __init__(self, site, paths, count):
        self.over, self.asked = False, [0] * count
        self.threads = [threading.Thread(target=self.read, args=(site, paths, n), daemon=True) for n in range(count)]
        for thread in self.threads:
            thread.start()

    def read(self, site, paths, number):
        asker = Asker(site)
        while not self.over:
            asker.ask(paths[(number + self.asked[number]) % len(paths)])
            self.asked[number] += 1

    def stop(self):
        self.over = True
        for thread in self.threads:
            thread.join()
        return sum(self.asked)


def webhooks(house, seconds):
    """Signed events, one after the other on a connection -> milliseconds each."""
    connection = http.client.HTTPConnection("127.0.0.1", house.bot_port, timeout=30)
    times, end = [], time.perf_counter() + seconds
    while time.perf_counter() < end:
        number = time.time_ns()
        body = json.dumps({"app_id": house.world.app_id, "oa_id": house.world.oa_id, "user_id_by_app": "1", "event_name": "user_send_text", "timestamp": str(number // 1_000_000),
                           "sender": {"id": "70000000000009"}, "recipient": {"id": house.world.oa_id}, "message": {"msg_id": str(number), "text": "x"}}, separators=(",", ":")).encode()
        stamp = str(number // 1_000_000).encode()
        mac = hashlib.sha256(house.world.app_id.encode() + body + stamp + house.world.oa_secret_key.encode()).hexdigest()
        began = time.perf_counter()
        connection.request("POST", "/webhooks/zalo", body, {"Content-Type": "application/json", "X-ZEvent-Signature": "mac=" + mac})
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise SystemExit("a webhook: %s" % answer.status)
        times.append((time.perf_counter() - began) * 1000)
    return times


def main():
    read = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    read.add_argument("--branches", type=int, default=1000)
    read.add_argument("--members", type=int, default=50)
    read.add_argument("--rounds", type=int, default=40)
    read.add_argument("--seconds", type=float, default=5)
    given = read.parse_args()
    print("%s, %d cores; %d branches, %d members each" % (platform.machine(), os.cpu_count(), given.branches, given.members))
    import harness
    harness.COMMAND_S = 600
    with House() as house:
        began = time.perf_counter()
        house.command("roster", "import", house.file("roster.csv", lists(given.branches, given.members)), expect=0)
        print("imported in %.1f s; the database has %.1f MB" % (time.perf_counter() - began, house.database.stat().st_size / 1e6))
        argv = [binary("mungba"), "serve", "--config", house.config]
        house.bot = Program(argv, house.folder / "bot.log", house.folder).start(2)
        site = Site(house.web_url).enter(house.login_link("office"))
        branch = house.read_database("SELECT id FROM branch ORDER BY id LIMIT 1 OFFSET ?", given.branches // 2)[0][0]
        member = house.read_database("SELECT id FROM membership WHERE branch_id = ? LIMIT 1", branch)[0][0]
        paths = [path.format(branch=branch, member=member) for path in PAGES] + [write(site, "Kế hoạch tháng", "Tóm tắt kế hoạch.")]
        show("one reader", measure(site, paths, given.rounds))
        crowd = Crowd(site, paths, READERS - 1)
        show("beside %d others who never stop" % (READERS - 1), measure(site, paths, max(5, given.rounds // 8)))
        print("the others read %d pages" % crowd.stop())
        alone, beside = [], []
        for _ in range(3):
            alone += webhooks(house, given.seconds)
            crowd = Crowd(site, paths, READERS)
            beside += webhooks(house, given.seconds)
            crowd.stop()
        print("\nwebhook, one after the other: alone %.2f ms (p99 %.2f), beside %d readers %.2f ms (p99 %.2f, worst %.1f); ratio %.2f"
              % (statistics.median(alone), at(alone, 0.99), READERS, statistics.median(beside), at(beside, 0.99), max(beside), statistics.median(alone) / statistics.median(beside)))
        sizes = sum(len(site.get(part, Accept_Encoding="gzip").body) for part in ("/static/style.css", "/static/shapes.svg", "/static/icon.svg", "/static/page.js"))
        print("static files, once: %d bytes" % sizes)


if __name__ == "__main__":
    main()
