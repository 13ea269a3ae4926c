import {
  type Change,
  ChangeResourceRecordSetsCommand,
  CreateHostedZoneCommand,
  ListResourceRecordSetsCommand,
  Route53Client,
} from '@aws-sdk/client-route-53';
import { afterAll, beforeAll, beforeEach, describe, expect, test, jest } from '@jest/globals';

import { clientOf } from './clients';
import { type LocalAws, startLocalAws } from './local-aws';

jest.setTimeout(120_000);

const record = (Action: Change['Action'], Name: string, value: string, overrides: object = {}): Change => ({
  Action,
  ResourceRecordSet: { Name, Type: 'CNAME', TTL: 300, ResourceRecords: [{ Value: value }], ...overrides },
});

describe('a zone of Route 53 of the local AWS', () => {
  let aws: LocalAws;
  let route53: Route53Client;
  let zone: string;

  beforeAll(async () => {
    aws = await startLocalAws();
    route53 = clientOf(aws, Route53Client);
  });
  beforeEach(async () => {
    await aws.reset();
    const made = await route53.send(new CreateHostedZoneCommand({ Name: 'example.com', CallerReference: 'once' }));
    zone = made.HostedZone?.Id ?? '';
  });
  afterAll(() => aws.stop());

  const change = async (...Changes: Change[]) =>
    route53.send(new ChangeResourceRecordSetsCommand({ HostedZoneId: zone, ChangeBatch: { Changes } }));
  /** But for what every zone has. */
  const records = async () =>
    (await route53.send(new ListResourceRecordSetsCommand({ HostedZoneId: zone }))).ResourceRecordSets?.filter(
      ({ Type }) => Type !== 'NS' && Type !== 'SOA',
    ).map(({ Name, Type, ResourceRecords }) => `${Name} ${Type} ${ResourceRecords?.[0]?.Value}`);
  const refusal = (said: RegExp) => ({ name: 'InvalidChangeBatch', message: expect.stringMatching(said) });

  test('takes a record once, and again once it is deleted', async () => {
    await change(record('CREATE', 'a.example.com', 'one.'));
    await expect(change(record('CREATE', 'A.example.com.', 'one.'))).rejects.toMatchObject(refusal(/already exists/));

    await change(record('DELETE', 'a.example.com', 'one.'));
    expect(await records()).toEqual([]);
    await change(record('CREATE', 'a.example.com', 'two.'));

    expect(await records()).toEqual(['a.example.com. CNAME two.']);
  });

  test.each([
    ['value', record('DELETE', 'a.example.com', 'other.')],
    ['time to live', record('DELETE', 'a.example.com', 'one.', { TTL: 60 })],
    ['name', record('DELETE', 'b.example.com', 'one.')],
  ])('deletes no record of another %s', async (_what, deletion) => {
    await change(record('CREATE', 'a.example.com', 'one.'));

    await expect(change(deletion)).rejects.toMatchObject(refusal(/do not match the current values/));
    expect(await records()).toEqual(['a.example.com. CNAME one.']);
  });

  test('keeps a CNAME alone at its name, be it the first or the second', async () => {
    const text = { Type: 'TXT', ResourceRecords: [{ Value: '"text"' }] };
    await change(record('CREATE', 'a.example.com', 'one.'), record('CREATE', 'b.example.com', '', text));

    await expect(change(record('CREATE', 'a.example.com', '', text))).rejects.toMatchObject(refusal(/not permitted/));
    await expect(change(record('UPSERT', 'b.example.com', 'one.'))).rejects.toMatchObject(refusal(/not permitted/));
    expect(await records()).toEqual(['a.example.com. CNAME one.', 'b.example.com. TXT "text"']);
  });

  test('makes a batch whole, each change on what those before it made, or not at all', async () => {
    await change(record('CREATE', 'a.example.com', 'one.'));

    const swap = [record('DELETE', 'a.example.com', 'one.'), record('CREATE', 'a.example.com', 'two.')];
    const failing = [...swap, record('DELETE', 'b.example.com', 'never.')];
    await expect(change(...failing)).rejects.toMatchObject(refusal(/do not match/));
    expect(await records()).toEqual(['a.example.com. CNAME one.']);
    await change(...swap);

    expect(await records()).toEqual(['a.example.com. CNAME two.']);
  });

  test('overwrites by UPSERT what is there', async () => {
    await change(record('UPSERT', 'a.example.com', 'one.'));
    await change(record('UPSERT', 'a.example.com', 'two.'));

    expect(await records()).toEqual(['a.example.com. CNAME two.']);
  });
});
