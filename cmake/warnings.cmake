# Flags of all our code; third-party headers come in as SYSTEM and are not held to them.
add_library(mungba_flags INTERFACE)
target_compile_features(mungba_flags INTERFACE cxx_std_20)
target_compile_options(mungba_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror)
target_include_directories(mungba_flags INTERFACE ${PROJECT_SOURCE_DIR})
# Asio and Beast are compiled once (bot/http/beast_impl.cpp); a target without these defines would break
# the one-definition rule without a word, so every target gets them from here.
target_compile_definitions(mungba_flags INTERFACE
  BOOST_ASIO_SEPARATE_COMPILATION BOOST_BEAST_SEPARATE_COMPILATION
  BOOST_ASIO_NO_DEPRECATED BOOST_ASIO_DISABLE_BOOST_COROUTINE)

set(MUNGBA_SANITIZE "" CACHE STRING "address or thread: builds everything with that sanitizer")
if(MUNGBA_SANITIZE STREQUAL "address")
  # null, alignment, vptr and object-size quadruple the time of the files that touch Beast.
  target_compile_options(mungba_flags INTERFACE
    -fsanitize=address,undefined -fno-sanitize=null,alignment,vptr,object-size -fno-sanitize-recover=undefined)
  target_link_options(mungba_flags INTERFACE -fsanitize=address,undefined)
elseif(MUNGBA_SANITIZE STREQUAL "thread")
  # TSan does not know atomic_thread_fence, which Asio uses for its fenced blocks.
  target_compile_options(mungba_flags INTERFACE -fsanitize=thread -Wno-tsan)
  target_compile_definitions(mungba_flags INTERFACE BOOST_ASIO_DISABLE_FENCED_BLOCK)
  target_link_options(mungba_flags INTERFACE -fsanitize=thread)
elseif(NOT MUNGBA_SANITIZE STREQUAL "")
  message(FATAL_ERROR "MUNGBA_SANITIZE: '${MUNGBA_SANITIZE}' is neither address nor thread")
endif()
