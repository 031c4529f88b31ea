"""Good folders of many shapes, each from one seed, with what a supervisor kept."""
import functools
import random
from dataclasses import dataclass

from make_folder import Shape, old_receipt, receipt, render
from world import World


@dataclass
class Given:
    world: World
    size: int
    shape: Shape
    files: dict
    since: list  # (name, bytes)
    receipts: list


@functools.lru_cache(1)
def given(seed):
    rng = random.Random(f"given {seed}")
    kind = rng.choice(["whole"] * 5 + ["archive"] + ["partial"] * 3 + ["since", "withheld"])
    few, some, many = rng.randrange(1, 20), rng.randrange(20, 100), rng.randrange(256, 600)
    entries = many if kind == "since" else rng.choice([few, few, some, some, some, many])
    alone = kind in ("partial", "since", "withheld")  # where the first entry or its payload would be missed
    world = World(seed, rng.randrange(1, 9), entries, erased=kind != "partial" and entries > 10 and rng.random() < 0.3,
                  continued=0 if alone or entries < 4 else rng.choice([0, 0, 0, 0, 1, 1, 2]), holes=rng.random() < 0.7,
                  sm=rng.random() < 0.15, witnesses=rng.randrange(4), quorum=rng.choice(["any", "all"]))
    size = len(world.entries)
    if kind == "archive":
        size = rng.randrange(max(1 + world.carried, size - 40), size + 1)
    shape = Shape(partial=rng.randrange(1, 4) if kind == "partial" else 0, withheld=kind == "withheld", archive=kind == "archive",
                  since=256 * rng.randrange(1, size // 256 + 1) if kind == "since" else 0)
    own = 1 + world.carried  # a new log signs nothing shorter
    if kind != "partial":
        shape.older = sorted({rng.randrange(own, size + 1) for _ in range(rng.randrange(3))}) if size > own else []
    kept = size if kind == "partial" else rng.randrange(min(own, size), size + 1)
    since = [("since", world.checkpoint(kept))] if rng.random() < 0.6 else []
    older = [number for number in range(len(world.older)) if world.beginning(number)]
    if older and rng.random() < 0.4:
        number = rng.choice(older)
        since = [("since", world.old_checkpoint(number, rng.randrange(1, world.beginning(number) + 1)))]
    files = render(world, size, shape)
    receipts = []
    for number in range(rng.randrange(3)):
        until = size if kind == "partial" else rng.randrange(min(own, size), size + 1)
        index = rng.choice([i for i in range(until) if kind != "partial" or f"entry/{i}.json" in files])
        receipts.append((f"receipt-{number}", receipt(world, index, until, rng.random() < 0.5)))
    if older and rng.random() < 0.4:
        number = rng.choice(older)
        until = rng.randrange(1, world.beginning(number) + 1)
        receipts.append(("receipt-old", old_receipt(world, number, rng.randrange(until), until, rng.random() < 0.5)))
    return Given(world, size, shape, files, since, receipts)
