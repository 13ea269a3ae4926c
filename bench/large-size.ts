import { HOME } from '../test/builders/certificate';

const REGIONS = [
  HOME,
  ...'us-east-1 us-east-2 us-west-1 us-west-2 ca-central-1 sa-east-1 eu-west-2 eu-west-3 eu-central-1 eu-north-1'.split(
    ' ',
  ),
  ...'ap-south-1 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-southeast-1 ap-southeast-2'.split(' '),
];

/** An account as large as we promise to read. */
export const LARGE = { regions: REGIONS, acm: 10_000, iam: 1_000, loadBalancers: 500, listeners: 4, sni: 10 };
