// Parses many Mermaid diagrams with Mermaid's own parser and tells what it has understood.
// Standard input: a JSON list of texts. Arguments: the folder of the packages mermaid and jsdom.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const packages = process.argv[2];
const load = (...path) => import(pathToFileURL(join(packages, ...path)).href);

const { JSDOM } = await load("jsdom", "lib", "api.js").then((module) => module.default ?? module);
const { window } = new JSDOM("<!doctype html><body></body>");
globalThis.window = window;
globalThis.document = window.document;
const { default: mermaid } = await load("mermaid", "dist", "mermaid.esm.min.mjs");
mermaid.initialize({ startOnLoad: false, maxEdges: 5000, maxTextSize: 10000000 });

// As Mermaid does after drawing: entities were put aside before parsing.
function decoded(text) {
  const html = text.replaceAll("ﬂ°°", "&#").replaceAll("ﬂ°", "&").replaceAll("¶ß", ";");
  const place = window.document.createElement("div");
  place.innerHTML = html.replaceAll(/<br\s*\/?>/g, "\n");
  return [place.textContent, place.children.length];
}

const found = [];
for (const text of JSON.parse(readFileSync(0, "utf8"))) {
  try {
    const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
    const nodes = [...diagram.db.getVertices().values()];
    found.push({
      type: diagram.type,
      title: decoded(diagram.db.getAccTitle()),
      nodes: nodes.map((node) => [node.id, node.type ?? null, ...decoded(node.text)]),
      edges: diagram.db.getEdges().map((edge) => [edge.start, edge.end, ...decoded(edge.text)]),
    });
  } catch (error) {
    found.push({ error: String(error) });
  }
}
process.stdout.write(JSON.stringify(found));
