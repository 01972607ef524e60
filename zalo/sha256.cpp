#include "zalo/sha256.hpp"

#include <openssl/evp.h>

#include <memory>
#include <stdexcept>

namespace mungba::zalo {
namespace {

struct FreeDigest {
    void operator()(EVP_MD* digest) const { EVP_MD_free(digest); }
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

void require(bool done) {
    if (!done) throw std::runtime_error("OpenSSL cannot compute SHA-256");
}

// OpenSSL 3 looks an algorithm up under a lock each time it is named, so it is named once.
EVP_MD* algorithm() {
    static const std::unique_ptr<EVP_MD, FreeDigest> fetched{
        EVP_MD_fetch(nullptr, "SHA256", nullptr)};
    require(fetched != nullptr);
    return fetched.get();
}

std::unique_ptr<EVP_MD_CTX, FreeDigest> make_context() {
    std::unique_ptr<EVP_MD_CTX, FreeDigest> context{EVP_MD_CTX_new()};
    require(context && EVP_DigestInit_ex2(context.get(), algorithm(), nullptr) == 1);
    return context;
}

}  // namespace

Sha256 sha256(std::initializer_list<std::string_view> parts) {
    thread_local const auto context = make_context();
    // Without an algorithm named it starts over with the one it has, which spares the set-up.
    require(EVP_DigestInit_ex2(context.get(), nullptr, nullptr) == 1);
    for (const std::string_view part : parts) {
        require(EVP_DigestUpdate(context.get(), part.data(), part.size()) == 1);
    }
    Sha256 digest;
    require(EVP_DigestFinal_ex(
                context.get(), reinterpret_cast<unsigned char*>(digest.data()), nullptr) == 1);
    return digest;
}

}  // namespace mungba::zalo
