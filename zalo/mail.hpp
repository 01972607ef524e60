#pragma once
#include <atomic>
#include <chrono>
#include <string>

namespace mungba::zalo {

struct MailAccount {
    std::string smtp_url;  ///< smtp(s)://user:password@host:port
    std::string from;
    std::string to;
};

/// A plain text by libcurl, which is this floor's. Encrypted where the other end can. Blocks at most `patience`; `give_up` ends it within a
/// second. @returns why it was not taken, without account or password; empty if it was.
std::string send_mail(const MailAccount& account,
                      const std::string& subject,
                      const std::string& text,
                      std::chrono::seconds patience,
                      const std::atomic<bool>& give_up);

/// The message as it goes over the wire: UTF-8, base64, lines ended by CR LF. Pure.
std::string mail_message(const MailAccount& account, const std::string& subject, const std::string& text);

}  // namespace mungba::zalo
