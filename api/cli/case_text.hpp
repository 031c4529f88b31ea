// Cases and answers as text for people: what comes next, what is missing, and where each rule comes from.
#pragma once

#include <span>
#include <string>

#include "engine/case/desk.hpp"

namespace renmian {

// A position in words: "任前公示", "已暂缓：任前公示".
std::string position_title(const Book& book, std::string_view position, Language language);

// "✗ pub-days 公示期…（R2019 Art. 42 · V）" and, one line each, what is missing.
std::string gate_text(const GateInfo& gate, const Verdict& verdict, Language language, std::string_view indent);

// Every gate that is not met, every problem of the input.
std::string answer_text(const Answer& answer, Desk& desk, Language language);
std::string problems_text(const Problems& problems, Language language);

// The cells of a list of cases: id, person, where it stands, opened on, version.
std::vector<std::string> case_row(const CaseRow& row, Desk& desk, Language language);

// The case: whose, where it stands, what is known, and every possible command with the verdict of each gate
// (but not that the case is open, which every command of the case file asks for).
std::string case_text(const LoadedCase& loaded, Desk& desk, Language language, std::optional<Timestamp> at = {});

// What was asked of a case, one line each: when, by whom, what, and what came of it.
std::string history_text(std::span<const StoredEvent> events, const Catalogue& catalogue, Store& store,
                         Language language);

}  // namespace renmian
