// Exit codes: sysexits.h, by name.
#pragma once

namespace tocsin::cli {

enum ExitCode : int {
    ok = 0,
    negative = 1,
    usage = 2,
    bad_data = 65,
    no_input = 66,
    unavailable = 69,
    internal_failure = 70,
    cannot_create = 73,
    io_failure = 74,
    try_later = 75,
    bad_configuration = 78,
};

}  // namespace tocsin::cli
