import type { About } from '../subject';

/** Of a certificate of ACM in the commercial regions: the others have consoles of their own. Nothing but what it is made of gets into the link. */
const ACM_ARN = /^arn:aws:acm:([a-z]{2}(?:-[a-z]+)+-\d):\d{12}:certificate\/([\da-f-]{36})$/;

/** Where a click shows the certificate in the console of AWS. `undefined`: it is none that has a page there. */
export function consoleLink({ arn }: Pick<About, 'arn'>): string | undefined {
  const [, region, id] = ACM_ARN.exec(arn ?? '') ?? [];
  if (region === undefined || id === undefined) return undefined;
  return `https://${region}.console.aws.amazon.com/acm/home?region=${region}#/certificates/${id}`;
}
