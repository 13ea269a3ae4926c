import { REPLACE_WHERE_USED } from '../how-to/replace-certificate';
import type { Runbook } from '../runbook';

/** What the page says. */
export const runbook: Runbook = {
  subject: 'certificate',
  looksAt: 'IAM server certificates, used or not, that appeared while somebody looked',
  why: [
    'Nobody renews a certificate in IAM, and AWS warns nobody of its end. While Coinbase was migrating to ACM in 2021, a team uploaded a new one; it expired unnoticed, and 90 percent of API traffic failed for 96 minutes. The day of the upload is the day on which a question costs least.',
  ],
  fails: ({ legacy: { uploadedAgesOutAfterDays } }) => [
    {
      severity: 'warning',
      when: `it was uploaded no longer than ${uploadedAgesOutAfterDays} days ago, and after notafter first looked at the account`,
    },
    { severity: 'info', when: 'it was uploaded longer ago, or was attached since and nothing uses it any more' },
  ],
  deadline: 'none',
  thresholds: ['legacy.uploadedAgesOutAfterDays'],
  lacks: ['history'],
  check: [
    {
      say: 'When it was uploaded:',
      run: [
        'aws iam get-server-certificate --server-certificate-name NAME --query ServerCertificate.ServerCertificateMetadata',
      ],
    },
    {
      say: 'Who did it (IAM is logged in us-east-1):',
      run: [
        "aws cloudtrail lookup-events --region us-east-1 --lookup-attributes AttributeKey=EventName,AttributeValue=UploadServerCertificate --query 'Events[].[EventTime,Username]'",
      ],
    },
  ],
  fix: [
    {
      title: 'Take one that ACM renews instead',
      steps: [
        {
          say: 'Request it in the region of the load balancer, and put the CNAME record that ACM shows into the public zone of each name:',
          run: ['aws acm request-certificate --region REGION --domain-name NAME --validation-method DNS'],
        },
      ],
    },
    ...REPLACE_WHERE_USED,
    {
      title: 'Delete it',
      steps: [
        {
          say: 'Once nothing uses it. IAM gives no key back: keep the files if anybody may need them outside of AWS.',
          run: ['aws iam delete-server-certificate --server-certificate-name NAME'],
        },
      ],
    },
  ],
};
