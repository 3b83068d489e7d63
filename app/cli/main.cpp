#include "Commands.h"
#include "Console.h"
#include "base/System.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>

int main(int argc, char** argv)
{
    using namespace deltarank;
    base::tuneAllocator();
    CLI::App program(
        "How much rank does a task need? Fine-tunes a classifier on tasks of controlled complexity and "
        "measures the rank that each learned change of a matrix really uses.",
        "deltarank-cli");
    program.set_version_flag("--version", std::string("deltarank-cli ") + DELTARANK_VERSION);
    program.require_subcommand(1);
    program.footer("Exit status: 0 done, 1 failed, 2 wrong usage.");
    int status = cli::done;
    cli::addListCommand(program, status);
    cli::addStudyCommands(program, status);
    cli::addRunCommand(program, status);
    cli::addPackCommands(program, status);
    cli::addReportCommand(program, status);
    cli::addAdviseCommand(program, status);
    cli::addGatherCommand(program, status);
    cli::addModelCommands(program, status);
    cli::addDoctorCommand(program, status);
    cli::addDataCommands(program, status);
    cli::addAdapterCommands(program, status);
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return program.exit(error) == 0 ? cli::done : cli::wrongUsage;
    } catch (const std::bad_alloc&) {
        std::fprintf(stderr, "deltarank-cli: There is too little memory for this.\n");
        return cli::failed;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "deltarank-cli: This is a fault of the program: %s\n", error.what());
        return cli::failed;
    }
    return status;
}
