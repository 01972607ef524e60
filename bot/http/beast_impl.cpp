// Asio and Beast are compiled here, once for the whole program; see mungba_flags.
#include <boost/asio/impl/src.hpp>
#include <boost/beast/src.hpp>
