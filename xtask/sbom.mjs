//! What the product is made of, as a CycloneDX list of materials: `node xtask/sbom.mjs FILE`.
//!
//! Read from `cargo metadata`, `Cargo.lock` and `package-lock.json`; nothing in it tells when or where it was made,
//! so the same commit gives the same bytes on the same kind of machine.

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = path.resolve(import.meta.dirname, "..");
/** What ships: the package, and the platform whose dependencies count. */
const PRODUCTS = [
  { package: "profile-search", ships: "wasm", platform: "wasm32-unknown-unknown" },
  { package: "profile-search-cli", ships: "command", platform: host() },
];
/** What works on the files and leaves nothing of itself in them. */
const TOOLS = ["esbuild", "binaryen"];

/** The list, as an object. */
export function materials() {
  const sums = sumsOfCrates();
  const crates = new Map();
  for (const product of PRODUCTS) for (const crate of cratesOf(product)) add(crates, crate, product.ships, sums);
  const components = [...crates.values(), ...TOOLS.map(tool)].sort((a, b) => (a["bom-ref"] < b["bom-ref"] ? -1 : 1));
  const edges = components.map(({ "bom-ref": ref, dependsOn = [] }) => ({ ref, dependsOn: [...dependsOn].sort() }));
  for (const component of components) delete component.dependsOn;
  const { version } = components.find(({ name }) => name === "profile-search");
  return {
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: { component: { type: "application", "bom-ref": "product", name: "profile-search", version } },
    components,
    dependencies: [{ ref: "product", dependsOn: PRODUCTS.map(({ package: name }) => reference(name, version)) }, ...edges],
  };
}

/** The packages whose code is in the product, or helps the compiler to make it (`isMacro`), with what each needs. */
function cratesOf({ package: name, platform }) {
  const metadata = JSON.parse(cargo("metadata", "--format-version", "1", "--locked", "--filter-platform", platform));
  const packages = new Map(metadata.packages.map((crate) => [crate.id, crate]));
  const nodes = new Map(metadata.resolve.nodes.map((node) => [node.id, node]));
  const found = new Map();
  const visit = (id, isMacro) => {
    const known = found.get(id);
    if (known && (!known.isMacro || isMacro)) return;
    const needed = nodes.get(id).deps.filter(({ dep_kinds: kinds }) => kinds.some(({ kind }) => kind === null));
    found.set(id, { crate: packages.get(id), isMacro, needs: needed.map(({ pkg }) => packages.get(pkg)) });
    for (const { pkg } of needed) visit(pkg, isMacro || isProcMacro(packages.get(pkg)));
  };
  visit(metadata.packages.find((crate) => crate.name === name).id, false);
  return found.values();
}

function isProcMacro({ targets }) {
  return targets.some(({ kind }) => kind.includes("proc-macro"));
}

/** Puts a crate among the components, or says of one that is there that it ships in another product too. */
function add(components, { crate, isMacro, needs }, ships, sums) {
  const ref = reference(crate.name, crate.version);
  const sum = sums.get(`${crate.name} ${crate.version}`);
  const component = components.get(ref) ?? {
    type: "library",
    "bom-ref": ref,
    name: crate.name,
    version: crate.version,
    scope: "excluded",
    ...(sum && { hashes: [{ alg: "SHA-256", content: sum }] }),
    licenses: [crate.license ? { expression: crate.license.replaceAll("/", " OR ") } : { license: { name: "in its own file" } }],
    purl: ref,
    properties: [],
    dependsOn: new Set(),
  };
  if (!isMacro) component.scope = "required";
  component.properties.push({ name: isMacro ? "profile-search:compiles" : "profile-search:ships-in", value: ships });
  for (const need of needs) component.dependsOn.add(reference(need.name, need.version));
  components.set(ref, component);
}

/** A tool of npm, with the sum in the lock file. */
function tool(name) {
  const { version, integrity, license } = JSON.parse(read("package-lock.json")).packages[`node_modules/${name}`];
  const [, content] = integrity.match(/^sha512-(.*)$/);
  const purl = `pkg:npm/${name}@${version}`;
  return {
    type: "application", "bom-ref": purl, name, version, scope: "excluded",
    hashes: [{ alg: "SHA-512", content: Buffer.from(content, "base64").toString("hex") }],
    licenses: [{ expression: license }],
    purl,
    properties: [{ name: "profile-search:compiles", value: name === "esbuild" ? "scripts" : "wasm" }],
  };
}

/** `name version` to SHA-256, for everything that came from a registry. */
function sumsOfCrates() {
  const entries = read("Cargo.lock").matchAll(/name = "(.*)"\nversion = "(.*)"\nsource = ".*"\nchecksum = "(.*)"/g);
  return new Map([...entries].map(([, name, version, sum]) => [`${name} ${version}`, sum]));
}

function reference(name, version) {
  return `pkg:cargo/${name}@${version}`;
}

function host() {
  return execFileSync("rustc", ["-vV"], { encoding: "utf8" }).match(/^host: (.*)$/m)[1];
}

function cargo(...args) {
  return execFileSync("cargo", args, { cwd: ROOT, encoding: "utf8", maxBuffer: 1 << 28 });
}

function read(name) {
  return readFileSync(path.join(ROOT, name), "utf8");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , file] = process.argv;
  if (!file) throw new Error("name the file: node xtask/sbom.mjs FILE");
  writeFileSync(file, `${JSON.stringify(materials(), null, 2)}\n`);
}
