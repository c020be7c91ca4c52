// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/unpacked.h"

#include <algorithm>
#include <array>
#include <utility>

#include <zlib.h>
#include <zstd.h>

namespace stance::ingest {

namespace {

constexpr std::size_t block = std::size_t{1} << 16U;

}  // namespace

class UnpackBuffer::Decoder {
 public:
  enum class Outcome { more, ended, broken };

  Decoder() = default;
  virtual ~Decoder() = default;
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;

  // Moves on in `in` and appends at most a block to `out`. `ended`: a whole member or
  // frame is read, and another may follow.
  virtual Outcome decode(std::string_view& in, std::string& out) = 0;
  // Is a member or frame begun and not ended?
  virtual bool is_inside() const = 0;
};

namespace {

using Decoder = UnpackBuffer::Decoder;

class Gzip : public Decoder {
 public:
  Gzip() { inflateInit2(&stream_, 15 + 16); }
  ~Gzip() override { inflateEnd(&stream_); }
  Gzip(const Gzip&) = delete;
  Gzip& operator=(const Gzip&) = delete;

  Outcome decode(std::string_view& in, std::string& out) override {
    // Members follow one another (WARC); some writers pad the last one with zeros.
    if (!inside_) in.remove_prefix(std::min(in.find_first_not_of('\0'), in.size()));
    if (in.empty()) return Outcome::more;
    inside_ = true;
    std::array<unsigned char, block> room;
    std::array<unsigned char, block> given;
    const std::size_t count = std::min(in.size(), given.size());
    std::copy_n(in.begin(), count, given.begin());
    stream_.next_in = given.data();
    stream_.avail_in = static_cast<uInt>(count);
    stream_.next_out = room.data();
    stream_.avail_out = static_cast<uInt>(room.size());
    const int result = inflate(&stream_, Z_NO_FLUSH);
    in.remove_prefix(count - stream_.avail_in);
    out.append(room.begin(), room.end() - stream_.avail_out);
    if (result == Z_STREAM_END) {
      inside_ = false;
      inflateReset(&stream_);
      return Outcome::ended;
    }
    return result == Z_OK || result == Z_BUF_ERROR ? Outcome::more : Outcome::broken;
  }

  bool is_inside() const override { return inside_; }

 private:
  z_stream stream_ = {};
  bool inside_ = false;
};

class Zstd : public Decoder {
 public:
  Zstd() : stream_(ZSTD_createDStream()) {
    // A window of 64 MB is more than any of the usual levels asks for.
    ZSTD_DCtx_setParameter(stream_, ZSTD_d_windowLogMax, 26);
  }
  ~Zstd() override { ZSTD_freeDStream(stream_); }
  Zstd(const Zstd&) = delete;
  Zstd& operator=(const Zstd&) = delete;

  Outcome decode(std::string_view& in, std::string& out) override {
    if (in.empty() && !inside_) return Outcome::more;
    std::array<char, block> room;
    ZSTD_inBuffer from = {in.data(), in.size(), 0};
    ZSTD_outBuffer to = {room.data(), room.size(), 0};
    const std::size_t left = ZSTD_decompressStream(stream_, &to, &from);
    in.remove_prefix(from.pos);
    out.append(room.data(), to.pos);
    if (ZSTD_isError(left) != 0) return Outcome::broken;
    inside_ = left != 0;
    return inside_ ? Outcome::more : Outcome::ended;
  }

  bool is_inside() const override { return inside_; }

 private:
  ZSTD_DStream* stream_;
  bool inside_ = false;
};

class Plain : public Decoder {
 public:
  Outcome decode(std::string_view& in, std::string& out) override {
    out.append(in);
    in = {};
    return Outcome::ended;
  }
  bool is_inside() const override { return false; }
};

Packing packing_of(std::string_view begin) {
  if (begin.starts_with("\x1f\x8b")) return Packing::gzip;
  if (begin.starts_with("\x28\xb5\x2f\xfd")) return Packing::zstd;
  return Packing::none;
}

}  // namespace

UnpackBuffer::UnpackBuffer(std::istream& source, Packing packing, std::string name)
    : source_(source), packing_(packing), name_(std::move(name)) {}

UnpackBuffer::~UnpackBuffer() = default;

bool UnpackBuffer::fill_input() {
  input_.resize(block);
  source_.read(input_.data(), static_cast<std::streamsize>(block));
  input_.resize(static_cast<std::size_t>(source_.gcount()));
  rest_ = input_;
  taken_ += input_.size();
  return !input_.empty();
}

void UnpackBuffer::choose_decoder() {
  switch (packing_ == Packing::by_content ? packing_of(rest_) : packing_) {
    case Packing::gzip: decoder_ = std::make_unique<Gzip>(); return;
    case Packing::zstd: decoder_ = std::make_unique<Zstd>(); return;
    case Packing::none:
    case Packing::by_content: decoder_ = std::make_unique<Plain>(); return;
  }
}

void UnpackBuffer::set_fault(const char* code, std::string message, std::string help) {
  fault_ = Diagnostic{.code = code, .message = std::move(message)};
  fault_->primary = Label{.span = {.file = name_}};
  fault_->helps.push_back({.text = std::move(help)});
}

// Decodes until there is output, a fault or the end.
void UnpackBuffer::decode() {
  while (output_.empty() && !fault_) {
    const bool at_end = rest_.empty() && !fill_input();
    if (!has_begun_) {
      has_begun_ = true;
      choose_decoder();
    }
    const std::size_t before = rest_.size();
    const Decoder::Outcome outcome = decoder_->decode(rest_, output_);
    given_ += output_.size();
    if (outcome == Decoder::Outcome::broken) {
      set_fault("I100",
                "'" + name_ + "' is broken: what stands before byte " +
                    std::to_string(taken_ - before) + " could be unpacked",
                "fetch or pack it again");
    } else if (given_ > free_expansion && given_ > most_expansion * taken_) {
      output_.clear();
      set_fault("I101",
                "'" + name_ + "' unpacks to more than " + std::to_string(most_expansion) +
                    " times its size; it is not read on",
                "no collection of texts packs so well: look at what it holds");
    } else if (at_end && output_.empty()) {
      if (decoder_->is_inside()) {
        set_fault("I100",
                  "'" + name_ + "' breaks off: its end is missing",
                  "fetch or pack it again");
      }
      return;
    }
  }
}

UnpackBuffer::int_type UnpackBuffer::underflow() {
  if (gptr() != egptr()) return traits_type::to_int_type(*gptr());
  output_.clear();
  if (!fault_) decode();
  setg(output_.data(), output_.data(), output_.data() + output_.size());
  return output_.empty() ? traits_type::eof() : traits_type::to_int_type(*gptr());
}

Result<std::string, Diagnostic> read_whole(UnpackBuffer& buffer,
                                           const std::string& name,
                                           std::size_t limit) {
  std::string bytes;
  std::istream stream(&buffer);
  while (stream.peek() != std::istream::traits_type::eof()) {
    const std::string_view ahead = buffer.ahead();
    bytes.append(ahead);
    stream.ignore(static_cast<std::streamsize>(ahead.size()));
    if (bytes.size() <= limit) continue;
    Diagnostic fault{.code = "I006",
                     .message = "'" + name + "' has more than " + std::to_string(limit) +
                                " bytes, which is the limit"};
    fault.primary = Label{.span = {.file = name}};
    fault.helps.push_back(
        {.text =
             "split it into its documents, or write JSON Lines, one document a line"});
    return failure(std::move(fault));
  }
  if (buffer.fault()) return failure(*buffer.fault());
  return bytes;
}

}  // namespace stance::ingest
