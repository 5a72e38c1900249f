// What all pages have around their content, and the parts that several pages share.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/query.h"
#include "web/page/html.h"
#include "web/page/view.h"

namespace viendan::web {

/// Which entry of the navigation is the page's own.
enum class Place { None, Search, Documents, Activities, Agencies, Stubs, Collection, Help };

struct PageHead {
  std::string title;  // without the name of the program
  Place place = Place::None;
  std::string feed = {};   // address of an Atom feed of what is shown; or ""
  std::string query = {};  // what the search box of the page shows
  bool wide = false;       // uses the whole window: tables, the printed text beside the reading
  bool box = true;         // the search box stands in the page's head
};

/// A whole page: head, skip link, navigation, <main> with what `content` writes, foot. `content`
/// writes the one <h1>.
[[nodiscard]] Response page(const View& view, const PageHead& head,
                            const std::function<void(Html&)>& content, int status = 200);

/// A page that says what is wrong, and where to go from there.
[[nodiscard]] Response error_page(const View& view, int status, std::string_view message);

/// Links to the pages before and after, with "offset" as parameter; nothing where all is shown.
void paging(Html& html, const View& view, std::size_t offset, std::size_t limit, std::size_t total);

/// A snippet of search with its found words in <mark>.
void snippet(Html& html, std::string_view marked);

/// "8.12.2015" as people write it: "08/12/2015" or "8 Dec 2015"; what is no ISO date as it is.
[[nodiscard]] std::string shown_date(std::string_view iso, Language language);
/// With a thousands separator: "1.234" or "1,234".
[[nodiscard]] std::string shown_number(std::size_t number, Language language);

}  // namespace viendan::web
