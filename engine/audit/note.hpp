// Signed notes (C2SP signed-note): a text, an empty line, and one line per signature,
//
//     — <key name> <base64(4-byte key id || signature)>
//
// Keys are written as `<name>+<key id in hexadecimal>+<base64(type || public key)>` (a "vkey"), and a key id is
// SHA-256(name || 0x0A || type || public key)[0:4]. Types:
//
//     0x01              Ed25519 over the text
//     0x04              Ed25519 cosignature of a witness, which adds a time (C2SP tlog-cosignature)
//     0xff "sm2-sm3"    SM2 over the text, see sm2.hpp (an extension in the form that C2SP leaves open for others)
//
// Any thread.
#pragma once

#include <array>
#include <boost/system/result.hpp>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/audit/digest.hpp"
#include "engine/base/problem.hpp"
#include "engine/ports/signer.hpp"

struct evp_pkey_st;

namespace renmian {

enum class KeyType : std::uint8_t { kEd25519 = 0x01, kCosignature = 0x04, kSm2 = 0xff };
using KeyId = std::array<std::uint8_t, 4>;

inline constexpr std::size_t kMaxNoteSignatures = 100;

// Throws std::invalid_argument if `name` cannot name a key (empty, white space, a control character or '+' in it), or
// `public_key` is not as long as keys of the type: 32 bytes of Ed25519, 65 of an uncompressed SM2 point.
std::string make_vkey(std::string_view name, KeyType type, std::string_view public_key);

// A public key, known by name, that checks signatures.
class Verifier {
 public:
  // Nothing if `vkey` is not of the written form above, of another type, or its key id is not that of its key.
  static std::optional<Verifier> from_vkey(std::string_view vkey);

  const std::string& name() const { return name_; }
  KeyId key_id() const { return key_id_; }
  KeyType type() const { return type_; }
  const std::string& public_key() const { return public_key_; }

  // `signature` is 64 bytes: what follows the key id in a signature line, without the time of a cosignature.
  bool verifies(std::string_view message, std::string_view signature) const;

 private:
  Verifier() = default;

  std::string name_;
  KeyId key_id_{};
  KeyType type_{};
  std::string public_key_;
  std::shared_ptr<evp_pkey_st> key_;
};

// The note of `text`, which must end in a newline, with one signature of each signer, in that order. A witness's key
// signs no notes: std::invalid_argument.
std::string sign_note(std::string_view text, std::span<const Signer* const> signers);
std::string sign_note(std::string_view text, const Signer& signer);

// The signature line, newline included, by which a witness says that at that time it knew no larger log than that of
// the checkpoint with this text, and no inconsistent one. Throws std::invalid_argument if the key is not of type 0x04.
std::string cosignature_line(std::string_view checkpoint_text, const Signer& witness, std::uint64_t unix_time);

// `note` with those of the signature lines, each ending in a newline, that it does not have yet. Checks no signature.
std::string with_signatures(std::string_view note, std::span<const std::string> lines);

struct NoteSignature {
  const Verifier* by = nullptr;            // one of the known keys
  std::optional<std::uint64_t> unix_time;  // of a cosignature
};

struct OpenedNote {
  std::string text;
  std::vector<NoteSignature> signatures;  // the good ones, at least one, each key once
};

// Opens a note signed by at least one known key. Lines of unknown keys are ignored; a bad line of a known key spoils
// the whole note. Codes: "note-malformed", "note-signature-wrong", "note-not-signed".
boost::system::result<OpenedNote, Problem> open_note(std::string_view note, std::span<const Verifier> known);

}  // namespace renmian
