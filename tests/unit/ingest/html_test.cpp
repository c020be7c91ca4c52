// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/html.h"

#include <doctest/doctest.h>

#include <chrono>
#include <string>

#include "stance/ingest/html_guard.h"

namespace stance::ingest {
namespace {

WebPage page(const std::string& bytes, const PageSource& source = {.file = "a.html"}) {
  Result<WebPage, Diagnostic> read = read_page(bytes, source);
  REQUIRE(read.has_value());
  return *std::move(read);
}

const std::string first =
    "<p>The Alder County board voted on Tuesday, after a long debate, to end it.</p>";
const std::string second =
    "<p>The sheriff, who had asked for the vote, said that the jail would follow.</p>";
const std::string first_words =
    "The Alder County board voted on Tuesday, after a long debate, to end it.";
const std::string second_words =
    "The sheriff, who had asked for the vote, said that the jail would follow.";

TEST_CASE("ingest: a page's words are marked by what they are") {
  struct Row {
    std::string_view name;
    std::string body;
    std::string text;
  };
  const std::string both = first_words + "\n\n" + second_words;
  const Row rows[] = {
      {"an article alone", first + second, both},
      {"menus",
       "<nav><a href=/>Home</a> <a href=/n>News</a></nav><article>" + first + second +
           "</article><footer>Alder Courier, 1 Elm Street</footer>",
       "[navigation] Home News\n\n" + both +
           "\n\n[navigation] Alder Courier, 1 Elm Street"},
      {"a menu that only its class tells",
       "<div class='top-menu'><a href=/>Home</a></div><div>" + first + second + "</div>",
       "[navigation] Home\n\n" + both},
      {"a class on what holds everything is no menu",
       "<div class='has-sidebar nav-open'>" + first + second + "</div>",
       both},
      {"a caption",
       "<article>" + first +
           "<figure><img src=x><figcaption>The jail in 2014.</figcaption></figure>" +
           second + "</article>",
       first_words + "\n\n[caption] The jail in 2014.\n\n" + second_words},
      {"a link to another article between the paragraphs",
       "<article>" + first + "<p><a href=/x>Birch County keeps its jail holds</a></p>" +
           second + "</article>",
       first_words + "\n\n[related] Birch County keeps its jail holds\n\n" +
           second_words},
      {"a list of other articles",
       "<article>" + first + second +
           "<h3>More stories</h3><ul><li><a href=/x>Birch keeps holds</a></ul></article>",
       both + "\n\n[navigation] More stories\n\n[related] Birch keeps holds"},
      {"an aside",
       "<article>" + first + second +
           "<aside>Birch County keeps its holds.</aside></article>",
       both + "\n\n[related] Birch County keeps its holds."},
      {"a headline above the article",
       "<header><h1>Alder ends holds</h1></header><article>" + first + second +
           "</article>",
       "Alder ends holds\n\n" + both},
      {"scripts and styles are no words",
       "<script>if (a < b) document.write('<p>no</p>')</script><style>p{}</style>" +
           first + second,
       both},
      {"hidden words are not read",
       first + "<p style='display: none'>Secret.</p><p hidden>Secret.</p>" + second,
       both},
      {"tags inside of words, soft hyphens, entities",
       "<p>The Alder <b>Cou</b>nty board voted on&nbsp;Tues&shy;day, after a long "
       "debate, "
       "to end&#32;it.</p>" +
           second,
       both},
      {"line breaks are paragraphs",
       "<div>" + first_words + "<br><br>" + second_words + "</div>",
       both},
      {"a table of facts is a line a row",
       first + second + "<table><tr><td>Alder</td><td>ended</td></tr></table>",
       both + "\n\nAlder | ended"},
      {"unclosed tags", "<div><p>" + first_words + "<p>" + second_words, both},
      {"a less-than sign",
       first + "<p>Spending fell, from 5 < 6 dollars, the board said.</p>",
       first_words + "\n\nSpending fell, from 5 < 6 dollars, the board said."},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(page("<html><body>" + row.body + "</body></html>").text == row.text);
  }
}

TEST_CASE("ingest: a page says when it was published, the surest word first") {
  const std::string json =
      R"(<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle",
         "datePublished": "2025-03-01T10:00:00-05:00"}]}</script>)";
  const std::string meta =
      R"(<meta property="article:published_time" content="2025-03-02T23:30:00-05:00">)";
  const std::string time = R"(<time datetime="2025-03-03">March 3</time>)";
  const std::string link =
      R"(<link rel="canonical" href="https://alder.example/2025/03/04/end">)";
  const std::string line = "<p>Published March 5, 2025</p>";
  struct Row {
    std::string_view name;
    std::string head;
    std::string body;
    std::string_view published;
  };
  const Row rows[] = {
      {"all", json + meta + link, time + line, "2025-03-01"},
      {"no JSON-LD", meta + link, time + line, "2025-03-02"},
      {"no meta tag", link, time + line, "2025-03-03"},
      {"no <time>", link, line, "2025-03-04"},
      {"a line of the text", "", line, "2025-03-05"},
      {"a line that is a date",
       "",
       "<p>Tuesday, March 4, 2025 | 9:30 a.m. EST</p>",
       "2025-03-04"},
      {"nothing", "", "", "none"},
      {"a last change is a bound",
       R"(<meta property="article:modified_time" content="2025-03-09">)",
       "",
       "[..2025-03-09]"},
      {"Greenwich, late in the American evening",
       R"(<meta name="date" content="2025-03-02T03:30:00Z">)",
       "",
       "[2025-03-01..2025-03-02]"},
      {"Greenwich, by day",
       R"(<meta name="date" content="2025-03-02T15:30:00Z">)",
       "",
       "2025-03-02"},
      {"a time that was updated",
       "",
       R"(<time class="updated" datetime="2025-03-09">now</time>)",
       "none"},
      {"a time in a list of other articles",
       "",
       R"(<aside><time datetime="2025-03-09">now</time> Birch keeps holds</aside>)",
       "none"},
      {"the year 20026",
       R"(<meta name="date" content="20026-03-02">)",
       line,
       "2025-03-05"},
      {"the first day of 1970, as programs write that know none",
       R"(<meta name="date" content="1970-01-01T00:00:00Z">)",
       "",
       "none"},
      {"broken JSON-LD",
       R"(<script type="application/ld+json">{"datePublished": "2025</script>)" + meta,
       "",
       "2025-03-02"},
      {"JSON-LD of another article on the page",
       R"(<title>Alder ends holds</title><script type="application/ld+json">
          [{"@type": "NewsArticle", "headline": "Birch keeps holds",
            "datePublished": "2019-01-01"},
           {"@type": "NewsArticle", "headline": "Alder ends holds",
            "datePublished": "2025-03-01"}]</script>)",
       "",
       "2025-03-01"},
      {"JSON-LD in a list of articles",
       R"(<script type="application/ld+json">{"@type": "ItemList", "itemListElement":
          [{"@type": "NewsArticle", "datePublished": "2019-01-01"}]}</script>)",
       "",
       "none"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const WebPage read = page("<html><head>" + row.head + "</head><body><article>" +
                              row.body + first + second + "</article></body></html>");
    const auto& published = read.metadata.published;
    CHECK((published ? published->to_string() : "none") == row.published);
  }
}

TEST_CASE("ingest: a page says its title, address and publisher") {
  const WebPage read = page(
      R"(<html><head><title>Alder ends holds | Alder Courier</title>
         <link rel="canonical" href="https://alder.example/a">
         <meta property="og:site_name" content=" The Alder
         Courier "></head><body>)" +
      first + second);
  CHECK(read.metadata.title == "Alder ends holds");
  CHECK(read.metadata.url == "https://alder.example/a");
  CHECK(read.metadata.publisher == "The Alder Courier");
  CHECK(page("<link rel=canonical href='javascript:x'>" + first).metadata.url ==
        std::nullopt);
  CHECK(page(first, {.file = "a", .known_url = "https://b.example/"}).metadata.url ==
        "https://b.example/");
}

TEST_CASE("ingest: a page in another encoding") {
  const std::string words =
      "<p>The Do\xF1"
      "a Ana County board voted, on Tuesday, to end it.</p>";
  const std::string spelled =
      "The Do\xC3\xB1"
      "a Ana County board voted, on Tuesday, to end it.";
  CHECK(page(words).text == spelled);
  CHECK(page("<meta charset=iso-8859-1>" + words).text == spelled);
  CHECK(page("<p>\xCF\xF0\xE8.</p>", {.file = "a", .charset = "windows-1251"}).text ==
        "\xD0\x9F\xD1\x80\xD0\xB8.");
  CHECK(page(words, {.file = "a", .charset = "no-such"}).text == spelled);
}

TEST_CASE("ingest: what is no page is refused") {
  struct Row {
    std::string_view name;
    std::string bytes;
    std::string_view code;
  };
  const Row rows[] = {
      {"nothing", "", "I003"},
      {"a picture", std::string("\x89PNG\0\0", 6), "I004"},
      {"too large", std::string(page_limit + 1, 'x'), "I006"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const Result<WebPage, Diagnostic> read = read_page(row.bytes, {.file = "a.html"});
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().code == row.code);
  }
  CHECK(page("<div id=app></div><script>start()</script>").body == 0);
}

std::string repeated(const std::string& part, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += part;
  return all;
}

// Each of these takes a parser gigabytes, minutes or its stack when it comes unguarded.
TEST_CASE("ingest: no page exhausts time or stack") {
  constexpr std::size_t many = 50000;
  const std::string rows[] = {
      repeated("<div>", 300000) + first,
      repeated("<div></x>", many) + first,
      repeated("<b><i><u>", many) + repeated("<p>a", many) + first,
      repeated("<font color=1>", many) + first,
      repeated("<table><tr><td>", many) + first,
      repeated("<ul><li>", many) + first,
      repeated("<a href=x>", many) + first,
      repeated("<p>", many * 5) + first,
      repeated("<svg>", many) + first,
      repeated("<!--", many) + "-->" + first,
      "<div " + repeated("a=1 ", many) + ">" + first,
      "<a href=\"" + repeated("x", many) + first,
      repeated("<x-y>", many) + first,
      repeated("</div>", many) + first,
      repeated("<", many) + first,
      repeated("<span>", many) + first,
  };
  for (const std::string& row : rows) {
    CAPTURE(row.substr(0, 20));
    const auto begin = std::chrono::steady_clock::now();
    const WebPage read = page(row);
    CHECK(read.text.find("The Alder County board voted") != std::string::npos);
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
  }
}

TEST_CASE("ingest: what is taken out of a page before it is parsed") {
  struct Row {
    std::string_view name;
    std::string_view page;
    std::string_view left;
  };
  const Row rows[] = {
      {"looks", "<p>a <b>b</b> <font size=2>c</font>", "<p>a b c"},
      {"unknown tags", "<p><x-card>a</x-card>", "<p>a"},
      {"scripts", "a<script>b</script>c<style>d</style>e", "ace"},
      {"a script without an end", "a<script>b", "a"},
      {"a drawing without an end", "a<svg>b", "ab"},
      {"JSON-LD stays",
       "<script type='application/ld+json'>{}</script>a",
       "<script type='application/ld+json'>{}</script>a"},
      {"comments", "a<!-- <p> -->b<!-- c", "ab"},
      {"an end tag that ends nothing", "<div>a</div></div></ul>", "<div>a</div>"},
      {"an end tag of what holds the cell",
       "<div><table><td>a</div>b",
       "<div><table><td>ab"},
      {"a cell without a table", "<td>a</td>", "a"},
      {"a sign that begins no tag", "5 < 6 <3", "5 &lt; 6 &lt;3"},
      {"a sign in quotes", "<a title='a > b'>c</a>", "<a title='a > b'>c</a>"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(guarded(row.page).bytes == row.left);
  }
}

}  // namespace
}  // namespace stance::ingest
