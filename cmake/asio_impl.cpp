// Asio, compiled once for the whole program; see mungba_flags.
#include <boost/asio/impl/src.hpp>
