#!/usr/bin/env python3
"""Applies one random change to a good folder. The change, the lines that should find it and the exit status follow from
the seed alone:  spoil.py --seed N OUT  writes OUT/folder, OUT/policy and what was kept beside it."""
import argparse

from make_folder import write
from spoil_bits import Bits
from spoil_content import Content
from spoil_continued import ContinuedLogs
from spoil_files import Files
from spoil_rules import Rules
from spoil_signatures import Signatures


class AnyChange(Bits, Content, ContinuedLogs, Files, Rules, Signatures):
    def spoilt(self):
        changes = [name for name in dir(self) if name.startswith("change_")]
        while True:
            result = getattr(self, self.rng.choice([*changes, *["change_bit", "change_rule"] * 5]))()
            if result:
                return result


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out")
    parser.add_argument("--seed", type=int, required=True)
    options = parser.parse_args()
    spoiler = AnyChange(options.seed)
    spoilt = spoiler.spoilt()
    files = {**spoiler.files, **spoilt.files}
    write(f"{options.out}/folder", {name: data for name, data in files.items() if data is not None})
    write(options.out, {"policy": spoiler.world.policy(), **dict(spoilt.since), **dict(spoilt.receipts)})
    print(f"{spoilt.text}\nexpected: line {' or '.join(spoilt.lines) or '-'}, exit {spoilt.exits}")
    for name, _ in spoilt.since:
        print(f"--since {options.out}/{name}")
    for name, _ in spoilt.receipts:
        print(f"--receipt {options.out}/{name}")


if __name__ == "__main__":
    main()
