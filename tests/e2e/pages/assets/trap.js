// The wasm's `search` traps as often as the address says, `?traps=2`, and once more for each call of `journeyTrap`;
// `journeyStarts` counts instances.
{
  let left = Number(new URLSearchParams(location.search).get('traps'));
  window.journeyStarts = 0;
  window.journeyTrap = () => (left = 1);

  const withTraps = ({ exports }) => {
    window.journeyStarts += 1;
    const search = (...args) => {
      if (left-- > 0) throw new WebAssembly.RuntimeError('unreachable');
      return exports.search(...args);
    };
    return { exports: { ...exports, search } };
  };

  const { instantiate, Instance } = WebAssembly;
  WebAssembly.instantiate = async (module, imports) => ({ instance: withTraps(await instantiate(module, imports)), module });
  WebAssembly.Instance = class {
    constructor(module, imports) {
      return withTraps(new Instance(module, imports));
    }
  };
}
