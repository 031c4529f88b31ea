#!/usr/bin/env python3
"""Random changes to good folders, and good folders: both verifiers must say the same, and find what was changed.

    agreement.py [--binary build/renmian-verify] [--changes 300] [--clean 100] [--seed 1]

Without --binary only the Python verifier is held against what spoil.py expects."""
import argparse
import json
import multiprocessing
import os
import pathlib
import subprocess
import sys
import tempfile
from collections import Counter

import verify
from make_folder import write
from report import Unreadable
from spoil import AnyChange
from spoiler import CHANGES_OF_ONE_FOLDER

PROCESSES = 2
HERE = pathlib.Path(__file__).parent


class Place:
    """One folder on disk, with what is given beside it."""

    def __init__(self, spoiler, binary):
        memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
        self._directory = tempfile.TemporaryDirectory(prefix="renmian-agreement-", dir=memory)
        self.path = self._directory.name
        self._files, self._policy, self._binary = spoiler.files, spoiler.world.policy(), binary
        write(f"{self.path}/folder", self._files)
        write(self.path, {"policy": self._policy})

    def verdicts(self, changed, since, receipts):
        """What both say with these files changed: (exit status, verdicts by line), None for the second without a binary."""
        self._put(changed)
        try:
            write(self.path, dict([*since, *receipts]))
            return self._python(since, receipts), self._binary and self._other(since, receipts)
        finally:
            self._put({name: self._files.get(name) for name in changed})

    def _put(self, files):
        for name, data in files.items():
            if data is None:
                pathlib.Path(self.path, "folder", name).unlink(missing_ok=True)
        write(f"{self.path}/folder", {name: data for name, data in files.items() if data is not None})

    def _python(self, since, receipts):
        try:
            report = verify.verify(f"{self.path}/folder", self._policy, since, receipts)
        except Unreadable:
            return 3, {}
        return report.exit_status(), report.verdicts()

    def _other(self, since, receipts):
        command = [self._binary, f"{self.path}/folder", "--policy", f"{self.path}/policy", "--json"]
        for name, _ in since:
            command += ["--since", f"{self.path}/{name}"]
        for name, _ in receipts:
            command += ["--receipt", f"{self.path}/{name}"]
        done = subprocess.run(command, capture_output=True, timeout=60)
        if done.returncode == 3:
            return 3, {}
        try:
            report = json.loads(done.stdout)
            return done.returncode, {line["code"]: line["verdict"] for line in report["lines"]}
        except (ValueError, KeyError):
            return done.returncode, {"unreadable answer": (done.stdout + done.stderr).decode(errors="replace")[-500:]}


def problems(spoilt, python, other):
    """What is wrong with these answers."""
    status, verdicts = python
    if status not in spoilt.exits:
        yield f"exit {status}, expected {spoilt.exits}"
    if spoilt.lines and status != 3 and not any(verdicts[line] in ("tampering", "incomplete") for line in spoilt.lines):
        yield f"not found by {' or '.join(spoilt.lines)}"
    if other and other != python:
        names = sorted(python[1].keys() | other[1].keys())
        pairs = [(name, verdicts.get(name), other[1].get(name)) for name in names]
        said = [f"{name}: {one} / {two}" for name, one, two in pairs if one != two]
        yield f"Python {status}, the other {other[0]}; {', '.join(said)}"


def run(task):
    """(what was counted, failures) of one good folder and the changes of these seeds."""
    group, seeds, clean, binary = task
    counted, failures = Counter(), []
    spoiler = AnyChange(group * CHANGES_OF_ONE_FOLDER)
    place = Place(spoiler, binary)
    if clean:
        for answer in filter(None, place.verdicts({}, spoiler.given.since, spoiler.given.receipts)):
            bad = {line: verdict for line, verdict in answer[1].items() if verdict not in ("good", "remark")}
            if answer[0] or bad:
                failures.append((group * CHANGES_OF_ONE_FOLDER, f"good folder: exit {answer[0]} {bad}"))
        counted["clean"] += 1
    for seed in seeds:
        spoiler = AnyChange(seed)
        spoilt = spoiler.spoilt()
        python, other = place.verdicts(spoilt.files, spoilt.since, spoilt.receipts)
        failures += [(seed, f"{spoilt.text}: {problem}") for problem in problems(spoilt, python, other)]
        counted["harmful" if spoilt.lines else "harmless"] += 1
    return counted, failures


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary")
    parser.add_argument("--changes", type=int, default=300)
    parser.add_argument("--clean", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    first = options.seed * 1_000_000
    tasks = []
    for number in range(max(options.clean, -(-options.changes // CHANGES_OF_ONE_FOLDER))):
        done = number * CHANGES_OF_ONE_FOLDER
        seeds = range(first + done, first + min(done + CHANGES_OF_ONE_FOLDER, max(done, options.changes)))
        tasks.append((first // CHANGES_OF_ONE_FOLDER + number, seeds, number < options.clean, options.binary))
    counted, failures = Counter(), []
    with multiprocessing.Pool(PROCESSES) as pool:
        for some, failed in pool.imap_unordered(run, tasks):
            counted += some
            failures += failed
            for seed, text in failed:
                print(f"seed {seed}: {text}\n  replay: python3 {HERE}/spoil.py --seed {seed} OUT", flush=True)
    print(f"seed {options.seed}: {counted['harmful']} harmful and {counted['harmless']} harmless changes, "
          f"{counted['clean']} good folders{'' if options.binary else ', one verifier only'}; {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
