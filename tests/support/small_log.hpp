// A log of many small cases, for tests of what is written from it and checked again. Every case proposes a candidate
// whose name nobody else has, so that it can be looked for where it should not be.
#pragma once

#include <boost/json/value.hpp>
#include <string>
#include <vector>

#include "api/service/trail_files.hpp"
#include "tests/support/small_procedure.hpp"
#include "tests/support/test_desk.hpp"

namespace renmian::test {

struct SmallLog {
  explicit SmallLog(Store& store, std::uint64_t seed = 1) : on(store, small::compiled(), seed) {}

  // One entry of a new case; the candidate is named "canary-<n>-" for the n-th case from 0.
  CaseId open(PostId post = {}) {
    on.desk.do_now(opening(post));
    return cases.back();
  }

  // Another entry of a case: refused for less than three votes.
  void vote(CaseId id, int in_favour) { on.desk.do_now(request(id, "vote", {{"in_favour", in_favour}})); }

  // New cases until the log has so many entries.
  void open_to(std::uint64_t wanted) {
    std::vector<Request> requests;
    for (auto at = size(); at < wanted; ++at) requests.push_back(opening({}));
    on.desk.do_all(std::move(requests), false);
  }

  // Notes in the cases there are, one after the other, until the log has so many entries.
  void note_to(std::uint64_t wanted) {
    for (auto at = size(); at < wanted; at = size()) {
      std::vector<Request> requests;
      for (std::size_t i = 0; i < cases.size() && at + i < wanted; ++i) {
        requests.push_back(request(cases[i], "note", {{"text", "noted"}}));
      }
      on.desk.do_all(std::move(requests), false);
    }
  }

  static std::string canary(std::size_t nth) { return "canary-" + std::to_string(nth) + "-"; }

  std::uint64_t size() {
    const auto head = newest_head(on.store);
    return head ? head->checkpoint.size : 0;
  }

  static TrustedKeys keys() { return {{test_signer().verifier_key()}, {}, 0}; }

  TestDesk on;
  std::vector<CaseId> cases;  // as opened

 private:
  static Request request(CaseId id, std::string command, boost::json::value data) {
    Request request;
    request.case_id = id;
    request.actor = {"001", "cadre_section", "od"};
    request.command = std::move(command);
    request.data = std::move(data);
    return request;
  }

  Request opening(PostId post) {
    auto opens = request(on.desk.new_case_id(), "propose", {{"who", canary(cases.size())}});
    opens.opening = Opening{"small", {}, post, {}};
    cases.push_back(opens.case_id);
    return opens;
  }
};

}  // namespace renmian::test
