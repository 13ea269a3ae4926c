import type { PlannedOperation } from '../../domain/operations/catalogue';

/** Calls that an operation makes with the credentials of whoever runs it. A test compares them with the calls made. */
export interface OperationPermission {
  readonly id: string;
  readonly actions: readonly string[];
  /** As narrow as the operation is; `*` where AWS knows nothing narrower. */
  readonly resource: string;
}

const CERTIFICATES_OF_ACM = 'arn:aws:acm:*:*:certificate/*';

const SERVER_CERTIFICATES = 'arn:aws:iam::*:server-certificate/*';

const LOOK_AT_VALIDATION: OperationPermission = {
  id: 'LookAtValidation',
  actions: ['acm:DescribeCertificate', 'acm:ListCertificateDomainValidations'],
  resource: CERTIFICATES_OF_ACM,
};

/** Operations whose plan reads the whole account, as `notafter scan` does, and which need its permissions besides. */
export const WHOLE_ACCOUNT: readonly PlannedOperation[] = ['reimport', 'retire-certificate'];

/** What each operation may do, and no more. Nothing of it is a permission of the deployed functions. */
export const OPERATION_PERMISSIONS: Readonly<Record<PlannedOperation, readonly OperationPermission[]>> = {
  'restore-validation-record': [
    LOOK_AT_VALIDATION,
    { id: 'FindZones', actions: ['route53:ListHostedZones'], resource: '*' },
    {
      id: 'PutRecords',
      actions: ['route53:ListResourceRecordSets', 'route53:ChangeResourceRecordSets'],
      resource: 'arn:aws:route53:::hostedzone/*',
    },
  ],
  reimport: [
    {
      id: 'LookAtUsers',
      actions: ['cloudfront:GetDistribution', 'cloudfront:ListTagsForResource', 'elasticloadbalancing:DescribeTags'],
      resource: '*',
    },
    { id: 'LookAtContent', actions: ['acm:GetCertificate'], resource: CERTIFICATES_OF_ACM },
    { id: 'ImportOverIt', actions: ['acm:ImportCertificate'], resource: CERTIFICATES_OF_ACM },
  ],
  'retire-certificate': [
    {
      id: 'KeepWhatIsPublic',
      actions: ['iam:GetServerCertificate', 'iam:ListServerCertificateTags'],
      resource: SERVER_CERTIFICATES,
    },
    {
      id: 'DeleteAndPutBack',
      actions: ['iam:DeleteServerCertificate', 'iam:TagServerCertificate', 'iam:UploadServerCertificate'],
      resource: SERVER_CERTIFICATES,
    },
  ],
  'validate-by-dns': [
    LOOK_AT_VALIDATION,
    { id: 'ChangeTheMethod', actions: ['acm:UpdateCertificateOptions'], resource: CERTIFICATES_OF_ACM },
  ],
};
