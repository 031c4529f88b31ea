// The words that this subject alone uses.
#include <algorithm>
#include <array>

#include "workflows/appointment/words.hpp"

namespace renmian::appointment {

namespace {

// clang-format off
constexpr auto kMembers = std::to_array<Titled>({
  {"announced", {"已对外公布", "Announced"}},
  {"assessment_material", {"提请任免的考察材料", "Assessment material"}},
  {"body", {"机关", "Body"}},
  {"checked_on", {"核查日期", "Checked on"}},
  {"chosen_by", {"产生机关", "Filled by"}},
  {"decided_on", {"决定日期", "Decided on"}},
  {"delivered_on", {"提交日期", "Delivered on"}},
  {"democratic_consultation", {"民主协商", "Democratic consultation"}},
  {"embargo", {"表决前未公布的核查", "Check that nothing was announced"}},
  {"explanation", {"提请任免的说明", "Explanation of the motion"}},
  {"fault", {"影响选举、任命的问题", "Fault that affects the vote"}},
  {"law_test", {"法律知识考试", "Law test"}},
  {"legal_cleared", {"问题已查清", "Fault cleared"}},
  {"legal_history", {"本届既往提名结果", "Earlier nominations in this term"}},
  {"legal_letter", {"推荐书", "Letter of recommendation"}},
  {"legal_motion", {"提请选举、任免", "Motion to the legal body"}},
  {"legal_post", {"现任职务的产生方式", "How the post to be left was filled"}},
  {"legal_rejection", {"未当选、未获任命", "Rejected by the legal body"}},
  {"legal_removal", {"依法免职、接受辞职", "Release by law"}},
  {"legal_result", {"当选、决定任命", "Elected or appointed by law"}},
  {"legal_suspension", {"暂缓选举、任命", "Legal vote suspended"}},
  {"legal_vote", {"选举、表决结果", "Vote of the legal body"}},
  {"letter", {"推荐书（介绍信）", "Letter"}},
  {"motion", {"提请文件", "Motion"}},
  {"not_chosen_by_law", {"不由人大等选举、任命产生", "Not filled by a legal body"}},
  {"oath", {"宪法宣誓", "Constitutional oath"}},
  {"passed", {"通过", "Passed"}},
  {"rejected_this_term", {"本届未获通过次数", "Times rejected in this term"}},
  {"release", {"解除方式", "How released"}},
  {"required", {"须进行", "Required"}},
  {"session_on", {"会议日期", "First day of the session"}},
  {"taken_on", {"进行日期", "Taken on"}},
  {"withdrawal", {"撤回提名", "Nomination withdrawn"}},
});

constexpr auto kValues = std::to_array<Titled>({
  {"congress_standing_committee", {"人大常委会", "Standing committee of the people's congress"}},
  {"cppcc", {"政协全体会议", "CPPCC plenary"}},
  {"cppcc_standing_committee", {"政协常委会", "Standing committee of the CPPCC"}},
  {"government", {"政府", "Government"}},
  {"party_congress", {"党代表大会", "Party congress"}},
  {"party_plenary", {"党委（纪委）全体会议", "Party plenary"}},
  {"removed_by_law", {"依法免职", "Removed by law"}},
  {"resignation_accepted", {"接受辞职", "Resignation accepted"}},
});
// clang-format on

static_assert(std::ranges::is_sorted(kMembers, {}, &Titled::code));
static_assert(std::ranges::is_sorted(kValues, {}, &Titled::code));

}  // namespace

const WordList kLegalWords{kMembers, kValues};

}  // namespace renmian::appointment
