import assert from "node:assert/strict";
import { test } from "node:test";
import { csvOf, textOf, vcardsOf } from "../../www/export.js";

const person = (title, fields = {}) => ({
  title,
  href: "https://example.org/ada",
  fields: { excerpt: "", links: [], ...fields },
});

test("a table has a head, and quotes what needs it", () => {
  const [head, row] = csvOf([person('Ada "Countess" Lovelace', { excerpt: "Mathematics, notes", tags: ["A", "B"] })]).split("\r\n");
  assert.equal(head, "\uFEFFname,address,excerpt,type,categories,tags,links");
  assert.equal(row, '"Ada ""Countess"" Lovelace",https://example.org/ada,"Mathematics, notes",,,A; B,');
});

test("no cell becomes a formula", () => {
  for (const name of ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\t=1"]) {
    assert.match(csvOf([person(name)]).split("\r\n")[1], /^"?'/, name);
  }
});

test("a card escapes what means something in it, and a name makes no line of its own", () => {
  const card = vcardsOf([person("Ada; Lovelace\r\nURL:https://evil.example", { tags: ["C, C++"], excerpt: "a\\b" })]);
  assert.deepEqual(card.replaceAll("\r\n ", "").trimEnd().split("\r\n"), [
    "BEGIN:VCARD", "VERSION:4.0", "FN:Ada\\; Lovelace\\nURL:https://evil.example", "URL:https://example.org/ada",
    "NOTE:a\\\\b", "CATEGORIES:C\\, C++", "END:VCARD",
  ]);
});

test("a long line is folded at 75 bytes and never through a character", () => {
  const card = vcardsOf([person("👩‍💻é".repeat(30))]);
  for (const line of card.split("\r\n")) assert.ok(new TextEncoder().encode(line).length <= 75, line);
  assert.ok(card.replaceAll("\r\n ", "").includes(`FN:${"👩‍💻é".repeat(30)}\r\n`));
});

test("X-6: only addresses of the web and of mail are handed out", () => {
  const links = ["https://ok.example/", "mailto:ada@ok.example", "javascript:alert(1)", "https://a@evil.example", "not one"]
    .map((url) => ({ network: "website", url }));
  const card = vcardsOf([person("Ada", { links })]);
  assert.ok(card.includes("URL:https://ok.example/\r\nEMAIL:ada@ok.example\r\n"));
  assert.doesNotMatch(card + csvOf([person("Ada", { links })]), /javascript|evil/);
});

test("a copied list has a line for each person", () => {
  assert.equal(textOf([person("Ada"), person("Grace")]), "Ada – https://example.org/ada\nGrace – https://example.org/ada");
});
