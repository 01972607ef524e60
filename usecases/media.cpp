#include "usecases/media.hpp"

#include <sodium.h>

#include <stdexcept>

namespace mungba::usecases {

core::MediaId keep_media(storage::Connection& connection, const storage::media::NewMedia& media, core::Instant now) {
    if (media.bytes.empty() || media.name.empty()) throw std::invalid_argument("media without bytes or name");
    storage::media::Hash hash{};
    crypto_generichash(reinterpret_cast<unsigned char*>(hash.data()),
                       hash.size(),
                       reinterpret_cast<const unsigned char*>(media.bytes.data()),
                       media.bytes.size(),
                       nullptr,
                       0);
    return storage::media::put(connection, media, hash, now);
}

}  // namespace mungba::usecases
