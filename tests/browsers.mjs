//! Which browsers are new enough, and what decides it: `node tests/browsers.mjs DATA` writes docs/browsers.md from the
//! features below and MDN's data (`@mdn/browser-compat-data`, its `data.json`; `cargo xtask browsers` fetches it).

import { readFile, readdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TABLE = 'docs/browsers.md';
const BROWSERS = { chrome: 'Chrome, Edge', firefox: 'Firefox', safari: 'Safari' };

/** What is missing below the oldest version, by what then becomes of the page. */
const GROUPS = {
  start: 'Without one of these the script does not start: the site\'s list is there as without JavaScript, and nothing is said.',
  search: 'Without one of these search is refused: the list stays, a sentence says so, `ps-error` names the code.',
  looks: 'Without one of these the search works and looks plainer, or lacks what the line says.',
};

/** `used`: how the sources show it. `data`: its place in MDN's data. */
export const FEATURES = [
  { group: 'start', what: 'modules', used: /^import .* from /m, data: 'html/elements/script/type/module' },
  { group: 'start', what: '`import.meta`', used: /import\.meta\.url/, data: 'javascript/operators/import_meta' },
  { group: 'start', what: '`import()`', used: /\bimport\(/, data: 'javascript/operators/import' },
  { group: 'start', what: 'private fields', used: /^ {2}#\w+ ?[=;]/m, data: 'javascript/classes/private_class_fields' },
  { group: 'start', what: 'private methods', used: /^ {2}#\w+\(/m, data: 'javascript/classes/private_class_methods' },
  { group: 'start', what: 'static fields', used: /^ {2}static \w+ =/m, data: 'javascript/classes/static/class_fields' },
  { group: 'start', what: '`??=`, `||=`', used: /\?\?=/, data: 'javascript/operators/nullish_coalescing_assignment' },
  { group: 'start', what: 'custom elements', used: /customElements\.define/, data: 'api/CustomElementRegistry/define' },
  { group: 'start', what: '`ElementInternals`', used: /attachInternals/, data: 'api/HTMLElement/attachInternals' },
  { group: 'start', what: 'style sheets made by scripts', used: /new CSSStyleSheet/, data: 'api/CSSStyleSheet/CSSStyleSheet' },
  { group: 'start', what: '`adoptedStyleSheets`', used: /adoptedStyleSheets/, data: 'api/ShadowRoot/adoptedStyleSheets' },
  { group: 'start', what: '`replaceChildren`', used: /replaceChildren/, data: 'api/Element/replaceChildren' },
  { group: 'start', what: '`IntersectionObserver`', used: /new IntersectionObserver/, data: 'api/IntersectionObserver/IntersectionObserver' },
  { group: 'start', what: '`Intl.Locale`', used: /Intl\.Locale/, data: 'javascript/builtins/Intl/Locale' },
  { group: 'start', what: '`Intl.ListFormat`', used: /Intl\.ListFormat/, data: 'javascript/builtins/Intl/ListFormat' },
  { group: 'start', what: '`Object.hasOwn`', used: /Object\.hasOwn/, data: 'javascript/builtins/Object/hasOwn' },
  { group: 'start', what: '`structuredClone`', used: /structuredClone/, data: 'api/structuredClone' },
  { group: 'start', what: '`Array.prototype.at`', used: /\.at\(/, data: 'javascript/builtins/Array/at' },
  { group: 'search', what: 'wasm, compiled while it comes', used: /compileStreaming/, data: 'webassembly/api/compileStreaming_static' },
  { group: 'search', what: 'wasm: bulk memory', used: /--enable-bulk-memory/, data: 'webassembly/bulk-memory-operations' },
  { group: 'search', what: 'wasm: reference types', used: /--enable-reference-types/, data: 'webassembly/reference-types' },
  { group: 'search', what: 'wasm: sign extension', used: /--enable-sign-ext/, data: 'webassembly/sign-extension-operations' },
  { group: 'search', what: 'wasm: conversions that do not trap', used: /--enable-nontrapping/, data: 'webassembly/non-trapping-float-to-int-conversions' },
  { group: 'search', what: 'wasm: several values', used: /--enable-multivalue/, data: 'webassembly/multi-value' },
  { group: 'looks', what: '`:where()`', used: /:where\(/, data: 'css/selectors/where' },
  { group: 'looks', what: '`:is()`', used: /:is\(/, data: 'css/selectors/is' },
  { group: 'looks', what: '`:focus-visible`', used: /:focus-visible/, data: 'css/selectors/focus-visible' },
  { group: 'looks', what: '`clamp()`, `min()`, `max()`', used: /\b(clamp|min|max)\(/, data: 'css/types/clamp' },
  { group: 'looks', what: '`svh`', used: /\dsvh/, data: 'css/types/length/viewport_percentage_units_small' },
  { group: 'looks', what: '`overflow: clip`', used: /overflow: clip/, data: 'css/properties/overflow/clip' },
  { group: 'looks', what: '`@layer`', used: /@layer/, data: 'css/at-rules/layer' },
  { group: 'looks', what: '`@container`: filters beside the cards', used: /@container/, data: 'css/at-rules/container' },
  { group: 'looks', what: '`:has()`: the page keeps its place', used: /:has\(/, data: 'css/selectors/has' },
  { group: 'looks', what: '`color-mix()`', used: /color-mix\(/, data: 'css/types/color/color-mix' },
  { group: 'looks', what: '`light-dark()`', used: /light-dark\(/, data: 'css/types/color/light-dark' },
  { group: 'looks', what: '`@media (scripting)`', used: /\(scripting: enabled\)/, data: 'css/at-rules/media/scripting' },
  { group: 'looks', what: 'marks in the site\'s own cards', used: /CSS\.highlights|::highlight\(/, data: 'css/selectors/highlight' },
  { group: 'looks', what: '`:state()`: `data-state` says the same', used: /\bstates\?\.add/, data: 'api/ElementInternals/states' },
  { group: 'looks', what: '`content-visibility`: long lists are quicker', used: /content-visibility/, data: 'css/properties/content-visibility' },
  { group: 'looks', what: '`accent-color`', used: /accent-color/, data: 'css/properties/accent-color' },
];

/** What every browser with modules has; a test holds that nothing else is used without standing above. */
export const OLD = new Set([
  'var(', 'calc(', 'rgb(', 'hsl(', 'rotate(', 'attr(', 'inset(', 'repeat(', 'minmax(', '@media', '@supports', '@keyframes', ':not(', ':host', ':host(', ':hover', ':focus', ':active', ':disabled', ':checked', ':defined', ':empty', ':first-child',
  ':last-child', ':root', ':focus-within', ':dir(', '::before', '::after', '::part(', '::slotted(', '::placeholder', '::marker', '::-webkit-search-cancel-button',
  'Object.assign', 'Object.entries', 'Object.keys', 'Object.values', 'Object.fromEntries', 'Object.freeze', 'Object.defineProperty', 'Object.create',
  'Promise.all', 'Promise.allSettled', 'Promise.race', 'Promise.resolve', 'Promise.reject', 'Array.from', 'Array.isArray', 'Intl.Collator', 'Intl.DateTimeFormat',
  'Intl.NumberFormat', 'Intl.PluralRules', 'Intl.getCanonicalLocales', 'CSS.escape', 'CSS.supports', 'WebAssembly.Module', 'WebAssembly.RuntimeError',
  'WebAssembly.compile', 'WebAssembly.instantiate', 'Number.isInteger', 'Number.isSafeInteger', 'Number.parseInt', 'Number.parseFloat', 'Number.isFinite',
  'String.fromCodePoint', 'String.fromCharCode', 'String.raw', 'Uint8Array.from', 'Uint8Array.of', 'Uint32Array.from', 'Math.trunc', 'Reflect.get',
]);

/** What ships: the scripts, the styles, and how the wasm is made. */
export async function sources() {
  const names = (await readdir(path.join(ROOT, 'www'))).map((name) => `www/${name}`);
  const texts = async (wanted) => (await Promise.all(wanted.map((name) => readFile(path.join(ROOT, name), 'utf8')))).join('\n');
  const ending = (end) => names.filter((name) => name.endsWith(end));
  return { scripts: await texts(ending('.js')), styles: await texts(ending('.css')), build: await texts(['xtask/src/dist.rs']) };
}

/** The table as text, from MDN's data. */
export function table(data) {
  const rows = FEATURES.map((feature) => ({ ...feature, versions: Object.keys(BROWSERS).map((browser) => since(data, feature.data, browser)) }));
  const oldest = (groups) => Object.keys(BROWSERS).map((_, place) =>
    Math.max(...rows.filter(({ group }) => groups.includes(group)).map(({ versions }) => versions[place])));
  const head = `| | ${Object.values(BROWSERS).join(' | ')} |\n|---|---|---|---|`;
  const line = (what, versions) => `| ${what} | ${versions.join(' | ')} |`;
  const parts = Object.entries(GROUPS).map(([name, says]) => {
    const own = rows.filter(({ group }) => group === name);
    return `${says}\n\n${head}\n${own.map(({ what, versions }) => line(what, versions)).join('\n')}`;
  });
  return ['# Old browsers', '', `Written by \`cargo xtask browsers\` from \`tests/browsers.mjs\` and MDN's data, ${data.__meta.version}; a test holds that`,
    'what is used stands here. The oldest versions that have all of it:', '', head,
    line('the search works', oldest(['start', 'search'])), line('and looks as it should', oldest(['start', 'search', 'looks'])), '',
    parts.join('\n\n'), '', 'These are computed, not tried: the journeys run in the versions that [trust.md](trust.md) names, and take single features away.', ''].join('\n');
}

/** The first version that has it whole, as a number. */
function since(data, place, browser) {
  const support = place.split('/').reduce((node, key) => node?.[key], data)?.__compat?.support?.[browser];
  const whole = [support].flat().find((entry) => entry && !entry.flags && !entry.prefix && !entry.alternative_name && !entry.partial_implementation);
  const version = Number.parseFloat(whole?.version_added);
  if (Number.isNaN(version)) throw new Error(`MDN's data has no version of ${browser} for ${place}`);
  return version;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const data = JSON.parse(await readFile(process.argv[2], 'utf8'));
  await writeFile(path.join(ROOT, TABLE), table(data));
}
