import type { Certificate } from '../../../lambda/domain/certificate/certificate';
import { dnsQuestions, dueQuestions } from '../../../lambda/domain/dns/dns-questions';
import type { DnsQuestion } from '../../../lambda/domain/dns/dns';
import type { Instant } from '../../../lambda/domain/instant';
import { DEFAULT_POLICY } from '../../../lambda/domain/policy';
import type { DomainValidation } from '../../../lambda/domain/certificate/validation';
import { aCertificate, acmArn, anIamCertificate, anImportedCertificate } from '../../builders/certificate';
import { aChange } from '../../builders/change';
import { aliasOf, caaOf, someLookups } from '../../builders/dns';
import { daysFromNow, hoursFromNow, minutesFromNow, NOW } from '../../builders/instant';
import { anInventory } from '../../builders/inventory';

const record = { name: '_x.shop.example.com', value: '_y' };
const domains: readonly DomainValidation[] = [{ name: 'shop.example.com', method: 'dns', record }];
const NEAR = { notAfter: daysFromNow(70), validation: { readAt: NOW, domains } };

const questions = (...certificates: Certificate[]) =>
  dnsQuestions(anInventory({ certificates }), NOW, DEFAULT_POLICY).map(({ kind, name }) => `${kind} ${name}`);

describe('dnsQuestions', () => {
  test('are the record of each name, and the CAA records up to the top', () => {
    expect(questions(aCertificate(NEAR))).toEqual([
      'cname _x.shop.example.com',
      'caa shop.example.com',
      'caa example.com',
      'caa com',
    ]);
  });

  test('are asked of a certificate that nothing is remembered of, too', () => {
    const inventory = { ...anInventory({ certificates: [aCertificate(NEAR)] }), memory: {} };

    expect(dnsQuestions(inventory, NOW, DEFAULT_POLICY)).toHaveLength(4);
  });

  test('are asked once, whoever needs the answer', () => {
    const wildcard: DomainValidation = { name: '*.shop.example.com', method: 'dns', record };
    const validation = { readAt: NOW, domains: [...domains, wildcard] };

    expect(questions(aCertificate({ ...NEAR, validation }), aCertificate({ ...NEAR, arn: acmArn(2) }))).toHaveLength(4);
  });

  test('of a name that is validated otherwise are about CAA only', () => {
    const validation = { readAt: NOW, domains: [{ name: 'com', method: 'email' as const }] };

    expect(questions(aCertificate({ ...NEAR, validation }))).toEqual(['caa com']);
    expect(
      questions(aCertificate({ ...NEAR, validation: { ...validation, domains: [{ name: 'com', method: 'dns' }] } })),
    ).toEqual(['caa com']);
  });

  test.each`
    certificate                                             | what
    ${aCertificate({ ...NEAR, notAfter: daysFromNow(76) })} | ${'whose renewal is far'}
    ${aCertificate({ ...NEAR, notAfter: undefined })}       | ${'without an end'}
    ${aCertificate({ ...NEAR, validation: undefined })}     | ${'of which nobody knows how it is validated'}
    ${aCertificate({ ...NEAR, type: 'PRIVATE' })}           | ${'that is private'}
    ${aCertificate({ ...NEAR, managedBy: 'cloudfront' })}   | ${'that CloudFront manages'}
    ${anImportedCertificate(NEAR)}                          | ${'that was imported'}
    ${anIamCertificate()}                                   | ${'of IAM'}
  `('are none for one $what', ({ certificate }: { certificate: Certificate }) => {
    expect(questions(certificate)).toEqual([]);
  });
});

describe('a record that somebody touched', () => {
  const far = aCertificate({ ...NEAR, notAfter: daysFromNow(150) });
  const touched = (name: string, at = hoursFromNow(-1)) =>
    anInventory({ certificates: [far], memory: { [far.id]: { lastChange: aChange({ at, resources: [name] }) } } });
  const asked = (...given: Parameters<typeof touched>) => dnsQuestions(touched(...given), NOW, DEFAULT_POLICY);

  test('is asked for, though the renewal is far, for seven days', () => {
    expect(asked(record.name).map(({ name }) => name)).toContain(record.name);
    expect(asked('_other.example.com')).toEqual([]);
    expect(asked(record.name, daysFromNow(-8))).toEqual([]);
  });

  test.each`
    readAt                 | due      | what
    ${hoursFromNow(-1)}    | ${false} | ${'an answer is an hour younger than that'}
    ${minutesFromNow(-61)} | ${true}  | ${'an answer is not: resolvers may have told what was before'}
    ${hoursFromNow(-2)}    | ${true}  | ${'an answer is as old as that'}
  `('is asked for again where $what: $due', ({ readAt, due }: { readAt: Instant; due: boolean }) => {
    const known = someLookups({ cname: { [record.name]: aliasOf('_y') } }, readAt);
    const names = dueQuestions(asked(record.name, hoursFromNow(-2)), known, NOW).map(({ name }) => name);

    expect(names.includes(record.name)).toBe(due);
  });
});

describe('dueQuestions', () => {
  const asked = (name: string, kind: DnsQuestion['kind'] = 'cname'): DnsQuestion => ({ kind, name });
  const due = (known: Parameters<typeof dueQuestions>[1], ...all: DnsQuestion[]) =>
    dueQuestions(all, known, NOW).map(({ name }) => name);

  test.each`
    known                                                                       | names     | what
    ${undefined}                                                                | ${['_x']} | ${'there is no answer'}
    ${someLookups({ cname: { _x: aliasOf('_y') } }, minutesFromNow(-359))}      | ${[]}     | ${'an answer is not six hours old'}
    ${someLookups({ cname: { _x: aliasOf('_y') } }, hoursFromNow(-6))}          | ${['_x']} | ${'an answer is six hours old'}
    ${someLookups({ cname: { _x: { kind: 'absent' } } }, minutesFromNow(-359))} | ${[]}     | ${'an absence is not six hours old'}
    ${someLookups({ cname: { _x: { kind: 'unknown', because: 'refused' } } })}  | ${['_x']} | ${'nobody answered'}
    ${someLookups({ caa: { _x: caaOf('issue ;') } })}                           | ${['_x']} | ${'another question about that name has an answer'}
  `('are $names where $what', ({ known, names }: { known: undefined; names: string[] }) => {
    expect(due(known, asked('_x'))).toEqual(names);
  });

  test('are at most 200 a run, the longest unasked first', () => {
    const names = Array.from({ length: 201 }, (_, index) => `a${index}`);
    const { cname } = someLookups({ cname: { old: aliasOf('_y') } }, hoursFromNow(-8));
    const { caa } = someLookups({ caa: { older: caaOf('issue ;') } }, hoursFromNow(-9));
    const all = [asked('old'), asked('older', 'caa'), ...names.slice(0, 199).map((name) => asked(name))];

    expect(due(undefined, ...names.map((name) => asked(name)))).toEqual(names.slice(0, 200));
    expect(due({ cname, caa }, ...all).slice(-2)).toEqual(['a198', 'older']);
  });
});
