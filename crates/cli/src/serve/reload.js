// Shows the new state of the site as soon as it was read again. After a lost
// connection the browser asks again by itself.
new EventSource("/-/events").addEventListener("change", () => location.reload());
