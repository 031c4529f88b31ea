// Dead letters as routes show them: paged and named by their place in the log.
#pragma once

#include "api/http/numbers.hpp"
#include "api/http/problems.hpp"
#include "api/http/query.hpp"
#include "api/service/events/subscription.hpp"
#include "engine/data/writer.hpp"

namespace renmian::http {

// {n} of the path.
inline std::optional<std::uint64_t> letter_in_path(const Call& call) {
  const auto index = number_of<std::uint64_t>(call.number);
  return index && *index <= static_cast<std::uint64_t>(LogIndex::max) ? index : std::nullopt;
}

// That it is tried once more, or is gone.
inline Response accepted(const Call& call, std::uint64_t log_index,
                         const boost::system::result<DeadLetter, Problems>& result) {
  if (!result && !gone_since(call, result.error()))
    return problem_with(kinds::kBadInput, call.reply_to, result.error());
  return json_response(write_described(Redelivery{static_cast<std::int64_t>(log_index)}), status::accepted);
}
inline Response discarded(const Call& call, const boost::system::result<DeadLetter, Problems>& result) {
  if (!result && !gone_since(call, result.error()))
    return problem_with(kinds::kBadInput, call.reply_to, result.error());
  return {status::no_content};
}

// The page of what `list(after, limit)` gives.
template <class List>
Response dead_letter_page(const Call& call, List list) {
  Query query(call);
  const auto after = query.number("after", LogIndex::min, LogIndex::max);
  const auto limit = query.limit();
  if (auto bad = query.problems()) return std::move(*bad);
  const auto letters = list(after ? std::optional{static_cast<std::uint64_t>(*after)} : std::nullopt, limit + 1);
  if (!letters) return problem_with(kinds::kBadInput, call.reply_to, letters.error());
  return query.page<DeadLetter>(
      *letters, limit, [](const DeadLetter& letter) { return std::to_string(letter.log_index.value); },
      [](const DeadLetter& letter) { return write_described(letter); });
}

}  // namespace renmian::http
