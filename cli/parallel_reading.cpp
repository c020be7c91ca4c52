// SPDX-License-Identifier: Apache-2.0
#include "parallel_reading.h"

#include <algorithm>
#include <atomic>
#include <charconv>
#include <thread>
#include <utility>

#include "session.h"
#include "stance/base/text.h"

namespace stance::cli {
namespace {

constexpr std::size_t documents_for_thread = 64;
constexpr std::size_t most_bytes = std::size_t{8} << 20U;
constexpr std::size_t most_threads = 1024;

}  // namespace

ParallelReading::ParallelReading(const Extractor& extractor,
                                 std::size_t threads,
                                 Sink sink)
    : extractor_(extractor), threads_(threads), sink_(std::move(sink)) {}

void ParallelReading::add(Document document) {
  if (threads_ == 1) {
    sink_(document, extractor_.extract(document));
    return;
  }
  bytes_ += document.text.size();
  waiting_.push_back(std::move(document));
  const bool is_full = waiting_.size() >= threads_ * documents_for_thread;
  if (is_full || bytes_ >= most_bytes) finish();
}

// Each thread takes the next document that nobody has.
std::vector<Extraction> ParallelReading::read() const {
  std::vector<Extraction> found(waiting_.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < waiting_.size(); i = next++) {
      found[i] = extractor_.extract(waiting_[i]);
    }
  };
  std::vector<std::jthread> others;
  const std::size_t most = std::min(threads_, waiting_.size());
  for (std::size_t i = 1; i < most; ++i) others.emplace_back(work);
  work();
  others.clear();
  return found;
}

void ParallelReading::finish() {
  std::vector<Extraction> found = read();
  const std::vector<Document> documents = std::exchange(waiting_, {});
  bytes_ = 0;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    sink_(documents[i], std::move(found[i]));
  }
}

std::size_t all_threads() {
  return std::max<std::size_t>(1, std::thread::hardware_concurrency());
}

std::size_t threads_option(const Arguments& arguments) {
  const auto text = arguments.value("--threads");
  if (!text) return all_threads();
  std::size_t threads = 0;
  const char* const end = text->data() + text->size();
  const auto read = std::from_chars(text->data(), end, threads);
  const bool is_number = read.ec == std::errc() && read.ptr == end;
  if (is_number && threads > 0 && threads <= most_threads) return threads;
  throw InputError("--threads " + printable_line(*text) + ": say how many, 1 to " +
                   std::to_string(most_threads));
}

}  // namespace stance::cli
