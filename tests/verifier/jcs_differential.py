#!/usr/bin/env python3
"""That the fuzzing program and jcs.py say the same of random JSON texts: whether each is strict JSON, in the profile of
log entries, and how it is written canonically."""
import argparse
import base64
import collections
import subprocess
import sys

import jcs


def judged(text):
    try:
        form = jcs.canonical(jcs.parse(text))
    except jcs.NotJson:
        return "none", b""
    try:
        jcs.parse_entry(text)
    except jcs.NotJson:
        return "json", form
    return "entry", form


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--binary", required=True, help="renmian_fuzz")
    options.add_argument("--cases", type=int, default=20_000)
    options.add_argument("--seed", type=int, default=1)
    options = options.parse_args()
    run = subprocess.run([options.binary, "--jcs-cases", str(options.cases), "--seed", str(options.seed)],
                         stdout=subprocess.PIPE, check=True, text=True)
    verdicts = collections.Counter()
    differences = 0
    for line in run.stdout.splitlines():
        verdict, text, form = line.split(" ")
        text, form = base64.b64decode(text), base64.b64decode(form)
        here = judged(text)
        verdicts[here[0]] += 1
        if here != (verdict, form):
            differences += 1
            if differences <= 20:
                print(f"{text!r}:\n  the program says {verdict} {form!r}\n  jcs.py says {here[0]} {here[1]!r}")
    told = ", ".join(f"{count} {verdict}" for verdict, count in sorted(verdicts.items()))
    print(f"{verdicts.total()} texts, seed {options.seed}: {told}; {differences} differences")
    # A run that meets no text of each kind has compared nothing.
    return 0 if differences == 0 and verdicts.total() == options.cases and len(verdicts) == 3 else 1


if __name__ == "__main__":
    sys.exit(main())
