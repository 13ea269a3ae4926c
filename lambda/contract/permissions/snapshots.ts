import type { Permission } from './permission';

/** What keeping one inventory per scan takes. */
export const SNAPSHOTS_PERMISSIONS: readonly Permission[] = [
  { actions: ['s3:GetObject', 's3:PutObject'], on: 'snapshots', reason: 'the inventory before this one, and this one' },
  {
    actions: ['s3:ListBucket'],
    on: 'snapshots',
    reason:
      'without it S3 answers "denied" for an object that is not there; and the one before a lost one is looked for',
  },
];
