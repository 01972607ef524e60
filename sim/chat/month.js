// A month in a minute: the clock goes from morning to evening to morning, a second a step, as long as nobody stops it.
import * as words from "./words.js";

const DAYS = 30;
const STEP_MS = 1000;
const MORNING = 8;
const EVENING = 20;

/** The next 08:00 or 20:00 after an instant. */
function nextHalfDay(now) {
  const times = [words.onDay(now, 0, MORNING), words.onDay(now, 0, EVENING), words.onDay(now, 1, MORNING)];
  return times.find((at) => at > now);
}

export class Month {
  #stopped = true;

  get runs() {
    return !this.#stopped;
  }

  stop() {
    this.#stopped = true;
  }

  /**
   * @param from  instant in ms
   * @param step  goes to an instant (ISO); resolves to the clock that was reached, or to nothing if it could not go there
   */
  async run(from, step) {
    this.#stopped = false;
    const end = from + DAYS * 86400000;
    for (let now = from; now < end && !this.#stopped;) {
      const begun = performance.now();
      const clock = await step(new Date(Math.min(nextHalfDay(now), end)).toISOString());
      if (!clock || clock.now_ms <= now) break;
      now = clock.now_ms;
      const rest = STEP_MS - (performance.now() - begun);
      if (rest > 0 && !this.#stopped) await new Promise((wake) => setTimeout(wake, rest));
    }
    this.#stopped = true;
  }
}
