#pragma once
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <functional>
#include <memory>
#include <utility>

#include "bot/engine/inbox.hpp"

namespace mungba::care {

/// Waits for something that tells its outcome by a callback on the io thread. `begin` is given that callback, and calls it once.
template <typename T, typename Begin>
boost::asio::awaitable<T> told(Begin begin) {
    auto initiation = [&begin](auto handler) {
        auto shared = std::make_shared<decltype(handler)>(std::move(handler));
        begin([shared](T value) { std::move (*shared)(std::move(value)); });
    };
    co_return co_await boost::asio::async_initiate<decltype(boost::asio::use_awaitable), void(T)>(
        initiation, boost::asio::use_awaitable);
}

/// Waits until an event is on disk, or cannot be.
inline boost::asio::awaitable<engine::Inbox::Outcome> stored(engine::Inbox& inbox,
                                                             core::OrganizationId organization,
                                                             core::Event event) {
    auto begin = [&](engine::Inbox::Done done) { inbox.submit(organization, std::move(event), std::move(done)); };
    co_return co_await told<engine::Inbox::Outcome>(std::ref(begin));
}

}  // namespace mungba::care
