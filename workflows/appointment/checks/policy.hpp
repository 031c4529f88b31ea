// Policy values of this subject; see policy.hpp.
#pragma once

#include "engine/policy/policy.hpp"

namespace renmian::appointment {

struct ChecksPolicy {
  Whole<2, 3> file_reviews_needed{3};
  Whole<1, 12> personal_matters_valid_months{12};
  Whole<1, 12> discipline_opinion_valid_months{6};
  BOOST_DESCRIBE_CLASS(ChecksPolicy, (),
                       (file_reviews_needed, personal_matters_valid_months, discipline_opinion_valid_months), (), ())

  // clang-format off
  static constexpr auto items = std::to_array<PolicyItem>({
    {"file_reviews_needed",             "file-three-times", Mark::kS, {"档案审核次数：2 为动议、考察时，3 另加任职前", "file reviews: 2 at motion and inspection, 3 also before appointment"}},
    {"personal_matters_valid_months",   "fan-2-personal",   Mark::kS, {"个人有关事项查核结果有效月数", "months a verification of personal matters is valid"}},
    {"discipline_opinion_valid_months", "fan-3-discipline", Mark::kM, {"纪检监察机关回复意见有效月数", "months the discipline organ's reply is valid"}},
  });
  // clang-format on
};

}  // namespace renmian::appointment
