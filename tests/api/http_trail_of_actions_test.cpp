// What people do over HTTP, one thing after the other, and what the log holds of each: who, what, to what, with which
// outcome, compared line by line.
#include <gmock/gmock.h>

#include <algorithm>
#include <thread>

#include "adapters/store/open.hpp"
#include "engine/case/journal.hpp"
#include "tests/support/forms.hpp"
#include "tests/support/signed_in.hpp"

namespace renmian::test {
namespace {

namespace json = boost::json;
using namespace std::chrono_literals;
using Lines = std::vector<std::string>;

const Timestamp kStart = *parse_timestamp("2026-03-02T01:00:00.000000Z");
const Fields kAsBearer{{"Session-Transport", "bearer"}};

std::string text(const json::value& entry, std::string_view member) {
  const auto* found = entry.as_object().if_contains(member);
  return found == nullptr || found->is_null() ? "-" : std::string(found->as_string());
}

std::string gates_of(const json::value& refusal) {
  std::string gates;
  for (const auto& gate : refusal.at("gates").as_array()) gates.append(" ").append(gate.as_string());
  return gates;
}

std::string line(std::string_view command, const std::string& who, const std::string& object,
                 const std::string& outcome) {
  return std::string(command) + " | " + who + " | " + object + " | " + outcome;
}

// Of an entry of the journal.
std::string line(const std::string& command, const json::value& entry) {
  const auto with = [&](const std::string& object, const std::string& outcome) {
    return line(command, text(entry, "by"), object, outcome);
  };
  if (command == Reading::kCommand) return with(text(entry, "what") + " of " + text(entry, "subject"), "shown");
  if (command == RegisterChanged::kCommand) return with(text(entry, "kept_in") + " " + text(entry, "id"), "changed");
  if (command == SignInNoted::kCommand) return with(text(entry, "account"), text(entry, "what"));
  if (command == PolicyChanged::kCommand) return with(text(entry, "procedure"), "with " + text(entry, "approved_by"));
  if (command == Exported::kCommand) return with(text(entry, "scope"), "with " + text(entry, "approved_by"));
  if (command == Refused::kCommand) {
    return with(text(entry, "command") + " " + text(entry, "case_id"), text(entry, "code") + gates_of(entry));
  }
  return with("-", json::serialize(entry));
}

Lines lines_of(const StoredEvent& stored) {
  const auto event = parse_event(stored.body);
  const auto data = data_of(stored);
  const auto* entries = data.is_object() ? data.as_object().if_contains("entries") : nullptr;
  Lines lines;
  if (event.procedure == system_procedure::kId && entries != nullptr) {
    for (const auto& entry : entries->as_array()) lines.push_back(line(event.command, entry));
    return lines;
  }
  std::string outcome = event.outcome == Event::Outcome::kAccepted ? "accepted" : "refused";
  for (const auto& [gate, verdict] : event.gates) {
    if (verdict == "unmet") outcome += " " + gate;
  }
  return {line(event.command, event.actor.id, to_string(event.case_id), outcome)};
}

class TheTrail : public testing::Test {
 protected:
  TheTrail() {
    office_ = std::make_unique<SignedInOffice>(kStart, [this](Config& config) {
      config.database = database_;
      config.outside.allow = {"127.0.0.1"};
      config.outside.ports.insert(9);
      migrate(database_);
    });
    office_->add("head", {{.role = Role::od_head}});
    office_->add("section", {{.role = Role::cadre_section}});
    office_->add("supervisor", {{.role = Role::supervision_section}});
    office_->add("files", {{.role = Role::file_room}});
    office_->add("quota", {{.role = Role::establishment_office}});
    office_->add("minutes", {{.role = Role::committee_office}});
    office_->add("oa", {{.role = Role::document_system}}, account::AccountKind::service);
    for (const auto* login : {"sysadmin", "secadmin", "auditor", "head", "section", "zzb-009", "oa"}) {
      call(to_string(account::account_case_id(login)), std::string("account ") + login);
    }
    new_lines(office_->runtime().store());
  }

  SignedInOffice& office() { return *office_; }

  // An id by this name from now on.
  std::string call(const std::string& id, const std::string& name) {
    names_.emplace_back(id, name);
    return id;
  }

  Lines new_lines(Store& store) {
    Lines lines;
    for (const auto& stored : store.events_from(next_, 1000)) {
      next_ = stored.log_index + 1;
      for (auto& each : lines_of(stored)) {
        for (const auto& [id, name] : names_) {
          if (const auto at = each.find(id); at != std::string::npos) each.replace(at, id.size(), name);
        }
        lines.push_back(std::move(each));
      }
    }
    return lines;
  }

  // The answer was this one, and the log has these lines more. What is put on record after the answer is waited for.
  json::object leaves(const HttpResponse& response, unsigned status, const Lines& expected) {
    EXPECT_EQ(response.result_int(), status) << response.body();
    auto lines = new_lines(office().runtime().store());
    const auto give_up_at = std::chrono::steady_clock::now() + 5s;
    while (lines.size() < expected.size() && std::chrono::steady_clock::now() < give_up_at) {
      std::this_thread::sleep_for(1ms);
      std::ranges::move(new_lines(office().runtime().store()), std::back_inserter(lines));
    }
    EXPECT_EQ(lines, expected);
    ++acts_;
    return response.body().starts_with('{') ? json_of(response) : json::object{};
  }

  HttpResponse post(const std::string& who, const std::string& path, const json::value& body = json::object{}) {
    return office().client(who).post("/api/v1/" + path, body);
  }
  HttpResponse put(const std::string& who, const std::string& path, const json::value& body) {
    return office().client(who).put("/api/v1/" + path, body);
  }
  HttpResponse get(const std::string& who, const std::string& path) {
    return office().client(who).get("/api/v1/" + path);
  }
  HttpResponse remove(const std::string& who, const std::string& path) {
    return office().client(who).send(verb::delete_, "/api/v1/" + path);
  }
  HttpResponse command(const std::string& who, const std::string& path, const std::string& id, const std::string& code,
                       const json::value& data = json::object{}) {
    const auto version = office().runtime().desk().load(*parse_id<OfCase>(id))->version;
    return office().client(who).post("/api/v1/" + path + "/commands", {{"command", code}, {"data", data}},
                                     {{"If-Match", '"' + id + "-" + std::to_string(version) + '"'}});
  }
  HttpResponse to_account(const std::string& who, const std::string& login, const std::string& code,
                          const json::value& data) {
    return command(who, "users/" + login, to_string(account::account_case_id(login)), code, data);
  }
  HttpResponse sign_in(const std::string& login, const std::string& password, const std::string& code) {
    json::object body{{"login", login}, {"password", password}};
    if (!code.empty()) body["totp"] = code;
    return office().client().post("/api/v1/sessions", body, kAsBearer);
  }
  HttpClient with(const HttpResponse& session) {
    return HttpClient(office().port(), std::string(json_of(session).at("token").as_string()));
  }

  // Ends the server; what it wrote at its end.
  Lines last_lines() {
    office_.reset();
    return new_lines(*open_store(database_));
  }
  std::size_t acts() const { return acts_; }

 private:
  TemporaryFolder folder_;
  const std::string database_ = "sqlite:" + (folder_.path() / "renmian.db").string();
  std::unique_ptr<SignedInOffice> office_;
  std::vector<std::pair<std::string, std::string>> names_;
  std::uint64_t next_ = 0;
  std::size_t acts_ = 0;
};

std::string id_in(const json::object& answer, std::string_view member = "id") {
  return std::string(answer.at(member).as_string());
}

json::object right(Role role) {
  const auto today = date_in_china(kStart);
  return write_described(
             account::ProposeRight{.role = role, .from = today, .until = add_days(today, 30), .reason = "履职"})
      .as_object();
}

TEST_F(TheTrail, HoldsWhatWasDoneLineByLine) {
  // --- Coming in ---
  leaves(sign_in("section", "not the password", {}), 401, {"record_sign_in | - | section | refused"});
  leaves(sign_in("section", kOwnPassword, "000000"), 401, {"record_sign_in | - | section | refused"});
  leaves(sign_in("nobody", kOwnPassword, {}), 401, {"record_sign_in | - | - | refused"});
  const auto opened = sign_in("section", kOwnPassword, office().code("section"));
  leaves(opened, 201, {"record_sign_in | - | section | signed_in"});
  auto session = with(opened);
  leaves(session.post("/api/v1/sessions/current/proof", {{"totp", "000000"}}), 401,
         {"record_sign_in | - | section | refused"});
  const auto proved = session.post("/api/v1/sessions/current/proof", {{"password", kOwnPassword}});
  leaves(proved, 200, {"record_sign_in | - | section | proved_again"});
  leaves(with(proved).send(verb::delete_, "/api/v1/sessions/current"), 204,
         {"record_sign_in | - | section | signed_out"});

  // --- An account and its rights ---
  const json::object person{
      {"login", "zzb-009"}, {"kind", "person"}, {"name", "示例"}, {"unit", "组织部"}, {"reason", "新调入"}};
  leaves(post("sysadmin", "users", person), 201, {"open_account | sysadmin | account zzb-009 | accepted"});
  leaves(to_account("sysadmin", "zzb-009", "propose_right", right(Role::cadre_section)), 200,
         {"propose_right | sysadmin | account zzb-009 | accepted"});
  leaves(to_account("secadmin", "zzb-009", "refuse_right", {{"proposal", 1}, {"reason", "不需要"}}), 200,
         {"refuse_right | secadmin | account zzb-009 | accepted"});
  leaves(to_account("secadmin", "zzb-009", "propose_right", right(Role::cadre_section)), 200,
         {"propose_right | secadmin | account zzb-009 | accepted"});
  leaves(to_account("secadmin", "zzb-009", "grant_right", {{"proposal", 2}}), 422,
         {"grant_right | secadmin | account zzb-009 | refused acc-two-persons"});
  leaves(to_account("head", "zzb-009", "propose_right", right(Role::cadre_section)), 200,
         {"propose_right | head | account zzb-009 | accepted"});
  leaves(to_account("sysadmin", "zzb-009", "grant_right", {{"proposal", 3}}), 403, {});
  leaves(to_account("secadmin", "zzb-009", "grant_right", {{"proposal", 3}}), 200,
         {"grant_right | secadmin | account zzb-009 | accepted"});
  leaves(to_account("secadmin", "zzb-009", "withdraw_right", {{"right", 1}, {"reason", "调离"}}), 200,
         {"withdraw_right | secadmin | account zzb-009 | accepted"});
  const auto issued = post("sysadmin", "users/zzb-009/password");
  const auto one_time = id_in(leaves(issued, 201, {"record_sign_in | sysadmin | zzb-009 | password_set"}), "password");
  const auto first = sign_in("zzb-009", one_time, {});
  leaves(first, 201, {"record_sign_in | - | zzb-009 | signed_in"});
  const auto changed =
      with(first).send(verb::put, "/api/v1/me/password",
                       json::serialize(json::object{{"old_password", one_time}, {"new_password", kOwnPassword}}),
                       {{"Content-Type", "application/json"}});
  leaves(changed, 200, {"record_sign_in | - | zzb-009 | password_set"});
  auto second = with(changed);
  const auto factor = second.post("/api/v1/me/second-factor", {{"password", kOwnPassword}});
  const auto secret = from_base32(id_in(leaves(factor, 201, {}), "secret"));
  const auto code = totp_code(secret, totp_step(kStart));
  leaves(second.send(verb::put, "/api/v1/me/second-factor", json::serialize(json::object{{"totp", code}}),
                     {{"Content-Type", "application/json"}}),
         200, {"record_sign_in | - | zzb-009 | second_factor_set"});
  leaves(remove("secadmin", "users/zzb-009/second-factor"), 204,
         {"record_sign_in | secadmin | zzb-009 | second_factor_removed"});
  leaves(to_account("sysadmin", "zzb-009", "disable_account", {{"reason", "休假"}}), 200,
         {"disable_account | sysadmin | account zzb-009 | accepted"});
  leaves(to_account("sysadmin", "zzb-009", "enable_account", {{"reason", "返岗"}}), 200,
         {"enable_account | sysadmin | account zzb-009 | accepted"});

  // --- Registers ---
  const auto unit = call(id_in(json_of(post("section", "units", {{"name", "示例市统计局"}}))), "unit");
  leaves(get("section", "units/" + unit), 200, {"record_register | section | units unit | changed"});
  leaves(put("section", "units/" + unit, {{"name", "示例市统计局（新）"}}), 200,
         {"record_register | section | units unit | changed"});
  json::object to_add{{"unit", unit}, {"title", "副局长"}, {"level", "division_deputy"}, {"kind", "deputy"}};
  const auto post_id = call(id_in(json_of(post("section", "posts", to_add))), "post");
  leaves(get("section", "posts"), 200, {"record_register | section | posts post | changed"});
  to_add["title"] = "副局长（分管）";
  leaves(put("section", "posts/" + post_id, to_add), 200, {"record_register | section | posts post | changed"});
  leaves(put("quota", "quota", {{"unit", unit}, {"level", "division_deputy"}, {"authorised", 2}, {"in_use", 0}}), 200,
         {"record_register | quota | quota unit | changed"});
  const auto imported = office().client("files").send(verb::post, "/api/v1/persons?name=a.lrmx",
                                                      write_lrmx(sound_form()), {{"Content-Type", "application/xml"}});
  const auto who = call(id_in(json_of(imported).at("person").as_object()), "person");
  leaves(imported, 201, {"record_register | files | persons person | changed"});
  leaves(get("section", "persons"), 200, {});
  leaves(get("section", "persons/" + who), 200, {"record_reading | section | person of person | shown"});
  leaves(get("files", "persons/" + who + "/form"), 200, {"record_reading | files | form of person | shown"});
  leaves(get("section", "persons/" + who + "/record/draft"), 200,
         {"record_reading | section | form of person | shown"});
  leaves(put("section", "persons/" + who + "/record", write_described(PersonRecord{})), 200,
         {"record_register | section | person_records person | changed"});
  leaves(get("section", "persons/" + who + "/record"), 200, {"record_reading | section | record of person | shown"});
  leaves(
      put("supervisor", "persons/" + who + "/kin", {{"items", json::array{}}}), 200,
      {"record_reading | supervisor | kin of person | shown", "record_register | supervisor | kin person | changed"});
  leaves(get("supervisor", "persons/" + who + "/kin"), 200, {"record_reading | supervisor | kin of person | shown"});

  // --- A case ---
  const auto batch = post("section", "batches", {{"title", "2026年第一批"}});
  const auto batch_id = call(id_in(json_of(batch)), "batch");
  leaves(batch, 201, {"record_register | section | batches batch | changed"});
  const auto about =
      post("section", "cases", {{"person", who}, {"post", post_id}, {"need", "空缺"}, {"batch", batch_id}});
  const auto id = call(id_in(json_of(about), "case"), "case");
  leaves(about, 201, {"open | section | case | accepted"});
  leaves(get("section", "cases/" + id), 200, {"record_reading | section | case_file of person | shown"});
  leaves(get("supervisor", "cases/" + id + "/history"), 200,
         {"record_reading | supervisor | case_file of person | shown"});
  leaves(command("section", "cases/" + id, id, "record_vote_history", {{"times_rejected", 0}}), 200,
         {"record_vote_history | section | case | accepted"});
  leaves(post("section", "batches/" + batch_id + "/commands",
              {{"command", "record_vote_history"}, {"data", {{"times_rejected", 1}}}}),
         200, {"record_vote_history | section | case | accepted"});
  leaves(command("supervisor", "cases/" + id, id, "record_vote_history", {{"times_rejected", 0}}), 403, {});
  leaves(command("section", "cases/" + id, id, "resume", {{"reason", "复核"}}), 409,
         {"resume | section | case | refused"});
  const auto document = office().client("section").send(verb::post, "/api/v1/documents?name=a.txt&case=" + id,
                                                        "启动意见", {{"Content-Type", "application/octet-stream"}});
  const auto document_id = call(id_in(json_of(document)), "document");
  leaves(document, 201, {"record_register | section | documents document | changed"});
  leaves(get("head", "documents/" + document_id), 200, {});
  leaves(get("head", "documents/" + document_id + "/content"), 200,
         {"record_reading | head | document of person | shown"});
  const auto delegated =
      post("head", "delegations",
           {{"from", "head"}, {"to", "section"}, {"first_day", "2026-03-02"}, {"last_day", "2026-03-03"}});
  const auto delegation = call(id_in(json_of(delegated)), "delegation");
  leaves(delegated, 201, {"record_register | head | delegations delegation | changed"});
  leaves(post("head", "delegations/" + delegation + "/revocation"), 200,
         {"record_register | head | delegations delegation | changed"});
  const json::object meeting{{"kind", "standing_committee"},
                             {"title", "2026年第8次常委会"},
                             {"body", "示例县委"},
                             {"planned_on", "2026-03-02"},
                             {"chair", "M1"}};
  const auto convened = post("minutes", "meetings", meeting);
  call(id_in(json_of(convened), "case"), "meeting");
  leaves(convened, 201, {"open | minutes | meeting | accepted"});

  // --- Policy, exports, other systems ---
  leaves(post("head", "policy/promote/proposals", {{"values", {{"publicity_working_days", 7}}}, {"reason", "从严"}}),
         201, {});
  leaves(get("section", "calendar?year=2026"), 200, {});
  leaves(post("head", "policy/promote/proposals/1/confirmation"), 422, {});
  leaves(post("secadmin", "policy/promote/proposals/1/confirmation"), 200,
         {"record_policy | head | promote | with secadmin"});
  const auto wanted = post("section", "exports",
                           {{"scope", {{"cases", json::array{id}}}}, {"with_payloads", true}, {"reason", "上级检查"}});
  const auto wanted_id = id_in(leaves(wanted, 201, {}));
  leaves(post("head", "exports/" + wanted_id + "/confirmation"), 200,
         {"record_export | section | case case | with head"});
  while (json_of(get("head", "exports/" + wanted_id)).at("state") != "ready") std::this_thread::sleep_for(1ms);
  leaves(get("section", "exports/" + wanted_id + "/content"), 200, {"record_export | section | case case | with head"});
  const auto added =
      post("sysadmin", "subscriptions", {{"account", "oa"}, {"settings", {{"url", "http://127.0.0.1:9/hook"}}}});
  const auto subscription = call(id_in(json_of(added).at("subscription").as_object()), "subscription");
  leaves(added, 201, {"record_register | sysadmin | subscriptions subscription | changed"});
  leaves(post("sysadmin", "subscriptions/" + subscription + "/state", {{"state", "paused"}}), 200,
         {"record_register | sysadmin | subscriptions subscription | changed"});
  leaves(remove("sysadmin", "subscriptions/" + subscription), 204,
         {"record_register | sysadmin | subscriptions subscription | changed"});
  const auto token = post("sysadmin", "tokens", {{"account", "oa"}, {"label", "推送"}, {"days", 1}});
  const auto token_id = id_in(json_of(token).at("about").as_object());
  leaves(token, 201, {"record_sign_in | sysadmin | oa | token_issued"});
  leaves(remove("secadmin", "tokens/" + token_id), 204, {"record_sign_in | secadmin | oa | token_revoked"});
  const std::string fingerprint(64, 'a');
  leaves(post("sysadmin", "certificates", {{"account", "oa"}, {"fingerprint", fingerprint}, {"label", "推送"}}), 201,
         {"record_sign_in | sysadmin | oa | token_issued"});
  leaves(remove("sysadmin", "certificates/" + fingerprint), 204, {"record_sign_in | sysadmin | oa | token_revoked"});

  // --- Going ---
  const auto sessions = json_of(get("secadmin", "sessions")).at("items").as_array();
  const auto of_files =
      std::ranges::find(sessions, "files", [](const auto& each) { return each.at("account").as_string(); });
  leaves(remove("secadmin", "sessions/" + std::string(of_files->at("id").as_string())), 204,
         {"record_sign_in | secadmin | files | ended"});
  leaves(get("files", "persons/" + who), 401, {});
  leaves(remove("head", "sessions/current"), 204, {"record_sign_in | - | head | signed_out"});
  EXPECT_GE(acts(), 60U);

  // What was refused and is no event of a case is counted, and written at the end if not before.
  auto counted = last_lines();
  std::ranges::sort(counted);
  EXPECT_EQ(counted, (Lines{"record_refusal | - | /api/v1/persons/{id} - | not-authorised",
                            "record_refusal | supervisor | record_vote_history case | not-allowed",
                            "record_refusal | sysadmin | grant_right account zzb-009 | not-allowed"}));
}

}  // namespace
}  // namespace renmian::test
