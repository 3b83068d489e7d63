#include "SyntheticStudy.h"
#include "analysis/Figures.h"
#include "base/Files.h"
#include "base/Hash.h"
#include "plot/FigureRenderer.h"
#include "plot/Metadata.h"

#include <QTest>
#include <filesystem>
#include <limits>

using namespace deltarank;
using namespace deltarank::plot;
using namespace deltarank::analysis;

namespace {

const ResultsTable& richTable()
{
    static const ResultsTable table = [] {
        synthetic::Options options;
        options.noise = 1;
        options.extras = options.nullControls = true;
        return ResultsTable(synthetic::study(options));
    }();
    return table;
}

/// Chunks of a PNG with their checksums verified.
std::vector<std::pair<std::string, std::string>> chunks(const std::string& png)
{
    std::vector<std::pair<std::string, std::string>> all;
    const auto number = [&](std::size_t at) {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < 4; ++i)
            value = value << 8 | static_cast<unsigned char>(png[at + i]);
        return value;
    };
    for (std::size_t at = 8; at + 12 <= png.size();) {
        const std::uint32_t length = number(at);
        const std::string type = png.substr(at + 4, 4), data = png.substr(at + 8, length);
        if (number(at + 8 + length) != base::crc32(type + data))
            qFatal("wrong checksum in %s", type.c_str());
        all.emplace_back(type, data);
        at += 12 + length;
    }
    return all;
}

} // namespace

class FigureRendererTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyFigureInEveryFormat()
    {
        for (const FigureChoice& choice : figureChoices(richTable())) {
            const Figure figure = makeFigure(richTable(), choice.id, {});
            for (Format format : {Format::Png, Format::Svg, Format::Pdf}) {
                RenderOptions options;
                options.resolution = 100;
                options.dark = format == Format::Svg;
                const auto bytes = render(figure, format, options);
                QVERIFY2(bytes.has_value(), choice.id.c_str());
                QVERIFY2(bytes->size() > 3000, choice.id.c_str());
            }
        }
    }
    void sizes()
    {
        RenderOptions options;
        options.resolution = 254; // ten pixels a millimetre
        options.height = 60;
        const auto png = render(makeFigure(richTable(), "cutoff-accuracy", {}), Format::Png, options);
        const auto header = chunks(*png)[0].second;
        const auto number = [&](std::size_t at) {
            return static_cast<unsigned char>(header[at + 2]) * 256 +
                   static_cast<unsigned char>(header[at + 3]);
        };
        QCOMPARE(number(0), 850);
        QCOMPARE(number(4), 600);
        for (double wrong : {0.0, -3.0, std::numeric_limits<double>::quiet_NaN(), 1e9}) {
            RenderOptions bad;
            bad.width = wrong;
            QVERIFY(!render(makeFigure(richTable(), "cutoff-accuracy", {}), Format::Png, bad).has_value());
            bad = {};
            bad.resolution = wrong;
            QVERIFY(!render(makeFigure(richTable(), "cutoff-accuracy", {}), Format::Png, bad).has_value());
        }
    }
    void provenanceIsInTheFile()
    {
        RenderOptions options;
        options.provenance = {{"study", "demo <text> & more"}, {"τ", "0.95 \"strict\""}};
        const Figure figure = makeFigure(richTable(), "cutoff-accuracy", {});
        bool title = false, study = false;
        for (const auto& [type, data] : chunks(*render(figure, Format::Png, options)))
            if (type == "iTXt") {
                title = title || data == std::string("Title\0\0\0\0\0", 10) + figure.title;
                study = study || data == std::string("study\0\0\0\0\0", 10) + "demo <text> & more";
            }
        QVERIFY(title && study);
        const auto svg = render(figure, Format::Svg, options);
        QVERIFY(svg->find("<metadata>") < svg->find("</metadata>"));
        QVERIFY(svg->find("demo &lt;text&gt; &amp; more") != std::string::npos);
        QVERIFY(svg->find("<title>" + figure.title + "</title>") != std::string::npos);
        const auto pdf = render(figure, Format::Pdf, options);
        QVERIFY(pdf->find("/Title") != std::string::npos);
        QVERIFY(pdf->find("/FontFile") != std::string::npos ||
                pdf->find("/FontDescriptor") != std::string::npos ||
                pdf->find("/ObjStm") != std::string::npos);
        QCOMPARE(withPngMetadata("no picture", 300, "x", {}), std::string("no picture"));
        QCOMPARE(withSvgMetadata("no picture", "x", {}), std::string("no picture"));
    }
    void sameFigureSameBytes()
    {
        const Figure figure = makeFigure(richTable(), "cutoff-layer", {});
        for (Format format : {Format::Png, Format::Svg})
            QCOMPARE(*render(figure, format), *render(figure, format));
        RenderOptions dark;
        dark.dark = true;
        QVERIFY(*render(figure, Format::Svg) != *render(figure, Format::Svg, dark));
    }
    void pages()
    {
        const FigurePage page = mainPage(richTable(), {});
        for (Format format : {Format::Png, Format::Svg, Format::Pdf})
            QVERIFY(renderPage(page, format)->size() > 10000);
        QVERIFY(renderPage(FigurePage{}, Format::Png).has_value());
        // A page of empty figures says why, four times
        QVERIFY(renderPage(mainPage(ResultsTable{StudyResults{}}, {}), Format::Svg).has_value());
    }
    void strangeFigures()
    {
        // Nothing here may hang, crash or divide by zero.
        const double nan = std::numeric_limits<double>::quiet_NaN(), huge = 1e300;
        Figure figure;
        figure.title = "strange";
        QVERIFY(render(figure, Format::Png).has_value());
        Series series;
        series.name =
            "a very long name of a series that fits neither beside the axes nor on one line of a legend";
        for (const auto& [x, y] :
             {std::pair{nan, 1.0}, {1.0, nan}, {huge, -huge}, {0.0, 0.0}, {-1.0, 1e-300}}) {
            Point point;
            point.x = x;
            point.y = y;
            point.interval = analysis::Interval{-huge, nan};
            series.points.push_back(point);
        }
        series.joined = true;
        series.fit =
            FitLine{.slope = nan, .intercept = huge, .xFrom = 1, .xTo = 0, .band = {{nan, nan, nan}}};
        figure.series.assign(12, series);
        OverlayLine line;
        line.slope = huge;
        line.xFrom = 5;
        line.xTo = -5;
        figure.overlays.push_back(line);
        figure.bands.push_back({"", ColourRole::Band, {}});
        figure.x.label = std::string(500, 'x');
        for (AxisScale scale : {AxisScale::Linear, AxisScale::Logarithmic}) {
            figure.x.scale = figure.y.scale = scale;
            for (Format format : {Format::Png, Format::Svg, Format::Pdf})
                QVERIFY(render(figure, format).has_value());
        }
        RenderOptions tiny;
        tiny.width = 20;
        tiny.height = 15;
        tiny.fontSize = 30;
        QVERIFY(render(figure, Format::Png, tiny).has_value());
    }
    void files()
    {
        const auto folder = std::filesystem::temp_directory_path() / "deltarank-figures";
        const Figure figure = makeFigure(richTable(), "cutoff-accuracy", {});
        for (const char* name : {"a.png", "a.SVG", "a.pdf"})
            QVERIFY(writeFigure(figure, folder / name).has_value());
        QVERIFY(writePage(mainPage(richTable(), {}), folder / "page.pdf").has_value());
        QVERIFY(!writeFigure(figure, folder / "a.gif").has_value());
        QVERIFY(!writeFigure(figure, "/proc/none/a.png").has_value());
        std::filesystem::remove_all(folder);
    }
};

QTEST_GUILESS_MAIN(FigureRendererTest)
#include "test_figure_renderer.moc"
