// One run of the command line: what it was told, what it works on, and how it speaks.
//
// With --json a run writes one JSON document to standard output, whatever came of it; without, text for people, and
// what went wrong to standard error.
#pragma once

#include <boost/json/value.hpp>
#include <memory>
#include <string>

#include "api/service/runtime.hpp"

namespace renmian {

enum class ExitStatus {
  kDone = 0,
  kRefused = 1,   // by a rule
  kBadInput = 2,  // wrong usage or input
  kFault = 3,     // the environment failed
};

// What goes before every command, or among its options.
struct GlobalOptions {
  std::string config_file, database, key_file, log_level, language;
  bool json = false;
  Actor actor{.id = "cli", .role = {}, .unit = {}, .auth = "command_line"};
};

// The language of --language, else of the environment (LC_ALL, LC_MESSAGES, LANG) if it names one of the two, else
// `otherwise`.
Language language_of(const GlobalOptions& options, Language otherwise = Language::kChinese);

class Session {
 public:
  Session(Config config, const GlobalOptions& options)
      : config_(std::move(config)),
        language_(language_of(options, config_.language)),
        json_(options.json),
        actor_(options.actor),
        config_file_(options.config_file) {}

  const Config& config() const { return config_; }
  // As given; empty: the default file, if it is there.
  const std::string& config_file() const { return config_file_; }
  Language language() const { return language_; }
  const Actor& actor() const { return actor_; }

  Runtime& runtime();  // opened when first asked for; throws Fault
  Desk& desk() { return runtime().desk(); }
  Store& store() { return runtime().store(); }

  std::string in_words(const Words& words) const { return std::string(words.in(language_)); }

  ExitStatus show(const boost::json::value& data, const std::string& text) const;  // kDone
  void remark(const std::string& text) const;         // beside what is shown, on standard error; not with --json
  ExitStatus refuse(const Problems& problems) const;  // kBadInput
  ExitStatus refuse(const Problem& problem) const { return refuse(Problems{problem}); }
  ExitStatus fail(const Fault& fault) const;                  // kFault
  ExitStatus answer(const Answer& answer);                    // done or refused, as the kind of refusal says
  ExitStatus answer_all(const std::vector<Answer>& answers);  // of a batch; the worst of them

 private:
  Config config_;
  Language language_;
  bool json_;
  Actor actor_;
  std::string config_file_;
  std::unique_ptr<Runtime> runtime_;
};

// The JSON that an argument gives: written out, in a file, or on standard input ("-").
boost::system::result<boost::json::value, Problems> json_argument(const std::string& argument);

}  // namespace renmian
