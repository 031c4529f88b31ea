#include <gtest/gtest.h>

#include "engine/data/reader.hpp"
#include "engine/procedure/reflection.hpp"
#include "workflows/appointment/kinds/demote.hpp"
#include "workflows/appointment/kinds/further_use.hpp"
#include "workflows/appointment/kinds/lateral.hpp"
#include "workflows/appointment/kinds/promote.hpp"
#include "workflows/appointment/kinds/removal.hpp"
#include "workflows/appointment/kinds/resign.hpp"
#include "workflows/appointment/kinds/secondment.hpp"
#include "workflows/appointment/kinds/term_change.hpp"

namespace renmian::test {
namespace {

template <class T>
struct Inner {
  using type = T;
};
template <class T>
struct Inner<std::optional<T>> : Inner<T> {};
template <class T>
struct Inner<std::vector<T>> : Inner<T> {};

template <class Enum>
void expect_titles_of_values(std::string_view owner) {
  mp::mp_for_each<boost::describe::describe_enumerators<Enum>>([&](auto value) {
    const auto title = appointment::Promote::value_title(value.name);
    EXPECT_FALSE(title.zh.empty() || title.en.empty()) << owner << "=" << value.name;
  });
}

template <class T>
void expect_titles(std::string_view owner) {
  mp::mp_for_each<detail::MembersOf<T>>([&](auto member) {
    const auto title = appointment::Promote::vocabulary(member.name);
    EXPECT_FALSE(title.zh.empty() || title.en.empty()) << owner << "." << member.name;
    using Member = typename Inner<std::remove_cvref_t<decltype(std::declval<T&>().*member.pointer)>>::type;
    if constexpr (detail::Described<Member>) expect_titles<Member>(member.name);
    if constexpr (detail::DescribedEnum<Member>) expect_titles_of_values<Member>(member.name);
  });
}

TEST(Vocabulary, NamesEveryMemberAndEveryValueOfEveryCommand) {
  using Commands = reflection::CommandsOf<
      mp::mp_append<TableOf<appointment::Promote>, TableOf<appointment::FurtherUse>, TableOf<appointment::TermChange>,
                    TableOf<appointment::Lateral>, TableOf<appointment::Removal>, TableOf<appointment::Resign>,
                    TableOf<appointment::Demote>, TableOf<appointment::SecondmentCase>>>;
  mp::mp_for_each<mp::mp_transform<mp::mp_identity, Commands>>([](auto command) {
    using Command = typename decltype(command)::type;
    expect_titles<Command>(Command::info.code);
  });
}

TEST(Vocabulary, NamesEveryFact) { expect_titles<appointment::Facts>("facts"); }

TEST(Vocabulary, GivesTheTermsOfTheRegulation) {
  EXPECT_EQ(appointment::Promote::vocabulary("time_in_post_from"), (Words{"任职时间起算日", "Time in post from"}));
  EXPECT_EQ(appointment::Promote::vocabulary("defer"), (Words{"缓议", "Defer"}));
  EXPECT_EQ(appointment::Promote::value_title("division_deputy"), (Words{"县处级副职", "Division level, deputy"}));
  EXPECT_EQ(appointment::Promote::value_title("secret_ballot"), (Words{"无记名投票", "Secret ballot"}));
}

TEST(Vocabulary, HasNoWordsForAnUnknownCode) {
  for (const auto* unknown : {"", "aaa", "zzz", "posted"}) {
    EXPECT_EQ(appointment::Promote::vocabulary(unknown), Words{}) << unknown;
    EXPECT_EQ(appointment::Promote::value_title(unknown), Words{}) << unknown;
  }
}

}  // namespace
}  // namespace renmian::test
