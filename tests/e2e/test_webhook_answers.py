"""What the webhook answers to every kind of body (docs/operations.md, "Answers of the webhook"), and what is stored of it."""
import http.client
import json
import unittest

from harness import House
from programs import request
from waiting import wait_until
from world import BRANCH_GROUP


class Webhook(unittest.TestCase):
    def setUp(self):
        self.house = self.enterContext(House())
        self.house.import_all().start_bot()
        self.who = self.house.world.plain_members[0]

    def event(self, text="chào buổi sáng", **other):
        return self.house.event(self.who, text, BRANCH_GROUP, **other)

    def stored(self):
        """How many events the inbox has taken; a repeat and what is refused are none."""
        return self.house.metric("events_total", result="stored")

    def unsigned(self, body, path="/webhooks/zalo", headers=None):
        return request("POST", self.house.bot_url + path, body, headers)[0]

    def answers(self, want, answer, stores):
        before = self.stored()
        self.assertEqual(answer(), want)
        self.assertEqual(self.stored() - before, stores, "events stored")

    def test_a_signed_event_is_stored_once(self):
        event = self.event()
        self.answers(200, lambda: self.house.post(event), stores=1)
        self.answers(200, lambda: self.house.post(event), stores=0)
        self.answers(200, lambda: self.house.post(event, headers={"num_retry": "3"}), stores=0)

    def test_a_wrong_signature_is_403(self):
        self.answers(403, lambda: self.house.post(self.event(), key="another key"), stores=0)
        event = json.dumps(self.event()).encode()
        for header in ("", "mac=", "mac=zz", "mac=" + "0" * 63, "mac=" + "0" * 64, "0" * 64):
            with self.subTest(header=header):
                self.answers(403, lambda: self.unsigned(event, headers={"X-ZEvent-Signature": header}), stores=0)

    def test_the_header_is_read_in_the_forms_that_zalo_is_said_to_use(self):
        for shape in ("mac=%s", "%s", "mac = %s", " MAC=%s "):
            with self.subTest(shape=shape):
                body, headers = self.house.signed(self.event())
                digest = headers["X-ZEvent-Signature"][4:]
                self.answers(200, lambda: self.unsigned(body, headers={"X-ZEvent-Signature": shape % digest}), stores=1)

    def test_one_changed_byte_is_403(self):
        body, headers = self.house.signed(self.event("có mặt"))
        self.answers(403, lambda: self.unsigned(body.replace("có".encode(), b"co"), headers=headers), stores=0)

    def test_what_zalo_probes_with_is_200_and_stored_nowhere(self):
        event = json.dumps(self.event()).encode()
        for body in (b"", b'{"hello":1}', b"{}", event, b'{"event_name":', b"[]", b"null", b"\xff\xfe"):
            for path in ("/webhooks/zalo", "/"):
                with self.subTest(body=body[:30], path=path):
                    self.answers(200, lambda: self.unsigned(body, path), stores=0)

    def test_signed_events_of_an_unknown_name_are_200_and_not_stored(self):
        self.answers(200, lambda: self.house.post(self.event(event_name="user_yodels")), stores=0)

    def test_foreign_ids_are_403_even_when_signed(self):
        self.answers(403, lambda: self.house.post(self.event(app_id="1618033988749894")), stores=0)
        self.answers(403, lambda: self.house.post(self.event(oa_id="1618033988749894")), stores=0)

    def test_malformed_though_signed_is_200_and_not_stored(self):
        whole = json.dumps(self.event(), ensure_ascii=False)
        bodies = {
            "a repeated key at the top": whole[:-1] + ', "event_name":"user_send_group_text"}',
            "a repeated key in message": whole.replace('"message": {', '"message": {"text": "x", ', 1),
            "a repeated key in sender": whole.replace('"sender": {', '"sender": {"id": "1", ', 1),
            "a lone surrogate": whole.replace("chào buổi sáng", "\\ud800", 1),
        }
        for what, body in bodies.items():
            with self.subTest(what):
                self.answers(200, lambda: self.house.post(body.encode()), stores=0)
        without = self.event()
        del without["timestamp"]
        with self.subTest("no timestamp"):
            self.answers(200, lambda: self.house.post(without), stores=0)

    def test_numbers_may_come_without_quotes(self):
        event = self.event()
        self.answers(200, lambda: self.house.post(event | {"timestamp": int(event["timestamp"])}), stores=1)

    def test_a_marked_text_is_200_counted_and_written_nowhere(self):
        word = "hoasenmotminh"
        before = self.house.metric("events_total", result="refused_mark")
        self.answers(200, lambda: self.house.post(self.event("TỐI MẬT\nKế hoạch " + word)), stores=0)
        self.assertEqual(self.house.metric("events_total", result="refused_mark") - before, 1)
        self.house.settle()
        for path in self.house.folder.rglob("*"):
            if path.is_file():
                self.assertNotIn(word.encode(), path.read_bytes(), path)

    def test_a_marked_text_of_the_oa_itself_is_refused_too(self):
        word = "hoasenhaiminh"
        echo = self.event("TUYỆT MẬT\nKế hoạch " + word, event_name="oa_send_text", sender={"id": self.house.world.oa_id}, recipient={"id": "51"})
        self.answers(200, lambda: self.house.post(echo), stores=0)
        self.house.settle()
        for path in self.house.folder.rglob("*"):
            if path.is_file():
                self.assertNotIn(word.encode(), path.read_bytes(), path)

    def test_erased_text_is_gone_after_a_kill_too(self):
        word = "hoasenbaminh"
        self.answers(200, lambda: self.house.post(self.event(word)), stores=1)
        self.house.settle()
        self.house.bot.kill9()
        self.house.start_bot()
        self.house.step_bot(seconds=61)
        holds = lambda: [path.name for path in self.house.folder.rglob("*") if path.is_file() and word.encode() in path.read_bytes()]
        wait_until(lambda: not holds(), 5, lambda: "the text is still in %s" % holds())

    def test_over_the_size_limit_is_413_and_the_server_goes_on(self):
        self.answers(413, lambda: self.house.post(self.event("x" * 70_000)), stores=0)
        connection = http.client.HTTPConnection("127.0.0.1", self.house.bot_port, timeout=20)
        connection.putrequest("POST", "/webhooks/zalo")
        connection.putheader("Content-Length", "99999999")
        connection.endheaders()
        self.assertEqual(connection.getresponse().status, 413, "refused by its length, before any of it came")
        connection.close()
        self.answers(200, lambda: self.house.post(self.event()), stores=1)

    def test_other_methods_and_paths(self):
        for method, path, want in (("GET", "/webhooks/zalo", 405), ("DELETE", "/webhooks/zalo", 405), ("GET", "/nobody/here", 404)):
            with self.subTest(path=path, method=method):
                self.assertEqual(request(method, self.house.bot_url + path)[0], want)

    def test_through_a_proxy_only_the_webhook_is_open(self):
        proxy = {"X-Forwarded-For": "203.0.113.9"}
        self.answers(200, lambda: self.house.post(self.event(), headers=proxy), stores=1)
        self.assertEqual(request("GET", self.house.bot_url + "/", headers=proxy)[0], 200)
        for path in ("/metrics", "/readyz", "/healthz", "/debug/clock"):
            with self.subTest(path=path):
                status, body = request("GET", self.house.bot_url + path, headers=proxy)
                self.assertIn(status // 100, (4,), body)
                self.assertNotIn(b"mungba_", body)

    def test_erased_text_is_gone_from_database_wal_and_log_within_a_minute_of_clock(self):
        word = "cayhoasuadauxom"
        self.answers(200, lambda: self.house.post(self.event("Đường ra chợ rào lại rồi " + word)), stores=1)
        self.house.settle()
        self.house.step_bot(seconds=61)
        holding = lambda: [path.name for path in self.house.folder.rglob("*") if path.is_file() and word.encode() in path.read_bytes()]
        wait_until(lambda: not holding(), 5, lambda: "nothing left of the text; found in %s" % holding())


class Observe(unittest.TestCase):
    def test_a_bad_signature_is_answered_200_and_still_not_processed(self):
        with House(zalo={"signature": "observe"}) as house:
            house.import_all().start_bot()
            event = house.event(house.world.plain_members[0], "có mặt", BRANCH_GROUP)
            self.assertEqual(house.post(event, key="another key"), 200)
            self.assertEqual(house.metric("events_total", result="stored"), 0)
            self.assertEqual(house.post(event), 200)
            self.assertEqual(house.metric("events_total", result="stored"), 1)


class Rotation(unittest.TestCase):
    def test_both_keys_are_good_while_the_secret_rotates(self):
        with House(zalo={"oa_secret_key_next": "the-key-to-come"}) as house:
            house.import_all().start_bot()
            who = house.world.plain_members[0]
            for key in (house.world.oa_secret_key, "the-key-to-come"):
                self.assertEqual(house.post(house.event(who, "chào", BRANCH_GROUP), key=key), 200)
            self.assertEqual(house.metric("events_total", result="stored"), 2)
