// What is known of one meeting: the fold of its commands. Gates read this and nothing else of the meeting.
#pragma once

#include "engine/procedure/standing.hpp"
#include "workflows/meeting/commands.hpp"

namespace renmian::meeting {

struct Facts {
  StandingFacts standing;
  std::optional<Open> opened;
  std::vector<AnnounceAgenda> agenda;
  std::optional<TakeRoll> roll;
  std::vector<ItemResult> results;  // those that stand
  std::vector<ReconsiderItem> reconsidered;
  std::vector<ItemResult> overturned;  // one for each reconsideration of an item that had been decided
  std::vector<RecordCorrection> corrections;
  std::optional<CloseMeeting> closing;
  std::optional<CancelMeeting> cancelled;
  BOOST_DESCRIBE_CLASS(Facts, (),
                       (standing, opened, agenda, roll, results, reconsidered, overturned, corrections, closing,
                        cancelled),
                       (), ())

  const AgendaItem* item(std::int64_t number) const;    // nothing: not on the agenda
  const ItemResult* result(std::int64_t number) const;  // nothing: not decided
};

}  // namespace renmian::meeting
