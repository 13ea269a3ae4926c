import type { CertificateArn } from '../../../lambda/domain/ids';
import { consoleLink } from '../../../lambda/domain/rendering/console-link';
import { HOSTILE_TEXTS } from '../../builders/hostile';

const ID = '0b1c2d3e-4f50-4a6b-8c7d-8e9f0a1b2c3d';
const linkOf = (arn: string): string | undefined => consoleLink({ arn: arn as CertificateArn });

describe('consoleLink', () => {
  test('leads to the certificate in its own region', () => {
    expect(linkOf(`arn:aws:acm:eu-west-1:123456789012:certificate/${ID}`)).toBe(
      `https://eu-west-1.console.aws.amazon.com/acm/home?region=eu-west-1#/certificates/${ID}`,
    );
  });

  test.each([
    'arn:aws:iam::123456789012:server-certificate/api-2019',
    `arn:aws-us-gov:acm:us-gov-west-1:123456789012:certificate/${ID}`,
    `arn:aws:acm:evil.example/:123456789012:certificate/${ID}`,
    `arn:aws:acm:eu-west-1:123456789012:certificate/${ID}?x`,
    ...HOSTILE_TEXTS,
  ])('leads nowhere for %j', (arn) => {
    expect(linkOf(arn)).toBeUndefined();
  });

  test('leads nowhere without an ARN', () => {
    expect(consoleLink({})).toBeUndefined();
  });
});
