/** How another certificate gets where one is in use, in one breath; the runbooks tell it of every service. */
export const REPLACE =
  'give each listener another, `aws elbv2 modify-listener --listener-arn LISTENER --certificates CertificateArn=NEW`, or, ' +
  'if this one was imported into ACM, import over it, `aws acm import-certificate --certificate-arn ARN --certificate ' +
  'fileb://certificate.pem --private-key fileb://key.pem --certificate-chain fileb://chain.pem`';
