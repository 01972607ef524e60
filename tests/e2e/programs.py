"""Starts and stops the built programs, and knows the addresses they told."""
import json
import os
import pathlib
import random
import re
import signal
import socket
import subprocess
import urllib.request

from waiting import wait_until

ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN = pathlib.Path(os.environ.get("MUNGBA_BIN", ROOT / "build/release/bin"))
START_S, STOP_S = 20, 15

_direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # loopback, whatever the environment says


def binary(name):
    path = BIN / name
    if not os.access(path, os.X_OK):
        raise FileNotFoundError("%s is not built; run scripts/test, or set MUNGBA_BIN" % path)
    return path


def is_free(port):
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def free_port():
    """A free port below those that the kernel hands out, so that nobody takes it between now and its use or over a restart."""
    return next(port for port in iter(lambda: random.randrange(20000, 32000), None) if is_free(port))


def clean_environment():
    return {key: value for key, value in os.environ.items() if not key.startswith("MUNGBA_")}


def request(method, url, body=None, headers=None, timeout=30):
    """-> (status, bytes). A connection that breaks raises OSError."""
    data = body if body is None or isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()
    call = urllib.request.Request(url, data, {"Content-Type": "application/json"} | (headers or {}), method=method)
    try:
        with _direct.open(call, timeout=timeout) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


class Program:
    """One running program of ours; its log is a file, the addresses are read from there."""

    def __init__(self, argv, log, cwd):
        self.argv, self.log, self.cwd, self.process = [str(word) for word in argv], pathlib.Path(log), cwd, None

    def start(self, wanted=1):
        """Starts it, out of reach of the terminal's Ctrl-C, and waits for `wanted` lines "listening url=…"."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(self.argv, cwd=self.cwd, env=clean_environment(), stdin=subprocess.DEVNULL,
                                            stdout=log, stderr=subprocess.STDOUT, process_group=0)
        wait_until(lambda: self.has_ended() or len(self.urls()) >= wanted, START_S, lambda: "a listening line in:\n" + self.tail())
        if self.has_ended():
            raise RuntimeError("%s ended with %s before it listened:\n%s" % (self.argv[0], self.process.returncode, self.tail()))
        return self

    def urls(self):
        """{"server": url, "web": url}; a program with one listener tells it without a name: key None."""
        text = self.log.read_text(errors="replace")
        return {name or None: url for url, name in re.findall(r"listening\b[^\n]*?url=\"?(http://[^\s\"]+)\"?(?: for=(\w+))?", text)}

    def tail(self, lines=20):
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])

    def has_ended(self):
        return self.process is None or self.process.poll() is not None

    def stop(self):
        """SIGTERM -> the exit code; what does not end in time is killed, and that is an error."""
        if self.process is None:
            return None
        if not self.has_ended():
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(STOP_S)
            except subprocess.TimeoutExpired:
                self.kill9()
                raise AssertionError("%s did not stop within %s s:\n%s" % (self.argv[0], STOP_S, self.tail()))
        return self.process.returncode

    def kill9(self):
        if not self.has_ended():
            self.process.kill()
            self.process.wait()
