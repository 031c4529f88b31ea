#include "engine/audit/note.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <stdexcept>

namespace renmian {
namespace {

using namespace std::string_view_literals;

constexpr auto kSignatureLineStart = "— "sv;
constexpr std::size_t kSignatureBytes = 64;
constexpr std::size_t kTimeBytes = 8;

// The white space of Unicode beyond ASCII (U+0085, U+00A0, U+1680, U+2000 to U+200A, U+2028, U+2029, U+202F, U+205F,
// U+3000), in UTF-8.
constexpr std::string_view kWideSpaces[] = {"\u0085", "\u00a0", "\u1680", "\u2000", "\u2001", "\u2002", "\u2003",
                                            "\u2004", "\u2005", "\u2006", "\u2007", "\u2008", "\u2009", "\u200a",
                                            "\u2028", "\u2029", "\u202f", "\u205f", "\u3000"};

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

std::string type_and_key(KeyType type, const Ed25519PublicKey& key) {
  return std::string(1, static_cast<char>(type)).append(as_bytes(key));
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

std::optional<Signed> what_is_signed(KeyType type, std::string_view text, std::string_view signature) {
  if (type == KeyType::kEd25519) return Signed{std::string(text), signature, std::nullopt};
  if (signature.size() != kTimeBytes + kSignatureBytes) return std::nullopt;
  std::uint64_t time = 0;
  for (const char c : signature.substr(0, kTimeBytes)) time = time << 8 | static_cast<std::uint8_t>(c);
  return Signed{"cosignature/v1\ntime " + std::to_string(time) + "\n" + std::string(text), signature.substr(kTimeBytes),
                time};
}

Problem malformed() {
  return {"note-malformed", "", {"不是格式正确的签名文书（signed note）。", "This is not a well-formed signed note."}};
}

bool has_only_lines(std::string_view note) {
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n'; };
  return find_invalid_utf8(note) == note.npos && std::none_of(note.begin(), note.end(), is_control);
}

}  // namespace

std::string make_vkey(std::string_view name, KeyType type, const Ed25519PublicKey& key) {
  if (!is_key_name(name)) throw std::invalid_argument("not the name of a key: " + std::string(name));
  const auto bytes = type_and_key(type, key);
  return std::string(name) + "+" + to_hex(as_bytes(key_id_of(name, bytes))) + "+" + to_base64(bytes);
}

std::optional<Verifier> Verifier::from_vkey(std::string_view vkey) {
  const auto first = vkey.find('+');
  const auto second = first == vkey.npos ? vkey.npos : vkey.find('+', first + 1);
  if (second == vkey.npos) return std::nullopt;
  const auto name = vkey.substr(0, first);
  const auto bytes = from_base64(vkey.substr(second + 1));
  if (!is_key_name(name) || !bytes || bytes->size() != 1 + sizeof(Ed25519PublicKey)) return std::nullopt;

  Verifier verifier;
  verifier.name_ = name;
  verifier.type_ = static_cast<KeyType>((*bytes)[0]);
  verifier.key_id_ = key_id_of(name, *bytes);
  verifier.public_key_ = *to_array<32>(std::string_view(*bytes).substr(1));
  const bool known_type = verifier.type_ == KeyType::kEd25519 || verifier.type_ == KeyType::kCosignature;
  if (!known_type || vkey.substr(first + 1, second - first - 1) != to_hex(as_bytes(verifier.key_id_))) {
    return std::nullopt;
  }
  verifier.key_.reset(
      EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, verifier.public_key_.data(), verifier.public_key_.size()),
      &EVP_PKEY_free);
  return verifier.key_ ? std::optional{std::move(verifier)} : std::nullopt;
}

bool Verifier::verifies(std::string_view message, std::string_view signature) const {
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  const auto bytes = [](std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); };
  return context && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key_.get()) == 1 &&
         EVP_DigestVerify(context.get(), bytes(signature), signature.size(), bytes(message), message.size()) == 1;
}

std::string sign_note(std::string_view text, const Signer& signer) {
  if (!text.ends_with('\n')) throw std::invalid_argument("the text of a note ends in a newline");
  // The key id stands in the verifier key, between the first two '+'.
  const std::string& vkey = signer.verifier_key();
  auto key_id = from_hex(std::string_view(vkey).substr(signer.name().size() + 1, 2 * sizeof(KeyId)));
  const auto blob = key_id.value().append(as_bytes(signer.sign(text)));
  return std::string(text).append("\n").append(kSignatureLineStart) + signer.name() + " " + to_base64(blob) + "\n";
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
