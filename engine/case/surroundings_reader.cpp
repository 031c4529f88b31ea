#include "engine/case/surroundings_reader.hpp"

#include <algorithm>

namespace renmian {
namespace {

constexpr std::int64_t kKeptMicroseconds = 1'000'000;
constexpr std::size_t kMostKept = 65'536;

// A clock set back counts as time passed.
bool current(Timestamp read_at, Timestamp now) {
  return now >= read_at && now.microseconds - read_at.microseconds < kKeptMicroseconds;
}

}  // namespace

Surroundings SurroundingsReader::read(const NewCase& about, const BookCommand* command, const Actor* actor,
                                      Timestamp now) {
  Surroundings around;
  around.place = line_of(about.post, now);
  if (around.place && (command == nullptr || command->sees_quota)) {
    around.quota = store_.quota_standing(around.place->unit, around.place->level, about.id);
  }
  around.kin = kin_of(about.person, now);
  around.batch = about.batch;
  if (actor != nullptr && !actor->on_behalf_of.empty()) around.delegations = store_.delegations_to(actor->id);
  return around;
}

std::optional<QuotaPlace> SurroundingsReader::where(PostId post, Timestamp now) {
  {
    const std::lock_guard lock(mutex_);
    const auto known = places_.find(post);
    if (known != places_.end() && current(known->second.read_at, now)) return known->second.of_post;
  }
  const auto found = store_.post(post);
  const auto place = found ? std::optional(QuotaPlace{found->unit, found->level}) : std::nullopt;
  const std::lock_guard lock(mutex_);
  if (places_.size() >= kMostKept) places_.clear();
  places_[post] = {place, now};
  return place;
}

// The place of the post, if a quota line is kept for it. Where none is kept at all, no post is looked at.
std::optional<QuotaPlace> SurroundingsReader::line_of(PostId post, Timestamp now) {
  read_lines(now);
  {
    const std::lock_guard lock(mutex_);
    if (lines_.empty()) return std::nullopt;
  }
  const auto place = where(post, now);
  const std::lock_guard lock(mutex_);
  return place && std::ranges::find(lines_, *place) != lines_.end() ? place : std::nullopt;
}

void SurroundingsReader::read_lines(Timestamp now) {
  {
    const std::lock_guard lock(mutex_);
    if (lines_read_at_ && current(*lines_read_at_, now)) return;
  }
  std::vector<QuotaPlace> lines;
  for (const auto& line : store_.quota()) lines.push_back({line.unit, line.level});
  const std::lock_guard lock(mutex_);
  lines_ = std::move(lines);
  lines_read_at_ = now;
}

std::vector<KinTie> SurroundingsReader::kin_of(PersonId person, Timestamp now) {
  {
    const std::lock_guard lock(mutex_);
    const auto known = related_.find(person);
    if (known != related_.end() && current(known->second.read_at, now)) return known->second.kin;
  }
  auto kin = store_.kin_of(person);
  const std::lock_guard lock(mutex_);
  if (related_.size() >= kMostKept) related_.clear();
  related_[person] = {kin, now};
  return kin;
}

}  // namespace renmian
