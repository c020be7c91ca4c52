// SPDX-License-Identifier: Apache-2.0
#include "stance/base/digest.h"

#include <doctest/doctest.h>

#include <string>

namespace stance {
namespace {

TEST_CASE("base: digests are those of the SHA-256 standard") {
  struct Row {
    std::string_view name;
    std::string bytes;
    std::string_view digest;
  };
  const Row rows[] = {
      {"nothing", "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
      {"three letters",
       "abc",
       "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
      {"two blocks",
       "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
       "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
      {"a million letters",
       std::string(1000000, 'a'),
       "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(digest_of(row.bytes).text == row.digest);
  }
}

TEST_CASE("base: a digest covers bytes after a zero byte") {
  CHECK(digest_of(std::string_view("a\0b", 3)) != digest_of(std::string_view("a\0c", 3)));
}

}  // namespace
}  // namespace stance
