// Signed notes (C2SP signed-note): a text, an empty line, and one line per signature,
//
//     — <key name> <base64(4-byte key id || signature)>
//
// Keys are written as `<name>+<key id in hexadecimal>+<base64(type || public key)>` (a "vkey"), and a key id is
// SHA-256(name || 0x0A || type || public key)[0:4]. Types: 0x01, Ed25519 over the text; 0x04, the Ed25519 cosignature
// of a witness, which adds a time. Any thread.
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

enum class KeyType : std::uint8_t { kEd25519 = 0x01, kCosignature = 0x04 };
using KeyId = std::array<std::uint8_t, 4>;
using Ed25519PublicKey = std::array<std::uint8_t, 32>;

inline constexpr std::size_t kMaxNoteSignatures = 100;

// Throws std::invalid_argument if `name` cannot name a key: empty, white space, a control character or '+' in it.
std::string make_vkey(std::string_view name, KeyType type, const Ed25519PublicKey& key);

// A public key, known by name, that checks signatures.
class Verifier {
 public:
  // Nothing if `vkey` is not of the written form above, of another type, or its key id is not that of its key.
  static std::optional<Verifier> from_vkey(std::string_view vkey);

  const std::string& name() const { return name_; }
  KeyId key_id() const { return key_id_; }
  KeyType type() const { return type_; }
  const Ed25519PublicKey& public_key() const { return public_key_; }

  // `signature` is what follows the key id in a signature line. Ed25519 only.
  bool verifies(std::string_view message, std::string_view signature) const;

 private:
  Verifier() = default;

  std::string name_;
  KeyId key_id_{};
  KeyType type_{};
  Ed25519PublicKey public_key_{};
  std::shared_ptr<evp_pkey_st> key_;
};

// The note of `text`, which must end in a newline, with one signature.
std::string sign_note(std::string_view text, const Signer& signer);

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
