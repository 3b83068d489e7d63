#include "DataFixture.h"
#include "data/ImageFolder.h"
#include "data/OxfordPet.h"
#include "data/StanfordDogs.h"

#include <QTest>
#include <algorithm>
#include <unistd.h>

using namespace deltarank;
using namespace deltarank::data;

namespace {

bool noted(const Dataset& dataset, const std::string& part)
{
    return std::any_of(dataset.notes().begin(), dataset.notes().end(),
                       [&](const std::string& note) { return note.find(part) != std::string::npos; });
}

const SampleProblem* problemOf(const Dataset& dataset, const std::string& id)
{
    for (const auto& problem : dataset.problems())
        if (problem.where == id)
            return &problem;
    return nullptr;
}

const Sample& sampleOf(const Dataset& dataset, const std::string& id)
{
    for (const auto& sample : dataset.samples())
        if (sample.id == id)
            return sample;
    throw std::runtime_error("no sample " + id);
}

/// The layout of Stanford Dogs with two breeds and its known pitfalls.
void writeDogs(const DataFixture& fixture)
{
    for (int i = 1; i <= 4; ++i) {
        const auto seed = static_cast<unsigned>(i);
        fixture.write(numbered("dogs/Images/n02085620-Chihuahua/n02085620_", i) + ".jpg",
                      jpegBytes(20, 16, seed));
        fixture.write(numbered("dogs/Images/n02105855-Shetland_sheepdog/n02105855_", i) + ".jpg",
                      i == 3 ? pngBytes(20, 16, seed) : jpegBytes(16, 20, 10 + seed));
    }
    fixture.write("dogs/Images/.DS_Store", "x");
    fixture.write("dogs/Images/n02085620-Chihuahua/Thumbs.db", "x");
    fixture.write("dogs/Images/README", "x");
}

void writeDogLists(const DataFixture& fixture)
{
    for (const auto& [name, numbers] :
         {std::pair{"train_list.mat", std::vector<int>{1, 2}}, {"test_list.mat", {3, 4}}}) {
        MatlabWriter writer;
        std::vector<std::string> files;
        std::vector<int> labels;
        for (const int i : numbers) {
            files.push_back(numbered("n02085620-Chihuahua/n02085620_", i) + ".jpg");
            labels.push_back(1);
            files.push_back(numbered("n02105855-Shetland_sheepdog/n02105855_", i) + ".jpg");
            labels.push_back(2);
        }
        writer.add(writer.compressed(writer.cell("file_list", files)));
        writer.add(writer.compressed(writer.cell("annotation_list", files)));
        writer.add(writer.compressed(writer.numbers("labels", labels)));
        fixture.write(std::string("dogs/lists/") + name, writer.bytes());
    }
}

} // namespace

/// The picture data sets in their exact layouts, with every known pitfall.
class PictureFoldersTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void dogsWithLists()
    {
        DataFixture fixture;
        writeDogs(fixture);
        writeDogLists(fixture);
        for (const char* given : {"dogs", "dogs/Images"}) {
            const auto dataset = openStanfordDogs(fixture.path(given)).value();
            QCOMPARE(dataset->classNames(), (std::vector<std::string>{"Chihuahua", "Shetland_sheepdog"}));
            QCOMPARE(dataset->size(), std::size_t{8});
            QVERIFY(sampleOf(*dataset, "n02085620-Chihuahua/n02085620_1.jpg").part == Part::Train);
            const auto& png = sampleOf(*dataset, "n02105855-Shetland_sheepdog/n02105855_3.jpg");
            QVERIFY(png.part == Part::Test);
            const auto picture =
                dataset->image(static_cast<std::size_t>(&png - dataset->samples().data())).value();
            QCOMPARE(picture.width, 20);
            QVERIFY(picture.rgb == noise(20, 16, 3));
            const auto* problem = problemOf(*dataset, png.id);
            QVERIFY(problem && !problem->leftOut);
            QVERIFY(problem->what.find("PNG") != std::string::npos);
            QVERIFY(noted(*dataset, "ImageNet"));
        }
    }
    void dogsWithoutLists()
    {
        DataFixture fixture;
        writeDogs(fixture);
        const auto dataset = openStanfordDogs(fixture.path("dogs")).value();
        for (const auto& sample : dataset->samples())
            QVERIFY(sample.part == Part::Unspecified);
        QVERIFY(noted(*dataset, "official lists were not found"));
        writeDogLists(fixture);
        std::filesystem::remove(fixture.path("dogs/Images/n02085620-Chihuahua/n02085620_1.jpg"));
        fixture.write("dogs/Images/n02085620-Chihuahua/n02085620_9.jpg", jpegBytes(8, 8, 9));
        const auto partly = openStanfordDogs(fixture.path("dogs")).value();
        QVERIFY(noted(*partly, "1 files are in neither of the official lists"));
        QVERIFY(noted(*partly, "1 files of the official lists are not there"));
        fixture.write("dogs/lists/train_list.mat", "not a list");
        QVERIFY(openStanfordDogs(fixture.path("dogs")).error().where.find("train_list.mat") !=
                std::string::npos);
        QVERIFY(openStanfordDogs(fixture.path("dogs/lists")).error().code == base::ErrorCode::NotFound);
        QVERIFY(openStanfordDogs(fixture.path("nowhere")).error().code == base::ErrorCode::NotFound);
    }
    void petsWithTheirPitfalls()
    {
        DataFixture fixture;
        const std::string jpeg = jpegBytes(60, 40, 116);
        for (int i = 1; i <= 3; ++i) {
            const auto seed = static_cast<unsigned>(i);
            fixture.write(numbered("pets/images/Egyptian_Mau_", i) + ".jpg",
                          i == 2 ? pngBytes(12, 12, seed) : jpegBytes(12, 12, seed));
            fixture.write(numbered("pets/images/beagle_", i) + ".jpg", jpegBytes(12, 12, 50 + seed));
        }
        fixture.write("pets/images/beagle_116.jpg",
                      jpeg.substr(0, jpeg.size() - 200)); // corrupt, readable or not
        fixture.write("pets/images/beagle_117.jpg", "");  // nothing at all
        fixture.write("pets/images/Egyptian_Mau_14.mat", "stray");
        fixture.write("pets/images/._Egyptian_Mau_1.jpg", "stray");
        fixture.write("pets/annotations/list.txt",
                      "#Image CLASS-ID SPECIES BREED ID\n#more\nEgyptian_Mau_1 1 1 1\n");
        fixture.write("pets/annotations/trainval.txt",
                      "Egyptian_Mau_1 1 1 1\nEgyptian_Mau_2 1 1 1\nbeagle_1 2 2 1\n"
                      "broken line\n");
        fixture.write("pets/annotations/test.txt",
                      "Egyptian_Mau_3 1 1 1\r\nbeagle_2 2 2 1\r\nbeagle_9 2 2 1\n");
        const auto dataset = openOxfordPet(fixture.path("pets")).value();
        QCOMPARE(dataset->classNames(), (std::vector<std::string>{"Egyptian_Mau", "beagle"}));
        QVERIFY(sampleOf(*dataset, "Egyptian_Mau_1.jpg").part == Part::Train);
        QVERIFY(sampleOf(*dataset, "beagle_2.jpg").part == Part::Test);
        QVERIFY(sampleOf(*dataset, "beagle_3.jpg").part == Part::Unspecified);
        QVERIFY(problemOf(*dataset, "Egyptian_Mau_2.jpg")->what.find("PNG") != std::string::npos);
        QVERIFY(problemOf(*dataset, "beagle_117.jpg")->leftOut);
        // A corrupt JPEG is either read with a remark or left out with a reason, never passed over.
        QVERIFY(problemOf(*dataset, "beagle_116.jpg") != nullptr);
        QVERIFY(noted(*dataset, "1 files beside the pictures"));
        QVERIFY(noted(*dataset, "trainval.txt line 4"));
        QVERIFY(noted(*dataset, "1 pictures of the official lists are not there"));
        const auto listed = std::count_if(dataset->samples().begin(), dataset->samples().end(),
                                          [](const Sample& sample) { return sample.id.find("Mau") == 9; });
        QCOMPARE(listed, 3);
        QVERIFY(openOxfordPet(fixture.path("pets/annotations")).error().code == base::ErrorCode::NotFound);
    }
    void foldersPerClass()
    {
        DataFixture fixture;
        fixture.write("own/cat/1.jpg", jpegBytes(9, 9, 1));
        fixture.write("own/cat/deep/er/2.JPEG", jpegBytes(9, 9, 2));
        fixture.write("own/dog/1.png", pngBytes(9, 9, 3));
        fixture.write("own/dog/notes.txt", "x");
        fixture.write("own/empty/notes.txt", "x");
        std::filesystem::create_directory_symlink(fixture.path("own"), fixture.path("own/cat/loop"));
        const auto dataset = openImageFolder(fixture.path("own")).value();
        QCOMPARE(dataset->classNames(), (std::vector<std::string>{"cat", "dog"}));
        QCOMPARE(dataset->size(), std::size_t{3});
        QCOMPARE(dataset->samples()[1].id, std::string("cat/deep/er/2.JPEG"));
        QVERIFY(noted(*dataset, "The folder 'empty' holds no pictures."));
        QVERIFY(noted(*dataset, "2 files that do not look like pictures"));
        QVERIFY(!openImageFolder(fixture.path("own/cat/deep/er")));
        QVERIFY(!openImageFolder(fixture.path("own"), {{"min_per_class", "2"}}));
    }
    void foldersPerPart()
    {
        DataFixture fixture;
        unsigned seed = 0;
        for (const char* part : {"train", "val", "test"})
            for (const char* name : {"a", "b"})
                fixture.write(std::string("own/") + part + "/" + name + "/1.png", pngBytes(4, 4, ++seed));
        const auto dataset = openImageFolder(fixture.path("own")).value();
        QCOMPARE(dataset->classNames(), (std::vector<std::string>{"a", "b"}));
        QVERIFY(sampleOf(*dataset, "train/a/1.png").part == Part::Train);
        QVERIFY(sampleOf(*dataset, "val/b/1.png").part == Part::Validation);
        QVERIFY(sampleOf(*dataset, "test/b/1.png").part == Part::Test);
    }
    void badPicturesAreListedNotRead()
    {
        DataFixture fixture;
        for (const char* name : {"a", "b"})
            for (int i = 0; i < 2; ++i)
                fixture.write(std::string("own/") + name + numbered("/", i) + ".png",
                              pngBytes(4, 4, static_cast<unsigned>(i + 10 * *name)));
        fixture.write("own/a/huge.png", pngHeaderOnly(50'000, 50'000));
        fixture.write("own/a/zero.png", "");
        fixture.write("own/b/text.jpg", "this is no picture");
        fixture.write("own/b/cut.png", pngBytes(40, 40, 7).substr(0, 60));
        fixture.write("own/b/web.webp", std::string("RIFF\x10\0\0\0WEBPVP8 ", 16));
        const auto dataset = openImageFolder(fixture.path("own")).value();
        QCOMPARE(dataset->size(), std::size_t{4});
        for (const char* id : {"a/huge.png", "a/zero.png", "b/text.jpg", "b/cut.png", "b/web.webp"}) {
            const auto* problem = problemOf(*dataset, id);
            QVERIFY2(problem && problem->leftOut && problem->what.back() == '.', id);
        }
        QVERIFY(noted(*dataset, "5 files cannot be read and were left out"));
    }
    void findingsAreKeptFileByFile()
    {
        DataFixture fixture;
        for (const char* name : {"a", "b"})
            for (int i = 0; i < 3; ++i)
                fixture.write(std::string("own/") + name + numbered("/", i) + ".png",
                              pngBytes(4, 4, static_cast<unsigned>(i + 10 * *name)));
        std::uint64_t examined = 0;
        const base::ProgressSink count = [&](const base::Progress& progress) { examined = progress.total; };
        const auto first = openImageFolder(fixture.path("own"), {}, count).value();
        QCOMPARE(examined, std::uint64_t{6});
        examined = 0;
        QCOMPARE(openImageFolder(fixture.path("own"), {}, count).value()->fingerprint(),
                 first->fingerprint());
        QCOMPARE(examined, std::uint64_t{0});
        fixture.write("own/a/1.png", pngBytes(4, 4, 99));
        QVERIFY(openImageFolder(fixture.path("own"), {}, count).value()->fingerprint() !=
                first->fingerprint());
        QCOMPARE(examined, std::uint64_t{1});
        for (const auto& entry : std::filesystem::directory_iterator(fixture.cache() / "folders"))
            QVERIFY(base::writeFileAtomically(entry.path(), "{\"version\":1,\"files\":[[1]]}"));
        examined = 0;
        QCOMPARE(openImageFolder(fixture.path("own"), {}, count).value()->size(), std::size_t{6});
        QCOMPARE(examined, std::uint64_t{6});
    }
    void stopKeepsWhatWasFound()
    {
        DataFixture fixture;
        for (const char* name : {"a", "b"})
            fixture.write(std::string("own/") + name + "/1.png",
                          pngBytes(4, 4, static_cast<unsigned>(*name)));
        auto stop = base::StopToken::create();
        stop.request(base::StopToken::Request::Now);
        QVERIFY(openImageFolder(fixture.path("own"), {}, {}, stop).error().code == base::ErrorCode::Stopped);
    }
    void foldersWithoutPermission()
    {
        DataFixture fixture;
        for (const char* name : {"a", "b"})
            fixture.write(std::string("own/") + name + "/1.png",
                          pngBytes(4, 4, static_cast<unsigned>(*name)));
        namespace fs = std::filesystem;
        // The superuser may read everything: be somebody else for a moment.
        const bool superuser = ::geteuid() == 0;
        if (superuser) {
            for (fs::path up = fixture.path(); up != up.root_path() && up != fs::temp_directory_path();
                 up = up.parent_path())
                fs::permissions(up, fs::perms::all);
            QCOMPARE(::seteuid(65534), 0);
        }
        fs::path closed = fixture.path("own/b");
        if (!superuser)
            fs::permissions(closed, fs::perms::none);
        else {
            QCOMPARE(::seteuid(0), 0);
            fs::permissions(closed, fs::perms::none);
            QCOMPARE(::seteuid(65534), 0);
        }
        const auto result = openImageFolder(fixture.path("own"));
        if (superuser)
            QCOMPARE(::seteuid(0), 0);
        fs::permissions(closed, fs::perms::owner_all);
        QVERIFY(!result);
        QVERIFY(result.error().code == base::ErrorCode::Io);
        QCOMPARE(result.error().where, closed.string());
        QVERIFY(result.error().hint.find("permission") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(PictureFoldersTest)
#include "test_picture_folders.moc"
