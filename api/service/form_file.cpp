#include "api/service/form_file.hpp"

#include <fmt/format.h>

#include <fstream>
#include <iterator>

namespace renmian {

boost::system::result<std::string, Problems> read_file(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (in && !std::filesystem::is_directory(file)) return std::string{std::istreambuf_iterator<char>(in), {}};
  return Problems{
      {"file-unreadable",
       file.string(),
       {fmt::format("无法读取文件“{}”", file.string()), fmt::format("the file '{}' cannot be read", file.string())}}};
}

boost::system::result<FormFile, Problems> read_form_file(const std::filesystem::path& file, const std::string& name) {
  auto bytes = read_file(file);
  if (!bytes) return bytes.error();
  FormFile form{name, std::move(*bytes), {}};
  const auto photo = std::filesystem::path(file).replace_extension(".pic");
  if (file.extension() == ".lrm" && std::filesystem::exists(photo)) {
    auto picture = read_file(photo);
    if (!picture) return picture.error();
    form.photo = std::move(*picture);
  }
  return form;
}

}  // namespace renmian
