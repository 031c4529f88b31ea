#include "engine/procedure/correction.hpp"

#include <fmt/format.h>

namespace renmian {

CorrectedStep corrected_step(const History* history, std::int64_t event) {
  CorrectedStep corrected;
  if (history == nullptr) return corrected;
  const PastCommand* last = nullptr;
  for (const auto& past : *history) {
    if (past->seq == event && past->command.info != &Correct::info) corrected.step = past.get();
    if (corrected.step != nullptr && past->command.info == corrected.step->command.info) last = past.get();
  }
  corrected.opens = corrected.step != nullptr && corrected.step == history->front().get();
  corrected.latest = corrected.step != nullptr && last == corrected.step;
  return corrected;
}

Verdict correction_names_step(const CorrectedStep* corrected) {
  if (corrected == nullptr) return Verdict::unmet(Text{"尚未指明更正哪一步", "no step is named"});
  if (corrected->step == nullptr) {
    return Verdict::unmet(Text{"本事项没有这一步，或这一步未予办理、本身是更正",
                               "the case has no such step, or it was refused, or is itself a correction"});
  }
  if (corrected->opens) {
    return Verdict::unmet(Text{"启动事项的一步不能更正，请终止后重新启动",
                               "the step that opened the case is not corrected: end the case and open another"});
  }
  if (!corrected->latest) {
    const auto& title = corrected->step->command.info->title;
    return Verdict::unmet(
        Text{fmt::format("第 {} 步“{}”已被后来的同一步代替", corrected->step->seq, title.zh),
             fmt::format("step {} \"{}\" was replaced by a later one", corrected->step->seq, title.en)});
  }
  return Verdict::met();
}

Verdict correction_data(const CorrectedStep* corrected) {
  if (corrected == nullptr || corrected->step == nullptr) {
    return Verdict::unmet(Text{"没有可核对的更正内容", "there is no corrected data to look at"});
  }
  std::vector<Text> wrong;
  for (const auto& problem : corrected->problems) {
    wrong.emplace_back(problem.place + "：" + problem.message.zh, problem.place + ": " + problem.message.en);
  }
  return Verdict::unless(std::move(wrong));
}

Verdict correction_second_person(const std::string& second_person, const Actor* actor) {
  if (actor == nullptr || second_person.empty()) {
    return Verdict::unmet(Text{"尚无复核人", "no second person is named"});
  }
  if (second_person == actor->id || second_person == actor->on_behalf_of) {
    return Verdict::unmet(Text{"复核人须为更正人以外的人：" + second_person,
                               "the second person must be another than who corrects: " + second_person});
  }
  return Verdict::met();
}

}  // namespace renmian
