// SPDX-License-Identifier: Apache-2.0
#include "packing.h"

#include <zlib.h>
#include <zstd.h>

#include <stdexcept>
#include <vector>

namespace stance::test {

std::string gzipped(std::string_view text) {
  std::string in(text);
  z_stream stream = {};
  if (deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::runtime_error("deflateInit2");
  }
  std::vector<Bytef> room(deflateBound(&stream, in.size()) + 32);
  std::vector<Bytef> from(in.begin(), in.end());
  stream.next_in = from.data();
  stream.avail_in = static_cast<uInt>(from.size());
  stream.next_out = room.data();
  stream.avail_out = static_cast<uInt>(room.size());
  deflate(&stream, Z_FINISH);
  const std::string packed(room.begin(), room.end() - stream.avail_out);
  deflateEnd(&stream);
  return packed;
}

std::string zstd_packed(std::string_view text) {
  std::string room(ZSTD_compressBound(text.size()), '\0');
  room.resize(ZSTD_compress(room.data(), room.size(), text.data(), text.size(), 3));
  return room;
}

}  // namespace stance::test
