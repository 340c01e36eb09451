// The feed's own fields: <channel>, <feed>, <source>.
#pragma once

#include "model/feed.h"
#include "parse/construct.h"
#include "parse/links.h"

namespace tocsin::parse {

class InfoReader {
public:
    InfoReader(FeedInfo& info, Scopes& scopes, Reading reading)
        : info_(info), scopes_(scopes), reading_(reading) {}

    /// One child of the container; `scope` is its own. Unknown fields are left alone.
    void read(pugi::xml_node element, const Scope& scope, Name name, FieldRule rule);
    /// The container's attributes: CDF keeps fields there.
    void read_container(pugi::xml_node element, const Scope& scope);

    /// What sy:* and ttl ask for; 0 = nothing.
    std::int64_t update_seconds() const;

private:
    void text_field(pugi::xml_node element, const Scope& scope, FieldRule rule);
    void date_field(pugi::xml_node element, FieldRule rule);
    void link_field(pugi::xml_node element, const Scope& scope, FieldRule rule);
    void person_field(pugi::xml_node element, const Scope& scope, FieldRule rule);
    void line_field(pugi::xml_node element, const Scope& scope, FieldRule rule);

    FeedInfo& info_;
    Scopes& scopes_;
    Reading reading_;
    Slot title_, description_, rights_, published_, updated_, link_, publisher_, image_, language_,
        generator_;
    std::int64_t period_ = 0, frequency_ = 1;
};

/// An item's <source>.
FeedInfo read_source(pugi::xml_node element, const Scope& scope, Scopes& scopes, Reading reading);

}  // namespace tocsin::parse
