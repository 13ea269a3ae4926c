import {
  ACMPCAClient,
  type CertificateAuthorityStatus,
  DescribeCertificateAuthorityCommand,
} from '@aws-sdk/client-acm-pca';
import { mockClient } from 'aws-sdk-client-mock';
import { describeAuthorities } from '../../lambda/collectors/certificate-authorities';
import { AUTHORITY_STATUSES } from '../../lambda/domain/certificate/certificate-authority';
import { aServiceError } from '../builders/attempt';
import { authorityArn } from '../builders/certificate-authority';
import { daysFromNow, NOW } from '../builders/instant';

const pca = mockClient(ACMPCAClient);
const ARN = authorityArn();
const read = async (...others: readonly string[]) =>
  describeAuthorities(new ACMPCAClient({ region: 'eu-west-1' }), [ARN, ...others], { now: () => NOW });
const answered = async () => (await read()).get(ARN);

describe('describeAuthorities', () => {
  beforeEach(() => pca.reset());

  test.each(AUTHORITY_STATUSES)('tells that a CA is %s, and its end', async (Status) => {
    pca
      .on(DescribeCertificateAuthorityCommand, { CertificateAuthorityArn: ARN })
      .resolves({ CertificateAuthority: { Status, NotAfter: new Date(daysFromNow(99)) } });

    await expect(answered()).resolves.toStrictEqual({
      readAt: NOW,
      answer: { kind: 'told', status: Status, notAfter: daysFromNow(99) },
    });
  });

  test('tells no end of a CA that has none yet', async () => {
    pca.on(DescribeCertificateAuthorityCommand).resolves({ CertificateAuthority: { Status: 'PENDING_CERTIFICATE' } });

    await expect(answered()).resolves.toStrictEqual({
      readAt: NOW,
      answer: { kind: 'told', status: 'PENDING_CERTIFICATE' },
    });
  });

  test.each([
    ['nothing', {}],
    ['a CA without a state', { CertificateAuthority: { Arn: ARN } }],
    ['a state that nobody knows yet', { CertificateAuthority: { Status: 'MOVED' as CertificateAuthorityStatus } }],
  ])('takes an answer with %s as malformed', async (_, answer) => {
    pca.on(DescribeCertificateAuthorityCommand).resolves(answer);

    await expect(answered()).resolves.toEqual({ readAt: NOW, answer: { kind: 'unread', because: 'malformed-answer' } });
  });

  test.each<readonly [string, Error, object]>([
    ['no permission', aServiceError('AccessDeniedException'), { kind: 'unread', because: 'no-permission' }],
    [
      'a policy of the organization',
      aServiceError('AccessDeniedException', 'explicit deny in a service control policy'),
      { kind: 'unread', because: 'service-control-policy' },
    ],
    ['throttling', aServiceError('ThrottlingException'), { kind: 'unread', because: 'throttled' }],
    ['an error of the service', aServiceError('InvalidArnException'), { kind: 'unread', because: 'service-error' }],
    [
      'a host that nobody knows',
      Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' }),
      { kind: 'unread', because: 'unreachable' },
    ],
    ['a CA that does not exist', aServiceError('ResourceNotFoundException'), { kind: 'not-found' }],
  ])('says what came of it after %s', async (_, error, answer) => {
    pca.on(DescribeCertificateAuthorityCommand).rejects(error);

    await expect(answered()).resolves.toEqual({ readAt: NOW, answer });
  });

  test('rejects where neither AWS nor the way to it is to blame', async () => {
    pca.on(DescribeCertificateAuthorityCommand).rejects(new TypeError('a bug'));

    await expect(read()).rejects.toThrow('a bug');
  });

  test('asks for each once, and goes on after a denial: the next may be of another account', async () => {
    const others = [authorityArn(2, '210987654321'), authorityArn(3)];
    pca
      .on(DescribeCertificateAuthorityCommand)
      .rejectsOnce(aServiceError('AccessDeniedException'))
      .resolves({ CertificateAuthority: { Status: 'ACTIVE' } });

    const answers = await read(...others);

    expect([...answers].map(([arn, { answer }]) => [arn, answer.kind])).toEqual([
      [ARN, 'unread'],
      ...others.map((arn) => [arn, 'told']),
    ]);
    expect(pca.calls()).toHaveLength(3);
  });
});
