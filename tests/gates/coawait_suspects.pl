#!/usr/bin/perl
# Prints those of the given files in which some statement holds co_await together with a brace, a lambda or
# a "?": only they can break the rule, and only they are worth Clang's time.
use strict;
use warnings;

for my $path (@ARGV) {
    open my $file, '<', $path or die "$path: $!\n";
    my $text = do { local $/; <$file> };
    $text =~ s{//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'}{ }gs;
    # A block opens after a parameter list or a keyword, and a line ends there; any other brace may be a value.
    $text =~ s/(\)|\belse|\bdo|\btry|\bconst|\boverride|\bnoexcept)\s*\{(?=\s)/$1;/g;
    for my $statement (split /;/, $text) {
        next unless $statement =~ /\bco_await\b/;
        next unless $statement =~ /[{?]|(?:^|[^\w\)\]\s])\s*\[/;
        print "$path\n";
        last;
    }
}
