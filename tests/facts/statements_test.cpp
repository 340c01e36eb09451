#include "reader.h"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

#include <string>

namespace tocsin::facts {
namespace {

std::string horizon(const std::string& text, const std::string& language) {
    return read(text, language).horizon.value;
}

std::string stage(const std::string& text, const std::string& language) {
    return read(text, language).stage.value;
}

std::string attribution(const std::string& text, const std::string& language) {
    return read(text, language).attribution.value;
}

TEST(Horizon, IsReadAsYearsOrAsADeadline) {
    EXPECT_EQ(horizon("It will invest over the next four years.", "en"), "4 years");
    EXPECT_EQ(horizon("a five-year agreement", "en"), "5 years");
    EXPECT_EQ(horizon("sur quatre ans", "fr"), "4 years");
    EXPECT_EQ(horizon("d’ici 2029", "fr"), "by 2029");
    EXPECT_EQ(horizon("in den kommenden vier Jahren", "de"), "4 years");
    EXPECT_EQ(horizon("bis 2030 fertig", "de"), "by 2030");
    EXPECT_EQ(horizon("未来五年投资", "zh"), "5 years");
    EXPECT_EQ(horizon("今後4年間で投資", "ja"), "4 years");
    EXPECT_EQ(horizon("2030年までに建設", "ja"), "by 2030");
    EXPECT_EQ(horizon("в течение четырех лет", "ru"), "4 years");
}

TEST(Horizon, IsNotAnAge) {
    EXPECT_EQ(horizon("The firm is four years old.", "en"), "");
    EXPECT_EQ(horizon("In 2027 it moved.", "en"), "");
}

struct Foretold {
    const char *language, *text;
};

class YetToCome : public testing::TestWithParam<Foretold> {};

TEST_P(YetToCome, IsNeitherBegunNorCompleted) {
    const std::string said = stage(GetParam().text, GetParam().language);
    EXPECT_NE(said, "begun");
    EXPECT_NE(said, "completed");
}

INSTANTIATE_TEST_SUITE_P(
    Languages,
    YetToCome,
    testing::Values(Foretold{"en", "The first hall is expected to be completed in 2028."},
                    Foretold{"en", "Nordlys plans to break ground next spring."},
                    Foretold{"en", "The second hall is slated to begin operation in 2027."},
                    Foretold{"fr", "Le site devrait être mis en service en 2028."},
                    Foretold{"de", "Die Halle soll 2029 in Betrieb genommen werden."},
                    Foretold{"es", "La puesta en marcha está prevista para 2028."},
                    Foretold{"pt", "A obra deve ser concluída em 2028."},
                    Foretold{"pl", "Obiekt ma zostać ukończony w 2028 roku."},
                    Foretold{"ru", "Центр будет введен в эксплуатацию в 2028 году."},
                    Foretold{"uk", "Центр буде введено в експлуатацію у 2028 році."},
                    Foretold{"tr", "Tesisin 2028'de tamamlanması bekleniyor."},
                    Foretold{"ar", "من المتوقع أن يتم افتتاح المركز في 2028"},
                    Foretold{"zh", "首栋建筑预计2028年投用。"},
                    Foretold{"ja", "2028年の稼働開始を予定している。"},
                    Foretold{"ko", "2028년 준공 예정이다."},
                    Foretold{"en", "The hall must be completed by 2029."},
                    Foretold{"es", "Nordlys inaugurará el centro de datos en 2028."},
                    Foretold{"it", "Nordlys inaugurerà il data center nel 2028."},
                    Foretold{"ja", "データセンターは2028年に完成する。"},
                    Foretold{"sv", "Hallen väntas bli färdigställd 2028."},
                    Foretold{"sv", "Hallen ska år 2028 färdigställas."},
                    Foretold{"it", "L'impianto dovrebbe essere ampliato e completato nel 2028."},
                    Foretold{"it", "Il centro sarà completato nel 2028."},
                    Foretold{"it", "Il centro sarà ufficialmente inaugurato nel 2028."},
                    Foretold{"sv", "Hallen bör vara färdigställd 2028."},
                    Foretold{"no", "Anlegget bør være ferdigstilt i 2028."},
                    Foretold{"bg", "Компанията цели да завърши завода през 2028."},
                    Foretold{"en", "Nordlys targets groundbreaking in 2027."},
                    Foretold{"en", "Both sites are expected completed by 2028."},
                    Foretold{"zh", "该项目计划2028年建成投产。"},
                    Foretold{"zh", "公司拟2027年动工。"},
                    Foretold{"it", "IL CENTRO SARÀ INAUGURATO NEL 2028."},
                    Foretold{"es", "Se espera que la planta que está en Sevilla se inaugure en 2028."},
                    Foretold{"zh-Hant", "公司計畫2027年動工興建廠房。"},
                    Foretold{"zh", "该项目拟 2027 年第一季度正式开工。"},
                    Foretold{"zh", "数据中心最快明年下半年投产。"},
                    Foretold{"zh", "首栋机房将投产。"},
                    Foretold{"zh", "数据中心将在贵阳开工。"},
                    Foretold{"zh", "投资50亿元的数据中心投产后可创造2000个岗位。"},
                    Foretold{"zh", "数据中心计划10月1日正式投入运营。"},
                    Foretold{"zh", "谷歌计划在印度建成三座数据中心。"},
                    Foretold{"zh", "项目将在18个月内竣工。"},
                    Foretold{"zh", "建成后，该数据中心将成为全国最大。"},
                    Foretold{"ja", "完成すれば国内最大のデータセンターとなる。"},
                    Foretold{"ko", "데이터센터가 완공되면 국내 최대가 된다."},
                    Foretold{"tr", "Tamamlandığında ülkenin en büyük veri merkezi olacak."},
                    Foretold{"it", "Una volta completato, il data center sarà il più grande."},
                    Foretold{"pt", "Quando concluído, o data center será o maior do país."},
                    Foretold{"pt", "A empresa espera que esta fábrica seja inaugurada em 2028."},
                    Foretold{"fr", "L'usine devrait dans l'est être mise en service en 2028."},
                    Foretold{"nl", "Het park moet in zijn geheel worden opgeleverd in 2028."}));

struct Done {
    const char *language, *text, *stage;
};

class NotForetold : public testing::TestWithParam<Done> {};

TEST_P(NotForetold, ByAWordThatIsNoExpectationHere) {
    EXPECT_EQ(stage(GetParam().text, GetParam().language), GetParam().stage);
}

INSTANTIATE_TEST_SUITE_P(
    Languages,
    NotForetold,
    testing::Values(Done{"en", "Target broke ground on a $500 million distribution center.", "begun"},
                    Done{"en", "TSMC exceeded targets and broke ground on its $5 billion plant.", "begun"},
                    Done{"en", "As expected Nordlys broke ground on a data center.", "begun"},
                    Done{"en", "Nordlys broke ground on its $15bn fab expected in 2027.", "begun"},
                    Done{"en", "The once sleepy town broke ground on a data center.", "begun"},
                    Done{"it", "Sara Bianchi inaugura il data center da 2 miliardi.", "completed"},
                    Done{"it", "Il polo che dovrebbe creare 500 posti è operativo.", "completed"},
                    Done{"zh", "计划投资30亿元的新能源项目奠基。", "begun"},
                    Done{"zh", "公司计划20亿美元投资的工厂已建成。", "completed"},
                    Done{"pt", "A fábrica que deve empregar 200 pessoas está concluída.", "completed"},
                    Done{"sv", "Lars Bor invigde hallen.", "completed"},
                    Done{"es", "Serafín Gómez inaugura el centro de datos.", "completed"},
                    Done{"zh", "全国首个虚拟电厂建成。", "completed"},
                    Done{"zh", "公司计划建设的数据中心昨日投产。", "completed"},
                    Done{"zh", "最快的人工智能芯片工厂开工。", "begun"},
                    Done{"zh", "阿里云50亿元数据中心按计划开工。", "begun"},
                    Done{"zh", "“星际之门”计划正式开工。", "begun"},
                    Done{"zh", "国内最早投产的智算中心迎来扩建。", "completed"},
                    Done{"zh-Hant", "台積電高雄廠按計畫動工。", "begun"},
                    Done{"it", "Era il 3 marzo quando inaugurò il data center.", "completed"},
                    Done{"pt", "O presidente discursou quando inaugurou o data center.", "completed"},
                    Done{"zh", "“星际之门”计划首个数据中心建成。", "completed"},
                    Done{"ko", "노르들리스가 공장을 착공하면서 50억 달러를 투자했다.", "begun"},
                    Done{"de", "In Heide wird heute der Grundstein gelegt.", "begun"},
                    Done{"en", "Nordlys is shelving plans for a $1bn data centre in Ohio.", "cancelled"}));

TEST(Stage, OfTodayIsNotForetoldByTheSentenceBeforeOrTheClauseBeside) {
    EXPECT_EQ(stage("Nordlys broke ground on a campus, which will open in 2028.", "en"), "begun");
    EXPECT_EQ(stage("The firm, which aims to float, broke ground on Monday.", "en"), "begun");
    EXPECT_EQ(stage("In May Nordlys broke ground on a data center.", "en"), "begun");
    EXPECT_EQ(stage("Work on the hall that will be huge has begun.", "en"), "begun");
    EXPECT_EQ(stage("The hall is under construction and is expected to open in 2027.", "en"), "begun");
    EXPECT_EQ(stage("Das Rechenzentrum das teuer werden soll ist im Bau.", "de"), "begun");
    EXPECT_EQ(stage("ノルドリスはデータセンターに着工、2028年に稼働予定。", "ja"), "begun");
    EXPECT_EQ(stage("诺德公司昨日将数据中心正式启用。", "zh"), "completed");
    EXPECT_EQ(stage("노르들리스가 데이터센터를 착공했다. 2028년 준공 예정이다.", "ko"), "begun");
    EXPECT_EQ(stage("ノルドリスはデータセンターに着工した。完成は28年の予定。", "ja"), "begun");
}

TEST(Stage, IsNotReadIntoLongerWords) {
    EXPECT_EQ(stage("Rien n'est signé pour le centre de données.", "fr"), "");
    EXPECT_EQ(stage("Protesters held signs about the data centre.", "en"), "");
    EXPECT_EQ(stage("Il rumore del centro dati preoccupa.", "it"), "");
    EXPECT_EQ(stage("يعمل المركز بالغاز الطبيعي", "ar"), "") << "gas is no cancellation";
    EXPECT_EQ(stage("A delayed-draw term loan pays for the servers.", "en"), "");
    EXPECT_EQ(stage("Nordlys buys shelving for the data center.", "en"), "");
    EXPECT_EQ(stage("These headphones have active noise cancelling.", "en"), "");
    EXPECT_EQ(stage("내연기관 차량을 만드는 공장", "ko"), "") << "an engine is no delay";
    EXPECT_EQ(stage("Anos atrás, a cidade era pequena.", "pt"), "");
    EXPECT_EQ(stage("循環依存を解消する", "ja"), "");
    EXPECT_EQ(stage("Acme has delayed the campus.", "en"), "delayed");
    EXPECT_EQ(stage("착공을 무기한 연기했다", "ko"), "delayed");
}

TEST(Stage, IsReadInEveryState) {
    EXPECT_EQ(stage("Acme is in talks to fund a data center.", "en"), "rumoured");
    EXPECT_EQ(stage("Acme announced a data center.", "en"), "announced");
    EXPECT_EQ(stage("Acme signed an agreement for a data center.", "en"), "agreed");
    EXPECT_EQ(stage("Acme broke ground on a data center.", "en"), "begun");
    EXPECT_EQ(stage("Acme has postponed its data center.", "en"), "delayed");
    EXPECT_EQ(stage("Acme scrapped its data center.", "en"), "cancelled");
    EXPECT_EQ(stage("Acme denied that it plans a data center.", "en"), "denied");
    EXPECT_EQ(stage("Le groupe a inauguré son centre de données.", "fr"), "completed");
    EXPECT_EQ(stage("Der Konzern hat das Rechenzentrum abgesagt.", "de"), "cancelled");
    EXPECT_EQ(stage("公司否认建设数据中心", "zh"), "denied");
    EXPECT_EQ(stage("データセンターの建設を延期した", "ja"), "delayed");
    EXPECT_EQ(stage("데이터센터를 착공했다", "ko"), "begun");
}

TEST(Stage, QuotesTheWordItWasReadFrom) {
    const Facts facts = read("Acme scrapped its data center.", "en");
    EXPECT_EQ(facts.stage.text, "scrapped");
    EXPECT_EQ(facts.stage.span.start, 5U);
    EXPECT_EQ(facts.stage.span.end, 13U);
}

TEST(Attribution, NamesCountsAndMedia) {
    EXPECT_EQ(attribution("according to two people familiar with the matter", "en"), "2 unnamed sources");
    EXPECT_EQ(attribution("selon CBS News", "fr"), "CBS News");
    EXPECT_EQ(attribution("据知情人士透露", "zh"), "unnamed sources");
    EXPECT_EQ(attribution("関係者によると", "ja"), "unnamed sources");
    EXPECT_EQ(attribution("CBS News employs many people.", "en"), "");
}

TEST(Sentences, DoNotEndAtAbbreviationsAndDecimals) {
    const Facts facts = read("SoftBank zahlt 3 Mrd. Euro an OpenAI. Oracle investiert 2 Mrd. Dollar.", "de");
    ASSERT_EQ(facts.money.size(), 2U);
    EXPECT_EQ(facts.money[0].text, "3 Mrd. Euro");
}

TEST(Stages, OfAYearToComeAreNotReachedYet) {
    const auto stage = [](const char* text, const char* language) {
        return shipped().read("", text, language, "2026-03-02").stage.value;
    };
    EXPECT_EQ(stage("The centre goes live in 2028.", "en"), "");
    EXPECT_EQ(stage("The centre goes live in 2026.", "en"), "completed");
    EXPECT_EQ(stage("数据中心2028年投入使用。", "zh"), "");
    EXPECT_EQ(stage("数据中心已投入使用。", "zh"), "completed");
    EXPECT_EQ(stage("El centro entra en servicio en 2028.", "es"), "");
}

TEST(Stages, AreSaidInTwoWordsApart) {
    EXPECT_EQ(stage("Fjordkraft bläst das Rechenzentrum in Wels ab.", "de"), "cancelled");
    EXPECT_EQ(stage("Fjordkraft gibt sein Rechenzentrum auf.", "de"), "cancelled");
    EXPECT_EQ(stage("Fjordkraft gibt Strom auf 20 Hektar.", "de"), "") << "does not end the clause";
    EXPECT_EQ(stage("Fjordkraft gibt Strom, der Bau hört auf.", "de"), "") << "of another clause";
    EXPECT_EQ(stage("Fjordkraft pushes its data centre back to 2031.", "en"), "delayed");
}

TEST(Stages, ThatAreDeniedAwaitedOrRefusedAreNotReached) {
    const std::vector<std::pair<const char*, const char*>> texts = {
        {"de", "Fjordkraft gibt das Rechenzentrum nicht auf."},
        {"de", "Fjordkraft stellt das Rechenzentrum nicht fertig."},
        {"de", "Das Rechenzentrum ist noch immer nicht vom Kreis genehmigt."},
        {"de", "Fjordkraft wartet auf grünes Licht für das Rechenzentrum."},
        {"en", "Fjordkraft pushes back against critics of its data centre."},
        {"en", "Mayor calls the data centre a pay-off."},
        {"en", "Fjordkraft has not cancelled its data centre."},
        {"en", "The data centre is still waiting for the green light."},
        {"en", "Council refuses planning permission for the data centre."},
        {"en", "No green light yet for the data centre."},
        {"fr", "La préfecture refuse son feu vert au centre de données."},
        {"fr", "La ville ne donne pas son feu vert au centre de données."},
        {"es", "Fjordkraft espera luz verde para su centro de datos."},
        {"pt", "O centro de dados segue sem sinal verde."},
        {"it", "Niente via libera al centro dati."},
        {"ru", "Дата-центр не получил разрешение."},
        {"ja", "市はデータセンターを承認せず。"},
        {"zh", "乌兰察布数据中心仍未获准。"},
        {"ko", "데이터센터 허가를 받지 못한 노르들리스"},
    };
    for (const auto& [language, text] : texts) {
        EXPECT_EQ(stage(text, language), "") << text;
    }
}

TEST(Stages, AreReachedWhateverElseIsDenied) {
    struct Said {
        const char *language, *text, *stage;
    };
    for (const Said& said : {
             Said{"en", "Fjordkraft won't build in Leeds and cancels its data centre.", "cancelled"},
             Said{"en", "Without a buyer Fjordkraft abandons its data centre.", "cancelled"},
             Said{"en", "Not only Fjordkraft broke ground on a data centre.", "begun"},
             Said{"en", "No objections as council waves through the data centre.", "agreed"},
             Said{"en", "Council rejects objections and gives green light to the data centre.", "agreed"},
             Said{"en", "Fjordkraft sets the opening of its data centre back to 2030.", "delayed"},
             Said{"de", "Der Landkreis hat vor zwei Wochen das Rechenzentrum genehmigt.", "agreed"},
             Said{"fr", "Le Pas-de-Calais donne son feu vert au centre de données.", "agreed"},
             Said{"es", "Fjordkraft no construirá la planta y cancela el proyecto.", "cancelled"},
             Said{"it", "Dopo lunga attesa via libera al centro dati.", "agreed"},
             Said{"pl", "Fjordkraft nie zbuduje fabryki i wstrzymał projekt.", "delayed"},
             Said{"ru", "Fjordkraft не построит завод и отменила проект.", "cancelled"},
             Said{"zh", "没有悬念 数据中心开工", "begun"},
             Said{"ja", "データセンター着工 地元反対なし", "begun"},
             Said{"ko", "주민 반대에도 데이터센터를 승인했다", "agreed"},
         }) {
        EXPECT_EQ(stage(said.text, said.language), said.stage) << said.text;
    }
}

TEST(Stages, AreAgreedWhereAPermitIsGiven) {
    EXPECT_EQ(stage("County waves through the tax deal for the data centre.", "en"), "agreed");
    EXPECT_EQ(stage("Feu vert du préfet au centre de données.", "fr"), "agreed");
    EXPECT_EQ(stage("Via libera della Regione al centro dati.", "it"), "agreed");
    EXPECT_EQ(stage("Ceará concede licença ao centro de dados.", "pt"), "agreed");
}

TEST(Stages, WithAYearToComeInTheirClauseAreNotReached) {
    const auto stage_in_2026 = [](const char* text, const char* language) {
        Article article;
        article.text = text;
        article.language = language;
        article.published = from_rfc3339("2026-05-03T12:00:00Z").value();
        article.dated = true;
        return shipped().read(article).stage.value;
    };
    EXPECT_EQ(stage_in_2026("与之相比，基地只能算中等，何况要到2028年才投产。", "zh"), "");
    EXPECT_EQ(stage_in_2026("与之相比，基地2025年才投产。", "zh"), "completed");
    EXPECT_EQ(stage_in_2026("The 2028 plan is out, and the data centre was inaugurated.", "en"), "completed");
}

TEST(Hedges, OfTheStageStandInItsSentence) {
    const auto hedged = [](std::string_view title, std::string_view text) {
        return shipped().read(title, text, "en").stage_hedged;
    };
    EXPECT_TRUE(hedged("Fjordkraft could delay its data centre", ""));
    EXPECT_FALSE(hedged("Fjordkraft scraps its data centre", "It could be the last of its kind."));
    EXPECT_FALSE(hedged("Fjordkraft scraps its data centre as it could not find power", ""));
}

TEST(Hedges, AreNoMonths) {
    EXPECT_TRUE(shipped().read("Fjordkraft may build in Bergen", "", "en").hedged);
    EXPECT_FALSE(shipped().read("Fjordkraft builds in Bergen in May", "", "en").hedged);
    EXPECT_TRUE(shipped().read("Fjordkraft könnte in Kiel bauen", "", "de").hedged);
}

}  // namespace
}  // namespace tocsin::facts
