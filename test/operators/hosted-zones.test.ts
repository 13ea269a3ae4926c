import {
  ChangeResourceRecordSetsCommand,
  ListHostedZonesCommand,
  ListResourceRecordSetsCommand,
  Route53Client,
} from '@aws-sdk/client-route-53';
import { mockClient } from 'aws-sdk-client-mock';
import { changeRecord, readHeld, readZones } from '../../lambda/operators/hosted-zones';
import { aRecord, aRecordChange } from '../builders/operation';

const route53 = mockClient(Route53Client);
const client = new Route53Client({ region: 'us-east-1' });
const zone = (id: string, Name: string, PrivateZone?: boolean) => ({
  ...{ Id: `/hostedzone/${id}`, Name, CallerReference: id },
  ...(PrivateZone !== undefined && { Config: { PrivateZone } }),
});
const denied = (): Error => Object.assign(new Error('no'), { name: 'AccessDenied', $fault: 'client', $metadata: {} });
const NAME = aRecord().name;
const set = (overrides: object = {}) => ({
  ...{ Name: `${NAME}.`, Type: 'CNAME' as const, TTL: 60, ResourceRecords: [{ Value: 'There.Example.' }] },
  ...overrides,
});

describe('public zones', () => {
  beforeEach(() => route53.reset());

  test('are read to the end, without private ones', async () => {
    route53
      .on(ListHostedZonesCommand)
      .resolvesOnce({ HostedZones: [zone('Z1', 'Example.com.')], IsTruncated: true, NextMarker: 'Z2' })
      .resolves({ HostedZones: [zone('Z2', 'b.example.', true), zone('Z3', 'c\\052d.example.', false)] });

    expect(await readZones(client)).toEqual([
      { id: 'Z1', name: 'example.com' },
      { id: 'Z3', name: 'c*d.example' },
    ]);
  });

  test.each([
    ['denied', () => route53.on(ListHostedZonesCommand).rejects(denied())],
    ['no list', () => route53.on(ListHostedZonesCommand).resolves({} as never)],
    [
      'one page of two',
      () =>
        route53
          .on(ListHostedZonesCommand)
          .resolvesOnce({ HostedZones: [zone('Z1', 'a.')], IsTruncated: true, NextMarker: 'x' } as never)
          .rejects(denied()),
    ],
  ])('are unreadable, not absent, where the answer is: %s', async (_what, answer) => {
    answer();

    expect(await readZones(client)).toBe('unreadable');
  });
});

describe('what stands at a name', () => {
  beforeEach(() => route53.reset());

  test.each([
    ['nothing', [], { kind: 'absent' }],
    ['something at the next name only', [set({ Name: 'z.example.com.' })], { kind: 'absent' }],
    ['one CNAME', [set()], { kind: 'cname', record: { value: 'there.example', ttl: 60 } }],
    ['another type', [set({ Type: 'TXT' })], { kind: 'other' }],
    ['an alias', [set({ TTL: undefined, ResourceRecords: undefined })], { kind: 'other' }],
    ['a routing policy', [set({ SetIdentifier: 'blue' })], { kind: 'other' }],
    ['two sets', [set(), set({ Type: 'TXT' })], { kind: 'other' }],
    ['two values', [set({ ResourceRecords: [{ Value: 'a.' }, { Value: 'b.' }] })], { kind: 'other' }],
  ])('is told: %s', async (_what, sets, held) => {
    route53.on(ListResourceRecordSetsCommand).resolves({ ResourceRecordSets: sets });

    expect(await readHeld(client, 'Z1', NAME)).toEqual(held);
  });

  test('is unreadable where Route 53 refuses, or answers nothing', async () => {
    route53.on(ListResourceRecordSetsCommand).rejectsOnce(denied()).resolves({});

    expect([await readHeld(client, 'Z1', NAME), await readHeld(client, 'Z1', NAME)]).toEqual([
      'unreadable',
      'unreadable',
    ]);
  });
});

describe('changing a record', () => {
  beforeEach(() => route53.reset());

  const replaced = { value: 'old.example', ttl: 60 };

  test.each([
    [aRecordChange(), 'forward', ['CREATE _b2.acm-validations.aws.']],
    [aRecordChange(), 'back', ['DELETE _b2.acm-validations.aws.']],
    [aRecordChange({ replaced }), 'forward', ['DELETE old.example.', 'CREATE _b2.acm-validations.aws.']],
    [aRecordChange({ replaced }), 'back', ['DELETE _b2.acm-validations.aws.', 'CREATE old.example.']],
  ] as const)('is one batch that says what must be there: %j %s', async (change, direction, made) => {
    route53.on(ChangeResourceRecordSetsCommand).resolves({});

    await changeRecord(client, change, direction);

    const [call] = route53.commandCalls(ChangeResourceRecordSetsCommand);
    const changes = call?.args[0].input.ChangeBatch?.Changes ?? [];
    expect(
      changes.map(({ Action, ResourceRecordSet: row }) => `${Action} ${row?.ResourceRecords?.[0]?.Value}`),
    ).toEqual(made);
    expect(changes.map(({ ResourceRecordSet: row }) => row?.Name)).toEqual(made.map(() => `${NAME}.`));
  });
});
