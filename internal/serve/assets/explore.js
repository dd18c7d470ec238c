// The relay graph to move about: cytoscape draws, dagre lays out. Loaded when it
// is asked for; the drawing and the list say the same without it.
(function () {
  "use strict";
  var at = document.getElementById("explore");
  if (!at || at.dataset.done) return;
  at.dataset.done = "1";
  // Cytoscape would write a style element, which the policy of the page forbids;
  // it does not where one of this name is there.
  var meta = document.createElement("meta");
  meta.id = "__________cytoscape_stylesheet";
  document.head.append(meta);
  var css = getComputedStyle(document.documentElement);
  function colour(name, other) { return css.getPropertyValue(name).trim() || other; }
  var ink = colour("--ink", "#1a2330"), line = colour("--muted", "#6b7480"), named = colour("--named", "#155a8a"), unnamed = colour("--unnamed", "#8a4b00"), unknown = colour("--unknown", "#7a1f6b");
  fetch(at.dataset.graph, { headers: { Accept: "application/json" } }).then(function (res) {
    if (!res.ok) throw new Error(res.status);
    return res.json();
  }).then(function (graph) {
    var plan = new dagre.graphlib.Graph();
    plan.setGraph({ rankdir: "LR", nodesep: 26, ranksep: 90 });
    plan.setDefaultEdgeLabel(function () { return {}; });
    graph.nodes.forEach(function (n, i) { plan.setNode(i, { width: 150, height: 46 }); });
    graph.edges.forEach(function (e) { plan.setEdge(e.from, e.to); });
    dagre.layout(plan);
    var box = document.createElement("div");
    box.className = "explorer";
    box.setAttribute("role", "img");
    box.setAttribute("aria-label", "The relay graph to move about: " + graph.nodes.length + " boxes. Every line is listed under evidence.");
    at.replaceChildren(box);
    function shape(kind) {
      return /unnamed/.test(kind) ? "diamond" : /person/.test(kind) ? "ellipse" : /not stated|unstated/.test(kind) ? "octagon" : "rectangle";
    }
    var cy = cytoscape({
      container: box,
      elements: graph.nodes.map(function (n, i) {
        return { data: { id: "n" + i, label: (n.name || (n.kind === "outlet" ? "unknown outlet" : "nobody known")) + "\n" + n.kind, shape: shape(n.kind), edge: /unnamed/.test(n.kind) ? unnamed : n.name || n.kind === "outlet" ? named : unknown }, position: { x: plan.node(i).x, y: plan.node(i).y } };
      }).concat(graph.edges.map(function (e) {
        return { data: { source: "n" + e.from, target: "n" + e.to, style: e.copy ? "dashed" : "solid" } };
      })),
      layout: { name: "preset", fit: true, padding: 24 },
      minZoom: 0.1, maxZoom: 3,
      style: [
        { selector: "node", style: { shape: "data(shape)", width: 22, height: 22, "background-opacity": 0, "border-width": 3, "border-color": "data(edge)", label: "data(label)", "text-wrap": "wrap", "text-max-width": 140, "text-valign": "bottom", "text-margin-y": 4, "font-size": 12, color: ink } },
        { selector: "edge", style: { width: 2, "line-color": line, "line-style": "data(style)", "target-arrow-color": line, "target-arrow-shape": "triangle", "curve-style": "bezier" } },
        { selector: ".faint", style: { opacity: 0.2 } }
      ]
    });
    cy.on("tap", function (ev) {
      cy.elements().removeClass("faint");
      if (ev.target !== cy && ev.target.isNode()) {
        var way = ev.target.union(ev.target.predecessors()).union(ev.target.successors());
        cy.elements().difference(way).addClass("faint");
      }
    });
  }).catch(function () { at.textContent = "The graph could not be loaded; the drawing above says the same."; });
})();
