#include <sodium.h>

#include "core/ports.hpp"

namespace mungba::core {

std::uint64_t SystemRandom::next() {
    std::uint64_t value = 0;
    randombytes_buf(&value, sizeof value);
    return value;
}

}  // namespace mungba::core
