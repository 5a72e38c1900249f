"""The Debian package on a Debian that has nothing else: installed, used as its users do, removed.

Needs root, debootstrap and Debian's mirror; where one lacks it says which and skips. What it makes
stays in the build folder: the second time takes a third.
"""
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "cli"))
from run import CORPUS, VIENDAN, viendan  # noqa: E402

HERE = Path(__file__).resolve().parent
BUILD = Path(VIENDAN).resolve().parent
KEPT = BUILD / "clean-root"
DATA = "/var/lib/viendan"


def run(*command, **options):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True,
                          stdin=subprocess.DEVNULL, timeout=500, **options)
    assert done.returncode == 0, f"{command}: {done.stdout[-2000:]}{done.stderr[-2000:]}"
    return done.stdout


def base():
    """A clean root as an archive, made once."""
    archive = KEPT / "base.tar"
    if archive.exists():
        return archive
    KEPT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=KEPT) as folder:
        made = subprocess.run([HERE / "clean_root.sh", f"{folder}/root", KEPT / "downloads"],
                              capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=500)
        if made.returncode != 0:
            raise unittest.SkipTest(f"no clean root can be made: {made.stderr[-300:]}{made.stdout[-300:]}")
        run("tar", "-C", f"{folder}/root", "-cf", f"{folder}/base.tar", ".")
        os.rename(f"{folder}/base.tar", archive)
    return archive


class Package(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        if os.geteuid() != 0:
            raise unittest.SkipTest("only root can make a clean root")
        for tool in ("debootstrap", "dpkg-shlibdeps", "cpack"):
            if not shutil.which(tool):
                raise unittest.SkipTest(f"{tool} is not installed")
        archive = base()
        cls.package = Path(run(HERE.parent.parent / "tools" / "pack", BUILD).strip())
        cls.root = Path(tempfile.mkdtemp(dir=KEPT))
        cls.addClassCleanup(shutil.rmtree, cls.root, ignore_errors=True)
        run("tar", "-C", cls.root, "-xf", archive)
        mounted = subprocess.run(["mount", "-t", "proc", "proc", cls.root / "proc"], capture_output=True, text=True)
        if mounted.returncode != 0:
            raise unittest.SkipTest(f"nothing can be mounted here: {mounted.stderr.strip()}")
        cls.addClassCleanup(run, "umount", cls.root / "proc")
        shutil.copy(cls.package, cls.root / "tmp")
        cls.inside("apt-get", "update", "-q")
        cls.inside("apt-get", "install", "-q", "-y", "--no-install-recommends", f"/tmp/{cls.package.name}")

    @classmethod
    def inside(cls, *command):
        environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive"}
        return run("chroot", cls.root, *command, env=environment)

    def test_1_everything_is_in_its_place(self):
        files = set(self.inside("dpkg", "-L", "viendan").split())
        for path in ("/usr/bin/viendan", "/usr/lib/systemd/system/viendan.service",
                     "/usr/lib/systemd/system/viendan.socket", "/usr/lib/sysusers.d/viendan.conf",
                     "/usr/lib/tmpfiles.d/viendan.conf", "/usr/share/man/man1/viendan.1.gz",
                     "/usr/share/man/man1/viendan-build.1.gz", "/usr/share/doc/viendan/copyright",
                     "/usr/share/doc/viendan/changelog.gz", "/usr/share/doc/viendan/README.md",
                     "/usr/share/viendan/schemas/viendan-1.xsd",
                     "/usr/share/viendan/schemas/vocabulary/agencies.xml",
                     "/usr/share/bash-completion/completions/viendan",
                     "/usr/share/zsh/vendor-completions/_viendan",
                     "/usr/share/fish/vendor_completions.d/viendan.fish"):
            with self.subTest(path):
                self.assertIn(path, files)
        unit = (self.root / "usr/lib/systemd/system/viendan.service").read_text()
        self.assertIn("ExecStart=/usr/bin/viendan serve", unit)
        self.assertEqual([path for path in files if path.startswith(str(BUILD))], [])

    def test_2_it_says_which_it_is(self):
        self.assertEqual(self.inside("viendan", "--version"), viendan("--version").stdout)
        self.assertIn("Depends: ", run("dpkg-deb", "-I", self.package))

    def test_3_it_reads_finds_and_answers(self):
        corpus = self.root / DATA[1:] / "corpus"
        corpus.mkdir(parents=True)
        for file in sorted(CORPUS.iterdir())[:2]:
            shutil.copy(file, corpus)
        self.inside("viendan", "build", "--corpus", f"{DATA}/corpus", "--index", f"{DATA}/index")
        found = self.inside("viendan", "search", "--index", f"{DATA}/index", "ke hoach")
        self.assertIn("1. ", found)
        self.assertIn("Điều 1", self.inside("viendan", "show", "--index", f"{DATA}/index", found.split()[1]))
        rows = self.inside("viendan", "export", "activities", "--index", f"{DATA}/index", "--format", "csv")
        self.assertGreater(len(rows.splitlines()), 2)

    def test_4_nothing_of_it_is_left_but_the_data(self):
        files = self.inside("dpkg", "-L", "viendan").split()
        self.inside("apt-get", "purge", "-q", "-y", "viendan")
        left = [path for path in files if (self.root / path[1:]).is_file()]
        self.assertEqual(left, [])
        self.assertFalse((self.root / "usr/share/viendan").exists())
        self.assertTrue((self.root / DATA[1:] / "index" / "current").exists())


if __name__ == "__main__":
    unittest.main()
