// renmian-verify: checks a trail folder on any computer, without the server, its database or its network.
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <boost/json/serialize.hpp>
#include <cstdio>
#include <cstdlib>

#include "adapters/archive/folder_reader.hpp"
#include "api/verify/report_text.hpp"

namespace renmian {
namespace {

constexpr int kUnusable = 3;
constexpr std::size_t kMostFileBytes = std::size_t{16} * 1024 * 1024;

std::string both(const Words& words) { return std::string(words.zh).append(" / ").append(words.en); }

struct Options {
  std::string folder, policy, case_id, language;
  std::vector<std::string> since, receipts;
  bool json = false;
};

void add_options(CLI::App& app, Options& options) {
  app.set_help_flag("-h,--help", both({"显示用法", "show how to use this"}));
  app.set_version_flag("--version", "renmian-verify " RENMIAN_VERSION)
      ->description(both({"显示版本", "show the version"}));
  app.add_option("DIR", options.folder, both({"审计档案文件夹", "the trail folder"}))->required();
  app.add_option("--policy", options.policy, both({"自己保存的公钥文件", "your own policy file, with the keys"}))
      ->required();
  app.add_option("--since", options.since, both({"以前的检查点，可多次", "an older checkpoint; repeatable"}))
      ->allow_extra_args(false);
  app.add_option("--receipt", options.receipts, both({"回执，可多次", "a receipt; repeatable"}))
      ->allow_extra_args(false);
  app.add_option("--case", options.case_id, both({"只报告此事项", "report on this case only"}));
  app.add_flag("--json", options.json, both({"输出 JSON", "write JSON"}));
  app.add_option("--language", options.language, both({"语言", "language"}))->check(CLI::IsMember({"zh", "en"}));
}

Language language_of(const Options& options) {
  if (!options.language.empty()) return options.language == "en" ? Language::kEnglish : Language::kChinese;
  for (const auto* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* set = std::getenv(name);
    if (set != nullptr && *set != '\0') {
      return std::string_view(set).starts_with("en") ? Language::kEnglish : Language::kChinese;
    }
  }
  return Language::kChinese;
}

int refuse(const Options& options, const Text& why) {
  if (options.json) {
    const boost::json::object answer{{"exit", kUnusable}, {"message", {{"zh", why.zh}, {"en", why.en}}}};
    fmt::print("{}\n", boost::json::serialize(answer));
  }
  fmt::print(stderr, "{}\n", why.in(language_of(options)));
  return kUnusable;
}

std::vector<GivenFile> read_files(const std::vector<std::string>& names) {
  std::vector<GivenFile> files;
  for (const auto& name : names) files.push_back({name, read_given_file(name, kMostFileBytes)});
  return files;
}

Timestamp now() {
  return {std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::system_clock::now().time_since_epoch())
              .count()};
}

// A bar that stays on its line, where a person looks at it.
FolderProgress progress_bar(Language language) {
  if (isatty(STDERR_FILENO) == 0) return {};
  return [language](const Words& doing, std::uint64_t done, std::uint64_t of) {
    constexpr std::uint64_t kWidth = 40;
    const auto filled = static_cast<std::size_t>(of == 0 ? kWidth : std::min(kWidth, kWidth * done / of));
    fmt::print(stderr, "\r{} [{}{}] {}/{}{}", doing.in(language), std::string(filled, '#'),
               std::string(kWidth - filled, ' '), done, of, done >= of ? "\n" : "");
    std::fflush(stderr);
  };
}

int verify(const Options& options) {
  auto policy = parse_trail_policy(read_given_file(options.policy, kMostFileBytes));
  if (!policy) {
    Text why("公钥文件不可用", "The policy file cannot be used");
    for (const auto& problem : policy.error()) {
      why.zh += fmt::format("\n  {} {}", problem.place, problem.message.zh);
      why.en += fmt::format("\n  {} {}", problem.place, problem.message.en);
    }
    return refuse(options, why);
  }
  FolderQuestion question{std::move(*policy), read_files(options.since), read_files(options.receipts), {}, now()};
  if (!options.case_id.empty()) {
    question.only = parse_id<struct OfCase>(options.case_id);
    if (!question.only) return refuse(options, {"--case 不是编号（UUID）", "--case is not an id (UUID)"});
  }
  const auto language = language_of(options);
  const FolderReader folder(options.folder);
  const auto report = check_folder(folder, question, progress_bar(language));
  if (!report) return refuse(options, report.error().message);
  fmt::print("{}", options.json ? boost::json::serialize(json_of(*report)) + "\n" : text_of(*report, language));
  return report->exit_status();
}

int run(int argc, char** argv) {
  Options options;
  CLI::App app(both({"核验审计档案文件夹，无须服务器", "verify a trail folder without the server"}), "renmian-verify");
  add_options(app, options);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : kUnusable;
  }
  try {
    return verify(options);
  } catch (const Fault& fault) {
    return refuse(options, {fmt::format("{}（{}）", fault.message().zh, fault.what()),
                            fmt::format("{} ({})", fault.message().en, fault.what())});
  } catch (const std::exception& unforeseen) {
    return refuse(options, {fmt::format("程序内部错误（{}）", unforeseen.what()),
                            fmt::format("an error in the program ({})", unforeseen.what())});
  }
}

}  // namespace
}  // namespace renmian

int main(int argc, char** argv) { return renmian::run(argc, argv); }
