// The record of one item as the vote gates of a case read it, made of the roll of the meeting and the item's result.
//
// The part of the roll that is the same for all items is made once. Any thread once made.
#pragma once

#include <string>
#include <unordered_map>

#include "workflows/appointment/parts.hpp"
#include "workflows/meeting/facts.hpp"

namespace renmian::meeting {

class ItemRecords {
 public:
  // Of a meeting that was opened and whose roll was taken.
  ItemRecords(const Open& opened, const TakeRoll& roll);

  // An opinion or a recusal of somebody who is not a member with a vote has no place in it; mtg-voters refuses such.
  appointment::MeetingItem of(const ItemResult& result) const;

 private:
  appointment::MeetingItem common_;
  std::unordered_map<std::string, std::size_t> places_;  // in the members
};

}  // namespace renmian::meeting
