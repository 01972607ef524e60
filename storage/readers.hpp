#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "storage/sqlite.hpp"

namespace mungba::storage {

/// A thread with a read-only connection of its own, for reports: it never holds up the writer. Work is done in order.
class Reader {
public:
    explicit Reader(const std::string& path);
    ~Reader();  ///< finishes what is in hand, drops the rest
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    /// Any thread; `work` runs on the reader's thread, keeps no statement open when it returns, and must not throw.
    void submit(std::function<void(Connection&)> work);

private:
    void loop();

    Connection connection_;
    std::mutex mutex_;
    std::condition_variable woken_;
    std::deque<std::function<void(Connection&)>> queue_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace mungba::storage
