// A server without sockets for the fuzzers: the real runtime on a database in memory, with a case, somebody who may do
// anything, and somebody who is signed in. Its clock stands.
#pragma once

#include <boost/asio/io_context.hpp>
#include <filesystem>

#include "api/http/responder.hpp"
#include "api/http/router.hpp"
#include "engine/registry/records.hpp"

namespace renmian::fuzz {

class HttpWorld {
 public:
  static HttpWorld& only();

  using Routes = std::vector<const http::Route*>;
  static const Routes& reading();      // by GET
  static const Routes& taking_json();  // in the body; but the one that moves the clock
  // With ids of what is there.
  static std::string path_of(const http::Route& route);

  const std::string& session() const { return session_; }  // token of whoever is signed in
  Runtime& runtime() { return runtime_; }
  std::string etag();  // of the case as it stands

  // With the token of whoever may do anything.
  static void sign(http::HttpRequest& request);
  http::Response answer(const http::HttpRequest& request);
  // What stands in the head of the answer besides Response::fields.
  http::ReplyTo reply_to(const http::HttpRequest& request);

 private:
  HttpWorld();

  struct Folder {
    Folder();
    ~Folder();
    std::filesystem::path path;
  };

  Folder folder_;
  Config config_;
  Runtime runtime_;
  http::Responder responder_;
  boost::asio::io_context io_;
  std::string session_;
};

}  // namespace renmian::fuzz
