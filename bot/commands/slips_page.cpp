#include "bot/commands/slips_page.hpp"

#include "core/local_time.hpp"
#include "web/qr_code.hpp"

namespace mungba::bot {
namespace {

using web::escaped;

constexpr std::string_view kHead = R"html(<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Phiếu gắn tài khoản · Mùng Ba</title>
<style>
@page { size: A4 portrait; margin: 0; }
* { box-sizing: border-box; }
html { background: #fff; color: #000; color-scheme: light; }
body { margin: 0; font: 12pt/1.3 "Times New Roman", "Liberation Serif", "Noto Serif", serif; }
.slips { width: 210mm; height: 297mm; margin: 0 auto; padding: 10mm; display: grid; grid-template-columns: 1fr 1fr; grid-auto-rows: 55.4mm; align-content: start; break-after: page; overflow: hidden; }
.slips:last-child { break-after: auto; }
.slip { border: .6pt dashed #555; margin: -.3pt; padding: 4mm 5mm; display: grid; grid-template-columns: minmax(0, 1fr) 28mm; gap: 0 3mm; align-content: start; break-inside: avoid; }
h1 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
h2 { font-size: 14.5pt; line-height: 1.2; margin: 0; grid-column: 1 / -1; }
p { margin: 0; }
.role { font-size: 12pt; }
.code { font: 700 23pt/1.15 "Times New Roman", "Liberation Serif", "Noto Serif", serif; letter-spacing: .1em; margin: 1.5mm 0 .5mm; font-variant-numeric: tabular-nums lining-nums; white-space: nowrap; }
.small { font-size: 10pt; white-space: nowrap; }
.qr { margin: -2mm -1mm -1mm 0; }
.qr svg { width: 28mm; height: 28mm; display: block; }
ol { margin: 0; padding-left: 5.5mm; font-size: 12pt; line-height: 1.3; grid-column: 1 / -1; }
.none { padding: 20mm; }
.defs { position: absolute; width: 0; height: 0; }
</style>
</head>
<body>
<main>
<h1>Phiếu gắn tài khoản Zalo</h1>
)html";
// Two columns of five.
constexpr std::size_t kOnASheet = 10;
constexpr std::string_view kHow =
    "<ol><li>Mở Zalo, quét mã bên, bấm <b>Quan tâm</b>.</li><li>Nhắn cho trợ lý <b>sáu chữ số</b> trên.</li></ol>";
constexpr std::string_view kNobody = "<p class=\"none\">Mọi đồng chí trong danh sách đã gắn tài khoản Zalo.</p>\n";

/// The drawing once, for all slips to show.
std::string symbol(const web::QrCode& code) {
    const std::string size = std::to_string(code.size);
    return "<svg class=\"defs\" aria-hidden=\"true\"><symbol id=\"qr\" viewBox=\"0 0 " + size + " " + size + "\"><path d=\"" + code.path +
           "\" shape-rendering=\"crispEdges\"/></symbol></svg>\n";
}

std::string slip_html(const usecases::slips::Slip& slip, const std::string& qr) {
    const std::string born = slip.birth_year ? ", sinh " + *slip.birth_year : std::string();
    return "<article class=\"slip\"><h2>" + escaped(slip.name) + "</h2><div><p class=\"role\">" + escaped(slip.branch) + escaped(born) +
           "</p><p class=\"code\">" + slip.digits.substr(0, 3) + " " + slip.digits.substr(3) + "</p><p class=\"small\">dùng một lần, đến " +
           core::format_date(slip.last_day) + "</p></div><div class=\"qr\">" + qr + "</div>" + std::string(kHow) + "</article>\n";
}

}  // namespace

std::string slips_page(const std::vector<usecases::slips::Slip>& slips, const std::string& link) {
    const std::string qr =
        "<svg role=\"img\" aria-label=\"" + escaped("Mã QR mở Zalo của trợ lý: " + link) + "\"><use href=\"#qr\"/></svg>";
    std::string page(kHead);
    page += symbol(web::qr_code(link));
    for (std::size_t i = 0; i < slips.size(); ++i) {
        if (i % kOnASheet == 0) page += i == 0 ? "<section class=\"slips\">\n" : "</section>\n<section class=\"slips\">\n";
        page += slip_html(slips[i], qr);
    }
    page += slips.empty() ? std::string(kNobody) : "</section>\n";
    page += "</main>\n</body>\n</html>\n";
    return page;
}

}  // namespace mungba::bot
