// SPDX-License-Identifier: Apache-2.0
// A list that seldom has more than a few entries: as long as it is short it needs no
// memory of its own. A timeline has hundreds of such lists, most of them with one entry.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <type_traits>
#include <vector>

namespace stance {

template <class T, std::size_t few>
class ShortList {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  ShortList() = default;
  ShortList(std::initializer_list<T> entries) {
    for (const T& entry : entries) push_back(entry);
  }

  std::size_t size() const { return far_.empty() ? count_ : far_.size(); }
  bool empty() const { return size() == 0; }
  T* begin() { return far_.empty() ? near_.data() : far_.data(); }
  T* end() { return begin() + size(); }
  const T* begin() const { return far_.empty() ? near_.data() : far_.data(); }
  const T* end() const { return begin() + size(); }
  const T& front() const { return *begin(); }

  void push_back(T entry) {
    if (far_.empty() && count_ < few) {
      near_[count_++] = entry;
      return;
    }
    if (far_.empty()) far_.assign(near_.begin(), near_.end());
    far_.push_back(entry);
  }
  template <class Entries>
  void append(const Entries& entries) {
    for (const T& entry : entries) push_back(entry);
  }
  void clear() {
    far_.clear();
    count_ = 0;
  }
  // Keeps the first `size` entries; there must be so many.
  void shorten(std::size_t size) {
    if (far_.empty()) {
      count_ = static_cast<std::uint32_t>(size);
    } else {
      far_.resize(size);
      if (size == 0) count_ = 0;
    }
  }

 private:
  std::array<T, few> near_ = {};
  std::uint32_t count_ = 0;
  // All entries, once there are more than a few.
  std::vector<T> far_ = {};
};

}  // namespace stance
