"""mungba-extract: what is in a document, and its own answer for each that is wrong."""
import pathlib
import re
import subprocess
import tempfile
import unicodedata
import unittest

import documents
from programs import BIN, ROOT

DONE, USAGE, WRONG_KIND, ENCRYPTED, BROKEN, NO_TEXT, TOO_LARGE = 0, 2, 10, 11, 12, 13, 14
DATA = pathlib.Path(__file__).with_name("data")
SEEDS = ROOT.parent / "shared/seeds"
OURS = ["KẾ HOẠCH", "nâng cao chất lượng sinh hoạt chi bộ", "1. Mục đích: giữ bí mật gia đình, bảo mật mật khẩu.", "2. Tổ chức: tối thứ Hai hằng tuần."]


def extract(mode, document):
    done = subprocess.run([BIN / "mungba-extract", mode], input=document, capture_output=True, timeout=60)
    return done.returncode, done.stdout


def words(text):
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


class Documents(unittest.TestCase):
    def texts(self):
        seeds = [path.read_text(encoding="utf-8").splitlines() for path in sorted(SEEDS.glob("*.txt"))] if SEEDS.is_dir() else []
        return [OURS] + [[line[:110] for line in lines if line.strip()] for lines in seeds]

    def test_docx_whole_though_words_are_split_over_runs(self):
        for lines in self.texts():
            ending, text = extract("text", documents.docx(lines))
            self.assertEqual(ending, DONE)
            self.assertEqual(words(text.decode()), words("".join(lines)))

    def test_pdf_whole_in_vietnamese(self):
        for lines in self.texts():
            ending, text = extract("text", documents.pdf(lines))
            self.assertEqual(ending, DONE)
            found = words(text.decode())
            for line in lines:
                self.assertIn(words(line), found)

    def test_head_lines_and_watermarks_are_read_first(self):
        ending, text = extract("text", documents.docx(OURS, header="TUYỆT MẬT", watermark="TỐI MẬT"))
        self.assertEqual(ending, DONE)
        self.assertEqual(text.decode().split("\n")[:2], ["TUYỆT MẬT", "TỐI MẬT"])

    def test_an_old_word_file_whole_with_its_head_lines(self):
        """The two files of data/ were made of lines of ours by a word processor."""
        ending, text = extract("doc", (DATA / "ke-hoach.doc").read_bytes())
        self.assertEqual((ending, [line for line in text.decode().splitlines() if line]), (DONE, OURS))
        ending, text = extract("doc", (DATA / "dau-mat-o-dau-trang.doc").read_bytes())
        self.assertEqual(ending, DONE)
        self.assertIn("TUYỆT MẬT", text.decode().splitlines())
        locked = bytearray((DATA / "ke-hoach.doc").read_bytes())
        locked[locked.find(b"\xec\xa5") + 11] |= 1
        self.assertEqual(extract("doc", bytes(locked))[0], ENCRYPTED)
        self.assertEqual(extract("doc", documents.pdf(OURS))[0], WRONG_KIND)
        table = bytearray((DATA / "ke-hoach.doc").read_bytes())  # the same container without Word's head, as other programs write it
        table[table.find(b"\xec\xa5")] = 0
        self.assertEqual(extract("doc", bytes(table))[0], WRONG_KIND)
        self.assertNotEqual(extract("doc", (DATA / "ke-hoach.doc").read_bytes()[:3000])[0], DONE)

    def test_it_is_confined_before_the_first_foreign_byte(self):
        with tempfile.TemporaryDirectory() as folder:
            calls = pathlib.Path(folder) / "calls"
            subprocess.run(["strace", "-f", "-o", calls, "-e", "trace=prlimit64,setrlimit,seccomp,prctl,read,socket,execve", BIN / "mungba-extract", "text"], input=documents.docx(OURS),
                           capture_output=True, timeout=60, check=True)
            lines = [line.split(None, 1)[1] for line in calls.read_text().splitlines()]
        first = next(number for number, line in enumerate(lines) if line.startswith("read(0,"))
        before = "\n".join(lines[:first])
        for limit in ("RLIMIT_CPU, {rlim_cur=10, rlim_max=10}", "RLIMIT_AS, {rlim_cur=524288*1024, rlim_max=524288*1024}", "RLIMIT_FSIZE, {rlim_cur=0, rlim_max=0}"):
            self.assertIn(limit, before)
        self.assertRegex(before, r"seccomp\(SECCOMP_SET_MODE_FILTER|prctl\(PR_SET_SECCOMP, SECCOMP_MODE_FILTER")
        self.assertNotIn("socket(", "\n".join(lines))
        self.assertEqual(sum(line.startswith("execve(") for line in lines), 1)

    def test_what_is_wrong_has_its_own_ending(self):
        cases = {
            "a PDF of pictures": (documents.pdf([]), NO_TEXT),
            "an encrypted PDF": (documents.pdf(OURS, password="bi mat"), ENCRYPTED),
            "an archive that swells": (documents.bomb(), TOO_LARGE),
            "a broken DOCX": (documents.docx(OURS)[:-30], BROKEN),
            "a broken PDF": (documents.pdf(OURS)[:200], BROKEN),
            "an archive that is no DOCX": (documents.docx([]).replace(b"word/document.xml", b"text/document.xml"), WRONG_KIND),
            "an empty DOCX": (documents.docx([]), NO_TEXT),
            "a picture named .docx": (documents.png(8, 8), WRONG_KIND),
            "nothing": (b"", WRONG_KIND),
            "a text": ("TỐI MẬT".encode(), WRONG_KIND),
            "21 MB and more": (b"%PDF-" + b"x" * (22 << 20), TOO_LARGE),
            "a text beyond measure": (documents.docx(["a" * 1000] * 1200), TOO_LARGE),
        }
        for name, (document, expected) in cases.items():
            with self.subTest(name):
                ending, out = extract("text", document)
                self.assertEqual(ending, expected)
                self.assertEqual(out, b"")

    def test_pictures_come_out_as_jpeg_below_a_megabyte(self):
        for picture in (documents.png(64, 48), documents.png(900, 700, noisy=True)):
            ending, out = extract("picture", picture)
            self.assertEqual(ending, DONE)
            self.assertTrue(out.startswith(b"\xff\xd8\xff"))
            self.assertLessEqual(len(out), 1_000_000)
        self.assertEqual(extract("picture", documents.pdf(OURS))[0], WRONG_KIND)
        self.assertEqual(extract("picture", documents.png(64, 48)[:60])[0], BROKEN)
        self.assertEqual(extract("film", b"")[0], USAGE)


if __name__ == "__main__":
    unittest.main()
