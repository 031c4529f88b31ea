// What people do with the dead letters of one owner: of a subscription (by its id), or of an OA (oa_owner()).
//
// Any thread. Faults of the store are thrown.
#pragma once

#include "api/service/events/subscription.hpp"

namespace renmian {

// In the order of the log, from behind `after`.
std::vector<DeadLetter> dead_letters_of(KeptRecords& kept, const std::string& owner, std::optional<std::uint64_t> after,
                                        std::size_t limit);
std::optional<DeadLetter> find_dead_letter(KeptRecords& kept, const std::string& owner, std::uint64_t log_index);

// False: it is asked for already.
bool ask_for_redelivery(KeptRecords& kept, const std::string& owner, const DeadLetter& letter);
// With a redelivery that was asked for. False: it is not there any more.
bool remove_dead_letter(KeptRecords& kept, const std::string& owner, const DeadLetter& letter);

}  // namespace renmian
