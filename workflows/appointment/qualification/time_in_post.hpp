// 任职年限: how long somebody was in posts, at grassroots, in service; and when so many years were complete.
//
// A period runs from its first day up to, not including, the day it ended (the day of the next decision); one without
// an end goes on. Pure arithmetic on civil dates.
#pragma once

#include "engine/base/text.hpp"
#include "engine/base/time.hpp"
#include "engine/registry/person_record.hpp"

namespace renmian::appointment {

// Local practice differs: by day, or by month, where the day of the month does not matter.
BOOST_DEFINE_ENUM_CLASS(CountedBy, day, month)

// In order, what overlaps or touches counted once. Periods that end before they begin count for nothing.
std::vector<Period> merged(std::vector<Period> periods);

// Of merged periods, what does not fall into these calendar years.
std::vector<Period> without_years(const std::vector<Period>& periods, const std::vector<int>& years);

// The day on which merged periods add up to so many months: of one that is not interrupted, the same day of the month
// (its last day where there is none); of several, their whole months and the days left over, thirty to a month. By
// month, every date stands for the first of its month. Nothing if they end before.
std::optional<CivilDate> complete_on(const std::vector<Period>& periods, int months, CountedBy by);

// "2020-01-01 至 2021-03-01、2022-05-01 起", or "无".
Text written(const std::vector<Period>& periods);

}  // namespace renmian::appointment
