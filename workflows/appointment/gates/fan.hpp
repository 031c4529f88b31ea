// 凡提四必: the four things that are always done before a promotion (Code2016; R2019 Art. 31). No waiver.
#pragma once

#include "workflows/appointment/gates/common.hpp"

namespace renmian::appointment {

// "干部档案必审": the file is reviewed, and no doubt is open on identity, age, service, Party age, education, career.
struct Fan1File {
  static constexpr GateInfo info{.id = "fan-1-file",
                                 .title = {"干部档案“凡提必审”", "The personnel file has been reviewed"},
                                 .source = "Code2016; R2019 Art. 31; FILE2018",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"档案室、考察组", "File room and inspection team"}};
  static Verdict check(const Facts& facts, const Given&) {
    if (!facts.file_review)
      return Verdict::unmet(Text{"缺少档案室的任前审核登记", "the file room's review is missing"});
    std::vector<Text> missing;
    for (const auto doubt : facts.file_review->doubts) {
      missing.push_back(about({"档案存疑未澄清", "open doubt in the file"}, name_of(doubt)));
    }
    return Verdict::unless(std::move(missing));
  }
};

// "个人有关事项报告必核": the report is verified; differences are judged and handled, in writing.
struct Fan2Personal {
  static constexpr GateInfo info{
      .id = "fan-2-personal",
      .title = {"个人有关事项报告“凡提必核”", "The report on personal matters has been verified"},
      .source = "Code2016; R2019 Art. 31; PIR2017",
      .mark = Mark::kV,
      .confirmed_by = {"干部监督科", "Supervision section"}};
  static Verdict check(const Facts& facts, const Given&) {
    const auto& verified = facts.personal_matters;
    if (!verified) {
      return Verdict::unmet(Text{"个人有关事项报告尚未查核", "the report on personal matters has not been verified"});
    }
    if (verified->result == PersonalMatters::differences_open) {
      return Verdict::unmet(Text{"查核发现的不一致尚未认定处理", "differences found have not been judged and handled"});
    }
    if (verified->result == PersonalMatters::differences_handled && !verified->conclusion) {
      return Verdict::unmet(Text{"不一致的处理缺少书面结论", "the written conclusion on the differences is missing"});
    }
    return Verdict::met();
  }
};

// "纪检监察机关意见必听": the opinion is obtained and says "no effect on use".
struct Fan3Discipline {
  static constexpr GateInfo info{.id = "fan-3-discipline",
                                 .title = {"纪检监察机关意见“凡提必听”", "The discipline organ has been heard"},
                                 .source = "Code2016; R2019 Art. 31",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"干部监督科、纪委监委", "Supervision section with discipline organ"}};
  static Verdict check(const Facts& facts, const Given&) {
    if (!facts.discipline) {
      return Verdict::unmet(Text{"缺少纪检监察机关的回复意见", "the discipline organ has not replied"});
    }
    switch (facts.discipline->opinion) {
      case DisciplineOpinion::no_effect_on_use:
        return Verdict::met();
      case DisciplineOpinion::affects_use:
        return Verdict::unmet(Text{"纪检监察机关认为影响使用", "the discipline organ finds that use is affected"});
      case DisciplineOpinion::under_review:
        break;
    }
    return Verdict::unmet(Text{"纪检监察机关正在核查，尚无结论", "the discipline organ is still reviewing"});
  }
};

// "线索具体的信访举报必查": every specific, checkable complaint is investigated, and none affects use.
struct Fan4Complaint {
  static constexpr GateInfo info{
      .id = "fan-4-complaint",
      .title = {"线索具体的信访举报“凡提必查”", "Checkable complaints have been investigated"},
      .source = "Code2016; R2019 Art. 31",
      .mark = Mark::kV,
      .confirmed_by = {"干部监督科、纪委监委", "Supervision section with discipline organ"}};
  static Verdict check(const Facts& facts, const Given&) {
    std::vector<Text> missing;
    for (const auto& [registered, concluded] : facts.complaints) {
      if (!concluded) {
        if (!registered->checkable) continue;
        missing.push_back(about({"信访举报尚未查结", "complaint not yet concluded"}, registered->complaint));
      } else if (concluded->outcome == ComplaintOutcome::c_serious_proven ||
                 concluded->outcome == ComplaintOutcome::d_serious_unproven) {
        const auto outcome = name_of(concluded->outcome);
        missing.emplace_back("信访举报 " + concluded->complaint.value + " 影响使用：" + std::string(outcome.zh),
                             "complaint " + concluded->complaint.value + " affects use: " + std::string(outcome.en));
      }
    }
    return Verdict::unless(std::move(missing));
  }
};

}  // namespace renmian::appointment
