#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "engine/audit/entry_bundle.hpp"
#include "engine/audit/proof_file.hpp"
#include "engine/audit/witness.hpp"
#include "engine/trail/folder_format.hpp"
#include "tests/fuzz/trail_input.hpp"
#include "tests/fuzz/trail_world.hpp"

namespace renmian::fuzz {
namespace {

const TrailWorld& world() { return TrailWorld::only(); }

Sample sample(std::string name, TrailReader reader, const std::string& text, std::size_t choice = 0) {
  std::string input;
  for (const auto byte : {std::size_t{kTrailInput}, static_cast<std::size_t>(reader), choice}) {
    input.push_back(static_cast<char>(byte));
  }
  return {"trail_" + std::move(name), input + text};
}

std::string note_of(std::size_t size, const std::vector<Hash>& leaves) {
  return sign_note(world().checkpoint_text(size, leaves), world().log);
}

std::string cosigned_note() {
  const auto text = world().checkpoint_text(kLogSize, world().leaves);
  return sign_note(text, world().log) + cosignature_line(text, world().witness, 1'772'413'200);
}

std::string proof_of(std::size_t index) {
  return to_string(
      ProofFile{"extra", index, inclusion_proof(index, kLogSize, nodes_over(world().leaves)), cosigned_note()});
}

std::string request_from(std::size_t old_size, const std::vector<Hash>& leaves) {
  return to_string(WitnessRequest{
      old_size, old_size == 0 ? std::vector<Hash>{} : consistency_proof(old_size, kLogSize, nodes_over(leaves)),
      note_of(kLogSize, leaves)});
}

std::string policy_text() {
  std::string text = "# whom we believe\n# require-all-log-keys\n\n";
  text += "log " + world().log.verifier_key() + "\n";
  const auto& sm2 = world().known.back();
  text += "log " + make_vkey(sm2.name(), sm2.type(), sm2.public_key()) + " https://log.example\n";
  text += "witness near " + world().witness.verifier_key() + " https://witness.example\n";
  text += "witness far\t" + world().other_witness.verifier_key() + "\n";
  return text + "group one any near far\ngroup both all one\nquorum both\n";
}

// A line with the key id of the SM2 key, and a signature that is none.
std::string note_with_wrong_sm2_line() {
  const auto note = note_of(kLogSize, world().leaves);
  const auto blob = std::string(as_bytes(world().known.back().key_id())) + std::string(64, '\x01');
  return note + fmt::format("— {} {}\n", kOrigin, to_base64(blob));
}

std::vector<Sample> signed_samples() {
  using enum TrailReader;
  const auto& leaves = world().leaves;
  const auto& forked = world().forked_leaves;
  const auto text = world().checkpoint_text(kLogSize, leaves);
  return {
      sample("checkpoint", kCheckpoint, text),
      sample("checkpoint_with_extension", kCheckpoint, text + "extension\n"),
      sample("checkpoint_of_nothing", kCheckpoint, world().checkpoint_text(0, {})),
      sample("note", kNote, cosigned_note()),
      sample("note_with_wrong_sm2_line", kNote, note_with_wrong_sm2_line()),
      sample("proof_of_first", kProof, proof_of(0), 0),
      sample("proof_of_last", kProof, proof_of(kLogSize - 1), kLogSize - 1),
      sample("policy", kPolicy, policy_text()),
      sample("policy_without_witnesses", kPolicy, "log " + world().log.verifier_key() + "\nquorum none\n"),
      sample("witness_first", kWitnessRequest, request_from(0, leaves), 0),
      sample("witness_next", kWitnessRequest, request_from(7, leaves), 7),
      sample("witness_same_size", kWitnessRequest, request_from(kLogSize, leaves), kLogSize),
      sample("witness_fork_not_yet_seen", kWitnessRequest, request_from(kForkAt, forked), kForkAt),
      sample("witness_fork", kWitnessRequest, request_from(kForkAt + 1, forked), kForkAt + 1),
  };
}

std::vector<Sample> text_samples() {
  using enum TrailReader;
  const std::string_view entries[] = {"one", "", "三"};
  const auto& event = world().event;
  const Manifest whole{.origin = std::string(kOrigin), .since = 256};
  const Manifest partial{.cases = {{event.case_id}}, .origin = std::string(kOrigin), .payloads_included = false};
  return {
      sample("entry_bundle", kEntryBundle, to_bundle(entries)),
      sample("jcs_profile", kJson, R"({"a":[1,-1,true,null],"b_2":{"c":"é😀\"\\\n\u001f"},"z":4503599627370496})"),
      sample("jcs_not_canonical", kJson, R"( {"\ud83d\ude00": 1.50, "": [1E30, -0.0, 5e-324], "é": "\u00e9\/"} )"),
      sample("jcs_numbers", kJson, "[1e20,9007199254740992.0,1e21,1e-7,0.000001,333333333.33333329]"),
      sample("jcs_underflow", kJson, "1e-400"),
      sample("event", kEvent, to_body(event)),
      sample("event_with_line_end", kEvent, to_body(event) + "\n"),
      sample("definition", kDefinition, world().definition_text),
      sample("definition_with_line_end", kDefinition, world().definition_text + "\n"),
      sample("manifest_of_all", kManifest, to_string(whole)),
      sample("manifest_of_a_case", kManifest, to_string(partial)),
      sample("payload_line", kPayloadLine, to_string(PayloadLine{5, std::string(32, '\x07'), R"({"data":{}})"})),
      sample("state_line", kStateLine, to_string(StateLine{event.case_id, world().leaves[2], "suspended:begun", 3, 2})),
  };
}

}  // namespace

std::vector<Sample> trail_samples() {
  auto samples = signed_samples();
  std::ranges::move(text_samples(), std::back_inserter(samples));
  return samples;
}

}  // namespace renmian::fuzz
