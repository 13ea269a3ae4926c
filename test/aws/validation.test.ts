import {
  ACMClient,
  type DomainValidation,
  ListCertificateDomainValidationsCommand,
  UpdateCertificateOptionsCommand,
} from '@aws-sdk/client-acm';
import { afterAll, beforeAll, beforeEach, describe, expect, test, jest } from '@jest/globals';

import { clientOf } from './clients';
import { type CertificateFields, type LocalAws, startLocalAws } from './local-aws';

jest.setTimeout(120_000);

describe('the validation of names by ACM of the local AWS', () => {
  let aws: LocalAws;
  let acm: ACMClient;

  beforeAll(async () => {
    aws = await startLocalAws();
    acm = clientOf(aws, ACMClient);
  });
  beforeEach(() => aws.reset());
  afterAll(() => aws.stop());

  const seed = async (fields: CertificateFields): Promise<string> =>
    (await aws.seedCertificates({ each: [fields] }))[0] ?? '';
  const validatedBy = async (...methods: readonly DomainValidation['ValidationMethod'][]) =>
    seed({
      DomainValidationOptions: methods.map((ValidationMethod, index) => ({
        ...{ DomainName: `${index}.example.com`, ValidationStatus: 'SUCCESS', ValidationMethod },
      })),
    });
  const list = async (CertificateArn: string) =>
    (await acm.send(new ListCertificateDomainValidationsCommand({ CertificateArn }))).DomainValidationSummaryList;
  const askForDns = async (CertificateArn: string) =>
    acm.send(new UpdateCertificateOptionsCommand({ CertificateArn, Options: { ValidationMethod: 'DNS' } }));

  test('is told name by name, as it is in force', async () => {
    const DomainNames = ['a.example.com', '*.a.example.com'];
    const arn = await seed({ DomainName: DomainNames[0], SubjectAlternativeNames: DomainNames });

    expect(await list(arn)).toEqual(
      DomainNames.map((DomainName) => ({
        DomainName,
        ActiveValidationConfiguration: { ValidationMethod: 'DNS', ValidationStatus: 'SUCCESS' },
      })),
    );
  });

  test('is told of no name where nobody validates any', async () => {
    expect(await list(await seed({ Type: 'PRIVATE' }))).toEqual([]);
    expect(await list(await seed({ Type: 'IMPORTED' }))).toEqual([]);
  });

  test('by e-mail waits for a record of each name once DNS is asked for, and stays in force meanwhile', async () => {
    const arn = await validatedBy('EMAIL', 'DNS');
    expect(await list(arn)).toEqual([
      expect.not.objectContaining({ RequestedValidationConfiguration: expect.anything() }),
      expect.not.objectContaining({ RequestedValidationConfiguration: expect.anything() }),
    ]);

    await askForDns(arn);

    const [byMail, byDns] = (await list(arn)) ?? [];
    expect(byMail).toEqual({
      DomainName: '0.example.com',
      ActiveValidationConfiguration: { ValidationMethod: 'EMAIL', ValidationStatus: 'SUCCESS' },
      RequestedValidationConfiguration: {
        ...{ ValidationMethod: 'DNS', ValidationStatus: 'PENDING_VALIDATION' },
        ValidationChallenge: {
          DnsValidationChallenge: {
            ResourceRecord: {
              Name: expect.stringMatching(/^_\w+\.0\.example\.com\.$/),
              Type: 'CNAME',
              Value: expect.stringMatching(/\.acm-validations\.aws\.$/),
            },
          },
        },
      },
    });
    expect(byDns).not.toHaveProperty('RequestedValidationConfiguration');
  });

  test('of one certificate is that of no other, and of none there is none', async () => {
    const [one, other] = [await validatedBy('EMAIL'), await validatedBy('EMAIL')];
    await askForDns(one);

    expect((await list(one))?.[0]).toHaveProperty('RequestedValidationConfiguration');
    expect((await list(other))?.[0]).not.toHaveProperty('RequestedValidationConfiguration');
    const gone = one.replace(/[^/]+$/, 'gone');
    await expect(list(gone)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await expect(askForDns(gone)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});
