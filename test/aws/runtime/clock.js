'use strict';
// Preloaded into a process (`node --require`): shifts `Date` to the clock of the local AWS, which may move at any
// moment, so the offset is read anew each time. Timers and `performance.now` go on as they are.
const { Buffer } = require('node:buffer');
const { openSync, readSync } = require('node:fs');

const file = process.env.NOTAFTER_CLOCK_FILE;
if (file !== undefined) shift(openSync(file, 'r'));

function shift(descriptor) {
  const RealDate = Date;
  const realNow = RealDate.now.bind(RealDate);
  const text = Buffer.alloc(24);
  // The file keeps its length and place: one short read, a microsecond or two.
  const now = () => realNow() + Number(text.toString('latin1', 0, readSync(descriptor, text, 0, text.length, 0)));

  RealDate.now = now;
  const ShiftedDate = new Proxy(RealDate, {
    apply: () => new RealDate(now()).toString(),
    construct: (target, given, newTarget) =>
      Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget === ShiftedDate ? target : newTarget),
  });
  RealDate.prototype.constructor = ShiftedDate;
  globalThis.Date = ShiftedDate;
}
