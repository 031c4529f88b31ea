// A small log for the fuzzers of the trail's readers: fixed keys, a tree and a fork of it. Always the same bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/audit/merkle.hpp"
#include "engine/audit/note.hpp"
#include "engine/trail/definition.hpp"
#include "engine/trail/event.hpp"

namespace renmian::fuzz {

inline constexpr std::string_view kOrigin = "fuzz.example/log";
inline constexpr std::size_t kLogSize = 13;
inline constexpr std::size_t kForkAt = 6;  // the fork has the first entries in common with the log

// An Ed25519 key whose secret bytes are all `number`.
class FixedSigner final : public Signer {
 public:
  FixedSigner(std::string name, KeyType type, std::uint8_t number);

  const std::string& name() const override { return name_; }
  const std::string& verifier_key() const override { return verifier_key_; }
  std::string sign(std::string_view message) const override;
  Verifier verifier() const { return Verifier::from_vkey(verifier_key_).value(); }

 private:
  std::string name_;
  std::shared_ptr<evp_pkey_st> key_;
  std::string verifier_key_;
};

class TrailWorld {
 public:
  static const TrailWorld& only();

  FixedSigner log{std::string(kOrigin), KeyType::kEd25519, 1};
  FixedSigner witness{"fuzz.example/witness", KeyType::kCosignature, 2};
  FixedSigner other_witness{"fuzz.example/other-witness", KeyType::kCosignature, 3};
  std::vector<Verifier> known;  // of the three, and an SM2 key
  std::vector<Hash> leaves, forked_leaves;
  Event event;
  std::string definition_text;  // allows the event
  Definition definition;

  std::string checkpoint_text(std::size_t size, const std::vector<Hash>& of) const;

  // The note with the log's signature alone, whatever its text says; unchanged if it has no text.
  std::string signed_again(std::string_view note) const;

  // That some tree of this root begins with the first `size` entries of the log.
  bool begins_with_log(const Hash& root, std::size_t size) const;

 private:
  TrailWorld();
};

}  // namespace renmian::fuzz
