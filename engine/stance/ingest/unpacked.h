// SPDX-License-Identifier: Apache-2.0
// A compressed stream read as if it were not, in bounded memory. A file that would expand
// out of all proportion is refused while it is read, not after it has filled the machine.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <istream>
#include <memory>
#include <optional>
#include <streambuf>
#include <string>
#include <string_view>

#include "stance/base/diagnostic.h"
#include "stance/base/result.h"

namespace stance::ingest {

// How a stream is packed. `by_content`: look at its first bytes.
enum class Packing { none, gzip, zstd, by_content };

// What more than this many bytes must not be, times as large as what they came from.
inline constexpr std::size_t free_expansion = std::size_t{16} << 20U;
inline constexpr std::size_t most_expansion = 200;

class UnpackBuffer : public std::streambuf {
 public:
  // `name` is said in faults. Reads `source`, which must outlive the buffer.
  UnpackBuffer(std::istream& source, Packing packing, std::string name);
  ~UnpackBuffer() override;

  // Why the stream ended before its time: I100 broken, I101 it expands too much. Nothing
  // while all is well. Bytes that came before the fault were handed out.
  const std::optional<Diagnostic>& fault() const { return fault_; }
  // Bytes that can be had without reading more; call after a peek().
  std::string_view ahead() const {
    return {gptr(), static_cast<std::size_t>(egptr() - gptr())};
  }

  // One algorithm; takes from `in`, appends to `out`.
  class Decoder;

 protected:
  int_type underflow() override;

 private:
  bool fill_input();
  void choose_decoder();
  void decode();
  void set_fault(const char* code, std::string message, std::string help);

  std::istream& source_;
  Packing packing_;
  std::string name_;
  std::unique_ptr<Decoder> decoder_;
  std::string input_ = {};
  std::string_view rest_ = {};
  std::string output_ = {};
  std::size_t taken_ = 0;
  std::size_t given_ = 0;
  bool has_begun_ = false;
  std::optional<Diagnostic> fault_ = {};
};

// All bytes of the stream; I006 if there are more than `limit`, or the stream's fault.
Result<std::string, Diagnostic> read_whole(UnpackBuffer& buffer,
                                           const std::string& name,
                                           std::size_t limit);

}  // namespace stance::ingest
