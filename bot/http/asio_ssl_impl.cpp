// Asio's TLS, compiled once; apart from beast_impl.cpp so that the two compile side by side.
#include <boost/asio/ssl/impl/src.hpp>
