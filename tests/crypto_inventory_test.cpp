// docs/crypto-inventory.md names every algorithm that the source uses, and no other; weak ones are used nowhere.
#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

const fs::path kRoot = RENMIAN_SOURCE_DIR;

std::string content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// By path below the root.
std::map<std::string, std::string> sources() {
  std::map<std::string, std::string> all;
  for (const auto* folder : {"engine", "workflows", "adapters", "api"}) {
    for (const auto& entry : fs::recursive_directory_iterator(kRoot / folder)) {
      const auto ending = entry.path().extension();
      if (!entry.is_regular_file() || (ending != ".hpp" && ending != ".cpp")) continue;
      all[fs::relative(entry.path(), kRoot).generic_string()] = content_of(entry.path());
    }
  }
  return all;
}

std::vector<std::string> matches(const std::string& text, const std::regex& wanted, std::size_t group = 0) {
  std::vector<std::string> found;
  for (std::sregex_iterator at(text.begin(), text.end(), wanted), end; at != end; ++at) found.push_back((*at)[group]);
  return found;
}

template <class Algorithm>
bool freed(Algorithm* algorithm, void (*release)(Algorithm*)) {
  release(algorithm);  // which takes null
  return algorithm != nullptr;
}

// Whether OpenSSL takes this text for the name of an algorithm.
bool is_algorithm(const std::string& text) {
  const auto* name = text.c_str();
  return freed(EVP_MD_fetch(nullptr, name, nullptr), &EVP_MD_free) ||
         freed(EVP_CIPHER_fetch(nullptr, name, nullptr), &EVP_CIPHER_free) ||
         freed(EVP_MAC_fetch(nullptr, name, nullptr), &EVP_MAC_free) ||
         freed(EVP_KDF_fetch(nullptr, name, nullptr), &EVP_KDF_free) ||
         freed(EVP_SIGNATURE_fetch(nullptr, name, nullptr), &EVP_SIGNATURE_free) ||
         freed(EVP_KEYMGMT_fetch(nullptr, name, nullptr), &EVP_KEYMGMT_free);
}

// Runs of what names and texts are made of; a text keeps the quotes around it.
std::set<std::string> words_of(const std::string& source) {
  const auto part = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' || c == '+' || c == ':' || c == '"';
  };
  std::set<std::string> words;
  for (auto at = source.begin(); at != source.end();) {
    const auto end = std::find_if_not(at, source.end(), part);
    if (end != at) words.emplace(at, end);
    at = end == source.end() ? end : std::next(end);
  }
  return words;
}

// The name of an algorithm that a word stands for, or nothing: a function or constant of OpenSSL or libargon2, a text.
std::string algorithm_of(const std::string& word) {
  static const std::regex names(
      R"((?:\w+::)*(EVP_[a-z]\w*|EVP_PKEY_(?!CTX$|PUBLIC_KEY$)[A-Z][A-Z0-9_]*|RAND_\w+|[HC]MAC|PKCS5_\w+|)"
      R"(SHA\d+|MD\d|Argon2_\w+|(?:TLS1(?:_\d)?|SSL3)_VERSION))");
  static const std::regex of_argon2(R"((argon2(?:id|i|d))_\w+)");
  static const std::regex text(R"re("([-\w]+)")re"), ciphers_of_tls(R"re("([A-Z0-9]+\+[-A-Z0-9+:]+)")re");
  static const std::regex signatures_of_tokens("[A-Z]{2}(256|384|512)|EdDSA");  // RFC 7518, RFC 8037
  std::smatch found;
  if (std::regex_match(word, found, names) || std::regex_match(word, found, of_argon2) ||
      std::regex_match(word, found, ciphers_of_tls)) {
    return found[1];
  }
  if (!std::regex_match(word, found, text)) return {};
  const auto name = found[1].str();
  // OpenSSL's cipher that leaves everything as it is has the name of JSON's null.
  const bool other = name == "null" || name == "NULL";
  return !other && (std::regex_match(name, signatures_of_tokens) || is_algorithm(name)) ? name : std::string();
}

std::set<std::string> algorithms_in(const std::string& source) {
  static std::map<std::string, std::string> known;
  std::set<std::string> found;
  for (const auto& word : words_of(source)) {
    const auto [at, added] = known.emplace(word, "");
    if (added) at->second = algorithm_of(word);
    if (!at->second.empty()) found.insert(at->second);
  }
  return found;
}

// The words of a source that speak of weak algorithms.
std::vector<std::string> weak_in(const std::string& source) {
  static const std::regex weak(R"((?:|.*[^a-z])k?(?:md[245]|sha-?1|3?des|des3|rc[245]|blowfish|ecb)(?![a-z0-9]).*)",
                               std::regex::icase);
  std::vector<std::string> found;
  for (const auto& word : words_of(source)) {
    if (std::regex_match(word, weak)) found.push_back(word);
  }
  return found;
}

TEST(CryptoInventory, NamesEveryAlgorithmOfTheSourceAndNoOther) {
  std::map<std::string, std::string> used;  // with a file that does
  for (const auto& [file, source] : sources()) {
    for (const auto& name : algorithms_in(source)) used.emplace(name, file);
  }
  std::set<std::string> listed;
  std::istringstream page(content_of(kRoot / "docs/crypto-inventory.md"));
  const std::regex second_cell(R"(^\|[^|]*\|([^|]*)\|.*)"), code("`([^`]+)`");
  for (std::string line; std::getline(page, line);) {
    std::smatch cells;
    if (!std::regex_match(line, cells, second_cell)) continue;
    for (auto& name : matches(cells[1].str(), code, 1)) listed.insert(std::move(name));
  }
  for (const auto& [name, file] : used) {
    EXPECT_TRUE(listed.contains(name)) << name << " of " << file << " is not in docs/crypto-inventory.md";
  }
  for (const auto& name : listed) EXPECT_TRUE(used.contains(name)) << name << " of the inventory is used nowhere";
}

TEST(CryptoInventory, KnowsAnAlgorithmHoweverItIsNamed) {
  using Names = std::set<std::string>;
  EXPECT_EQ(algorithms_in("EVP_DigestInit_ex(c, EVP_sha384(), nullptr);"), Names{"EVP_sha384"});
  EXPECT_EQ(algorithms_in("EVP_CIPHER_fetch(nullptr, \"aes-128-cbc\", nullptr)"), Names{"aes-128-cbc"});
  EXPECT_EQ(algorithms_in("EVP_PKEY_Q_keygen(nullptr, nullptr, \"X25519\")"), Names{"X25519"});
  EXPECT_EQ(algorithms_in("{\"HS256\", \"oct\"}"), Names{"HS256"});
  EXPECT_EQ(algorithms_in("argon2d_hash_raw(1)"), Names{"argon2d"});
  EXPECT_EQ(algorithms_in("EVP_PKEY_new_raw_private_key(EVP_PKEY_X448, k)"), Names{"EVP_PKEY_X448"});
  EXPECT_EQ(algorithms_in("SSL_CTX_set_cipher_list(c, \"DHE+AES\")"), Names{"DHE+AES"});
  EXPECT_EQ(algorithms_in("EVP_PKEY_CTX_new(key, nullptr); EVP_MD_CTX_free(c); call(\"case\", \"null\");"), Names{});
}

TEST(WeakAlgorithms, AreUsedNowhereButForOneTimeCodes) {
  for (const auto& [file, source] : sources()) {
    if (file.starts_with("adapters/identity/totp.")) continue;  // RFC 6238: SHA-1, as authenticator apps have it
    for (const auto& weak : weak_in(source)) ADD_FAILURE() << file << " speaks of " << weak;
  }
}

TEST(WeakAlgorithms, AreFoundInWhateverSpelling) {
  for (const auto* line :
       {"EVP_md5()", "fetch(\"MD5\")", "EVP_sha1()", "\"SHA-1\"", "\"sha1\"", "Hash::kSha1", "EVP_des_ede3_cbc()",
        "EVP_des_cbc()", "\"DES\"", "EVP_rc4()", "EVP_aes_256_ecb()", "\"AES-128-ECB\"", "\"DES3\"", "\"3des\""}) {
    EXPECT_FALSE(weak_in(line).empty()) << line;
  }
  for (const auto* line :
       {"describes", "EVP_sha256()", "\"SHA-256\"", "sha128sum", "codes[5]", "SHA-512", "cmd5x", "nodes"}) {
    EXPECT_TRUE(weak_in(line).empty()) << line;
  }
}

}  // namespace
