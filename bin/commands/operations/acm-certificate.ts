import { type Region, region } from '../../../lambda/domain/ids';
import { Refusal } from '../../refusal';

/** The region of a certificate of ACM, which its ARN names. Refuses another text. */
export function regionOfAcm(arn: string): Region {
  const [, found] = /^arn:[\w-]+:acm:([\w-]+):\d{12}:certificate\/.+$/.exec(arn) ?? [];
  if (found === undefined)
    throw new Refusal(
      `${arn} is no ARN of a certificate of ACM: look with \`notafter scan\`, and pass --certificate ARN`,
    );
  return region(found);
}
