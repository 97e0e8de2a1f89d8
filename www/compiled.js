// @ts-check
/**
 * From an address to a compiled wasm, with a name for everything that can go wrong.
 *
 * @module
 */

/** @typedef {import("./types.js").ErrorCode} ErrorCode */

/** @type {Record<ErrorCode, string>} */
const MESSAGES = {
  "wasm-unsupported": "This browser has no WebAssembly.",
  "csp-blocked": "The page's content security policy forbids WebAssembly: add 'wasm-unsafe-eval' to script-src.",
  "wasm-fetch": "The wasm could not be fetched.",
  "wasm-compile": "The wasm could not be compiled, or is of another release than the script: upload both again.",
  "index-missing": "The wasm has no people in it.",
  "index-corrupt": "The people in the wasm are damaged.",
  "index-version": "The people in the wasm are of another release.",
  integrity: "A file of the search is not the one that the page expects: its integrity does not fit.",
  panic: "The search broke down.",
};

/** The smallest module there is: it runs wherever any does. */
const SMALLEST = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

/**
 * An error with a code that programs can tell.
 *
 * @param {ErrorCode} code
 * @param {unknown} [cause]
 */
export function failure(code, cause) {
  return Object.assign(new Error(MESSAGES[code], { cause }), { code });
}

/**
 * Why a wasm would not run: a policy, or the file. WebKit compiles under every policy and
 * refuses the instance, so the smallest module is tried to its end.
 *
 * @param {unknown} cause
 */
export async function refusal(cause) {
  const runs = await WebAssembly.instantiate(SMALLEST).then(() => true, () => false);
  return failure(runs ? "wasm-compile" : "csp-blocked", cause);
}

/**
 * @param {string} url
 * @param {string} [integrity] - as in a script's `integrity`
 * @returns {Promise<WebAssembly.Module>}
 */
export async function compiled(url, integrity) {
  if (typeof WebAssembly !== "object") throw failure("wasm-unsupported");
  const response = await fetched(url, integrity);
  try {
    // A server that does not know `.wasm` must not stand in the way.
    const isNamed = /^application\/wasm\b/i.test(response.headers.get("content-type") ?? "");
    return await (isNamed ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer()));
  } catch (cause) {
    throw await refusal(cause);
  }
}

/**
 * @param {string} url
 * @param {string} [integrity]
 */
export async function fetched(url, integrity) {
  try {
    const response = await fetch(url, integrity ? { integrity } : {});
    if (response.ok) return response;
  } catch (cause) {
    // The browser does not tell a wrong sum from a lost connection; a second try does.
    const isThere = integrity && (await fetch(url).then(({ ok }) => ok, () => false));
    throw failure(isThere ? "integrity" : "wasm-fetch", cause);
  }
  throw failure("wasm-fetch");
}
