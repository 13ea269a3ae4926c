import { DECODERS, withMemory } from './remember-decoding';

// Whoever imports these modules after this one gets them with a memory.
for (const path of DECODERS) {
  const name = require.resolve(path);
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- only a module that is loaded is in the cache, where it can be replaced
  require(name);
  const cached = require.cache[name];
  if (cached !== undefined) cached.exports = withMemory(cached.exports as Readonly<Record<string, unknown>>);
}
