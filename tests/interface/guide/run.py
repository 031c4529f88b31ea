"""run.py RENMIAN SOURCE WORK: the guide for integrators does what it says.

The blocks marked `sh` run one after the other, in one shell that stops at the first failure, against the server of a
made-up county; those marked `bash` against a new installation. Both languages of the guide have the same blocks.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

BINARY, SOURCE, WORK = (pathlib.Path(argument).resolve() for argument in sys.argv[1:])
GUIDES = [SOURCE / "docs" / name for name in ("guide-integrator.md", "guide-integrator.zh-CN.md")]
BLOCK = re.compile(r"^```(sh|bash)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(guide):
    text = guide.read_text(encoding="utf-8")
    return [(found[1], text.count("\n", 0, found.start()) + 1, found[2]) for found in BLOCK.finditer(text)]


def renmian(*arguments):
    done = subprocess.run([BINARY, "--json", *arguments], cwd=WORK, check=True, stdout=subprocess.PIPE)
    return json.loads(done.stdout)


class Server:
    def __init__(self, *options):
        self.process = subprocess.Popen([BINARY, "--log-level", "error", *options, "--json", "serve", "--listen",
                                         "127.0.0.1:0"], cwd=WORK, stdout=subprocess.PIPE)
        self.address = re.search(rb"http://[0-9.]+:[0-9]+", self.process.stdout.readline())[0].decode()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()


def run(language, surroundings):
    script = "".join(f"echo 'guide-integrator.md:{line}' >&2\n{text}"
                     for kind, line, text in blocks(GUIDES[0]) if kind == language)
    assert script, f"there is no block of {language}"
    subprocess.run(["bash", "-euo", "pipefail"], input=script.encode(), cwd=WORK, check=True,
                   env={**os.environ, **surroundings})


shutil.rmtree(WORK, ignore_errors=True)
WORK.mkdir(parents=True)
(WORK / "tests").symlink_to(SOURCE / "tests")

first, second = ([(kind, text) for kind, _, text in blocks(guide)] for guide in GUIDES)
for number, (one, other) in enumerate(zip(first, second), 1):
    assert one == other, f"block {number} differs:\n{one[1]}\n{other[1]}"
assert len(first) == len(second), f"{len(first)} and {len(second)} blocks"

database = ("--database", "sqlite:var/renmian.db")
renmian(*database, "demo")
with Server(*database) as server:
    run("sh", {"RENMIAN": server.address})

(WORK / "new.toml").write_text('database = "sqlite:new/renmian.db"\nkey_file = "new/log-key.pem"\n', encoding="utf-8")
(WORK / "new").mkdir()
renmian("--config", "new.toml", "migrate")
passwords = {each["account"]: each["password"] for each in renmian("--config", "new.toml", "account", "init")}
assert set(passwords) == {"sysadmin", "secadmin", "auditor"}, passwords.keys()
with Server("--config", "new.toml") as server:
    run("bash", {"RENMIAN": server.address, "PASSWORD": passwords["sysadmin"]})
