// A server with an account for every role that somebody can hold, each named as its role is: the three administrators
// are there from the start, the others are added. And a unit with a post, inside of which rights may be limited,
// another one, and two people.
#pragma once

#include "api/service/office.hpp"
#include "engine/case/journal.hpp"
#include "tests/support/signed_in.hpp"
#include "workflows/account/matrix.hpp"
#include "workflows/appointment/kinds.hpp"

namespace renmian::test {

template <class IdType>
IdType number(std::uint8_t last) {
  auto id = IdType{*parse_uuid("01900000-0000-7000-8000-000000000000")};
  id.uuid.bytes.back() = last;
  return id;
}

inline const Unit kUnitInside{number<UnitId>(1), "示例市统计局", {}},
    kUnitOutside{number<UnitId>(2), "示例市水利局", {}};

inline Post post_in(const Unit& unit, std::uint8_t last) {
  return {.id = number<PostId>(last),
          .unit = unit.id,
          .title = "局长",
          .level = PostLevel::division_head,
          .kind = PostKind::head};
}
inline const Post kPostInside = post_in(kUnitInside, 11), kPostOutside = post_in(kUnitOutside, 12);

inline PersonWithForm person(std::uint8_t last) {
  return {Person{.id = number<PersonId>(last),
                 .name = "林示例",
                 .sex = "男",
                 .birth_month = "1972-08",
                 .current_post = "副局长",
                 .form_digest = "0"},
          "<Person/>"};
}
// Everybody who is added is the second of them.
inline const PersonWithForm kCandidate = person(21), kOneself = person(22);

// Whether the matrix gives the act to the role.
inline bool permits(Role role, std::string_view act, std::string_view procedure = {}, std::string_view state = {}) {
  return std::ranges::any_of(account::rows_of(act), [&](const account::MatrixRow& row) {
    return row.roles.has(role) && account::is_about(row, procedure) && account::holds_in(row, state);
  });
}

class RoleOffice : public SignedInOffice {
 public:
  explicit RoleOffice(std::optional<Timestamp> demo_start = std::nullopt,
                      const std::function<void(Config&)>& adjust = {})
      : SignedInOffice(demo_start, adjust) {
    auto& store = runtime().store();
    store.save_units({{kUnitInside, kUnitOutside}});
    store.save_posts({{kPostInside, kPostOutside}});
    store.save_people({{kCandidate, kOneself}});
  }

  // Everybody but the program.
  static std::vector<Role> roles() {
    std::vector<Role> all;
    for (const auto& info : all_roles()) {
      if (info.role != Role::program) all.push_back(info.role);
    }
    return all;
  }

  CaseId open_case(const Procedure& kind, PersonId who, PostId post) {
    const auto& all = appointment::all_kinds();
    const auto place = std::ranges::find(all, &kind) - all.begin();
    const CaseToOpen what{
        .person = who, .post = post, .need = "空缺", .kind = static_cast<appointment::CaseKind>(place)};
    const auto request = request_to_open(runtime().desk(), what, journal_actor(), {}).value();
    give(request);
    return request.case_id;
  }

  void give(Request request) {
    const auto answer = runtime().desk().do_now(std::move(request));
    if (const auto* refusal = std::get_if<Refusal>(&answer)) throw std::runtime_error(refusal->message.en);
  }

  // The accounts of all roles that are no administrator's. Rights are within `unit`, if it is given, and an inspection
  // team's name `cases_of_team`.
  void add_everybody(const std::optional<UnitId>& unit, const std::vector<CaseId>& cases_of_team) {
    for (const auto role : roles()) {
      if (!is_administrator(role)) add_of(role, unit, cases_of_team);
    }
  }

 private:
  void add_of(Role role, const std::optional<UnitId>& unit, const std::vector<CaseId>& cases_of_team) {
    const std::string login(code_of(role));
    const account::OpenAccount open{
        .login = login, .name = "示例", .unit = "某单位", .person = kOneself.person.id, .reason = "履职"};
    give(request_to_open_account(runtime().desk(), open, actor("sysadmin"), {}).value());
    const auto today = date_in_china(runtime().desk().clock().now());
    account::ProposeRight right{
        .role = role, .unit = unit, .from = today, .until = add_days(today, 30), .reason = "履职"};
    if (role == Role::unit_party) right.unit = kUnitInside.id;
    if (role == Role::cadre_self) right.unit.reset();
    if (role == Role::inspection_team) right.cases = cases_of_team;
    command(login, "propose_right", write_described(right), "sysadmin");
    command(login, "grant_right", {{"proposal", 1}}, "secadmin");
    runtime().accounts().told();
    set_up(login, runtime().identity().issue_one_time_password(login, "sysadmin").password.value);
  }
};

}  // namespace renmian::test
