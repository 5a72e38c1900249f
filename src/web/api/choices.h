// Names of choices that the API alone has, and objects that several of its resources show.
#pragma once

#include "model/standing.h"
#include "render/value.h"
#include "store/catalogue.h"
#include "web/page/phrase.h"

namespace viendan::web {

/// Addresses of the API are the same in all languages.
inline constexpr Language kNoLanguage = Language::Vietnamese;

using DocumentOrder = store::DocumentsWanted::Order;
inline constexpr auto kDocumentOrders = NameTable<DocumentOrder, 5>{{
    {DocumentOrder::Identity, "identity"},
    {DocumentOrder::Newest, "newest"},
    {DocumentOrder::Oldest, "oldest"},
    {DocumentOrder::MostActivities, "most-activities"},
    {DocumentOrder::MostIssues, "most-issues"},
}};

using Role = store::ActivitiesWanted::Role;
inline constexpr auto kRoles = NameTable<Role, 3>{{
    {Role::Any, "any"},
    {Role::Lead, "lead"},
    {Role::Coordinating, "coordinating"},
}};

using ActivityOrder = store::ActivitiesWanted::Order;
inline constexpr auto kActivityOrders = NameTable<ActivityOrder, 5>{{
    {ActivityOrder::Document, "document"},
    {ActivityOrder::Start, "start"},
    {ActivityOrder::End, "end"},
    {ActivityOrder::Agency, "agency"},
    {ActivityOrder::Title, "title"},
}};

using StubOrder = store::StubsWanted::Order;
inline constexpr auto kStubOrders = NameTable<StubOrder, 3>{{
    {StubOrder::MostMentions, "most-mentions"},
    {StubOrder::Identity, "identity"},
    {StubOrder::Newest, "newest"},
}};

enum class Direction { Both, Out, In };
inline constexpr auto kDirections = NameTable<Direction, 3>{{
    {Direction::Both, "both"},
    {Direction::Out, "out"},
    {Direction::In, "in"},
}};

[[nodiscard]] inline render::Object standing_record(const Standing& standing) {
  return {{"cited_by", standing.cited_by},
          {"validity", render::text_or_null(name_in(kValidities, standing.validity))}};
}

}  // namespace viendan::web
