// Takes away what the address names, as a browser that never had it: `?without=HTMLElement.prototype.attachInternals`.
// `wasm` is a browser whose WebAssembly is too old for the file, but there.
{
  const name = new URLSearchParams(location.search).get("without");
  if (name === "wasm") {
    const tooOld = () => Promise.reject(new WebAssembly.CompileError("invalid opcode"));
    Object.assign(WebAssembly, { compile: tooOld, compileStreaming: tooOld });
  } else {
    const path = name.split(".");
    const last = path.pop();
    let owner = window;
    for (const part of path) owner = owner[part];
    delete owner[last];
    if (last in owner) Object.defineProperty(owner, last, { value: undefined });
  }
}
