// SPDX-License-Identifier: Apache-2.0
// Tables that are not written in UTF-8, made UTF-8 before anything else is done to them:
// they are kept, quoted and counted in UTF-8.
#pragma once

#include "stance/ingest/csv.h"

namespace stance::ingest {

enum class TableEncoding {
  utf8,
  // Latin-1 as spreadsheets write it: the bytes from 0x80 to 0x9F are signs, too.
  windows_1252,
};

// The same text in UTF-8. UTF-16, and UTF-8, are known by a byte order mark, whatever is
// said; half a pair of surrogates becomes U+FFFD.
NextChunk as_utf8(TableEncoding encoding, NextChunk bytes);

}  // namespace stance::ingest
