import fc from 'fast-check';
import { region } from '../../../lambda/domain/ids';
import { type Change, needsKey, recordFingerprint, stepOf } from '../../../lambda/domain/operations/change';
import { changeLabel, changeSentence, undoNote } from '../../../lambda/domain/operations/change-words';
import { aRecordChange } from '../../builders/operation';

const parts = { certificate: 'PEM' };
const fromTo = { before: 'old', after: 'new' };
const CHANGES: Readonly<Record<Change['kind'], Change>> = {
  record: aRecordChange(),
  'validation-method': { kind: 'validation-method', ...fromTo, region: region('eu-west-1'), certificate: 'arn' },
  content: {
    kind: 'content',
    ...fromTo,
    ...{ region: region('eu-west-1'), certificate: 'arn', content: parts, replaced: parts },
  },
  deletion: { kind: 'deletion', ...fromTo, name: 'legacy', path: '/', kept: parts, tags: [] },
};

describe('the next step of a change', () => {
  test.each([
    ['before', 'forward', 'write'],
    ['after', 'forward', 'done'],
    ['before', 'back', 'done'],
    ['after', 'back', 'write'],
    ['other', 'forward', 'foreign'],
    ['other', 'back', 'foreign'],
  ] as const)('where it stands as %s, on the way %s: %s', (observed, direction, step) => {
    expect(stepOf({ before: 'before', after: 'after' }, observed, direction)).toBe(step);
  });

  test('writes only what stands exactly as it was found, whatever that is', () => {
    fc.assert(
      fc.property(
        fc.record({ before: fc.string(), after: fc.string() }),
        fc.string(),
        fc.constantFrom('forward', 'back'),
        (change, observed, direction) => {
          const step = stepOf(change, observed, direction);
          const [from, to] = direction === 'forward' ? [change.before, change.after] : [change.after, change.before];
          expect(step === 'write').toBe(observed === from && from !== to);
          expect(step === 'done').toBe(observed === to);
        },
      ),
    );
  });
});

describe('a fingerprint of a record', () => {
  test('differs where value or time to live do, and where there is none', () => {
    const prints = [undefined, { value: 'a', ttl: 300 }, { value: 'b', ttl: 300 }, { value: 'a', ttl: 60 }].map(
      recordFingerprint,
    );

    expect(new Set(prints).size).toBe(4);
  });
});

describe('a private key', () => {
  test.each([
    ['record', false, false],
    ['validation-method', false, false],
    ['content', true, true],
    ['deletion', false, true],
  ] as const)('of a %s: forward %s, back %s', (kind, forward, back) => {
    expect([needsKey(CHANGES[kind], 'forward'), needsKey(CHANGES[kind], 'back')]).toEqual([forward, back]);
  });
});

describe('the words of a change', () => {
  test.each(Object.values(CHANGES))('a $kind is named, and said to be undone or not', (change) => {
    expect(changeLabel(change)).toMatch(/^the /);
    expect(changeSentence(change)).toMatch(/^(put|ask|import|delete) /);
    expect(undoNote(change) === undefined).toBe(change.kind === 'record');
  });

  test('a record says what it takes the place of', () => {
    expect(changeSentence(aRecordChange())).toContain('where nothing stands');
    expect(changeSentence(aRecordChange({ replaced: { value: 'old.example', ttl: 60 } }))).toContain(
      'in place of old.example',
    );
  });
});
