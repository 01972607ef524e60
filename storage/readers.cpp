#include "storage/readers.hpp"

#include <utility>

namespace mungba::storage {

Reader::Reader(const std::string& path)
    : connection_(path, Connection::Mode::read_only, Connection::Missing::refuse), thread_([this] { loop(); }) {}

Reader::~Reader() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    woken_.notify_all();
    connection_.interrupt();  // a long check does not hold up a stop
    thread_.join();
}

void Reader::submit(std::function<void(Connection&)> work) {
    {
        const std::lock_guard lock(mutex_);
        queue_.push_back(std::move(work));
    }
    woken_.notify_one();
}

void Reader::loop() {
    while (true) {
        std::function<void(Connection&)> work;
        {
            std::unique_lock lock(mutex_);
            woken_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
            if (stopping_) return;
            work = std::move(queue_.front());
            queue_.pop_front();
        }
        work(connection_);
    }
}

}  // namespace mungba::storage
