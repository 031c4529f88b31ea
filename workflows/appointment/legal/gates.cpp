#include "workflows/appointment/legal/gates.hpp"

namespace renmian::appointment {

// clang-format off
Words name_of(LegalBody body) {
  switch (body) {
    case LegalBody::party_congress:              return {"党代表大会", "Party congress"};
    case LegalBody::party_plenary:               return {"党委（纪委）全体会议", "Party plenary"};
    case LegalBody::congress:                    return {"人民代表大会", "people's congress"};
    case LegalBody::congress_standing_committee: return {"人大常委会", "standing committee of the people's congress"};
    case LegalBody::cppcc:                       return {"政协全体会议", "CPPCC plenary"};
    case LegalBody::cppcc_standing_committee:    return {"政协常委会", "standing committee of the CPPCC"};
    case LegalBody::government:                  return {"政府", "government"};
  }
  return {};
}
// clang-format on

namespace {

// LOL Art. 32: between the sessions of a congress its standing committee accepts resignations.
bool may_release(LegalBody releasing, LegalBody chose) {
  return releasing == chose || (chose == LegalBody::congress && releasing == LegalBody::congress_standing_committee) ||
         (chose == LegalBody::cppcc && releasing == LegalBody::cppcc_standing_committee);
}

std::vector<Text> contradictions(const LegalVote& vote, const Facts& facts, const Given& given) {
  std::vector<Text> found;
  add_if_future(found, {"选举、任命日期晚于今天", "the day of the election or appointment is in the future"},
                vote.held_on, given);
  if (facts.vote && vote.held_on < facts.vote->held_on) {
    found.push_back(
        about({"选举、任命早于党委决定之日", "the election or appointment precedes the committee's decision"},
              to_string(facts.vote->held_on)));
  }
  if (vote.body != LegalBody::government && (vote.present > vote.members_total || vote.agree > vote.present)) {
    found.emplace_back("应到、实到、同意人数不符", "members in all, present and agreeing do not fit");
  }
  return found;
}

bool adopted(const LegalVote& vote) {
  return vote.body == LegalBody::government ||
         (vote.present * 2 > vote.members_total && vote.agree * 2 > vote.members_total);
}

Text count_of(const LegalVote& vote) {
  const auto total = std::to_string(vote.members_total);
  const auto present = std::to_string(vote.present);
  const auto agree = std::to_string(vote.agree);
  const auto needed = std::to_string(vote.members_total / 2 + 1);
  return {"全体 " + total + " 人，出席 " + present + " 人，同意 " + agree + " 人，过半数为 " + needed + " 人",
          total + " in all, " + present + " present, " + agree + " agree, more than half is " + needed};
}

const std::optional<LegalVote>& last_vote(const Facts& facts) {
  return facts.legal_result ? facts.legal_result : facts.legal_rejection;
}

// What is missing whatever a provincial regulation says of the days.
std::vector<Text> missing_papers(const SubmitLegalMotion& motion, const Facts& facts, const Given& given) {
  const auto& voted = last_vote(facts);
  std::vector<Text> missing;
  add_if_future(missing, {"收到提请的日期晚于今天", "the day of receipt is in the future"}, motion.received_on, given);
  if (voted && voted->body != motion.body) {
    missing.push_back(
        about({"提请的机关与表决机关不同，提请的是", "the body that voted is not the one the motion went to"},
              name_of(motion.body)));
  }
  if (voted && voted->held_on < motion.session_on) {
    missing.push_back(
        about({"表决早于提请的会议日期", "the vote precedes the session of the motion"}, to_string(motion.session_on)));
  }
  if (motion.body != LegalBody::congress_standing_committee) return missing;
  if (!motion.explanation) missing.emplace_back("缺少提请任免的说明", "the explanation of the motion is missing");
  if (!motion.assessment_material) {
    missing.emplace_back("缺少提请任免的考察材料", "the assessment material of the motion is missing");
  }
  if (given.policy.law_test_required && !(facts.law_test && facts.law_test->passed)) {
    missing.emplace_back("尚未通过法律知识考试", "the law test has not been passed");
  }
  return missing;
}

Verdict letter_delivered(const DeliverRecommendationLetter& letter, const Facts& facts, const Given& given) {
  const auto& voted = last_vote(facts);
  std::vector<Text> missing;
  add_if_future(missing, {"推荐书提交日期晚于今天", "the day of delivery is in the future"}, letter.delivered_on,
                given);
  if (voted && voted->body != LegalBody::congress) {
    missing.push_back(about({"推荐书应提交人民代表大会主席团，表决机关是",
                             "the letter goes to the presidium of the people's congress, but the body that voted is"},
                            name_of(voted->body)));
  }
  if (voted && voted->held_on < letter.delivered_on) {
    missing.push_back(
        about({"推荐书晚于选举提交", "the letter was delivered after the election"}, to_string(letter.delivered_on)));
  }
  return Verdict::unless(std::move(missing));
}

}  // namespace

Verdict released_by_law(const Facts& facts, const Given& given) {
  const auto& post = facts.legal_post;
  if (!post || (!post->chosen_by && !post->not_chosen_by_law)) {
    return Verdict::unmet(Text{"未记录现任职务是否由人大等选举、任命产生",
                               "whether a legal body filled the post to be left is not recorded"});
  }
  if (!post->chosen_by) {
    return Verdict::met(Text{"现任职务不是由人大等选举、任命产生", "no legal body filled the post to be left"});
  }
  if (!facts.legal_removal) {
    return Verdict::unmet(
        about({"须先由产生机关免职或接受辞职", "must first be released by the body that filled the post"},
              name_of(*post->chosen_by)));
  }
  std::vector<Text> missing;
  if (!may_release(facts.legal_removal->body, *post->chosen_by)) {
    missing.push_back(
        about({"免职、接受辞职的不是产生机关，产生机关是", "not released by the body that filled the post, which is"},
              name_of(*post->chosen_by)));
  }
  add_if_future(missing, {"依法免职日期晚于今天", "the day of the release is in the future"},
                facts.legal_removal->decided_on, given);
  if (!missing.empty()) return Verdict::unmet(std::move(missing));
  return Verdict::met(about({"已依法免职", "released by law on"}, to_string(facts.legal_removal->decided_on)));
}

Verdict LegLetter::check(const Facts& facts, const Given& given) {
  if (facts.legal_letter) return letter_delivered(*facts.legal_letter, facts, given);
  if (!facts.legal_motion) {
    return Verdict::unwaivable(Text{"尚未向主席团提交推荐书，也未提请选举、任命",
                                    "neither a letter to the presidium nor a motion is recorded"});
  }
  const auto& motion = *facts.legal_motion;
  auto missing = missing_papers(motion, facts, given);
  const bool waivable = missing.empty();
  if (motion.body == LegalBody::congress_standing_committee) {
    const auto latest = add_days(motion.session_on, -static_cast<int>(given.policy.npc_motion_days));
    if (motion.received_on > latest) {
      missing.push_back(
          about({"任免案应在会议前送达，至迟于", "the motion must be received at the latest on"}, to_string(latest)));
    }
  }
  auto verdict = Verdict::unless(std::move(missing));
  verdict.waivable = waivable;
  return verdict;
}

Verdict LegConsult::check(const Facts& facts, const Given& given) {
  if (!facts.opened) return Verdict::unmet(Text{"缺少事项类型", "the kind of the case is not recorded"});
  if (facts.opened->kind != CaseKind::term_change) return Verdict::met(Text{"不是换届", "not a term change"});
  const auto& held = facts.democratic_consultation;
  if (!held) return Verdict::unmet(Text{"换届尚未进行民主协商", "the democratic consultation has not been held"});
  std::vector<Text> missing;
  if (held->consulted.empty()) missing.emplace_back("缺少民主协商对象", "who was consulted is missing");
  add_if_future(missing, {"民主协商日期晚于今天", "the day of the consultation is in the future"}, held->held_on,
                given);
  return Verdict::unless(std::move(missing));
}

Verdict LegSecrecy::check(const Facts& facts, const Given& given) {
  if (!facts.embargo) {
    return Verdict::unmet(Text{"缺少表决前未对外公布的核查", "the check that nothing was announced is missing"});
  }
  std::vector<Text> missing;
  if (facts.embargo->announced) missing.emplace_back("表决前已对外公布", "it was announced before the vote");
  add_if_future(missing, {"核查日期晚于今天", "the day of the check is in the future"}, facts.embargo->checked_on,
                given);
  if (facts.legal_result && facts.embargo->checked_on < facts.legal_result->held_on) {
    missing.push_back(about({"核查早于表决之日", "the check was made before the day of the vote"},
                            to_string(facts.legal_result->held_on)));
  }
  return Verdict::unless(std::move(missing));
}

Verdict LegMajority::check(const Facts& facts, const Given& given) {
  if (!facts.legal_result) return Verdict::unmet(Text{"尚无选举、任命结果", "no election or appointment is recorded"});
  const auto& vote = *facts.legal_result;
  auto missing = contradictions(vote, facts, given);
  if (!adopted(vote)) missing.push_back(count_of(vote));
  return Verdict::unless(std::move(missing));
}

Verdict LegFailed::check(const Facts& facts, const Given& given) {
  if (!facts.legal_rejection) return Verdict::unmet(Text{"没有未获通过的表决", "no failed vote is recorded"});
  const auto& vote = *facts.legal_rejection;
  auto missing = contradictions(vote, facts, given);
  if (vote.body != LegalBody::government && adopted(vote)) {
    const auto count = count_of(vote);
    missing.push_back(about({"已获通过，不是未通过", "that is adopted, not rejected"}, Words{count.zh, count.en}));
  }
  return Verdict::unless(std::move(missing));
}

Verdict LegRemoveFirst::check(const Facts& facts, const Given& given) {
  auto verdict = released_by_law(facts, given);
  const bool released = verdict.passes() && facts.legal_post->chosen_by;
  if (!released || !facts.legal_result || facts.legal_removal->decided_on <= facts.legal_result->held_on)
    return verdict;
  return Verdict::unmet(about({"依法免职晚于新的选举、任命之日", "released only after the new election or appointment"},
                              to_string(facts.legal_result->held_on)));
}

Verdict LegRetry2::check(const Facts& facts, const Given&) {
  if (!facts.legal_history) {
    return Verdict::unmet(Text{"缺少本届既往提名结果", "the results of earlier nominations in this term are missing"});
  }
  const std::int64_t rejected = facts.legal_history->rejected_this_term;
  if (rejected < 2) return Verdict::met();
  return Verdict::unmet(about({"本届对同一职务提名已未获通过次数", "nominations to this post rejected in this term"},
                              std::to_string(rejected)));
}

Verdict LegOath::check(const Facts& facts, const Given& given) {
  if (!facts.oath) {
    return Verdict::unmet(
        Text{"未记录是否须进行宪法宣誓", "whether the constitutional oath is required is not recorded"});
  }
  if (!facts.oath->required) return Verdict::met(Text{"该职务不须宪法宣誓", "the office requires no oath"});
  if (!facts.oath->taken_on) return Verdict::unmet(Text{"尚未进行宪法宣誓", "the oath has not been taken"});
  std::vector<Text> missing;
  add_if_future(missing, {"宣誓日期晚于今天", "the day of the oath is in the future"}, *facts.oath->taken_on, given);
  if (facts.legal_result && *facts.oath->taken_on < facts.legal_result->held_on) {
    missing.push_back(about({"宣誓早于选举、任命之日", "the oath precedes the election or appointment"},
                            to_string(facts.legal_result->held_on)));
  }
  return Verdict::unless(std::move(missing));
}

}  // namespace renmian::appointment
