#include "cli/program.h"

int main(int argc, char** argv) { return tocsin::cli::run_program(argc, argv); }
