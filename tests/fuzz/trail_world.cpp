#include "tests/fuzz/trail_world.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include "engine/audit/checkpoint.hpp"

namespace renmian::fuzz {
namespace {

constexpr std::string_view kDefinition =
    R"({"always":["G-ALWAYS"],"appointment":["done"],"confirms":["confirm"],)"
    R"("gates":[{"id":"G-ALWAYS","waiver":""},{"id":"G-READY","waiver":"party_group"}],"id":"fuzzed",)"
    R"("mandatory":["G-READY"],"rows":[)"
    R"({"command":"confirm","gates":["G-READY"],"region":"procedure","source":"begun","target":"done"},)"
    R"({"command":"suspend","gates":[],"region":"standing","source":"active","target":"suspended"},)"
    R"({"command":"correct","gates":[],"region":"dossier","source":"","target":""}],"start":"begun",)"
    R"("states":[{"code":"begun","end":false},{"code":"done","end":true}],)"
    R"("successors":[{"from":"opened","to":"begun"}],"version":2})";

// Public key of the example of GB/T 32918.5.
constexpr std::string_view kSm2Point =
    "0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
    "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13";

template <class IdType>
IdType id_of(std::uint8_t number) {
  IdType id;
  id.uuid.bytes.back() = number;
  return id;
}

Event event_of(const Definition& definition) {
  const auto digest = sha256("fuzz");
  Event event;
  event.origin = kOrigin;
  event.id = id_of<EventId>(1);
  event.case_id = id_of<CaseId>(2);
  event.seq = 2;
  event.previous = event.request = event.payload_digest = digest;
  event.procedure = definition.id;
  event.procedure_version = definition.version;
  event.procedure_digest = definition.digest;
  event.policy_digest = to_hex(digest);
  event.command = "confirm";
  event.from = "begun";
  event.to = "done";
  event.gates = {{"G-READY", "met"}};
  event.actor = {.id = "wang", .role = "leader", .unit = "od", .session = "s-1", .auth = "token"};
  event.at = *parse_timestamp("2026-03-02T01:00:00.123456Z");
  return event;
}

}  // namespace

FixedSigner::FixedSigner(std::string name, KeyType type, std::uint8_t number) : name_(std::move(name)) {
  const std::vector<unsigned char> secret(32, number);
  key_ = {EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, secret.data(), secret.size()), &EVP_PKEY_free};
  std::array<std::uint8_t, 32> bytes{};
  auto size = bytes.size();
  EVP_PKEY_get_raw_public_key(key_.get(), bytes.data(), &size);
  verifier_key_ = make_vkey(name_, type, as_bytes(bytes));
}

std::string FixedSigner::sign(std::string_view message) const {
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  std::array<std::uint8_t, 64> signature{};
  auto size = signature.size();
  EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key_.get());
  EVP_DigestSign(context.get(), signature.data(), &size, reinterpret_cast<const unsigned char*>(message.data()),
                 message.size());
  return std::string(as_bytes(signature));
}

const TrailWorld& TrailWorld::only() {
  static const TrailWorld world;
  return world;
}

TrailWorld::TrailWorld()
    : known{log.verifier(), witness.verifier(), other_witness.verifier(),
            Verifier::from_vkey(make_vkey(kOrigin, KeyType::kSm2, from_hex(kSm2Point).value())).value()},
      definition_text(kDefinition),
      definition(parse_definition(kDefinition).value()) {
  event = event_of(definition);
  for (std::size_t index = 0; index < kLogSize; ++index) {
    leaves.push_back(leaf_hash(fmt::format("entry {}", index)));
    forked_leaves.push_back(index < kForkAt ? leaves.back() : leaf_hash(fmt::format("other entry {}", index)));
  }
}

std::string TrailWorld::checkpoint_text(std::size_t size, const std::vector<Hash>& of) const {
  return to_string(Checkpoint{std::string(kOrigin), size, root_of(size, nodes_over(of)), {}});
}

std::string TrailWorld::signed_again(std::string_view note) const {
  const auto text = note.substr(0, note.rfind("\n\n") + 1);
  return text.empty() ? std::string(note) : sign_note(text, log);
}

bool TrailWorld::begins_with_log(const Hash& root, std::size_t size) const {
  for (auto larger = size; larger <= kLogSize; ++larger) {
    if (root == root_of(larger, nodes_over(leaves))) return true;
    if (size <= kForkAt && root == root_of(larger, nodes_over(forked_leaves))) return true;
  }
  return false;
}

}  // namespace renmian::fuzz
