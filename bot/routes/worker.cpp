#include "bot/routes/worker.hpp"

#include <utility>

namespace mungba::routes {

Worker::Worker() {
    for (std::size_t n = 0; n < kThreads; ++n) threads_.emplace_back([this] { loop(); });
}

Worker::~Worker() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    woken_.notify_all();
    for (std::thread& thread : threads_) thread.join();
}

bool Worker::submit(std::function<void()> work) {
    {
        const std::lock_guard lock(mutex_);
        if (queue_.size() >= kMostWaiting) return false;
        queue_.push_back(std::move(work));
    }
    woken_.notify_one();
    return true;
}

void Worker::loop() {
    while (true) {
        std::function<void()> work;
        {
            std::unique_lock lock(mutex_);
            woken_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
            if (stopping_) return;
            work = std::move(queue_.front());
            queue_.pop_front();
        }
        work();
    }
}

}  // namespace mungba::routes
