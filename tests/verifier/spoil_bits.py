"""One bit of one file flipped."""
import jcs
from proof import ProofError, parse_proof, parse_receipt
from spoiler import Spoiler


class Bits(Spoiler):
    def change_bit(self):
        name = self._one(self.rng.choice(
            ["", "tile/", "tile/entries", "payloads/", "procedures/", "checkpoint", "proof/", "entry/"]))
        if not name or not self.files[name]:
            return None
        data = self.files[name]
        changed, bit = self._flip(data)
        text, files = f"bit {bit} of {name} flipped", {name: changed}
        if name == "manifest.json":
            return self._flipped_manifest(text, data, changed)
        lines = self._checks(name)
        harmless = not lines
        if name == "checkpoint" or name.startswith("checkpoints/"):
            harmless = self._note_still_good(data, changed, quorum=name == "checkpoint")
        elif name.startswith("proof/"):
            harmless = self._proof_still_good(data, changed)
        elif name.startswith("payloads/"):
            start = data.rfind(b"\n", 0, bit // 8) + 1
            if not self._in_range(data[start:data.index(b"\n", start)]):
                return None
        elif name == "state.jsonl" and self.shape.since:
            return None
        return self._harmless(text, files) if harmless else self._result(text, lines, (1, 2), files)

    def _proof_still_good(self, before, after):
        try:
            old, new = parse_proof(before), parse_proof(after)
        except ProofError:
            return False
        return old[:2] == new[:2] and self._note_still_good(old.checkpoint, new.checkpoint)

    def _flipped_manifest(self, text, before, after):
        try:
            old, new = jcs.parse_canonical(before[:-1]), jcs.parse_canonical(after[:-1])
            same = {**old, "unit": None} == {**new, "unit": None} and isinstance(new["unit"], str)
        except (jcs.NotJson, TypeError):
            same = False
        if same and after.endswith(b"\n"):
            return self._harmless(text, {"manifest.json": after})
        return self._result(text, ("checkpoint", "unique", "tree"), (1, 2, 3), {"manifest.json": after})

    def change_kept_checkpoint(self):
        if not self.given.since:
            return None
        data = self.given.since[0][1]
        changed, bit = self._flip(data)
        harmless = self._note_still_good(data, changed)
        return self._result(f"bit {bit} of the kept checkpoint flipped", () if harmless else ("consistency",),
                            (0,) if harmless else (1, 3), since=[("since", changed)])

    def change_receipt(self):
        if not self.given.receipts:
            return None
        place = self.rng.randrange(len(self.given.receipts))
        name, data = self.given.receipts[place]
        changed, bit = self._flip(data)
        try:
            old, new = parse_receipt(data), parse_receipt(changed)
            harmless = old[:3] == new[:3] and (old == new or self._note_still_good(old.checkpoint, new.checkpoint))
        except ProofError:
            harmless = False
        receipts = [*self.given.receipts]
        receipts[place] = name, changed
        return self._result(f"bit {bit} of {name} flipped", () if harmless else ("receipts",), (0,) if harmless else (1, 3),
                            receipts=receipts)
