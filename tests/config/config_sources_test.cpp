#include "tests/config/config_texts.hpp"

using namespace mungba;
using namespace mungba::test;

TEST_CASE("the environment goes before the file", "[config]") {
    const Folder folder;
    folder.write("a.json", "{}");
    folder.write("b.json", "{}");
    folder.write("pack.json", "{}");
    const Loaded loaded =
        load(folder.write("mungba.toml", kZalo + "[server]\nmax_connections = \"many\"\n"),
             {{"MUNGBA_SERVER_MAX_CONNECTIONS", "7"},
              {"MUNGBA_ZALO_APP_ID", "42"},
              {"MUNGBA_ZALO_PAID_MESSAGES", "true"},
              {"MUNGBA_ZALO_SIGNATURE", "observe"},
              {"MUNGBA_QUIET_HOURS_FROM", "20:00"},
              {"MUNGBA_RULES_PACK", "pack.json"},
              {"MUNGBA_RULES_DAYS_OFF", "a.json, b.json"},
              {"MUNGBA_STORAGE_PATH", "data/x.db"},
              {"MUNGBA_PORT", "1"},
              {"MUNGBA_WEB_PORT", "1"},
              {"MUNGBA_SIM_PORT", "1"}});
    INFO(joined(loaded.mistakes));
    REQUIRE(loaded.settings);
    CHECK(loaded.settings->server.max_connections == 7);
    CHECK(loaded.settings->zalo.app_id == "42");
    CHECK(loaded.settings->zalo.paid_messages);
    CHECK(loaded.settings->zalo.signature == SignaturePolicy::observe);
    CHECK(loaded.settings->quiet_hours.from == core::at_hour(20));
    CHECK(loaded.settings->rules.days_off.size() == 2);
    CHECK(loaded.settings->rules.pack == folder.path() / "pack.json");
    CHECK(loaded.settings->storage.path == folder.path() / "data/x.db");
}

TEST_CASE("mistakes in the environment name the variable", "[config]") {
    CHECK(only_mistake(kZalo, {{"MUNGBA_ZALO_APP_IDD", "secret"}}) ==
          "MUNGBA_ZALO_APP_IDD: unknown environment variable");
    CHECK(only_mistake(kZalo, {{"MUNGBA_NONSENSE_KEY", "1"}}) ==
          "MUNGBA_NONSENSE_KEY: unknown environment variable");
    CHECK(only_mistake(kZalo, {{"MUNGBA_SERVER_MAX_CONNECTIONS", "7x"}}) ==
          "server.max_connections: \"7x\" is not a whole number (1..65536) (environment, "
          "MUNGBA_SERVER_MAX_CONNECTIONS)");
    CHECK(contains(only_mistake(kZalo, {{"MUNGBA_ZALO_PAID_MESSAGES", "yes"}}),
                   "is not true or false"));
}

TEST_CASE("secrets come from here, a file or the environment, and stand in no message",
          "[config]") {
    const std::string bare =
        "[zalo]\norganization = \"x\"\napp_id = \"1\"\noa_id = \"2\"\noa_secret_key = \"k\"\n";
    const Folder folder;
    folder.write("app.secret", "from-a-file\r\n\n");
    const auto loaded_with = [&](const std::string& lines, const Environment& environment = {}) {
        return load(folder.write("mungba.toml", bare + lines), environment);
    };

    const Loaded from_file = loaded_with("app_secret_file = \"app.secret\"\n");
    INFO(joined(from_file.mistakes));
    REQUIRE(from_file.settings);
    CHECK(from_file.settings->zalo.app_secret == "from-a-file");

    const Loaded from_environment = loaded_with("app_secret_file = \"/nonexistent\"\n",
                                                {{"MUNGBA_ZALO_APP_SECRET", "from-outside"}});
    REQUIRE(from_environment.settings);
    CHECK(from_environment.settings->zalo.app_secret == "from-outside");

    const Loaded by_variable_file =
        loaded_with("app_secret = \"inside\"\n",
                    {{"MUNGBA_ZALO_APP_SECRET_FILE", (folder.path() / "app.secret").string()}});
    REQUIRE(by_variable_file.settings);
    CHECK(by_variable_file.settings->zalo.app_secret == "from-a-file");

    const Loaded both = loaded_with("app_secret = \"inside\"\napp_secret_file = \"app.secret\"\n");
    REQUIRE(both.mistakes.size() == 1);
    CHECK(contains(both.mistakes[0], "zalo.app_secret: stands beside app_secret_file"));
    CHECK_FALSE(contains(both.mistakes[0], "inside"));

    const Loaded number = loaded_with("app_secret = 12345\n");
    REQUIRE(number.mistakes.size() == 1);
    CHECK_FALSE(contains(number.mistakes[0], "12345"));

    for (const ::mode_t mode : {0640U, 0604U, 0644U, 0660U}) {
        folder.write("open.secret", "told-to-all", mode);
        const Loaded open = loaded_with("app_secret_file = \"open.secret\"\n");
        REQUIRE(open.mistakes.size() == 1);
        CHECK(contains(open.mistakes[0], "zalo.app_secret_file: "));
        CHECK(contains(open.mistakes[0], "is open to group or others"));
        CHECK_FALSE(contains(open.mistakes[0], "told-to-all"));
    }
    folder.write("empty.secret", "\n");
    CHECK(
        contains(joined(loaded_with("app_secret_file = \"empty.secret\"\n").mistakes), "is empty"));
    folder.write("huge.secret", std::string(70'000, 'x'));
    CHECK(contains(joined(loaded_with("app_secret_file = \"huge.secret\"\n").mistakes),
                   "larger than 64 KiB"));
    CHECK(contains(joined(loaded_with("app_secret_file = \"no.secret\"\n").mistakes),
                   "cannot be opened"));
    CHECK(contains(joined(loaded_with("app_secret_file = \".\"\n").mistakes), "is not a file"));
}

TEST_CASE("a config that holds secrets and is open to others is told", "[config]") {
    const Folder folder;
    CHECK(contains(joined(load(folder.write("a.toml", kZalo, 0644), {}).warnings), "chmod 600"));
    CHECK_FALSE(
        contains(joined(load(folder.write("b.toml", kZalo, 0600), {}).warnings), "chmod 600"));
}

TEST_CASE("TLS files must be readable, the key not by others", "[config]") {
    const Folder folder;
    folder.write("cert.pem", "x", 0644);
    folder.write("key.pem", "x", 0644);
    const std::string tls = "[web]\ntls_cert = \"cert.pem\"\ntls_key = \"key.pem\"\n";
    CHECK(contains(joined(load(folder.write("a.toml", kZalo + tls), {}).mistakes),
                   "key.pem is readable by others"));
    folder.write("key.pem", "x", 0640);
    CHECK(load(folder.write("a.toml", kZalo + tls), {}).settings);
    std::filesystem::remove(folder.path() / "cert.pem");
    CHECK(contains(joined(load(folder.write("a.toml", kZalo + tls), {}).mistakes),
                   "cert.pem cannot be read"));
}

TEST_CASE("rule files are looked for beside the config, then in the working directory",
          "[config]") {
    const Folder folder;
    const Folder elsewhere;
    elsewhere.write("config/rules/default.json", "{}");
    const auto before = std::filesystem::current_path();
    std::filesystem::current_path(elsewhere.path());
    const auto config = folder.write("mungba.toml", kZalo + "[rules]\n");
    const Loaded in_working_directory = load(config, {});
    folder.write("config/rules/default.json", "{}");
    const Loaded beside = load(config, {});
    const Loaded nowhere =
        load(folder.write("mungba.toml", kZalo + "[rules]\npack = \"no.json\"\n"), {});
    std::filesystem::current_path(before);
    REQUIRE(in_working_directory.settings);
    CHECK(in_working_directory.settings->rules.pack ==
          elsewhere.path() / "config/rules/default.json");
    CHECK(contains(joined(in_working_directory.warnings), "rules.days_off: is empty"));
    REQUIRE(beside.settings);
    CHECK(beside.settings->rules.pack == folder.path() / "config/rules/default.json");
    REQUIRE(nowhere.mistakes.size() == 1);
    CHECK(contains(nowhere.mistakes[0],
                   "rules.pack: there is no " + (folder.path() / "no.json").string() + " nor "));
}
