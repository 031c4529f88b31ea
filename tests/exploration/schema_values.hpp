// Data for commands made from their JSON Schema, of the kind engine/data/schema.hpp writes: so that every command of
// every procedure can be given without knowing it. Pure; the same seed gives the same data.
#pragma once

#include <boost/json/object.hpp>

#include "api/demo/seeded_random.hpp"
#include "engine/base/time.hpp"

namespace renmian::exploration {

// The smallest value the schema accepts: optional members left out, lists empty, first of the choices.
boost::json::value least_value(const boost::json::object& schema);

// Some value the schema accepts, with about half of what is optional, dates of the year 2026, short lists.
boost::json::value random_value(const boost::json::object& schema, SeededRandom& random);

// Changes one thing somewhere in `data`: a flag, a date, a number, a text; or takes a member or element away.
void spoil(boost::json::value& data, SeededRandom& random);

// Moves every date from `from` on by as many days, as if all had happened later.
void move_dates(boost::json::value& data, CivilDate from, int days);

}  // namespace renmian::exploration
