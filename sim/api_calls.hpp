#pragma once
#include "bot/http/request.hpp"
#include "bot/http/response.hpp"
#include "sim/oa.hpp"

/// Zalo's calls, one function each: reads the call, asks the OA, shapes the answer as Zalo's pages
/// show it. Pure but for `oa`.
namespace mungba::sim::api {

using Call = http::Response(Oa&, const http::Request&);

// api_messages.cpp
Call send_group_message;
Call send_private_message;
Call message_quota;
// api_uploads.cpp
Call upload_image;
Call upload_gif;
Call upload_file;
// api_about.cpp
Call describe_oa;
Call describe_person;
Call list_people;
// api_groups.cpp
Call create_group;
Call invite;
Call accept_requests;
Call reject_requests;
Call remove_members;
Call add_deputies;
Call remove_deputies;
Call update_info;
Call update_asset;
Call delete_group;
// api_group_lists.cpp
Call group_detail;
Call list_groups;
Call list_members;
Call list_requests;
Call group_quota;
// api_history.cpp
Call group_history;
Call recent_in_groups;
Call private_history;
Call recent_private;
// api_tokens.cpp
Call token;

/// What group_detail answers, and every change of a group.
http::Response detail_of(const Oa& oa, const Group& group);

}  // namespace mungba::sim::api
