// serve, migrate, demo
#include <fmt/format.h>

#include <fstream>
#include <set>

#include "adapters/store/open.hpp"
#include "api/cli/commands.hpp"
#include "api/cli/one_time_passwords_text.hpp"
#include "api/cli/terminal_text.hpp"
#include "api/demo/demo.hpp"
#include "api/demo/offices.hpp"
#include "api/http/server.hpp"
#include "api/service/identity/first_start.hpp"
#include "engine/data/writer.hpp"

namespace renmian {
namespace {

namespace json = boost::json;
namespace fs = std::filesystem;

struct Serve {
  static constexpr const char* name = "serve";
  static constexpr Words help{"启动服务", "serve over HTTP"};
  std::string listen;
  std::optional<Timestamp> demo_start;

  void options(CLI::App& app) {
    app.add_option("--listen", listen, both({"监听地址，如 127.0.0.1:8080", "where to listen"}))
        ->check([](const std::string& address) {
          return parse_listen_address(address) ? std::string{}
                                               : both({"应形如 127.0.0.1:8080", "write it like 127.0.0.1:8080"});
        });
    app.add_option_function<std::string>(
        "--demo-clock",
        [this](const std::string& text) {
          demo_start = parse_timestamp(text);
          if (!demo_start) {
            throw CLI::ValidationError("--demo-clock", both({"应形如 2026-03-02T01:00:00.000000Z",
                                                             "write it like 2026-03-02T01:00:00.000000Z"}));
          }
        },
        both({"演示时钟的起始时间；时钟由 PUT /api/v1/demo/clock 拨动",
              "the time stands here until PUT /api/v1/demo/clock moves it"}));
  }

  ExitStatus run(Session& session) {
    auto config = session.config();
    if (!listen.empty()) config.listen = listen;
    Runtime runtime(config, demo_start);
    runtime.keep_trail();
    HttpServer server(runtime, config);
    const auto address = fmt::format("{}://{}:{}", config.edge.tls_certificate.empty() ? "http" : "https",
                                     config.listen.substr(0, config.listen.rfind(':')), server.port());
    json::array accounts;
    std::vector<std::vector<std::string>> rows;
    for (const auto& [token, actor, title] : config.demo_accounts) {
      accounts.push_back(
          {{"token", token}, {"id", actor.id}, {"role", actor.role}, {"unit", actor.unit}, {"title", title}});
      rows.push_back({token, actor.id, actor.role, title});
    }
    const auto issued = first_start(runtime);
    session.show(
        {{"address", address}, {"accounts", std::move(accounts)}, {"one_time_passwords", write_described(issued)}},
        fmt::format("{} {}\n", session.in_words({"服务地址", "serving at"}), address) + table(rows, "  ") +
            one_time_passwords_text(issued, session));
    server.run();
    return ExitStatus::kDone;
  }
};

// Creates or updates the database, and the folder of an SQLite file, which need not be there on the first day.
void prepare(const std::string& database) {
  constexpr std::string_view kSqlite = "sqlite:";
  if (database.starts_with(kSqlite)) {
    std::error_code told_by_migrate;
    fs::create_directories(fs::path(database.substr(kSqlite.size())).parent_path(), told_by_migrate);
  }
  migrate(database);
}

struct Migrate {
  static constexpr const char* name = "migrate";
  static constexpr Words help{"建立或升级数据库", "create the database, or bring it up to date"};

  void options(CLI::App&) {}

  ExitStatus run(Session& session) {
    const auto& database = session.config().database;
    prepare(database);
    const auto version = schema_version(database);
    return session.show({{"schema", version}},
                        fmt::format("{} {}\n", session.in_words({"数据库结构版本", "schema version"}), version));
  }
};

// Into the default configuration, one account for every office that acts in the procedures and for every role beside
// them, with a token nobody can guess. Only its owner may read it.
void write_accounts(Random& random) {
  std::string text;
  const auto write = [&](const std::string& id, Role role, std::string_view unit) {
    text +=
        fmt::format("[[demo_accounts]]\ntoken = \"{}\"\nid = \"{}\"\nrole = \"{}\"\nunit = \"{}\"\ntitle = \"{}\"\n\n",
                    to_hex(as_bytes(random.bytes<16>())), id, code_of(role), unit, title_of(role).zh);
  };
  Offices offices(compiled_procedures().front()->book());
  for (const auto* procedure : compiled_procedures()) offices.add(procedure->book());
  std::set<std::string> written;
  std::set<Role> held{Role::program};
  for (const auto* actor : offices.all()) {
    const auto role = role_of(actor->role);
    if (role == Role::program || !written.insert(actor->id).second) continue;
    write(actor->id, *role, actor->unit);
    held.insert(*role);
  }
  for (const auto& info : all_roles()) {
    if (!held.contains(info.role)) write(fmt::format("DEMO-{}", code_of(info.role)), info.role, info.title.zh);
  }
  const fs::path file = kDefaultConfigFile;
  fs::create_directories(file.parent_path());
  std::ofstream out(file);
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
  out << text << std::flush;
  if (!out) throw Fault("file-not-written", {"无法写入 " + file.string(), file.string() + " cannot be written"});
}

struct Demo {
  static constexpr const char* name = "demo";
  static constexpr Words help{"在空数据库中生成演示数据", "fill an empty database with a made-up county"};
  std::uint64_t seed = 1;

  void options(CLI::App& app) {
    app.add_option("--seed", seed, both({"随机种子", "the same seed makes the same county"}))->capture_default_str();
  }

  ExitStatus run(Session& session) {
    prepare(session.config().database);
    Runtime runtime(session.config(), Timestamp{});
    auto& store = runtime.store();
    if (store.head() || !store.people({}, {}, 1).empty()) {
      return session.refuse(
          {"database-not-empty",
           session.config().database,
           {"数据库中已有数据，演示数据只写入空数据库", "there is data already: a demo needs an empty database"}});
    }
    const auto made = make_demo(runtime.desk(), *runtime.demo_clock(), store, runtime.random(), seed);
    const bool new_accounts = !fs::exists(kDefaultConfigFile);
    if (new_accounts) write_accounts(runtime.random());
    const auto in = [&](const Words& words) { return session.in_words(words); };
    const std::pair<Words, std::size_t> counts[] = {
        {{"单位", "units"}, made.units},     {{"职位", "posts"}, made.posts}, {{"人员", "people"}, made.people},
        {{"批次", "batches"}, made.batches}, {{"事项", "cases"}, made.cases}, {{"办理", "accepted"}, made.accepted},
        {{"拒绝", "refused"}, made.refused}};
    json::object view;
    std::vector<std::vector<std::string>> rows;
    for (const auto& [words, count] : counts) {
      view[words.en] = count;
      rows.push_back({in(words), std::to_string(count)});
    }
    if (new_accounts) {
      view["accounts_file"] = kDefaultConfigFile;
      rows.push_back({in({"账户", "accounts"}), kDefaultConfigFile});
    }
    return session.show(view, table(rows));
  }
};

}  // namespace

void add_server_commands(CLI::App& app, Invocation& invocation) {
  add_command<Serve>(app, invocation);
  add_command<Migrate>(app, invocation);
  add_command<Demo>(app, invocation);
}

}  // namespace renmian
