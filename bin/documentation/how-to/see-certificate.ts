import type { NonEmpty } from '../../../lambda/domain/ids';
import type { Step } from '../runbook';

/** What AWS says of a certificate, and what is served. */
export const SEE_CERTIFICATE: NonEmpty<Step> = [
  {
    say: 'What AWS knows of it, in ACM and in IAM:',
    run: [
      "aws acm describe-certificate --region REGION --certificate-arn ARN --query 'Certificate.[Status,NotAfter,RenewalEligibility,InUseBy]'",
      'aws iam get-server-certificate --server-certificate-name NAME --query ServerCertificate.ServerCertificateMetadata',
    ],
  },
  {
    say: 'Every listener and distribution that uses it, with its port:',
    run: [
      'npx notafter scan --all-regions --format json | jq \'.certificates[] | select(.arn == "ARN") | .attachments\'',
    ],
  },
  {
    say: 'What is served for a name of it:',
    run: [
      'openssl s_client -connect HOST:443 -servername HOST </dev/null 2>/dev/null | openssl x509 -noout -subject -enddate',
    ],
  },
];
