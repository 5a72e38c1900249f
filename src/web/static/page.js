// What makes the pages quicker to use; without it everything works.
"use strict";

// The outline is open where it stands beside the text.
for (const outline of document.querySelectorAll(".toc > details")) {
  outline.open = matchMedia("(min-width: 56rem)").matches;
}

// A link to a provision of a long document may lead to the wrong part: servers never see what
// stands behind "#", so the provision is asked for by name.
function goToPart() {
  const anchor = decodeURIComponent(location.hash.slice(1));
  if (!anchor || document.getElementById(anchor) || !document.querySelector("nav.parts")) return;
  const address = new URL(location.href);
  address.hash = "";
  address.searchParams.delete("part");
  address.searchParams.set("at", anchor);
  location.replace(address);
}
addEventListener("hashchange", goToPart);
goToPart();

// What a citation is described by, shown beside it while it is pointed at or has the focus. The
// card can be pointed at too; Escape closes it and leaves the focus where it is.
const card = document.createElement("div");
card.className = "card";
card.hidden = true;
card.setAttribute("aria-hidden", "true"); // the link is described by the list already
let shownFor = null;
let waiting = 0;

function hideCard() {
  clearTimeout(waiting);
  card.hidden = true;
  shownFor = null;
}

function showCard(link) {
  const entry = document.getElementById(link.getAttribute("aria-describedby"));
  if (!entry) return;
  const copy = entry.cloneNode(true);
  copy.removeAttribute("id");
  for (const inner of copy.querySelectorAll("a")) inner.tabIndex = -1;
  card.replaceChildren(copy);
  card.hidden = false;
  shownFor = link;
  const place = link.getClientRects()[0];
  const left = Math.min(place.left, document.documentElement.clientWidth - card.offsetWidth - 8);
  card.style.left = `${Math.max(8, left) + scrollX}px`;
  card.style.top = `${place.bottom + scrollY + 4}px`;
}

function soon(action, delay) {
  clearTimeout(waiting);
  waiting = setTimeout(action, delay);
}

const isCitation = (node) => node instanceof Element && node.closest("a.cite[aria-describedby]");

if (document.querySelector("a.cite[aria-describedby]")) {
  document.body.append(card);
  document.addEventListener("pointerover", (event) => {
    const link = isCitation(event.target);
    if (link && link !== shownFor) soon(() => showCard(link), 250);
    else if (link || card.contains(event.target)) clearTimeout(waiting);
    else soon(hideCard, 300);
  });
  document.addEventListener("focusin", (event) => {
    const link = isCitation(event.target);
    if (link) showCard(link);
    else if (!card.contains(event.target)) hideCard();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hideCard();
  });
}
