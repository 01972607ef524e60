#include "bot/http/router.hpp"

#include <algorithm>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace mungba::http {
namespace {

constexpr std::string_view name_of(Method method) {
    switch (method) {
        case Method::get:
            return "GET";
        case Method::head:
            return "HEAD";
        case Method::post:
            return "POST";
        case Method::put:
            return "PUT";
        case Method::del:
            return "DELETE";
        case Method::other:
            break;
    }
    return "";
}

bool is_prefix_route(const Route& route) { return route.path.ends_with('*'); }

// How well a route's path fits: 0 not at all, the longer the better, an exact path best of all.
std::size_t fit(const Route& route, std::string_view path) {
    const std::string_view own = route.path;
    if (!is_prefix_route(route)) return own == path ? own.size() + 1 : 0;
    return path.starts_with(own.substr(0, own.size() - 1)) ? own.size() - 1 : 0;
}

bool answers(const Route& route, Method method) {
    return route.method == method || (method == Method::head && route.method == Method::get);
}

void check(const Route& route) {
    if (!route.path.starts_with('/')) {
        throw std::invalid_argument("route '" + route.path + "': a path begins with '/'");
    }
    if (route.path.find('*') < route.path.size() - 1) {
        throw std::invalid_argument("route '" + route.path + "': '*' stands only at the end");
    }
    if (route.method == Method::other) {
        throw std::invalid_argument("route '" + route.path + "': no method");
    }
    if (!route.answer) throw std::invalid_argument("route '" + route.path + "': no answer");
}

std::string allowed_methods(const std::vector<Route>& routes, std::string_view path) {
    std::string allow;
    for (const Method method :
         {Method::get, Method::head, Method::post, Method::put, Method::del}) {
        const bool there = std::any_of(routes.begin(), routes.end(), [&](const Route& route) {
            return answers(route, method) && fit(route, path) > 0;
        });
        if (!there) continue;
        if (!allow.empty()) allow += ", ";
        allow += name_of(method);
    }
    return allow;
}

}  // namespace

Router::Router(std::vector<Route> routes) : routes_(std::move(routes)) {
    for (std::size_t i = 0; i < routes_.size(); ++i) {
        check(routes_[i]);
        for (std::size_t j = 0; j < i; ++j) {
            if (routes_[j].method == routes_[i].method && routes_[j].path == routes_[i].path) {
                throw std::invalid_argument("route '" + std::string(name_of(routes_[i].method)) +
                                            " " + routes_[i].path + "' stands twice in the table");
            }
        }
    }
}

Router::Match Router::find(Method method, std::string_view path) const {
    std::size_t best = 0;
    const Route* found = nullptr;
    for (const Route& route : routes_) {
        if (!answers(route, method)) continue;
        const std::size_t here = fit(route, path);
        // HEAD's own line, if there is one, goes before GET's.
        if (here > best || (here > 0 && here == best && route.method == method)) {
            best = here;
            found = &route;
        }
    }
    if (found) return {found, 200, {}};
    std::string allow = allowed_methods(routes_, path);
    const int status = allow.empty() ? 404 : 405;
    return {nullptr, status, std::move(allow)};
}

}  // namespace mungba::http
