// Draws Mermaid pictures without a browser: "node render.mjs <file>…" prints the texts of each picture, one picture on a line.
import { readFileSync } from 'node:fs';
import { Script } from 'node:vm';
import { JSDOM } from 'jsdom';

const dom = new JSDOM('<!DOCTYPE html><body></body>', { pretendToBeVisual: true, runScripts: 'outside-only' });
const { window } = dom;

// jsdom lays nothing out: every letter is as wide as the next, and so is every shape.
const width = (element) => 8 * (element.textContent ?? '').length || 160;
window.SVGElement.prototype.getBBox = function () {
  return { x: 0, y: 0, width: width(this), height: 40 };
};
window.SVGElement.prototype.getComputedTextLength = function () {
  return width(this);
};
window.structuredClone ??= structuredClone;

const bundle = new URL('node_modules/mermaid/dist/mermaid.min.js', import.meta.url);
new Script(readFileSync(bundle, 'utf8')).runInContext(dom.getInternalVMContext());
const mermaid = window.mermaid;
mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', htmlLabels: false, flowchart: { htmlLabels: false } });

for (const [index, file] of process.argv.slice(2).entries()) {
  const text = readFileSync(file, 'utf8');
  await mermaid.parse(text);
  const { svg } = await mermaid.render(`picture${index}`, text);
  const picture = new window.DOMParser().parseFromString(svg, 'text/html');
  const texts = [...picture.querySelectorAll('text')].map((label) => label.textContent.trim());
  console.log([...new Set(texts)].filter(Boolean).join(' | '));
}
