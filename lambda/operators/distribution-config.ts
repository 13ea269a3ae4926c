import { createHash } from 'node:crypto';
import type { PlannedCertificate } from '../domain/migration/plan';

/** One of the two certificates, by the names that services have for it. */
export type NamedCertificate = Pick<PlannedCertificate, 'id' | 'arn'>;

const CONFIG = /<DistributionConfig(?: [^>]*)?>([^]*)<\/DistributionConfig>/;
const VIEWER_CERTIFICATE = /<ViewerCertificate>([^]*?)<\/ViewerCertificate>/g;
/** `Certificate` and `CertificateSource` are what AWS had before the other two: it still shows them, and takes them only where they agree. */
const NAMING = /<(ACMCertificateArn|IAMCertificateId|Certificate|CertificateSource)>[^<]*<\/\1>/g;
const NAMESPACE = 'http://cloudfront.amazonaws.com/doc/2020-05-31/';

/** The configuration in an answer of CloudFront, as CloudFront wrote it; `undefined`: it is not there, or names no certificate to exchange. */
export function configIn(answer: string): string | undefined {
  const [, config] = CONFIG.exec(answer) ?? [];
  const [viewers, ...others] = config?.match(VIEWER_CERTIFICATE) ?? [];
  if (config === undefined || viewers === undefined || others.length > 0) return undefined;
  return /<(ACMCertificateArn|IAMCertificateId)>[^<]/.test(viewers) ? config : undefined;
}

/**
 * The same configuration with this certificate for viewers, byte for byte otherwise.
 *
 * It is the text of AWS that is sent back, not what we made of it: a setting that this version of the SDK does not know would be lost, and CloudFront
 * takes what is not sent as what is not wanted.
 */
export const withCertificate = (config: string, certificate: NamedCertificate): string =>
  config.replace(VIEWER_CERTIFICATE, (element) => {
    const isAcm = certificate.arn.includes(':acm:');
    const name = escaped(isAcm ? certificate.arn : certificate.id);
    const main = isAcm
      ? `<ACMCertificateArn>${name}</ACMCertificateArn>`
      : `<IAMCertificateId>${name}</IAMCertificateId>`;
    let isNamed = false;
    return element.replace(NAMING, (_whole, member: string) => {
      if (member === 'Certificate') return `<Certificate>${name}</Certificate>`;
      if (member === 'CertificateSource') return `<CertificateSource>${isAcm ? 'acm' : 'iam'}</CertificateSource>`;
      const first = isNamed ? '' : main;
      isNamed = true;
      return first;
    });
  });

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** The configuration as the whole of a request. */
export const requestOf = (config: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><DistributionConfig xmlns="${NAMESPACE}">${config}</DistributionConfig>`;

/** Everything but the certificate as one digest. Lists of plain values are sets to CloudFront: their order says nothing. */
export const digestOfOthers = (config: string): string =>
  createHash('sha256')
    .update(
      config
        .replace(VIEWER_CERTIFICATE, (element) => element.replace(NAMING, ''))
        .replace(LIST, (_whole, items: string) => `<Items>${(items.match(ITEM) ?? []).sort().join('')}</Items>`),
    )
    .digest('hex');

const LIST = /<Items>((?:<(\w+)>[^<]*<\/\2>)+)<\/Items>/g;
const ITEM = /<(\w+)>[^<]*<\/\1>/g;
