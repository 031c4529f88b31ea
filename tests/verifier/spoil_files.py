"""Files replaced by older ones, removed, added; and what only a partial folder has."""
from dataclasses import replace

import jcs
from digests import sha256
from make_folder import render
from note import open_checkpoint
from proof import parse_receipt, write_proof
from spoiler import Spoiler


class Files(Spoiler):
    def change_to_older_file(self):
        if self.size < 2:
            return None
        older = render(self.world, self.rng.randrange(max(1, self.shape.since), self.size), self._older_shape(0))
        names = sorted(name for name in older if self.files.get(name, older[name]) != older[name] and name != "checkpoint"
                       and not ((self.shape.archive or self.world.gone) and name.startswith("payloads/")))
        names = [name for name in names if name != "manifest.json" and self._checks(name)]
        if not names:
            return None
        name = self.rng.choice(names)
        return self._result(f"an older {name}", self._checks(name), (1, 2), {name: older[name]})

    def change_tile_to_older(self):
        """The partial tile of the lowest level as it once was, under the new name."""
        names = sorted(name for name in self.needed if name.startswith("tile/0/") and ".p/" in name)
        if not names or len(self.files[names[0]]) <= 32:
            return None
        data = self.files[names[0]]
        return self._result(f"{names[0]} cut to its older width", ("tree",), (1,),
                            {names[0]: data[:32 * self.rng.randrange(1, len(data) // 32)]})

    def _older_shape(self, size):
        return replace(self.shape, older=[older for older in self.shape.older if older <= size])

    def _rollback_size(self):
        lowest = max(1 + self.world.carried, self.shape.since)
        return self.rng.randrange(lowest, self.size) if lowest < self.size else None

    def change_head_rolled_back(self):
        size = self._rollback_size()
        if size in (None, self.shape.since) or self.shape.archive:
            return None
        return self._result(f"checkpoint set back to {size} of {self.size}", ("tree", "replay"), (1, 2),
                            {"checkpoint": self.world.checkpoint(size)})

    def change_all_rolled_back(self):
        size = self._rollback_size()
        if size is None or self.shape.partial:
            return None
        older = render(self.world, size, self._older_shape(size))
        keep_state = "state.jsonl" in self.files and self.rng.random() < 0.5
        if keep_state:
            older["state.jsonl"] = self.files["state.jsonl"]
        lines = ["replay"] if keep_state else []
        if any(self._newer(data, size) for _, data in self.given.since):
            lines.append("consistency")
        if any(self._newer(parse_receipt(data).checkpoint, size) for _, data in self.given.receipts):
            lines.append("receipts")
        files = {**dict.fromkeys(self.files), **older}
        text = f"everything{' but the state' if keep_state else ''} set back to {size} of {self.size}"
        return self._result(text, lines[:1] or (), ((1,) if keep_state else (2,)) if lines else (0,), files)

    def _newer(self, data, size):
        kept = open_checkpoint(data, [])
        return kept.origin == self.world.origin and kept.size > size

    def change_removed(self):
        name = self._one(self.rng.choice(["", "tile/", "tile/entries/", "payloads/", "procedures/", "proof/", "entry/"]))
        if not name:
            return None
        files = {name: None}
        if name in ("checkpoint", "manifest.json"):
            return self._result(f"{name} removed", ("policy",), (3,), files)
        lines = self._checks(name)
        if name == "state.jsonl" or name.startswith("checkpoints/"):
            lines = ()
        if name.startswith("payloads/") and not any(map(self._in_range, self.files[name].splitlines())):
            lines = ()
        return self._result(f"{name} removed", lines, (2,) if lines else (0,), files)

    def change_stray(self):
        case = self.world.cases()[0]
        names = ["extra.bin", "tile/0/x000/000", "tile/0/000.p/256", "tile/0/000.p/0", "tile/64/000", "tile/0/00", "tile/00/000",
                 "checkpoints/latest", "checkpoints/07", "procedures/x.json", f"payloads/{case}.jsonl.bak",
                 f"payloads/{case.upper()}x.jsonl", "checkpoint~", ".hidden", "entry/007.json", "states.jsonl"]
        if self.shape.partial:
            names += ["tile/0/000", "checkpoints/1", "tile/entries/000.p/1"]
        else:
            names += ["entry/0.json", "proof/0.tlog-proof"]
        if self.shape.withheld:
            names.append(f"payloads/{case}.jsonl")
        name = self.rng.choice(names)
        return self._result(f"stray file {name}", ("unique",), (1,), {name: b"x\n"})

    def change_definition(self):
        name = self._one("procedures/")
        definition = jcs.parse(self.files[name])
        definition["confirms"] = []
        definition["start"] = "anywhere"
        data = jcs.canonical(definition)
        if self.rng.random() < 0.5:
            return self._result(f"{name} softened", ("chains",), (1,), {name: data})
        return self._result(f"{name} replaced by a softer one of its own name", ("chains",), (2,),
                            {name: None, f"procedures/{sha256(data).hex()}.json": data})

    def change_manifest(self):
        manifest = jcs.parse(self.files["manifest.json"])
        way = self.rng.choice(["origin", "format", "payloads", "extra", "unit", "cases", "since"])
        lines, exits = ("policy",), (3,)
        if way == "origin":
            manifest["origin"] += "x"
            lines, exits = ("checkpoint",), (1,)
        elif way == "format":
            manifest["format"] = "renmian-trail/2"
        elif way == "extra":
            manifest["note"] = None
        elif way == "unit":
            manifest["unit"] = "another"
            lines, exits = (), (0,)
        elif way == "since":
            manifest["since"] = 1
        elif way == "payloads":
            files = any(name.startswith("payloads/") for name in self.files)
            lines, exits = (("payloads",), (2,)) if self.shape.withheld else (("unique",), (1,)) if files else ((), (0,))
            manifest["payloads"] = "included" if self.shape.withheld else "withheld"
        elif not self.shape.partial:
            return None
        else:
            manifest["cases"] = manifest["cases"][1:]
            lines, exits = ("unique",), (1,)
        return self._result(f"manifest: another {way}", lines, exits, {"manifest.json": jcs.canonical(manifest) + b"\n"})

    def change_entry_of_another_case(self):
        others = [i for i in range(self.size) if f"entry/{i}.json" not in self.files]
        if not self.shape.partial or not others:
            return None
        i = self.rng.choice(others)
        proof = write_proof(i, self.world.tree.inclusion(i, self.world.leaves(self.size)), self.files["checkpoint"])
        return self._result(f"entry {i}, of another case, added", ("unique",), (1,),
                            {f"entry/{i}.json": self.world.entries[i], f"proof/{i}.tlog-proof": proof})

    def change_swapped_entries(self):
        names = [self._one(self.rng.choice(["entry/", "proof/"])) for _ in range(2)]
        if None in names or names[0] == names[1] or names[0][:5] != names[1][:5]:
            return None
        return self._result(f"{names[0]} and {names[1]} swapped", ("tree",), (1,),
                            {names[0]: self.files[names[1]], names[1]: self.files[names[0]]})

    def change_step_removed(self):
        name = self._one("entry/")
        if not name:
            return None
        number = name[6:-5]
        return self._result(f"entry {number} and its proof removed", ("chains", "replay", "tree"), (1, 2),
                            {name: None, f"proof/{number}.tlog-proof": None})
