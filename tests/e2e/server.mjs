//! A static server that answers as GitHub Pages does: `/ada` is `ada.html`, a folder without its slash is
//! redirected, an unknown address gets `404.html`. A test may set a policy and put faults in place of files.

import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

/** The policy that the product promises to work under (ux.md §20). */
export const STRICT_POLICY = [
  "default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "img-src 'self'",
  "connect-src 'self'", "worker-src 'self'", "frame-src 'self'", "base-uri 'none'", "form-action 'self'",
  "require-trusted-types-for 'script'", 'trusted-types profile-search',
].join('; ');

/** The same policy, but WebAssembly may not be compiled. */
export const NO_WASM_POLICY = STRICT_POLICY.replace(" 'wasm-unsafe-eval'", '');

const HOOK_PATH = '/journey-hook.js';
const HOOK = await readFile(new URL('hook.js', import.meta.url));

/**
 * Serves folders: `{ '': folder, '/proj': other }`, at a free port unless one is named.
 *
 * `policy` is sent with every page while it is set. `faults` maps a path's ending to
 * `{ status, body, type }`, sent in place of the file, or `{ isCut: true }`: the connection ends; `delays` maps one to the milliseconds its answer is held back.
 * `missing` collects what was asked for and not there.
 */
export async function serve(mounts, port = 0) {
  const state = { policy: null, faults: new Map(), delays: new Map(), missing: [], requests: [] };
  const server = createServer((request, response) => {
    answer(mounts, state, request, response).catch((error) => response.writeHead(500).end(String(error)));
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  return Object.assign(state, {
    origin: `http://127.0.0.1:${server.address().port}`,
    reset() {
      state.policy = null;
      state.faults.clear();
      state.delays.clear();
      state.missing.length = 0;
      state.requests.length = 0;
    },
    stop() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  });
}

async function answer(mounts, state, request, response) {
  const { pathname } = new URL(request.url, 'http://localhost');
  state.requests.push(pathname);
  if (pathname === HOOK_PATH) return send(response, 200, TYPES['.js'], HOOK);
  for (const [ending, ms] of state.delays) if (pathname.endsWith(ending)) await delay(ms);
  for (const [ending, fault] of state.faults) {
    if (!pathname.endsWith(ending)) continue;
    if (fault.isCut) return response.destroy();
    return send(response, fault.status, fault.type ?? typeOf(pathname), fault.body);
  }
  const found = await locate(mounts, decodeURIComponent(pathname));
  if (found?.redirect) return response.writeHead(301, { location: `${pathname}/` }).end();
  if (found?.file.endsWith('.html')) return sendPage(response, 200, state, await readFile(found.file));
  if (found) return sendFile(response, found.file);
  state.missing.push(pathname);
  return sendPage(response, 404, state, await notFoundPage(mounts, pathname));
}

async function locate(mounts, pathname) {
  const [root, below] = mountOf(mounts, pathname);
  if (!root) return null;
  const target = path.join(root, below);
  if (target !== root && !target.startsWith(root + path.sep)) return null;
  const entry = await stat(target).catch(() => null);
  if (entry?.isFile()) return { file: target };
  if (entry?.isDirectory()) {
    if (!pathname.endsWith('/')) return { redirect: true };
    return existing(path.join(target, 'index.html'));
  }
  return existing(`${target}.html`);
}

function mountOf(mounts, pathname) {
  const bases = Object.keys(mounts).sort((a, b) => b.length - a.length);
  const base = bases.find((candidate) => pathname === candidate || pathname.startsWith(`${candidate}/`));
  return base === undefined ? [] : [path.resolve(mounts[base]), pathname.slice(base.length)];
}

async function existing(file) {
  return (await stat(file).catch(() => null))?.isFile() ? { file } : null;
}

async function notFoundPage(mounts, pathname) {
  const [root] = mountOf(mounts, pathname);
  return readFile(path.join(root ?? '', '404.html')).catch(() => Buffer.from('<title>404</title>'));
}

function typeOf(pathname) {
  return TYPES[path.extname(pathname)] ?? 'application/octet-stream';
}

function send(response, status, type, body) {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}

function sendFile(response, file) {
  // GitHub Pages lets every origin read its files; a sandboxed frame has an origin of its own.
  response.writeHead(200, { 'content-type': typeOf(file), 'cache-control': 'no-store', 'access-control-allow-origin': '*' });
  createReadStream(file).pipe(response);
}

/** A page, with the script that records errors as its first. */
function sendPage(response, status, state, html) {
  const headers = { 'content-type': TYPES['.html'], 'cache-control': 'no-store' };
  if (state.policy) headers['content-security-policy'] = state.policy;
  response.writeHead(status, headers);
  response.end(html.toString().replace(/<head>/i, `$&<script src="${HOOK_PATH}"></script>`));
}
