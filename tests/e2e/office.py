"""People of the office, at the page and in the chat, and bulletins as they make them."""
import json
from datetime import datetime, timedelta, timezone
import re
import urllib.parse

from site_client import Site
from waiting import wait_until
from world import Person, World

OFFICE = [Person("Kiều Anh Tuấn", "văn phòng", "7900000000000000001", [], ""), Person("Đặng Quốc Huy", "văn phòng", "7900000000000000002", [], "")]
TUAN, HUY = OFFICE


class OfficeWorld(World):
    """A ward with two people of the office, each with an account. Its clock begins in a week: what an import tells later begins on its day,
    which is the machine's."""

    def __init__(self, **other):
        start = (datetime.now(timezone(timedelta(hours=7))) + timedelta(days=7)).replace(hour=9, minute=30, second=0, microsecond=0)
        super().__init__(start=start.isoformat(), **other)

    @property
    def people(self):
        return super().people + OFFICE

    def as_json(self):
        world = json.loads(super().as_json())
        for person in world["people"]:
            person["branch"] = person["branch"] or "Văn phòng"
        return json.dumps(world, ensure_ascii=False)


def link_of(house, person):
    """The link to the page that the assistant gives this person in the chat, at the address at which this machine reaches it."""
    before = len(house.said_by_bot(person))
    house.say(person, "private", "trang")

    def link():
        found = [re.search(r"https?://\S+/dang-nhap/(\S+)", text) for text in house.said_by_bot(person)[before:]]
        return next((one.group(1).rstrip(".") for one in found if one), None)

    return house.web_url + "/dang-nhap/" + wait_until(link, 20, "a link for " + person.name)


def at_the_page(house, person):
    """Logged in."""
    return Site(house.web_url).enter(link_of(house, person))


def act(site, address, deed, **fields):
    """Presses a button of a bulletin's page."""
    shown = site.get(address)
    revision = re.search(r'name="ban" value="(\d+)"', shown.text)
    return site.post(address, {"csrf": shown.token(), "viec": deed, "ban": revision.group(1) if revision else "0"} | fields)


def attach(site, address, name, content):
    shown = site.get(address)
    revision = re.search(r'name="ban" value="(\d+)"', shown.text).group(1)
    return site.upload("/ban-tin/tep", {"csrf": shown.token(), "so": address.rsplit("/", 1)[1], "ban": revision}, "tep", name, content)


def write(site, title, body, **fields):
    """A draft -> its address."""
    form = {"csrf": site.get("/ban-tin/moi").token(), "ban": "0", "loai": "new_document", "thang": "10/2026", "tieu-de": title, "tom-tat": body,
            "nguon": "Đảng ủy phường", "ngay-nguon": "25/09/2026", "noi-nhan": "groups"} | fields
    answer = site.post("/ban-tin/moi", form)
    if answer.status != 303:
        raise AssertionError("not written: %s %s" % (answer.status, answer.text[:2000]))
    return urllib.parse.urlsplit(answer.header("location")).path


def approve(writer, other, address):
    for site, deed in ((writer, "trinh"), (other, "duyet")):
        answer = act(site, address, deed)
        if answer.status != 303:
            raise AssertionError("%s: %s %s" % (deed, answer.status, answer.text[:2000]))
