// A scenario on a server that was started with --demo-clock. One connection, one request after the other.
//
// Who acts must have an account there, found by staff number and whom they act for; the server has no way to add units
// and posts, so these go straight into its database. Faults: "server-unreachable"; "server-failed" for an answer that
// is neither done nor refused; "account-missing".
#pragma once

#include <boost/beast/http/verb.hpp>
#include <memory>
#include <optional>

#include "api/scenario/target.hpp"
#include "api/service/config.hpp"

namespace renmian {

struct HttpAddress {
  std::string host;
  std::string port;
};

// "http://127.0.0.1:8080"; nothing for any other form.
std::optional<HttpAddress> parse_http_address(std::string_view url);

class HttpTarget final : public ScenarioTarget {
 public:
  HttpTarget(const HttpAddress& address, std::vector<Account> accounts, Store& registers, Random& random);
  ~HttpTarget() override;

  void set_clock(Timestamp now) override;
  boost::system::result<std::vector<PersonId>, Problems> import(const std::vector<FormFile>& files,
                                                                const Actor& actor) override;
  Problems set_quota(const QuotaLine& line) override;
  Problems set_record(PersonId person, const PersonRecord& record) override;
  Problems set_ties(PersonId person, const TiesToStaff& ties) override;
  Problems add_delegation(const DelegationToAdd& what, const Actor& actor) override;
  BatchId open_batch(const Line& title, const Actor& actor) override;
  boost::json::object open_case(const CaseToOpen& what, const Actor& actor) override;
  boost::json::object give(CaseId id, const std::string& command, const boost::json::object& data,
                           const Actor& actor) override;
  boost::system::result<Answers, Problems> give(BatchId id, const boost::json::object& command,
                                                const Actor& actor) override;

 private:
  class Connection;

  std::string token_of(const Actor& actor) const;
  Problems keep(boost::beast::http::verb method, const std::string& path, const boost::json::value& what,
                const Actor& actor);

  std::vector<Account> accounts_;
  std::unique_ptr<Connection> connection_;
};

}  // namespace renmian
