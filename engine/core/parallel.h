// Two cores, one result: work is cut into pieces that write to places of their own.
#pragma once

#include <cstddef>
#include <functional>

namespace engine {

/// Calls work(begin, end) for consecutive ranges that together are 0..count, on all cores at once or on
/// `threads` of them. The result does not depend on their number as long as each index writes only what is
/// its own.
void parallelFor(std::size_t count, const std::function<void(std::size_t, std::size_t)>& work,
                 std::size_t threads = 0);

}  // namespace engine
