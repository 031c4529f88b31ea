// How the to-do lists of an OA product are told of ours (formats reference 4.4): one adapter for all of them, with a
// template for each product. What differs between products and their versions stands in files: paths, fields, what an
// answer of success looks like.
//
// An installation names each OA it pushes to in a file of its own (TOML):
//
//     name = "oa"                    # of its own, of a-z 0-9 and -; records are kept under it
//     template = "ecology"           # or "seeyon", "landray", or the name of a file
//     url = "https://oa.example.gov.cn"
//     link = "https://rm.example.gov.cn/cases/{case}"   # what a to-do opens
//     secret_file = "oa.secret"      # where the template logs in
//     [values]                       # what the template needs of the installation
//     syscode = "renmian"
//     [accounts]                     # staff number -> login name there; of others the staff number is the login name
//     zzb-001 = "lin"
//     [roles]                        # who is told of work that is assigned to nobody yet
//     cadre_section = ["lin", "wang"]
//
// In paths and bodies {name} is replaced: key case code version title procedure node link receiver created_at now, the
// installation's values, and in a login {secret}. {key} is of one item in the list of one receiver, and of no other.
// Bodies are escaped as the template says, paths percent-encoded. Any thread; bad files are Faults "oa-settings".
#pragma once

#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "api/service/events/post.hpp"
#include "engine/data/values.hpp"

namespace renmian {

BOOST_DEFINE_ENUM_CLASS(OaEscaping, json, xml)
BOOST_DEFINE_ENUM_CLASS(OaDeed, created, done, finished, withdrawn)

using OaText = TextUpTo<4000>;

// Where the answer says whether it was done: by JSON pointer, or by the name of an XML element.
struct OaSuccess {
  std::optional<OaText> pointer;
  std::optional<OaText> element;
  OaText value;
  BOOST_DESCRIBE_CLASS(OaSuccess, (), (pointer, element, value), (), ())
};

struct OaCall {
  std::optional<Line> method;  // absent: POST
  OaText path;
  std::optional<OaText> body;
  BOOST_DESCRIBE_CLASS(OaCall, (), (method, path, body), (), ())
};

// A token is asked for before each message.
struct OaLogin {
  std::optional<Line> method;
  OaText path;
  std::optional<OaText> body;
  OaText token;  // JSON pointer to it in the answer
  Line field;    // of the header, in which it is sent
  BOOST_DESCRIBE_CLASS(OaLogin, (), (method, path, body, token, field), (), ())
};

struct OaTemplate {
  std::vector<Line> needs;  // names of values
  Line content_type;
  OaEscaping escaping = OaEscaping::json;
  std::optional<OaLogin> login;
  OaSuccess success;
  OaCall created, done, finished, withdrawn;
  BOOST_DESCRIBE_CLASS(OaTemplate, (),
                       (needs, content_type, escaping, login, success, created, done, finished, withdrawn), (), ())

  const OaCall& call(OaDeed deed) const;
};

struct OaSystem {
  std::string name;
  std::string url;
  std::string link;
  std::string secret;
  OaTemplate how;
  std::map<std::string, std::string> values;
  std::map<std::string, std::string> accounts;
  std::map<std::string, std::vector<std::string>> roles;
};

OaSystem read_oa_system(const std::string& file);
// Each with a name of its own.
std::vector<OaSystem> read_oa_systems(const std::vector<std::string>& files);

using OaValues = std::map<std::string, std::string>;

// Tells the OA, with a login before it where there is one. Done is only what the OA says expressly; `failure` tells
// people why not.
PostResult push(const OaSystem& system, OaDeed deed, const OaValues& values, const PostMessage& post);

}  // namespace renmian
