#include "core/vietnamese_letters.hpp"

#include <array>
#include <cstdint>

#include "core/text.hpp"

namespace mungba::core::text {
namespace {

// Latin letters with marks (U+00C0–U+024F), combining marks (U+0300–U+036F), Vietnamese letters (U+1E00–U+1EFF).
struct Block {
    std::uint32_t first;
    std::uint32_t last;
};
constexpr std::array<Block, 3> kBlocks{Block{0xC0, 0x24F}, Block{0x300, 0x36F}, Block{0x1E00, 0x1EFF}};
constexpr std::size_t kLetters = (0x24F - 0xC0 + 1) + (0x36F - 0x300 + 1) + (0x1EFF - 0x1E00 + 1);

// What a letter folds to: an ASCII letter, nothing at all, or it is left to ICU.
constexpr char kNothing = 0;
constexpr char kLeaveToIcu = 1;

std::string utf8(std::uint32_t letter) {
    if (letter < 0x800) {
        return {static_cast<char>(0xC0 | (letter >> 6)), static_cast<char>(0x80 | (letter & 0x3F))};
    }
    return {static_cast<char>(0xE0 | (letter >> 12)),
            static_cast<char>(0x80 | ((letter >> 6) & 0x3F)),
            static_cast<char>(0x80 | (letter & 0x3F))};
}

std::size_t index_of(std::uint32_t letter) {
    std::size_t before = 0;
    for (const Block& block : kBlocks) {
        if (letter >= block.first && letter <= block.last) return before + (letter - block.first);
        before += block.last - block.first + 1;
    }
    return kLetters;
}

std::array<char, kLetters> made_table() {
    std::array<char, kLetters> table{};
    for (const Block& block : kBlocks) {
        for (std::uint32_t letter = block.first; letter <= block.last; ++letter) {
            // Between two letters, so that a mark is seen as one.
            const std::string folded = fold_by_icu("x" + utf8(letter) + "x");
            char& entry = table[index_of(letter)];
            if (folded == "xx") {
                entry = kNothing;
            } else if (folded.size() == 3 && folded[1] > ' ') {
                entry = folded[1];
            } else {
                entry = kLeaveToIcu;
            }
        }
    }
    return table;
}

// The letter at `at`, which is moved behind it; 0 if these bytes are none of the blocks' letters.
std::uint32_t next_letter(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t offset) -> std::uint32_t {
        return at + offset < text.size() ? static_cast<unsigned char>(text[at + offset]) : 0u;
    };
    const auto continues = [&](std::size_t offset) { return (byte(offset) & 0xC0u) == 0x80u; };
    if ((byte(0) & 0xE0u) == 0xC0u && continues(1)) {
        const std::uint32_t letter = ((byte(0) & 0x1Fu) << 6) | (byte(1) & 0x3Fu);
        at += 2;
        return letter;
    }
    if (byte(0) == 0xE1u && continues(1) && continues(2)) {
        const std::uint32_t letter = 0x1000u | ((byte(1) & 0x3Fu) << 6) | (byte(2) & 0x3Fu);
        at += 3;
        return letter;
    }
    return 0;
}

}  // namespace

std::optional<std::string> fold_vietnamese(std::string_view text) {
    static const std::array<char, kLetters> table = made_table();
    std::string folded;
    folded.reserve(text.size());
    bool pending = false;
    const auto add = [&](char letter) {
        if (pending) folded += ' ';
        pending = false;
        folded += letter;
    };
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (static_cast<unsigned char>(c) < 0x80) {
            ++at;
            if (c == ' ' || (c >= '\t' && c <= '\r')) {
                pending = !folded.empty();
            } else if (c > ' ' && c != 0x7F) {
                add(c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c);
            }
            continue;
        }
        const std::size_t index = index_of(next_letter(text, at));
        if (index == kLetters || table[index] == kLeaveToIcu) return std::nullopt;
        if (table[index] != kNothing) add(table[index]);
    }
    return folded;
}

}  // namespace mungba::core::text
