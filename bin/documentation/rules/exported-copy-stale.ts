import type { Runbook } from '../runbook';

/** What the page says. */
export const runbook: Runbook = {
  subject: 'certificate',
  looksAt: 'certificates of ACM that an earlier reading saw exported',
  why: [
    'ACM renews the certificate and everything in AWS that uses it. A copy on an instance, at another provider or in a cluster is a file that nobody renews: the certificate looks healthy everywhere, and the copies end on the old date.',
    'That ACM counts exports anew at each renewal follows from its rules of eligibility; it is not documented. Whether it was exported before the first reading, nobody knows.',
  ],
  fails: ({ exported: { critical } }) => [
    {
      severity: 'critical',
      when: `it was exported, then renewed, and not exported since; the old one has ended, or of it no more is left than ${critical.days} days`,
    },
    { severity: 'warning', when: 'it was exported, then renewed, and not exported since' },
  ],
  deadline: 'ahead',
  thresholds: ['exported'],
  lacks: ['export'],
  check: [
    {
      say: 'That the certificate has been renewed, and not exported since:',
      run: [
        'aws acm list-certificates --region REGION --includes keyTypes=RSA_2048,RSA_3072,RSA_4096,EC_prime256v1,EC_secp384r1,EC_secp521r1 --query "CertificateSummaryList[?CertificateArn==\'ARN\'].[NotBefore,NotAfter,Exported]"',
      ],
    },
    {
      say: 'What the copies serve, where they run:',
      run: [
        'openssl s_client -connect HOST:443 -servername HOST </dev/null 2>/dev/null | openssl x509 -noout -subject -enddate',
      ],
    },
  ],
  fix: [
    {
      title: 'Export it again and install it',
      steps: [
        {
          say: 'Export certificate, chain and key. The key comes encrypted with the passphrase: both are secrets.',
          run: [
            'openssl rand -hex 16 > passphrase',
            'aws acm export-certificate --region REGION --certificate-arn ARN --passphrase fileb://passphrase > export.json',
          ],
        },
        { say: 'Install it wherever a copy runs, reload what serves it, and look again as above.' },
        { say: 'Let a machine do it the next time: ACM renews it again before this one ends.' },
      ],
    },
  ],
  silence: [
    'If no copy is in use any more, nothing breaks. Exporting it once more, and throwing the export away, ends the finding.',
  ],
};
