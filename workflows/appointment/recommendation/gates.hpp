// 民主推荐: how it was held, who took part, how long and for what its result is good (R2019 chapter 4).
//
// Where no recommendation was held because opinions were heard instead, or the superior exempted the candidate, the
// gates on how it was held are met for that reason alone.
#pragma once

#include "workflows/appointment/gate_base.hpp"

namespace renmian::appointment {

// A recommendation by talks or meeting was held.
inline bool recommendation_held(const Facts& facts) {
  return facts.recommendation && facts.recommendation->form != RecommendationForm::none;
}
// Opinions were heard, and the kind of case allows that they replace the recommendation.
inline bool opinions_replace_recommendation(const Facts& facts) {
  return facts.opinions_heard && facts.opened && facts.opened->kind == CaseKind::further_use;
}
inline bool recommended(const Facts& facts) {
  return recommendation_held(facts) || opinions_replace_recommendation(facts);
}

// The three families of posts whose circles the articles describe. Elected posts and term changes belong to the local
// leading bodies.
enum class PostFamily { leading_body, department, internal };
PostFamily family_of_post(const Facts& facts);

// The recommendation was held and its tally sheet can be relied on; or opinions were heard for a further use; or the
// superior exempted a special-need candidate. A term change is directed to posts and takes five steps (Arts. 17, 18).
struct RecDone {
  static constexpr GateInfo info{
      .id = "rec-done",
      .title = {"已进行民主推荐", "The democratic recommendation has been held"},
      .source = "R2019 Arts. 16, 17, 22",
      .mark = Mark::kM,
      .confirmed_by = {"干部科", "Cadre section"},
      .waiver_authority = "superior_od",
      .waiver = {"个别特殊需要的人选，经上级组织部门同意", "Special-need candidate, with the superior's consent"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// The document that exempts the candidate from recommendation, or nothing.
inline const std::string* exempt_from_recommendation(const Facts& facts) {
  return facts.waiver_of(RecDone::info.id, RecDone::info.waiver_authority);
}

// The result is valid for one year (R2019 Art. 16): on the same day a year later still, not on the day after.
struct RecValid1y {
  static constexpr GateInfo info{.id = "rec-valid-1y",
                                 .title = {"民主推荐结果一年内有效", "The recommendation is not older than one year"},
                                 .source = "R2019 Art. 16; Q&A 23",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"干部科", "Cadre section"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// A recommendation directed to a post is good for that post; if the intended post changes, it is normally held anew.
struct RecSamePost {
  static constexpr GateInfo info{
      .id = "rec-same-post",
      .title = {"定向推荐的职位与拟任职务一致", "A directed recommendation is for the same post"},
      .source = "Q&A 23",
      .mark = Mark::kV,
      .confirmed_by = {"干部科", "Cadre section"},
      .waiver_authority = "own_pc",
      .waiver = {"拟任职务变动一般须重新推荐，党委（党组）从严决定可以不重新推荐",
                 "Normally recommended anew; the Party committee may decide otherwise, strictly"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// A reference list put to the meeting has more names than posts.
struct RecDifferential {
  static constexpr GateInfo info{.id = "rec-differential",
                                 .title = {"参考人选差额提出", "The reference list has more names than posts"},
                                 .source = "R2019 Arts. 18, 20",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"干部科", "Cadre section"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// The meeting is dropped only in a small unit, with nearly the same circles, after concentrated talks. Convenience is
// no reason, and a term change always has its meeting.
struct RecMeetingDrop {
  static constexpr GateInfo info{
      .id = "rec-meeting-drop",
      .title = {"免去会议推荐须具备三个条件", "The meeting is dropped only on the three findings"},
      .source = "R2019 Art. 20",
      .mark = Mark::kV,
      .confirmed_by = {"干部科、组织部长", "Cadre section, head of organization department"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// Talks and meeting reached the classes of the article; for internal posts those of the department or of the internal
// unit.
struct RecScope {
  static constexpr GateInfo info{
      .id = "rec-scope",
      .title = {"推荐参加人员符合规定范围", "Those who took part match the article"},
      .source = "R2019 Arts. 19, 21",
      .mark = Mark::kM,
      .confirmed_by = {"干部科", "Cadre section"},
      .waiver = {"可在条文规定的范围内适当调整，写明理由", "Adjustable within the article, with the reason recorded"}};
  static Verdict check(const Facts& facts, const Given& given);
};

}  // namespace renmian::appointment
