// renmian-witness: cosigns the checkpoints of logs (docs/guide-witness.md). It knows no database.
//
// Exit status: 0 done, cosigned; 1 refused because the log contradicts what was cosigned: an alarm; 2 wrong usage or
// input, and requests that are refused for another reason; 3 the environment failed.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <functional>

#include "adapters/system/durable_file.hpp"
#include "api/witness/installed.hpp"
#include "api/witness/offline.hpp"
#include "api/witness/server.hpp"
#include "engine/base/time.hpp"

namespace renmian {
namespace {

enum class Exit { kDone = 0, kAlarm = 1, kBadInput = 2, kFault = 3 };

std::string both(const Words& words) { return std::string(words.zh).append(" / ").append(words.en); }

Exit tell(Exit status, const Text& text) {
  fmt::print(stderr, "{}\n{}\n", text.zh, text.en);
  return status;
}

Exit refuse(const Problems& problems) {
  for (const auto& [code, place, message] : problems) {
    fmt::print(stderr, "{}: {}\n    {}\n    {}\n", place, code, message.zh, message.en);
  }
  return Exit::kBadInput;
}

struct Options {
  std::string state, name, log_file, out;
  std::vector<std::string> logs;
  std::string request_file, checkpoint_file, proof_file;
  WitnessServerOptions server;
};

void add_state(CLI::App& app, Options& options) {
  app.add_option("--state", options.state, both({"见证目录", "folder of the witness"}))->required();
}

void add_logs(CLI::App& app, Options& options) {
  add_state(app, options);
  app.add_option("--log", options.logs, both({"为其见证的日志的核验密钥", "public key of a log to witness"}));
  app.add_option("--log-file", options.log_file,
                 both({"同上，每行一个；见证目录中的 logs.txt 总会读取",
                       "the same, one to a line; logs.txt in the "
                       "folder of the witness is always read"}));
}

Exit init(const Options& options) {
  const auto vkey = InstalledWitness::create(options.state, options.name);
  if (!vkey) return refuse({vkey.error()});
  fmt::print(
      "见证密钥已生成。请把下面两行交给被见证的单位和核验人员（当面或用已核实的渠道）：\n"
      "The key is made. Give these two lines to those who are witnessed and to those who verify, in person:\n\n"
      "vkey\n  {}\npolicy.txt\n  witness {} {}\n",
      *vkey, options.name, *vkey);
  return Exit::kDone;
}

Exit show(const Options& options) {
  InstalledWitness installed(options.state);
  fmt::print("{}\n", installed.key().verifier_key());
  const auto logs = installed.state().all();
  if (logs.empty()) fmt::print("尚未见证过任何日志。 / Nothing was cosigned yet.\n");
  for (const auto& log : logs) {
    fmt::print("{}\n  条数 size  {}\n  根 root    {}\n  时间 time  {}\n", log.origin, log.tree.size,
               to_base64(log.tree.root), to_string(Timestamp{static_cast<std::int64_t>(log.cosigned_at) * 1'000'000}));
  }
  return Exit::kDone;
}

Exit serve(const Options& options) {
  InstalledWitness installed(options.state);
  const auto logs = read_log_keys(options.state, options.logs, options.log_file);
  if (!logs) return refuse(logs.error());
  const SystemClock clock;
  Cosigner cosigner(installed.state(), installed.key(), clock, *logs);
  WitnessServer server(cosigner, installed.state(), installed.key().verifier_key(), options.server);
  fmt::print("见证服务地址 / witness at {}{}\n", server.address(), options.server.prefix);
  std::fflush(stdout);
  server.run();
  return Exit::kDone;
}

Exit offline(const Options& options) {
  CarriedFiles files;
  Problems problems;
  const auto take = [&](const std::string& name, std::string& content) {
    if (name.empty()) return;
    auto read = read_input(name);
    if (read) {
      content = std::move(*read);
    } else {
      problems.push_back(read.error());
    }
  };
  take(options.request_file, files.request);
  take(options.checkpoint_file, files.checkpoint);
  take(options.proof_file, files.proof);
  const auto logs = read_log_keys(options.state, options.logs, options.log_file);
  if (!logs) {
    for (auto& problem : logs.error()) problems.push_back(problem);
  }
  if (!problems.empty()) return refuse(problems);

  InstalledWitness installed(options.state);
  const SystemClock clock;
  const auto request = request_of(files, installed.state());
  const auto cosigned = Cosigner(installed.state(), installed.key(), clock, *logs).cosign(request);
  if (!cosigned) {
    const auto [alarm, text] = advice_on(cosigned.error(), request);
    return tell(alarm ? Exit::kAlarm : Exit::kBadInput, text);
  }
  fmt::print("{}", cosigned->line);
  if (!options.out.empty()) {
    write_durably(options.out, with_signatures(cosigned->note, std::vector{cosigned->line}), 0644);
  }
  return tell(Exit::kDone,
              {fmt::format("已见证日志“{}”到第{}条。", cosigned->checkpoint.origin, cosigned->checkpoint.size),
               fmt::format("Cosigned: {1} entries of the log \"{0}\".", cosigned->checkpoint.origin,
                           cosigned->checkpoint.size)});
}

// Declares the commands; the one typed ends up in `chosen`.
void declare(CLI::App& app, Options& options, std::function<Exit()>& chosen) {
  app.require_subcommand(1);
  app.set_help_flag("-h,--help", both({"显示用法", "show how to use this"}));
  app.set_version_flag("--version", "renmian-witness " RENMIAN_VERSION)
      ->description(both({"显示版本", "show the version"}));
  const auto add = [&](const char* name, const Words& help, Exit (*run)(const Options&)) {
    auto* sub = app.add_subcommand(name, both(help));
    sub->callback([&chosen, &options, run] { chosen = [&options, run] { return run(options); }; });
    return sub;
  };

  auto* sub = add("init", {"生成密钥和空的见证状态", "make a key and an empty state"}, init);
  add_state(*sub, options);
  sub->add_option("--name", options.name, both({"见证的名称，如 jiwei.example/witness", "name of the witness"}))
      ->required();

  sub = add("serve", {"提供网上见证", "cosign over HTTP"}, serve);
  add_logs(*sub, options);
  sub->add_option("--listen", options.server.listen, both({"监听地址", "where to listen"}))->capture_default_str();
  sub->add_option("--prefix", options.server.prefix, both({"网址前缀，如 /witness", "before all paths"}));
  auto* certificate = sub->add_option("--cert", options.server.certificate_chain, both({"证书（PEM）", "certificate"}));
  auto* key = sub->add_option("--key", options.server.certificate_key, both({"证书的私钥（PEM）", "its private key"}));
  certificate->needs(key);
  key->needs(certificate);

  sub = add("offline", {"见证用介质带来的文件", "cosign what was carried here as files"}, offline);
  add_logs(*sub, options);
  auto* either = sub->add_option_group("files");
  either->add_option("--request", options.request_file, both({"请求文件", "request file"}));
  auto* checkpoint =
      either->add_option("--checkpoint", options.checkpoint_file, both({"检查点文件", "checkpoint file"}));
  either->require_option(1);
  sub->add_option("--proof", options.proof_file, both({"证明文件", "file with \"old <size>\" and the proof"}))
      ->needs(checkpoint);
  sub->add_option("--out", options.out,
                  both({"把带见证签名的检查点写入此文件", "where to write the cosigned checkpoint"}));

  add_state(*add("show", {"显示已见证的内容", "show what was cosigned"}, show), options);
}

int run(int argc, const char* const* argv) {
  Options options;
  std::function<Exit()> chosen;
  CLI::App app(both({"任免：审计日志的见证", "Renmian: a witness for audit logs"}), "renmian-witness");
  declare(app, options, chosen);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked) {
    return app.exit(asked);
  } catch (const CLI::ParseError& error) {
    return static_cast<int>(
        tell(Exit::kBadInput, {fmt::format("命令行用法不对（{}）；用 --help 查看用法", error.what()),
                               fmt::format("{}; see --help", error.what())}));
  }
  try {
    return static_cast<int>(chosen());
  } catch (const Fault& fault) {
    fmt::print(stderr, "{}\n", fault.what());
    return static_cast<int>(tell(Exit::kFault, fault.message()));
  } catch (const std::exception& unforeseen) {
    return static_cast<int>(
        tell(Exit::kFault, {fmt::format("故障：{}", unforeseen.what()), fmt::format("Fault: {}", unforeseen.what())}));
  }
}

}  // namespace
}  // namespace renmian

int main(int argc, char** argv) { return renmian::run(argc, argv); }
