#include "api/service/events/dead_letters.hpp"

namespace renmian {
namespace {

std::string id_of(const std::string& owner, const DeadLetter& letter) {
  return letter_id(owner, static_cast<std::uint64_t>(letter.log_index.value));
}

}  // namespace

std::vector<DeadLetter> dead_letters_of(KeptRecords& kept, const std::string& owner, std::optional<std::uint64_t> after,
                                        std::size_t limit) {
  std::vector<DeadLetter> letters;
  for (const auto& record : kept.list(DeadLetter::kKind, owner, after ? letter_id(owner, *after) : "", limit)) {
    letters.push_back(read_kept<DeadLetter>(record).value);
  }
  return letters;
}

std::optional<DeadLetter> find_dead_letter(KeptRecords& kept, const std::string& owner, std::uint64_t log_index) {
  auto letter = find_kept<DeadLetter>(kept, letter_id(owner, log_index));
  if (!letter) return std::nullopt;
  return std::move(letter->value);
}

bool ask_for_redelivery(KeptRecords& kept, const std::string& owner, const DeadLetter& letter) {
  return save_kept(kept, Kept<Redelivery>{id_of(owner, letter), 0, {letter.log_index}}, owner);
}

bool remove_dead_letter(KeptRecords& kept, const std::string& owner, const DeadLetter& letter) {
  const auto id = id_of(owner, letter);
  const bool was_there = kept.remove(DeadLetter::kKind, id);
  kept.remove(Redelivery::kKind, id);
  return was_there;
}

}  // namespace renmian
