"""Logs that continue others: what is kept of the old ones, and what the first entry says of them."""
import copy

import jcs
from digests import sha256, to_base64
from make_folder import old_receipt, render
from proof import parse_receipt
from spoiler import Spoiler


class ContinuedLogs(Spoiler):
    def _old(self):
        """(number, size) of a checkpoint of an older log; None if this one continues none or cannot tell."""
        world = self.world
        if not world.older:
            return None
        number = self.rng.randrange(len(world.older))
        return number, self.rng.randrange(1, len(world.older[number][2]) + 1)

    def change_old_checkpoint(self):
        """A genuine one of any size, or one that the old key signed for another history."""
        old = self._old()
        if not old:
            return None
        number, size = old
        forged = self.rng.random() < 0.5
        note = self.world.old_checkpoint(number, size, sha256(b"another history") if forged else None)
        comparable = size <= self.world.beginning(number)
        quoted = size == len(self.world.older[number][2])
        exit_status = 1 if forged and (comparable or quoted) else 0 if comparable else 2
        return self._result(f"a {'forged' if forged else 'genuine'} checkpoint {size} of log {number}",
                            ("consistency",) if exit_status else (), (exit_status,), since=[("since", note)], receipts=[])

    def change_old_receipt(self):
        old = self._old()
        if not old:
            return None
        number, size = old
        index = self.rng.randrange(size)
        forged = self.rng.random() < 0.5
        data = old_receipt(self.world, number, index, size, self.rng.random() < 0.5)
        if forged:
            data = jcs.canonical({"checkpoint": parse_receipt(data).checkpoint.decode(), "leaf": to_base64(sha256(b"x")),
                                  "log_index": index})
        whole, here = size <= self.world.beginning(number), self.world.went_on(number, index)
        exit_status = 1 if forged and here else 0 if whole else 2
        kind = "forged" if forged else "genuine"
        return self._result(f"a {kind} receipt of entry {index} of log {number}, under {size}",
                            ("receipts",) if exit_status else (), (exit_status,), since=[], receipts=[("receipt-old", data)])

    def change_left_out(self):
        """The first entry signed anew, saying otherwise what was left out."""
        if not self.world.older or self.shape.withheld:
            return None
        salt, content = self.world.payloads[0]
        value = jcs.parse(content.encode())
        continues = value["data"]["continues"]
        left_out, size = continues["left_out"], len(self.world.older[-1][2])
        before = copy.deepcopy(left_out)
        way = self.rng.choice(["one less", "one more", "reversed", "beyond", "touching", "a text", "none", "origin", "checkpoint"])
        if way == "one less" and left_out:
            left_out.remove(self.rng.choice(left_out))
        elif way == "one more":
            free = [i for i in range(size) if not any(r["first"] - 1 <= i <= r["last"] + 1 for r in left_out)]
            if not free:
                return None
            index = self.rng.choice(free)
            left_out.append({"first": index, "last": index})
            left_out.sort(key=lambda r: r["first"])
        elif way == "reversed":
            left_out.reverse()
        elif way == "beyond":
            left_out.append({"first": size, "last": size})
        elif way == "touching" and left_out and left_out[-1]["first"] < left_out[-1]["last"]:
            last = left_out[-1]["last"]
            left_out[-1]["last"] = last - 1
            left_out.append({"first": last, "last": last})
        elif way == "a text" and left_out:
            left_out[0]["first"] = str(left_out[0]["first"])
        elif way == "none":
            del continues["left_out"]
        elif way == "origin":
            continues["origin"] = self.world.origin
        elif way == "checkpoint":
            continues["checkpoint"] = continues["checkpoint"].replace(f"\n{size}\n", f"\n{size + 1}\n", 1)
        if left_out == before and "left_out" in continues and way not in ("origin", "checkpoint"):
            return None
        changed = jcs.canonical(value).decode()
        digest = to_base64(sha256(salt + changed.encode()))
        world = self._rewritten(0, lambda event: event["payload"].update(salted_digest=digest))
        world.payloads[0] = salt, changed
        return self._result(f"the first entry, signed and witnessed, with another continuation: {way}", ("canonical",), (1,),
                            render(world, self.size, self.shape), since=[], receipts=[])
