#include "tests/fuzz/trail_input.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "engine/audit/canonical_json.hpp"
#include "engine/audit/entry_bundle.hpp"
#include "engine/audit/proof_file.hpp"
#include "engine/audit/strict_json.hpp"
#include "engine/audit/trail_policy.hpp"
#include "engine/audit/witness.hpp"
#include "engine/trail/entry_checks.hpp"
#include "engine/trail/folder_format.hpp"
#include "tests/fuzz/trail_world.hpp"

namespace renmian::fuzz {
namespace {

using Choice = std::uint8_t;

const TrailWorld& world() { return TrailWorld::only(); }

Tried try_checkpoint(std::string_view text, Choice) {
  const auto checkpoint = parse_checkpoint(text);
  if (!checkpoint) return refused();
  if (to_string(*checkpoint) != text) return wrong("the checkpoint is written differently");
  const auto opened = open_checkpoint(sign_note(text, world().log), world().known, kOrigin);
  if (opened && opened->checkpoint != *checkpoint) return wrong("signed, the checkpoint is another");
  if (!opened && checkpoint->origin == kOrigin && opened.error().code != "note-malformed") {
    return wrong("signed by its log, the checkpoint does not open: " + opened.error().code);
  }
  return accepted();
}

std::size_t signature_lines(std::string_view note) {
  return static_cast<std::size_t>(std::ranges::count(note.substr(note.rfind("\n\n") + 2), '\n'));
}

Tried try_opened_note(std::string_view note, const OpenedNote& opened, Choice choice) {
  if (!note.starts_with(opened.text + "\n")) return wrong("the note has another text");
  std::string changed(note);
  changed[choice % opened.text.size()] ^= 1;
  if (open_note(changed, world().known)) return wrong("with another text the note opens as well");
  const std::string line[] = {cosignature_line(opened.text, world().other_witness, choice)};
  const auto more = with_signatures(note, line);
  if (with_signatures(more, line) != more) return wrong("the same signature is added twice");
  if (signature_lines(note) == kMaxNoteSignatures) return accepted();
  const auto again = open_note(more, world().known);
  if (!again || again->text != opened.text) return wrong("with one more signature the note does not open");
  const auto& key = world().other_witness.verifier_key();
  const bool has_it = std::ranges::any_of(again->signatures, [&](const NoteSignature& signature) {
    return make_vkey(signature.by->name(), signature.by->type(), signature.by->public_key()) == key;
  });
  return has_it ? accepted() : wrong("the signature added does not count");
}

Tried try_note(std::string_view text, Choice choice) {
  if (text.ends_with('\n')) {
    const auto opened = open_note(sign_note(text, world().log), world().known);
    if (opened && opened->text != text) return wrong("signed, the text is another");
    if (!opened && opened.error().code != "note-malformed") return wrong("what was signed does not open");
  }
  const auto opened = open_note(text, world().known);
  return opened ? try_opened_note(text, *opened, choice) : refused();
}

Tried try_proof(std::string_view text, Choice choice) {
  auto proof = parse_proof_file(text);
  if (!proof) return refused();
  if (to_string(*proof) != text) return wrong("the proof is written differently");
  const auto holds = [&](const Hash& leaf) {
    return verify_proof_file(*proof, leaf, world().known, kOrigin).has_value();
  };
  auto tried = refused();
  for (const auto& note : {proof->checkpoint, world().signed_again(proof->checkpoint)}) {
    proof->checkpoint = note;
    const auto& leaf = world().leaves[choice % kLogSize];
    if (!holds(leaf)) continue;
    tried = accepted();
    for (const auto& other : world().leaves) {
      if (other != leaf && holds(other)) return wrong("the proof holds for two entries");
    }
  }
  return tried;
}

std::string text_of(const TrailPolicy& policy) {
  std::string text;
  const auto vkey = [](const Verifier& key) { return make_vkey(key.name(), key.type(), key.public_key()); };
  for (const auto& key : policy.logs) text += "log " + vkey(key) + "\n";
  for (std::size_t i = 0; i < policy.witnesses.size(); ++i) {
    text +=
        "witness " + policy.witness_names[i] + " " + vkey(policy.witnesses[i]) + " " + policy.witness_urls[i] + "\n";
  }
  for (const auto& group : policy.groups) {
    text += "group " + group.name + " " + std::to_string(group.needed);
    for (const auto& member : group.members) text += " " + member;
    text += "\n";
  }
  if (policy.require_all_log_keys) text += "# require-all-log-keys\n";
  return text + "quorum " + policy.quorum + "\n";
}

Tried try_policy(std::string_view text, Choice) {
  const auto policy = parse_trail_policy(text);
  if (!policy) return policy.error().empty() ? wrong("refused without a problem") : refused();
  const auto written = text_of(*policy);
  const auto again = parse_trail_policy(written);
  if (!again || text_of(*again) != written) return wrong("the policy is read differently: " + written);
  std::set<std::string> names;
  bool met = policy->quorum_met(names);
  if (met != (policy->quorum == "none")) return wrong("no witness meets the quorum");
  for (const auto& name : policy->witness_names) {
    names.insert(name);
    const bool met_before = std::exchange(met, policy->quorum_met(names));
    if (met_before && !met) return wrong("one more witness spoils the quorum");
  }
  return met ? accepted() : wrong("all witnesses do not meet the quorum");
}

Tried try_bundle(std::string_view bytes, Choice) {
  const auto entries = parse_bundle(bytes);
  if (!entries) return refused();
  return to_bundle(*entries) == bytes ? accepted() : wrong("the bundle is written differently");
}

Tried try_json(std::string_view text, Choice) {
  const auto value = parse_strict(text);
  const bool has_profile = !check_profile(text);
  if (!value) return has_profile ? wrong("the profile allows what is no JSON") : refused();
  const auto written = canonical(*value);
  if (has_profile && written != text) return wrong("the profile allows what is not canonical");
  const auto again = parse_strict(written);
  if (!again) return wrong("what was written is no JSON: " + written);
  return canonical(*again) == written ? accepted() : wrong("read again it is written differently: " + written);
}

Tried try_event(std::string_view text, Choice) {
  const auto event = parse_event(text);
  const auto body = to_body(event);
  if (const auto bad = check_profile(body); bad && bad->code != "event-too-long") return wrong(bad->message.en);
  if (to_body(parse_event(body)) != body) return wrong("the event is read differently: " + body);
  faults_of_step(world().definition, event);
  if (!read_entry(0, text, TreeHash::kSha256).event) return refused();
  return body == text && !check_profile(text) ? accepted() : wrong("an entry is not of the form");
}

Tried try_witness_request(std::string_view text, Choice choice) {
  auto request = parse_witness_request(text);
  if (!request) return refused();
  if (to_string(*request) != text) return wrong("the request is written differently");
  std::optional<WitnessedTree> kept;
  if (const auto size = choice % (kLogSize + 1); size > 0) kept = {size, root_of(size, nodes_over(world().leaves))};
  request->checkpoint = world().signed_again(request->checkpoint);
  auto tried = refused();
  for (const auto& body : {std::string(text), to_string(*request)}) {
    const auto asked = admit(body, world().known);
    if (!asked || judge(*asked, kept)) continue;
    tried = accepted();
    const auto& [origin, size, root, extensions] = asked->checkpoint;
    if (kept && (size < kept->size || !world().begins_with_log(root, kept->size))) {
      return wrong("a log is cosigned that is not the one of before");
    }
    if (size != asked->request.old_size && !judge(*asked, WitnessedTree{size, root})) {
      return wrong("cosigned twice from the same size");
    }
  }
  return tried;
}

Tried try_definition(std::string_view text, Choice) {
  const auto definition = parse_definition(text);
  if (!definition) return refused();
  if (canonical(parse_strict(text).value()) != text) return wrong("the definition is not canonical");
  if (definition->digest != to_hex(sha256(text))) return wrong("the definition has another digest");
  faults_of_step(*definition, world().event);
  for (const auto& [from, to] : definition->successors) {
    const auto state = definition->successor_of(from);
    if (!state.empty() && !std::ranges::count(definition->states, state, &Definition::State::code)) {
      return wrong("a case goes on in a state that is not there");
    }
  }
  return accepted();
}

template <class Line, std::optional<Line> (*parse)(std::string_view)>
Tried try_line(std::string_view text, Choice) {
  const auto line = parse(text);
  if (!line) return refused();
  if (to_string(*line) != text) return wrong("the line is written differently");
  return canonical(parse_strict(text).value()) == text ? accepted() : wrong("the line is not canonical");
}

// In the order of TrailReader.
constexpr std::array kReaders{try_checkpoint,
                              try_note,
                              try_proof,
                              try_policy,
                              try_bundle,
                              try_json,
                              try_event,
                              try_witness_request,
                              try_definition,
                              try_line<Manifest, parse_manifest>,
                              try_line<PayloadLine, parse_payload_line>,
                              try_line<StateLine, parse_state_line>};

}  // namespace

Tried try_trail_input(std::string_view input) {
  if (input.size() < 2) return {};
  const auto byte = [&](std::size_t at) { return static_cast<std::uint8_t>(input[at]); };
  try {
    return kReaders[byte(0) % kReaders.size()](input.substr(2), byte(1));
  } catch (const Fault&) {
    return {Tried::End::kFault};
  }
}

}  // namespace renmian::fuzz
