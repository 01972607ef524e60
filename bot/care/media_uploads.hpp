#pragma once
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "bot/engine/engine.hpp"
#include "core/ports.hpp"
#include "storage/media_repository.hpp"
#include "zalo/api_types.hpp"

namespace mungba::care {

/// Brings pictures and files to the channel when a message is about to leave with one, and remembers for seven days what the channel calls
/// them. Messages that wait for the same file share one upload. Io thread.
class MediaUploads {
public:
    using Upload = std::function<void(const core::OaId&, core::ContentKind, const zalo::Upload&, zalo::Done<zalo::Uploaded>)>;
    struct Parts {
        engine::Engine& engine;
        const core::Clock& clock;
        engine::Post post;
        Upload upload;
    };
    /// The upload's id, or what became of the message.
    using Told = std::function<void(std::variant<std::string, core::SendResult>)>;

    explicit MediaUploads(Parts parts) : parts_(std::move(parts)) {}

    void upload(const storage::outbox::Claimed& message, Told told);

private:
    void read(core::MediaId id, const core::OaId& oa);
    void keep(core::MediaId id, const std::string& uploaded_id);
    void tell(core::MediaId id, const std::variant<std::string, core::SendResult>& outcome);

    Parts parts_;
    std::map<core::MediaId, std::vector<Told>> waiting_;
};

}  // namespace mungba::care
