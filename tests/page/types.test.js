import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { manifest } from "../manifest.mjs";

const TYPES = fileURLToPath(new URL("../../www/types.d.ts", import.meta.url));
const program = ts.createProgram([TYPES], { strict: true, lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"], types: [] });
const source = program.getSourceFile(TYPES);
const [{ attributes, members, events }] = JSON.parse(await manifest()).modules[0].declarations;

/** The names that a class or an interface of the types declares itself. */
function declared(name) {
  const type = source.statements.find((statement) => statement.name?.text === name);
  return new Set(type.members.map((member) => member.name.text));
}

/** What the compiler says of a program of a page that uses these types. */
function complaints(text) {
  const file = fileURLToPath(new URL("page.ts", import.meta.url));
  const options = program.getCompilerOptions();
  const host = ts.createCompilerHost({ ...options, noEmit: true });
  const read = host.getSourceFile;
  host.getSourceFile = (name, ...rest) => (name === file ? ts.createSourceFile(name, text, ts.ScriptTarget.Latest) : read(name, ...rest));
  const made = ts.createProgram([file, TYPES], { ...options, noEmit: true }, host);
  return ts.getPreEmitDiagnostics(made).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
}

const PAGE = `
  const search = document.querySelector("profile-search")!;
  search.pageSize = "12";
  search.withExport = true;
  search.addEventListener("ps-results", ({ detail }) => { const total: number = detail.total; search.announce(String(total)); });
  document.addEventListener("ps-error", ({ detail }) => { if (detail.code === "integrity") search.refresh(); });
`;

test("J-5: every property, method and event is typed, and no other", () => {
  const described = [...attributes.map(({ fieldName }) => fieldName), ...members.map(({ name }) => name)];
  const wanted = new Set(described.filter((name) => name && name !== "focus"));
  assert.deepEqual([...declared("ProfileSearch")].sort(), [...wanted].sort());
  assert.deepEqual([...declared("ProfileSearchEvents")].sort(), events.map(({ name }) => name).sort());
});

test("J-5: the types pass what a page may do", () => {
  assert.deepEqual(complaints(PAGE), []);
});

test("J-5: the types refuse what is wrong", () => {
  const wrong = [`search.withExport = "yes"`, `search.total = 3`, `search.pageSizes = "3"`];
  assert.equal(complaints(PAGE + wrong.join(";")).length, wrong.length);
});
