#include "tests/exploration/desk_walk.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/json/serialize.hpp>

#include "api/demo/offices.hpp"
#include "tests/exploration/lawful_courses.hpp"
#include "tests/exploration/schema_values.hpp"
#include "tests/exploration/shortest.hpp"

namespace renmian::exploration {
namespace {

namespace json = boost::json;

constexpr std::int64_t kSecond = 1'000'000;
constexpr std::int64_t kDay = 86'400 * kSecond;
constexpr int kMostSteps = 260;

// A case and the lawful course it follows.
struct Follower {
  Offices offices;  // who gives which command
  std::vector<CaseStep> course;
  std::size_t next = 0;
  std::int64_t days_late = 0;
  std::map<std::string, std::size_t> course_at;  // where in the course each state was entered first

  bool done() const { return next >= course.size(); }
  Timestamp due() const { return {course[next].at.microseconds + days_late * kDay}; }
};

class Walk {
 public:
  Walk(const std::vector<const Procedure*>& procedures, std::uint64_t seed)
      : world_(procedures, seed), random_(seed + 1), astray_(random_.pick(std::array{1000, 60, 25, 8, 3})) {
    auto start = world_.now();
    for (const auto& subject : world_.cases()) {
      const auto& book = subject.procedure->book();
      followers_.push_back(
          Follower{Offices(book), lawful_course(book.info.id, subject.person, subject.post, world_.unit(), start)});
      start.microseconds += 7 * kDay;
      for (const auto& step : followers_.back().course) samples_.emplace(step.command, step.data);
    }
  }

  DeskStep step() {
    const auto who = earliest();
    auto step = who && !random_.one_in(astray_) ? lawful(*who) : led_astray();
    if (random_.one_in(60)) step.wait += random_.between(1, 40) * kDay / kSecond;
    if (random_.one_in(80)) {
      step.kin =
          KinTie{{}, "CW-0" + std::to_string(random_.between(1, 7)), random_.pick(std::array{Kin::self, Kin::cousin})};
    }
    if (step.command == "adopt_decision" && !random_.one_in(3)) let_relatives_leave(step);
    return step;
  }

  // What came of the step.
  std::optional<std::string> take(const DeskStep& step) {
    const auto wrong = world_.take(step);
    auto& follower = followers_[step.who];
    const bool followed = !follower.done() && follower.course[follower.next].command == step.command;
    if (followed && (world_.last_accepted() || random_.one_in(2))) ++follower.next;
    if (const auto& now = world_.cases()[step.who].now; now && world_.last_accepted()) {
      const auto [place, first] = follower.course_at.emplace(now->position.state, follower.next);
      if (!first && !followed) follower.next = place->second;
    }
    return wrong;
  }

  DeskWorld& world() { return world_; }

 private:
  // Whose course goes on first.
  std::optional<std::size_t> earliest() const {
    std::optional<std::size_t> first;
    for (std::size_t who = 0; who < followers_.size(); ++who) {
      if (followers_[who].done()) continue;
      if (!first || followers_[who].due() < followers_[*first].due()) first = who;
    }
    return first;
  }

  DeskStep lawful(std::size_t who) {
    auto& follower = followers_[who];
    const auto now = world_.now();
    if (const auto late = now.microseconds - follower.due().microseconds; late > kDay)
      follower.days_late += late / kDay;
    const auto wait = std::max<std::int64_t>((follower.due().microseconds - now.microseconds) / kSecond, 2);
    return {who, follower.course[follower.next].command, dated(follower, follower.next),
            follower.offices.of(follower.course[follower.next].command), wait};
  }

  json::value dated(const Follower& follower, std::size_t place) const {
    auto data = follower.course[place].data;
    move_dates(data, date_in_china(follower.course.front().at), static_cast<int>(follower.days_late));
    return data;
  }

  DeskStep led_astray() {
    const auto who = random_.below(followers_.size());
    const auto& book = world_.cases()[who].procedure->book();
    DeskStep step{who, {}, {}, {}};
    const auto& follower = followers_[who];
    const auto choice = random_.below(8);
    if (choice <= 1 && !follower.done()) {  // the next step of the course, spoiled
      step.command = follower.course[follower.next].command;
      step.data = dated(follower, follower.next);
      spoil(step.data, random_);
    } else if (choice == 2 && follower.next > 0) {  // an earlier one again
      const auto place = random_.below(follower.next);
      step.command = follower.course[place].command;
      step.data = dated(follower, place);
    } else if (choice == 3 && follower.next > 0) {  // one of the steps that are seldom taken
      constexpr std::array kSeldom{"suspend",
                                   "resume",
                                   "terminate",
                                   "record_waiver",
                                   "correct",
                                   "return_to_motion",
                                   "return_to_recommendation",
                                   "return_to_inspection",
                                   "return_to_file_review",
                                   "register_complaint",
                                   "conclude_complaint"};
      step.command = random_.pick(kSeldom);
      if (step.command == "terminate" && !random_.one_in(4)) step.command = "resume";
    } else {
      step.command = random_.pick(book.commands).info->code;
    }
    if (step.data.is_null()) step.data = data_for(step.command, book, who);
    const auto& by = random_.one_in(5) ? random_.pick(book.commands).info->code : std::string_view(step.command);
    step.actor = offers(book, by) ? follower.offices.of(std::string(by)) : Actor{"CW-01", "committee", "od"};
    return step;
  }

  static bool offers(const Book& book, std::string_view command) {
    return std::ranges::any_of(book.commands, [&](const BookCommand& each) { return each.info->code == command; });
  }

  json::value data_for(const std::string& command, const Book& book, std::size_t who) {
    const auto known =
        std::ranges::find(book.commands, command, [](const BookCommand& each) { return each.info->code; });
    if (known == book.commands.end()) return json::object{};
    const auto sample = samples_.find(command);
    auto data = sample != samples_.end() && !random_.one_in(3) ? sample->second
                : random_.one_in(3)                            ? least_value(known->schema)
                                                               : random_value(known->schema, random_);
    if (command == "record_waiver") {
      const auto& gate = *random_.pick(book.gates);
      data.as_object()["gate"] = gate.id;
      if (!gate.waiver_authority.empty() && random_.one_in(2)) data.as_object()["authority"] = gate.waiver_authority;
    }
    if (command == "correct") correct_something(data.as_object(), who);
    if (random_.one_in(3)) spoil(data, random_);
    return data;
  }

  void correct_something(json::object& data, std::size_t who) {
    const auto& now = world_.cases()[who].now;
    if (!now || now->history.empty()) return;
    const auto& past = *random_.pick(now->history);
    data["event"] = past.seq;
    data["data"] = now->procedure->written(past.command);
    if (random_.one_in(2)) spoil(data["data"], random_);
    if (!data["data"].is_object()) data["data"] = json::object{};
  }

  // Who is related leaves the room, and mostly casts no vote.
  void let_relatives_leave(DeskStep& step) {
    auto* item = step.data.is_object() ? step.data.get_object().if_contains("item") : nullptr;
    auto* members = item != nullptr && item->is_object() ? item->get_object().if_contains("members") : nullptr;
    if (members == nullptr || !members->is_array()) return;
    for (auto& member : members->get_array()) {
      for (const auto& tie : world_.cases()[step.who].kin) {
        if (!member.is_object() || member.get_object()["staff"] != json::value(tie.staff.value)) continue;
        auto& told = member.get_object();
        told["concerned"] = true;
        told["left_room"] = true;
        if (random_.one_in(4)) continue;  // the opinion given all the same
        auto* ballots = item->get_object().if_contains("ballots");
        if (ballots != nullptr && ballots->is_object() && told["opinion"].is_string()) {
          auto& count = ballots->get_object()[told["opinion"].get_string()];
          if (count.is_int64()) count = count.get_int64() - 1;
        }
        told.erase("opinion");
        told.erase("spoke");
      }
    }
  }

  DeskWorld world_;
  SeededRandom random_;
  std::size_t astray_;  // one of so many steps
  std::vector<Follower> followers_;
  std::map<std::string, json::value> samples_;
};

}  // namespace

std::optional<FailedDeskWalk> desk_walk(const std::vector<const Procedure*>& procedures, std::uint64_t seed,
                                        Reached* reached) {
  Walk walk(procedures, seed);
  std::vector<DeskStep> steps;
  for (int length = 0; length < kMostSteps; ++length) {
    steps.push_back(walk.step());
    if (auto wrong = walk.take(steps.back())) return FailedDeskWalk{std::move(*wrong), std::move(steps)};
  }
  if (reached != nullptr) {
    for (const auto& subject : walk.world().cases()) {
      ++(*reached)[std::string(subject.procedure->book().info.id) + " " +
                   (subject.now ? to_string(subject.now->position) : "not opened")];
    }
  }
  if (auto wrong = walk.world().verify_log()) return FailedDeskWalk{std::move(*wrong), std::move(steps)};
  return {};
}

std::vector<DeskStep> shortest_of(const std::vector<const Procedure*>& procedures, std::uint64_t seed,
                                  const FailedDeskWalk& failed) {
  return shortest(failed.steps, [&](const std::vector<DeskStep>& steps) {
    DeskWorld world(procedures, seed);
    const bool wrong = std::ranges::any_of(steps, [&](const DeskStep& step) { return world.take(step).has_value(); });
    return wrong || world.verify_log().has_value();
  });
}

std::string told(const DeskStep& step) {
  std::string text = fmt::format("  +{}s case {} {} {} by {}", step.wait, step.who, step.command,
                                 json::serialize(step.data), step.actor.id);
  if (step.kin) text += ", and " + step.kin->staff.value + " becomes known as a relative";
  return text;
}

}  // namespace renmian::exploration
