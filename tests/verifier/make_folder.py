#!/usr/bin/env python3
"""Writes a good trail folder, made up from a seed, with its policy, kept checkpoint and receipts beside it:
OUT/folder, OUT/policy, OUT/since, OUT/receipt-<n>."""
import argparse
import os
import pathlib
from dataclasses import dataclass, field

import jcs
from digests import to_base64
from proof import write_proof
from tree import TILE, tile_path, to_bundle
from world import World


@dataclass
class Shape:
    """How a folder is made from a world."""
    partial: int = 0  # so many cases only; 0: the whole log
    since: int = 0
    withheld: bool = False
    archive: bool = False  # as a running server keeps it: no state, tiles of earlier times, entries beyond the checkpoint
    older: list = field(default_factory=list)  # sizes of older checkpoints


def render(world, size, shape):
    """The files of a folder of the first `size` entries, by name."""
    leaves = world.leaves(size)
    checkpoint = world.checkpoint(size)
    events = world.events[:size]
    cases = sorted({event["case_id"] for event in events})
    if shape.partial:
        cases = cases[::max(1, len(cases) // shape.partial)][:shape.partial]
    mine = [i for i in range(size) if events[i]["case_id"] in cases]
    manifest = {"cases": cases if shape.partial else None, "format": "renmian-trail/1", "origin": world.origin,
                "payloads": "withheld" if shape.withheld else "included", "since": shape.since,
                "unit": "unit-1" if shape.partial else None}
    files = {"README.txt": "给监督者 / for the supervisor\n".encode(), "manifest.json": jcs.canonical(manifest) + b"\n",
             "checkpoint": checkpoint, "policy.txt": world.policy()}
    if shape.partial:
        for i in mine:
            files[f"entry/{i}.json"] = world.entries[i]
            files[f"proof/{i}.tlog-proof"] = write_proof(i, world.tree.inclusion(i, leaves), checkpoint)
    else:
        held = world.entries if shape.archive else world.entries[:size]
        files.update(tile_files(world.tree, held[:size], shape.since))
        if shape.archive:
            files.update(tile_files(world.tree, held[:size * 2 // 3]))
            files.update({name: data for name, data in tile_files(world.tree, held).items() if ".p/" not in name})
        files.update((f"checkpoints/{older}", world.checkpoint(older)) for older in shape.older)
    for digest in {events[i]["procedure"]["digest"] for i in mine if i >= shape.since}:
        files[f"procedures/{digest}.json"] = world.definitions[digest]
    if not shape.withheld:
        beyond = len(world.entries) if shape.archive else size
        files.update(payload_files(world, cases, shape.since, size, beyond))
    if not shape.archive:
        files["state.jsonl"] = b"".join(state_line(world, case, size) for case in cases)
    return files


def tile_files(tree, entries, since=0):
    files = {tile_path(level, index, len(hashes)): b"".join(hashes)
             for level, index, hashes in tree.tiles([tree.leaf(entry) for entry in entries])}
    for first in range(since, len(entries), TILE):
        bundle = entries[first:first + TILE]
        files[tile_path("entries", first // TILE, len(bundle))] = to_bundle(bundle)
    return files


def payload_files(world, cases, since, size, beyond):
    files = {}
    for i in range(since, beyond):
        case = world.events[i]["case_id"]
        if case in cases and world.gone.get(i, size) >= size:
            salt, content = world.payloads[i]
            line = jcs.canonical({"content": content, "log_index": i, "salt": to_base64(salt)}) + b"\n"
            name = f"payloads/{case}.jsonl"
            files[name] = files.get(name, b"") + line
    return files


def state_line(world, case, size):
    indices = [i for i in range(size) if world.events[i]["case_id"] == case]
    events = [world.events[i] for i in indices]
    return jcs.canonical({"case_id": case, "leaf": to_base64(world.tree.leaf(world.entries[indices[-1]])),
                          "position": events[-1]["to"], "seq": len(events),
                          "version": sum(event["outcome"] == "accepted" for event in events)}) + b"\n"


def receipt(world, index, size, as_proof=False):
    checkpoint = world.checkpoint(size, witnesses=[])
    if as_proof:
        return write_proof(index, world.tree.inclusion(index, world.leaves(size)), checkpoint)
    return jcs.canonical({"checkpoint": checkpoint.decode(), "event_id": world.events[index]["event_id"], "log_index": index,
                          "leaf": to_base64(world.tree.leaf(world.entries[index]))})


def old_receipt(world, number, index, size, as_proof=False):
    """Of a log that this one continues."""
    checkpoint = world.old_checkpoint(number, size)
    leaves = [world.tree.leaf(entry) for entry in world.older[number][2][:size]]
    if as_proof:
        return write_proof(index, world.tree.inclusion(index, leaves), checkpoint)
    return jcs.canonical({"checkpoint": checkpoint.decode(), "log_index": index, "leaf": to_base64(leaves[index])})


def write(directory, files):
    for name, data in files.items():
        path = pathlib.Path(directory, os.fsdecode(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out")
    parser.add_argument("--cases", type=int, default=5)
    parser.add_argument("--entries", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--partial", type=int, default=0, metavar="CASES")
    parser.add_argument("--since", type=int, default=0)
    parser.add_argument("--withheld", action="store_true")
    parser.add_argument("--archive", action="store_true")
    parser.add_argument("--erased", action="store_true")
    parser.add_argument("--continued", type=int, default=0, metavar="TIMES")
    parser.add_argument("--holes", action="store_true")
    parser.add_argument("--sm", action="store_true")
    parser.add_argument("--witnesses", type=int, default=2)
    parser.add_argument("--quorum", default="any")
    parser.add_argument("--older", type=int, nargs="*", default=[], metavar="SIZE")
    parser.add_argument("--receipts", type=int, default=2)
    options = parser.parse_args()
    world = World(options.seed, options.cases, options.entries, options.erased, options.continued, options.sm,
                  options.witnesses, options.quorum, options.holes)
    size = len(world.entries)
    shape = Shape(options.partial, options.since, options.withheld, options.archive, options.older)
    write(f"{options.out}/folder", render(world, size, shape))
    write(options.out, {"policy": world.policy(), "since": world.checkpoint(max(1, size // 2))})
    write(options.out, {f"receipt-{n}": receipt(world, n, size, n % 2 == 1) for n in range(options.receipts)})


if __name__ == "__main__":
    main()
