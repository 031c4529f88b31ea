#include "api/cli/session.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <cstdlib>
#include <iostream>
#include <iterator>

#include "api/cli/case_text.hpp"
#include "api/service/form_file.hpp"
#include "engine/audit/strict_json.hpp"

namespace renmian {
namespace {

namespace json = boost::json;

void print_json(const json::value& data) { std::cout << json::serialize(data) << std::endl; }

json::object words(const Text& text) { return {{"zh", text.zh}, {"en", text.en}}; }

ExitStatus status_of(Refusal::Kind kind) {
  switch (kind) {
    case Refusal::Kind::kNoSuchCase:
    case Refusal::Kind::kBadInput:
    case Refusal::Kind::kKeyReused:
      return ExitStatus::kBadInput;
    case Refusal::Kind::kStaleVersion:
    case Refusal::Kind::kNotPossibleHere:
    case Refusal::Kind::kNotAllowed:
    case Refusal::Kind::kProofTooOld:
    case Refusal::Kind::kGateClosed:
    case Refusal::Kind::kNotDone:
      return ExitStatus::kRefused;
  }
  return ExitStatus::kRefused;
}

ExitStatus status_of(const Answer& answer) {
  const auto* refusal = std::get_if<Refusal>(&answer);
  return refusal == nullptr ? ExitStatus::kDone : status_of(refusal->kind);
}

json::value json_of(const Answer& answer) {
  return std::visit([](const auto& told) -> json::value { return to_json(told); }, answer);
}

}  // namespace

Language language_of(const GlobalOptions& options, Language otherwise) {
  if (!options.language.empty()) return options.language == "en" ? Language::kEnglish : Language::kChinese;
  for (const auto* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* set = std::getenv(name);
    if (set == nullptr || *set == '\0') continue;
    if (std::string_view(set).starts_with("en")) return Language::kEnglish;
    if (std::string_view(set).starts_with("zh")) return Language::kChinese;
    break;
  }
  return otherwise;
}

Runtime& Session::runtime() {
  if (!runtime_) runtime_ = std::make_unique<Runtime>(config_);
  return *runtime_;
}

ExitStatus Session::show(const json::value& data, const std::string& text) const {
  if (json_) {
    print_json(data);
  } else {
    std::cout << text << std::flush;
  }
  return ExitStatus::kDone;
}

void Session::remark(const std::string& text) const {
  if (!json_) std::cerr << text << std::flush;
}

ExitStatus Session::refuse(const Problems& problems) const {
  if (json_) {
    json::array array;
    for (const auto& problem : problems) array.push_back(to_json(problem));
    print_json({{"outcome", "bad-input"}, {"problems", std::move(array)}});
  } else {
    std::cerr << problems_text(problems, language_);
  }
  return ExitStatus::kBadInput;
}

ExitStatus Session::fail(const Fault& fault) const {
  if (json_) {
    print_json({{"outcome", "fault"}, {"code", fault.code()}, {"message", words(fault.message())}});
  } else {
    std::cerr << fmt::format("{} {}: {}\n", in_words({"故障", "fault"}), fault.code(), fault.message().in(language_));
    std::cerr << "  " << fault.what() << '\n';
  }
  return ExitStatus::kFault;
}

ExitStatus Session::answer(const Answer& answer) {
  if (json_) {
    print_json(json_of(answer));
  } else {
    auto& stream = std::holds_alternative<Refusal>(answer) ? std::cerr : std::cout;
    stream << answer_text(answer, desk(), language_);
  }
  return status_of(answer);
}

ExitStatus Session::answer_all(const std::vector<Answer>& answers) {
  auto worst = ExitStatus::kDone;
  json::array array;
  for (const auto& told : answers) {
    worst = std::max(worst, status_of(told));
    if (json_) {
      array.push_back(json_of(told));
    } else {
      answer(told);
    }
  }
  if (json_) print_json(array);
  return worst;
}

boost::system::result<json::value, Problems> json_argument(const std::string& argument) {
  const auto first = argument.find_first_not_of(" \t\r\n");
  const bool written_out = first != std::string::npos && (argument[first] == '{' || argument[first] == '[');
  std::string text = argument;
  if (argument == "-") {
    text.assign(std::istreambuf_iterator<char>(std::cin), {});
  } else if (!written_out) {
    auto bytes = read_file(argument);
    if (!bytes) return bytes.error();
    text = std::move(*bytes);
  }
  auto parsed = parse_strict(text);
  if (!parsed) return Problems{parsed.error()};
  return *parsed;
}

}  // namespace renmian
