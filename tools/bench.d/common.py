"""What the benchmarks share: where things are, running programs, figures."""
import json
import math
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
# Another folder of CMake's may be named, to measure what it holds instead of building.
BUILD = pathlib.Path(os.environ.get("VIENDAN_BUILD") or ROOT / "build" / "release")
VOCABULARY = ROOT / "schemas" / "vocabulary"


def prepare(*targets):
    """Installs and builds what the benchmark needs."""
    if os.environ.get("VIENDAN_BUILD"):
        return
    subprocess.run([ROOT / "tools" / "setup", "--bench"], check=True)
    subprocess.run([ROOT / "tools" / "build", "release", *targets], check=True)


def program(name):
    """A program of tests/bench."""
    return BUILD / "tests" / "bench" / name


def output(command, **options):
    """What a command prints; it must succeed."""
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True,
                          **options)
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed: {done.stderr.strip()[-500:]}")
    return done.stdout


# A process of its own starts what is measured: the peak of a process counts what its parent held
# when it was started, and a benchmark holds much.
MEASURE = """
import json, os, subprocess, sys, time
began = time.monotonic()
child = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
_, status, usage = os.wait4(child.pid, 0)
print(json.dumps([os.waitstatus_to_exitcode(status), time.monotonic() - began,
                  usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024]))
"""


def run(command, stdin=None):
    """(seconds, seconds of processor, peak MB) of a command that must succeed or leave documents
    out."""
    told = subprocess.run([sys.executable, "-c", MEASURE, *map(str, command)], stdin=stdin,
                          stdout=subprocess.PIPE, check=True).stdout
    code, *figures = json.loads(told)
    if code not in (0, 3):
        raise RuntimeError(f"failed: {' '.join(map(str, command))}")
    return figures


def folder_mb(path):
    """Blocks on disk, for a file or all below a folder: files may have holes."""
    path = pathlib.Path(path)
    files = [path] if path.is_file() else [f for f in path.rglob("*") if f.is_file()]
    return sum(f.stat().st_blocks * 512 for f in files) / 1e6


def percentile(values, share):
    """The value that this share of the values does not exceed."""
    values = sorted(values)
    return values[max(math.ceil(share * len(values)), 1) - 1]


def say(text):
    print(f"bench: {text}", file=sys.stderr, flush=True)


def number(value):
    """Three digits that count, without exponent."""
    if value is None:
        return "-"
    if isinstance(value, str):
        return value
    if value == 0 or value >= 100:
        return f"{value:.0f}"
    return f"{value:.{max(0, 2 - math.floor(math.log10(abs(value))))}f}"


def table(title, head, rows):
    """Prints a Markdown table."""
    cells = [[str(cell) if isinstance(cell, (str, int)) else number(cell) for cell in row]
             for row in [head, *rows]]
    widths = [max(len(row[i]) for row in cells) for i in range(len(head))]
    print(f"\n{title}\n")
    for index, row in enumerate(cells):
        print("| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |")
        if index == 0:
            print("|" + "|".join("-" * (width + 2) for width in widths) + "|")
    sys.stdout.flush()
