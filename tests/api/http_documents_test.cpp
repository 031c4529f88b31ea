#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "api/service/config.hpp"
#include "engine/audit/digest.hpp"
#include "tests/support/documents.hpp"
#include "tests/support/resource_office.hpp"
#include "tests/support/vectors.hpp"

namespace renmian::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class DocumentsOffice : public ResourceOffice {
 public:
  DocumentsOffice() : ResourceOffice(*parse_timestamp("2026-03-02T01:00:00.000000Z")) {}

  // A second after the one before, for ids are ordered by time.
  HttpResponse upload(const std::string& bytes, const std::string& name, Fields fields = {}, const char* token = kToken,
                      const std::string& more = "") {
    auto& clock = *runtime().demo_clock();
    clock.set({clock.now().microseconds + 1'000'000});
    fields.emplace(fields.begin(), "Content-Type", "application/octet-stream");
    return client(token).send(verb::post, "/api/v1/documents?case=" + case_id + "&name=" + name + more, bytes, fields);
  }
  std::string uploaded(const std::string& bytes = kPdf, const std::string& name = "a.pdf") {
    const auto response = upload(bytes, name);
    EXPECT_EQ(response.result_int(), 201) << response.body();
    return std::string(json_of(response).at("id").as_string());
  }

  const std::string case_id = open_case();
};

TEST(HttpDocuments, WhatIsHandedInCanBeHadAgainByteForByte) {
  DocumentsOffice office;
  const auto response =
      office.upload(kPdf, "%E8%80%83%E5%AF%9F%E6%9D%90%E6%96%99.pdf", {}, kToken, "&number=%E5%AD%971");
  ASSERT_EQ(response.result_int(), 201) << response.body();
  const auto told = json_of(response);
  EXPECT_EQ(told.at("name").as_string(), "考察材料.pdf");
  EXPECT_EQ(told.at("number").as_string(), "字1");
  EXPECT_EQ(told.at("digest").as_string(), to_hex(sha256(kPdf)));
  EXPECT_EQ(told.at("size").as_int64(), static_cast<std::int64_t>(kPdf.size()));
  EXPECT_EQ(told.at("media_type").as_string(), "application/pdf");
  EXPECT_EQ(told.at("uploaded_by").as_string(), "zzb-001");
  EXPECT_EQ(told.at("case_id").as_string(), office.case_id);
  const std::string id(told.at("id").as_string());
  EXPECT_EQ(response[field::location], "/api/v1/documents/" + id);
  EXPECT_EQ(office.get("documents/" + id), told);

  const auto content = office.client().get("/api/v1/documents/" + id + "/content");
  EXPECT_EQ(content.result_int(), 200);
  EXPECT_EQ(content.body(), kPdf);
  EXPECT_EQ(content[field::content_type], "application/pdf");
  EXPECT_EQ(content["X-Content-Type-Options"], "nosniff");
  EXPECT_EQ(content[field::content_disposition],
            "attachment; filename=\"document.pdf\"; filename*=UTF-8''%E8%80%83%E5%AF%9F%E6%9D%90%E6%96%99.pdf");
  EXPECT_EQ(content["Repr-Digest"], "sha-256=:" + to_base64(sha256(kPdf)) + ":");
  EXPECT_EQ(content[field::etag], '"' + to_hex(sha256(kPdf)) + '"');
  const auto unchanged = office.client().get("/api/v1/documents/" + id + "/content",
                                             {{"If-None-Match", std::string(content[field::etag])}});
  EXPECT_EQ(unchanged.result_int(), 304);
  const auto head = office.client().send(verb::head, "/api/v1/documents/" + id + "/content");
  EXPECT_EQ(head.result_int(), 200);
  EXPECT_EQ(head[field::content_length], std::to_string(kPdf.size()));
}

TEST(HttpDocuments, AreListedByCaseAndByContent) {
  DocumentsOffice office;
  const auto first = office.uploaded();
  const auto second = office.uploaded(kPng, "b.png");
  const auto third = office.uploaded(kPdf, "c.pdf");
  const auto page = office.get("cases/" + office.case_id + "/documents?limit=2");
  ASSERT_EQ(page.at("items").as_array().size(), 2U);
  EXPECT_EQ(page.at("items").at(0).at("id").as_string(), first);
  EXPECT_EQ(page.at("items").at(1).at("id").as_string(), second);
  const auto rest = json_of(office.client().get(std::string(page.at("next").as_string())));
  ASSERT_EQ(rest.at("items").as_array().size(), 1U);
  EXPECT_EQ(rest.at("items").at(0).at("id").as_string(), third);

  const auto same = office.get("documents-by-digest/" + to_hex(sha256(kPdf)));
  ASSERT_EQ(same.at("items").as_array().size(), 2U);
  EXPECT_EQ(office.status_of("documents-by-digest/" + to_hex(sha256("another"))), 404U);
  EXPECT_EQ(office.status_of("documents-by-digest/xyz"), 404U);
  EXPECT_EQ(office.status_of("cases/" + std::string(kNoId) + "/documents"), 404U);
}

TEST(HttpDocuments, TheSameKeyHandsInOnce) {
  DocumentsOffice office;
  const auto first = json_of(office.upload(kPdf, "a.pdf", {{"Idempotency-Key", "once"}}));
  EXPECT_EQ(json_of(office.upload(kPdf, "a.pdf", {{"Idempotency-Key", "once"}})), first);
  EXPECT_EQ(office.get("cases/" + office.case_id + "/documents").at("items").as_array().size(), 1U);
}

TEST(HttpDocuments, ANameIsAPlainNameThatTheContentBearsOut) {
  DocumentsOffice office;
  const std::pair<const char*, const char*> wrong[] = {
      {"a path", "..%2Fa.pdf"},
      {"a path of Windows", "c%5Ca.pdf"},
      {"a drive", "c:a.pdf"},
      {"a line end", "a%0D%0Ab.pdf"},
      {"one of C1", "a%C2%85.pdf"},
      {"writing turned", "a%E2%80%AEfdp.pdf"},
      {"writing turned too", "a%E2%81%A6.pdf"},
      {"a hidden file", ".a.pdf"},
      {"a blank behind", "a.pdf%20"},
      {"a dot behind", "a.pdf."},
      {"no ending", "a"},
      {"another ending", "a.png"},
      {"an ending of two", "a.pdf.exe"},
      {"quotes", "a%22b.pdf"},
      {"a wildcard", "*.pdf"},
  };
  for (const auto& [what, name] : wrong) EXPECT_EQ(office.upload(kPdf, name).result_int(), 422) << what;
  for (const auto* name : {"", "a%FF.pdf", "a%00.pdf", "a%7F.pdf"})
    EXPECT_EQ(office.upload(kPdf, name).result_int(), 400) << name;
  for (const auto* name : {"a.pdf", "A.PDF", "a.b.pdf", "a%20b.pdf", "%E6%9E%97;=%25.pdf"}) {
    EXPECT_EQ(office.upload(kPdf, name).result_int(), 201) << name;
  }
  EXPECT_EQ(office.upload(kPdf, std::string(197, 'a') + ".pdf").result_int(), 400) << "201 characters";
  EXPECT_EQ(office.upload(kPdf, std::string(196, 'a') + ".pdf").result_int(), 201);
}

TEST(HttpDocuments, ATypeThatIsNotTakenIsRefusedWhateverItsName) {
  DocumentsOffice office;
  const auto refused = office.upload("<html><script>alert(1)</script></html>", "a.txt");
  EXPECT_EQ(refused.result_int(), 422);
  EXPECT_EQ(json_of(refused).at("problems").at(0).at("code").as_string(), "bad-type");
  EXPECT_EQ(office.upload(kPdf + package({"word/document.xml", "[Content_Types].xml"}), "a.pdf").result_int(), 422);
  EXPECT_EQ(office.upload("", "a.txt").result_int(), 422);
  EXPECT_EQ(office.upload(kPdf, "a.pdf", {{"Content-Type", "application/pdf"}}).result_int(), 415);
}

TEST(HttpDocuments, EachTypeHasItsLimitAndEveryBodyTheLargest) {
  DocumentsOffice office;
  const std::size_t mebibyte = std::size_t{1} << 20;
  EXPECT_EQ(office.upload(std::string(mebibyte, 'a'), "a.txt").result_int(), 201);
  const auto refused = office.upload(std::string(mebibyte + 1, 'a'), "a.txt");
  EXPECT_EQ(refused.result_int(), 422);
  EXPECT_EQ(json_of(refused).at("problems").at(0).at("code").as_string(), "too-large");

  const auto large = kPdf + std::string(32 * mebibyte - 2 * kPdf.size(), ' ') + kPdf;
  EXPECT_EQ(office.upload(large, "a.pdf").result_int(), 201);
  auto client = office.client();
  client.send_raw("POST /api/v1/documents HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + std::string(kToken) +
                  "\r\nContent-Length: " + std::to_string(32 * mebibyte + 1) + "\r\n\r\n");
  EXPECT_EQ(client.receive().result_int(), 413);
}

TEST(HttpDocuments, ADigestThatIsSentMustAgree) {
  DocumentsOffice office;
  const auto file = vectors("content_digest_rfc9530.json");
  for (const auto& vector : file.at("vectors").as_array()) {
    const auto body = text_at(vector, "body_utf8");
    if (body.empty()) continue;  // no document
    const auto sha256 = text_at(vector.at("digest"), "sha-256");
    const auto sha512 = text_at(vector.at("digest"), "sha-512");
    const std::string right[] = {"sha-256=" + sha256,
                                 "sha-512=" + sha512,
                                 "sha-256=" + sha256 + ",  sha-512=" + sha512,
                                 "sha-256=" + sha256 + ";a=1",
                                 "md5=:AAAA:, sha-256=" + sha256,
                                 "sha=:AAAA:"};
    for (const auto& field : right) {
      EXPECT_EQ(office.upload(body, "a.txt", {{"Content-Digest", field}}).result_int(), 201) << field;
    }
    const std::string wrong[] = {"sha-256=" + sha512, "sha-512=" + sha256,
                                 "sha-256=:AAAA:",    "sha-256=" + sha256.substr(1),
                                 "sha-256",           "sha-256=" + sha256 + ", sha-512=:AAAA:"};
    for (const auto& field : wrong) {
      const auto refused = office.upload(body, "a.txt", {{"Content-Digest", field}});
      EXPECT_EQ(refused.result_int(), 400) << field;
      EXPECT_EQ(code_of(refused), "bad-digest") << field;
    }
  }
}

TEST(HttpDocuments, ReadingAContentIsPutOnRecordAndSoIsHandingIn) {
  DocumentsOffice office;
  const auto id = office.uploaded();
  office.get("documents/" + id);
  EXPECT_TRUE(office.on_record("record_reading").empty()) << "what is known of it is not its content";
  EXPECT_EQ(office.status_of("documents/" + id + "/content"), 200U);
  const auto readings = office.on_record("record_reading");
  ASSERT_EQ(readings.size(), 1U);
  EXPECT_EQ(readings.at(0).at("what").as_string(), "document");
  EXPECT_EQ(readings.at(0).at("by").as_string(), "zzb-001");
  EXPECT_EQ(readings.at(0).at("subject"), office.case_to_open().at("person"));
  const auto changes = office.on_record("record_register");
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes.at(0).at("kept_in").as_string(), "documents");
  EXPECT_EQ(changes.at(0).at("id").as_string(), id);
}

TEST(HttpDocuments, WhoMayNotKnowTheCaseIsAnsweredAsIfThereWereNone) {
  DocumentsOffice office;
  const auto id = office.uploaded();
  const auto digest = to_hex(sha256(kPdf));
  for (const auto& target : {"documents/" + id, "documents/" + id + "/content", "documents-by-digest/" + digest,
                             "cases/" + office.case_id + "/documents"}) {
    const auto hidden = office.client(kNobodyToken).get("/api/v1/" + target);
    EXPECT_TRUE(hidden.result_int() == 404 || hidden.result_int() == 403) << target << hidden.result_int();
    EXPECT_THAT(hidden.body(), testing::Not(HasSubstr("a.pdf"))) << target;
  }
  EXPECT_NE(office.upload(kPdf, "b.pdf", {}, kNobodyToken).result_int(), 201);
  EXPECT_EQ(office.client("").get("/api/v1/documents/" + id).result_int(), 401);
  EXPECT_EQ(office.status_of("documents/" + std::string(kNoId)), 404U);
  EXPECT_EQ(office.status_of("documents/x"), 404U);
}

TEST(HttpDocuments, AContentThatWasChangedOnDiskIsNotGivenOut) {
  DocumentsOffice office;
  const auto id = office.uploaded();
  const fs::path documents = office.runtime().config().documents_folder();
  for (const auto& entry : fs::recursive_directory_iterator(documents)) {
    if (entry.is_regular_file()) std::ofstream(entry.path(), std::ios::app) << "x";
  }
  const auto refused = office.client().get("/api/v1/documents/" + id + "/content");
  EXPECT_EQ(refused.result_int(), 503);
  EXPECT_EQ(code_of(refused), "document-damaged");
  office.upload(kPdf, "again.pdf");
  EXPECT_EQ(office.status_of("documents/" + id + "/content"), 200U) << "mended";
}

}  // namespace
}  // namespace renmian::test
