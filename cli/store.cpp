// SPDX-License-Identifier: Apache-2.0
// stance store info | check | backup.
#include "stance/store/store.h"

#include <ostream>

#include "print.h"
#include "run.h"
#include "stance/report/words.h"

namespace stance::cli {
namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

// `digits` of the rules' digest are shown.
Fields fields_of(const store::StoreInfo& info, std::size_t digits) {
  const auto number = [](std::uint64_t count) { return std::to_string(count); };
  const std::string applied =
      info.rules_applied ? to_string(*info.rules_applied) : "never";
  return {
      {"file", info.file},
      {"schema version", std::to_string(info.schema_version)},
      {"rules", info.rules ? info.rules->text.substr(0, digits) : "none"},
      {"rules applied on", applied},
      {"documents", number(info.documents)},
      {"documents to be read", number(info.documents_to_extract)},
      {"evidence", number(info.evidence)},
      {"evidence given by people", number(info.manual_evidence)},
      {"evidence from other programs", number(info.extractor_evidence)},
      {"evidence dropped", number(info.dropped_evidence)},
      {"tables", number(info.tables)},
      {"evidence from tables", number(info.table_evidence)},
      {"names held", number(info.held_names)},
      {"decisions", number(info.decisions)},
      {"jurisdictions", number(info.jurisdictions)},
      {"timelines", number(info.timelines)},
      {"timelines to be made anew", number(info.outdated_timelines)},
      {"bytes", number(info.bytes)},
  };
}

std::string object_of(const Fields& fields) {
  std::string text = "{";
  for (const auto& [name, value] : fields) {
    std::string key = name;
    for (char& c : key) c = c == ' ' ? '_' : c;
    const bool number = value.find_first_not_of("0123456789") == std::string::npos;
    text += (text.size() == 1 ? "" : ",") + json_quoted(key) + ":" +
            (number ? value : json_quoted(value));
  }
  return text + "}";
}

}  // namespace

int run_store_info(Session& session, const Arguments&) {
  const std::size_t digits = session.format() == Format::table ? 8 : std::string::npos;
  const Fields fields = fields_of(session.store().info(), digits);
  Table table{.header = {"WHAT", "VALUE"}};
  for (const auto& [name, value] : fields) table.rows.push_back({name, value});
  table.flexible = 1;
  print(session, table, {object_of(fields)}, "");
  return 0;
}

int run_store_check(Session& session, const Arguments&) {
  const Diagnostics faults = session.store().check();
  session.show(faults);
  if (faults.empty()) session.out() << "the store is sound\n";
  return faults.empty() ? 0 : 1;
}

int run_store_backup(Session& session, const Arguments& arguments) {
  const std::filesystem::path target =
      session.environment().folder / arguments.value("FILE").value_or("");
  const std::optional<Diagnostic> fault =
      session.store(store::OpenMode::write).backup(target.string());
  if (fault) throw InputError(Diagnostics{*fault});
  session.out() << "copied to " << target.string() << "\n";
  return 0;
}

}  // namespace stance::cli
