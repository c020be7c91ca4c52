// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/forms.h"

#include <doctest/doctest.h>

namespace stance {
namespace {

using Words = std::vector<std::string>;

TEST_CASE("forms: regular verbs") {
  const Words rows[] = {
      {"honor", "honors", "honored", "honoring"},
      {"comply", "complies", "complied", "complying"},
      {"deny", "denies", "denied", "denying"},
      {"obey", "obeys", "obeyed", "obeying"},
      {"stop", "stops", "stopped", "stopping"},
      {"release", "releases", "released", "releasing"},
      {"sign", "signs", "signed", "signing"},
      {"bar", "bars", "barred", "barring"},
      {"ban", "bans", "banned", "banning"},
      {"refuse", "refuses", "refused", "refusing"},
      {"agree", "agrees", "agreed", "agreeing"},
      {"pass", "passes", "passed", "passing"},
      {"reach", "reaches", "reached", "reaching"},
      {"establish", "establishes", "established", "establishing"},
      {"veto", "vetoes", "vetoed", "vetoing"},
      {"permit", "permits", "permitted", "permitting"},
      {"limit", "limits", "limited", "limiting"},
      {"prohibit", "prohibits", "prohibited", "prohibiting"},
      {"transfer", "transfers", "transferred", "transferring"},
      {"offer", "offers", "offered", "offering"},
      {"order", "orders", "ordered", "ordering"},
      {"enter", "enters", "entered", "entering"},
      {"repeal", "repeals", "repealed", "repealing"},
      {"rescind", "rescinds", "rescinded", "rescinding"},
      {"allow", "allows", "allowed", "allowing"},
      {"fix", "fixes", "fixed", "fixing"},
      {"tie", "ties", "tied", "tying"},
      {"cancel", "cancels", "canceled", "canceling", "cancelled", "cancelling"},
      {"equip", "equips", "equipped", "equipping"},
      {"detain", "detains", "detained", "detaining"},
      {"revoke", "revokes", "revoked", "revoking"},
      {"develop", "develops", "developed", "developing"},
      {"plan", "plans", "planned", "planning"},
      {"accept", "accepts", "accepted", "accepting"},
      {"cooperate", "cooperates", "cooperated", "cooperating"},
      {"issue", "issues", "issued", "issuing"},
  };
  for (const Words& row : rows) {
    CAPTURE(row.front());
    CHECK(forms_of(row.front(), {}) == row);
  }
}

TEST_CASE("forms: plurals of nouns are among them") {
  struct Row {
    std::string_view one;
    std::string many;
  };
  const Row rows[] = {
      {"county", "counties"},
      {"policy", "policies"},
      {"agency", "agencies"},
      {"warrant", "warrants"},
      {"box", "boxes"},
      {"attorney", "attorneys"},
      {"search", "searches"},
      {"bus", "buses"},
      {"judge", "judges"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.one);
    CHECK(forms_of(row.one, {}).at(1) == row.many);
  }
}

TEST_CASE("forms: a listed word has the listed forms only") {
  const std::map<std::string, Words> irregular = {{"hold", {"holds", "held", "holding"}},
                                                  {"let", {"lets", "letting", "let"}}};
  CHECK(forms_of("hold", irregular) == Words{"hold", "holds", "held", "holding"});
  CHECK(forms_of("let", irregular) == Words{"let", "lets", "letting"});
}

TEST_CASE("forms: a word with other signs than letters has no other form") {
  CHECK(forms_of("287", {}) == Words{"287"});
  CHECK(forms_of("u.s", {}) == Words{"u.s"});
  CHECK(forms_of("", {}) == Words{""});
}

}  // namespace
}  // namespace stance
