import { isBuiltin } from 'node:module';
import { FUNCTION_NAMES, type HandlerName } from '../../lambda/contract/functions';
import { bundleHandlers } from '../../lib/bundling/bundle-handlers';

/** The SDK asks for it only to sign for all regions at once, which nobody does. */
const OPTIONAL = '@aws-sdk/signature-v4-crt';

const HANDLER_NAMES: readonly HandlerName[] = [...FUNCTION_NAMES, 'probe'];

describe('bundleHandlers', () => {
  let codes: ReadonlyMap<HandlerName, string>;

  beforeAll(() => {
    codes = bundleHandlers(HANDLER_NAMES);
  });

  test.each(HANDLER_NAMES)('makes one file of %s that exports a handler and needs nothing but Node.js', (name) => {
    const code = codes.get(name) ?? '';
    const required = new Set([...code.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, module]) => module));

    expect(code).toContain('handler:()=>');
    expect([...required].filter((module) => module !== OPTIONAL && !isBuiltin(module ?? ''))).toEqual([]);
  });

  test('keeps the code of the scan under 1.5 MB', () => {
    expect(Buffer.byteLength(codes.get('scan') ?? '')).toBeLessThan(1_500_000);
    expect(Buffer.byteLength(codes.get('scan') ?? '')).toBeGreaterThan(100_000);
  });

  test('keeps the SDK out of a probe, which calls no AWS API', () => {
    expect(Buffer.byteLength(codes.get('probe') ?? '')).toBeLessThan(100_000);
    expect(codes.get('probe')).not.toContain('aws-sdk');
    expect(codes.get('scan')).toContain('aws-sdk');
  });

  test('leaves out the operations of EC2 that nobody calls', () => {
    expect(codes.get('scan')).toContain('DescribeRegions');
    expect(codes.get('scan')).not.toContain('TerminateInstances');
  });

  test('throws with the words of esbuild', () => {
    expect(() => bundleHandlers(['nobody' as HandlerName])).toThrow(/cannot be bundled:\n.*nobody\.lambda\.ts/s);
  });
});
