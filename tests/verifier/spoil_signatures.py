"""Keys in the wrong hands: signatures replaced, and history forged behind them."""
from digests import sha256, to_base64
from make_folder import render
from spoiler import Spoiler, blob_of
from world import Signer


class Signatures(Spoiler):
    def change_signer(self):
        """Signed anew with a key of the same name that nobody knows."""
        other = Signer(self.world.origin, "somebody else")
        data = self.world.checkpoint(self.size, signers=[other])
        text = "signed by another key"
        if self.rng.random() < 0.5:  # and that claims the id of the known one
            known = self.world.signers[0].key
            line = data.decode().splitlines(keepends=True)[4]
            blob = known.id + blob_of(line)[4:]
            data = data.replace(line.encode(), f"\u2014 {known.name} {to_base64(blob)}\n".encode())
            text += " under the id of the known one"
        return self._result(text, ("checkpoint",), (1,), {"checkpoint": data})

    def change_cosignature(self):
        if not self.world.witnesses:
            return None
        data = self.files["checkpoint"]
        text, _, signatures = data.decode().partition("\n\n")
        lines = signatures.splitlines(keepends=True)
        first = len(self.world.signers)
        place = self.rng.randrange(first, len(lines))
        way = self.rng.choice(["removed", "of another checkpoint", "of another time"])
        if way == "removed":
            del lines[place]
        else:
            witness = self.world.witnesses[place - first]
            blob = blob_of(lines[place])
            time = int.from_bytes(blob[4:12], "big")
            if way == "of another checkpoint":
                lines[place] = witness.line(text + "\nx\n", time)
            else:
                blob = blob[:4] + (time + 60).to_bytes(8, "big") + blob[12:]
                lines[place] = f"\u2014 {witness.key.name} {to_base64(blob)}\n"
        changed = f"{text}\n\n{''.join(lines)}".encode()
        what = f"cosignature {place - first} {way}"
        if way != "removed":
            return self._result(what, ("quorum",), (1,), {"checkpoint": changed})
        enough = self.world.quorum == "any" and len(self.world.witnesses) > 1
        return self._result(what, () if enough else ("quorum",), (0,) if enough else (2,), {"checkpoint": changed})

    def change_implausible_time(self):
        """All witnesses signed long before the last entry, or in the far future."""
        if not self.world.witnesses:
            return None
        text = self.files["checkpoint"].decode().partition("\n\n")[0] + "\n"
        time = self.rng.choice([1_500_000_000, 5_000_000_000])
        lines = [signer.line(text) for signer in self.world.signers] + [w.line(text, time) for w in self.world.witnesses]
        return self._result(f"cosigned at {time}", ("quorum",), (2,), {"checkpoint": f"{text}\n{''.join(lines)}".encode()})

    def _forge(self, event):
        event["request"] = to_base64(sha256(b"forged"))
        if self.rng.random() < 0.5:
            event["actor"]["id"] = "u-99"

    def change_forged_without_key(self):
        if self.shape.partial:
            return None
        index = self.rng.randrange(self.shape.since, self.size) if self.shape.since < self.size else None
        if index is None:
            return None
        world = self._rewritten(index, self._forge)
        files = render(world, self.size, self.shape)
        genuine = self.files["checkpoint"].decode()
        if self.rng.random() < 0.5:
            files["checkpoint"], lines = genuine.encode(), ("tree",)
        else:
            text, _, signatures = files["checkpoint"].decode().partition("\n\n")
            files["checkpoint"] = f"{text}\n\n{genuine.partition(chr(10) * 2)[2]}".encode()
            lines = ("checkpoint",)
        for older in self.shape.older:
            files[f"checkpoints/{older}"] = self.files[f"checkpoints/{older}"]
        return self._result(f"entry {index} forged, tree and state made to fit, without the key", lines, (1,), files)

    def change_forged_with_key(self):
        if self.shape.partial or self.shape.since >= self.size:
            return None
        index = self.rng.randrange(self.shape.since, self.size)
        world = self._rewritten(index, self._forge)
        world.witnesses = []
        files = render(world, self.size, self.shape)
        kept = self.world.checkpoint(self.rng.randrange(index + 1, self.size + 1))
        return self._result(f"entry {index} forged and everything signed anew with the log's key", ("consistency",), (1,),
                            files, since=[("since", kept)])

    def change_forged_step(self):
        """One entry forged with the log's key, the steps after it left as they were."""
        index = self.rng.randrange(self.size)
        case = self.world.events[index]["case_id"]
        last = [i for i in range(self.size) if self.world.events[i]["case_id"] == case][-1]
        if self.shape.partial or index < self.shape.since or self.world.gone or index == last:
            return None
        world = self._rewritten(index, self._forge, rechained=False)
        files = render(world, self.size, self.shape)
        return self._result(f"entry {index} forged with the log's key, not the steps after it", ("chains",), (1,), files,
                            since=[], receipts=[])
