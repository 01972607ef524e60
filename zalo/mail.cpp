#include "zalo/mail.hpp"

#include <curl/curl.h>
#include <openssl/evp.h>

#include <algorithm>
#include <cstring>
#include <memory>

namespace mungba::zalo {
namespace {

std::string base64(const std::string& bytes) {
    std::string encoded(4 * ((bytes.size() + 2) / 3) + 1, '\0');
    const int length = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(encoded.data()),
                                       reinterpret_cast<const unsigned char*>(bytes.data()),
                                       static_cast<int>(bytes.size()));
    encoded.resize(static_cast<std::size_t>(length));
    return encoded;
}

// What stands in a header can begin no other.
std::string one_line(std::string text) {
    std::erase_if(text, [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
    return text;
}

struct Upload {
    const std::string& message;
    std::size_t sent = 0;
};

std::size_t give(char* to, std::size_t size, std::size_t count, void* from) {
    auto& upload = *static_cast<Upload*>(from);
    const std::size_t length = std::min(size * count, upload.message.size() - upload.sent);
    std::memcpy(to, upload.message.data() + upload.sent, length);
    upload.sent += length;
    return length;
}

int look_whether_to_end(void* give_up, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<const std::atomic<bool>*>(give_up)->load() ? 1 : 0;
}

}  // namespace

std::string mail_message(const MailAccount& account, const std::string& subject, const std::string& text) {
    constexpr std::size_t kLine = 76;
    const std::string body = base64(text);
    std::string message = "From: <" + one_line(account.from) + ">\r\nTo: <" + one_line(account.to) + ">\r\nSubject: =?UTF-8?B?" +
                          base64(one_line(subject)) +
                          "?=\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
                          "Content-Transfer-Encoding: base64\r\nAuto-Submitted: auto-generated\r\n\r\n";
    for (std::size_t at = 0; at < body.size(); at += kLine) message += body.substr(at, kLine) + "\r\n";
    return message;
}

std::string send_mail(const MailAccount& account,
                      const std::string& subject,
                      const std::string& text,
                      std::chrono::seconds patience,
                      const std::atomic<bool>& give_up) {
    const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> easy(curl_easy_init(), curl_easy_cleanup);
    if (!easy) return "mail: libcurl cannot be set up";
    const std::string message = mail_message(account, subject, text);
    const std::string from = "<" + one_line(account.from) + ">";
    const std::string to = "<" + one_line(account.to) + ">";
    const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> recipients(curl_slist_append(nullptr, to.c_str()),
                                                                                curl_slist_free_all);
    Upload upload{message};
    curl_easy_setopt(easy.get(), CURLOPT_URL, account.smtp_url.c_str());
    curl_easy_setopt(easy.get(), CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(easy.get(), CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_TRY));
    curl_easy_setopt(easy.get(), CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy.get(), CURLOPT_PROXY, "");
    curl_easy_setopt(easy.get(), CURLOPT_MAIL_FROM, from.c_str());
    curl_easy_setopt(easy.get(), CURLOPT_MAIL_RCPT, recipients.get());
    curl_easy_setopt(easy.get(), CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(easy.get(), CURLOPT_READFUNCTION, &give);
    curl_easy_setopt(easy.get(), CURLOPT_READDATA, &upload);
    curl_easy_setopt(easy.get(), CURLOPT_TIMEOUT, static_cast<long>(patience.count()));
    curl_easy_setopt(easy.get(), CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(easy.get(), CURLOPT_XFERINFOFUNCTION, &look_whether_to_end);
    curl_easy_setopt(easy.get(), CURLOPT_XFERINFODATA, const_cast<std::atomic<bool>*>(&give_up));
    const CURLcode code = curl_easy_perform(easy.get());
    return code == CURLE_OK ? std::string() : std::string("mail: ") + curl_easy_strerror(code);
}

}  // namespace mungba::zalo
