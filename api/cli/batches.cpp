// batch list | open | show | do
#include <fmt/format.h>

#include "api/cli/case_text.hpp"
#include "api/cli/commands.hpp"
#include "api/cli/terminal_text.hpp"
#include "api/service/office.hpp"
#include "api/service/on_record.hpp"
#include "api/service/views.hpp"
#include "engine/data/writer.hpp"

namespace renmian {
namespace {

namespace json = boost::json;

std::vector<std::string> row_of(const Batch& batch) {
  return {to_string(batch.id), to_string(date_in_china(batch.opened_at)), batch.title.value};
}

struct BatchList {
  static constexpr const char* name = "list";
  static constexpr Words help{"列出批次", "list batches"};
  std::optional<BatchId> after;
  std::size_t limit = 100;

  void options(CLI::App& app) {
    add_id(app, "--after", after, {"从此编号之后列起", "start after this id"});
    add_limit(app, limit);
  }

  ExitStatus run(Session& session) {
    const auto batches = session.store().batches(after, limit);
    std::vector<std::vector<std::string>> rows;
    for (const auto& batch : batches) rows.push_back(row_of(batch));
    return session.show(write_described(batches), table(rows));
  }
};

struct BatchOpen {
  static constexpr const char* name = "open";
  static constexpr Words help{"新建批次", "open a batch"};
  BatchToOpen what;
  std::string key;

  void options(CLI::App& app) {
    app.add_option("--title", what.title.value, both({"批次名称", "title"}))->required();
    app.add_option("--key", key, both({"幂等键", "idempotency key"}));
  }

  ExitStatus run(Session& session) {
    // Read as any other input would be, so that the same titles are refused.
    const auto checked = read_described<BatchToOpen>(write_described(what));
    if (!checked) return session.refuse(checked.error());
    const auto batch = open_batch(session.desk(), *checked, session.actor(), key);
    if (!batch) return session.refuse(batch.error());
    put_on_record(session.runtime(), RegisterName::batches, to_string(batch->id), session.actor());
    return session.show(write_described(*batch), table({row_of(*batch)}));
  }
};

struct BatchShow {
  static constexpr const char* name = "show";
  static constexpr Words help{"查看批次及其事项", "show a batch and its cases"};
  BatchId id;

  void options(CLI::App& app) { add_id(app, "BATCH", id, {"批次编号", "id of the batch"})->required(); }

  ExitStatus run(Session& session) {
    const auto batch = session.store().batch(id);
    if (!batch) return session.refuse({"no-such-batch", to_string(id), {"没有这个批次", "there is no such batch"}});
    const auto& catalogue = session.desk().catalogue();
    CaseQuery query;
    query.batch = id;
    query.limit = kListedAtMost;
    json::array cases;
    std::vector<std::vector<std::string>> rows;
    for (const auto& row : session.store().cases(query)) {
      cases.push_back(case_row_view(row, catalogue));
      rows.push_back(case_row(row, session.desk(), session.language()));
    }
    auto view = write_described(*batch).get_object();
    view["cases"] = std::move(cases);
    return session.show(view, table({row_of(*batch)}) + table(rows, "  "));
  }
};

struct BatchDo {
  static constexpr const char* name = "do";
  static constexpr Words help{"对批次中的事项办理同一步", "give one command to the cases of a batch"};
  BatchId id;
  std::string command, key;
  std::string mode = "each";
  std::string data = "{}", each = "{}";
  std::vector<CaseId> cases;

  void options(CLI::App& app) {
    add_id(app, "BATCH", id, {"批次编号", "id of the batch"})->required();
    app.add_option("COMMAND", command, both({"命令代码", "code of the command"}))->required();
    app.add_option("--data", data,
                   both({"内容：文件、-（标准输入）或 JSON", "data: a file, - (standard input) or JSON"}));
    app.add_option("--each", each, both({"各事项不同的内容，以事项编号为键", "what differs, by id of the case"}));
    app.add_option("--mode", mode, both({"all：全部成功才办理；each：逐个办理", "all or nothing, or each by itself"}))
        ->check(CLI::IsMember({"all", "each"}))
        ->capture_default_str();
    add_id(app, "--case", cases, {"只办理这些事项", "only these cases"});
    app.add_option("--key", key, both({"幂等键", "idempotency key"}));
  }

  ExitStatus run(Session& session) {
    const auto common = json_argument(data);
    if (!common) return session.refuse(common.error());
    const auto differing = json_argument(each);
    if (!differing) return session.refuse(differing.error());
    const auto read = read_batch_command({{"command", command},
                                          {"data", *common},
                                          {"each", *differing},
                                          {"mode", mode},
                                          {"cases", write_described(cases)}});
    if (!read) return session.refuse(read.error());
    const auto answers = do_batch(session.desk(), id, *read, session.actor(), key);
    if (!answers) return session.refuse(answers.error());
    return session.answer_all(*answers);
  }
};

}  // namespace

void add_batch_commands(CLI::App& app, Invocation& invocation) {
  auto& group = *add_group(app, "batch", {"批次", "batches"});
  add_command<BatchList>(group, invocation);
  add_command<BatchOpen>(group, invocation);
  add_command<BatchShow>(group, invocation);
  add_command<BatchDo>(group, invocation);
}

}  // namespace renmian
