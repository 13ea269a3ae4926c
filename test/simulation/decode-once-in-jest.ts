import { DECODERS, withMemory } from './remember-decoding';

// Whoever imports these modules after this one gets them with a memory.
for (const path of DECODERS)
  jest.doMock(path, () => withMemory(jest.requireActual<Readonly<Record<string, unknown>>>(path)));
