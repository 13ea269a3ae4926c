import type { CnameAnswer, DnsQuestion } from '../../../lambda/domain/dns/dns';
import { dnsAfter } from '../../../lambda/domain/dns/dns-after';
import { aliasOf, caaOf, someLookups } from '../../builders/dns';
import { hoursFromNow, NOW } from '../../builders/instant';

const EARLIER = hoursFromNow(-7);
const SILENT = { kind: 'unknown', because: 'timed-out' } as const;
const THERE = { kind: 'found', targets: ['_y'] } as const;
const asked: readonly DnsQuestion[] = [
  { kind: 'cname', name: '_x' },
  { kind: 'caa', name: 'com' },
];

const cnameAfter = (last: CnameAnswer, next: CnameAnswer) =>
  dnsAfter(someLookups({ cname: { _x: last } }, EARLIER), someLookups({ cname: { _x: next } }), asked)?.cname;

describe('dnsAfter', () => {
  test('takes what was never known, in order of the names', () => {
    const news = someLookups({ cname: { _z: THERE, _x: THERE }, caa: { com: caaOf('issue ;') } });

    expect(dnsAfter(undefined, news, [...asked, { kind: 'cname', name: '_z' }])).toEqual({
      cname: [...news.cname].reverse(),
      caa: news.caa,
    });
  });

  test('keeps what was not asked again', () => {
    const last = someLookups({ cname: { _x: THERE }, caa: { com: caaOf('issue ;') } }, EARLIER);

    expect(dnsAfter(last, someLookups({}), asked)).toEqual(last);
  });

  test('forgets what does not matter any more, of each kind apart', () => {
    const last = someLookups({ cname: { _x: THERE, com: THERE }, caa: { com: caaOf('issue ;'), _x: caaOf() } });

    expect(dnsAfter(last, someLookups({}), asked)).toEqual(
      someLookups({ cname: { _x: THERE }, caa: { com: caaOf('issue ;') } }),
    );
    expect(dnsAfter(last, someLookups({}), [])).toBeUndefined();
  });

  test.each([
    { what: 'another alias', next: aliasOf('_z') },
    { what: 'that there is none any more', next: { kind: 'absent' } as const },
  ])('believes an answer that tells $what', ({ next }) => {
    expect(cnameAfter(THERE, next)).toEqual([{ name: '_x', readAt: NOW, answer: next }]);
  });

  test('lets no answer stand where nobody answered now, and keeps it with its age', () => {
    const before = { readAt: EARLIER, answer: THERE };

    expect(cnameAfter(THERE, SILENT)).toEqual([{ name: '_x', readAt: NOW, answer: SILENT, before }]);
    expect(cnameAfter(SILENT, SILENT)).toEqual([{ name: '_x', readAt: NOW, answer: SILENT }]);
    const last = { caa: [], cname: [{ name: '_x', readAt: EARLIER, answer: SILENT, before }] };
    expect(dnsAfter(last, someLookups({ cname: { _x: SILENT } }), asked)?.cname).toEqual([
      { name: '_x', readAt: NOW, answer: SILENT, before },
    ]);
  });
});
