// The words of this subject and of the person's record.
#include "workflows/appointment/words.hpp"

#include <algorithm>
#include <array>

namespace renmian::appointment {
namespace {

// clang-format off
constexpr auto kMembers = std::to_array<Titled>({
  {"area", {"任职地", "Area of the post"}},
  {"area_head", {"须地域回避的正职", "Head under area avoidance"}},
  {"area_of_growth", {"成长地", "Place of growing up"}},
  {"as_of", {"截至", "As of"}},
  {"broken_rules", {"突破的资格条件", "Rules broken"}},
  {"businesses", {"亲属经营企业", "Businesses of relatives"}},
  {"direct_superior", {"直接上下级领导关系", "One directly above the other"}},
  {"education", {"学历", "Education"}},
  {"exceptional", {"破格提拔经历", "Exceptional promotions"}},
  {"exceptional_grounds", {"破格提拔情形", "Grounds of the exception"}},
  {"family", {"家庭主要成员", "Family"}},
  {"from", {"自", "From"}},
  {"full_time", {"全日制", "Full time"}},
  {"grassroots", {"基层工作经历", "Grassroots experience"}},
  {"grounds", {"破格情形", "Grounds"}},
  {"guarded_work", {"一方任领导、另一方从事组织人事纪检审计财务工作", "One leads, the other does personnel, discipline, audit or finance work"}},
  {"health_ok", {"身体条件能履行职责", "Physically able"}},
  {"host", {"挂职单位", "Host unit"}},
  {"hours", {"学时", "Hours"}},
  {"institution", {"培训机构", "Institution"}},
  {"kinship", {"任职回避审查", "Avoidance in office"}},
  {"law", {"法律依据", "Law"}},
  {"law_forbids", {"法律规定不得兼任", "The law forbids to hold both"}},
  {"leadership", {"领导职务", "Leadership post"}},
  {"legal_qualification", {"法定任职资格审查", "Legal qualifications checked"}},
  {"legal_qualifications", {"法定资格", "Legal qualifications"}},
  {"name", {"姓名（名称）", "Name"}},
  {"offices", {"所兼职务", "Offices"}},
  {"on", {"日期", "On"}},
  {"on_years_in_post", {"在任职年限上破格", "Exception on years in post"}},
  {"other_offices", {"兼职情况", "Other offices"}},
  {"party_member", {"中共党员", "Party member"}},
  {"party_post", {"党的职务", "Party post"}},
  {"party_since", {"转正时间", "Full member since"}},
  {"person_record", {"干部信息", "Person's record"}},
  {"posts", {"任职经历", "Posts held"}},
  {"probation_until", {"试用期至", "Probation until"}},
  {"promoted_on", {"上次提拔时间", "Last promotion"}},
  {"qualification", {"所须资格", "Qualification needed"}},
  {"rank", {"职级", "Rank"}},
  {"rank_track", {"职级序列", "Rank track"}},
  {"recognised", {"经认可的机构", "Recognised institution"}},
  {"relation", {"亲属关系", "Relation"}},
  {"relatives", {"在机关工作的亲属", "Relatives at work"}},
  {"requirement", {"法定条件", "Requirement"}},
  {"requirements", {"各项法定条件", "Requirements"}},
  {"resignation", {"辞去文件", "Resignation"}},
  {"same_leader", {"同一机关直接隶属于同一领导人员", "Directly under the same leader"}},
  {"satisfied", {"符合", "Satisfied"}},
  {"secondments", {"挂职经历", "Secondments"}},
  {"service_from", {"参加工作时间", "Service from"}},
  {"supervised_by_unit", {"受拟任职单位监管、主管", "Supervised by the unit of the post"}},
  {"to", {"至", "To"}},
  {"training", {"培训", "Training"}},
  {"training_deferral", {"提任后补训", "Training deferred"}},
  {"trial_from", {"试用期起", "On trial from"}},
  {"workplace", {"工作单位", "Workplace"}},
});

constexpr auto kValues = std::to_array<Titled>({
  {"above_county", {"市级以上党的职务", "Party post above a county"}},
  {"at_county", {"县级党的职务", "Party post of a county"}},
  {"bachelor", {"大学本科", "Bachelor"}},
  {"below_county", {"县级以下党的职务", "Party post below a county"}},
  {"child", {"子女", "Child"}},
  {"child_in_law", {"子女的配偶", "Child's spouse"}},
  {"city_head", {"市级党政正职等", "Head at city level"}},
  {"county_head", {"县级党政正职等", "Head at county level"}},
  {"cousin", {"堂、表兄弟姐妹", "Cousin"}},
  {"doctor", {"博士研究生", "Doctor"}},
  {"grandchild", {"孙子女、外孙子女", "Grandchild"}},
  {"grandparent", {"祖父母、外祖父母", "Grandparent"}},
  {"grassroots_years", {"基层工作经历", "Years at grassroots"}},
  {"hardship_area", {"艰苦边远地区急需", "Urgently needed in a hardship area"}},
  {"junior_college", {"大学专科", "Junior college"}},
  {"master", {"硕士研究生", "Master"}},
  {"nephew_niece", {"侄、甥", "Nephew or niece"}},
  {"no_party_post", {"非党的职务", "No Party post"}},
  {"not_area_head", {"不属于", "No such head"}},
  {"notable_results", {"在其他岗位实绩特别显著", "Especially notable results elsewhere"}},
  {"parent", {"父母", "Parent"}},
  {"parent_in_law", {"配偶的父母", "Parent-in-law"}},
  {"results_in_hardship", {"在艰苦环境中实绩突出", "Prominent results in hard conditions"}},
  {"secondary", {"高中、中专", "Secondary school"}},
  {"self", {"本人", "The person"}},
  {"service_years", {"工龄", "Years of service"}},
  {"sibling", {"兄弟姐妹", "Sibling"}},
  {"sibling_in_law", {"配偶的兄弟姐妹、兄弟姐妹的配偶", "Sibling-in-law"}},
  {"specialised_post", {"专业性强的岗位或重要专项工作急需", "Specialised post or important project"}},
  {"structure_of_body", {"领导班子结构需要或岗位特殊要求", "Structure of the body or special requirement"}},
  {"tested_in_danger", {"在急难险重任务中经受考验、作出重大贡献", "Tested in an urgent or dangerous task"}},
  {"uncle_aunt", {"伯叔姑舅姨", "Uncle or aunt"}},
  {"years_in_post", {"任职年限", "Years in post"}},
});
// clang-format on

static_assert(std::ranges::is_sorted(kMembers, {}, &Titled::code));
static_assert(std::ranges::is_sorted(kValues, {}, &Titled::code));

}  // namespace

const WordList kQualificationWords{kMembers, kValues};

}  // namespace renmian::appointment
