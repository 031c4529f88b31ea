// The authorisation matrix (授权矩阵): which role may do what, to a case standing where, and whether who does it must
// have proved a short while ago who they are. Regulation reference 6.1 and 6.2, taken by the word. It is one constexpr
// table (matrix.cpp), and what has no row nobody may do.
//
// An act is the code of a command, or of something that is no command of a case: "<noun>.<verb>". Nobody does anything
// to a case or a file of which they are the person, but cadre_self, who does nothing anywhere else. Rights limit
// further what the roles of a person give them: to units, levels, cases, acts and days (access_book.hpp).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "engine/access/role.hpp"

namespace renmian::account {

// A set of roles, one of which comes first: whose business it is before all others.
class Roles {
 public:
  template <class... Each>
  constexpr explicit Roles(Role first, Each... others) : first_(first), bits_((bit(first) | ... | bit(others))) {}

  constexpr bool has(Role role) const { return (bits_ & bit(role)) != 0; }
  constexpr Role first() const { return first_; }
  constexpr Roles operator|(Roles others) const {
    Roles both = *this;
    both.bits_ |= others.bits_;
    return both;
  }

 private:
  static constexpr std::uint64_t bit(Role role) { return std::uint64_t{1} << static_cast<unsigned>(role); }
  Role first_;
  std::uint64_t bits_;
};

// Whether it takes a proof of who one is that is not old: approve, sign, export, change of rights.
enum class Proof { kAny, kFresh };

using States = std::span<const std::string_view>;

struct MatrixRow {
  std::string_view act;
  Roles roles;
  Proof proof = Proof::kAny;
  std::string_view procedure = {};  // to cases of this one; empty: to cadre cases of all kinds, or to no case
  States states = {};               // codes of main states; empty: wherever the case stands
};

// By act. An act may have several rows.
std::span<const MatrixRow> matrix();
std::span<const MatrixRow> rows_of(std::string_view act);

// Whether the row is about cases of this procedure (empty: no case).
bool is_about(const MatrixRow& row, std::string_view procedure);
bool holds_in(const MatrixRow& row, std::string_view state);

}  // namespace renmian::account
