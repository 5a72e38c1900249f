// Names of choices that the API alone has, and objects that several of its resources show.
#pragma once

#include "collection/choices.h"
#include "render/records.h"
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

using collection::ActivityOrder;
using collection::Direction;
using collection::kActivityOrders;
using collection::kDirections;
using collection::kRoles;
using collection::Role;

using StubOrder = store::StubsWanted::Order;
inline constexpr auto kStubOrders = NameTable<StubOrder, 3>{{
    {StubOrder::MostMentions, "most-mentions"},
    {StubOrder::Identity, "identity"},
    {StubOrder::Newest, "newest"},
}};

using render::standing_record;

}  // namespace viendan::web
