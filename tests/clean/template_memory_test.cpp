#include "clean/template_memory.h"

#include <gtest/gtest.h>

#include <string>

namespace tocsin::clean {
namespace {

const std::string notice =
    "This newspaper is printed on paper from the forests of the valley and has 3 readers.";

std::string article(const std::string& subject) {
    return "The company said that " + subject +
           " would be built in the north of the country over four years.\n" + "Work on " + subject +
           " begins in spring, and nobody expects it to be cheap or to be finished in time.";
}

TEST(TemplateMemory, DropsWhatOtherPagesOfTheHostHave) {
    TemplateMemory memory;
    for (const char* subject : {"a mill", "a dam", "a road"}) {
        memory.learn(std::string("http://a/") + subject, article(subject) + "\n" + notice);
    }
    EXPECT_EQ(memory.strip("http://a/a dam", article("a dam") + "\n" + notice), article("a dam"));
    EXPECT_EQ(memory.strip("http://b/a dam", article("a dam") + "\n" + notice),
              article("a dam") + "\n" + notice);
}

TEST(TemplateMemory, SeesPastChangingNumbers) {
    TemplateMemory memory;
    memory.learn("http://a/1", article("a mill") + "\n12 readers like this");
    EXPECT_EQ(memory.strip("http://a/2", article("a dam") + "\n7 readers like this"), article("a dam"));
}

TEST(TemplateMemory, LearnsNothingFromTheSamePageTwice) {
    TemplateMemory memory;
    memory.learn("http://a/1", article("a mill"));
    memory.learn("http://a/1", article("a mill"));
    EXPECT_EQ(memory.strip("http://a/1", article("a mill")), article("a mill"));
}

TEST(TemplateMemory, LeavesCopiesWhole) {
    TemplateMemory memory;
    memory.learn("http://a/1", article("a mill"));
    memory.learn("http://a/2", article("a mill"));
    memory.learn("http://a/3", article("a mill"));
    EXPECT_EQ(memory.strip("http://a/4", article("a mill")), article("a mill"));
}

}  // namespace
}  // namespace tocsin::clean
