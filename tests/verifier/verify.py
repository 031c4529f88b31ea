#!/usr/bin/env python3
"""A second verifier of trail folders, written from docs/trail-format.md alone: what it says and what renmian-verify says
of a folder must be the same."""
import argparse
import datetime
import json
import sys

from chains import Chains, check_replay
from entries import moment
from folder import Folder, read_input
from payloads import Payloads
from policy import PolicyError, parse_policy
from report import CODES, Report, Unreadable
from signatures import History, check_consistency, check_quorum, check_receipts, read_checkpoint
from trail import Trail, check_origins

SILENCE = datetime.timedelta(minutes=65)


def verify(directory, policy_data, since=(), receipts=()):
    """`since`, `receipts`: (name, bytes). Raises Unreadable."""
    report = Report()
    try:
        policy = parse_policy(policy_data)
    except PolicyError as error:
        raise Unreadable(f"policy: {error}") from None
    report.found("policy", f"{len(policy.logs)} log keys, {len(policy.witnesses)} witnesses")
    folder = Folder(directory)
    checkpoint = read_checkpoint(folder, policy, report)
    if checkpoint is None:
        for code in CODES[2:]:
            report.incomplete(code, "not looked at: there is no good checkpoint")
        return report
    trail = Trail(folder, checkpoint, policy, report)
    payloads = Payloads(folder, trail, checkpoint.origin, report)
    check_quorum(checkpoint, policy, trail, report)
    history = History(checkpoint, policy, trail, payloads.logs)
    check_consistency(folder, since, history, report)
    check_origins(trail, payloads.logs, report)
    check_replay(folder, trail, Chains(folder, trail, report).cases, report)
    check_receipts(receipts, history, report)
    check_unique(folder, trail, report)
    check_silence(trail, report)
    return report


def check_unique(folder, trail, report):
    seen = {}
    for index, (event, _) in sorted(trail.events.items()):
        case, seq = event["case_id"], event["case_seq"]
        for key, text in ((event["event_id"], "event"), ((case, seq), "step")):
            if seen.setdefault(key, index) != index:
                report.tampering("unique", f"the {text} {key} of entry {index} is that of entry {seen[key]} too")
        if folder.partial and case not in folder.manifest["cases"]:
            report.tampering("unique", f"entry/{index}.json is of case {case}, which is not of this folder")
    for name in folder.stray():
        report.tampering("unique", f"{name!r} is no part of the trail")
    if folder.partial:
        there = {event["case_id"] for event, _ in trail.events.values()}
        for case in folder.manifest["cases"]:
            if case not in there:
                report.incomplete("tree", f"no entry of case {case} is there")


def check_silence(trail, report):
    for index, (event, _) in sorted(trail.events.items()):
        following, _ = trail.events.get(index + 1, (None, None))
        if following and moment(following["at"]) - moment(event["at"]) > SILENCE:
            report.add("silence", "remark", f"nothing from {event['at']} to {following['at']}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory")
    parser.add_argument("--policy", required=True)
    parser.add_argument("--since", action="append", default=[], metavar="CHECKPOINT")
    parser.add_argument("--receipt", action="append", default=[], metavar="FILE")
    parser.add_argument("--json", action="store_true")
    try:
        arguments = parser.parse_args()
    except SystemExit as end:
        return 3 if end.code else 0
    try:
        since = [(name, read_input(name)) for name in arguments.since]
        receipts = [(name, read_input(name)) for name in arguments.receipt]
        report = verify(arguments.directory, read_input(arguments.policy), since, receipts)
    except Unreadable as error:
        print(error, file=sys.stderr)
        return 3
    print(json.dumps(report.as_json(), ensure_ascii=False) if arguments.json else report.text())
    return report.exit_status()


if __name__ == "__main__":
    sys.exit(main())
