// Fuzzing without clang: the corpus, and seeded mutations of it.
//
//   renmian_fuzz tests/fuzz/corpus                  every input, then --mutations of them
//   renmian_fuzz tests/fuzz/corpus --write          writes the corpus anew: a lawful sample for each command, and some
//                                                   for each reader of the trail and of the network
//   renmian_fuzz FILE                               one input, as a fuzzer left it
//   renmian_fuzz --jcs-cases 20000                  prints random JSON texts and what they are, see jcs_cases.hpp
//
// Prints the seed and writes the input that fails to a file. Exit code 1 if anything is wrong, or the corpus lacks a
// sample.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>

#include "api/demo/seeded_random.hpp"
#include "engine/audit/canonical_json.hpp"
#include "engine/audit/strict_json.hpp"
#include "tests/exploration/schema_values.hpp"
#include "tests/fuzz/jcs_cases.hpp"
#include "tests/fuzz/one_input.hpp"

namespace renmian::fuzz {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kHeader = 3;

struct Options {
  std::string corpus;
  std::uint64_t mutations = 20'000;
  std::uint64_t jcs_cases = 0;
  std::uint64_t seed = 1;
  bool write = false;
};

std::string content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_file(const fs::path& file, const std::string& content) { std::ofstream(file, std::ios::binary) << content; }

// In the order of their names, so that a seed gives the same mutations everywhere.
std::vector<fs::path> files_of(const fs::path& place) {
  if (!fs::is_directory(place)) return {place};
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(place)) files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

// How often inputs came to which end.
using Ends = std::map<Tried::End, std::uint64_t>;

bool holds(const std::string& input, const std::string& from, Ends& ends) {
  std::string wrong;
  try {
    const auto tried = try_input({reinterpret_cast<const std::uint8_t*>(input.data()), input.size()});
    ++ends[tried.end];
    if (!tried.wrong) return true;
    wrong = *tried.wrong;
  } catch (const std::exception& thrown) {
    wrong = std::string("threw ") + thrown.what();
  }
  const auto file = fs::temp_directory_path() / "renmian-fuzz-failure";
  write_file(file, input);
  std::cout << fmt::format("WRONG ({}): {}\nagain by: renmian_fuzz {}\n", from, wrong, file.string());
  return false;
}

void mutate_bytes(std::string& text, SeededRandom& random) {
  constexpr std::array kPieces{"{",
                               "}",
                               "[",
                               "]",
                               "null",
                               "true",
                               "-1",
                               "9007199254740993",
                               "1e400",
                               "\"\"",
                               "\\u0000",
                               "\\ud800",
                               "\xF0\x9F\x98\x80",
                               "\"2026-02-30\"",
                               "\xFF",
                               ",",
                               "\n",
                               "\n\n",
                               " ",
                               "— ",
                               "0"};
  const auto at = random.below(text.size() + 1);
  switch (random.below(4)) {
    case 0:
      text.insert(at, random.pick(kPieces));
      break;
    case 1:
      text.erase(at, random.below(8));
      break;
    case 2:
      text.insert(at, text.substr(random.below(text.size() + 1), random.below(40)));
      break;
    default:
      if (at < text.size()) text[at] = static_cast<char>(random.below(256));
  }
}

// Another command or position, another value, or other bytes; often several of them.
std::string mutated(std::string input, SeededRandom& random) {
  do {
    if (random.one_in(4)) input[random.below(kHeader)] = static_cast<char>(random.below(256));
    auto json = parse_strict(std::string_view(input).substr(kHeader));
    if (json && !random.one_in(4)) {
      exploration::spoil(*json, random);
      input.replace(kHeader, std::string::npos, canonical(*json));
    } else {
      auto text = input.substr(kHeader);
      mutate_bytes(text, random);
      input.replace(kHeader, std::string::npos, text);
    }
  } while (random.one_in(2));
  return input;
}

bool write_corpus(const fs::path& folder) {
  fs::create_directories(folder);
  for (const auto& file : files_of(folder)) fs::remove(file);
  for (const auto& sample : samples()) write_file(folder / sample.name, sample.input);
  return true;
}

bool has_every_sample(const fs::path& folder) {
  bool all = true;
  for (const auto& sample : samples()) {
    if (content_of(folder / sample.name) == sample.input) continue;
    std::cout << fmt::format("{} is not as it is written now: renmian_fuzz {} --write\n",
                             (folder / sample.name).string(), folder.string());
    all = false;
  }
  return all;
}

bool print_jcs_cases(const Options& options) {
  SeededRandom random(options.seed);
  for (std::uint64_t count = 0; count < options.jcs_cases; ++count) {
    std::cout << judged_line(random_json_text(random)) << '\n';
  }
  return true;
}

bool run(const Options& options) {
  if (options.jcs_cases > 0) return print_jcs_cases(options);
  if (options.write) return write_corpus(options.corpus);
  bool well = !fs::is_directory(options.corpus) || has_every_sample(options.corpus);
  Ends ends;
  std::vector<std::string> inputs;
  for (const auto& file : files_of(options.corpus)) {
    inputs.push_back(content_of(file));
    well = holds(inputs.back(), file.filename().string(), ends) && well;
  }
  if (!fs::is_directory(options.corpus)) return well;
  SeededRandom random(options.seed);
  for (std::uint64_t count = 0; well && count < options.mutations; ++count) {
    well = holds(mutated(random.pick(inputs), random), fmt::format("seed {}, mutation {}", options.seed, count), ends);
  }
  std::cout << fmt::format(
      "{} inputs, {} mutations, seed {}: {} no JSON, {} with problems, {} faults, {} refused, {} accepted\n",
      inputs.size(), options.mutations, options.seed, ends[Tried::End::kNoJson], ends[Tried::End::kProblems],
      ends[Tried::End::kFault], ends[Tried::End::kRefused], ends[Tried::End::kAccepted]);
  return well;
}

}  // namespace
}  // namespace renmian::fuzz

int main(int argc, char** argv) {
  renmian::fuzz::Options options;
  CLI::App app{"Fuzzing without clang: the corpus, and seeded mutations of it"};
  auto* what = app.add_option_group("what")->require_option(1);
  what->add_option("corpus", options.corpus, "folder of inputs, or one input");
  what->add_option("--jcs-cases", options.jcs_cases, "how many random JSON texts are printed");
  app.add_option("--mutations", options.mutations, "how many mutations are tried")->capture_default_str();
  app.add_option("--seed", options.seed, "of the mutations and texts")->capture_default_str();
  app.add_flag("--write", options.write, "write the corpus anew");
  CLI11_PARSE(app, argc, argv);
  return renmian::fuzz::run(options) ? 0 : 1;
}
