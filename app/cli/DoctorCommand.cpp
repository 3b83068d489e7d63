#include "Commands.h"
#include "Console.h"
#include "base/System.h"
#include "golden/GoldenCases.h"
#include "train/Device.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

namespace deltarank::cli {

namespace {

using nlohmann::json;

struct DoctorOptions
{
    std::string device = "auto";
    std::string golden;
    int threads = 0;
    bool asJson = false;
};

/// A case with what came of it.
struct Checked
{
    golden::GoldenCase asked;
    base::Result<std::vector<golden::Deviation>> deviations;

    bool agrees() const
    {
        return deviations && std::all_of(deviations->begin(), deviations->end(),
                                         [](const golden::Deviation& one) { return one.within(); });
    }
};

void printProducts(const std::string& device, const train::ProductSpeed& speed, const train::BlasInfo& blas)
{
    const bool cpu = device == "cpu";
    std::printf("Products   %s: %ld GFLOP/s in float32, %s in bfloat16\n",
                cpu ? blas.name.c_str() : device.c_str(), std::lround(speed.float32),
                speed.bfloat16 > 0 ? (std::to_string(std::lround(speed.bfloat16))).c_str() : "not possible");
    if (!cpu)
        std::printf("BLAS       %s\n", blas.name.c_str());
    if (!blas.warning.empty())
        std::printf("Warning    %s\n", blas.warning.c_str());
}

void printCase(const Checked& one)
{
    if (!one.deviations) {
        std::printf("  FAILED   %s\n           %s\n", one.asked.name.c_str(),
                    one.deviations.error().text().c_str());
        return;
    }
    std::printf("  %-8s %s\n", one.agrees() ? "agrees" : "DIFFERS", one.asked.name.c_str());
    for (const golden::Deviation& deviation : *one.deviations) {
        if (deviation.tolerance == 0) // a count of differences, not a size
            std::printf("             %-36s %s", deviation.quantity.c_str(),
                        deviation.within() ? "identical" : "not identical");
        else
            std::printf("             %-36s %.1e  (within %.0e)", deviation.quantity.c_str(), deviation.error,
                        deviation.tolerance);
        if (!deviation.within() && !deviation.where.empty())
            std::printf("  at %s", deviation.where.c_str());
        std::printf("\n");
    }
}

json toJson(const Checked& one, const std::string& device)
{
    json result{
        {"name", one.asked.name}, {"device", one.asked.onDevice ? device : "cpu"}, {"agrees", one.agrees()}};
    if (!one.deviations) {
        result["error"] = one.deviations.error().text();
        return result;
    }
    result["deviations"] = json::array();
    for (const golden::Deviation& deviation : *one.deviations)
        result["deviations"].push_back({{"quantity", deviation.quantity},
                                        {"error", deviation.error},
                                        {"tolerance", deviation.tolerance},
                                        {"where", deviation.where},
                                        {"within", deviation.within()}});
    return result;
}

int examine(const DoctorOptions& options)
{
    auto device = train::resolveDevice(options.device);
    if (!device)
        return reportUsage(device.error());
    ProgressLine line;
    line.show("Measuring matrix products");
    const int threads = options.threads > 0 ? options.threads : base::availableCores();
    const train::ProductSpeed speed = train::measureProducts(*device, threads);
    const train::BlasInfo blas = train::blasInfo();
    const std::string notice = train::cudaNotice();
    line.clear();
    std::string description;
    for (const train::DeviceInfo& one : train::listDevices())
        if (one.name == *device)
            description = one.description;
    if (!options.asJson) {
        std::printf("Device     %s: %s\nLibTorch   %s\n", device->c_str(), description.c_str(),
                    train::torchVersion().c_str());
        printProducts(*device, speed, blas);
        if (!notice.empty())
            std::printf("Graphics   %s\n", notice.c_str());
    }

    base::Result<std::filesystem::path> folder = std::filesystem::path(options.golden);
    if (options.golden.empty())
        folder = golden::goldenFolder();
    if (!folder)
        return report(folder.error());
    if (!options.asJson)
        std::printf("Reference  %s\n", folder->c_str());
    json cases = json::array();
    int agreeing = 0;
    int all = 0;
    for (golden::GoldenCase& one : golden::goldenCases(*folder, *device)) {
        line.show("Comparing " + one.name);
        auto deviations = one.run();
        line.clear();
        const Checked checked{std::move(one), std::move(deviations)};
        ++all;
        agreeing += checked.agrees();
        if (options.asJson)
            cases.push_back(toJson(checked, *device));
        else
            printCase(checked);
    }
    if (options.asJson) {
        json result{{"device", {{"name", *device}, {"description", description}}},
                    {"libtorch", train::torchVersion()},
                    {"threads", threads},
                    {"blas", {{"name", blas.name}, {"warning", blas.warning}}},
                    {"gflops", {{"float32", speed.float32}, {"bfloat16", speed.bfloat16}}},
                    {"graphics", notice},
                    {"reference", folder->string()},
                    {"cases", cases},
                    {"agreeing", agreeing},
                    {"total", all}};
        printJson(result);
    } else if (agreeing == all) {
        std::printf("All %d cases agree with the reference.\n", all);
    } else {
        std::printf("%d of %d cases do not agree with the reference: results of this installation cannot be "
                    "trusted.\n",
                    all - agreeing, all);
    }
    return agreeing == all ? done : failed;
}

} // namespace

void addDoctorCommand(CLI::App& program, int& status)
{
    auto options = std::make_shared<DoctorOptions>();
    auto* doctor = program.add_subcommand(
        "doctor",
        "Verify this installation: device, speed of matrix products, agreement with reference results");
    doctor->add_option("--device", options->device, "auto, cpu or cuda:N");
    doctor->add_option("--golden", options->golden,
                       "Folder of reference data; else $DELTARANK_GOLDEN, else the installed one");
    doctor->add_option("--threads", options->threads, "0: all")->check(CLI::Range(0, 4096));
    doctor->add_flag("--json", options->asJson, "For machines");
    doctor->callback([&status, options] { status = examine(*options); });
}

} // namespace deltarank::cli
