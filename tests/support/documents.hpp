// The smallest documents that are what they say: one of each type that is taken.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "adapters/documents/zip_file.hpp"
#include "tests/support/databases.hpp"

namespace renmian::test {

inline const std::string kPdf = "%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
inline const std::string kPng =
    std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16) + "pixels" + std::string("\0\0\0\0IEND\xae\x42\x60\x82", 12);
inline const std::string kJpeg = "\xff\xd8\xff\xe0 JFIF pixels \xff\xd9";
inline const std::string kForm =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Person><XingMing>林示例</XingMing></Person>\n";
inline const std::string kText = "考察材料\n第一段\tEND\r\n";

// A package with entries of these names.
inline std::string package(const std::vector<std::string>& names) {
  const TemporaryFolder folder;
  const auto content = folder.path() / "content";
  for (const auto& name : names) {
    std::filesystem::create_directories((content / name).parent_path());
    std::ofstream(content / name) << "content of " << name;
  }
  const auto file = folder.path() / "package";
  zip_folder(content, file);
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline std::string ofd() { return package({"OFD.xml", "Doc_0/Document.xml"}); }
inline std::string docx() { return package({"[Content_Types].xml", "word/document.xml"}); }

}  // namespace renmian::test
