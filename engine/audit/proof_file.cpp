#include "engine/audit/proof_file.hpp"

#include "engine/audit/lines.hpp"
#include "engine/audit/merkle.hpp"

namespace renmian {
namespace {

constexpr std::string_view kFirstLine = "c2sp.org/tlog-proof@v1";
constexpr std::string_view kExtra = "extra ";
constexpr std::string_view kIndex = "index ";
constexpr std::size_t kMaxHashes = 63;  // a log holds at most 2^63 entries

Problem malformed(std::size_t line, std::string zh, std::string en) {
  return {"proof-malformed", "line " + std::to_string(line), {std::move(zh), std::move(en)}};
}

}  // namespace

std::string to_string(const ProofFile& proof) {
  std::string text(kFirstLine);
  text += "\n";
  if (proof.extra && !proof.extra->empty()) text.append(kExtra).append(to_base64(*proof.extra)).append("\n");
  text.append(kIndex).append(std::to_string(proof.index)).append("\n");
  for (const auto& hash : proof.hashes) text += to_base64(hash) + "\n";
  return text + "\n" + proof.checkpoint;
}

boost::system::result<ProofFile, Problem> parse_proof_file(std::string_view text) {
  std::size_t number = 0;
  const auto next = [&] {
    ++number;
    return take_line(text);
  };
  ProofFile proof;

  if (next() != kFirstLine) {
    return malformed(number, "第一行应为“" + std::string(kFirstLine) + "”。",
                     "The first line must be \"" + std::string(kFirstLine) + "\".");
  }
  auto line = next();
  if (line && line->starts_with(kExtra)) {
    proof.extra = from_base64(line->substr(kExtra.size()));
    if (!proof.extra || proof.extra->empty()) {
      return malformed(number, "“extra”之后应为标准base64。", "\"extra\" must be followed by standard base64.");
    }
    line = next();
  }
  const auto index = line && line->starts_with(kIndex) ? parse_decimal(line->substr(kIndex.size())) : std::nullopt;
  if (!index) {
    return malformed(number, "此行应为“index”加条目序号，序号为十进制且无前导零。",
                     "This line must be \"index\" and the place of the entry, in decimal without leading zeros.");
  }
  proof.index = *index;

  for (line = next(); line && !line->empty(); line = next()) {
    const auto hash = hash_from_base64(*line);
    if (!hash) {
      return malformed(number, "此行应为32字节哈希值的base64，或为空行。",
                       "This line must be a hash of 32 bytes in base64, or empty.");
    }
    if (proof.hashes.size() == kMaxHashes) {
      return malformed(number, "证明最多含63个哈希值。", "A proof has at most 63 hashes.");
    }
    proof.hashes.push_back(*hash);
  }
  if (!line || text.empty()) {
    return malformed(number, "哈希值之后应有空行和检查点。",
                     "The hashes must be followed by an empty line and a checkpoint.");
  }
  proof.checkpoint = text;
  return proof;
}

boost::system::result<SignedCheckpoint, Problem> verify_proof_file(const ProofFile& proof, const Hash& leaf,
                                                                   std::span<const Verifier> known,
                                                                   std::string_view origin) {
  auto opened = open_checkpoint(proof.checkpoint, known, origin);
  if (opened.has_error()) return opened;
  const auto& checkpoint = opened->checkpoint;
  if (!verify_inclusion(proof.index, checkpoint.size, leaf, proof.hashes, checkpoint.root, tree_hash_of(origin))) {
    const auto index = std::to_string(proof.index), size = std::to_string(checkpoint.size);
    return Problem{
        "proof-wrong",
        "",
        {"此条目不是检查点（共" + size + "条）所认可的第" + index + "号条目（从0起）。",
         "This is not entry " + index + " (counted from 0) of the " + size + " that the checkpoint stands for."}};
  }
  return opened;
}

}  // namespace renmian
