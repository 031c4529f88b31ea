#include "api/scenario/scenario.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>

#include "api/scenario/line.hpp"
#include "api/service/form_file.hpp"
#include "engine/audit/strict_json.hpp"
#include "engine/data/reader.hpp"

namespace renmian {
namespace {

namespace json = boost::json;

constexpr std::string_view kAccepted = "accepted";

std::string listed(std::string_view what, std::vector<std::string> names) {
  std::ranges::sort(names);
  std::string text(what);
  for (const auto& name : names) text += " " + name;
  return text;
}

std::string text_at(const json::object& object, std::string_view member) {
  return std::string(std::string_view(object.at(member).as_string()));
}

std::string bad_input(const Problems& problems) {
  std::vector<std::string> places;
  for (const auto& problem : problems) places.push_back(problem.place);
  return listed("bad-input", places);
}

std::vector<std::string> gates_not_met(const json::object& answer) {
  std::vector<std::string> gates;
  if (!answer.contains("gates")) return gates;
  for (const auto& gate : answer.at("gates").as_array()) {
    const auto verdict = text_at(gate.as_object(), "verdict");
    if (verdict == "unmet" || verdict == "pending") gates.push_back(text_at(gate.as_object(), "id"));
  }
  return gates;
}

// What came of a step, in the words in which a scenario expects it.
std::string told(const json::object& answer) {
  if (text_at(answer, "outcome") == kAccepted) return std::string(kAccepted);
  const auto code = text_at(answer, "code");
  if (code == "bad-input") {
    std::vector<std::string> places;
    for (const auto& problem : answer.at("problems").as_array())
      places.push_back(text_at(problem.as_object(), "place"));
    return listed("bad-input", places);
  }
  const bool by_rule = code == "gate-closed" || code == "not-possible-here" || code == "not-done";
  return by_rule ? listed("refused", gates_not_met(answer)) : code;
}

// What `line` expects, in the same words.
std::string expectation(ScenarioLine& line, const json::value& expect) {
  if (expect == json::object{}) return std::string(kAccepted);
  ScenarioLine wanted(line.number(), expect);
  auto text = wanted.kind() == "refused" ? listed("refused", wanted.texts("refused"))
                                         : listed("bad-input", wanted.texts("bad_input"));
  if (!wanted.complete()) line.wrong("scenario-value", "expect");
  return text;
}

template <class T>
std::optional<T> read(ScenarioLine& line, const json::object& what) {
  const auto value = read_described<T>(what);
  if (value) return *value;
  line.wrong(value.error());
  return std::nullopt;
}

class Player {
 public:
  Player(std::filesystem::path directory, ScenarioTarget& target) : directory_(std::move(directory)), target_(target) {}

  void play(ScenarioLine& line);
  ScenarioReport report() && { return {std::move(steps_)}; }

 private:
  void move_clock(ScenarioLine& line);
  void declare_actor(ScenarioLine& line);
  void add_unit(ScenarioLine& line);
  void add_post(ScenarioLine& line);
  void import(ScenarioLine& line);
  void set_quota(ScenarioLine& line);
  void set_record(ScenarioLine& line);
  void set_ties(ScenarioLine& line);
  void add_delegation(ScenarioLine& line);
  void open_batch(ScenarioLine& line);
  void open_case(ScenarioLine& line);
  void do_command(ScenarioLine& line);
  void do_batch(ScenarioLine& line);

  Actor actor(ScenarioLine& line) { return line.named("by", actors_); }
  json::value with_ids(ScenarioLine& line, json::value data) const;
  std::string name_of(const std::string& case_id) const;
  ScenarioStep step(const ScenarioLine& line, Actor by, std::string subject, std::string command) const;
  void tell(ScenarioStep step, const json::object& answer);

  std::filesystem::path directory_;
  ScenarioTarget& target_;
  Timestamp now_;
  std::map<std::string, Actor> actors_;
  std::map<std::string, UnitId> units_;
  std::map<std::string, PostId> posts_;
  std::map<std::string, PersonId> people_;
  std::map<std::string, BatchId> batches_;
  std::map<std::string, CaseId> cases_;
  std::vector<ScenarioStep> steps_;
};

void Player::play(ScenarioLine& line) {
  using Play = void (Player::*)(ScenarioLine&);
  static const std::map<std::string_view, Play> kKinds{
      {"at", &Player::move_clock},     {"actor", &Player::declare_actor}, {"unit", &Player::add_unit},
      {"post", &Player::add_post},     {"quota", &Player::set_quota},     {"import", &Player::import},
      {"record", &Player::set_record}, {"kin", &Player::set_ties},        {"delegation", &Player::add_delegation},
      {"batch", &Player::open_batch},  {"open", &Player::open_case},      {"case", &Player::do_command},
      {"batch_do", &Player::do_batch}};
  const auto kind = kKinds.find(line.kind());
  if (kind == kKinds.end()) return line.wrong("scenario-kind", line.kind());
  (this->*kind->second)(line);
}

void Player::move_clock(ScenarioLine& line) {
  const auto time = parse_timestamp(line.text("at"));
  if (!time || *time < now_) return line.wrong("scenario-time", "at");
  if (!line.complete()) return;
  now_ = *time;
  target_.set_clock(now_);
}

void Player::declare_actor(ScenarioLine& line) {
  const auto name = line.text("actor");
  const Actor actor{.id = line.text("id"),
                    .role = line.text("role"),
                    .unit = line.text("unit"),
                    .auth = "command_line",
                    .on_behalf_of = line.has("on_behalf_of") ? line.text("on_behalf_of") : std::string()};
  if (line.complete()) actors_[name] = actor;
}

void Player::add_unit(ScenarioLine& line) {
  const auto name = line.text("unit");
  const Unit unit{{}, line.text("name"), {}};
  if (line.complete()) units_[name] = target_.add_unit(unit, now_);
}

void Player::add_post(ScenarioLine& line) {
  const auto name = line.text("post");
  const Post post{.id = {},
                  .unit = line.named("unit", units_),
                  .title = line.text("title"),
                  .level = line.choice<PostLevel>("level"),
                  .kind = line.choice<PostKind>("kind"),
                  .system = line.choice<PostSystem>("system"),
                  .special = line.flag("special")};
  if (line.complete()) posts_[name] = target_.add_post(post, now_);
}

void Player::import(ScenarioLine& line) {
  const auto paths = line.texts("import");
  const auto names = line.texts("as");
  std::vector<FormFile> files;
  std::string all_paths;
  for (const auto& path : paths) {
    auto file = read_form_file(directory_ / path, path);
    if (!file) return line.wrong("scenario-file", path);
    files.push_back(std::move(*file));
    all_paths += (all_paths.empty() ? "" : " ") + path;
  }
  auto done = step(line, {}, all_paths, "import");
  done.expected = expectation(line, line.object("expect"));
  if (!line.complete()) return;
  const auto people = target_.import(files, {});
  done.actual = people ? std::string(kAccepted) : bad_input(people.error());
  for (std::size_t i = 0; people && i < std::min(names.size(), people->size()); ++i) people_[names[i]] = (*people)[i];
  steps_.push_back(std::move(done));
}

void Player::set_quota(ScenarioLine& line) {
  const auto unit = line.named("quota", units_);
  const auto quota = read<QuotaLine>(line, {{"unit", to_string(unit)},
                                            {"level", line.value("level")},
                                            {"authorised", line.value("authorised")},
                                            {"in_use", line.value("in_use")}});
  if (quota && line.complete()) line.wrong(target_.set_quota(*quota));
}

void Player::set_record(ScenarioLine& line) {
  const auto person = line.named("record", people_);
  const auto record = read<PersonRecord>(line, line.object("data"));
  if (record && line.complete()) line.wrong(target_.set_record(person, *record));
}

void Player::set_ties(ScenarioLine& line) {
  const auto person = line.named("kin", people_);
  const auto ties = read<TiesToStaff>(line, {{"items", line.value("ties")}});
  if (ties && line.complete()) line.wrong(target_.set_ties(person, *ties));
}

void Player::add_delegation(ScenarioLine& line) {
  json::object what{{"from", line.value("delegation")},
                    {"to", line.value("to")},
                    {"first_day", line.value("first_day")},
                    {"last_day", line.value("last_day")},
                    {"commands", line.value("commands")}};
  if (line.has("batch")) what["batch"] = to_string(line.named("batch", batches_));
  const auto by = actor(line);
  const auto delegation = read<DelegationToAdd>(line, what);
  if (delegation && line.complete()) line.wrong(target_.add_delegation(*delegation, by));
}

void Player::open_batch(ScenarioLine& line) {
  const auto name = line.text("batch");
  const auto title = line.text("title");
  const auto by = line.has("by") ? actor(line) : Actor{.auth = "command_line"};
  if (line.complete()) batches_[name] = target_.open_batch(title, by);
}

void Player::open_case(ScenarioLine& line) {
  const auto name = line.text("open");
  const CaseToOpen what{
      .person = line.named("person", people_),
      .post = line.named("post", posts_),
      .need = line.text("need"),
      .batch = line.has("batch") ? std::optional(line.named("batch", batches_)) : std::nullopt,
      .kind = line.has("kind") ? std::optional(line.choice<appointment::CaseKind>("kind")) : std::nullopt};
  const auto by = actor(line);
  auto done = step(line, by, name, "open");
  done.expected = expectation(line, line.object("expect"));
  if (!line.complete()) return;
  const auto answer = target_.open_case(what, by);
  if (told(answer) == kAccepted) cases_[name] = CaseId{parse_uuid(text_at(answer, "case")).value()};
  tell(std::move(done), answer);
}

void Player::do_command(ScenarioLine& line) {
  const auto id = line.named("case", cases_);
  const auto by = actor(line);
  const auto data = with_ids(line, line.object("data")).as_object();
  auto done = step(line, by, line.text("case"), line.text("do"));
  done.expected = expectation(line, line.object("expect"));
  if (!line.complete()) return;
  tell(done, target_.give(id, done.command, data, by));
}

void Player::do_batch(ScenarioLine& line) {
  const auto id = line.named("batch_do", batches_);
  const auto by = actor(line);
  const auto command = line.text("command");
  json::object each;
  for (const auto& [name, data] : line.object("each")) {
    const auto known = cases_.find(name);
    if (known == cases_.end()) return line.wrong("scenario-name", name);
    each[to_string(known->second)] = with_ids(line, data);
  }
  json::object whole{{"command", command}, {"data", with_ids(line, line.object("data"))}, {"each", std::move(each)}};
  if (line.has("mode")) whole["mode"] = line.text("mode");

  auto common = step(line, by, line.text("batch_do"), command);
  const auto expect = line.object("expect");
  std::map<std::string, std::string> expected;  // by case name
  if (expect.contains("bad_input")) {
    common.expected = expectation(line, expect);
  } else {
    for (const auto& [name, wanted] : expect) expected[name] = expectation(line, wanted);
  }
  if (!line.complete()) return;

  const auto answers = target_.give(id, whole, by);
  if (!answers) {
    common.actual = bad_input(answers.error());
    return steps_.push_back(std::move(common));
  }
  for (const auto& answer : *answers) {
    auto done = common;
    done.subject = name_of(text_at(answer, "case"));
    const auto wanted = expected.extract(done.subject);
    if (wanted) done.expected = wanted.mapped();
    tell(std::move(done), answer);
  }
  for (const auto& [name, wanted] : expected) {
    auto missed = common;
    missed.subject = name;
    missed.expected = wanted;
    missed.actual = "not-in-batch";
    steps_.push_back(std::move(missed));
  }
}

// With ids where texts like "@director" name a post.
json::value Player::with_ids(ScenarioLine& line, json::value data) const {
  if (auto* members = data.if_object()) {
    for (auto& member : *members) member.value() = with_ids(line, member.value());
  } else if (auto* elements = data.if_array()) {
    for (auto& element : *elements) element = with_ids(line, element);
  } else if (data.is_string() && std::string_view(data.get_string()).starts_with('@')) {
    const std::string name(std::string_view(data.get_string()).substr(1));
    const auto post = posts_.find(name);
    if (post == posts_.end()) {
      line.wrong("scenario-name", name);
    } else {
      data = to_string(post->second);
    }
  }
  return data;
}

std::string Player::name_of(const std::string& case_id) const {
  const auto known =
      std::ranges::find_if(cases_, [&](const auto& entry) { return to_string(entry.second) == case_id; });
  return known == cases_.end() ? case_id : known->first;
}

ScenarioStep Player::step(const ScenarioLine& line, Actor by, std::string subject, std::string command) const {
  return {.line = line.number(),
          .at = now_,
          .by = std::move(by),
          .subject = std::move(subject),
          .command = std::move(command),
          .expected = std::string(kAccepted),
          .actual = {},
          .position = {},
          .gates = {}};
}

void Player::tell(ScenarioStep step, const json::object& answer) {
  step.actual = told(answer);
  step.gates = gates_not_met(answer);
  if (answer.contains("position")) step.position = text_at(answer, "position");
  steps_.push_back(std::move(step));
}

}  // namespace

bool ScenarioReport::as_expected() const { return std::ranges::all_of(steps, &ScenarioStep::as_expected); }

boost::system::result<ScenarioReport, Problems> run_scenario(std::istream& lines,
                                                             const std::filesystem::path& directory,
                                                             ScenarioTarget& target) {
  Player player(directory, target);
  std::string text;
  for (std::size_t number = 1; std::getline(lines, text); ++number) {
    if (text.empty() || text.front() == '#') continue;
    const auto parsed = parse_strict(text);
    if (!parsed) return Problems{at_line(number, parsed.error())};
    ScenarioLine line(number, *parsed);
    if (line.problems().empty()) player.play(line);
    if (!line.problems().empty()) return line.problems();
  }
  return std::move(player).report();
}

}  // namespace renmian
