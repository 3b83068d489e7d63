#include "Commands.h"
#include "Console.h"

#include <CLI/CLI.hpp>

int main(int argc, char** argv)
{
    CLI::App program("Adapter commands", "deltarank-cli");
    program.require_subcommand(1);
    int status = 0;
    deltarank::cli::addAdapterCommands(program, status);
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return program.exit(error) == 0 ? 0 : deltarank::cli::wrongUsage;
    }
    return status;
}
