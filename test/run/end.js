'use strict';
const { rmSync } = require('node:fs');

/** After all tests of a run: its folder goes. */
module.exports = () => {
  rmSync(process.env.NOTAFTER_TEST_RUN, { recursive: true, force: true });
};
