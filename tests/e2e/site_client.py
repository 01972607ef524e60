"""A browser without a screen: cookies, forms, headers; for what the web page promises over the wire."""
import html
import http.client
import re
import urllib.parse

FORM = "application/x-www-form-urlencoded"


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body
        self.text = body.decode(errors="replace")

    def header(self, name):
        return self.headers.get(name.lower(), [""])[0]

    def token(self):
        found = re.search(r'name="csrf" value="([^"]+)"', self.text)
        return found.group(1) if found else ""

    def title(self):
        found = re.search(r"<h1>(.*?)</h1>", self.text, re.S)
        return html.unescape(found.group(1)).replace("\u00a0", " ") if found else ""


class Site:
    def __init__(self, url):
        self.url = urllib.parse.urlsplit(url)
        self.cookies = {}

    def send(self, method, path, body=None, headers=None):
        connection = http.client.HTTPConnection(self.url.hostname, self.url.port, timeout=60)
        sent = {"Cookie": "; ".join("%s=%s" % item for item in self.cookies.items())} if self.cookies else {}
        connection.request(method, path, body, sent | (headers or {}))
        answer = connection.getresponse()
        named = {}
        for name, value in answer.getheaders():
            named.setdefault(name.lower(), []).append(value)
        body = answer.read()
        connection.close()
        for cookie in named.get("set-cookie", []):
            name, value = cookie.split(";")[0].split("=", 1)
            self.cookies[name] = value
        return Answer(answer.status, named, body)

    def get(self, path, **headers):
        return self.send("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})

    def post(self, path, fields, origin="here", **headers):
        """`origin`: "here" as a browser on our page sends it, another address, or None for none."""
        sent = {"Content-Type": FORM}
        if origin == "here":
            sent |= {"Sec-Fetch-Site": "same-origin", "Origin": "%s://%s" % (self.url.scheme, self.url.netloc)}
        elif origin:
            sent |= {"Origin": origin}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        return self.send("POST", path, urllib.parse.urlencode(fields).encode(), sent)

    def upload(self, path, fields, field, name, content):
        """A form with one file, as a browser on our page sends it."""
        mark = "----of-the-tests-%d" % len(content)
        parts = [('Content-Disposition: form-data; name="%s"' % key, value.encode()) for key, value in fields.items()]
        parts.append(('Content-Disposition: form-data; name="%s"; filename="%s"\r\nContent-Type: application/octet-stream' % (field, name), content))
        body = b"".join(("--%s\r\n%s\r\n\r\n" % (mark, head)).encode() + value + b"\r\n" for head, value in parts) + ("--%s--\r\n" % mark).encode()
        here = {"Sec-Fetch-Site": "same-origin", "Origin": "%s://%s" % (self.url.scheme, self.url.netloc)}
        return self.send("POST", path, body, here | {"Content-Type": "multipart/form-data; boundary=" + mark})

    def enter(self, link):
        path = urllib.parse.urlsplit(link).path
        answer = self.post(path, {"csrf": self.get(path).token()})
        if answer.status != 303:
            raise AssertionError("not logged in: %s %s" % (answer.status, answer.title()))
        return self
