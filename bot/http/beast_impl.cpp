// Beast, compiled once for the whole program; see mungba_flags. Asio itself is cmake/asio_impl.cpp.
#include <boost/beast/src.hpp>
