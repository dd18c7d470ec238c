// Makes whole statements clickable, keeps the place in the text, and adds keys.
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.add("js");
  var lit = [];

  function light() {
    lit.forEach(function (el) { el.classList.remove("on"); });
    lit = [];
    var id = location.hash.slice(1);
    if (!/^r\d+-s\d+$/.test(id)) return;
    lit = Array.prototype.slice.call(document.querySelectorAll('[data-st="' + id + '"]'));
    lit.forEach(function (el) { el.classList.add("on"); });
  }

  function choose(id, focus) {
    var y = window.scrollY;
    location.hash = id;
    window.scrollTo(0, y);
    var card = document.getElementById(id);
    if (!card) return;
    var stage = card.closest(".stage");
    if (stage) stage.scrollTop = 0;
    if (focus) card.focus({ preventScroll: true });
  }

  function reveal(id) {
    var mark = document.getElementById(id + "-t");
    if (!mark) return;
    var box = mark.getBoundingClientRect();
    if (box.top < 0 || box.top > window.innerHeight * 0.8) mark.scrollIntoView({ block: "center" });
  }

  document.addEventListener("click", function (ev) {
    if (ev.metaKey || ev.ctrlKey || ev.shiftKey || ev.button) return;
    var link = ev.target.closest("a[href^='#r']");
    if (link) {
      var id = link.getAttribute("href").slice(1);
      if (/-s\d+$/.test(id)) {
        ev.preventDefault();
        choose(id, ev.detail === 0);
        if (!link.closest(".text")) reveal(id);
      } else if (/-all$/.test(id)) {
        ev.preventDefault();
        choose(id, true);
      }
      return;
    }
    if (String(window.getSelection())) return;
    var mark = ev.target.closest(".text [data-st]");
    if (mark) choose(mark.getAttribute("data-st"), false);
  });

  document.addEventListener("keydown", function (ev) {
    var card = document.querySelector(".card:target");
    if (!card || ev.altKey || ev.ctrlKey || ev.metaKey) return;
    var rel = { ArrowRight: "next", ArrowLeft: "prev" }[ev.key];
    var link = ev.key === "Escape" ? card.querySelector(".close") : rel && card.querySelector('[rel="' + rel + '"]');
    if (!link) return;
    ev.preventDefault();
    var id = link.getAttribute("href").slice(1);
    choose(id, true);
    if (rel) reveal(id);
  });

  window.addEventListener("hashchange", light);
  light();
})();
