#pragma once

#include <CLI/App.hpp>

/// Each function adds its commands to the program; their callbacks set the exit status.
namespace deltarank::cli {

void addListCommand(CLI::App& program, int& status);
void addStudyCommands(CLI::App& program, int& status); ///< new, plan, status
void addPackCommands(CLI::App& program, int& status);  ///< pack, unpack
void addRunCommand(CLI::App& program, int& status);
void addReportCommand(CLI::App& program, int& status);
void addGatherCommand(CLI::App& program, int& status);
void addAdviseCommand(CLI::App& program, int& status);
void addDoctorCommand(CLI::App& program, int& status);
void addDataCommands(CLI::App& program, int& status);    ///< check-data, snapshot, cache
void addModelCommands(CLI::App& program, int& status);   ///< pretrain
void addAdapterCommands(CLI::App& program, int& status); ///< inspect, compare, truncate, convert

} // namespace deltarank::cli
