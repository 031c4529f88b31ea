#include "engine/audit/digest.hpp"

#include <openssl/evp.h>

#include <memory>

#include "engine/base/problem.hpp"

namespace renmian {
namespace {

constexpr const char* kNames[] = {"SHA-256", "SM3"};  // by TreeHash

template <TreeHash kind>
void must(bool succeeded) {
  if (succeeded) return;
  const std::string name = kNames[static_cast<std::size_t>(kind)];
  throw Fault("crypto-failed", {"密码库无法计算" + name + "摘要，请检查OpenSSL的安装与配置。",
                                "The crypto library cannot compute " + name + ". Check the OpenSSL installation."});
}

// Looking an algorithm up costs more than hashing an event, so it is done once.
template <TreeHash kind>
const EVP_MD* algorithm() {
  static const std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> fetched(
      EVP_MD_fetch(nullptr, kNames[static_cast<std::size_t>(kind)], nullptr), &EVP_MD_free);
  must<kind>(fetched != nullptr);
  return fetched.get();
}

// One for each algorithm: a context that changes it begins by giving its memory back.
template <TreeHash kind>
EVP_MD_CTX* thread_context() {
  thread_local const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                                     &EVP_MD_CTX_free);
  must<kind>(context != nullptr);
  return context.get();
}

template <TreeHash kind>
Hash digest(std::initializer_list<std::string_view> parts) {
  EVP_MD_CTX* const context = thread_context<kind>();
  must<kind>(EVP_DigestInit_ex2(context, algorithm<kind>(), nullptr) == 1);
  for (const auto part : parts) must<kind>(EVP_DigestUpdate(context, part.data(), part.size()) == 1);
  Hash hash;
  must<kind>(EVP_DigestFinal_ex(context, hash.data(), nullptr) == 1);
  return hash;
}

Hash digest(TreeHash hash, std::initializer_list<std::string_view> parts) {
  return hash == TreeHash::kSm3 ? digest<TreeHash::kSm3>(parts) : digest<TreeHash::kSha256>(parts);
}

using namespace std::string_view_literals;
constexpr auto kLeafPrefix = "\0"sv;
constexpr auto kNodePrefix = "\1"sv;

}  // namespace

Hash sha256(std::initializer_list<std::string_view> parts) { return digest<TreeHash::kSha256>(parts); }

Hash sha256(std::string_view bytes) { return sha256({bytes}); }

Hash sm3(std::string_view bytes) { return digest<TreeHash::kSm3>({bytes}); }

TreeHash tree_hash_of(std::string_view origin) { return origin.ends_with("/sm3") ? TreeHash::kSm3 : TreeHash::kSha256; }

Hash leaf_hash(std::string_view entry, TreeHash hash) { return digest(hash, {kLeafPrefix, entry}); }

Hash node_hash(const Hash& left, const Hash& right, TreeHash hash) {
  return digest(hash, {kNodePrefix, as_bytes(left), as_bytes(right)});
}

Hash empty_root(TreeHash hash) { return digest(hash, {}); }

}  // namespace renmian
