// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/process.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <system_error>
#include <utility>

namespace stance::ingest {
namespace {

using Clock = std::chrono::steady_clock;

[[noreturn]] void machine_fault(const char* operation) {
  throw std::system_error(errno, std::generic_category(), operation);
}

class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    close();
    number_ = std::exchange(other.number_, -1);
    return *this;
  }

  int number() const { return number_; }
  void close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }

 private:
  int number_ = -1;
};

struct Ends {
  Descriptor ours;
  Descriptor theirs;
};

enum class Direction { to_it, from_it };

// A pipe, so that the program may open /dev/stdin and the like by name.
Ends make_ends(Direction direction) {
  std::array<int, 2> pair = {};
  if (pipe2(pair.data(), O_CLOEXEC) != 0) machine_fault("cannot make a pipe");
  if (direction == Direction::to_it) std::swap(pair[0], pair[1]);
  Ends ends{Descriptor(pair[0]), Descriptor(pair[1])};
  fcntl(ends.ours.number(), F_SETFL, O_NONBLOCK);
  return ends;
}

struct Streams {
  Ends input = make_ends(Direction::to_it);
  Ends output = make_ends(Direction::from_it);
  Ends errors = make_ends(Direction::from_it);
  // Closed by exec; the child writes errno into it if that fails.
  Ends failure = make_ends(Direction::from_it);
};

// While it lives, writing to a pipe whose reader has gone raises no signal in this
// thread.
class NoPipeSignal {
 public:
  NoPipeSignal() {
    sigemptyset(&signal_);
    sigaddset(&signal_, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &signal_, &before_);
  }
  ~NoPipeSignal() {
    const int reason = errno;
    const timespec no_time = {};
    if (reason == EPIPE) sigtimedwait(&signal_, nullptr, &no_time);
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    errno = reason;
  }
  NoPipeSignal(const NoPipeSignal&) = delete;
  NoPipeSignal& operator=(const NoPipeSignal&) = delete;

 private:
  sigset_t signal_ = {};
  sigset_t before_ = {};
};

ssize_t write_quietly(int descriptor, std::string_view bytes) {
  const NoPipeSignal none;
  errno = 0;
  return ::write(descriptor, bytes.data(), bytes.size());
}

void limit_resource(__rlimit_resource resource, rlim_t most) {
  const rlimit limit{most, most};
  setrlimit(resource, &limit);
}

// In the child: nothing here may allocate.
[[noreturn]] void become(const std::vector<char*>& words,
                         const Streams& streams,
                         const ProcessLimits& limits,
                         const char* folder) {
  setpgid(0, 0);
  // Whoever stops us stops it: it is out of reach of a terminal's Ctrl-C.
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  dup2(streams.input.theirs.number(), STDIN_FILENO);
  dup2(streams.output.theirs.number(), STDOUT_FILENO);
  dup2(streams.errors.theirs.number(), STDERR_FILENO);
  if (limits.memory > 0) limit_resource(RLIMIT_AS, limits.memory);
  limit_resource(RLIMIT_CORE, 0);
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(limits.time).count();
  if (!limits.is_parallel) {
    limit_resource(RLIMIT_CPU, static_cast<rlim_t>(seconds) + 1);
  }
  if (*folder == '\0' || chdir(folder) == 0) execvp(words.front(), words.data());
  const int reason = errno;
  const ssize_t written =
      ::write(streams.failure.theirs.number(), &reason, sizeof reason);
  _exit(written == sizeof reason ? 127 : 126);
}

// Why a program fails, it says last. Not from within a letter of several bytes.
void keep_tail(std::string& text) {
  constexpr std::size_t most = 4096;
  if (text.size() <= most) return;
  std::size_t begin = text.size() - most;
  while (begin < text.size() &&
         (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) {
    ++begin;
  }
  text.erase(0, begin);
}

class Running {
 public:
  Running(const std::vector<std::string>& words,
          std::string_view input,
          const ProcessLimits& limits,
          const std::string& folder)
      : input_(input), limits_(limits), deadline_(Clock::now() + limits.time) {
    std::vector<std::string> copies = words;
    std::vector<char*> pointers;
    for (std::string& word : copies) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    id_ = fork();
    if (id_ < 0) machine_fault("cannot start a process");
    if (id_ == 0) become(pointers, streams_, limits_, folder.c_str());
    setpgid(id_, id_);
    streams_.input.theirs.close();
    streams_.output.theirs.close();
    streams_.errors.theirs.close();
    streams_.failure.theirs.close();
  }

  ProcessResult finish() {
    while (is_open() && result_.end == ProcessEnd::exited) exchange();
    if (result_.end != ProcessEnd::exited) kill(-id_, SIGKILL);
    wait_for_end();
    // What it has started and left behind goes with it.
    kill(-id_, SIGKILL);
    return std::move(result_);
  }

 private:
  bool is_open() const {
    return streams_.output.ours.number() >= 0 || streams_.errors.ours.number() >= 0;
  }

  void exchange();
  void write_some();
  void read_some(Descriptor& from, std::string& to);
  void wait_for_end();
  void read_failure();

  std::string_view input_;
  ProcessLimits limits_;
  Clock::time_point deadline_;
  Streams streams_ = {};
  pid_t id_ = -1;
  ProcessResult result_ = {};
};

void Running::exchange() {
  const auto left =
      std::chrono::duration_cast<std::chrono::milliseconds>(deadline_ - Clock::now());
  if (left.count() <= 0) {
    result_.end = ProcessEnd::out_of_time;
    return;
  }
  if (input_.empty()) streams_.input.ours.close();
  // A descriptor of -1 is passed over.
  std::array<pollfd, 3> waiting = {pollfd{streams_.input.ours.number(), POLLOUT, 0},
                                   pollfd{streams_.output.ours.number(), POLLIN, 0},
                                   pollfd{streams_.errors.ours.number(), POLLIN, 0}};
  const auto most = std::min<std::chrono::milliseconds::rep>(left.count(), 1000);
  if (poll(waiting.data(), waiting.size(), static_cast<int>(most)) <= 0) return;
  if (waiting[0].revents != 0) write_some();
  if (waiting[1].revents != 0) {
    read_some(streams_.output.ours, result_.output);
    result_.output.resize(std::min(result_.output.size(), limits_.output + 1));
    if (result_.output.size() > limits_.output) {
      result_.end = ProcessEnd::too_much_output;
    }
  }
  if (waiting[2].revents != 0) {
    read_some(streams_.errors.ours, result_.errors);
    keep_tail(result_.errors);
  }
}

void Running::write_some() {
  const ssize_t count = write_quietly(streams_.input.ours.number(), input_);
  if (count >= 0) {
    input_.remove_prefix(static_cast<std::size_t>(count));
  } else if (errno != EAGAIN && errno != EINTR) {
    input_ = {};
  }
}

void Running::read_some(Descriptor& from, std::string& to) {
  std::array<char, 65536> room;
  const ssize_t count = ::read(from.number(), room.data(), room.size());
  if (count > 0) {
    to.append(room.data(), static_cast<std::size_t>(count));
  } else if (count == 0 || (errno != EAGAIN && errno != EINTR)) {
    from.close();
  }
}

// It may have closed its output and go on for ever.
void Running::wait_for_end() {
  int status = 0;
  while (true) {
    const pid_t ended = waitpid(id_, &status, WNOHANG);
    if (ended == id_ || (ended < 0 && errno != EINTR)) break;
    if (Clock::now() >= deadline_ && result_.end == ProcessEnd::exited) {
      result_.end = ProcessEnd::out_of_time;
      kill(-id_, SIGKILL);
    }
    poll(nullptr, 0, 5);
  }
  if (result_.end != ProcessEnd::exited) return;
  if (WIFSIGNALED(status)) {
    result_.code = WTERMSIG(status);
    result_.end =
        result_.code == SIGXCPU ? ProcessEnd::out_of_time : ProcessEnd::killed_by_signal;
    return;
  }
  result_.code = WEXITSTATUS(status);
  read_failure();
}

void Running::read_failure() {
  int reason = 0;
  if (::read(streams_.failure.ours.number(), &reason, sizeof reason) == sizeof reason) {
    result_.end = ProcessEnd::not_found;
    result_.code = reason;
  }
}

}  // namespace

ProcessResult run_process(const std::vector<std::string>& words,
                          std::string_view input,
                          const ProcessLimits& limits,
                          const std::string& folder) {
  return Running(words, input, limits, folder).finish();
}

}  // namespace stance::ingest
