// Prints each other library's figures as multiples of ours, from the results of one run of the benchmark.
import { readFileSync } from "node:fs";

/** What is compared: name, figure of a peer, and whether more is better. */
const MEASURES = [
  ["download before the first result", (peer) => peer.net?.first ?? peer.payload?.total?.br],
  ["first result", (peer) => peer.cold?.first],
  ["first result, slow line", (peer) => peer.cold4g?.first],
  ["a keystroke, median", (peer) => peer.chromium?.keys.p50],
  ["a keystroke, 99 of 100", (peer) => peer.chromium?.keys.p99],
  ["a keystroke, slowest", (peer) => peer.chromium?.keys.max],
  ["memory after the queries", (peer) => peer.memAfter && peer.memAfter.agentDelta + peer.memAfter.wasm],
  ["build", (peer) => peer.build?.wallMs],
  ["mean reciprocal rank (more is better)", (peer) => peer.quality?.macro.mrr],
];

const OURS = "profile-search";
const { corpora } = JSON.parse(readFileSync(process.argv[2], "utf8"));

for (const [name, { n, peers }] of Object.entries(corpora)) {
  const ours = peers[OURS];
  if (!ours) continue;
  const others = Object.keys(peers).filter((peer) => peer !== OURS && peer !== "none" && !peers[peer].error);
  console.log(`\n${name}, ${n} people: what others take, as multiples of ours\n`);
  console.log(row(["", "ours", ...others]));
  for (const [measure, figure] of MEASURES) {
    const own = figure(ours);
    if (own == null) continue;
    console.log(row([measure, plain(own), ...others.map((peer) => multiple(figure(peers[peer]), own))]));
  }
}

function row([first, ...cells]) {
  return first.padEnd(40) + cells.map((cell) => cell.padStart(14)).join("");
}

function multiple(figure, own) {
  return figure == null ? "–" : `${plain(figure / own)} ×`;
}

function plain(figure) {
  return figure >= 100 ? Math.round(figure).toLocaleString("en") : String(Number(figure.toPrecision(3)));
}
