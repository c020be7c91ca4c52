// SPDX-License-Identifier: Apache-2.0
// Pages that are not UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace stance::ingest {

// The bytes as UTF-8: as they are if they are valid, else from the encoding that a byte
// order mark, `charset` or a <meta> tag names, else from Windows-1252, which is what
// pages without a name are. Nothing if they are not valid in it either.
std::optional<std::string> page_as_utf8(std::string_view bytes,
                                        const std::optional<std::string>& charset);

}  // namespace stance::ingest
