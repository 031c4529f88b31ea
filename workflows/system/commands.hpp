// 系统事项: what happens outside cases, put on record by the program. The entries are those of the engine's journal.
#pragma once

#include "engine/case/journal_entries.hpp"
#include "workflows/common/command.hpp"

namespace renmian::system_day {

// Entries of a log that do not go on in the one that continues it.
struct LeftOut {
  Whole<0, 9'007'199'254'740'991> first;
  Whole<0, 9'007'199'254'740'991> last;
  BOOST_DESCRIBE_CLASS(LeftOut, (), (first, last), (), ())
};

}  // namespace renmian::system_day

// One lost bundle of entries leaves holes in very many cases, whose entries lie far apart.
template <>
struct renmian::detail::Reader<std::vector<renmian::system_day::LeftOut>> {
  static constexpr std::size_t kMaxElements = 100'000;
  static void read(const boost::json::value& json, std::vector<system_day::LeftOut>& into, const JsonPlace& at,
                   Problems& bad) {
    if (!json.is_array() || json.get_array().size() > kMaxElements) {
      return wrong_type(json, {"数组（至多 100000 项）", "an array (of at most 100000 elements)"}, at, bad);
    }
    into.resize(json.get_array().size());
    for (std::size_t i = 0; i < into.size(); ++i) detail::read(json.get_array()[i], into[i], at.element(i), bad);
  }
};

namespace renmian::system_day {

#define RENMIAN_RECORD(Type, Entry, zh, en)                                          \
  struct Type {                                                                      \
    std::vector<Entry> entries;                                                      \
    RENMIAN_COMMAND(Type, Entry::kCommand, zh, en, "程序", "The program", (entries)) \
  };

// The first entry of a log that continues another.
struct Continued {
  Paragraph checkpoint;  // the last one of the old log, a signed note
  Line origin;           // of the old log
  Paragraph reason;
  std::vector<LeftOut> left_out;  // ascending, not touching
  BOOST_DESCRIBE_CLASS(Continued, (), (checkpoint, origin, reason, left_out), (), ())
};

struct OpenDay {
  CivilDate day;
  RENMIAN_COMMAND(OpenDay, system_procedure::kOpenDay, "开始当日记录", "Open the day", "程序", "The program", (day))
};

struct StartLog {
  Continued continues;
  Line requested_by;
  Line approved_by;
  RENMIAN_COMMAND(StartLog, "start_log", "启用新日志", "Start a new log", "程序", "The program",
                  (continues, requested_by, approved_by))
};

struct CloseDay {
  RENMIAN_COMMAND(CloseDay, system_procedure::kCloseDay, "结束当日记录", "Close the day", "程序", "The program", ())
};

// That the program is running, where nothing else shows it.
struct Heartbeat {
  RENMIAN_COMMAND(Heartbeat, system_procedure::kHeartbeat, "运行心跳", "Heartbeat", "程序", "The program", ())
};

RENMIAN_RECORD(RecordReading, Reading, "记录查阅个人信息", "Record reads of a person's file")
RENMIAN_RECORD(RecordRefusal, Refused, "记录拒绝", "Record what was refused")
RENMIAN_RECORD(RecordExport, Exported, "记录导出", "Record exports")
RENMIAN_RECORD(RecordPolicy, PolicyChanged, "记录政策参数变更", "Record changes of policy")
RENMIAN_RECORD(RecordRegister, RegisterChanged, "记录登记变更", "Record changes of registers")
RENMIAN_RECORD(RecordSignIn, SignInNoted, "记录登录", "Record sign-ins")
RENMIAN_RECORD(RecordRunning, RunNoted, "记录程序运行", "Record starts and stops")
RENMIAN_RECORD(RecordFinding, Found, "记录核查发现", "Record findings")
RENMIAN_RECORD(RecordRestore, Restored, "记录恢复", "Record restores")

#undef RENMIAN_RECORD

}  // namespace renmian::system_day
