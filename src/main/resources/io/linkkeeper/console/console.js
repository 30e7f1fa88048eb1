"use strict";
// What pages gain by a script; each works without it.

/** Adds the viewer's own time to each time of a page. */
function addViewersTimes(root) {
  for (const time of root.querySelectorAll("time[datetime]:not([title])")) {
    const local = new Date(time.dateTime).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "long" });
    time.title = "your time: " + local;
    const note = document.createElement("small");
    note.className = "yours";
    note.textContent = " (yours: " + local + ")";
    time.after(note);
  }
}

let paused = false;

/** Asks only in a visible tab, and not while it is paused. */
document.addEventListener("htmx:beforeRequest", (event) => {
  if (paused || document.hidden) {
    event.preventDefault();
  }
});

document.addEventListener("htmx:afterSwap", () => addViewersTimes(document));

/** Says that what is below was made before the run ended. */
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.xhr && event.detail.xhr.status === 286) {
    for (const control of document.querySelectorAll(".follow")) {
      control.innerHTML = "";
      const link = document.createElement("a");
      link.href = location.href;
      link.textContent = "The run has ended: show the whole page again";
      control.append(link);
    }
  }
});

document.addEventListener("DOMContentLoaded", () => {
  addViewersTimes(document);
  for (const button of document.querySelectorAll("[data-pause]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      paused = !paused;
      button.setAttribute("aria-pressed", String(paused));
      button.textContent = paused ? "Go on with the updates" : "Pause the updates";
    });
  }
});
