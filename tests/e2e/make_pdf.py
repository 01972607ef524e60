"""Writes a PDF of lines (JSON {"lines": […], "password": …} on stdin) to stdout. For Debian's own Python, which has Debian's python3-reportlab;
another python3 that comes first on the PATH need not have it."""
import io
import json
import sys

from reportlab.lib import pdfencrypt
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
LINES_A_PAGE = 60


def main():
    wanted = json.load(sys.stdin)
    lines, password = wanted["lines"], wanted.get("password")
    pdfmetrics.registerFont(TTFont("DejaVu", FONT))
    out = io.BytesIO()
    page = canvas.Canvas(out, encrypt=pdfencrypt.StandardEncryption(password) if password else None)
    for start in range(0, max(len(lines), 1), LINES_A_PAGE):
        page.setFont("DejaVu", 8)
        for number, line in enumerate(lines[start:start + LINES_A_PAGE]):
            page.drawString(40, 800 - 12 * number, line)
        page.rect(10, 10, 20, 20)
        page.showPage()
    page.save()
    sys.stdout.buffer.write(out.getvalue())


main()
