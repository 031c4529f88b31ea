#include "api/demo/demo.hpp"

#include <algorithm>
#include <array>
#include <boost/json/serialize.hpp>
#include <stdexcept>

#include "adapters/forms/form_writer.hpp"
#include "api/demo/county.hpp"
#include "api/demo/offices.hpp"
#include "api/demo/people.hpp"
#include "api/demo/story.hpp"
#include "api/service/office.hpp"
#include "workflows/appointment/kinds.hpp"

namespace renmian {
namespace {

constexpr std::size_t kPeople = 200;
constexpr std::size_t kCases = 60;
constexpr std::string_view kFirstDay = "2025-01-06";
constexpr std::string_view kLastDay = "2026-11-20";

// The latest first. They are few, so that many cases take the same step at the same time; with a title: of a batch.
struct OpeningDay {
  std::string_view monday;
  const char* batch = nullptr;
};
constexpr std::array kOpeningDays{OpeningDay{"2026-11-09"},
                                  OpeningDay{"2026-10-12"},
                                  OpeningDay{"2026-09-14", "2026年秋季干部调整"},
                                  OpeningDay{"2026-06-08"},
                                  OpeningDay{"2026-03-02"},
                                  OpeningDay{"2025-12-01"},
                                  OpeningDay{"2025-09-08", "2025年秋季干部调整"},
                                  OpeningDay{"2025-06-09"},
                                  OpeningDay{"2025-03-03", "2025年春季干部调整"},
                                  OpeningDay{"2025-01-13"}};

Timestamp morning_of(std::string_view day) {
  constexpr std::int64_t kNineHours = 9LL * 3600 * 1'000'000;
  return {start_of_day_in_china(parse_date(day).value()).microseconds + kNineHours};
}

struct Told {
  StoryStep story;
  Request request;
};

class Demo {
 public:
  Demo(Desk& desk, ManualClock& clock, Store& store, Random& random, std::uint64_t seed)
      : desk_(desk),
        clock_(clock),
        store_(store),
        random_(random),
        choice_(seed),
        offices_(appointment::promote().book()) {
    offices_.add(appointment::legal_nominate().book());
  }

  DemoReport make() {
    clock_.set(morning_of(kFirstDay));
    const auto county = make_county(clock_.now(), random_);
    settle(county);
    import_people(county);
    open_batches();
    write_stories(county.posts);
    play();
    return report_;
  }

 private:
  void settle(const County& county);
  void import_people(const County& county);
  void open_batches();
  void write_stories(const std::vector<Post>& posts);
  bool write_story(const Ending& ending, std::size_t day, PersonId person, PostId post);
  void play();
  void give(std::span<Told> at_once);

  Desk& desk_;
  ManualClock& clock_;
  Store& store_;
  Random& random_;
  SeededRandom choice_;
  Offices offices_;
  std::vector<PersonId> people_;
  std::map<std::size_t, BatchId> batches_;  // by opening day
  std::vector<Told> told_;
  DemoReport report_;
};

void Demo::settle(const County& county) {
  store_.save_units(county.units);
  store_.save_posts(county.posts);
  report_.units = county.units.size();
  report_.posts = county.posts.size();
}

void Demo::import_people(const County& county) {
  std::vector<FormFile> files;
  for (const auto& form : make_forms(county, kPeople, choice_)) {
    files.push_back({form.value("XingMing") + ".lrmx", write_lrmx(form), {}});
  }
  const auto imported = import_forms(store_, clock_, random_, files).value();
  for (const auto& form : imported) people_.push_back(form.person.id);
  report_.people = people_.size();
}

void Demo::open_batches() {
  for (std::size_t day = 0; day < kOpeningDays.size(); ++day) {
    if (kOpeningDays[day].batch == nullptr) continue;
    clock_.set(morning_of(kOpeningDays[day].monday));
    batches_[day] = open_batch(desk_, {kOpeningDays[day].batch}, offices_.of("open"), {}).value().id;
  }
  report_.batches = batches_.size();
}

// Every ending once, the rest by chance; each case with another person and another post.
void Demo::write_stories(const std::vector<Post>& posts) {
  auto candidates = people_;
  choice_.shuffle(candidates);
  std::vector<PostId> free_posts;
  for (const auto& post : posts) free_posts.push_back(post.id);
  choice_.shuffle(free_posts);

  for (std::size_t i = 0; i < kCases; ++i) {
    const auto& ending = i < endings().size() ? endings()[i] : choice_.pick(endings());
    // As lately as this ending allows; what is over may have begun on any day.
    const auto first_day = ending.over ? i % kOpeningDays.size() : 0;
    const auto written_for = [&](PostId post) {
      for (std::size_t later = 0; later < kOpeningDays.size(); ++later) {
        if (write_story(ending, (first_day + later) % kOpeningDays.size(), candidates[i], post)) return true;
      }
      return false;
    };
    const auto taken = std::ranges::find_if(free_posts, written_for);
    if (taken == free_posts.end()) throw std::logic_error("no post fits the ending after " + std::string(ending.last));
    free_posts.erase(taken);
  }
  report_.cases = kCases;
}

bool Demo::write_story(const Ending& ending, std::size_t day, PersonId person, PostId post) {
  const auto opened_at = morning_of(kOpeningDays[day].monday);
  clock_.set(opened_at);
  const auto batch = batches_.find(day);
  CaseToOpen what{.person = person, .post = post, .need = "因工作需要，拟选任一名干部"};
  if (batch != batches_.end()) what.batch = batch->second;
  // Who is to be elected is nominated, not promoted.
  if (store_.post(post)->system == PostSystem::elected) what.kind = appointment::CaseKind::legal_nominate;
  const auto opening = request_to_open(desk_, what, offices_.of("open"), {}).value();

  auto story = tell_story(ending, opening.data, opened_at, choice_);
  if (story.empty() || date_in_china(story.back().step.at) > parse_date(kLastDay).value()) return false;
  for (auto& next : story) {
    Request request{.case_id = opening.case_id, .command = next.step.command, .data = next.step.data};
    request.actor = offices_.of(request.command);
    if (request.command == opening.command) request.opening = opening.opening;
    told_.push_back({std::move(next), std::move(request)});
  }
  return true;
}

void Demo::play() {
  const auto at = [](const Told& told) { return told.story.step.at; };
  std::ranges::stable_sort(told_, {}, at);
  for (auto from = told_.begin(); from != told_.end();) {
    const auto to = std::find_if(from, told_.end(), [&](const Told& told) { return at(told) != at(*from); });
    clock_.set(at(*from));
    give({from, to});
    from = to;
  }
}

void Demo::give(std::span<Told> at_once) {
  std::vector<Request> requests;
  for (auto& told : at_once) requests.push_back(std::move(told.request));
  const auto answers = desk_.do_all(std::move(requests), false);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const auto& story = at_once[i].story;
    const auto* refusal = std::get_if<Refusal>(&answers[i]);
    if ((refusal != nullptr) != story.refused) {
      throw std::logic_error("the demonstration expected another answer to " + story.step.command + " at " +
                             to_string(story.step.at) +
                             (refusal ? ": " + boost::json::serialize(to_json(*refusal)) : ""));
    }
    ++(refusal ? report_.refused : report_.accepted);
  }
}

}  // namespace

DemoReport make_demo(Desk& desk, ManualClock& clock, Store& store, Random& random, std::uint64_t seed) {
  return Demo(desk, clock, store, random, seed).make();
}

}  // namespace renmian
