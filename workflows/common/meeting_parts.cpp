#include "workflows/common/meeting_parts.hpp"

#include <algorithm>
#include <set>

#include "workflows/common/sentence.hpp"

namespace renmian::common {

std::vector<Text> paper_faults(const BallotPapers& papers, const Ballots& ballots,
                               const std::vector<std::string>& voters) {
  std::vector<Text> faults;
  std::set<std::string> served;
  for (const auto& staff : papers.issued_to) {
    if (std::ranges::find(voters, staff.value) == voters.end()) {
      faults.emplace_back(sentence({"无表决权的人员领取了选票：", staff.value}),
                          sentence({"a paper was issued to somebody who has no vote: ", staff.value}));
    }
    if (!served.insert(staff.value).second) {
      faults.emplace_back(sentence({"重复领取选票：", staff.value}),
                          sentence({"a second paper was issued to: ", staff.value}));
    }
  }
  const auto issued = static_cast<std::int64_t>(papers.issued_to.size());
  const auto counted = ballots.agree + ballots.disagree + ballots.defer + papers.invalid;
  if (papers.returned > issued) {
    faults.emplace_back(sentence({"收回选票 ", papers.returned.value, " 张，多于发出的 ", issued, " 张"}),
                        sentence({papers.returned.value, " papers were returned, but ", issued, " issued"}));
  }
  if (counted != papers.returned) {
    faults.emplace_back(sentence({"计入 ", counted, " 张（其中无效 ", papers.invalid.value, " 张），与收回选票 ",
                                  papers.returned.value, " 张不符"}),
                        sentence({counted, " papers are accounted for (", papers.invalid.value,
                                  " of them invalid), but ", papers.returned.value, " were returned"}));
  }
  if (papers.naming_others > papers.invalid) {
    faults.emplace_back(sentence({"另选他人的选票 ", papers.naming_others.value, " 张，只有 ", papers.invalid.value,
                                  " 张计为无效；不得另选他人"}),
                        sentence({papers.naming_others.value, " papers name somebody else, only ", papers.invalid.value,
                                  " are counted as invalid; nobody may be written in"}));
  }
  return faults;
}

}  // namespace renmian::common
