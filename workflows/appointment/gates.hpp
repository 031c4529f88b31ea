// All gates of the appointment.
#pragma once

#include "workflows/appointment/gates/agenda.hpp"
#include "workflows/appointment/gates/appointment.hpp"
#include "workflows/appointment/gates/case_file.hpp"
#include "workflows/appointment/gates/conduct.hpp"
#include "workflows/appointment/gates/departure.hpp"
#include "workflows/appointment/gates/exclusion.hpp"
#include "workflows/appointment/gates/fan.hpp"
#include "workflows/appointment/gates/inspection.hpp"
#include "workflows/appointment/gates/publicity.hpp"
#include "workflows/appointment/gates/quota.hpp"
#include "workflows/appointment/gates/recommendation.hpp"
#include "workflows/appointment/gates/vote.hpp"
