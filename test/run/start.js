'use strict';
const { mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const path = require('node:path');

/** Before all tests of a run: makes a folder for what they share. Nothing in it outlives the run, so nothing in it is ever stale. */
module.exports = () => {
  process.env.NOTAFTER_TEST_RUN = mkdtempSync(path.join(tmpdir(), 'notafter-run-'));
};
