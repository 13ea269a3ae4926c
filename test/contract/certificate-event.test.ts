import { readCertificateEvent } from '../../lambda/contract/certificate-event';
import { ACCOUNT } from '../builders/certificate';

const acm = {
  source: 'aws.acm',
  account: ACCOUNT,
  region: 'eu-west-1',
  'detail-type': 'ACM Certificate Approaching Expiration',
  detail: {},
};
const health = (detail: object) => ({
  source: 'aws.health',
  account: ACCOUNT,
  region: 'us-east-1',
  detail: { service: 'ACM', ...detail },
});

describe('readCertificateEvent', () => {
  test.each([
    { title: 'an event of ACM', event: acm, region: 'eu-west-1' },
    { title: 'an event of Health', event: health({}), region: 'us-east-1' },
    {
      title: 'an event of Health about another region',
      event: health({ eventRegion: 'eu-west-3' }),
      region: 'eu-west-3',
    },
  ])('$title is about $region', ({ event, region }) => {
    expect(readCertificateEvent(event, ACCOUNT)).toEqual({ kind: 'certificate-event', region });
  });

  const unknown = 'is not one of ACM or AWS Health that names its account and its region';
  test.each([
    { title: 'nothing', event: undefined, because: unknown },
    { title: 'a text', event: 'aws.acm', because: unknown },
    { title: 'another source', event: { ...acm, source: 'aws.ec2' }, because: unknown },
    { title: 'no region', event: { ...acm, region: undefined }, because: unknown },
    { title: 'no account', event: { ...acm, account: undefined }, because: unknown },
    { title: 'a region that is none', event: { ...acm, region: '../..' }, because: unknown },
    { title: 'Health without a detail', event: { ...health({}), detail: undefined }, because: unknown },
    {
      title: 'an event of another account',
      event: { ...acm, account: '210987654321' },
      because: 'is of account 210987654321, and 123456789012 is watched',
    },
    { title: 'Health of EC2', event: health({ service: 'EC2' }), because: 'is about EC2, not about ACM' },
  ])('leaves $title alone, and says why', ({ event, because }) => {
    expect(readCertificateEvent(event, ACCOUNT)).toEqual({ kind: 'foreign', because });
  });
});
