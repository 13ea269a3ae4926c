import { type Region, region } from '../domain/ids';

/** Where the partition of a region keeps what has no region: the tags of IAM and CloudFront, and the log of who changed what there. */
export function globalRegion(home: Region): Region {
  if (home.startsWith('cn-')) return region('cn-north-1');
  return region(home.startsWith('us-gov-') ? 'us-gov-west-1' : 'us-east-1');
}
