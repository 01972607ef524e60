"""Documents as people attach them, made here: DOCX with words split over runs, PDF, pictures, and what is wrong with some."""
import io
import json
import pathlib
import subprocess
import zipfile
import zlib
from xml.sax.saxutils import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
MAKE_PDF = ["/usr/bin/python3", str(pathlib.Path(__file__).with_name("make_pdf.py"))]


def paragraph(text, split=3):
    """One paragraph; every `split` letters a new run, as Word does after an edit."""
    runs = "".join('<w:r><w:t xml:space="preserve">%s</w:t></w:r>' % escape(text[i:i + split]) for i in range(0, len(text), split))
    return "<w:p>%s</w:p>" % runs


def docx(lines, header="", watermark="", **parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w:document %s><w:body>%s</w:body></w:document>" % (W, "".join(map(paragraph, lines))))
        if header or watermark:
            picture = '<w:p><w:r><w:pict><v:shape><v:textpath string="%s"/></v:shape></w:pict></w:r></w:p>' % escape(watermark) if watermark else ""
            archive.writestr("word/header1.xml", "<w:hdr %s>%s%s</w:hdr>" % (W, paragraph(header), picture))
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def bomb(megabytes=300):
    """Small as a file, and what it unpacks to is not."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(megabytes):
                part.write(b" " * (1 << 20))
    return out.getvalue()


def pdf(lines, password=None):
    return subprocess.run(MAKE_PDF, input=json.dumps({"lines": lines, "password": password}).encode(), capture_output=True, check=True).stdout


def png(width, height, noisy=False):
    """Without any library: grey, or so noisy that it does not pack well."""
    def chunk(kind, data):
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    seed, rows = 1, []
    for _ in range(height):
        row = bytearray(b"\0")
        if noisy:
            for _ in range(width * 3):
                seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
                row.append(seed >> 16 & 0xFF)
        else:
            row += b"\x90" * (width * 3)
        rows.append(bytes(row))
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x02\0\0\0"
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"".join(rows), 6)) + chunk(b"IEND", b"")
