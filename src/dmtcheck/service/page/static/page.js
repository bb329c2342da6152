// What makes the page quicker where scripts run: only <header>, <main> and <footer> change, what changed is said aloud,
// and the browser's Back works. Nothing is stored: earlier pages are held in memory and are gone with the tab.
"use strict";
const PARTS = ["top", "main", "about"];
const said = document.getElementById("said");
const pages = [];
let at = 0;
let busy = false;
let leaving = false;

function focusFirst() {
  (document.querySelector("main [data-focus]") || document.getElementById("main")).focus();
}

function ready() {
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}

function show(html) {
  const next = new DOMParser().parseFromString(html, "text/html");
  const open = [...document.querySelectorAll("main details[open]")].map((one) => one.id);
  const closed = [...document.querySelectorAll("main details:not([open])")].map((one) => one.id);
  for (const one of next.querySelectorAll("[autofocus]")) {
    one.removeAttribute("autofocus"); // browsers heed it once a page
    one.setAttribute("data-focus", "");
  }
  for (const id of PARTS) document.getElementById(id).replaceWith(next.getElementById(id));
  document.title = next.title;
  for (const one of document.querySelectorAll("main details.drug")) {
    if (open.includes(one.id)) one.open = true;
    if (closed.includes(one.id)) one.open = false;
  }
  ready();
  window.scrollTo(0, 0);
  focusFirst();
  const news = document.querySelector("[data-say]");
  said.textContent = news ? news.innerText.replace(/\s+/g, " ") : "";
}

async function send(form, button) {
  const data = new FormData(form, button);
  const files = form.enctype === "multipart/form-data";
  document.getElementById("main").setAttribute("aria-busy", "true");
  busy = true;
  try {
    const address = button && button.hasAttribute("formaction") ? button.formAction : form.action;
    const answer = await fetch(address, { method: "POST", body: files ? data : new URLSearchParams(data), cache: "no-store" });
    if (!(answer.headers.get("content-type") || "").startsWith("text/html")) throw new Error();
    const html = await answer.text();
    pages.length = ++at;
    pages[at] = html;
    history.pushState(at, "");
    show(html);
  } catch {
    said.textContent = "The service did not answer. Nothing was changed; try again.";
    said.classList.remove("unseen");
    document.getElementById("main").removeAttribute("aria-busy");
  }
  busy = false;
}

document.addEventListener("submit", (event) => {
  const button = event.submitter;
  const saves = button && (button.value === "save" || (button.getAttribute("formaction") || "") === "save");
  if (saves) {
    leaving = true; // a file to keep is the browser's own business
    setTimeout(() => (leaving = false), 2000);
    return;
  }
  event.preventDefault();
  said.classList.add("unseen");
  if (!busy) send(event.target, button);
});

window.addEventListener("popstate", (event) => {
  if (event.state === null) history.replaceState(at, ""); // a link within the page
  if (event.state === null || event.state === at) return;
  at = event.state;
  if (pages[at]) show(pages[at]);
});

window.addEventListener("beforeunload", (event) => {
  if (at > 0 && !leaving) event.preventDefault(); // what was entered would be lost
});

document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("drop", (event) => {
  event.preventDefault(); // a file dropped beside the field must not replace the page
  const form = document.getElementById("drop");
  if (!form || !event.dataTransfer.files.length) return;
  document.getElementById("file").files = event.dataTransfer.files;
  form.requestSubmit();
});

pages[0] = document.documentElement.outerHTML;
history.replaceState(0, "");
ready();
