"""Published vectors, so that the second verifier is right for its own reasons."""
import json
import pathlib
import struct
import unittest

import digests
import ed25519
import jcs
import note
import sm2
import tree

VECTORS = pathlib.Path(__file__).parents[1] / "data" / "vectors"


def load(name):
    return json.loads((VECTORS / name).read_text(encoding="utf-8"))


def unhex(texts):
    return [bytes.fromhex(text) for text in texts]


class CanonicalJson(unittest.TestCase):
    vectors = load("jcs.json")

    def test_canonical_text(self):
        for vector in self.vectors["canonical"]:
            with self.subTest(vector["name"]):
                self.assertEqual(jcs.canonical(jcs.parse(vector["input"].encode())).hex(), vector["output_hex"])

    def test_numbers(self):
        for vector in self.vectors["numbers"]:
            number = struct.unpack(">d", bytes.fromhex(vector["ieee"]))[0]
            with self.subTest(vector["ieee"]):
                if vector["text"] is None:
                    self.assertRaises(jcs.NotJson, jcs.number_text, number)
                else:
                    self.assertEqual(jcs.number_text(number), vector["text"])

    def test_what_is_no_i_json(self):
        further = ['{"a":1,"\\u0061":2}', "\ufeff{}", "[01]", "[9007199254740993]", '["\t"]', "[" * 5000]
        for text in [vector["input"] for vector in self.vectors["refused"]] + further:
            with self.subTest(text[:20]):
                self.assertRaises(jcs.NotJson, jcs.parse, text.encode())
        self.assertRaises(jcs.NotJson, jcs.parse, b'["\xff"]')

    def test_profile_of_entries(self):
        self.assertEqual(jcs.parse_entry(b'{"a_1":[9007199254740991,null,"\xc3\xa9"]}')["a_1"][0], jcs.SAFE)
        refused = [b'{"A":1}', b"[1.5]", b"[-0]", b"[1e3]", b"[1, 2]", b'{"b":1,"a":1}', b'["\\u00e9"]', b"[" * 17 + b"]" * 17]
        for data in refused:
            with self.subTest(data):
                self.assertRaises(jcs.NotJson, jcs.parse_entry, data)
        jcs.parse_entry(b"[" * 16 + b"]" * 16)
        jcs.parse_entry(b'"' + b"x" * (jcs.ENTRY_BYTES - 2) + b'"')
        self.assertRaises(jcs.NotJson, jcs.parse_entry, b'"' + b"x" * (jcs.ENTRY_BYTES - 1) + b'"')


class MerkleTree(unittest.TestCase):
    vectors = load("merkle.json")
    tree = tree.Tree()

    def test_hashes(self):
        for vector in self.vectors["hashing"]:
            with self.subTest(vector["name"]):
                if vector["kind"] == "node":
                    value = self.tree.node(*unhex([vector["left"], vector["right"]]))
                else:
                    value = self.tree.leaf(bytes.fromhex(vector["data"])) if vector["kind"] == "leaf" else self.tree.root([])
                self.assertEqual(value.hex(), vector["hash"])

    def test_roots_and_own_proofs(self):
        leaves = [self.tree.leaf(data) for data in unhex(self.vectors["tree"]["leaves"])]
        for size, root in self.vectors["tree"]["roots"].items():
            n = int(size)
            self.assertEqual(self.tree.root(leaves[:n]).hex(), root)
            for i in range(n):
                proof = self.tree.inclusion(i, leaves[:n])
                self.assertTrue(self.tree.included(i, n, leaves[i], proof, bytes.fromhex(root)))
            for m in range(1, n + 1):
                proof = self.tree.consistency(m, leaves[:n])
                self.assertTrue(self.tree.consistent(m, n, proof, self.tree.root(leaves[:m]), bytes.fromhex(root)))

    def test_inclusion(self):
        for v in self.vectors["inclusion"]:
            with self.subTest(v["name"]):
                leaf, root = unhex([v["leaf_hash"], v["root"]])
                self.assertEqual(self.tree.included(v["index"], v["size"], leaf, unhex(v["proof"]), root), v["valid"])

    def test_consistency(self):
        for v in self.vectors["consistency"]:
            with self.subTest(v["name"]):
                first, second = unhex([v["root1"], v["root2"]])
                self.assertEqual(self.tree.consistent(v["size1"], v["size2"], unhex(v["proof"]), first, second), v["valid"])

    def test_tile_paths(self):
        for v in self.vectors["tiles"]:
            self.assertEqual(tree.tile_path(v["level"], v["index"], v.get("width", tree.TILE)), v["path"])

    def test_tile_counts(self):
        for v in self.vectors["tile_counts"]:
            counts = {level: [0, 0] for level in v["levels"]}
            for level, _, hashes in self.tree.tiles([b"\0" * 32] * v["size"]):
                full = len(hashes) == tree.TILE
                counts[str(level)][0 if full else 1] += 1 if full else len(hashes)
            self.assertEqual(counts, v["levels"])

    def test_bundles(self):
        self.assertEqual(tree.parse_bundle(tree.to_bundle([b"", b"ab"])), [b"", b"ab"])
        self.assertIsNone(tree.parse_bundle(b"\0"))
        self.assertIsNone(tree.parse_bundle(b"\0\2a"))


class Notes(unittest.TestCase):
    vectors = load("merkle.json")

    def test_verifier_keys(self):
        for v in self.vectors["vkeys"]:
            with self.subTest(v["vkey"]):
                if not v["valid"]:
                    self.assertRaises(note.NoteError, note.parse_vkey, v["vkey"])
                    continue
                key = note.parse_vkey(v["vkey"])
                self.assertEqual(key.vkey, v["vkey"])
                if "seed" in v:
                    self.assertEqual(ed25519.public_key(bytes.fromhex(v["seed"])), key.public)

    def test_notes(self):
        for v in self.vectors["notes"]:
            with self.subTest(v["name"]):
                keys = [note.parse_vkey(vkey) for vkey in v["vkeys"]]
                data = v["note"].encode() if "note" in v else bytes.fromhex(v["note_hex"])
                try:
                    text, signatures = note.open_note(data, keys)
                    opens = signatures != () and all(signature.good for signature in signatures)
                except note.NoteError:
                    opens = False
                self.assertEqual(opens, v["opens"])
                if opens:
                    self.assertEqual(text, v["text"])
                    self.assertEqual(len({signature.key for signature in signatures}), v["verified"])
                for signed in v.get("signed_by", []) if opens else []:
                    self.assertIn(self.line(text, signed).encode(), data)

    @staticmethod
    def line(text, signed):
        key, seed = note.parse_vkey(signed["vkey"]), bytes.fromhex(signed["seed"])
        if key.type == note.COSIGNATURE:
            message = note.cosigned_message(text, signed["time"])
            return note.signature_line(key, signed["time"].to_bytes(8, "big") + ed25519.sign(seed, message))
        return note.signature_line(key, ed25519.sign(seed, text.encode()))

    def test_checkpoints(self):
        for v in self.vectors["checkpoints"]:
            with self.subTest(v["name"]):
                if v["valid"]:
                    checkpoint = note.parse_checkpoint(v["body"])
                    self.assertEqual((checkpoint.origin, checkpoint.size, checkpoint.root.hex()),
                                     (v["origin"], v["size"], v["root"]))
                else:
                    self.assertRaises(note.NoteError, note.parse_checkpoint, v["body"])

    def test_updates(self):
        for v in self.vectors["witness_updates"]:
            with self.subTest(v["name"]):
                keys = [note.parse_vkey(vkey) for vkey in v["vkeys"]]
                old, new = (note.open_checkpoint(v[name].encode(), keys) for name in ("old", "new"))
                self.assertEqual(tree.Tree().consistent(old.size, new.size, unhex(v["proof"]), old.root, new.root), v["valid"])

    def test_ed25519(self):
        for v in self.vectors["ed25519"]:
            seed, public, message, signature = unhex([v["seed"], v["public"], v["message"], v["signature"]])
            self.assertEqual(ed25519.public_key(seed), public)
            self.assertEqual(ed25519.sign(seed, message), signature)
            self.assertTrue(ed25519.verify(public, message, signature))
            self.assertFalse(ed25519.verify(public, message + b"x", signature))
            self.assertFalse(ed25519.verify(public, message, signature[:32] + bytes(32)))


class ChineseCryptography(unittest.TestCase):
    def test_sm3(self):
        for v in load("sm3.json")["vectors"]:
            for function in (digests.sm3, digests.sm3_in_python):
                self.assertEqual(function(bytes.fromhex(v["msg_hex"])).hex(), v["sm3_hex"])
        for length in range(130):
            self.assertEqual(digests.sm3_in_python(b"x" * length), digests.sm3(b"x" * length))

    def test_sm2_signing(self):
        for v in load("merkle.json")["sm2"]:
            private, k = int(v["private"], 16), int(v["k"], 16)
            message = bytes.fromhex(v["message"])
            self.assertEqual(sm2.public_key(private).hex(), "04" + "".join(v["public"]))
            self.assertEqual(sm2.sign(private, message, k).hex(), v["r"] + v["s"])

    def test_sm2_verification(self):
        v = load("sm2_verify.json")
        public = bytes.fromhex("04" + v["pub_x_hex"] + v["pub_y_hex"])
        signature = bytes.fromhex(v["r_hex"] + v["s_hex"])
        message = v["msg_utf8"].encode()
        self.assertTrue(sm2.verify(public, message, signature, v["user_id"].encode()))
        self.assertFalse(sm2.verify(public, message, signature, b""))
        for i in range(len(message)):
            self.assertFalse(sm2.verify(public, message[:i] + b"#" + message[i + 1:], signature))


if __name__ == "__main__":
    unittest.main()
