import type { NonEmpty } from '../../../lambda/domain/ids';
import type { Step } from '../runbook';

const callsOf = (name: string): string =>
  `aws cloudtrail lookup-events --region REGION --lookup-attributes AttributeKey=EventName,AttributeValue=${name} --query 'Events[].[EventTime,Username,Resources[].ResourceName]'`;

/** Who detached a certificate of ACM. */
export const SEE_WHO_DETACHED: Step = {
  say: 'Who took it off its load balancer, and when:',
  run: [callsOf('ModifyListener'), callsOf('RemoveListenerCertificates')],
};

/** Back where it was. */
export const ATTACH_AGAIN: NonEmpty<Step> = [
  {
    say: 'To the listener that lost it; or, one more among its certificates (SNI):',
    run: [
      'aws elbv2 modify-listener --region REGION --listener-arn LISTENER --certificates CertificateArn=ARN',
      'aws elbv2 add-listener-certificates --region REGION --listener-arn LISTENER --certificates CertificateArn=ARN',
    ],
  },
];

/** It was no mistake. */
export const DELETE_UNUSED: NonEmpty<Step> = [
  {
    say: 'ACM refuses to delete what is still in use:',
    run: ['aws acm delete-certificate --region REGION --certificate-arn ARN'],
  },
];
