#pragma once

#include "adapter/Adapter.h"

#include <string>
#include <string_view>
#include <vector>

namespace deltarank::adapter {

/// Where a module sits in its model.
struct ModulePlace
{
    int layer = -1; ///< the first number in the path; -1 where it has none
    std::string kind;

    friend bool operator==(const ModulePlace&, const ModulePlace&) = default;
};

/// Layer and matrix kind of every module of one adapter, from the paths alone, for any architecture.
///
/// Well-known endings have common names: "query", "key", "value", "attention_output", "feed_forward_in",
/// "feed_forward_out", "feed_forward_gate", "query_key_value" (fused), "cross_attention.query", … Other
/// modules keep their own name. What stands between the layer number and the ending stays in the kind
/// ("experts.3.feed_forward_in"); where the same kind occurs in several stacks of layers, the stack's name
/// stands before it ("encoder.query", "decoder.query"). Names of kohya files, whose dots have become
/// underscores, are read the same way.
///
/// Two different modules never get the same place: where rules meet, the full path is the kind.
std::vector<ModulePlace> placesOf(const std::vector<std::string>& modulePaths);

/// The place of one module taken alone.
ModulePlace placeOf(const std::string& modulePath);

/// Sets layer and kind of all matrices.
void assignPlaces(std::vector<AdaptedMatrix>& matrices);

} // namespace deltarank::adapter
