import { readSinkEvent } from '../../lambda/contract/sink-event';
import { aBulletin, aClear, aPage } from '../builders/message';

const records = (...texts: readonly string[]) => ({ Records: texts.map((Message) => ({ Sns: { Message } })) });

describe('readSinkEvent', () => {
  test.each([
    { key: 'notafter:1:123456789012:certificate:one:7', kind: 'incident' },
    { key: 'bulletin:1:123456789012:certificate:one:7', kind: 'bulletin' },
  ])('a poke with $key is about one $kind', ({ key, kind }) => {
    expect(readSinkEvent({ key })).toEqual([{ kind, key }]);
  });

  test('messages of a topic are about what they name, in their order', () => {
    const [page, clear, bulletin] = [aPage(), aClear(), aBulletin()];

    expect(readSinkEvent(records(JSON.stringify(page), JSON.stringify(clear), JSON.stringify(bulletin)))).toEqual([
      { kind: 'incident', key: page.key },
      { kind: 'incident', key: clear.key },
      { kind: 'bulletin', key: bulletin.key },
    ]);
  });

  test('a page that the ledger could not take is passed on whole', () => {
    const message = aPage({ kind: 'degraded' });

    expect(readSinkEvent(records(JSON.stringify(message)))).toEqual([{ kind: 'degraded', message }]);
  });

  test.each([
    { title: 'nothing', event: undefined, because: 'the event is neither a message of SNS nor a key' },
    {
      title: 'a schedule',
      event: { source: 'aws.events' },
      because: 'the event is neither a message of SNS nor a key',
    },
    {
      title: 'a key of others',
      event: { key: 'x' },
      because: 'the key is neither that of an incident nor that of a bulletin',
    },
    { title: 'a text', event: records('ALARM: disk full'), because: 'it is no message of notafter' },
    { title: 'JSON of others', event: records('{"AlarmName":"disk"}'), because: 'it is no message of notafter' },
    { title: 'half a message', event: records('{"schemaVersion":1,'), because: 'it is no message of notafter' },
  ])('leaves $title alone, and says why', ({ event, because }) => {
    expect(readSinkEvent(event)).toEqual([{ kind: 'foreign', because }]);
  });

  test('a foreign message keeps none of ours from its neighbours', () => {
    expect(readSinkEvent(records('hello', JSON.stringify(aPage()))).map(({ kind }) => kind)).toEqual([
      'foreign',
      'incident',
    ]);
  });
});
