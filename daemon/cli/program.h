// Chooses the command and catches what nobody else caught.
#pragma once

namespace tocsin::cli {

int run_program(int argc, char** argv);

}  // namespace tocsin::cli
