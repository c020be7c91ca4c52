include("${CMAKE_CURRENT_LIST_DIR}/planted.cmake")
set(e engine/stance)

write_clean_tree()
expect_success(CheckLayering "clean tree")

# Includes of ours: against the flow, and between neighbours.
expect_fault(CheckLayering ${e}/base/base.h "#include \"stance/places/places.h\""
  "base may not include stance/places/places.h")
expect_fault(CheckLayering ${e}/places/places.cpp "#include \"stance/rules/rules.h\""
  "places may not include stance/rules/rules.h")
expect_fault(CheckLayering ${e}/rules/rules.h "  #  include \"stance/extract/extract.h\""
  "rules may not include stance/extract/extract.h")
expect_fault(CheckLayering ${e}/extract/extract.cpp "#include \"stance/timeline/timeline.h\""
  "extract may not include stance/timeline/timeline.h")
expect_fault(CheckLayering ${e}/timeline/timeline.cpp "#include <stance/store/store.h>"
  "timeline may not include stance/store/store.h")
expect_fault(CheckLayering ${e}/store/store.cpp "#include \"stance/report/report.h\""
  "store may not include stance/report/report.h")
expect_none(CheckLayering ${e}/store/store.cpp "#include \"stance/timeline/timeline.h\"")
expect_none(CheckLayering cli/main.cpp "#include \"stance/report/report.h\"")

# Third parties: only where they belong, and in no header.
expect_fault(CheckLayering ${e}/report/report.cpp "#include <SQLiteCpp/SQLiteCpp.h>"
  "report may not include <SQLiteCpp/SQLiteCpp.h>")
expect_fault(CheckLayering ${e}/timeline/timeline.cpp "#include <toml++/toml.h>"
  "timeline may not include <toml++/toml.h>")
expect_fault(CheckLayering ${e}/store/store.h "#include <SQLiteCpp/Database.h>"
  "a header may not include the third-party <SQLiteCpp/Database.h>")
expect_none(CheckLayering ${e}/store/store.cpp "#include <SQLiteCpp/Database.h>")

# The outside world.
expect_fault(CheckLayering ${e}/extract/extract.cpp "#include <fstream>"
  "extract is pure and may not include <fstream>")
expect_fault(CheckLayering ${e}/report/report.cpp "#include <iostream>"
  "report is pure and may not include <iostream>")
expect_fault(CheckLayering ${e}/base/base.cpp "auto now = std::chrono::system_clock::now()\;"
  "base is pure and may not use system_clock")
expect_fault(CheckLayering ${e}/rules/rules.cpp "auto home = getenv(\"HOME\")\;"
  "rules is pure and may not use getenv")
expect_fault(CheckLayering ${e}/timeline/timeline.cpp "throw 1\;"
  "timeline returns its errors and may not throw")
expect_none(CheckLayering ${e}/timeline/timeline.cpp "// does not throw, reads no getenv")
expect_none(CheckLayering ${e}/ingest/ingest.cpp "#include <fstream>")
expect_none(CheckLayering ${e}/store/store.cpp "throw StoreError()\;")

# A folder that the architecture does not have.
expect_fault(CheckLayering ${e}/utils/utils.h "#pragma once" "does not know this folder")

# A tree without sources is no success.
file(REMOVE_RECURSE "${WORK}")
run_check(CheckLayering code output)
if(code EQUAL 0)
  message(SEND_ERROR "an empty tree should not pass")
endif()
