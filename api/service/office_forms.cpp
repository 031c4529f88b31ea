#include "adapters/forms/form_reader.hpp"
#include "adapters/forms/form_summary.hpp"
#include "adapters/forms/form_writer.hpp"
#include "api/service/may.hpp"
#include "api/service/office.hpp"

namespace renmian {
namespace {

constexpr std::size_t kNamesakes = 1000;

Problems in_file(const std::string& file, Problems problems) {
  for (auto& problem : problems) problem.place = file + " " + problem.place;
  return problems;
}

PersonWithForm person_of(const CadreForm& form, Timestamp now, Random& random) {
  auto summary = summarise(form);
  PersonWithForm read;
  read.form = write_lrmx(form);
  read.person = {.id = {make_uuid_v7(now, random.bytes<10>())},
                 .name = std::move(summary.name),
                 .sex = std::move(summary.sex),
                 .birth_month = std::move(summary.birth_month),
                 .current_post = std::move(summary.current_post),
                 .form_digest = to_hex(sha256(read.form)),
                 .imported_at = now};
  return read;
}

std::optional<Person> imported_before(Store& store, const Person& person) {
  for (auto& namesake : store.people(person.name.value, std::nullopt, kNamesakes)) {
    if (namesake.form_digest == person.form_digest) return std::move(namesake);
  }
  return std::nullopt;
}

}  // namespace

boost::system::result<std::vector<ImportedForm>, Problems> import_forms(Store& store, const Clock& clock,
                                                                        Random& random,
                                                                        const std::vector<FormFile>& files) {
  const auto now = clock.now();
  Problems errors;
  std::vector<ImportedForm> imported;
  std::vector<PersonWithForm> to_keep;
  for (const auto& file : files) {
    auto reading = read_form(FormSource{.bytes = file.bytes,
                                        .file_name = file.name,
                                        .photo = file.photo ? std::string_view(*file.photo) : std::string_view{},
                                        .today = date_in_china(now)});
    if (!reading.form) {
      for (auto& problem : in_file(file.name, std::move(reading.errors))) errors.push_back(std::move(problem));
      continue;
    }
    auto read = person_of(*reading.form, now, random);
    auto before = imported_before(store, read.person);
    imported.push_back({file.name, before ? *before : read.person, in_file(file.name, std::move(reading.warnings))});
    if (!before) to_keep.push_back(std::move(read));
  }
  if (!errors.empty()) return errors;
  if (!to_keep.empty()) store.save_people(to_keep);
  return imported;
}

boost::system::result<std::vector<ImportedForm>, Problems> import_forms(Desk& desk, Random& random,
                                                                        const std::vector<FormFile>& files,
                                                                        const Actor& actor) {
  if (auto lacking = lacks_right(desk, actor, "person.import")) return Problems{*lacking};
  return import_forms(desk.store(), desk.clock(), random, files);
}

}  // namespace renmian
