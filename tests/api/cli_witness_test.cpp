// A log and its witness who share no network: what the office and the witness type, one after the other.
#include <gmock/gmock.h>

#include "adapters/keys/ed25519_file_key.hpp"
#include "tests/support/command_run.hpp"
#include "tests/support/witness_program.hpp"

namespace renmian {
namespace {

using testing::HasSubstr;

class CliWitness : public testing::Test {
 protected:
  CliWitness() {
    const Ed25519FileKey log("renmian.local/appointments", office.folder() / "var/log-key.pem");
    witness.write("state/logs.txt", log.verifier_key() + "\n");
    auto vkey = witness.read("state/vkey");
    vkey.pop_back();
    std::ofstream(office.folder() / "var/renmian.toml", std::ios::app)
        << "[[witnesses]]\nname = \"jiwei\"\nvkey = \"" << vkey << "\"\n";
  }
  std::string at_witness(const std::string& file) const { return "'" + (witness.folder() / file).string() + "'"; }

  test::InstallationWithCase office;
  test::WitnessProgram witness;
};

TEST_F(CliWitness, CarriesARequestThereAndTheAnswerBack) {
  EXPECT_THAT(office.run("audit witnesses").out, HasSubstr("jiwei：尚未见证"));
  const auto request = office.run("audit witness-request --witness jiwei --out " + at_witness("request"));
  ASSERT_EQ(request.status, 0) << request.err;
  const auto cosigned = witness.run("offline --state state --request request --out answer");
  ASSERT_EQ(cosigned.status, 0) << cosigned.err;
  const auto answer = office.run("audit witness-answer " + at_witness("answer"));
  EXPECT_EQ(answer.status, 0) << answer.err;
  EXPECT_THAT(answer.out, HasSubstr("jiwei：已见证到第"));
  EXPECT_FALSE(office.run("audit witnesses --json").json().at(0).at("size").is_null());
}

TEST_F(CliWitness, SaysWhatIsWrongWithNamesAndFiles) {
  const auto nobody = office.run("audit witness-request --witness nobody --out " + at_witness("request"));
  EXPECT_EQ(nobody.status, 2);
  EXPECT_THAT(nobody.err, HasSubstr("nobody"));
  EXPECT_EQ(office.run("audit witness-request --witness jiwei --from 1000000 --out " + at_witness("request")).status,
            2);
  EXPECT_EQ(office.run("audit witness-answer nowhere").status, 2);
  witness.write("answer", "hello");
  EXPECT_EQ(office.run("audit witness-answer " + at_witness("answer")).status, 2);
}

}  // namespace
}  // namespace renmian
