#include "tests/config/config_texts.hpp"

using namespace mungba;
using namespace mungba::test;

TEST_CASE("what is left out has its default", "[config]") {
    const Folder folder;
    const Loaded loaded = load(folder.write("mungba.toml", kZalo), {});
    INFO(joined(loaded.mistakes));
    REQUIRE(loaded.settings);
    const Settings& settings = *loaded.settings;
    CHECK(loaded.file == folder.path() / "mungba.toml");
    CHECK(settings.server.listen == "127.0.0.1:8080");
    CHECK(settings.server.max_connections == 1024);
    CHECK(settings.server.tls_cert.empty());
    CHECK(settings.web.listen == "127.0.0.1:8081");
    CHECK(settings.web.public_url.empty());
    CHECK(settings.zalo.organization == "Đảng bộ phường Hoa Sữa");
    CHECK(settings.zalo.app_secret == "app-secret-of-the-test");
    CHECK(settings.zalo.oa_secret_key_next.empty());
    CHECK(settings.zalo.signature == SignaturePolicy::enforce);
    CHECK(settings.zalo.openapi_url == "https://openapi.zalo.me");
    CHECK(settings.zalo.oauth_url == "https://oauth.zaloapp.com");
    CHECK_FALSE(settings.zalo.paid_messages);
    CHECK(settings.storage.path == folder.path() / "mungba.db");
    CHECK(settings.secrets.key_file == folder.path() / "mungba.key");
    CHECK_FALSE(settings.rules.pack);
    CHECK(settings.rules.days_off.empty());
    CHECK(settings.quiet_hours.from == core::at_hour(21));
    CHECK(settings.quiet_hours.to == core::at_hour(7));
    CHECK(settings.alerts.empty());
    CHECK(contains(joined(loaded.warnings), "alerts: neither"));
    CHECK(contains(joined(loaded.warnings), "rules: there is no such section"));
}

TEST_CASE("all that is set arrives", "[config]") {
    const Folder folder;
    folder.write("cert.pem", "x");
    folder.write("key.pem", "x");
    folder.write("rules/pack.json", "{}");
    folder.write("rules/2026.json", "{}");
    const Loaded loaded = load(folder.write("mungba.toml", R"([server]
listen = "[::1]:0"
max_connections = 65536
tls_cert = "cert.pem"
tls_key = "key.pem"
verifier = "Hk3PzQ7mWx2dT9"
[web]
listen = "localhost:9000"
public_url = "https://chibo.example.vn/"
)" + kZalo + R"(oa_secret_key_next = "the-next"
signature = "observe"
openapi_url = "http://127.0.0.1:9999"
oauth_url = "http://127.0.0.1:9998/"
paid_messages = true
[storage]
path = "/var/lib/mungba/mungba.db"
[secrets]
key_file = "../keys/mungba.key"
[rules]
pack = "rules/pack.json"
days_off = ["rules/2026.json"]
[quiet_hours]
from = "22:30"
to = "06:00"
[alerts]
smtp_url = "smtps://user:password@mail.example.vn:465"
from = "a@example.vn"
to = "b@example.vn"
)"),
                               {});
    INFO(joined(loaded.mistakes));
    REQUIRE(loaded.settings);
    const Settings& settings = *loaded.settings;
    CHECK(settings.server.listen == "[::1]:0");
    CHECK(settings.server.max_connections == 65536);
    CHECK(settings.server.tls_cert == folder.path() / "cert.pem");
    CHECK(settings.server.tls_key == folder.path() / "key.pem");
    CHECK(settings.server.verifier == "Hk3PzQ7mWx2dT9");
    CHECK(settings.web.listen == "127.0.0.1:9000");
    CHECK(settings.web.public_url == "https://chibo.example.vn");
    CHECK(settings.zalo.oa_secret_key_next == "the-next");
    CHECK(settings.zalo.signature == SignaturePolicy::observe);
    CHECK(settings.zalo.openapi_url == "http://127.0.0.1:9999");
    CHECK(settings.zalo.oauth_url == "http://127.0.0.1:9998");
    CHECK(settings.zalo.paid_messages);
    CHECK(settings.storage.path == "/var/lib/mungba/mungba.db");
    CHECK(settings.secrets.key_file == folder.path().parent_path() / "keys/mungba.key");
    CHECK(settings.rules.pack == folder.path() / "rules/pack.json");
    CHECK(settings.rules.days_off == std::vector{folder.path() / "rules/2026.json"});
    CHECK(settings.quiet_hours.from == core::at_hour(22, 30));
    CHECK(settings.alerts.smtp_url == "smtps://user:password@mail.example.vn:465");
    CHECK(settings.alerts.to == "b@example.vn");
}

TEST_CASE("all mistakes are told at once, each with its path and place", "[config]") {
    const Loaded loaded = load_text(R"([server]
listen = "127.0.0.1"
max_connections = "many"
tls_cert = "cert.pem"
[zalo]
signature = "strict"
paid_messages = "sometimes"
[quiet_hours]
to = "29:00"
[storage]
pth = "x.db"
[nonsense]
)");
    CHECK_FALSE(loaded.settings);
    const std::string told = joined(loaded.mistakes);
    INFO(told);
    CHECK(contains(told, "server.listen: \"127.0.0.1\" is not an address and a port"));
    CHECK(contains(told, "server.max_connections: \"many\" is not a whole number (1..65536) ("));
    CHECK(contains(told, "mungba.toml:3)\n"));
    CHECK(contains(told, "server.tls_cert: tls_cert and tls_key go together"));
    CHECK(contains(told, "zalo.signature: \"strict\" is not one of: enforce, observe"));
    CHECK(contains(told, "zalo.paid_messages: \"sometimes\" is not true or false"));
    CHECK(contains(told, "quiet_hours.to: \"29:00\" is not an hour"));
    CHECK(contains(told, "storage.pth: unknown key ("));
    CHECK(contains(told, "nonsense: unknown section ("));
    for (const char* needed : {"organization", "app_id", "app_secret", "oa_id", "oa_secret_key"}) {
        CHECK(contains(told, std::string("zalo.") + needed + ": is needed and empty"));
    }
    CHECK(loaded.mistakes.size() == 13);
}

TEST_CASE("each value is held to its kind and range", "[config]") {
    struct Row {
        const char* lines;
        const char* told;
    };
    const Row rows[] = {
        {"[server]\nmax_connections = 0", "server.max_connections: 0 is not in 1..65536"},
        {"[server]\nmax_connections = 65537", "server.max_connections: 65537 is not in 1..65536"},
        {"[server]\nmax_connections = 10.5", "server.max_connections: 10.5 is not a whole number"},
        {"[server]\nmax_connections = true", "server.max_connections: true is not a whole number"},
        {"[server]\nlisten = 8080", "server.listen: 8080 is not a text in quotes"},
        {"[server]\nlisten = \"127.0.0.1:65536\"", "server.listen:"},
        {"[server]\nlisten = \"127.0.0.1:-1\"", "server.listen:"},
        {"[server]\nlisten = \"somewhere:80\"", "server.listen:"},
        {"[server]\nlisten = \"::1:80\"", "server.listen:"},
        {"[server]\nlisten = \":80\"", "server.listen:"},
        {"[server]\nverifier = \"../x\"", "server.verifier:"},
        {"[server]\ntls_key = \"key.pem\"", "server.tls_key: tls_cert and tls_key go together"},
        {"[web]\ntls_cert = \"cert.pem\"", "web.tls_cert: tls_cert and tls_key go together"},
        {"[web]\nlisten = \"127.0.0.1:8080\"",
         "web.listen: 127.0.0.1:8080 is server.listen already"},
        {"[web]\npublic_url = \"chibo.example.vn\"", "web.public_url:"},
        {"[web]\npublic_url = \"https://\"", "web.public_url:"},
        {"[web]\npublic_url = \"https://a b\"", "web.public_url:"},
        {"[web]\npublic_url = \"ftp://a\"", "web.public_url:"},
        {"[quiet_hours]\nfrom = \"7:00\"", "quiet_hours.from:"},
        {"[quiet_hours]\nfrom = \"24:00\"", "quiet_hours.from:"},
        {"[quiet_hours]\nfrom = \"+7:00\"", "quiet_hours.from:"},
        {"[quiet_hours]\nfrom = 21:00:00", "quiet_hours.from: 21:00:00 is not an hour"},
        {"[rules]\ndays_off = \"2026.json\"", "rules.days_off:"},
        {"[storage]\npath = \"\"", "storage.path: is needed and empty"},
        {"[secrets]\nkey_file = \"\"", "secrets.key_file: is needed and empty"},
        {"[alerts]\nsmtp_url = \"mail.example.vn\"\nfrom = \"a@b\"\nto = \"a@b\"",
         "alerts.smtp_url:"},
        {"[alerts]\nsmtp_url = \"smtp://mail.example.vn\"\nto = \"a@b\"",
         "alerts.from: smtp_url needs"},
        {"[server.limits]\nx = 1", "server.limits: unknown key"},
        {"[[server2]]\nx = 1", "server2: stands in no section"},
    };
    for (const Row& row : rows) {
        INFO(row.lines);
        const bool has_rules = std::string(row.lines).starts_with("[rules]");
        const Folder folder;
        if (has_rules) folder.write("config/rules/default.json", "{}");
        const Loaded loaded = load(folder.write("mungba.toml", kZalo + row.lines + "\n"), {});
        INFO(joined(loaded.mistakes));
        REQUIRE(loaded.mistakes.size() == 1);
        CHECK(contains(loaded.mistakes.front(), row.told));
        CHECK_FALSE(loaded.settings);
    }
    CHECK(contains(only_mistake("listen = \"x\"\n" + kZalo), "listen: stands in no section"));
}

TEST_CASE("a syntax error tells line and column, and no value", "[config]") {
    const std::string told = only_mistake("[zalo]\napp_secret = \"top\nsecret\"\n");
    CHECK(contains(told, "mungba.toml:2:"));
    CHECK_FALSE(contains(told, "top"));
    CHECK(contains(only_mistake("[zalo]\napp_id = 1\napp_id = 2\n"), ":3:"));
    CHECK(contains(only_mistake("[zalo]\norganization = \"\xC3(\"\n"), "is not UTF-8"));
}

TEST_CASE("a missing file names where it was looked for", "[config]") {
    const Loaded asked = load("/nonexistent/mungba.toml", {});
    CHECK(joined(asked.mistakes) == "/nonexistent/mungba.toml: there is no such config file\n");
    const Folder folder;
    const auto before = std::filesystem::current_path();
    std::filesystem::current_path(folder.path());
    const Loaded searched = load("", {});
    folder.write("mungba.toml", kZalo);
    const Loaded found = load("", {});
    std::filesystem::current_path(before);
    if (!std::filesystem::exists("/etc/mungba/mungba.toml")) {
        CHECK(contains(joined(searched.mistakes), "neither mungba.toml in"));
        CHECK(contains(joined(searched.mistakes), "/etc/mungba/mungba.toml"));
    }
    CHECK(found.settings);
    CHECK(found.file == folder.path() / "mungba.toml");
    CHECK(contains(joined(load(folder.path(), {}).mistakes), "is not a file"));
}

TEST_CASE("the example is complete, and asks only for what nobody can know", "[config]") {
    const std::filesystem::path root = MUNGBA_SOURCE_DIR;
    const auto before = std::filesystem::current_path();
    std::filesystem::current_path(root);
    const auto example = root / "config/mungba.example.toml";
    const Loaded as_it_is = load(example, {});
    const Loaded filled = load(example,
                               {{"MUNGBA_ZALO_ORGANIZATION", "x"},
                                {"MUNGBA_ZALO_APP_ID", "1"},
                                {"MUNGBA_ZALO_APP_SECRET", "s"},
                                {"MUNGBA_ZALO_OA_ID", "2"},
                                {"MUNGBA_ZALO_OA_SECRET_KEY", "k"}});
    std::filesystem::current_path(before);
    INFO(joined(as_it_is.mistakes) << joined(filled.mistakes));
    CHECK(as_it_is.mistakes.size() == 5);
    REQUIRE(filled.settings);
    CHECK(filled.settings->rules.days_off.size() == 3);
    const Settings defaults = *load_text(kZalo).settings;
    CHECK(filled.settings->server.listen == defaults.server.listen);
    CHECK(filled.settings->server.max_connections == defaults.server.max_connections);
    CHECK(filled.settings->zalo.openapi_url == defaults.zalo.openapi_url);
    CHECK(filled.settings->quiet_hours.from == defaults.quiet_hours.from);
    CHECK(filled.settings->quiet_hours.to == defaults.quiet_hours.to);
}
