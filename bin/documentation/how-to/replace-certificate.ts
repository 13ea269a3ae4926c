import type { NonEmpty } from '../../../lambda/domain/ids';
import type { HowTo } from '../runbook';

/** A new one of ACM, which renews it from then on. */
export const REQUEST_CERTIFICATE: HowTo = {
  title: 'Request one that ACM renews',
  steps: [
    {
      say: 'Request it in the region of the load balancer, for CloudFront in `us-east-1`, with every name of the old one:',
      run: [
        'aws acm request-certificate --region REGION --validation-method DNS --domain-name NAME --subject-alternative-names NAME NAME',
      ],
    },
    {
      say: 'Put each CNAME record that it wants into the public zone of its name, and leave it there for good: each renewal asks for it.',
      run: [
        "aws acm describe-certificate --region REGION --certificate-arn NEW --query 'Certificate.DomainValidationOptions[].ResourceRecord'",
      ],
    },
    {
      say: 'Wait until it is issued:',
      run: ['aws acm wait certificate-validated --region REGION --certificate-arn NEW'],
    },
  ],
};

/** Another certificate where one is in use, by what uses it; `NEW` is one of ACM or IAM that is valid. */
export const REPLACE_WHERE_USED: NonEmpty<HowTo> = [
  {
    title: 'Move every use of it at once',
    steps: [
      {
        say: 'Load balancers, distributions and domains of API Gateway, a canary first, each proved by TLS handshakes and put back if it goes wrong. The plan reads only, and names what has to be done by hand:',
        run: ['npx notafter migrate plan --from OLD --to NEW --out plan.json', 'npx notafter migrate apply plan.json'],
      },
    ],
  },
  {
    title: 'Replace it on an Application or Network Load Balancer',
    steps: [
      {
        say: 'The default certificate of a listener. What is open stays open; to undo it, run the same with the old ARN:',
        run: ['aws elbv2 modify-listener --listener-arn LISTENER --certificates CertificateArn=NEW'],
      },
      {
        say: 'One of the others, which clients ask for by name (SNI). First add, then remove: so no name is ever without one.',
        run: [
          'aws elbv2 add-listener-certificates --listener-arn LISTENER --certificates CertificateArn=NEW',
          'aws elbv2 remove-listener-certificates --listener-arn LISTENER --certificates CertificateArn=OLD',
        ],
      },
    ],
  },
  {
    title: 'Replace it on a Classic Load Balancer',
    steps: [
      {
        say: 'For each port:',
        run: [
          'aws elb set-load-balancer-listener-ssl-certificate --load-balancer-name NAME --load-balancer-port 443 --ssl-certificate-id NEW',
        ],
      },
    ],
  },
  {
    title: 'Replace it on a CloudFront distribution',
    steps: [
      {
        say: 'Fetch the configuration, and the tag that says which version it is:',
        run: [
          'aws cloudfront get-distribution-config --id ID --query DistributionConfig > distribution.json',
          'aws cloudfront get-distribution-config --id ID --query ETag --output text',
        ],
      },
      {
        say: 'In `ViewerCertificate`, set `ACMCertificateArn` to the new one, which must be of `us-east-1`, and take `IAMCertificateId`, `Certificate` and `CertificateSource` out. Then:',
        run: [
          'aws cloudfront update-distribution --id ID --if-match ETAG --distribution-config file://distribution.json',
        ],
      },
    ],
  },
  {
    title: 'Replace it on an AppSync domain',
    steps: [
      {
        say: 'AppSync takes no other certificate for a domain that exists: delete the domain and make it anew, which cuts its clients off meanwhile. It then has another target; point the DNS record of the domain there.',
        run: [
          'aws appsync get-api-association --domain-name NAME',
          'aws appsync disassociate-api --domain-name NAME',
          'aws appsync delete-domain-name --domain-name NAME',
          'aws appsync create-domain-name --domain-name NAME --certificate-arn NEW',
          'aws appsync associate-api --domain-name NAME --api-id API',
        ],
      },
    ],
  },
];

/** A new certificate under the ARN of the old one. */
export const IMPORT_OVER: HowTo = {
  title: 'Import a new one over it, if it was imported into ACM',
  steps: [
    {
      say: 'Get a new certificate from whoever issued this one, for the same names and with a key of the same type and size. Then import it under the same ARN: every load balancer and distribution takes it over by itself.',
      run: [
        'aws acm import-certificate --region REGION --certificate-arn ARN --certificate fileb://certificate.pem --private-key fileb://key.pem --certificate-chain fileb://chain.pem',
      ],
    },
  ],
};

/** What an ACME client holds, it replaces by itself. */
export const RUN_ACME_CLIENT: HowTo = {
  title: 'Run the ACME client, if it came through an ACME endpoint of ACM',
  steps: [
    {
      say: 'The certificate lives where the client runs. Run the client by hand, read its log, and see that its timer is on. Once it holds a newer certificate for the same names, this one is no finding any more.',
    },
  ],
};

/** That it worked. */
export const VERIFY: HowTo = {
  title: 'Verify',
  steps: [
    {
      say: 'Look at what is served, from where the clients are. Load balancers take some seconds, CloudFront minutes:',
      run: [
        'openssl s_client -connect HOST:443 -servername HOST </dev/null 2>/dev/null | openssl x509 -noout -subject -enddate',
      ],
    },
    { say: 'The next scan ends the finding, and with it the incident. To see it at once:', run: ['npx notafter scan'] },
  ],
};
