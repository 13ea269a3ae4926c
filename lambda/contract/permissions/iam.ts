import type { Permission } from './permission';

/** What reading the server certificates of IAM takes. Neither call returns a private key. */
export const IAM_PERMISSIONS: readonly Permission[] = [
  {
    actions: ['iam:ListServerCertificates', 'iam:GetServerCertificate'],
    on: 'all',
    reason: 'a certificate of any path and name must be seen; IAM narrows by path only',
  },
];
