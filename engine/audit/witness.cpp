#include "engine/audit/witness.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/audit/lines.hpp"
#include "engine/audit/merkle.hpp"

namespace renmian {
namespace {

constexpr std::string_view kOld = "old ";

Problem malformed(std::size_t line, Text message) {
  return {"witness-request-malformed", fmt::format("line {}", line), std::move(message)};
}

WitnessRefusal malformed_checkpoint(const Problem& why) {
  return {WitnessAnswer::kMalformed,
          {"witness-request-malformed",
           "checkpoint",
           {"检查点格式不对：" + why.message.zh, "The checkpoint is malformed: " + why.message.en}}};
}

WitnessRefusal unknown_log(const std::string& origin) {
  return {WitnessAnswer::kUnknownLog,
          {"witness-unknown-log",
           "checkpoint",
           {"本见证不认识日志“" + origin + "”。如应为其见证，请向该单位当面索取核验密钥后加入。",
            "This witness does not know the log \"" + origin +
                "\". If it should, get the log's key from its owner in person and add it."}}};
}

WitnessRefusal not_signed(const Problem& why) {
  return {WitnessAnswer::kNotSigned,
          {"witness-not-signed",
           "checkpoint",
           {"检查点没有该日志的有效签名：" + why.message.zh,
            "The checkpoint has no good signature of its log: " + why.message.en}}};
}

WitnessRefusal old_above_size(std::uint64_t old, std::uint64_t size) {
  return {
      WitnessAnswer::kMalformed,
      {"witness-old-above-size",
       "line 1",
       {fmt::format("请求称上次见证到第{}条，检查点却只有{}条。", old, size),
        fmt::format("The request says that {} entries were cosigned before, but its checkpoint has {}.", old, size)}}};
}

WitnessRefusal other_size(std::uint64_t old, std::uint64_t kept, std::uint64_t size) {
  Text message{
      fmt::format("本见证已见证到第{}条，请求却从第{}条算起。请按第{}条重新生成请求。", kept, old, kept),
      fmt::format("This witness has cosigned {0} entries, the request starts from {1}. Make a request from {0}.", kept,
                  old)};
  if (size < kept) {
    message = {fmt::format("本见证已见证过{}条，这个检查点却只有{}条：日志变短了，或者这是一份旧文件。", kept, size),
               fmt::format("This witness has cosigned {} entries, but this checkpoint has {}: the log has become "
                           "shorter, or this is an old file.",
                           kept, size)};
  }
  return {WitnessAnswer::kOtherSize, {"witness-other-size", "line 1", std::move(message)}, kept};
}

WitnessRefusal inconsistent(std::string_view code, Text message) {
  return {WitnessAnswer::kInconsistent, {std::string(code), "checkpoint", std::move(message)}};
}

}  // namespace

std::string to_string(const WitnessRequest& request) {
  auto text = fmt::format("{}{}\n", kOld, request.old_size);
  for (const auto& hash : request.proof) text.append(to_base64(hash)).append("\n");
  return text.append("\n").append(request.checkpoint);
}

boost::system::result<WitnessRequest, Problem> parse_witness_request(std::string_view body) {
  WitnessRequest request;
  for (std::size_t number = 1;; ++number) {
    const auto taken = take_line(body);
    if (!taken) {
      return malformed(number, {"请求不完整：没有空行和检查点。", "The request ends before its checkpoint."});
    }
    const auto line = *taken;
    if (number == 1) {
      const auto size = line.starts_with(kOld) ? parse_decimal(line.substr(kOld.size())) : std::nullopt;
      if (!size) return malformed(number, {"第一行应为“old 条数”。", "The first line must be \"old <size>\"."});
      request.old_size = *size;
    } else if (line.empty()) {
      request.checkpoint = body;
      return request;
    } else {
      const auto hash = hash_from_base64(line);
      if (!hash) return malformed(number, {"这一行不是证明的哈希值。", "This line is not a hash of the proof."});
      if (request.proof.size() == kMaxWitnessProof) {
        return malformed(number, {fmt::format("证明超过{}行。", kMaxWitnessProof),
                                  fmt::format("The proof has more than {} lines.", kMaxWitnessProof)});
      }
      request.proof.push_back(*hash);
    }
  }
}

std::string tree_size_body(std::uint64_t size) { return fmt::format("{}\n", size); }

std::optional<std::uint64_t> parse_tree_size_body(std::string_view body) {
  return body.ends_with('\n') ? parse_decimal(body.substr(0, body.size() - 1)) : std::nullopt;
}

boost::system::result<AdmittedRequest, WitnessRefusal> admit(std::string_view body, std::span<const Verifier> logs) {
  auto request = parse_witness_request(body);
  if (!request) return WitnessRefusal{WitnessAnswer::kMalformed, request.error()};

  // Not yet believed, only to know whose keys to ask.
  const auto claimed = parse_checkpoint(request->checkpoint.substr(0, request->checkpoint.rfind("\n\n") + 1));
  if (!claimed) {
    return malformed_checkpoint({{}, {}, {"应为来源、条数、根哈希各一行。", "its lines are origin, size and root."}});
  }
  std::vector<Verifier> keys;
  std::ranges::copy_if(logs, std::back_inserter(keys),
                       [&](const Verifier& key) { return key.name() == claimed->origin; });
  if (keys.empty()) return unknown_log(claimed->origin);

  auto note = open_note(request->checkpoint, keys);
  if (!note)
    return note.error().code == "note-malformed" ? malformed_checkpoint(note.error()) : not_signed(note.error());
  if (request->old_size > claimed->size) return old_above_size(request->old_size, claimed->size);
  return AdmittedRequest{std::move(*request), std::move(note->text), *claimed};
}

std::optional<WitnessRefusal> judge(const AdmittedRequest& asked, const std::optional<WitnessedTree>& kept) {
  const auto& [origin, size, root, extensions] = asked.checkpoint;
  const auto old = asked.request.old_size;
  const auto kept_size = kept ? kept->size : 0;
  if (old != kept_size) return other_size(old, kept_size, size);
  if (old == 0 && !asked.request.proof.empty()) {
    return inconsistent("witness-proof-wrong",
                        {"首次见证（old 0）不应带证明。", "With \"old 0\" there must be no proof."});
  }
  if (kept && old == size && root != kept->root) {
    return inconsistent(
        "witness-fork",
        {fmt::format("同为{}条，内容却与已见证的不同：日志“{}”被改写，或对不同的人出示不同的记录。", size, origin),
         fmt::format("It has {} entries like the one cosigned before, but others: the log \"{}\" was rewritten, or "
                     "different people are shown different records.",
                     size, origin)});
  }
  if (old > 0 && !verify_consistency(old, size, asked.request.proof, kept->root, root, tree_hash_of(origin))) {
    return inconsistent(
        "witness-proof-wrong",
        {fmt::format("无法证明这{}条以已见证的{}条为开头：日志“{}”被改写，或请求文件已损坏。", size, old, origin),
         fmt::format("It is not proved that these {} entries begin with the {} cosigned before: the log \"{}\" was "
                     "rewritten, or the request is damaged.",
                     size, old, origin)});
  }
  return std::nullopt;
}

}  // namespace renmian
