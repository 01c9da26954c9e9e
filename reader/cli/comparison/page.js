"use strict";
(() => {
  const peek = document.getElementById("peek");
  const sentences = document.querySelectorAll(".s.linked");

  const select = (sentence) => {
    document.querySelectorAll(".s.lit").forEach((other) => other.classList.remove("lit"));
    sentence.classList.add("lit");
    const level = sentence.getBoundingClientRect().top;
    for (const id of sentence.dataset.partners.split(" ")) {
      const other = document.getElementById(id);
      if (!other) continue;
      other.classList.add("lit");
      const column = other.closest("article");
      if (!column.dataset.levelled) {
        column.scrollTop += other.getBoundingClientRect().top - level;
        column.dataset.levelled = "yes";
      }
    }
    document.querySelectorAll("[data-levelled]").forEach((column) => delete column.dataset.levelled);
    const why = document.getElementById("why-" + sentence.id);
    peek.replaceChildren(...(why ? [why.content.cloneNode(true)] : []));
  };

  sentences.forEach((sentence) => {
    sentence.tabIndex = 0;
    sentence.addEventListener("click", () => select(sentence));
    sentence.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        select(sentence);
      }
    });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      document.querySelectorAll(".s.lit").forEach((other) => other.classList.remove("lit"));
      peek.replaceChildren();
    }
  });
})();
