#include "workflows/system/facts.hpp"

namespace renmian::system_day {

RENMIAN_DEFINE_COMMAND(OpenDay, Facts)
RENMIAN_DEFINE_COMMAND(StartLog, Facts)
RENMIAN_DEFINE_COMMAND(CloseDay, Facts)
RENMIAN_DEFINE_COMMAND(Heartbeat, Facts)
RENMIAN_DEFINE_COMMAND(RecordReading, Facts)
RENMIAN_DEFINE_COMMAND(RecordRefusal, Facts)
RENMIAN_DEFINE_COMMAND(RecordExport, Facts)
RENMIAN_DEFINE_COMMAND(RecordPolicy, Facts)
RENMIAN_DEFINE_COMMAND(RecordRegister, Facts)
RENMIAN_DEFINE_COMMAND(RecordSignIn, Facts)
RENMIAN_DEFINE_COMMAND(RecordRunning, Facts)
RENMIAN_DEFINE_COMMAND(RecordFinding, Facts)
RENMIAN_DEFINE_COMMAND(RecordRestore, Facts)

namespace {

void add(Count& count, std::size_t more) { count.value += static_cast<std::int64_t>(more); }

}  // namespace

void OpenDay::record(Facts& facts, const Stamp&) const { facts.day = day; }
void StartLog::record(Facts& facts, const Stamp& stamp) const {
  facts.day = stamp.date();
  facts.new_log = *this;
}
void CloseDay::record(Facts&, const Stamp&) const {}
void Heartbeat::record(Facts& facts, const Stamp&) const { add(facts.heartbeats, 1); }
void RecordReading::record(Facts& facts, const Stamp&) const { add(facts.readings, entries.size()); }
void RecordRefusal::record(Facts& facts, const Stamp&) const { add(facts.refusals, entries.size()); }
void RecordExport::record(Facts& facts, const Stamp&) const { add(facts.exports, entries.size()); }
void RecordPolicy::record(Facts& facts, const Stamp&) const { add(facts.policy_changes, entries.size()); }
void RecordRegister::record(Facts& facts, const Stamp&) const { add(facts.register_changes, entries.size()); }
void RecordSignIn::record(Facts& facts, const Stamp&) const { add(facts.sign_ins, entries.size()); }
void RecordRunning::record(Facts& facts, const Stamp&) const { add(facts.runs, entries.size()); }
void RecordFinding::record(Facts& facts, const Stamp&) const { add(facts.findings, entries.size()); }
void RecordRestore::record(Facts& facts, const Stamp&) const { add(facts.restores, entries.size()); }

}  // namespace renmian::system_day
