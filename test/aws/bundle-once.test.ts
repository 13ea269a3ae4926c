import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { HandlerName } from '../../lambda/contract/functions';
import { bundleOnce } from './bundle-once';

const codesOf = (names: readonly HandlerName[]) => new Map(names.map((name) => [name, `code of ${name}`]));

describe('bundleOnce', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'notafter-bundles-'));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  test('bundles the same functions once, whoever asks', () => {
    const [first, second] = [jest.fn(codesOf), jest.fn(codesOf)];

    const codes = [first, second].map((bundle) => bundleOnce(folder, bundle)(['scan', 'page']));

    expect(codes).toEqual([codesOf(['scan', 'page']), codesOf(['scan', 'page'])]);
    expect(first).toHaveBeenCalledTimes(1);
    expect(second).not.toHaveBeenCalled();
  });

  test('bundles other functions on their own', () => {
    const bundle = jest.fn(codesOf);

    const codes = [bundleOnce(folder, bundle)(['scan', 'page']), bundleOnce(folder, bundle)(['scan'])];

    expect(codes).toEqual([codesOf(['scan', 'page']), codesOf(['scan'])]);
    expect(bundle).toHaveBeenCalledTimes(2);
  });

  test('throws what the bundler throws, and remembers nothing of it', async () => {
    const failing = () => {
      throw new Error('cannot be bundled');
    };

    expect(() => bundleOnce(folder, failing)(['scan'])).toThrow('cannot be bundled');
    expect(await readdir(folder)).toEqual([]);
    expect(bundleOnce(folder, codesOf)(['scan'])).toEqual(codesOf(['scan']));
  });
});
