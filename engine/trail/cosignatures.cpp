#include "engine/trail/cosignatures.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace renmian {
namespace {

constexpr std::int64_t kMicroseconds = 1'000'000;
constexpr std::int64_t kTolerance = std::int64_t{5} * 60 * kMicroseconds;
constexpr std::uint64_t kLastSecond = 4'102'444'800;  // 2100-01-01; beyond it no time is written

std::optional<Text> fault_of_time(std::uint64_t unix_time, Timestamp now, std::optional<Timestamp> last_entry) {
  if (unix_time >= kLastSecond) {
    return Text{fmt::format("时间 {} 不合理", unix_time), fmt::format("the time {} makes no sense", unix_time)};
  }
  const Timestamp at{static_cast<std::int64_t>(unix_time) * kMicroseconds};
  if (at.microseconds > now.microseconds + kTolerance) {
    return Text{fmt::format("时间 {} 在本机时间 {} 之后", to_string(at), to_string(now)),
                fmt::format("its time {} is later than the time here, {}", to_string(at), to_string(now))};
  }
  if (last_entry && at.microseconds < last_entry->microseconds - kTolerance) {
    return Text{fmt::format("时间 {} 早于其所见证的最后一条记录 {}", to_string(at), to_string(*last_entry)),
                fmt::format("its time {} is before that of the last entry it witnesses, {}", to_string(at),
                            to_string(*last_entry))};
  }
  return std::nullopt;
}

}  // namespace

void check_quorum(std::string_view note, const TrailPolicy& policy, Timestamp now, std::optional<Timestamp> last_entry,
                  Report& report) {
  std::vector<NoteSignature> good;
  for (std::size_t i = 0; i < policy.witnesses.size(); ++i) {
    const auto& name = policy.witness_names[i];
    const auto opened = open_note(note, {&policy.witnesses[i], 1});
    if (!opened) {
      if (opened.error().code != "note-signature-wrong") continue;
      report.found("quorum", {{fmt::format("见证人“{}”的签名不成立", name),
                               fmt::format("the signature of the witness \"{}\" is wrong", name)}});
      continue;
    }
    const auto& signature = opened->signatures.front();
    const auto fault = fault_of_time(signature.unix_time.value_or(0), now, last_entry);
    if (!fault) {
      good.push_back(signature);
    } else {
      report.found("quorum",
                   {{fmt::format("见证人“{}”的联署不予计入：{}", name, fault->zh),
                     fmt::format("the cosignature of the witness \"{}\" does not count: {}", name, fault->en)},
                    Severity::kRemark});
    }
  }
  const auto names = policy.witnesses_of(good);
  if (policy.quorum_met(names)) return;
  report.found("quorum", {{fmt::format("见证人不足“{}”之数，已联署的：{}", policy.quorum,
                                       names.empty() ? "无" : fmt::format("{}", fmt::join(names, "、"))),
                           fmt::format("the witnesses do not make up \"{}\"; cosigned by: {}", policy.quorum,
                                       names.empty() ? "none" : fmt::format("{}", fmt::join(names, ", ")))},
                          Severity::kIncomplete});
}

}  // namespace renmian
