import type { Runbook } from '../runbook';

/** What the page says. */
export const runbook: Runbook = {
  subject: 'certificate',
  looksAt: 'certificates of ACM that have not expired, imported ones too',
  why: [
    'Whoever takes a certificate off its last listener means either to retire it or something else. In the second case clients are served another certificate by now, or none, and ACM will not renew this one: it renews only what a service of AWS uses, and what was exported.',
    '`renewal-ineligible` pages for it, but only when two readings half an hour apart agree. This tells chat at the first, while whoever did it still remembers.',
  ],
  fails: ({ detached: { agesOutAfterDays } }) => [
    {
      severity: 'warning',
      when: `an earlier reading saw it in use, the present one does not, and that is no longer than ${agesOutAfterDays} days ago`,
    },
    {
      severity: 'info',
      when: 'it is longer ago, or another certificate that is in use covers all its names',
    },
  ],
  deadline: 'none',
  thresholds: ['detached.agesOutAfterDays'],
  lacks: ['use'],
  check: [
    {
      say: 'What ACM thinks uses it; its word lags behind a change by minutes:',
      run: [
        "aws acm describe-certificate --region REGION --certificate-arn ARN --query 'Certificate.[InUseBy,RenewalEligibility,NotAfter]'",
      ],
    },
    {
      say: 'Who took it off its load balancer, and when:',
      run: [
        "aws cloudtrail lookup-events --region REGION --lookup-attributes AttributeKey=EventName,AttributeValue=ModifyListener --query 'Events[].[EventTime,Username,Resources[].ResourceName]'",
        "aws cloudtrail lookup-events --region REGION --lookup-attributes AttributeKey=EventName,AttributeValue=RemoveListenerCertificates --query 'Events[].[EventTime,Username,Resources[].ResourceName]'",
      ],
    },
  ],
  fix: [
    {
      title: 'It was taken off by mistake: attach it again',
      steps: [
        {
          say: 'To the listener that lost it; or, one more among its certificates (SNI):',
          run: [
            'aws elbv2 modify-listener --region REGION --listener-arn LISTENER --certificates CertificateArn=ARN',
            'aws elbv2 add-listener-certificates --region REGION --listener-arn LISTENER --certificates CertificateArn=ARN',
          ],
        },
      ],
    },
    {
      title: 'It was meant to go: delete it',
      steps: [
        {
          say: 'ACM refuses to delete what is still in use:',
          run: ['aws acm delete-certificate --region REGION --certificate-arn ARN'],
        },
      ],
    },
  ],
};
