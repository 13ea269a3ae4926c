import type { Lack } from '../../lambda/domain/finding';

/** What a verdict lacks, and what may be done about it. */
export const LACK_WORDS: Readonly<Record<Lack, string>> = {
  history: 'no earlier reading tells since when it is so: the next scans do; `notafter scan` on its own has none',
  'not-after': 'AWS does not tell when it ends',
  'not-before': 'AWS does not tell when it began, so that its lifetime is not known, and with it no share of it',
  use: 'not every place was read that could use it: a blind spot tells which',
  attachments: 'listeners and distributions were not all read: a blind spot tells which',
  eligibility: 'ACM does not tell whether it will renew it',
  renewal: 'a renewal is due, and `acm:DescribeCertificate` was not answered',
  validation:
    'how ACM validates its names has not been read yet: the deployed scanner asks about ten certificates a run',
  dns: 'no name server answered, or none was asked yet',
  export: 'ACM does not tell whether it was exported',
  names: 'AWS does not tell its names',
  status: 'ACM does not tell its status',
  key: 'AWS does not tell what key it has',
  subscriptions: 'the subscriptions of the topic could not be listed',
  trails:
    'the trails of CloudTrail, or what one of them logs, could not be read: one of the organization may not be yours to ask about',
  secret: 'Secrets Manager did not answer, and the secret alone decides',
  'filter-policy':
    'a filter policy could not be read, or asks for something that is not judged here, such as the body of a message',
  migration: 'its migration goes on, or ended within the hour, or what the ledger knows of it could not be read',
  deliveries: 'the ledger does not tell what the sinks took of late',
  acknowledgements:
    'the secret or the pager did not answer, so that whether it would say who acknowledged is not known',
};
