#pragma once
#include <cstddef>
#include <string>

/// What is read out of a foreign document, in a process of its own.
namespace mungba::extract {

/// How it ended; also the exit code of `mungba-extract`.
enum class Ending {
    done = 0,
    failed = 1,        ///< of the program, not of the document
    bad_usage = 2,
    wrong_kind = 10,   ///< by its bytes none of those that are read
    encrypted = 11,    ///< wants a password
    broken = 12,
    no_text = 13,      ///< pictures of pages: nothing that can be looked through
    no_program = 15,   ///< the reader of such files is not installed
    too_large = 14,    ///< what comes out is more than is taken: an archive that swells, a text beyond measure
};

struct Outcome {
    Ending ending = Ending::done;
    std::string bytes;  ///< text in UTF-8, or a picture
};

constexpr std::size_t kMostIn = std::size_t{21} << 20;   ///< what is read of a document at all
constexpr std::size_t kMostOut = std::size_t{1} << 20;

}  // namespace mungba::extract
