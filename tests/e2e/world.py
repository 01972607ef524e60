"""The small ward of these tests: one branch, its people and groups, as the simulator and the imports want them."""
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


def _people(members):
    officers = [("Nguyễn Thị Hạnh", "bí thư"), ("Phạm Văn Đức", "phó bí thư"), ("Trần Thị Lan", "chi ủy viên")]
    plain = ["Lê Văn Sơn", "Trần Văn Minh", "Phùng Thị Tuyết", "Giàng A Páo", "Hoàng Văn Thụ", "Đỗ Thị Mai", "Vũ Quang Hải"]
    plain += ["Đảng Viên Số %d" % number for number in range(len(officers) + len(plain) + 1, members + 1)]
    names = (officers + [(name, "đảng viên") for name in plain])[:members]
    return [Person(name, role, "70000000000000%05d" % index,
                   [BRANCH_GROUP] + ([COMMITTEE_GROUP] if role != "đảng viên" else []))
            for index, (name, role) in enumerate(names)]


class World:
    """One OA, one branch. `members` people in it, the officers first; `start` is where its clock begins."""

    def __init__(self, members=10, start="2026-10-07T09:30:00+07:00"):
        self.start = start
        self.organization = "Đảng bộ phường Tân Khê"
        self.app_id, self.app_secret = "2718281828459045", "app-secret-of-the-tests"
        self.oa_id, self.oa_secret_key = "3141592653589793", "oa-key-of-the-tests"
        self.token = {"access_token": "access-of-the-tests", "refresh_token": "refresh-of-the-tests", "expires_in": "90000"}
        self.people = _people(members)

    def person(self, name):
        return next(p for p in self.people if p.name == name)

    @property
    def secretary(self):
        return next(p for p in self.people if p.role == "bí thư")

    @property
    def plain_members(self):
        return [p for p in self.people if p.role == "đảng viên"]

    def as_json(self):
        groups = [{"id": BRANCH_GROUP, "name": BRANCH, "kind": "branch", "branch": BRANCH, "short": "5"},
                  {"id": COMMITTEE_GROUP, "name": "Chi ủy " + BRANCH, "kind": "committee", "branch": BRANCH, "short": "C5"}]
        people = [{"name": p.name, "branch": BRANCH, "role": "" if p.role == "đảng viên" else p.role,
                   "user_id": p.user_id, "groups": p.groups} for p in self.people]
        return json.dumps({"organization": self.organization, "app_id": self.app_id, "app_secret": self.app_secret,
                           "oa_id": self.oa_id, "oa_secret_key": self.oa_secret_key, "oa_name": "Trợ lý chi bộ",
                           "access_token": self.token["access_token"], "refresh_token": self.token["refresh_token"],
                           "start": self.start, "groups": groups, "people": people}, ensure_ascii=False, indent=1)

    def branches_csv(self):
        return ("chi_bo,loai_hinh,co_chi_uy,buoi,gio,dia_diem,quy_tac,phu_trach,nhom_zalo,nhom_chi_uy,to_dang\n"
                "%s,tổ dân phố,có,tối,19:30,%s,mặc định,,%s,%s,\n" % (BRANCH, VENUE, BRANCH_GROUP, COMMITTEE_GROUP))

    def roster_csv(self):
        out = io.StringIO()
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(["chi_bo", "ho_ten", "chuc_vu", "tinh_trang", "zalo_id", "dong_y"])
        for person in self.people:
            rows.writerow([BRANCH, person.name, person.role, "chính thức", person.user_id, "03/02/2026"])
        return out.getvalue()
