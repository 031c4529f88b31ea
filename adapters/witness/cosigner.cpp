#include "adapters/witness/cosigner.hpp"

namespace renmian {

boost::system::result<Cosigner::Cosigned, WitnessRefusal> Cosigner::cosign(std::string_view body) {
  auto asked = admit(body, logs_);
  if (!asked) return asked.error();

  std::optional<WitnessRefusal> refusal;
  std::uint64_t now = 0;
  state_.replace(asked->checkpoint.origin, [&](const auto& kept) -> std::optional<WitnessedLog> {
    refusal = judge(*asked, kept ? std::optional{kept->tree} : std::nullopt);
    if (refusal) return std::nullopt;
    now = static_cast<std::uint64_t>(clock_.now().microseconds) / 1'000'000;
    const auto& [origin, size, root, extensions] = asked->checkpoint;
    return WitnessedLog{origin, {size, root}, now, asked->request.checkpoint};
  });
  if (refusal) {
    if (refusal->answer == WitnessAnswer::kInconsistent) state_.keep_evidence(body);
    return *refusal;
  }
  return Cosigned{asked->checkpoint, asked->request.checkpoint, cosignature_line(asked->text, key_, now)};
}

}  // namespace renmian
