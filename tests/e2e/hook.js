// Runs before everything else on a page under test, and records what went wrong, in every engine alike.
{
  const log = [];
  const globals = new Set(Object.getOwnPropertyNames(window));
  Object.defineProperty(window, 'journeyLog', { value: log });
  Object.defineProperty(window, 'journeyGlobals', { value: globals });

  addEventListener('error', ({ message, target }) => {
    log.push(message ? `error: ${message}` : `not loaded: ${target.src ?? target.href}`);
  }, true);
  addEventListener('unhandledrejection', ({ reason }) => log.push(`unhandled rejection: ${reason}`));
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
    log.push(`violation: ${violatedDirective} ${blockedURI} ${sample}`);
  });

  const report = console.error;
  console.error = (...parts) => {
    log.push(`console.error: ${parts.join(' ')}`);
    report.apply(console, parts);
  };
}
