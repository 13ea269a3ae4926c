import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { CERTIFICATE_PATTERNS } from './event-patterns';
import { heardBy } from './heard-by';

/** What {@link CertificateEvents} need. */
export interface CertificateEventsProps {
  /** Called with each event. */
  readonly target: IFunction;
}

/** What AWS tells of certificates in the home region, and in regions that forward it, on its way to a function. */
export class CertificateEvents extends Construct {
  constructor(scope: Construct, id: string, { target }: CertificateEventsProps) {
    super(scope, id);
    heardBy(this, CERTIFICATE_PATTERNS, target);
  }
}
