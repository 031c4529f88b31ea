// The words that this subject alone uses; see words.hpp.
#include "workflows/appointment/words.hpp"

#include <algorithm>
#include <array>

namespace renmian::appointment {

namespace {

// clang-format off
constexpr auto kMembers = std::to_array<Titled>({
  {"circles_nearly_same", {"会议与谈话参加人员范围基本相同", "Meeting and talk circles are nearly the same"}},
  {"confirmed_by_head", {"组织部长已确认", "Confirmed by the head of the organization department"}},
  {"factors", {"推荐票以外的考虑因素", "Factors other than votes"}},
  {"five_steps", {"换届推荐五个步骤", "Five steps of a term change"}},
  {"for_post", {"定向推荐的职位", "Post the recommendation is directed to"}},
  {"heard", {"听取意见的对象范围", "Whose opinions were heard"}},
  {"heard_for", {"赞成该人选的人数", "Opinions for the candidate"}},
  {"heard_in_all", {"听取意见的人数", "Opinions heard in all"}},
  {"left_out", {"未包括的人员范围", "Class left out"}},
  {"local_committee_consulted", {"已与本级党委沟通", "Local committee was consulted"}},
  {"meeting_drop", {"免去会议推荐的认定", "Findings for dropping the meeting"}},
  {"met_with", {"会议推荐参加人员范围", "Who took part in the meeting"}},
  {"omitted", {"调整参加范围及理由", "Classes left out, with the reason"}},
  {"opinions_concentrated", {"意见比较集中", "Opinions are concentrated"}},
  {"opinions_heard", {"听取意见", "Opinions heard"}},
  {"outline_and_list_sent", {"已提前发送谈话提纲和干部名册", "Outline and list of cadres were sent in advance"}},
  {"post_count", {"职位数", "Number of posts"}},
  {"presided_by_local_committee", {"会议推荐由本级党委主持", "Meeting presided by the local committee"}},
  {"reference_list", {"会议推荐参考人选名单", "Reference list for the meeting"}},
  {"reference_list_proposed", {"上级研究提出参考人选的文件", "Superior's proposal of the reference list"}},
  {"report_to_superior", {"向上级汇报推荐情况", "Report to the superior"}},
  {"results", {"听取意见的结果", "What was heard"}},
  {"synthesis", {"推荐情况综合分析", "Synthesis"}},
  {"talked_with", {"谈话人员范围", "Classes talked with"}},
  {"talks_abstained", {"谈话弃权人数", "Talks that abstained"}},
  {"talks_nobody", {"谈话未推荐人选人数", "Talks that recommend nobody"}},
  {"talks_other", {"谈话推荐其他人选人数", "Talks that recommend somebody else"}},
  {"talks_rank", {"谈话推荐得票位次", "Candidate's place in the talks"}},
  {"targets", {"考察对象人数", "Number of targets"}},
  {"unit_small", {"单位人数较少", "The unit is small"}},
  {"votes_rank", {"会议推荐得票位次", "Candidate's place in the meeting"}},
});

constexpr auto kValues = std::to_array<Titled>({
  {"analysis", {"分析研判情况", "Analysis of the leading body and cadres"}},
  {"congress_government_cppcc", {"人大常委会、政府、政协领导成员", "Leaders of people's congress, government and CPPCC"}},
  {"court_procuratorate", {"法院、检察院主要领导成员", "Heads of court and procuratorate"}},
  {"daily_knowledge", {"平时了解和一贯表现", "Daily knowledge and consistent record"}},
  {"department_heads", {"党委、政府工作部门和群团组织主要领导成员", "Heads of Party and government departments, mass organizations"}},
  {"discipline_supervision", {"纪委监委领导成员", "Leaders of discipline and supervision"}},
  {"internal_leaders", {"内设机构领导成员", "Leaders of internal departments"}},
  {"internal_unit", {"所在内设机构人员", "Members of the internal department"}},
  {"lower_level_heads", {"下一级党委和政府主要领导成员", "Heads of Party and government of the next lower level"}},
  {"match_with_post", {"人岗相适情况", "Match with the post"}},
  {"non_party_leaders", {"民主党派、工商联主要领导成员和无党派代表人士", "Democratic parties, federation of industry and commerce, non-party representatives"}},
  {"others", {"其他需要参加的人员", "Others as needed"}},
  {"party_committee", {"党委成员", "Members of the Party committee"}},
  {"subordinate_heads", {"直属单位主要领导成员", "Heads of subordinate units"}},
  {"superior_leaders", {"上级领导机关有关领导成员", "Superior leaders responsible"}},
  {"unit_leaders", {"本单位领导成员", "Leading members of the unit"}},
});
// clang-format on

static_assert(std::ranges::is_sorted(kMembers, {}, &Titled::code));
static_assert(std::ranges::is_sorted(kValues, {}, &Titled::code));

}  // namespace

const WordList kRecommendationWords{kMembers, kValues};

}  // namespace renmian::appointment
