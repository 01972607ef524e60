-- wrk script: POST of a body as large as a webhook of a text message (373 bytes).
--   wrk -t1 -c512 -d5s -s bench/post.lua http://127.0.0.1:PORT/
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.headers["X-ZEvent-Signature"] = "mac=" .. string.rep("0123456789abcdef", 4)
local head = '{"app_id":"1","event_name":"user_send_text","timestamp":"1","message":{"msg_id":"1","text":"'
local tail = '"}}'
wrk.body = head .. string.rep("x", 373 - #head - #tail) .. tail
