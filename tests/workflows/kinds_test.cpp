// Every kind of case against the matrix of the steps (regulation reference 2.2): a step that is required or optional
// has its commands in the table of the kind, one that does not apply has none.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "engine/procedure/book_check.hpp"
#include "workflows/appointment/kinds.hpp"
#include "workflows/appointment/kinds/matrix.hpp"

namespace renmian::test {
namespace {

using namespace appointment;

// The commands by which each step is taken. Steps not named here are taken in the case file, which all kinds share.
const std::map<ProcedureStep, std::set<std::string>> kCommandsOf{
    {ProcedureStep::start_opinion, {"give_start_opinion"}},
    {ProcedureStep::prior_report, {"file_prior_report"}},
    {ProcedureStep::talk_recommendation, {"summarize_recommendation"}},
    {ProcedureStep::inspection_target, {"fix_target"}},
    {ProcedureStep::inspection_plan, {"form_inspection_team"}},
    {ProcedureStep::inspection_notice, {"publish_inspection_notice"}},
    {ProcedureStep::inspection, {"complete_inspection"}},
    {ProcedureStep::four_checks, {"conclude_file_review"}},
    {ProcedureStep::agenda_gate, {"pass_agenda_gate"}},
    {ProcedureStep::collective_decision, {"adopt_decision"}},
    {ProcedureStep::publicity, {"start_publicity"}},
    {ProcedureStep::probation, {"issue_trial_notice"}},
    {ProcedureStep::probation_assessment, {"confirm_appointment"}},
    {ProcedureStep::filing, {"close_case"}},
};

const Procedure& of(CaseKind kind) { return *all_kinds()[static_cast<std::size_t>(kind)]; }

bool has(const Procedure& procedure, const std::string& command) {
  for (const auto& row : procedure.book().rows) {
    if (row.region == Region::kProcedure && row.command->code == command) return true;
  }
  return false;
}

TEST(Kinds, AreTheElevenOfTheReferenceInItsOrder) {
  std::vector<std::string> ids;
  for (const auto* procedure : all_kinds()) ids.emplace_back(procedure->book().info.id);
  EXPECT_EQ(ids,
            (std::vector<std::string>{"promote", "further_use", "term_change", "lateral", "rank_to_post",
                                      "legal_nominate", "transfer_in", "removal", "resign", "demote", "secondment"}));
}

TEST(Kinds, AgreeWithTheMatrixOfTheSteps) {
  for (const auto& row : kMatrix) {
    const auto commands = kCommandsOf.find(row.step);
    if (commands == kCommandsOf.end()) continue;
    for (std::size_t kind = 0; kind < kCaseKinds; ++kind) {
      const auto applicable = applies(row, static_cast<CaseKind>(kind));
      for (const auto& command : commands->second) {
        EXPECT_EQ(has(of(static_cast<CaseKind>(kind)), command), applicable != Applies::kNot)
            << row.title.en << ", kind " << kind << ", command " << command;
      }
    }
  }
}

// The published part of the matrix, from a copy of it.
TEST(Kinds, MatrixIsThatOfTheReference) {
  std::ifstream file(std::string(RENMIAN_TEST_DATA) + "/rules/step_matrix.tsv");
  const std::array<CaseKind, 5> columns{CaseKind::promote, CaseKind::further_use, CaseKind::term_change,
                                        CaseKind::lateral, CaseKind::legal_nominate};
  std::string line;
  std::getline(file, line);  // heading
  std::size_t step = 0;
  for (; std::getline(file, line); ++step) {
    ASSERT_LT(step, kMatrix.size());
    std::istringstream cells(line);
    std::string title, cell;
    std::getline(cells, title, '\t');
    for (const auto kind : columns) {
      std::getline(cells, cell, '\t');
      EXPECT_EQ(static_cast<char>(applies(kMatrix[step], kind)), cell.front()) << title << ", kind " << int(kind);
    }
  }
  EXPECT_EQ(step, kMatrix.size());
}

TEST(Kinds, AreEachProvenSoundAndLawfulOnceMoreFromTheirBooks) {
  for (const auto* procedure : all_kinds()) {
    for (const auto& check : check_book(procedure->book())) {
      EXPECT_TRUE(check.ok()) << procedure->book().info.id << ": " << check.code;
    }
    EXPECT_FALSE(procedure->book().mandatory.empty()) << procedure->book().info.id;
  }
}

}  // namespace
}  // namespace renmian::test
