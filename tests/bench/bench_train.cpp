// Samples a second of training steps beside a plain loop: the same model, batch and optimizer written with
// one operator after the other in float32 and under LibTorch's bfloat16 autocast, one run at a time, in the
// same process, with the same allocator and as many threads.
//
//   bench_train [--seconds S] [--threads N] [--device D] [--batch B] [--only bert|vit|bank] [--no-bf16]
//
// Base-size models have random weights and 12 layers; LoRA of rank 16 on query, key and value. The bank
// trains the demo models (resources/models) at LoRA of rank 32, 1, 4 and 8 runs at a time.

#include "PlainTraining.h"
#include "base/Files.h"
#include "base/Hash.h"
#include "base/RandomStream.h"
#include "base/System.h"
#include "train/Device.h"
#include "train/Trainer.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>

using namespace deltarank;
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

namespace {

struct Options
{
    double seconds = 8;
    int threads = 0;
    int batch = 8;
    std::string device = "cpu";
    std::string only;
    bool bfloat16 = true;
};

[[noreturn]] void give(const base::Error& error)
{
    std::fprintf(stderr, "bench_train: %s\n", error.text().c_str());
    std::exit(1);
}
template <typename T> T need(base::Result<T> result)
{
    if (!result)
        give(result.error());
    return std::move(*result);
}

/// The largest resident memory since the last call of forget(), in MB.
class PeakMemory
{
public:
    static void forget()
    {
        base::releaseFreeMemory();
        std::ofstream("/proc/self/clear_refs") << "5";
    }
    static double megabytes()
    {
        std::ifstream status("/proc/self/status");
        for (std::string line; std::getline(status, line);)
            if (line.rfind("VmHWM:", 0) == 0)
                return std::atof(line.c_str() + 6) * 1024 / 1e6;
        return 0;
    }
};

/// Samples of one kind, as many as a benchmark passes through; all texts are longer than the model reads.
class Samples final : public data::Dataset
{
public:
    Samples(data::Modality modality, int count, int size, std::vector<std::string> words)
        : Dataset("invented", modality), m_size(size), m_words(std::move(words))
    {
        for (int i = 0; i < count; ++i)
            m_samples.push_back({"s" + std::to_string(i), i % 8, data::Part::Unspecified, -1});
        for (int c = 0; c < 8; ++c)
            m_classNames.push_back("c" + std::to_string(c));
        base::Sha256 hash; // of what the samples are made from
        hash.addNumber(static_cast<std::uint64_t>(modality == data::Modality::Text));
        hash.addNumber(static_cast<std::uint64_t>(count));
        hash.addNumber(static_cast<std::uint64_t>(size));
        for (const auto& word : m_words)
            hash.addField(word);
        m_fingerprint = hash.hex();
    }
    base::Result<std::string> text(std::size_t index) const override
    {
        base::RandomStream stream({1, base::Purpose::Other, 0, 0, static_cast<std::uint32_t>(index)});
        std::string text;
        for (int i = 0; i < m_size; ++i)
            text += m_words[stream.below(static_cast<std::uint32_t>(m_words.size()))] + " ";
        return text;
    }
    base::Result<data::Image> image(std::size_t index) const override
    {
        base::RandomStream stream({1, base::Purpose::Other, 0, 1, static_cast<std::uint32_t>(index)});
        data::Image image{m_size, m_size, {}};
        image.rgb.resize(static_cast<std::size_t>(3 * m_size * m_size));
        for (auto& value : image.rgb)
            value = static_cast<std::uint8_t>(stream.below(256));
        return image;
    }

private:
    int m_size;
    std::vector<std::string> m_words;
};

/// A base model of random weights, as a checkpoint folder.
void makeBaseModel(const fs::path& folder, model::Family family)
{
    model::ModelConfig config;
    config.family = family;
    config.hidden = 768;
    config.layers = config.heads = 12;
    config.intermediate = 3072;
    if (family == model::Family::Bert) {
        config.hiddenDropout = config.attentionDropout = config.classifierDropout = 0.1;
        config.vocabulary = 30'522;
        config.positions = 512;
        config.tokenTypes = 2;
    } else {
        config.imageSize = 224;
        config.patch = 16;
        config.channels = 3;
    }
    fs::create_directories(folder);
    const bool text = family == model::Family::Bert;
    std::ofstream(folder / "config.json")
        << model::toJson(config, text ? "BertModel" : "ViTModel").dump(1) << "\n";
    model::ModelWeights weights;
    weights.layers.resize(static_cast<std::size_t>(config.layers));
    for (auto& parameter : model::encoderParameters(config, weights)) {
        const bool norm = parameter.name.find("orm") != std::string::npos;
        *parameter.tensor = bench::randomTensor(parameter.shape, norm ? 0 : 0.02, norm ? 1 : 0);
    }
    if (auto saved = model::saveCheckpoint(folder, config, weights, {}, false); !saved)
        give(saved.error());
}

task::Task taskOf(int samples)
{
    task::Task task;
    for (int c = 0; c < 8; ++c) {
        task.classes.push_back(c);
        task.classNames.push_back("c" + std::to_string(c));
    }
    for (int i = 0; i < samples; ++i) {
        task.trainSamples.push_back(static_cast<std::uint32_t>(i));
        task.trainLabels.push_back(i % 8);
    }
    task.trainCleanLabels = task.trainLabels;
    task.corrupted.assign(task.trainLabels.size(), 0);
    task.validationSamples = {0};
    task.validationLabels = {0};
    return task;
}

study::RunSpec specOf(study::Method method, int rank, int batch, int tokens, int repeat)
{
    study::RunSpec spec;
    spec.id = "bench" + std::to_string(repeat);
    spec.sweep = "bench";
    spec.repeat = spec.task.repeat = repeat;
    spec.method = method;
    spec.lora.rank = rank;
    spec.lora.alpha = rank;
    spec.train.batchSize = batch;
    spec.train.epochs = 1000;
    spec.train.evaluateEvery = 1'000'000;
    spec.input.maxTokens = tokens;
    return spec;
}

struct Measured
{
    double speed = 0; ///< samples/s
    double megabytes = 0;
};

/// One step is not timed; then steps until the time is over, at least two.
class StepTimer
{
public:
    explicit StepTimer(double seconds) : m_seconds(seconds) {}
    /// True when enough was measured.
    bool step()
    {
        const auto now = Clock::now();
        if (m_steps++ == 0) {
            m_start = now;
            return false;
        }
        m_elapsed = std::chrono::duration<double>(now - m_start).count();
        return m_steps > 2 && m_elapsed >= m_seconds;
    }
    double stepsPerSecond() const { return (m_steps - 1) / m_elapsed; }

private:
    double m_seconds;
    int m_steps = 0;
    double m_elapsed = 0;
    Clock::time_point m_start{};
};

Measured measure(train::Trainer& trainer, const train::EncodedData& data, study::RunSpec spec, int members,
                 int samples, double seconds)
{
    PeakMemory::forget();
    std::vector<study::RunSpec> specs;
    std::vector<task::Task> tasks;
    for (int k = 0; k < members; ++k) {
        specs.push_back(spec);
        specs.back().repeat = k;
        tasks.push_back(taskOf(samples));
    }
    StepTimer timer(seconds);
    auto stop = base::StopToken::create();
    auto records = trainer.run(
        specs, tasks, data,
        [&](const train::TrainEvent& told) {
            if (told.kind == train::TrainEvent::Kind::Step && timer.step())
                stop.request(base::StopToken::Request::Now);
        },
        stop);
    if (!records && records.error().code != base::ErrorCode::Stopped)
        give(records.error());
    return {timer.stepsPerSecond() * members * spec.train.batchSize, PeakMemory::megabytes()};
}

Measured measurePlain(const bench::PlainModel& model, const train::EncodedData& data,
                      const study::RunSpec& spec, int samples, double seconds, bool autocast = false)
{
    PeakMemory::forget();
    bench::PlainTraining training(model, data, spec, taskOf(samples), autocast);
    StepTimer timer(seconds);
    do
        training.step();
    while (!timer.step());
    return {timer.stepsPerSecond() * spec.train.batchSize, PeakMemory::megabytes()};
}

void print(const std::string& what, const Measured& measured, const Measured& plain)
{
    std::printf("  %-34s %8.2f samples/s  %5.2fx   %6.0f MB  %4.0f%%\n", what.c_str(), measured.speed,
                measured.speed / plain.speed, measured.megabytes, 100 * measured.megabytes / plain.megabytes);
    std::fflush(stdout);
}

std::unique_ptr<train::Trainer> load(const fs::path& folder, const Options& options, bool half,
                                     study::Method method)
{
    return need(train::Trainer::create({folder, options.device,
                                        half ? study::Precision::BFloat16 : study::Precision::Float32,
                                        options.threads, method == study::Method::Full}));
}

std::vector<std::string> wordsOf(const fs::path& vocabulary)
{
    std::vector<std::string> words;
    std::ifstream file(vocabulary);
    for (std::string line; std::getline(file, line);)
        if (line.size() > 2 && line[0] >= 'a' && line[0] <= 'z')
            words.push_back(line);
    return words;
}

void benchModel(const fs::path& folder, const std::string& title, const Options& options,
                const fs::path& vocabulary, bool text)
{
    const int tokens = 128;
    const int samples = 8 * options.batch;
    if (text)
        fs::copy_file(vocabulary, folder / "vocab.txt");
    const Samples dataset(text ? data::Modality::Text : data::Modality::Image, samples, text ? tokens : 224,
                          wordsOf(vocabulary));
    std::vector<std::uint32_t> all(static_cast<std::size_t>(samples));
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = static_cast<std::uint32_t>(i);
    std::printf("%s\n", title.c_str());
    std::optional<train::EncodedData> data;
    std::map<study::Method, Measured> plain;
    for (const bool half : {false, true}) {
        if (half && !options.bfloat16)
            continue;
        auto trainer = load(folder, options, half, study::Method::Lora);
        const auto spec = [&](study::Method method) { return specOf(method, 16, options.batch, tokens, 0); };
        if (!data)
            data = need(train::EncodedData::encode(dataset, all, folder, trainer->config(),
                                                   spec(study::Method::Lora).input, {}, {}));
        for (const auto method : {study::Method::Lora, study::Method::Full}) {
            const std::string name = method == study::Method::Lora ? "LoRA" : "full";
            trainer.reset();
            Measured same; // the plain loop at this precision
            {
                const bench::PlainModel model(folder, options.device);
                same = measurePlain(model, *data, spec(method), samples, options.seconds, half);
            }
            if (!half)
                plain[method] = same;
            print(name + (half ? ", plain loop, bfloat16 autocast" : ", plain loop, float32"), same,
                  plain[method]);
            trainer = load(folder, options, half, method);
            const Measured ours = measure(*trainer, *data, spec(method), 1, samples, options.seconds);
            print(name + (half ? ", bfloat16" : ", float32"), ours, plain[method]);
            if (half)
                std::printf("  %-34s %26.2fx %14.0f%%\n", "  beside autocast", ours.speed / same.speed,
                            100 * ours.megabytes / same.megabytes);
        }
    }
}

void benchBank(const fs::path& folder, const std::string& title, const Options& options, bool text)
{
    const int batch = 32;
    const int tokens = 64;
    const int samples = 8 * batch;
    auto trainer = load(folder, options, false, study::Method::Lora);
    const Samples dataset(text ? data::Modality::Text : data::Modality::Image, samples,
                          text ? tokens : trainer->config().imageSize,
                          text ? wordsOf(folder / "vocab.txt") : std::vector<std::string>{});
    std::vector<std::uint32_t> all(static_cast<std::size_t>(samples));
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = static_cast<std::uint32_t>(i);
    const study::RunSpec spec = specOf(study::Method::Lora, 32, batch, tokens, 0);
    const auto data =
        need(train::EncodedData::encode(dataset, all, folder, trainer->config(), spec.input, {}, {}));
    std::printf("%s\n", title.c_str());
    const bench::PlainModel model(folder, options.device);
    const double seconds = options.seconds / 2;
    const Measured plain = measurePlain(model, data, spec, samples, seconds);
    print("LoRA, plain loop, float32", plain, plain);
    for (const bool half : {false, true}) {
        if (half && !options.bfloat16)
            continue;
        if (half)
            trainer = load(folder, options, true, study::Method::Lora);
        for (const int members : {1, 4, 8})
            print("LoRA, bank of " + std::to_string(members) + (half ? ", bfloat16" : ", float32"),
                  measure(*trainer, data, spec, members, samples, seconds), plain);
    }
}

} // namespace

int main(int argc, char** argv)
{
    base::tuneAllocator();
    Options options;
    for (int i = 1; i < argc; ++i) {
        const auto value = [&] { return i + 1 < argc ? argv[++i] : ""; };
        if (std::strcmp(argv[i], "--seconds") == 0)
            options.seconds = std::atof(value());
        else if (std::strcmp(argv[i], "--threads") == 0)
            options.threads = std::atoi(value());
        else if (std::strcmp(argv[i], "--batch") == 0)
            options.batch = std::max(1, std::atoi(value()));
        else if (std::strcmp(argv[i], "--device") == 0)
            options.device = value();
        else if (std::strcmp(argv[i], "--only") == 0)
            options.only = value();
        else if (std::strcmp(argv[i], "--no-bf16") == 0)
            options.bfloat16 = false;
        else {
            std::fprintf(stderr, "bench_train: unknown argument %s\n", argv[i]);
            return 2;
        }
    }
    options.device = need(train::resolveDevice(options.device));
    if (options.threads == 0)
        options.threads = base::availableCores();
    const train::ProductSpeed speed = train::measureProducts(options.device, options.threads);
    std::printf("%s, %d threads, %s, LibTorch %s; products: %.0f GFLOP/s float32, %.0f bfloat16\n",
                options.device == "cpu" ? base::processorName().c_str() : options.device.c_str(),
                options.threads, train::blasInfo().name.c_str(), train::torchVersion().c_str(), speed.float32,
                speed.bfloat16);
    std::printf("Speed and peak memory of the process, beside the plain loop's.\n");
    const fs::path models = need(base::resourceFolder()) / "models";
    const fs::path work = fs::temp_directory_path() / ("bench_train-" + std::to_string(base::processId()));
    const fs::path vocabulary = models / "bert-mini-debian" / "vocab.txt";
    const auto wanted = [&](const char* part) { return options.only.empty() || options.only == part; };
    const std::string batch = "batch " + std::to_string(options.batch);
    if (wanted("bert")) {
        makeBaseModel(work / "bert", model::Family::Bert);
        benchModel(work / "bert", "BERT base, " + batch + " x 128 tokens", options, vocabulary, true);
        fs::remove_all(work / "bert");
    }
    if (wanted("vit")) {
        makeBaseModel(work / "vit", model::Family::Vit);
        benchModel(work / "vit", "ViT base, " + batch + ", 224 x 224 pixels", options, vocabulary, false);
    }
    fs::remove_all(work);
    if (wanted("bank")) {
        benchBank(models / "bert-mini-debian", "Demo BERT (4 layers), batch 32 x 64 tokens", options, true);
        benchBank(models / "vit-mini-glyphs", "Demo ViT (6 layers), batch 32, 17 tokens", options, false);
    }
    return 0;
}
