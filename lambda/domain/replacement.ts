/** How to put another certificate where one is in use: what several rules advise, by where the old one lives. */
export const REPLACE =
  'Imported into ACM: `aws acm import-certificate --certificate-arn ARN --certificate fileb://certificate.pem ' +
  '--private-key fileb://key.pem --certificate-chain fileb://chain.pem` keeps the ARN and every attachment. ' +
  'In IAM: give each listener another certificate, best one that ACM renews: ' +
  '`aws elbv2 modify-listener --listener-arn LISTENER --certificates CertificateArn=NEW` replaces the default one, ' +
  '`aws elbv2 add-listener-certificates` and then `remove-listener-certificates` those for SNI, ' +
  '`aws elb set-load-balancer-listener-ssl-certificate` that of a Classic Load Balancer, ' +
  '`aws cloudfront update-distribution` that of a distribution. A domain of AppSync takes none in place of another: ' +
  'delete it and make it anew. ' +
  'Held by an ACME client: run the client by hand and read its log.';
