// A case in which nothing is missing: what every office gives, in the order of the regulation, so that each step is
// accepted. For demonstrations, tests and measurements.
#pragma once

#include <vector>

#include "api/demo/case_step.hpp"
#include "api/demo/course.hpp"
#include "workflows/appointment/submission/commands.hpp"

namespace renmian {

// From the opening to `closed`, about sixteen months later. `opening` is the data of the command "open" of one of the
// kinds that lead to a post (promote, further_use, term_change, lateral, rank_to_post, legal_nominate, transfer_in);
// kind and post decide whether the case goes through probation (TRIAL2001 Art. 2). Times rise strictly; all lie in the
// eight hours after the hour of `opened_at`, on Monday to Friday if that is a Monday. The publicity is 37 to 57 days
// after the opening: the calendar must know these years.
std::vector<CaseStep> lawful_case(const boost::json::value& opening, Timestamp opened_at);

// What goes to the superior with a case that must be approved: all seven documents, of the day.
appointment::SubmitForApproval lawful_submission(const Course& course);

}  // namespace renmian
