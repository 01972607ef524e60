#!/usr/bin/env python3
"""Signed webhook -> durable -> 200, against a bare Beast echo server on the same machine, in one run.

    bench/ingest.py [--build build/release] [--requests 60000] [--rounds 3] [--connections 64,512]

Starts each server in turn (echo, mungba), offers the same signed requests to both, and prints machine, settings, requests a second,
latencies and the ratios of each round; the goals stand in docs/testing.md. No figure is asserted.
"""
import argparse, os, pathlib, re, statistics, subprocess, sys, tempfile, time

APP, OA, KEY, GROUP = "360846524940903967", "388613280878808645", "bench-key", "a1b2c3d4e5f60718293a"


def started(argv, stream, **how):
    process = subprocess.Popen(argv, **{stream: subprocess.PIPE}, text=True, **how)
    for line in getattr(process, stream):
        if match := re.search(r"listening url=http://([\d.:]+)", line):
            return process, match.group(1)
    sys.exit("%s did not start" % argv[0])


def load(binary, url, connections, requests, first, private):
    argv = [binary, "--url", url, "--connections", str(connections), "--requests", str(requests), "--first", str(first),
            "--app", APP, "--oa", OA, "--key", KEY, "--group", GROUP] + (["--private"] if private else [])
    out = subprocess.run(argv, check=True, capture_output=True, text=True).stdout
    return dict(pair.split("=") for pair in out.split())


def config(folder):
    path = folder / "mungba.toml"
    path.write_text('[server]\nlisten = "127.0.0.1:0"\n[zalo]\norganization = "Đảng bộ thử tải"\napp_id = "%s"\napp_secret = "x"\noa_id = "%s"\n'
                    'oa_secret_key = "%s"\nopenapi_url = "http://127.0.0.1:9"\noauth_url = "http://127.0.0.1:9"\n[storage]\npath = "%s"\n'
                    '[secrets]\nkey_file = "%s"\n[alerts]\ncommand = "/bin/true"\n' % (APP, OA, KEY, folder / "m.db", folder / "m.key"))
    path.chmod(0o600)
    return path


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", default="build/release")
    parser.add_argument("--requests", type=int, default=60000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--connections", default="64,512")
    parser.add_argument("--folder", default=None, help="where the database goes (default: a temporary folder)")
    options = parser.parse_args()
    binaries = pathlib.Path(options.build).resolve() / "bin"
    cpu = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    print("machine: %d cores, %s; load now %.1f" % (os.cpu_count(), cpu.group(1) if cpu else "?", os.getloadavg()[0]))
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        folder = pathlib.Path(name)
        settings = config(folder)
        first = 1
        for connections in map(int, options.connections.split(",")):
            ratios = []
            for number in range(options.rounds):
                echo, echo_url = started([binaries / "mungba-bench-echo"], "stdout")
                bare = load(binaries / "mungba-bench-load", echo_url, connections, options.requests, first, False)
                echo.terminate(), echo.wait()
                bot, bot_url = started([binaries / "mungba", "serve", "--config", settings], "stderr", stdin=subprocess.DEVNULL)
                ours = load(binaries / "mungba-bench-load", bot_url, connections, options.requests, first, False)
                bot.terminate(), bot.wait()
                first += options.requests
                ratios.append(float(ours["per_second"]) / float(bare["per_second"]))
                print("connections=%d round=%d echo=%s/s mungba=%s/s p50=%s ms p99=%s ms max=%s ms ratio=%.2f %s" % (
                    connections, number + 1, bare["per_second"], ours["per_second"], ours["p50_ms"], ours["p99_ms"], ours["max_ms"], ratios[-1],
                    " ".join("%s=%s" % pair for pair in ours.items() if pair[0].startswith("status"))))
            print("connections=%d ratio: median %.2f, min %.2f, max %.2f" % (connections, statistics.median(ratios), min(ratios), max(ratios)))


if __name__ == "__main__":
    main()
