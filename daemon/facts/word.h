// What a word of the tables means to the readers: its kind and its value.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tocsin::facts {

enum class Kind : std::uint8_t {
    // Numbers and money.
    number,       ///< "seven": value 7
    article,      ///< "a" before a scale: value 1
    half_after,   ///< "and a half": value .5, added to the number before it
    point,        ///< a spoken decimal point
    scale,        ///< "billion": value 1e9
    lone_scale,   ///< a scale that needs no number before it
    short_scale,  ///< "b", "m": only beside a currency
    currency,     ///< "dollars": text USD
    sign,         ///< "$", "EUR": may stand before the number
    national,     ///< "Canadian": text is a country
    minor,        ///< "cents": value .01
    join,         ///< "and" between dollars and cents
    link,         ///< "de" between number and currency
    range,        ///< "to" between two amounts
    range_and,    ///< "and": a range only after `between`
    between,
    at_least,
    at_most,
    about,
    at_least_after,
    at_most_after,
    about_after,
    clitic,  ///< a letter or two written onto the next word
    elided,  ///< "of which": the next amount may lack its currency
    unsaid,  ///< "for" behind a headline's amount without a currency: text is the country's own
    not_money,
    counted,  ///< "users", "parameters": a headline with such a word counts them
    // Other facts.
    unit,  ///< "gigawatts": value 1000, text MW
    organization,
    place,
    at,            ///< "in", "city of": a town's name follows
    at_after,      ///< the same behind the name
    origin_after,  ///< "based" behind a place where somebody comes from; text "owner": before their name
    role,          ///< of an amount
    stage,         ///< of a deal
    stage_apart,   ///< its first word, "pushes" of "pushes the opening back": text "delayed back", with a
                   ///< full stop where the second word ends the clause
    unmet,         ///< "not": a stage behind it is not reached; text "wait": an agreement, "after": the stage
                   ///< before it, "none": "not only", "end": "but", where another clause begins
    not_stage,     ///< looks like one: "delayed-draw"
    hedge,         ///< "in talks": outweighs an announcement
    expected,      ///< "due to be": what is begun or completed behind it is yet to come; text "next": at
                   ///< once; text "date": but times between
    calendar,      ///< "year", "quarter": a time, or as good as none
    expected_after,  ///< the same behind the stage
    holds,           ///< "has": what is expected before it says nothing of what stands behind
    unnamed_source,
    says_who,     ///< "according to"
    source_says,  ///< "reported" after a name
    year_word,
    month_word,
    within,  ///< "over" before "four years"
    within_after,
    until,  ///< "by" before 2030
    until_after,
    invest,
    invest_into,  ///< "stake in": a target follows
    into,         ///< "in" before the target of an investment
    object,       ///< text is the kind of thing that is built
    works,        ///< "project", "plant": what a deal is called when it is known what is built
    artificial_intelligence,
    list_and,  ///< "and" between two names
    partner,
    technology_partner,
    supplier,
    acquire,
    toward,         ///< marks the noun before it as the target: Japanese and Korean particles
    beside,         ///< "also", "meanwhile": another matter
    earlier,        ///< "last month": an earlier matter
    instead,        ///< "instead of": the amount behind it no longer holds
    instead_after,  ///< the same behind the amount
    not_sum,        ///< "not": the amount right behind it was said in error
    right,          ///< "the correct figure is": the amount behind it holds
    whole,          ///< "part of": the amount behind it is a larger plan's
    whole_after,    ///< the same behind the amount
    plan,           ///< "programme": what the whole is called
    change,         ///< "raises", "cuts": of two amounts the second holds
    change_from,    ///< "from" before the first of them
    change_to,      ///< "up to", which behind such a word is "to"
    revision,       ///< "an earlier version": the item corrects a report; text says how
    revision_word,  ///< "correction": at the edge of a headline only
    abbreviation,
    legal_form,      ///< "Inc": behind the name of a company
    company,         ///< "Energy": ends the name of a company; text is its kind
    company_before,  ///< begins it
    article_before,  ///< stands before nouns, seldom before the names of firms
    firm,            ///< "company", "start-up": a name stands beside it
    not_name,        ///< capitalised, yet no part of a name
};

/// The kind a table calls `name`, or nothing.
std::optional<Kind> kind_named(std::string_view name);

struct Word {
    Kind kind = Kind::number;
    bool open = false;        ///< any ending may follow
    bool inflects = false;    ///< a short ending may follow
    bool exact_case = false;  ///< folded spelling is not enough
    std::uint32_t index = 0;  ///< into the owner's table, or 0
    double value = 0;
    std::string text;
    std::u32string spelling;  ///< for exact_case
};

}  // namespace tocsin::facts
