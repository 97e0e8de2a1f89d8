// Keeps the codes of every error that the search reports.
window.journeyCodes = [];
document.addEventListener('ps-error', ({ detail }) => window.journeyCodes.push(detail.code));

// Keeps the names of what the search tells about working without a network.
window.journeyEvents = [];
for (const type of ['ps-offline-ready', 'ps-update-available']) {
  document.addEventListener(type, () => window.journeyEvents.push(type));
}
