#include "bot/care/media_uploads.hpp"

#include <catch2/catch.hpp>
#include <deque>

#include "tests/engine/engine_fixture.hpp"
#include "usecases/media.hpp"

using namespace mungba;
using std::chrono::hours;
using Texts = std::vector<std::string>;
using Outcome = core::SendResult::Outcome;

namespace {

/// The engine with a channel whose uploads answer as they are told to.
struct Uploading : tests::EngineFixture {
    std::deque<zalo::Answer<zalo::Uploaded>> answers;
    Texts uploaded;  // names
    care::MediaUploads uploads{{.engine = *engine,
                                .clock = clock,
                                .post = post(),
                                .upload = [this](const core::OaId&, core::ContentKind, const zalo::Upload& media, zalo::Done<zalo::Uploaded> done) {
                                    uploaded.push_back(media.name + " " + media.bytes);
                                    zalo::Answer<zalo::Uploaded> answer = zalo::Uploaded{"up" + std::to_string(uploaded.size())};
                                    if (!answers.empty()) {
                                        answer = answers.front();
                                        answers.pop_front();
                                    }
                                    post()([done = std::move(done), answer] { done(answer); });
                                }}};

    Uploading() {
        engine->sender.upload_by([this](const storage::outbox::Claimed& message, care::MediaUploads::Told told) {
            uploads.upload(message, std::move(told));
        });
    }
    core::MediaId keep(const std::string& bytes = "%PDF") {
        return usecases::keep_media(database.connection(),
                                    {.organization = database.organization(), .kind = core::ContentKind::file, .name = "tin.pdf", .bytes = bytes},
                                    clock.now());
    }
    core::OutgoingId queue(core::MediaId media, const std::string& chat) {
        storage::outbox::NewMessage message;
        message.organization = database.organization();
        message.to = {core::ChatKind::group, chat};
        message.template_name = "M19";
        message.not_before = clock.now();
        message.media = media;
        return storage::outbox::queue(database.connection(), message, handlers::text_hash(""), clock.now());
    }
    void send_all() {
        engine->sender.kick();
        run();
    }
    zalo::Failure failure(zalo::Failure::What what) {
        zalo::Failure made;
        made.what = what;
        made.detail = "as told";
        return made;
    }
};

}  // namespace

TEST_CASE("a file that goes to many groups is uploaded once", "[media]") {
    Uploading ward;
    const auto media = ward.keep();
    CHECK(ward.keep() == media);  // the same bytes, the same row
    for (const char* chat : {"A", "B", "C"}) ward.queue(media, chat);
    ward.send_all();
    CHECK(ward.uploaded == Texts{"tin.pdf %PDF"});
    CHECK(ward.channel->media == Texts{"up1", "up1", "up1"});
    ward.queue(media, "D");
    ward.send_all();
    CHECK(ward.uploaded.size() == 1);
    CHECK(ward.channel->media.back() == "up1");
}

TEST_CASE("an upload is made anew when its seven days are over", "[media]") {
    Uploading ward;
    const auto media = ward.keep();
    ward.queue(media, "A");
    ward.send_all();
    ward.clock.set(ward.clock.now() + hours{7 * 24});
    ward.keep();
    ward.queue(media, "A");
    ward.send_all();
    CHECK(ward.uploaded.size() == 2);
    CHECK(ward.channel->media == Texts{"up1", "up2"});
}

TEST_CASE("an upload that the channel no longer knows is made anew and the message leaves", "[media]") {
    Uploading ward;
    const auto id = ward.queue(ward.keep(), "A");
    ward.channel->results.push_back(tests::result(Outcome::retry, -100));
    ward.send_all();
    CHECK(ward.state_of_message(id.value) == "queued");
    ward.step(std::chrono::minutes{1});
    CHECK(ward.channel->media == Texts{"up1", "up2"});
    CHECK(ward.state_of_message(id.value) == "sent");
}

TEST_CASE("an upload that fails is tried again; one that is refused for good ends the message and says why", "[media]") {
    Uploading ward;
    ward.answers.push_back(ward.failure(zalo::Failure::What::retry));
    const auto id = ward.queue(ward.keep(), "A");
    ward.send_all();
    CHECK(ward.channel->media.empty());
    ward.step(std::chrono::minutes{1});
    CHECK(ward.state_of_message(id.value) == "sent");

    ward.answers.push_back(ward.failure(zalo::Failure::What::give_up));
    const auto other = ward.queue(ward.keep("another"), "A");
    ward.send_all();
    CHECK(ward.state_of_message(other.value) == "dead");
}

TEST_CASE("bytes go a week after they came, unless a message still waits for them", "[media]") {
    Uploading ward;
    const auto media = ward.keep();
    auto bytes = [&] { return storage::media::find(ward.database.connection(), media, ward.clock.now())->bytes; };
    const auto id = ward.queue(media, "A");
    CHECK(storage::media::erase_unused(ward.database.connection(), ward.clock.now() + hours{1}, 500) == 0);
    ward.send_all();
    CHECK(ward.state_of_message(id.value) == "sent");
    ward.step(hours{7 * 24 + 1});
    CHECK(bytes().empty());
    ward.keep();
    CHECK(bytes() == "%PDF");
}

TEST_CASE("buttons and the quoted message come back as they were queued", "[media]") {
    Uploading ward;
    storage::outbox::NewMessage message;
    message.organization = ward.database.organization();
    message.to = {core::ChatKind::private_chat, "an"};
    message.template_name = "M27";
    message.text = "Đồng chí có đồng ý không?";
    message.not_before = ward.clock.now();
    message.buttons = {{.kind = core::Button::Kind::query_show, .title = "Đồng ý", .value = "đồng ý"}};
    message.quote = core::MessageId{"m7"};
    storage::outbox::queue(ward.database.connection(), message, handlers::text_hash(message.text), ward.clock.now());
    const auto claimed = storage::outbox::claim(ward.database.connection(), ward.clock.now(), 5, {});
    REQUIRE(claimed.size() == 1);
    REQUIRE(claimed[0].message.buttons.size() == 1);
    CHECK(claimed[0].message.buttons[0].title == "Đồng ý");
    CHECK(claimed[0].message.quote.value == "m7");
    CHECK_FALSE(claimed[0].message.media);
}
