"""The small ward of these tests: one branch or a few, their people and groups, as the simulator and the imports want them."""
import csv
import io
import json
from dataclasses import dataclass, field

BRANCH = "Chi bộ 5"
VENUE = "Nhà văn hóa tổ dân phố 5"
BRANCH_GROUP = "5a00000000000000000b"
COMMITTEE_GROUP = "5a00000000000000000c"


@dataclass
class Person:
    name: str
    role: str
    user_id: str
    groups: list = field(default_factory=list)
    branch: str = BRANCH


@dataclass
class Branch:
    """`group` and `committee_group`: the ids of its groups in Zalo."""
    name: str
    venue: str
    group: str
    committee_group: str
    people: list

    @property
    def secretary(self):
        return next(p for p in self.people if p.role == "bí thư")

    @property
    def plain_members(self):
        return [p for p in self.people if p.role == "đảng viên"]

    @property
    def short(self):
        return self.name.rsplit(" ", 1)[1]


def _names(members, number):
    """(name, role), officers first. Nobody's name is somebody else's, in whatever branch."""
    roles = ["bí thư", "phó bí thư", "chi ủy viên"]
    if number:
        officers = ["%s Số %d" % (role.title(), number) for role in roles]
        plain = []
    else:
        officers = ["Nguyễn Thị Hạnh", "Phạm Văn Đức", "Trần Thị Lan"]
        plain = ["Lê Văn Sơn", "Trần Văn Minh", "Phùng Thị Tuyết", "Giàng A Páo", "Hoàng Văn Thụ", "Đỗ Thị Mai", "Vũ Quang Hải"]
    plain += ["Đảng Viên Số %d" % (1000 * number + place) for place in range(len(officers) + len(plain) + 1, members + 1)]
    return (list(zip(officers, roles)) + [(name, "đảng viên") for name in plain])[:members]


def _branch(members, number):
    """The first one is that of the constants above."""
    name, group, committee_group = "Chi bộ %d" % (5 + number), "5a%017db" % number, "5a%017dc" % number
    people = [Person(person, role, "7%018d" % (10_000 * number + place),
                     [group] + ([committee_group] if role != "đảng viên" else []), name)
              for place, (person, role) in enumerate(_names(members, number))]
    return Branch(name, "Nhà văn hóa tổ dân phố %d" % (5 + number), group, committee_group, people)


class World:
    """One OA. `members` people in each of the branches, the officers first; `start` is where its clock begins; `other`: further keys of
    the simulator's world file."""

    def __init__(self, members=10, start="2026-10-07T09:30:00+07:00", branches=1, **other):
        self.start, self.other = start, other
        self.organization = "Đảng bộ phường Tân Khê"
        self.app_id, self.app_secret = "2718281828459045", "app-secret-of-the-tests"
        self.oa_id, self.oa_secret_key = "3141592653589793", "oa-key-of-the-tests"
        self.token = {"access_token": "access-of-the-tests", "refresh_token": "refresh-of-the-tests", "expires_in": "90000"}
        self.branches = [_branch(members, number) for number in range(branches)]

    @property
    def people(self):
        return [person for branch in self.branches for person in branch.people]

    def person(self, name):
        return next(p for p in self.people if p.name == name)

    @property
    def secretary(self):
        return self.branches[0].secretary

    @property
    def plain_members(self):
        return [p for p in self.people if p.role == "đảng viên"]

    def as_json(self):
        groups = []
        for one in self.branches:
            groups += [{"id": one.group, "name": one.name, "kind": "branch", "branch": one.name, "short": one.short},
                       {"id": one.committee_group, "name": "Chi ủy " + one.name, "kind": "committee", "branch": one.name,
                        "short": "C" + one.short}]
        people = [{"name": p.name, "branch": p.branch, "role": "" if p.role == "đảng viên" else p.role,
                   "user_id": p.user_id, "groups": p.groups} for p in self.people]
        return json.dumps({"organization": self.organization, "app_id": self.app_id, "app_secret": self.app_secret,
                           "oa_id": self.oa_id, "oa_secret_key": self.oa_secret_key, "oa_name": "Trợ lý chi bộ",
                           "access_token": self.token["access_token"], "refresh_token": self.token["refresh_token"],
                           "start": self.start, "groups": groups, "people": people} | self.other, ensure_ascii=False, indent=1)

    def branches_csv(self):
        rows = "".join("%s,tổ dân phố,có,tối,19:30,%s,mặc định,,%s,%s,\n" % (one.name, one.venue, one.group, one.committee_group)
                       for one in self.branches)
        return "chi_bo,loai_hinh,co_chi_uy,buoi,gio,dia_diem,quy_tac,phu_trach,nhom_zalo,nhom_chi_uy,to_dang\n" + rows

    def roster_csv(self):
        out = io.StringIO()
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(["chi_bo", "ho_ten", "chuc_vu", "tinh_trang", "zalo_id", "dong_y"])
        for person in self.people:
            rows.writerow([person.branch, person.name, person.role, "chính thức", person.user_id, "03/02/2026"])
        return out.getvalue()
