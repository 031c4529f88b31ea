#include "engine/audit/note.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <stdexcept>

#include "engine/audit/sm2.hpp"

namespace renmian {
namespace {

using namespace std::string_view_literals;

constexpr auto kSignatureLineStart = "— "sv;
constexpr std::size_t kEd25519KeyBytes = 32;
constexpr std::size_t kSignatureBytes = 64;
constexpr std::size_t kTimeBytes = 8;

// The white space of Unicode beyond ASCII (U+0085, U+00A0, U+1680, U+2000 to U+200A, U+2028, U+2029, U+202F, U+205F,
// U+3000), in UTF-8.
constexpr std::string_view kWideSpaces[] = {"\u0085", "\u00a0", "\u1680", "\u2000", "\u2001", "\u2002", "\u2003",
                                            "\u2004", "\u2005", "\u2006", "\u2007", "\u2008", "\u2009", "\u200a",
                                            "\u2028", "\u2029", "\u202f", "\u205f", "\u3000"};

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

bool is_key_name(std::string_view name) {
  const auto forbidden = [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '+' || c == '\x7f'; };
  return !name.empty() && find_invalid_utf8(name) == name.npos && std::none_of(name.begin(), name.end(), forbidden) &&
         std::none_of(std::begin(kWideSpaces), std::end(kWideSpaces),
                      [&](auto space) { return name.find(space) != name.npos; });
}

KeyId key_id_of(std::string_view name, std::string_view type_and_key) {
  const auto hash = sha256({name, "\n", type_and_key});
  return *to_array<4>(as_bytes(hash).substr(0, 4));
}

constexpr KeyType kTypes[] = {KeyType::kEd25519, KeyType::kCosignature, KeyType::kSm2};

constexpr std::string_view type_bytes(KeyType type) {
  switch (type) {
    case KeyType::kEd25519:
      return "\x01";
    case KeyType::kCosignature:
      return "\x04";
    case KeyType::kSm2:
      break;
  }
  return "\xff"
         "sm2-sm3";
}

constexpr std::size_t key_size(KeyType type) { return type == KeyType::kSm2 ? kSm2PointBytes : kEd25519KeyBytes; }

// The parts of `<name>+<key id>+<base64(type || public key)>`. The base64 may have further '+'.
struct VkeyParts {
  std::string_view name;
  std::string_view key_id;
  std::string type_and_key;
  KeyType type{};

  std::string_view public_key() const { return std::string_view(type_and_key).substr(type_bytes(type).size()); }
};

std::optional<VkeyParts> parts_of(std::string_view vkey) {
  const auto first = vkey.find('+');
  const auto second = first == vkey.npos ? vkey.npos : vkey.find('+', first + 1);
  if (second == vkey.npos) return std::nullopt;
  auto bytes = from_base64(vkey.substr(second + 1));
  if (!bytes) return std::nullopt;
  const auto type = std::find_if(std::begin(kTypes), std::end(kTypes), [&](KeyType known) {
    return bytes->starts_with(type_bytes(known)) && bytes->size() == type_bytes(known).size() + key_size(known);
  });
  if (type == std::end(kTypes)) return std::nullopt;
  return VkeyParts{vkey.substr(0, first), vkey.substr(first + 1, second - first - 1), *std::move(bytes), *type};
}

std::shared_ptr<EVP_PKEY> public_key_of(KeyType type, std::string_view key) {
  if (type == KeyType::kSm2) return sm2_key_of_point(key);
  return {EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, bytes_of(key), key.size()), &EVP_PKEY_free};
}

struct Line {
  std::string_view name;
  std::optional<KeyId> key_id;
  std::string signature;
};

std::optional<Line> parse_line(std::string_view line) {
  if (!line.starts_with(kSignatureLineStart)) return std::nullopt;
  line.remove_prefix(kSignatureLineStart.size());
  const auto space = line.find(' ');
  if (space == line.npos || !is_key_name(line.substr(0, space))) return std::nullopt;
  const auto blob = from_base64(line.substr(space + 1));
  if (!blob || blob->size() <= sizeof(KeyId)) return std::nullopt;
  return Line{line.substr(0, space), to_array<4>(std::string_view(*blob).substr(0, 4)), blob->substr(4)};
}

// The message that a signature line signs, and what is left of its blob: a cosignature begins with its time.
struct Signed {
  std::string message;
  std::string_view signature;
  std::optional<std::uint64_t> unix_time;
};

std::string cosigned_message(std::string_view checkpoint_text, std::uint64_t time) {
  return "cosignature/v1\ntime " + std::to_string(time) + "\n" + std::string(checkpoint_text);
}

std::optional<Signed> what_is_signed(KeyType type, std::string_view text, std::string_view signature) {
  if (type != KeyType::kCosignature) return Signed{std::string(text), signature, std::nullopt};
  if (signature.size() != kTimeBytes + kSignatureBytes) return std::nullopt;
  std::uint64_t time = 0;
  for (const char c : signature.substr(0, kTimeBytes)) time = time << 8 | static_cast<std::uint8_t>(c);
  return Signed{cosigned_message(text, time), signature.substr(kTimeBytes), time};
}

// A witness's key and a log's are never the same: what one signs, the other must not be taken to have said.
std::string key_id_of(const Signer& signer, bool as_witness) {
  const auto parts = parts_of(signer.verifier_key());
  if (!parts || (parts->type == KeyType::kCosignature) != as_witness) {
    throw std::invalid_argument("not a key for this: " + signer.verifier_key());
  }
  return from_hex(parts->key_id).value();
}

std::string signature_line(const Signer& signer, std::string_view blob) {
  return std::string(kSignatureLineStart) + signer.name() + " " + to_base64(blob) + "\n";
}

Problem malformed() {
  return {"note-malformed", "", {"不是格式正确的签名文书（signed note）。", "This is not a well-formed signed note."}};
}

bool has_only_lines(std::string_view note) {
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n'; };
  return find_invalid_utf8(note) == note.npos && std::none_of(note.begin(), note.end(), is_control);
}

}  // namespace

std::string make_vkey(std::string_view name, KeyType type, std::string_view public_key) {
  if (!is_key_name(name)) throw std::invalid_argument("not the name of a key: " + std::string(name));
  if (public_key.size() != key_size(type)) throw std::invalid_argument("not a key of this type");
  const auto bytes = std::string(type_bytes(type)).append(public_key);
  return std::string(name) + "+" + to_hex(as_bytes(key_id_of(name, bytes))) + "+" + to_base64(bytes);
}

std::optional<Verifier> Verifier::from_vkey(std::string_view vkey) {
  const auto parts = parts_of(vkey);
  if (!parts || !is_key_name(parts->name)) return std::nullopt;

  Verifier verifier;
  verifier.name_ = parts->name;
  verifier.type_ = parts->type;
  verifier.key_id_ = key_id_of(parts->name, parts->type_and_key);
  verifier.public_key_ = parts->public_key();
  if (parts->key_id != to_hex(as_bytes(verifier.key_id_))) return std::nullopt;
  verifier.key_ = public_key_of(verifier.type_, verifier.public_key_);
  return verifier.key_ ? std::optional{std::move(verifier)} : std::nullopt;
}

bool Verifier::verifies(std::string_view message, std::string_view signature) const {
  if (type_ == KeyType::kSm2) return sm2_verifies(key_.get(), message, signature);
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  return context && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key_.get()) == 1 &&
         EVP_DigestVerify(context.get(), bytes_of(signature), signature.size(), bytes_of(message), message.size()) == 1;
}

std::string sign_note(std::string_view text, std::span<const Signer* const> signers) {
  if (!text.ends_with('\n')) throw std::invalid_argument("the text of a note ends in a newline");
  auto note = std::string(text).append("\n");
  for (const auto* signer : signers)
    note += signature_line(*signer, key_id_of(*signer, false).append(signer->sign(text)));
  return note;
}

std::string sign_note(std::string_view text, const Signer& signer) {
  const Signer* const only[] = {&signer};
  return sign_note(text, only);
}

std::string cosignature_line(std::string_view checkpoint_text, const Signer& witness, std::uint64_t unix_time) {
  auto blob = key_id_of(witness, true);
  for (unsigned shift = 64; shift > 0; shift -= 8) blob += static_cast<char>(unix_time >> (shift - 8) & 0xff);
  return signature_line(witness, blob.append(witness.sign(cosigned_message(checkpoint_text, unix_time))));
}

std::string with_signatures(std::string_view note, std::span<const std::string> lines) {
  std::string joined(note);
  for (const auto& line : lines) {
    if (joined.find("\n" + line) == joined.npos) joined += line;
  }
  return joined;
}

boost::system::result<OpenedNote, Problem> open_note(std::string_view note, std::span<const Verifier> known) {
  // The last empty line separates the text, which keeps its newline, from the signatures.
  const auto separator = note.rfind("\n\n");
  if (separator == note.npos || !note.ends_with('\n') || !has_only_lines(note)) return malformed();
  OpenedNote opened{std::string(note.substr(0, separator + 1)), {}};

  std::size_t lines = 0;
  for (auto rest = note.substr(separator + 2); !rest.empty();) {
    const auto end = rest.find('\n');
    const auto line = parse_line(rest.substr(0, end));
    if (!line || ++lines > kMaxNoteSignatures) return malformed();
    rest.remove_prefix(end + 1);

    const auto by = std::find_if(known.begin(), known.end(), [&](const Verifier& verifier) {
      return verifier.name() == line->name && verifier.key_id() == line->key_id;
    });
    if (by == known.end()) continue;
    const auto what = what_is_signed(by->type(), opened.text, line->signature);
    if (!what || !by->verifies(what->message, what->signature)) {
      return Problem{"note-signature-wrong",
                     "",
                     {"密钥“" + by->name() + "”的签名与内容不符。",
                      "The signature of key \"" + by->name() + "\" does not match the text."}};
    }
    const bool again = std::any_of(opened.signatures.begin(), opened.signatures.end(),
                                   [&](const NoteSignature& signature) { return signature.by == &*by; });
    if (!again) opened.signatures.push_back({&*by, what->unix_time});
  }
  if (opened.signatures.empty()) {
    return Problem{"note-not-signed", "", {"没有已知密钥的签名。", "There is no signature of a known key."}};
  }
  return opened;
}

}  // namespace renmian
