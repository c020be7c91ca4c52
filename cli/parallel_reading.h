// SPDX-License-Identifier: Apache-2.0
// Finds evidence in several documents at once and hands them on in the order in which
// they came: what comes out does not depend on the number of threads.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "command.h"
#include "stance/extract/extract.h"

namespace stance::cli {

class ParallelReading {
 public:
  using Sink = std::function<void(const Document&, Extraction)>;

  // No more documents wait than keep the threads busy, nor of more than a few megabytes;
  // with one thread none does. What `sink` throws passes through `add` and `finish`.
  ParallelReading(const Extractor& extractor, std::size_t threads, Sink sink);

  void add(Document document);
  // Hands on those that still wait.
  void finish();

 private:
  std::vector<Extraction> read() const;

  const Extractor& extractor_;
  std::size_t threads_;
  Sink sink_;
  std::vector<Document> waiting_;
  std::size_t bytes_ = 0;
};

// As many as the machine can run at once.
std::size_t all_threads();
// --threads, else all.
std::size_t threads_option(const Arguments& arguments);

}  // namespace stance::cli
