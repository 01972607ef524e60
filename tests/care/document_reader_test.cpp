#include "bot/care/document_reader.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "tests/storage/temporary_folder.hpp"

using namespace mungba;
using care::DocumentReader;
using Ending = handlers::FromOutside::Ending;
using Mode = handlers::Outside::Mode;

namespace {

/// A program that does as the lines say.
std::string script(const tests::TemporaryFolder& folder, const std::string& lines) {
    const std::string path = folder.file("reader");
    std::ofstream(path) << "#!/bin/sh\n" << lines << "\n";
    std::filesystem::permissions(path, std::filesystem::perms::owner_all);
    return path;
}

}  // namespace

TEST_CASE("a page is read by the real program: title, date, site, paragraphs", "[documents]") {
    const DocumentReader reader(DocumentReader::usual_program());
    const auto page = reader.read(Mode::page, R"(<html><head><title>Trang</title><meta property="og:site_name" content="Báo Thử">
        <meta property="article:published_time" content="2026-09-25T08:00:00+07:00"></head><body><nav><p>Menu</p></nav>
        <article><h1>Đại hội  chi bộ</h1><p>Đoạn <b>một</b>.</p><script>alert(1)</script><p>Đoạn hai.</p></article><footer><p>Chân trang</p></footer></body></html>)");
    CHECK(page.ending == Ending::done);
    CHECK(page.bytes == "Đại hội chi bộ\n2026-09-25\nBáo Thử\nĐoạn một.\nĐoạn hai.\n");
    CHECK(reader.read(Mode::page, "<html><body><nav><p>Menu</p></nav></body></html>").ending == Ending::no_text);
    CHECK(reader.read(Mode::text, "no document").ending == Ending::wrong_kind);
    CHECK(reader.read(Mode::picture, "%PDF-1.7").ending == Ending::wrong_kind);
}

TEST_CASE("a page that is nested or long beyond measure does no harm", "[documents]") {
    const DocumentReader reader(DocumentReader::usual_program());
    std::string deep;
    for (int n = 0; n < 50'000; ++n) deep += "<div>";
    CHECK(reader.read(Mode::page, deep + "<p>x</p>").ending != Ending::failed);
    std::string entities = "<!DOCTYPE html [<!ENTITY a \"aaaaaaaaaa\">]><p>&a;&a;&a;</p>";
    CHECK(reader.read(Mode::page, entities).bytes.size() < 100);
    CHECK(reader.read(Mode::text, std::string(std::size_t{22} << 20, 'x')).ending == Ending::too_large);
}

TEST_CASE("each way in which the program may end is told apart; nothing of ours reaches it", "[documents]") {
    const tests::TemporaryFolder folder;
    const auto ends_with = [&](const std::string& lines, std::chrono::milliseconds most = std::chrono::seconds{20}) {
        return DocumentReader(script(folder, lines), most).read(Mode::text, "bytes");
    };
    CHECK(ends_with("exit 11").ending == Ending::encrypted);
    CHECK(ends_with("exit 12").ending == Ending::broken);
    CHECK(ends_with("exit 13").ending == Ending::no_text);
    CHECK(ends_with("exit 14").ending == Ending::too_large);
    CHECK(ends_with("exit 1").ending == Ending::failed);
    CHECK(ends_with("kill -SEGV $$").ending == Ending::broken);
    CHECK(ends_with("kill -KILL $$").ending == Ending::too_slow);
    CHECK(ends_with("while :; do :; done", std::chrono::milliseconds{200}).ending == Ending::too_slow);
    CHECK(ends_with("yes").ending == Ending::too_large);
    CHECK(ends_with("cat; env | grep -c HOME; ls /proc/self/fd | wc -l").bytes == "bytes0\n4\n");  // 0, 1, 2 and that of the listing
    CHECK(DocumentReader("/no/such/program").read(Mode::text, "x").ending == Ending::failed);
}
