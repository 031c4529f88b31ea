#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "adapters/documents/document_folder.hpp"
#include "adapters/documents/media_type.hpp"
#include "engine/audit/encoding.hpp"
#include "engine/base/problem.hpp"
#include "tests/support/documents.hpp"

namespace renmian::test {
namespace {

namespace fs = std::filesystem;
using namespace std::string_literals;

std::string type_of(const std::string& bytes) {
  const auto* type = media_type_of(bytes);
  return type == nullptr ? "none" : std::string(type->name);
}

TEST(MediaTypes, AreKnownByTheContent) {
  EXPECT_EQ(type_of(kPdf), "application/pdf");
  EXPECT_EQ(type_of(kPng), "image/png");
  EXPECT_EQ(type_of(kJpeg), "image/jpeg");
  EXPECT_EQ(type_of(kForm), "application/xml");
  EXPECT_EQ(type_of("\xef\xbb\xbf" + kForm), "application/xml");
  EXPECT_EQ(type_of(kText), "text/plain");
  EXPECT_EQ(type_of(ofd()), "application/ofd");
  EXPECT_EQ(type_of(docx()), "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
  EXPECT_EQ(type_of(package({"[Content_Types].xml", "xl/workbook.xml"})),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
}

TEST(MediaTypes, WhatIsNotOnTheListIsNone) {
  const std::pair<const char*, std::string> others[] = {
      {"nothing", ""},
      {"blanks", " \r\n"},
      {"a program", "\x7f"s + "ELF" + std::string(60, '\1')},
      {"a program of Windows", "MZ\x90"s + std::string(60, '\0')},
      {"a web page", "<!DOCTYPE html><html><script>alert(1)</script></html>"},
      {"a web page after blanks", "  \n<html></html>"},
      {"a picture with scripts", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>"},
      {"a form with a document type", "<!DOCTYPE Person [<!ENTITY a \"b\">]><Person>&a;</Person>"},
      {"a form of another namespace", "<Person xmlns=\"http://www.w3.org/1999/xhtml\"/>"},
      {"a broken form", "<Person><XingMing></Person>"},
      {"some package", package({"classes.dex"})},
      {"half an office document", package({"word/document.xml"})},
      {"text in another encoding", "\xbf\xbc\xb2\xec\xb2\xc4\xc1\xcf"},
      {"text with a control character", "a\x1b[31m"},
      {"text with a zero byte", "a\0b"s},
      {"the beginning of a PDF", "%PDF-1.7\n"},
      {"the beginning of a PNG", kPng.substr(0, kPng.size() - 1)},
      {"the beginning of a JPEG", kJpeg.substr(0, kJpeg.size() - 1)},
      {"the beginning of a package", ofd().substr(0, ofd().size() - 1)},
      {"an empty package", "PK\x05\x06"s + std::string(18, '\0')},
  };
  for (const auto& [what, bytes] : others) EXPECT_EQ(type_of(bytes), "none") << what;
}

TEST(MediaTypes, WhatIsTwoThingsAtOnceIsNone) {
  const auto zip = docx();
  const std::pair<const char*, std::string> polyglots[] = {
      {"PDF and package", kPdf + zip + "%%EOF"},
      {"PNG and package", kPng.substr(0, 30) + zip + kPng.substr(kPng.size() - 12)},
      {"JPEG and package", kJpeg + zip + "\xff\xd9"},
      {"text and package", kText + zip},
      {"PNG and PDF", kPng.substr(0, 20) + kPdf + kPng.substr(kPng.size() - 12)},
      {"JPEG and PDF", "\xff\xd8\xff\xe0"s + kPdf + "\xff\xd9"},
      {"form and PDF", "<Person><a>" + kPdf + "</a></Person>"},
      {"text and PDF", "text\n" + kPdf},
      {"package and PDF", "PK\x03\x04" + kPdf + zip.substr(4)},
      {"package and what comes behind", zip + "x"},
      {"package and what stands before", "MZ" + zip},
      {"page and JPEG", "<html>" + kJpeg},
  };
  for (const auto& [what, bytes] : polyglots) EXPECT_EQ(type_of(bytes), "none") << what;
}

TEST(MediaTypes, APdfMayBeNamedFarBehindTheBeginning) {
  const std::string words(1025, 'a');
  EXPECT_EQ(type_of(words.substr(0, 1024) + "%PDF-"), "none");
  EXPECT_EQ(type_of(words + "%PDF-"), "text/plain");
}

class Folder : public testing::Test {
 protected:
  fs::path only_file() const {
    fs::path found;
    for (const auto& entry : fs::recursive_directory_iterator(temporary_.path())) {
      if (entry.is_regular_file()) {
        EXPECT_TRUE(found.empty()) << entry.path();
        found = entry.path();
      }
    }
    return found;
  }

  TemporaryFolder temporary_;
  DocumentFolder folder_{temporary_.path() / "documents"};
};

TEST_F(Folder, KeepsADocumentUnderTheDigestOfItsContent) {
  const auto digest = folder_.put(kPdf);
  EXPECT_EQ(digest, sha256(kPdf));
  EXPECT_EQ(folder_.get(digest), kPdf);
  EXPECT_FALSE(folder_.get(sha256("another")).has_value());
  const auto name = to_hex(digest);
  EXPECT_EQ(only_file(), temporary_.path() / "documents" / name.substr(0, 2) / name.substr(2, 2) / name);
}

TEST_F(Folder, IsReadByItsOwnerOnly) {
  folder_.put(kPdf);
  for (auto path = only_file(); path != temporary_.path(); path = path.parent_path()) {
    struct stat status {};
    ASSERT_EQ(::stat(path.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 077U, 0U) << path;
  }
}

TEST_F(Folder, KeepsTheSameContentOnce) {
  EXPECT_EQ(folder_.put(kPdf), folder_.put(kPdf));
  EXPECT_FALSE(only_file().empty());
}

TEST_F(Folder, TellsDamageAndMendsItWithTheSameContent) {
  const auto digest = folder_.put(kPdf);
  std::ofstream(only_file(), std::ios::app) << "x";
  try {
    folder_.get(digest);
    ADD_FAILURE() << "damage was not seen";
  } catch (const Fault& fault) {
    EXPECT_EQ(fault.code(), "document-damaged");
  }
  folder_.put(kPdf);
  EXPECT_EQ(folder_.get(digest), kPdf);
}

TEST_F(Folder, ThatCannotBeMadeIsAFault) {
  std::ofstream(temporary_.path() / "file") << "x";
  DocumentFolder below_a_file(temporary_.path() / "file" / "documents");
  try {
    below_a_file.put(kPdf);
    ADD_FAILURE() << "nothing was kept, and nobody was told";
  } catch (const Fault& fault) {
    EXPECT_EQ(fault.code(), "documents-unavailable");
  }
}

TEST_F(Folder, KeepsAnEmptyDocumentToo) { EXPECT_EQ(folder_.get(folder_.put("")), ""); }

}  // namespace
}  // namespace renmian::test
