import { Readable } from 'node:stream';
import * as fc from 'fast-check';
import { jsonInParts } from '../../lambda/stores/json-in-parts';

const asIs = (_: string, value: unknown): unknown => value;

const inChunks = (text: string, characters: number): Readable =>
  Readable.from(
    Array.from({ length: Math.ceil(text.length / characters) }, (_, index) =>
      text.slice(index * characters, (index + 1) * characters),
    ),
  );

/** What becomes of a text: its value, or that it is no JSON. */
const wholeOf = (text: string): unknown => {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return 'no JSON';
  }
};
const inPartsOf = async (text: string, characters: number): Promise<unknown> => {
  try {
    return { value: await jsonInParts(inChunks(text, characters), asIs) };
  } catch (error) {
    if (error instanceof SyntaxError) return 'no JSON';
    throw error;
  }
};

const chunkSize = fc.integer({ min: 1, max: 40 });
const text = fc.oneof(
  fc.jsonValue().map((value) => JSON.stringify(value)),
  fc
    .jsonValue()
    .map((value) => JSON.stringify({ '\\"{[,': [value, '}],\\'], value, 'a list': [[value], {}] }, null, 2)),
);
/** With a character more, or other, or less. */
const spoiltText = fc
  .tuple(text, fc.nat(), fc.constantFrom('', ',', '"', '\\', '[', ']', '{', '}', ':', '0', ' '), fc.constantFrom(0, 1))
  .map(([whole, at, character, removed]) => {
    const place = at % (whole.length + 1);
    return whole.slice(0, place) + character + whole.slice(place + removed);
  });

/** More than is parsed together. */
const MANY = Array.from({ length: 5_000 }, (_, index) => ({ index, text: `{"[,\\${'x'.repeat(index % 40)}` }));

describe('jsonInParts', () => {
  test('reads what JSON.parse reads, however it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(text, chunkSize, async (whole, characters) => {
        expect(await inPartsOf(whole, characters)).toEqual(wholeOf(whole));
      }),
    );
  });

  test('refuses what JSON.parse refuses, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(spoiltText, chunkSize, async (whole, characters) => {
        expect(await inPartsOf(whole, characters)).toEqual(wholeOf(whole));
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    { title: 'list', value: { before: 1, many: MANY, after: [] } },
    { title: 'record', value: { many: Object.fromEntries(MANY.map((one) => [`key "${one.index}"`, one])) } },
  ])('reads a long $title as JSON.parse does', async ({ value }) => {
    expect(await jsonInParts(inChunks(JSON.stringify(value), 16_384), asIs)).toEqual(value);
  });

  test.each([
    { title: 'behind the last comma of a long list', spoil: (whole: string) => whole.replace(/\]\}$/, ',]}') },
    { title: 'that is cut off', spoil: (whole: string) => whole.slice(0, -2) },
    { title: 'that a brace ends', spoil: (whole: string) => whole.replace(/\]\}$/, '}}') },
  ])('refuses a long list $title', async ({ spoil }) => {
    const whole = JSON.stringify({ many: MANY });
    // The comma stands where a part has just ended.
    const exact = `{"many":["${'x'.repeat(70_000)}"]}`;

    for (const one of [whole, exact]) expect(await inPartsOf(spoil(one), 16_384)).toBe('no JSON');
    for (const one of [whole, exact]) expect(await inPartsOf(one, 16_384)).toEqual(wholeOf(one));
  });

  test('rejects with what its chunks reject with', async () => {
    const broken = new Readable({ read: () => broken.destroy(new Error('incorrect header check')) });

    await expect(jsonInParts(broken, asIs)).rejects.toThrow('incorrect header check');
  });
});
