#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace mungba::routes {

/// Threads for what may wait: passwords, questions to the world. Two, since each password takes tens of megabytes while it is looked at.
class Worker {
public:
    Worker();
    ~Worker();  ///< finishes what is in hand, drops the rest
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    /// Any thread. `work` must not throw. False: too much waits already, and nothing will be done.
    bool submit(std::function<void()> work);

private:
    void loop();

    static constexpr std::size_t kThreads = 2;
    static constexpr std::size_t kMostWaiting = 32;
    std::mutex mutex_;
    std::condition_variable woken_;
    std::deque<std::function<void()>> queue_;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace mungba::routes
