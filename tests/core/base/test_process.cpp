#include "base/Process.h"

#include <QTest>
#include <chrono>
#include <thread>

using namespace deltarank::base;

class ProcessTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void outputAndArguments()
    {
        // No shell: nothing is expanded.
        const auto result = runProcess({.program = "printf", .arguments = {"%s\\n", "$HOME *", "a b"}});
        QVERIFY(result);
        QCOMPARE(result->output, std::string("$HOME *\na b\n"));
    }
    void largeOutputAndErrorsTogether()
    {
        const auto result =
            runProcess({.program = "sh",
                        .arguments = {"-c", "head -c 3000000 /dev/zero; head -c 300000 /dev/zero >&2"}});
        QVERIFY(result);
        QCOMPARE(result->output.size(), std::size_t(3000000));
        QCOMPARE(result->errors.size(), std::size_t(64 << 10));
    }
    void lines()
    {
        std::vector<std::string> lines;
        const auto result = runProcess({.program = "printf",
                                        .arguments = {"one\\n\\ntwo"},
                                        .onLine = [&](std::string_view line) { lines.emplace_back(line); }});
        QVERIFY(result);
        QCOMPARE(lines, (std::vector<std::string>{"one", ""}));
    }
    void missingProgram()
    {
        const auto result = runProcess({.program = "deltarank-no-such-program"});
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::NotFound);
        QCOMPARE(result.error().where, std::string("deltarank-no-such-program"));
    }
    void failureSaysLastLines()
    {
        const auto result =
            runProcess({.program = "sh",
                        .arguments = {"-c", "for i in 1 2 3 4 5 6; do echo line $i >&2; done; exit 3"}});
        QVERIFY(!result);
        QCOMPARE(result.error().message,
                 std::string("The program failed with status 3: line 3 line 4 line 5 line 6"));
    }
    void diesOfSignal()
    {
        const auto result = runProcess({.program = "sh", .arguments = {"-c", "kill -9 $$"}});
        QVERIFY(!result);
        QVERIFY(result.error().message.find("signal 9") != std::string::npos);
    }
    void tooMuchOutput()
    {
        const auto result =
            runProcess({.program = "cat", .arguments = {"/dev/zero"}, .outputLimit = 1 << 20});
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Unsupported);
    }
    void takesTooLong()
    {
        const auto result = runProcess({.program = "sleep", .arguments = {"60"}, .secondsLimit = 0.2});
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Internal);
    }
    void stopsWithItsChildren()
    {
        auto stop = StopToken::create();
        std::jthread later([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(200));
            stop.request(StopToken::Request::Now);
        });
        const auto begun = std::chrono::steady_clock::now();
        const auto result = runProcess({.program = "sh", .arguments = {"-c", "sleep 60; echo late"}}, stop);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Stopped);
        QVERIFY(std::chrono::steady_clock::now() - begun < std::chrono::seconds(20));
    }
    void childLeftBehindDoesNotHang()
    {
        const auto begun = std::chrono::steady_clock::now();
        const auto result = runProcess({.program = "sh", .arguments = {"-c", "sleep 60 & echo done"}});
        QVERIFY(result);
        QCOMPARE(result->output, std::string("done\n"));
        QVERIFY(std::chrono::steady_clock::now() - begun < std::chrono::seconds(20));
    }
};

QTEST_GUILESS_MAIN(ProcessTest)
#include "test_process.moc"
