import type { NonEmpty } from '../../../lambda/domain/ids';
import type { HowTo, Step } from '../runbook';

/** Which name a renewal waits for, and why. */
export const SEE_RENEWAL: NonEmpty<Step> = [
  {
    say: 'What ACM says: the status, its reason, and of each name whether it is validated and which record it wants:',
    run: [
      'aws acm describe-certificate --region REGION --certificate-arn ARN --query Certificate.RenewalSummary',
      "aws acm describe-certificate --region REGION --certificate-arn ARN --query 'Certificate.DomainValidationOptions[].[DomainName,ValidationMethod,ResourceRecord]'",
    ],
  },
  {
    say: 'What the world sees of that record, and which authorities the zone allows:',
    run: ['dig +short CNAME _RECORD.example.com', 'dig +short CAA example.com'],
  },
];

/** A record that is gone or wrong. */
export const PUT_RECORD: HowTo = {
  title: 'A CNAME record is missing or wrong',
  steps: [
    {
      say: 'Put the record that `ResourceRecord` shows into the public zone of that name, as it stands there, and leave it: every name of the certificate needs its own. Look at what the zone made of it: many consoles add the name of the zone once more. ACM looks again by itself, for 72 hours in each try.',
    },
  ],
};

/** A CAA record that names others only. */
export const ALLOW_AMAZON: HowTo = {
  title: '`CAA_ERROR`: the zone does not allow Amazon',
  steps: [
    {
      say: 'The CAA records that count are those of the name itself, else of the nearest name above it that has any. Let them allow Amazon; where they hold an `issuewild` record and the certificate a wildcard, by one of that kind, too. Such a record is `example.com. CAA 0 issue "amazon.com"`.',
    },
  ],
};

/** From mail to DNS. */
export const LEAVE_EMAIL: HowTo = {
  title: 'It is validated by e-mail',
  steps: [
    {
      say: 'Have the mail sent again, and somebody who reads it approve:',
      run: [
        'aws acm resend-validation-email --region REGION --certificate-arn ARN --domain NAME --validation-domain ZONE',
      ],
    },
    {
      say: 'So that nobody has to do it again, let DNS validate it from now on. The ARN stays; the CNAME records must be there within 72 hours:',
      run: ['aws acm update-certificate-options --region REGION --certificate-arn ARN --options ValidationMethod=DNS'],
    },
  ],
};

/** A private CA that does not issue. */
const REVIVE_PRIVATE_CA: HowTo = {
  title: '`PCA_…`: the private CA does not issue',
  steps: [
    {
      say: 'See whether it is `ACTIVE`, lives longer than the certificate, and lets ACM use it:',
      run: [
        "aws acm-pca describe-certificate-authority --certificate-authority-arn CA --query 'CertificateAuthority.[Status,NotAfter]'",
        'aws acm-pca list-permissions --certificate-authority-arn CA',
      ],
    },
  ],
};

/** The causes, each with what ends it. */
export const LET_RENEWAL_SUCCEED: NonEmpty<HowTo> = [PUT_RECORD, ALLOW_AMAZON, LEAVE_EMAIL, REVIVE_PRIVATE_CA];

/** Where nothing helps in time. */
export const ASK_SUPPORT: HowTo = {
  title: 'Nothing moves',
  steps: [
    {
      say: 'Do not wait for the last days: request another certificate and put it in its place, as below, and open a case with AWS Support meanwhile.',
    },
  ],
};
