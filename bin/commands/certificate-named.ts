import type { Certificate } from '../../lambda/domain/certificate/certificate';
import { Refusal } from '../refusal';

/** The certificate of an account that a user means: by ARN or id; one of IAM also by its name. Refuses where there is none, or several. */
export function certificateNamed(text: string, certificates: readonly Certificate[]): Certificate {
  const [one, ...others] = certificates.filter(
    (certificate) =>
      certificate.arn === text ||
      certificate.id === text ||
      (certificate.source === 'iam' && certificate.name === text),
  );
  if (one === undefined)
    throw new Refusal(`no certificate ${text} was read in this account: look with \`notafter scan\``);
  if (others.length > 0) throw new Refusal(`${text} names several certificates: give an ARN`);
  return one;
}
