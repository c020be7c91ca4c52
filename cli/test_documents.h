// SPDX-License-Identifier: Apache-2.0
// The documents that [[document]] tests read.
#pragma once

#include <filesystem>

#include "stance/base/diagnostic.h"
#include "stance/base/document.h"
#include "stance/base/result.h"
#include "stance/rules/test_file.h"

namespace stance::cli {

// The test's text, or the one document of its file below `root` (the folder that names of
// test files are relative to), with its metadata. E0505 where the file cannot be read.
Result<Document, Diagnostic> document_of(const DocumentTest& test,
                                         const RuleFile& file,
                                         const std::filesystem::path& root);

// E0505 for each file that cannot be read.
Diagnostics unread_documents(const TestFile& tests,
                             const RuleFile& file,
                             const std::filesystem::path& root);

}  // namespace stance::cli
