// Two servers that each go on with another history of one log race for the cosignature of one witness, which runs as
// two processes with two threads each on one state. Whatever the order: no two cosigned checkpoints contradict each
// other, and whoever is refused is told 409 or 422.
#include <gtest/gtest.h>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <map>
#include <new>
#include <random>
#include <thread>
#include <tuple>

#include "adapters/witness/cosigner.hpp"
#include "engine/ports/clock.hpp"
#include "tests/support/forked_log.hpp"

namespace renmian {
namespace {

namespace fs = std::filesystem;
using test::ForkedLog;

constexpr std::uint64_t kEntries = 16;
constexpr std::size_t kProcesses = 2;
constexpr std::size_t kActors = 4;
constexpr std::size_t kRequests = 3;  // of each actor in each interleaving

std::size_t interleavings() {
  const char* set = std::getenv("RENMIAN_WITNESS_INTERLEAVINGS");
  return set != nullptr ? std::stoul(set) : 10'000;
}

// In memory where the system offers that: an interleaving costs some twenty syncs.
fs::path folder_for_races() {
  const fs::path memory = "/dev/shm";
  const auto parent = fs::is_directory(memory) ? memory : fs::temp_directory_path();
  return parent / ("renmian-witness-race-" + std::to_string(getpid()));
}

struct Told {
  WitnessAnswer answer{};
  WitnessedTree tree;  // asked for
};

// Shared by all processes.
struct Board {
  pthread_barrier_t begin, end;
  bool over;
  std::uint64_t seed;
  std::array<std::array<Told, kRequests>, kActors> told;
  std::array<std::array<char, 200>, kActors> failure;
};

class Race {
 public:
  Race() : folder_(folder_for_races()) {
    for (std::uint64_t common = 0; common <= kEntries; common += 4) {
      const auto& log = logs_.emplace_back(std::make_unique<ForkedLog>("cadre.example/log", kEntries, common));
      auto& bodies = bodies_.emplace_back();
      for (std::uint64_t size = 0; size <= kEntries; ++size) {
        for (std::uint64_t old = 0; old <= size; ++old) {
          for (std::size_t history = 0; history < 2; ++history) {
            bodies.emplace(std::tuple(old, size, history), log->body(old, size, history));
          }
        }
      }
    }
    void* memory = mmap(nullptr, sizeof(Board), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) throw std::bad_alloc();
    board_ = new (memory) Board{};
    pthread_barrierattr_t shared;
    pthread_barrierattr_init(&shared);
    pthread_barrierattr_setpshared(&shared, PTHREAD_PROCESS_SHARED);
    pthread_barrier_init(&board_->begin, &shared, kActors + 1);
    pthread_barrier_init(&board_->end, &shared, kActors + 1);
    fs::create_directories(folder_);
    for (std::size_t process = 0; process < kProcesses; ++process) {
      const auto child = fork();
      if (child == 0) {
        run_process(process);
        _exit(0);
      }
      children_.push_back(child);
    }
  }

  ~Race() {
    board_->over = true;
    pthread_barrier_wait(&board_->begin);
    for (const auto child : children_) waitpid(child, nullptr, 0);
    munmap(board_, sizeof(Board));
    fs::remove_all(folder_);
  }

  // All actors at once on a new state.
  const Board& run(std::uint64_t seed) {
    board_->seed = seed;
    WitnessState::create(state_of(seed));
    pthread_barrier_wait(&board_->begin);
    pthread_barrier_wait(&board_->end);
    fs::remove_all(state_of(seed));
    return *board_;
  }

  const ForkedLog& log_of(std::uint64_t seed) const { return *logs_[seed % logs_.size()]; }

 private:
  fs::path state_of(std::uint64_t seed) const { return folder_ / std::to_string(seed); }

  void run_process(std::size_t process) {
    constexpr auto kThreads = kActors / kProcesses;
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < kThreads; ++i)
      threads.emplace_back([this, i, process] { act(process * kThreads + i); });
    for (auto& thread : threads) thread.join();
  }

  void act(std::size_t actor) {
    for (;;) {
      pthread_barrier_wait(&board_->begin);
      if (board_->over) return;
      try {
        ask(actor, board_->seed);
      } catch (const std::exception& error) {
        std::string(error.what()).copy(board_->failure[actor].data(), board_->failure[actor].size() - 1);
      }
      pthread_barrier_wait(&board_->end);
    }
  }

  // One server's way: it grows, asks from the size it was told last, sometimes from a wrong one, and sometimes the
  // witness is started anew.
  void ask(std::size_t actor, std::uint64_t seed) {
    std::mt19937_64 random(seed * kActors + actor);
    const auto& log = log_of(seed);
    const auto& bodies = bodies_[seed % logs_.size()];
    const auto history = actor % 2;
    std::optional<WitnessState> state;
    std::uint64_t known = 0;
    std::uint64_t size = random() % (kEntries / 2);
    for (auto& told : board_->told[actor]) {
      if (!state || random() % 4 == 0) state.emplace(state_of(seed));
      Cosigner cosigner(*state, key_, clock_, {log.verifier()});
      if (random() % 8 == 0) known = random() % (size + 1);
      if (random() % 2 == 0) std::this_thread::yield();
      const auto cosigned = cosigner.cosign(bodies.at({std::min(known, size), size, history}));
      told = {cosigned ? WitnessAnswer::kCosigned : cosigned.error().answer, {size, log.root(size, history)}};
      known = cosigned                                               ? size
              : cosigned.error().answer == WitnessAnswer::kOtherSize ? cosigned.error().kept_size
                                                                     : known;
      size = std::min<std::uint64_t>(kEntries, std::max(size, known) + random() % 3);
    }
  }

  fs::path folder_;
  std::vector<std::unique_ptr<ForkedLog>> logs_;
  std::vector<std::map<std::tuple<std::uint64_t, std::uint64_t, std::size_t>, std::string>> bodies_;  // of each log
  test::TestSigner key_{"jiwei.example/witness", KeyType::kCosignature};
  SystemClock clock_;
  Board* board_ = nullptr;
  std::vector<pid_t> children_;
};

TEST(WitnessRace, NeverCosignsTwoHistoriesWhateverTheOrder) {
  Race race;
  std::size_t cosigned_in_all = 0, other_size = 0, inconsistent = 0, pairs = 0, contradictions = 0;
  const auto count = interleavings();
  std::cout << "seeds 0 to " << count - 1 << ", " << kActors << " actors in " << kProcesses << " processes\n";
  for (std::uint64_t seed = 0; seed < count; ++seed) {
    const auto& board = race.run(seed);
    std::vector<WitnessedTree> cosigned;
    for (std::size_t actor = 0; actor < kActors; ++actor) {
      ASSERT_STREQ(board.failure[actor].data(), "") << "seed " << seed;
      for (const auto& [answer, tree] : board.told[actor]) {
        if (answer == WitnessAnswer::kCosigned) cosigned.push_back(tree);
        other_size += answer == WitnessAnswer::kOtherSize;
        inconsistent += answer == WitnessAnswer::kInconsistent;
      }
    }
    cosigned_in_all += cosigned.size();
    for (std::size_t i = 0; i < cosigned.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        ++pairs;
        const bool agree = race.log_of(seed).consistent(cosigned[i], cosigned[j]);
        contradictions += !agree;
        EXPECT_TRUE(agree) << "seed " << seed << ": " << cosigned[i].size << " and " << cosigned[j].size;
      }
    }
  }
  std::cout << cosigned_in_all << " cosigned, " << pairs << " pairs compared, " << other_size << " answers 409, "
            << inconsistent << " answers 422, " << contradictions << " contradictions\n";
  EXPECT_EQ(contradictions, 0U);
  EXPECT_EQ(cosigned_in_all + other_size + inconsistent, count * kActors * kRequests) << "a fork is told 409 or 422";
  EXPECT_GT(cosigned_in_all, count);
  EXPECT_GT(inconsistent, count / 2);
  EXPECT_GT(other_size, count / 2);
}

}  // namespace
}  // namespace renmian
