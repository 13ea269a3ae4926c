/** How another certificate gets where one is in use, in two commands; the runbooks tell it of every service. */
export const REPLACE =
  'On each listener: `aws elbv2 modify-listener --listener-arn LISTENER --certificates CertificateArn=NEW`. If it was ' +
  'imported into ACM, instead: `aws acm import-certificate --certificate-arn ARN --certificate fileb://certificate.pem ' +
  '--private-key fileb://key.pem --certificate-chain fileb://chain.pem`.';
