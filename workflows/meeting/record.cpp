#include <algorithm>

#include "workflows/meeting/facts.hpp"

namespace renmian::meeting {

RENMIAN_DEFINE_COMMAND(Open, Facts)
RENMIAN_DEFINE_COMMAND(AnnounceAgenda, Facts)
RENMIAN_DEFINE_COMMAND(TakeRoll, Facts)
RENMIAN_DEFINE_COMMAND(DecideItems, Facts)
RENMIAN_DEFINE_COMMAND(ReconsiderItem, Facts)
RENMIAN_DEFINE_COMMAND(CloseMeeting, Facts)
RENMIAN_DEFINE_COMMAND(CancelMeeting, Facts)
RENMIAN_DEFINE_COMMAND(RecordCorrection, Facts)

const AgendaItem* Facts::item(std::int64_t number) const {
  for (const auto& announcement : agenda) {
    for (const auto& announced : announcement.items) {
      if (announced.item_number == number) return &announced;
    }
  }
  return nullptr;
}

const ItemResult* Facts::result(std::int64_t number) const {
  const auto found = std::ranges::find_if(results, [&](const ItemResult& r) { return r.item_number == number; });
  return found == results.end() ? nullptr : &*found;
}

void Open::record(Facts& facts, const Stamp&) const { facts.opened = *this; }
void AnnounceAgenda::record(Facts& facts, const Stamp&) const { facts.agenda.push_back(*this); }
void TakeRoll::record(Facts& facts, const Stamp&) const { facts.roll = *this; }
void DecideItems::record(Facts& facts, const Stamp&) const {
  facts.results.insert(facts.results.end(), results.begin(), results.end());
}
void ReconsiderItem::record(Facts& facts, const Stamp&) const {
  facts.reconsidered.push_back(*this);
  const auto decided =
      std::ranges::find_if(facts.results, [&](const ItemResult& result) { return result.item_number == item_number; });
  if (decided == facts.results.end()) return;
  facts.overturned.push_back(std::move(*decided));
  facts.results.erase(decided);
}
void CloseMeeting::record(Facts& facts, const Stamp&) const { facts.closing = *this; }
void CancelMeeting::record(Facts& facts, const Stamp&) const { facts.cancelled = *this; }
void RecordCorrection::record(Facts& facts, const Stamp&) const { facts.corrections.push_back(*this); }

}  // namespace renmian::meeting
