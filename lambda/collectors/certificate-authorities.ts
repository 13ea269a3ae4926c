import { ACMPCAClient, DescribeCertificateAuthorityCommand } from '@aws-sdk/client-acm-pca';
import pMap from 'p-map';
import type { Clock } from '../app/ports';
import {
  AUTHORITY_STATUSES,
  type AuthorityAnswer,
  type CertificateAuthoritiesReading,
} from '../domain/certificate/certificate-authority';
import type { NonEmpty } from '../domain/ids';
import type { Api } from './aws-api';
import { failureOf, isNamed, MALFORMED_ANSWER } from './failure';
import { instantFrom, present } from './present';

/** Each private CA is asked about once a run. */
export const PRIVATE_CA = {
  Client: ACMPCAClient,
  service: 'acm-pca',
  callsPerSecond: { any: 2 },
} as const satisfies Api<ACMPCAClient>;

const CONCURRENCY = 5;

/** Asks for the state of these private CAs, one call each. A denial of one says nothing of the next, which may be shared with us by another account. */
export async function describeAuthorities(
  client: ACMPCAClient,
  arns: NonEmpty<string>,
  clock: Clock,
): Promise<CertificateAuthoritiesReading> {
  const answers = await pMap(
    arns,
    async (arn) => {
      const readAt = clock.now();
      return [arn, { readAt, answer: await answerOf(client, arn) }] as const;
    },
    { concurrency: CONCURRENCY },
  );
  return new Map(answers);
}

async function answerOf(client: ACMPCAClient, CertificateAuthorityArn: string): Promise<AuthorityAnswer> {
  try {
    const asked = new DescribeCertificateAuthorityCommand({ CertificateAuthorityArn });
    const { CertificateAuthority: told } = await client.send(asked);
    // A state of tomorrow is not guessed.
    const status = AUTHORITY_STATUSES.find((one) => one === told?.Status);
    if (status === undefined) return { kind: 'unread', because: MALFORMED_ANSWER.reason };
    return { kind: 'told', status, ...present({ notAfter: instantFrom(told?.NotAfter) }) };
  } catch (error) {
    if (isNamed(error, 'ResourceNotFoundException')) return { kind: 'not-found' };
    return { kind: 'unread', because: failureOf(error).reason };
  }
}
