//! Bundles the page's modules and style sheets: `node xtask/bundle.mjs FOLDER`.
//!
//! The style sheets of the shadow root go into the scripts as text, made small before; esbuild's
//! own loader for text would leave their white space and comments in.

import { readFile } from "node:fs/promises";
import path from "node:path";
import { build, transform } from "esbuild";
import { shortSums } from "./sums.mjs";

const WWW = path.resolve(import.meta.dirname, "../www");
const OUT = process.argv[2];
if (!OUT) throw new Error("name the folder: node xtask/bundle.mjs FOLDER");

const smallStyles = {
  name: "small-styles",
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path: file }) => {
      const { code } = await transform(await readFile(file, "utf8"), { loader: "css", minify: true });
      return { contents: code.trim(), loader: "text" };
    });
  },
};

const smallGlue = {
  name: "small-glue",
  setup({ onLoad }) {
    onLoad({ filter: /pkg\/profile-search\.js$/ }, async ({ path: file }) => {
      return { contents: shortSums(await readFile(file, "utf8")), loader: "js" };
    });
  },
};

const shared = { outdir: OUT, minify: true, charset: "utf8", logLevel: "warning" };
const modules = ["profile-search.js", "profile-search-more.js"].map((name) => path.join(WWW, name));
const script = { ...shared, bundle: true, format: "esm", target: "es2022" };
const { metafile } = await build({ ...script, entryPoints: modules, plugins: [smallStyles, smallGlue], metafile: true });
const foreign = Object.keys(metafile.inputs).filter((file) => file.includes("node_modules/"));
if (foreign.length) throw new Error(`the list of materials says that nothing of npm ships: ${foreign.join(", ")}`);
await build({ ...shared, entryPoints: [path.join(WWW, "profile-search.css")] });

/** The script of a page that has everything inside: what it would fetch it finds in the page. */
const inside = {
  name: "inside",
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/more\.js$/ }, () => ({ path: path.join(WWW, "single/more.js") }));
  },
};
const single = "profile-search-single";
await build({
  ...script, entryPoints: [{ in: modules[0], out: single }],
  plugins: [smallStyles, smallGlue, inside], inject: [path.join(WWW, "single/fetch.js")],
});
if (/<\/script|<!--/i.test(await readFile(path.join(OUT, `${single}.js`), "utf8"))) throw new Error("the single page's script would end early");
