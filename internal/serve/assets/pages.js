// Does faster what is a link or a form without it: shows the chosen statement,
// suggests names, takes dropped files, follows a job, copies a citation.
(function () {
  "use strict";

  // A link with data-pick chooses a statement: only the panel and the marks change.
  function pick(url, id, push) {
    return fetch(url, { headers: { Accept: "text/html" } }).then(function (res) {
      if (!res.ok) throw new Error(res.status);
      return res.text();
    }).then(function (html) {
      var fresh = new DOMParser().parseFromString(html, "text/html").getElementById("stage");
      var stage = document.getElementById("stage");
      if (!fresh || !stage) throw new Error("no panel");
      stage.replaceWith(fresh);
      document.querySelectorAll(".text .on").forEach(function (el) { el.classList.remove("on"); });
      document.querySelectorAll(".text [aria-current]").forEach(function (el) { el.removeAttribute("aria-current"); });
      if (id) {
        document.querySelectorAll('.text [data-st="' + CSS.escape(id) + '"]').forEach(function (el) { el.classList.add("on"); });
        var link = document.querySelector('.text [data-pick="' + CSS.escape(id) + '"]');
        if (link) {
          link.setAttribute("aria-current", "true");
          var box = link.getBoundingClientRect();
          if (box.top < 0 || box.bottom > innerHeight) link.scrollIntoView({ block: "center" });
        }
      }
      if (push) history.pushState({ pick: id }, "", url);
      return fresh;
    });
  }

  document.addEventListener("click", function (ev) {
    if (ev.metaKey || ev.ctrlKey || ev.shiftKey || ev.button) return;
    var link = ev.target.closest("a[data-pick]");
    if (!link && !String(getSelection())) {
      var mark = ev.target.closest(".text [data-st]");
      if (mark && !ev.target.closest("a")) link = document.querySelector('.text [data-pick="' + CSS.escape(mark.dataset.st) + '"]');
    }
    if (!link) return;
    ev.preventDefault();
    var narrow = matchMedia("(max-width:859px)").matches;
    pick(link.href, link.dataset.pick, true).then(function (stage) {
      if (ev.detail === 0 || narrow) stage.focus({ preventScroll: !narrow });
    }).catch(function () { location.href = link.href; });
  });

  document.addEventListener("keydown", function (ev) {
    if (ev.altKey || ev.ctrlKey || ev.metaKey || /^(INPUT|TEXTAREA|SELECT)$/.test(ev.target.tagName)) return;
    var rel = { ArrowRight: "[rel=next]", ArrowLeft: "[rel=prev]", Escape: ".close" }[ev.key];
    var link = rel && document.querySelector(".pick nav " + rel);
    if (link) { ev.preventDefault(); link.click(); }
  });

  addEventListener("popstate", function () {
    if (document.getElementById("stage")) pick(location.href, new URLSearchParams(location.search).get("s") || "", false).catch(function () { location.reload(); });
  });

  // The relay graph to move about is loaded when it is asked for.
  var explore = document.getElementById("explore");
  if (explore) {
    explore.hidden = false;
    explore.querySelector("button").addEventListener("click", function () {
      ["dagre.min.js", "cytoscape.min.js", "explore.js"].forEach(function (name) {
        var script = document.createElement("script");
        script.src = "/assets/" + name + "?v=" + explore.dataset.asset;
        script.async = false; // in this order
        document.head.append(script);
      });
    });
  }

  // Names while the search is typed.
  var q = document.getElementById("q"), list = document.getElementById("suggested"), timer, asked = 0;
  if (q && list) {
    q.addEventListener("input", function () {
      clearTimeout(timer);
      timer = setTimeout(function () {
        var words = q.value.trim(), turn = ++asked;
        if (words.length < 2) { list.hidden = true; return; }
        fetch("/suggest?q=" + encodeURIComponent(words), { headers: { Accept: "application/json" } }).then(function (res) { return res.json(); }).then(function (found) {
          if (turn !== asked) return;
          list.replaceChildren.apply(list, found.names.map(function (n) {
            var li = document.createElement("li"), a = document.createElement("a"), kind = document.createElement("small");
            a.href = n.url; a.textContent = n.name; kind.textContent = n.kind;
            a.append(kind); li.append(a);
            return li;
          }));
          list.hidden = !found.names.length;
        }).catch(function () { list.hidden = true; });
      }, 120);
    });
    q.form.addEventListener("focusout", function (ev) { if (!q.form.contains(ev.relatedTarget)) list.hidden = true; });
    q.form.addEventListener("keydown", function (ev) {
      var all = Array.prototype.slice.call(list.querySelectorAll("a")), at = all.indexOf(document.activeElement);
      if (ev.key === "Escape") { list.hidden = true; q.focus(); }
      if (list.hidden || (ev.key !== "ArrowDown" && ev.key !== "ArrowUp")) return;
      ev.preventDefault();
      var next = all[at + (ev.key === "ArrowDown" ? 1 : -1)];
      (next || q).focus();
    });
  }

  // Files dropped on the page.
  var files = document.getElementById("files");
  if (files) {
    document.querySelector(".hint").hidden = false;
    addEventListener("dragover", function (ev) { ev.preventDefault(); document.body.classList.add("over-drop"); });
    addEventListener("dragleave", function () { document.body.classList.remove("over-drop"); });
    addEventListener("drop", function (ev) {
      ev.preventDefault();
      document.body.classList.remove("over-drop");
      if (ev.dataTransfer.files.length) { files.files = ev.dataTransfer.files; files.form.requestSubmit(); }
    });
  }

  // How far a job is.
  (function follow() {
    var job = document.getElementById("job");
    if (!job || job.hasAttribute("data-over")) return;
    setTimeout(function () {
      fetch(location.href, { headers: { Accept: "text/html" } }).then(function (res) { return res.text(); }).then(function (html) {
        var fresh = new DOMParser().parseFromString(html, "text/html").getElementById("job");
        if (fresh) job.replaceWith(fresh);
        follow();
      }).catch(follow);
    }, 700);
  })();

  var copy = document.querySelector("[data-copy]");
  if (copy && navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener("click", function () {
      navigator.clipboard.writeText(document.getElementById(copy.dataset.copy).value).then(function () { copy.textContent = "Copied"; });
    });
  }
})();
