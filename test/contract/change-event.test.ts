import * as fc from 'fast-check';
import { readChangeEvent } from '../../lambda/contract/change-event';
import { CHANGE_EVENTS } from '../../lambda/contract/change-events';
import { accountId } from '../../lambda/domain/ids';
import { ACCOUNT } from '../builders/certificate';
import { aChangeEvent, aRecordChange } from '../builders/change-event';
import { NEAR_MISSES } from '../builders/change-event-near-misses';
import { SAMPLES } from '../builders/change-event-samples';
import { NOW } from '../builders/instant';

const OTHER = accountId('210987654321');

const upload = (overrides: object = {}) => {
  const event = aChangeEvent({ service: 'iam', eventName: 'UploadServerCertificate', region: 'us-east-1' });
  return { ...event, detail: { ...event.detail, ...overrides } };
};
const changeOf = (event: unknown) => {
  const reading = readChangeEvent(event, ACCOUNT);
  if (reading.kind !== 'change') throw new Error(`the event ${reading.because}`);
  return reading.change;
};

describe('readChangeEvent', () => {
  test.each(SAMPLES)('$title names what it was done to, and asks to read just that again', (sample) => {
    const { title, call, certificates = [], resources = [], cells } = sample;
    const change = {
      id: 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee',
      at: NOW,
      by: 'role deployer (alice@example.com)',
      action: title,
    };

    expect(readChangeEvent(aChangeEvent(call), ACCOUNT)).toEqual({
      kind: 'change',
      change: { ...change, certificates, resources },
      cells,
    });
  });

  test('knows every call that the rules let through', () => {
    const names = Object.entries(CHANGE_EVENTS).flatMap(([service, { names: known }]) =>
      known.map((name) => `${service}:${name}`),
    );
    const samples = SAMPLES.map(({ title }) => title);

    expect(names.filter((name) => !samples.some((sample) => sample.startsWith(name)))).toEqual([]);
  });

  test.each(NEAR_MISSES)('$title asks for nothing', ({ call }) => {
    expect(readChangeEvent(aChangeEvent(call), ACCOUNT)).toEqual({
      kind: 'foreign',
      because: expect.stringMatching(/^(is about|moves no certificate|tells of a call that failed)/),
    });
  });

  test('the region is that in which it was told first, and the account that in which it was done', () => {
    const event = aChangeEvent({
      service: 'elasticloadbalancing',
      eventName: 'DeleteLoadBalancer',
      region: 'us-gov-west-1',
      parameters: { loadBalancerName: 'edge-9' },
    });

    expect(readChangeEvent({ ...event, account: OTHER }, OTHER)).toMatchObject({
      cells: [
        { region: 'us-gov-west-1', source: 'acm' },
        {
          region: 'us-gov-west-1',
          source: 'elb',
          listeners: ['arn:aws-us-gov:elasticloadbalancing:us-gov-west-1:210987654321:loadbalancer/edge-9'],
        },
      ],
    });
  });

  test('all changes of a batch are looked at, and each name is told once and without its last dot', () => {
    const changes = [aRecordChange('CREATE'), aRecordChange('DELETE'), aRecordChange('DELETE')];
    const parameters = { changeBatch: { changes } };
    const event = aChangeEvent({ service: 'route53', eventName: 'ChangeResourceRecordSets', parameters });

    expect(changeOf(event).resources).toEqual(['_4c15b1e7.www.example.com']);
  });

  test('of a long list the beginning is told, and of a long text', () => {
    const names = Array.from({ length: 30 }, (_, index) => `${index}${'x'.repeat(600)}`);
    const event = upload({ requestParameters: { serverCertificateName: names } });

    const { certificates } = changeOf(event);

    expect(certificates).toHaveLength(20);
    expect(new Set(certificates.map(({ length }) => length))).toEqual(new Set([512]));
  });

  test.each([
    { title: 'nothing', event: undefined },
    { title: 'a text', event: 'aws.iam' },
    { title: 'what ACM sends of its own accord', event: { source: 'aws.acm', region: 'eu-west-1', detail: {} } },
    { title: 'no region', event: { ...upload(), region: undefined } },
    { title: 'a region that is none', event: { ...upload(), region: '../..' } },
    { title: 'no account', event: { ...upload(), account: 'mine' } },
    { title: 'no id', event: upload({ eventID: undefined }) },
    { title: 'an id that is none', event: upload({ eventID: 'a#b' }) },
    { title: 'no time', event: upload({ eventTime: undefined }) },
    { title: 'a service that is none', event: upload({ eventSource: 'iam.example.com' }) },
  ])('leaves $title alone', ({ event }) => {
    expect(readChangeEvent(event, ACCOUNT)).toEqual({
      kind: 'foreign',
      because: 'is not a record of CloudTrail that names its region, its time and its call',
    });
  });

  test('what another account did is not ours, though its bus is', () => {
    expect(readChangeEvent({ ...upload(), account: OTHER }, ACCOUNT)).toEqual({
      kind: 'foreign',
      because: 'is of account 210987654321, and 123456789012 is watched',
    });
    expect(readChangeEvent(upload(), ACCOUNT)).toMatchObject({ kind: 'change' });
  });

  test('leaves alone what was done at no moment that there is', () => {
    expect(readChangeEvent(upload({ eventTime: '2026-13-45T08:00:00Z' }), ACCOUNT)).toEqual({
      kind: 'foreign',
      because: 'tells no moment that there is',
    });
  });

  test('throws at nothing, whatever the parameters look like', () => {
    const call = fc.record({
      eventName: fc.constantFrom(...Object.values(CHANGE_EVENTS).flatMap(({ names }) => [...names])),
      service: fc.constantFrom('acm', 'elasticloadbalancing', 'iam', 'cloudfront', 'route53', 'sns'),
      parameters: fc.oneof(
        fc.jsonValue(),
        fc.dictionary(fc.constantFrom('certificates', 'changeBatch'), fc.jsonValue()),
      ),
      userIdentity: fc.jsonValue(),
    });

    fc.assert(
      fc.property(call, ({ service, eventName, parameters, userIdentity }) => {
        const detail = {
          eventSource: `${service}.amazonaws.com`,
          eventName,
          requestParameters: parameters,
          userIdentity,
        };
        expect(['change', 'foreign']).toContain(readChangeEvent(upload(detail), ACCOUNT).kind);
      }),
    );
  });
});
