import type { Message } from '../../lambda/domain/message';
import { parseMessage } from '../../lambda/contract/messages';
import { aBulletin, aClear, aFinding, aLine, anEndedLine, aNotice, anOpenState, aPage } from '../builders/message';
import { HOSTILE_TEXTS } from '../builders/hostile';
import { NOW } from '../builders/instant';

const stale = anOpenState({ findings: [aFinding({ stale: { since: NOW, lacks: 'history' } })], absentSince: NOW });
const labels = { rules: aLine().rules, owners: [...HOSTILE_TEXTS], regions: [] };

describe('parseMessage', () => {
  test.each<{ readonly what: string; readonly message: Message }>([
    { what: 'a page', message: aPage({ environment: 'production', labels }) },
    { what: 'a page of several', message: aPage({ cases: [aNotice(), aNotice({ state: stale })] }) },
    { what: 'what was left out', message: aPage({ cases: [aNotice({ omitted: { names: 3, attachments: 90 } })] }) },
    { what: 'a time zone', message: aPage({ timeZone: 'Europe/Dublin' }) },
    { what: 'the age of the evidence', message: aPage({ cases: [aNotice({ observedAt: NOW })] }) },
    { what: 'runbooks', message: aPage({ runbooks: { 'weak-key': 'docs/rules/weak-key.md' } }) },
    { what: 'that it flaps', message: aPage({ cases: [aNotice({ flapping: true })] }) },
    { what: 'a line that flaps', message: aBulletin({ lines: [aLine({ flapping: true })] }) },
    {
      what: 'what a line says of evidence and uses',
      message: aBulletin({ lines: [aLine({ observedAt: NOW, usedBy: ['edge-1'] })] }),
    },
    { what: 'why it comes again', message: aPage({ again: { because: 'grown', since: NOW, unacknowledged: 1 } }) },
    { what: 'a degraded page', message: aPage({ kind: 'degraded' }) },
    { what: 'a clear', message: aClear() },
    { what: 'a clear whose cases are gone', message: aClear({ cases: [] }) },
    { what: 'a bulletin', message: aBulletin({ lines: [aLine(), anEndedLine()] }) },
  ])('gives $what back as it was', ({ message }) => {
    expect(parseMessage(JSON.stringify(message))).toEqual({ kind: 'ours', message });
  });

  test('ignores keys that it does not know', () => {
    expect(parseMessage(JSON.stringify({ ...aPage(), ofTomorrow: 1 }))).toEqual({ kind: 'ours', message: aPage() });
  });

  test.each`
    what                           | text
    ${'no JSON'}                   | ${'CRITICAL payments-prod: …'}
    ${'nothing'}                   | ${''}
    ${'null'}                      | ${'null'}
    ${'a list'}                    | ${'[]'}
    ${'an alarm of CloudWatch'}    | ${'{"AlarmName":"x","NewStateValue":"ALARM"}'}
    ${'a version without our key'} | ${'{"schemaVersion":1,"key":"somebody:1:x"}'}
    ${'our key without a version'} | ${'{"key":"notafter:1:x"}'}
  `('calls $what foreign', ({ text }: { text: string }) => {
    expect(parseMessage(text)).toMatchObject({ kind: 'foreign' });
  });

  test('leaves a version that it does not know alone, and says which', () => {
    expect(parseMessage(JSON.stringify({ ...aPage(), schemaVersion: 2 }))).toEqual({
      kind: 'newer',
      because: 'its schemaVersion is 2, known is 1',
    });
  });

  test.each<{ readonly message: object; readonly because: RegExp }>([
    { message: { ...aPage(), at: 'yesterday' }, because: /^at must be an instant such as .*got "yesterday"$/ },
    { message: { ...aPage(), cases: [] }, because: /^cases/ },
    { message: { ...aPage(), kind: 'poem' }, because: /kind/ },
    { message: { ...aPage(), key: 'bulletin:1:x' }, because: /^key must be the key of an incident/ },
    { message: { ...aBulletin(), key: 'notafter:1:x' }, because: /^key must be the key of a bulletin/ },
    { message: aPage({ cases: [aNotice({ subject: 'certificate:' })] }), because: /subject must be a subject/ },
  ])('says in a sentence what is malformed: $because', ({ message, because }) => {
    expect(parseMessage(JSON.stringify(message))).toEqual({
      kind: 'malformed',
      because: expect.stringMatching(because),
    });
  });
});
