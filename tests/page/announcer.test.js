import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { ACTION_MS, Announcer, TYPING_MS } from "../../www/announcer.js";

/** Time that passes when told. */
class FakeClock {
  #now = 0;
  #timers = new Map();
  #next = 1;

  setTimeout(run, ms) {
    this.#timers.set(this.#next, { run, at: this.#now + ms });
    return this.#next++;
  }

  clearTimeout(timer) {
    this.#timers.delete(timer);
  }

  now() {
    return this.#now;
  }

  pass(ms) {
    const end = this.#now + ms;
    for (;;) {
      const due = [...this.#timers].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at)[0];
      if (!due) break;
      this.#now = due[1].at;
      this.#timers.delete(due[0]);
      due[1].run();
    }
    this.#now = end;
  }
}

/** A region that remembers everything that was ever said in it. */
class Region {
  said = [];
  #text = "";

  get textContent() {
    return this.#text;
  }

  set textContent(text) {
    this.#text = text;
    if (text) this.said.push(text);
  }
}

let clock;
let regions;
let isHidden;
let announcer;

beforeEach(() => {
  clock = new FakeClock();
  regions = [new Region(), new Region()];
  isHidden = false;
  announcer = new Announcer(regions, { clock, isHidden: () => isHidden });
});

const said = () => regions.flatMap((region) => region.said);

test("A-5: while typing goes on nothing is said, afterwards one message", () => {
  for (const count of [12, 7, 3]) {
    announcer.say(`${count} people found`, TYPING_MS);
    clock.pass(TYPING_MS - 1);
  }
  assert.deepEqual(said(), []);
  clock.pass(1);
  assert.deepEqual(said(), ["3 people found"]);
});

test("A-5: a deliberate action is told sooner, and takes the place of what typing had to say", () => {
  announcer.say("12 people found", TYPING_MS);
  clock.pass(100);
  announcer.say("Rust added. 3 people.", ACTION_MS);
  clock.pass(ACTION_MS);
  assert.deepEqual(said(), ["Rust added. 3 people."]);
  clock.pass(10_000);
  assert.equal(said().length, 1);
});

test("A-4: an equal message is said again, in the other region", () => {
  announcer.say("3 people found", 0);
  clock.pass(0);
  announcer.say("3 people found", 0);
  clock.pass(0);
  assert.deepEqual(regions.map((region) => region.said), [["3 people found"], ["3 people found"]]);
  assert.deepEqual(regions.map((region) => region.textContent), ["", "3 people found"]);
});

test("A-5: a repeat nobody asked for is dropped for five seconds", () => {
  announcer.say("3 people found", 0);
  clock.pass(0);
  announcer.say("3 people found", 0, { isRepeat: true });
  clock.pass(0);
  assert.equal(said().length, 1);
  clock.pass(5000);
  announcer.say("3 people found", 0, { isRepeat: true });
  clock.pass(0);
  assert.equal(said().length, 2);
});

test("A-5: the regions are empty again after five seconds", () => {
  announcer.say("3 people found", 0);
  clock.pass(4999);
  assert.equal(regions[0].textContent, "3 people found");
  clock.pass(1);
  assert.deepEqual(regions.map((region) => region.textContent), ["", ""]);
});

test("A-5: nothing is said while the tab is hidden", () => {
  isHidden = true;
  announcer.say("3 people found", 0);
  clock.pass(0);
  assert.deepEqual(said(), []);
});

test("A-5: what was cancelled is never said", () => {
  announcer.say("3 people found", ACTION_MS);
  announcer.cancel();
  clock.pass(10_000);
  assert.deepEqual(said(), []);
});

test("D-8: after the element is gone no timer speaks", () => {
  announcer.say("3 people found", 0);
  clock.pass(0);
  announcer.say("4 people found", ACTION_MS);
  announcer.stop();
  clock.pass(10_000);
  assert.deepEqual(said(), ["3 people found"]);
  assert.deepEqual(regions.map((region) => region.textContent), ["", ""]);
});
