import {
  ACMClient,
  type DomainValidationSummary,
  ListCertificateDomainValidationsCommand,
  UpdateCertificateOptionsCommand,
} from '@aws-sdk/client-acm';
import { mockClient } from 'aws-sdk-client-mock';
import { awsChanges } from '../../lambda/operators/changes';
import {
  askForDns,
  methodFingerprint,
  readDomains,
  requestedRecords,
  validatedByDns,
} from '../../lambda/operators/validation-method';
import { aServiceError } from '../builders/attempt';
import { acmArn, HOME } from '../builders/certificate';
import { onlyClients } from '../builders/operator-clients';

const acm = mockClient(ACMClient);
const client = new ACMClient({ region: HOME });
const ARN = acmArn(1);

type Method = 'DNS' | 'EMAIL' | 'HTTP';
const summary = (active: Method | undefined, requested?: Method, name = 'a.example'): DomainValidationSummary => ({
  DomainName: name,
  ...(active && { ActiveValidationConfiguration: { ValidationMethod: active, ValidationStatus: 'SUCCESS' } }),
  ...(requested && { RequestedValidationConfiguration: { ValidationMethod: requested } }),
});
const told = (...summaries: readonly DomainValidationSummary[]) =>
  acm.on(ListCertificateDomainValidationsCommand).resolves({ DomainValidationSummaryList: [...summaries] });

describe('how the names of a certificate are validated', () => {
  beforeEach(() => acm.reset());

  test('is read to the last page', async () => {
    acm
      .on(ListCertificateDomainValidationsCommand, { CertificateArn: ARN })
      .resolves({ DomainValidationSummaryList: [summary('DNS')], NextToken: 'more' })
      .on(ListCertificateDomainValidationsCommand, { CertificateArn: ARN, NextToken: 'more' })
      .resolves({ NextToken: 'still more' })
      .on(ListCertificateDomainValidationsCommand, { CertificateArn: ARN, NextToken: 'still more' })
      .resolves({ DomainValidationSummaryList: [summary('EMAIL', undefined, 'b.example')] });

    expect((await readDomains(client, ARN)).map(({ DomainName }) => DomainName)).toEqual(['a.example', 'b.example']);
    expect(acm.calls()).toHaveLength(3);
  });

  test('is not told by the pages before one that fails', async () => {
    acm
      .on(ListCertificateDomainValidationsCommand)
      .resolvesOnce({ DomainValidationSummaryList: [summary('DNS')], NextToken: 'more' })
      .rejects(aServiceError('ThrottlingException'));

    await expect(methodFingerprint(client, ARN)).rejects.toMatchObject({ name: 'ThrottlingException' });
  });

  test.each<readonly [string, readonly DomainValidationSummary[], string | undefined]>([
    ['what is in force', [summary('EMAIL')], 'EMAIL'],
    ['what is asked for, though another is in force', [summary('EMAIL', 'DNS')], 'DNS'],
    ['one, where some names have it and others are asked for it', [summary('DNS'), summary('EMAIL', 'DNS')], 'DNS'],
    ['mixed, where names differ', [summary('DNS'), summary('EMAIL')], 'mixed'],
    ['mixed, where one name has none', [summary('DNS'), summary(undefined)], 'mixed'],
    ['nothing, where no name has any', [summary(undefined)], undefined],
    ['nothing, where there is no name', [], undefined],
  ])('has as its fingerprint %s', async (_what, summaries, fingerprint) => {
    told(...summaries);

    expect(await methodFingerprint(client, ARN)).toBe(fingerprint);
  });

  test('is nothing where the answer holds no list', async () => {
    acm.on(ListCertificateDomainValidationsCommand).resolves({});

    expect(await readDomains(client, ARN)).toEqual([]);
    expect(await methodFingerprint(client, ARN)).toBeUndefined();
  });

  test('is by DNS only where that is in force and was proved', () => {
    const active = (ValidationMethod: Method, ValidationStatus: 'SUCCESS' | 'PENDING_VALIDATION') => ({
      DomainName: `${ValidationMethod}.${ValidationStatus}`,
      ActiveValidationConfiguration: { ValidationMethod, ValidationStatus },
    });

    expect([
      ...validatedByDns([
        active('DNS', 'SUCCESS'),
        active('DNS', 'PENDING_VALIDATION'),
        active('EMAIL', 'SUCCESS'),
        summary(undefined, 'DNS', 'only.asked'),
      ]),
    ]).toEqual([
      ['dns.success', true],
      ['dns.pending_validation', false],
      ['email.success', false],
      ['only.asked', false],
    ]);
  });
});

describe('the records that a change to DNS waits for', () => {
  const waiting = (record: object | undefined): DomainValidationSummary => ({
    DomainName: 'A.example',
    RequestedValidationConfiguration: {
      ValidationMethod: 'DNS',
      ValidationChallenge: { DnsValidationChallenge: { ResourceRecord: record as never } },
    },
  });

  test('are those of each name that has one', () => {
    const record = { Name: '_X.A.example.', Type: 'CNAME', Value: '_Y.acm-validations.aws.' };

    expect(requestedRecords([waiting(record), summary('EMAIL')])).toEqual([
      { name: 'a.example', method: 'dns', record: { name: '_x.a.example', value: '_y.acm-validations.aws' } },
    ]);
  });

  test.each([
    ['no record yet', undefined],
    ['a record without a name', { Type: 'CNAME', Value: 'y.' }],
    ['a record without a value', { Type: 'CNAME', Name: 'x.' }],
  ])('are none of a name with %s', (_what, record) => {
    expect(requestedRecords([waiting(record)])).toEqual([]);
  });
});

describe('a change of the method', () => {
  const change = {
    ...{ kind: 'validation-method' as const, region: HOME, certificate: ARN },
    ...{ before: 'EMAIL', after: 'DNS' },
  };
  const { read, write } = awsChanges(onlyClients({ acm: () => client }));

  beforeEach(() => acm.reset());

  test('asks ACM for DNS, once, and for nothing else', async () => {
    acm.on(UpdateCertificateOptionsCommand).resolves({});

    await askForDns(client, ARN);

    expect(acm.calls().map(({ args: [{ input }] }) => input)).toEqual([
      { CertificateArn: ARN, Options: { ValidationMethod: 'DNS' } },
    ]);
  });

  test.each([
    ['done', undefined],
    ['refused', aServiceError('AccessDeniedException')],
    ['refused', aServiceError('InvalidStateException')],
    ['again', aServiceError('ThrottlingException')],
  ])('is %s, as ACM answers', async (answer, error) => {
    const asked = acm.on(UpdateCertificateOptionsCommand);
    if (error === undefined) asked.resolves({});
    else asked.rejects(error);

    expect(await write(change, 'forward')).toBe(answer);
  });

  test('is read, or unreadable where ACM does not say', async () => {
    told(summary('EMAIL', 'DNS'));
    expect(await read(change)).toEqual({ kind: 'read', fingerprint: 'DNS' });

    told(summary(undefined));
    expect(await read(change)).toEqual({ kind: 'unreadable' });

    acm.on(ListCertificateDomainValidationsCommand).rejects(aServiceError('AccessDeniedException'));
    expect(await read(change)).toEqual({ kind: 'unreadable' });
  });
});
