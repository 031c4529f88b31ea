// audit witnesses, witness-request, witness-answer
#include <fmt/format.h>

#include "adapters/store/open.hpp"
#include "adapters/system/durable_file.hpp"
#include "api/cli/audit_commands.hpp"
#include "api/cli/commands.hpp"
#include "api/service/form_file.hpp"
#include "api/service/witnesses.hpp"

namespace renmian {
namespace {

namespace json = boost::json;

// The witnesses of the configured log, over its database.
struct Opened {
  explicit Opened(const Config& config)
      : store(open_store(config.database)), witnesses(*store, clock, config.origin, config.witnesses) {}

  SystemClock clock;
  std::unique_ptr<Store> store;
  Witnesses witnesses;
};

json::object view_of(const WitnessStanding& standing) {
  const auto& found = standing.problem;
  const auto text = describe(standing);
  return {{"name", standing.name},
          {"size", standing.size ? json::value(*standing.size) : json::value(nullptr)},
          {"received_at", standing.received_at ? json::value(to_string(*standing.received_at)) : json::value(nullptr)},
          {"problem", found ? json::value(found->problem.code) : json::value(nullptr)},
          {"alarm", found && found->alarm},
          {"message", {{"zh", text.zh}, {"en", text.en}}}};
}

struct AuditWitnesses {
  static constexpr const char* name = "witnesses";
  static constexpr Words help{"哪些见证机构已见证到第几条", "how far each witness has cosigned the log"};
  bool ask = false;

  void options(CLI::App& app) { app.add_flag("--ask", ask, both({"先请各机构见证", "ask all of them first"})); }

  ExitStatus run(Session& session) {
    Opened opened(session.config());
    if (ask) opened.witnesses.ask_all();
    json::array view;
    std::string text;
    bool alarm = false;
    for (const auto& standing : opened.witnesses.standings()) {
      view.push_back(view_of(standing));
      text += describe(standing).in(session.language()) + "\n";
      alarm = alarm || (standing.problem && standing.problem->alarm);
    }
    if (text.empty()) text = session.in_words({"没有配置见证机构", "no witness is configured"}) + "\n";
    session.show(view, text);
    return alarm ? ExitStatus::kRefused : ExitStatus::kDone;
  }
};

struct AuditWitnessRequest {
  static constexpr const char* name = "witness-request";
  static constexpr Words help{"写出请求文件，带给没有网络通路的见证机构",
                              "write the request for a witness without network"};
  std::string witness, out;
  std::optional<std::uint64_t> from;

  void options(CLI::App& app) {
    app.add_option("--witness", witness, both({"见证机构的名称", "name of the witness"}))->required();
    app.add_option("--out", out, both({"写入的文件", "file to write"}))->required();
    app.add_option("--from", from,
                   both({"见证机构说它已见证到第几条；缺省为上次收到的",
                         "how many entries the witness says it has "
                         "cosigned; by default as last received"}));
  }

  ExitStatus run(Session& session) {
    Opened opened(session.config());
    const auto request = opened.witnesses.request_for(witness, from);
    if (!request) return session.refuse(request.error());
    write_durably(out, to_string(*request), 0644);
    return session.show({{"file", out}, {"from", request->old_size}},
                        fmt::format("{} {}\n", session.in_words({"请求已写入", "the request is in"}), out));
  }
};

struct AuditWitnessAnswer {
  static constexpr const char* name = "witness-answer";
  static constexpr Words help{"收下见证机构带回的文件", "take in what a witness gave back"};
  std::string file;

  void options(CLI::App& app) {
    app.add_option("file", file, both({"带见证签名的检查点", "checkpoint with the cosignature"}))->required();
  }

  ExitStatus run(Session& session) {
    const auto note = read_file(file);
    if (!note) return session.refuse(note.error());
    Opened opened(session.config());
    if (const auto bad = opened.witnesses.take_answer(*note)) {
      const auto refused = session.refuse(bad->problem);
      return bad->alarm ? ExitStatus::kRefused : refused;
    }
    std::string text;
    json::array view;
    for (const auto& standing : opened.witnesses.standings()) {
      view.push_back(view_of(standing));
      text += describe(standing).in(session.language()) + "\n";
    }
    return session.show(view, text);
  }
};

}  // namespace

void add_audit_witness(CLI::App& audit, Invocation& invocation) {
  add_command<AuditWitnesses>(audit, invocation);
  add_command<AuditWitnessRequest>(audit, invocation);
  add_command<AuditWitnessAnswer>(audit, invocation);
}

}  // namespace renmian
