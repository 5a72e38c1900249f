// Names of choices that whoever asks for a list has.
#pragma once

#include "model/names.h"
#include "store/catalogue.h"

namespace viendan::collection {

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

enum class Direction { Both, Out, In };
inline constexpr auto kDirections = NameTable<Direction, 3>{{
    {Direction::Both, "both"},
    {Direction::Out, "out"},
    {Direction::In, "in"},
}};

}  // namespace viendan::collection
