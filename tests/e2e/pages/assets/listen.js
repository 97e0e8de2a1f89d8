// Keeps the codes of every error that the search reports.
window.journeyCodes = [];
document.addEventListener('ps-error', ({ detail }) => window.journeyCodes.push(detail.code));
