// Loaded before the program (NODE_OPTIONS=--import): its machine's clock is ahead by CLOCK_AHEAD_MS for the first CLOCK_WRONG_FOR_MS.
const { CLOCK_AHEAD_MS, CLOCK_WRONG_FOR_MS } = process.env;
const RealDate = globalThis.Date;
const now = () => RealDate.now() + (performance.now() < Number(CLOCK_WRONG_FOR_MS) ? Number(CLOCK_AHEAD_MS) : 0);

globalThis.Date = class Date extends RealDate {
  constructor(...given) {
    super(...(given.length === 0 ? [now()] : given));
  }

  static now() {
    return now();
  }
};
