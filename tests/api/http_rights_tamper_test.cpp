// Rights are what the log says: whoever writes others into the database past it gains nothing.
#include <gmock/gmock.h>

#include "adapters/store/open.hpp"
#include "tests/support/documents.hpp"
#include "tests/support/role_office.hpp"

namespace renmian::test {
namespace {

std::string roles_told(HttpClient& client) { return client.get("/api/v1/rights").body(); }

TEST(RightsPastTheLog, AnotherRoleWrittenIntoTheDatabaseIsNeverHeld) {
  const auto database = Database::sqlite();
  migrate(database->url());
  Config config;
  SignedInOffice office({}, [&](Config& adjusted) {
    adjusted.database = database->url();
    config = adjusted;
  });
  office.add("li", {{Role::cadre_section}});
  auto li = office.client("li");
  const auto lawful = roles_told(li);
  ASSERT_THAT(lawful, testing::HasSubstr("cadre_section"));

  database->execute(
      "DROP TRIGGER case_payload_update; "
      "UPDATE case_payload SET content = replace(content, '\"cadre_section\"', '\"od_head\"') "
      "WHERE content LIKE '%\"cadre_section\"%'");
  EXPECT_EQ(roles_told(li), lawful) << "what is in work was read before";

  // Who has to read the account anew finds that it is not what the log says, and goes by nothing of it.
  Runtime anew(config);
  const auto read_anew = [&]() -> std::string {
    try {
      return anew.accounts().find("li") ? "believed" : "unknown";
    } catch (const Fault& fault) {
      return fault.code();
    }
  };
  EXPECT_EQ(read_anew(), "case-tampered");
  EXPECT_TRUE(anew.accounts().find("secadmin")) << "others go on";
}

TEST(RightsPastTheLog, ACaseThatTheDatabaseCallsAnAccountIsNone) {
  const auto database = Database::sqlite();
  migrate(database->url());
  Config config;
  SignedInOffice office({}, [&](Config& adjusted) {
    adjusted.database = database->url();
    config = adjusted;
  });
  office.add("li", {{Role::cadre_section}});
  const Runtime anew(config);
  ASSERT_TRUE(anew.accounts().find("li"));

  // The records of the system's day, and a row without any event.
  const auto without_events = to_string(make_uuid_v7(Timestamp{}, {}));
  database->execute(
      "UPDATE appointment_case SET procedure = 'account'; "
      "INSERT INTO appointment_case SELECT tenant, '" +
      without_events +
      "', procedure, procedure_version, policy, person_id, post_id, batch_id, opened_at, unit_id, level"
      " FROM appointment_case LIMIT 1; "
      "INSERT INTO case_head (tenant, case_id, position, version, seq, leaf) VALUES (1, '" +
      without_events + "', 'account_active', 1, 1, zeroblob(32))");
  anew.accounts().told();
  EXPECT_TRUE(anew.accounts().find("li"));
  try {
    static_cast<void>(anew.accounts().all());
    FAIL() << "a list of accounts with what is none";
  } catch (const Fault& fault) {
    EXPECT_EQ(fault.code(), "case-tampered");
  }
}

TEST(RightsPastTheLog, ACaseIsNotShownToTheUnitThatItsRowNames) {
  const auto database = Database::sqlite();
  migrate(database->url());
  SignedInOffice office({}, [&](Config& adjusted) { adjusted.database = database->url(); });
  auto& desk = office.runtime().desk();
  desk.store().save_units({{kUnitInside, kUnitOutside}});
  desk.store().save_posts({{kPostInside, kPostOutside}});
  desk.store().save_people({{kCandidate}});
  office.add("inside", {{Role::cadre_section, kUnitInside.id}});
  office.add("outside", {{Role::cadre_section, kUnitOutside.id}});
  const CaseToOpen what{.person = kCandidate.person.id, .post = kPostInside.id, .need = "空缺"};
  const auto request = request_to_open(desk, what, office.actor("inside"), {}).value();
  ASSERT_TRUE(std::holds_alternative<Advanced>(desk.do_now(request)));
  const auto id = to_string(request.case_id);
  auto inside = office.client("inside"), outside = office.client("outside");
  const auto uploaded = inside.send(verb::post, "/api/v1/documents?name=a.pdf&case=" + id, std::string(kPdf),
                                    {{"Content-Type", "application/octet-stream"}});
  ASSERT_EQ(uploaded.result_int(), 201U) << uploaded.body();
  const auto document = std::string(json_of(uploaded).at("id").as_string());
  const std::vector<std::string> shown{"/api/v1/cases/" + id, "/api/v1/cases/" + id + "/history",
                                       "/api/v1/documents/" + document + "/content"};
  const auto expect = [&](const std::string& when) {
    for (const auto& target : shown) {
      EXPECT_EQ(inside.get(target).result_int(), 200U) << target << when;
      EXPECT_EQ(outside.get(target).result_int(), 404U) << target << when;
    }
  };
  expect(" as it was opened");
  database->execute("UPDATE appointment_case SET unit_id = '" + to_string(kUnitOutside.id) + "' WHERE case_id = '" +
                    id + "'");
  ASSERT_EQ(desk.store().case_row(request.case_id)->about.unit, kUnitOutside.id);
  expect(" with another unit in its row");
}

}  // namespace
}  // namespace renmian::test
