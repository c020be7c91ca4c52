// SPDX-License-Identifier: Apache-2.0
#include "rule_plan.h"

#include <algorithm>
#include <fstream>

#include "stance/base/digest.h"
#include "stance/ingest/files.h"

namespace stance::cli {
namespace {

constexpr std::string_view heading = "stance plan 1";
constexpr std::size_t plan_limit = 4096;

std::string value_of(const std::string& text, const std::string& name) {
  const std::string mark = "\n" + name + " ";
  const std::size_t at = text.find(mark);
  if (at == std::string::npos) return "";
  const std::size_t begin = at + mark.size();
  return text.substr(begin, text.find('\n', begin) - begin);
}

}  // namespace

std::string whole_digest(const RuleSet& rules) {
  std::string text = rules.digest.text;
  for (const ReadingPack& pack : rules.readings) {
    text += "\n" + pack.name + " " + pack.digest.text;
  }
  return digest_of(text).text;
}

std::string corpus_digest(Session& session) {
  // Documents that no rules have read: all of them.
  std::vector<Digest> documents = session.store().documents_to_extract({"none"});
  std::ranges::sort(documents);
  std::string text;
  for (const Digest& document : documents) text += document.text + "\n";
  for (const Decision& decision : session.decisions()) {
    text += decision.evidence.text + " " +
            std::to_string(static_cast<int>(decision.verdict)) + "\n";
  }
  for (const store::ManualEvidence& manual : session.store().manual_evidence()) {
    text += manual.evidence.id.text + "\n";
  }
  const store::StoreInfo info = session.store().info();
  return digest_of(text + std::to_string(info.documents_with_changed_metadata)).text;
}

void save_plan(const RulePlan& plan, const std::filesystem::path& file) {
  std::ofstream out(file, std::ios::binary);
  out << heading << "\nfrom " << plan.from << "\nto " << plan.to << "\ncorpus "
      << plan.corpus << "\n";
  out.flush();
  if (!out) throw InputError(file.string() + ": the plan cannot be written there");
}

RulePlan read_plan(const std::filesystem::path& file) {
  const auto text = ingest::read_file(file, plan_limit);
  if (!text) throw InputError(Diagnostics{text.error()});
  const RulePlan plan = {
      value_of(*text, "from"), value_of(*text, "to"), value_of(*text, "corpus")};
  const bool is_plan = text->starts_with(heading) && !plan.from.empty() &&
                       !plan.to.empty() && !plan.corpus.empty();
  if (!is_plan) {
    throw InputError(file.string() + ": this is no plan of stance rules preview --save");
  }
  return plan;
}

}  // namespace stance::cli
