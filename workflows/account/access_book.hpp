// The rights of all accounts, as the desk asks for them: a snapshot of the cases of the procedure "account", at most a
// second old, so that what is granted or withdrawn on another node holds here a second later; told() makes it anew at
// once. What an account holds is read from its events, whose last one is under the signed log: of an account that was
// changed in the database past the log every question is answered with the Fault "case-tampered".
//
// A right covers a case if all its limits do: the days it runs, the unit of the post or one above it, the level, the
// cases named; one that names cases covers the files of their people too. It permits an act if the matrix gives it to
// its role (matrix.hpp), and its list of acts, where it has one, names it. Whom no right covers is told that there is
// nothing; whom one covers but does not permit what they want is told who may.
//
// Who acts for somebody else (a delegation) acts with the rights of that other, has an account in use, and is none of
// the administrators in it. Not asked for rights are the program itself, and the command line as long as there is no
// account at all; nor is it asked to prove anew who it is.
#pragma once

#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "engine/case/desk.hpp"
#include "workflows/account/facts.hpp"

namespace renmian::account {

// The case of the account with this login.
CaseId account_case_id(std::string_view login);

// Any thread. What it refers to outlives it.
class AccessBook final : public Access {
 public:
  // Of a made-up county: they act without limits and need prove nothing again.
  struct DemoActor {
    std::string id;
    std::optional<Role> role;  // nothing: whichever the act needs
  };

  explicit AccessBook(Desk& desk, std::vector<DemoActor> demo = {});
  ~AccessBook() override;

  Decision decide(const Actor& actor, std::string_view act, const Subject& subject, Timestamp now) const override;
  Visible visible(const Actor& actor, std::string_view act, Timestamp now) const override;

  // An account or a unit was changed here: the next question is answered from what the store has now.
  void told() const;

  struct Standing {
    CaseId case_id;
    std::shared_ptr<const Facts> facts;
  };
  // Nothing: there is no such account.
  std::optional<Standing> find(std::string_view login) const;
  std::vector<Standing> all() const;  // by login

 private:
  struct Snapshot;
  struct Asked;
  std::shared_ptr<const Snapshot> snapshot() const;
  void read(const CaseRow& row, Snapshot& into) const;
  static Decision decide_for_demo(const DemoActor& demo, std::string_view act, const Subject& subject);
  static Decision decide_for_account(const Asked& asked, const Snapshot& all);
  static std::optional<Text> leaves_nobody(const Asked& asked, const Snapshot& all);

  Desk& desk_;
  std::vector<DemoActor> demo_;
  mutable std::mutex mutex_;
  mutable std::shared_ptr<const Snapshot> held_;
  mutable std::chrono::steady_clock::time_point made_at_;
  mutable bool told_ = false;
};

}  // namespace renmian::account
