#include "adapter/Pattern.h"
#include "adapter/PeftConfig.h"

#include <QElapsedTimer>
#include <QTest>
#include <cmath>
#include <regex>

using namespace deltarank;
using adapter::Pattern;
using adapter::PeftConfig;

class PeftConfigTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// The automaton against the standard library on texts where that is safe.
    void patternsAgreeWithTheStandardLibrary()
    {
        const char* patterns[] = {"query",
                                  "layer.0.attention.self.query",
                                  R"(layer\.[0-3]\.q)",
                                  "q|k|v",
                                  "(q|k)_proj",
                                  R"(layers\.\d+\.self_attn\.(q|v)_proj)",
                                  "a*b+c?",
                                  "(ab){2,3}",
                                  "x{0,2}y",
                                  "[^.]+",
                                  "[a-c]x",
                                  R"(h\.[01]?\d\.mlp)",
                                  "^model.q",
                                  "q$",
                                  "(?:a|bc)*d",
                                  ".*attn.*",
                                  "(a|b|)c",
                                  "(a?){3}a{3}",
                                  "a{2}|b{3}",
                                  "((x|y)z)+"};
        const char* texts[] = {"query",
                               "bert.layer.0.attention.self.query",
                               "layer.0.attention.self.query",
                               "xlayer.0.attention.self.query",
                               "m.layer.2.q",
                               "m.layer.4.q",
                               "q",
                               "model.q",
                               "a.model.q",
                               "q_proj",
                               "x.k_proj",
                               "model.layers.12.self_attn.v_proj",
                               "model.layers.x.self_attn.v_proj",
                               "aaabbb",
                               "b",
                               "bc",
                               "abab",
                               "ababab",
                               "ababababx",
                               "y",
                               "xxy",
                               "xxxy",
                               "plain",
                               "a.plain",
                               "cx",
                               "dx",
                               "h.13.mlp",
                               "h.23.mlp",
                               "bcad",
                               "d",
                               "m.attn",
                               "m.attn.x",
                               "c",
                               "ac",
                               "aaaa",
                               "aaa",
                               "bbb",
                               "aa",
                               "xzyz",
                               "xz.",
                               "",
                               "."};
        for (const char* text : patterns) {
            const auto pattern = Pattern::compile(text);
            QVERIFY2(pattern.has_value(), text);
            const std::regex reference("(.*\\.)?(" + std::string(text) + ")$");
            for (const char* path : texts) {
                std::smatch match;
                const std::string subject = path;
                // PEFT uses re.match: from the start, to the $ at the end.
                const bool expected =
                    std::regex_search(subject, match, reference, std::regex_constants::match_continuous) &&
                    match.position(0) == 0;
                QVERIFY2(pattern->matchesModule(path) == expected,
                         (std::string(text) + " on " + path).c_str());
            }
        }
    }
    void patternsThatAreNotSupported()
    {
        for (const char* text :
             {"(", ")", "a)", "[", "[a", "a**", "*", "+a", "(?=a)", "(?<n>a)", R"(\1)", R"(\b)", "a{3,2}",
              "a{999}", "{2}", R"(a\)", "((((((((((((((((((((((((((((((((((((((((((((((((((((a",
              "((a{200}){200}){200}", "[z-a]"})
            QVERIFY2(!Pattern::compile(text), text);
    }
    void hostilePatternsAreQuick()
    {
        QElapsedTimer timer;
        timer.start();
        const auto pattern = Pattern::compile("(a+)+(a|aa)*(a*)*b");
        QVERIFY(pattern);
        QVERIFY(!pattern->matchesModule(std::string(20000, 'a')));
        QVERIFY2(timer.elapsed() < 5000, "took too long");
    }
    void firstMatchIsUsedForBothTables()
    {
        const auto config = PeftConfig::parse(R"({"peft_type": "LORA", "r": 8, "lora_alpha": 16,
            "rank_pattern": {"zeta.query": 4, "query": 2}, "alpha_pattern": {"query": 5, "key": 6, "zeta.query": 7}})",
                                              "test");
        QVERIFY(config);
        QCOMPARE(config->rankOf("m.zeta.query"), 4);
        QCOMPARE(config->alphaOf("m.zeta.query"), 7.0);
        QCOMPARE(config->rankOf("m.alpha.query"), 2);
        QCOMPARE(config->alphaOf("m.alpha.query"), 5.0);
        QCOMPARE(config->rankOf("m.key"), 8);
        QCOMPARE(config->alphaOf("m.key"), 6.0);
        QCOMPARE(config->alphaOf("m.monkey"), 16.0);
    }
    void scalings()
    {
        auto config = PeftConfig::parse(R"({"r": 4, "lora_alpha": 8, "use_rslora": true})", "test");
        QCOMPARE(config->scalingOf(8, 4), 4.0);
        config = PeftConfig::parse("{}", "test");
        QCOMPARE(config->rank, 8);
        QCOMPARE(config->alpha, 8.0);
        QCOMPARE(config->scalingOf(8, 4), 2.0);
    }
    void notesWhereTheProductIsNotTheChange()
    {
        for (const char* name : {"pissa", "pissa_niter_16", "olora", "loftq"}) {
            const auto config =
                PeftConfig::parse(std::string(R"({"init_lora_weights": ")") + name + "\"}", "test");
            QVERIFY(config);
            QCOMPARE(config->notes.size(), std::size_t{1});
        }
        QVERIFY(PeftConfig::parse(R"({"init_lora_weights": "gaussian"})", "test")->notes.empty());
        QVERIFY(PeftConfig::parse(R"({"init_lora_weights": true})", "test")->notes.empty());
    }
    void brokenConfigurations()
    {
        for (const char* text : {"",
                                 "[]",
                                 "3",
                                 "{",
                                 R"({"r": 0})",
                                 R"({"r": -1})",
                                 R"({"r": 1e9})",
                                 R"({"r": "8"})",
                                 R"({"r": 8.5})",
                                 R"({"lora_alpha": "x"})",
                                 R"({"lora_alpha": 1e999})",
                                 R"({"use_rslora": 1})",
                                 R"({"rank_pattern": []})",
                                 R"({"rank_pattern": {"a": 0}})",
                                 R"({"rank_pattern": {"a": "b"}})",
                                 R"({"alpha_pattern": {"a": null}})",
                                 R"({"peft_type": "LOHA"})",
                                 R"({"peft_type": "IA3"})",
                                 R"({"peft_type": "ADALORA"})",
                                 R"({"peft_type": 1})"}) {
            const auto config = PeftConfig::parse(text, "adapter_config.json");
            QVERIFY2(!config, text);
            QVERIFY(!config.error().message.empty());
        }
        QVERIFY(!PeftConfig::parse(std::string(1000, '[') + std::string(1000, ']'), "deep"));
    }
};

QTEST_GUILESS_MAIN(PeftConfigTest)
#include "test_peft_config.moc"
