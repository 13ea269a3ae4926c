import type { Runbook } from '../runbook';

/** What the page says. */
export const runbook: Runbook = {
  subject: 'blind-spot',
  looksAt: 'the lists of certificates of ACM and IAM, compared with what they held before',
  why: [
    'A list that AWS cut looks like an account that somebody cleaned up. Believed, it would end every alert of the certificates that it lacks, in the middle of whatever made AWS cut it. So what it lacks is kept and judged as before, until AWS denies each certificate by name.',
  ],
  fails: ({ dropped: { moreThanCertificates, moreThanPercent, atLeastCertificates } }) => [
    {
      severity: 'warning',
      when: `a list lacks more than ${moreThanCertificates} certificates at once, or more than ${moreThanPercent} percent and at least ${atLeastCertificates}, AWS does not deny all of them, and a second reading in a row agrees`,
    },
  ],
  deadline: 'none',
  thresholds: ['dropped'],
  lacks: [],
  check: [
    {
      say: 'Whether they are there. ACM hides all key types but RSA unless it is asked for them:',
      run: [
        "aws acm list-certificates --region REGION --includes keyTypes=RSA_1024,RSA_2048,RSA_3072,RSA_4096,EC_prime256v1,EC_secp384r1,EC_secp521r1 --query 'length(CertificateSummaryList)'",
        "aws iam list-server-certificates --query 'length(ServerCertificateMetadataList)'",
      ],
    },
    {
      say: 'Who deleted certificates (those of IAM: in us-east-1):',
      run: [
        "aws cloudtrail lookup-events --region REGION --lookup-attributes AttributeKey=EventName,AttributeValue=DeleteCertificate --query 'Events[].[EventTime,Username,Resources[].ResourceName]'",
      ],
    },
  ],
  fix: [
    {
      title: 'They were deleted on purpose',
      steps: [
        {
          say: 'Nothing to do. Each scan asks for twenty of them by name and lets go of those that AWS does not know; when none is left in doubt, the finding ends.',
        },
      ],
    },
    {
      title: 'They are still there',
      steps: [
        {
          say: 'AWS gives an incomplete list. What was known is still judged, and still pages; only new certificates may be missing. Look at AWS Health, and open a case with AWS if it lasts.',
        },
      ],
    },
  ],
};
