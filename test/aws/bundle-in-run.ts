import { env } from 'node:process';
import type * as bundling from '../../lib/bundling/bundle-handlers';
import { bundleOnce } from './bundle-once';

const MODULE = require.resolve('../../lib/bundling/bundle-handlers');

// Whoever imports the module after this one gets it with a memory, as long as the run of the tests.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- only a module that is loaded is in the cache, where it can be replaced
const original = require(MODULE) as typeof bundling;
const folder = env['NOTAFTER_TEST_RUN'];
const cached = require.cache[MODULE];
if (folder !== undefined && cached !== undefined)
  cached.exports = { ...original, bundleHandlers: bundleOnce(folder, original.bundleHandlers) };
