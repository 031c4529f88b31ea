// What the record of a meeting and the record of a case are both made of: documents, opinions, ballots.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <vector>

#include "engine/base/text.hpp"
#include "engine/base/time.hpp"
#include "engine/data/values.hpp"

namespace renmian::common {

struct Document {
  Line title;
  std::optional<Line> number;
  CivilDate date;
  std::optional<Line> digest;  // SHA-256 (hexadecimal) of the stored file, once there is one
  BOOST_DESCRIBE_CLASS(Document, (), (title, number, date, digest), (), ())
};

// 党委（党组）会议、常委会、全委会、部务会、人大常委会会议
BOOST_DEFINE_ENUM_CLASS(MeetingKind, committee, standing_committee, plenary, dept_meeting, npc_sc)

BOOST_DEFINE_ENUM_CLASS(Opinion, agree, disagree, defer)
BOOST_DEFINE_ENUM_CLASS(VotingMethod, voice, hands, secret_ballot)

struct Ballots {
  Count agree, disagree, defer;  // in a plenary `defer` counts the abstentions (VOTE2004 Art. 7)
  BOOST_DESCRIBE_CLASS(Ballots, (), (agree, disagree, defer), (), ())
};

// The papers of a secret ballot: who received one, never who marked what.
struct BallotPapers {
  std::vector<Line> issued_to;
  Count returned;
  Count invalid;        // of those returned
  Count naming_others;  // of the invalid: papers on which somebody else was written in
  BOOST_DESCRIBE_CLASS(BallotPapers, (), (issued_to, returned, invalid, naming_others), (), ())
};

// Where papers, ballots and the `voters` do not fit; empty if they do.
std::vector<Text> paper_faults(const BallotPapers& papers, const Ballots& ballots,
                               const std::vector<std::string>& voters);

}  // namespace renmian::common
