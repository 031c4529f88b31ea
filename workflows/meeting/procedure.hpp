// 会议: from the convening to the close. Read a row: standing in the first column, on the command, once all gates are
// met, the meeting moves to the third. The agenda can be added to until the roll is taken, and never after.
#pragma once

#include "workflows/meeting/gates.hpp"
#include "workflows/meeting/states.hpp"

namespace renmian::meeting {

// What must hold of all results that stand, when they are recorded and when the meeting closes.
#define RENMIAN_RESULTS MtgAnnounced, MtgOnce, MtgVoters, MtgRecuse, MtgCount

// clang-format off
using Rows = mp::mp_list<
  //   standing in   on               moves to     and      once these gates are met
  Row< NotConvened,  Open,            Convened,    Record,  Requires<> >,
  Row< Convened,     AnnounceAgenda,  Announced,   Record,  Requires<MtgItems> >,
  Row< Announced,    AnnounceAgenda,  none,        Record,  Requires<MtgItems> >,
  Row< Announced,    TakeRoll,        InSession,   Record,  Requires<MtgItems, MtgAgenda, MtgRoll, MtgQuorum> >,
  Row< InSession,    DecideItems,     none,        Record,  Requires<MtgQuorum, RENMIAN_RESULTS> >,
  Row< InSession,    ReconsiderItem,  none,        Record,  Requires<MtgReconsider> >,
  Row< InSession,    CloseMeeting,    Closed,      Record,  Requires<MtgQuorum, RENMIAN_RESULTS> >,
  Row< Convened,     CancelMeeting,   Cancelled,   Record,  Requires<> >,
  Row< Announced,    CancelMeeting,   Cancelled,   Record,  Requires<> >
>;

using File = mp::mp_list<
  Row< MeetingFile,  RecordCorrection, none,       Record,  Requires<CaseOpen> >
>;
// clang-format on

// A meeting as the engine compiles it (engine/procedure/compiled.hpp).
struct Meeting {
  static constexpr ProcedureInfo info{"meeting", 1, {"会议", "Meeting"}, "meeting"};
  using Facts = meeting::Facts;
  using Policy = meeting::Policy;
  using Steps = meeting::Steps;
  using Procedure = Rows;
  using Dossier = File;
  using Always = mp::mp_list<>;

  // No meeting closes ...
  using Goals = mp::mp_list<Closed>;
  // ... without having passed every one of these.
  using Mandatory = mp::mp_list<MtgItems, MtgAgenda, MtgRoll, MtgQuorum, RENMIAN_RESULTS>;

  static Words vocabulary(std::string_view member);
  static Words value_title(std::string_view code);
};

}  // namespace renmian::meeting
