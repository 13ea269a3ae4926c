import { type IStackSynthesizer, LegacyStackSynthesizer, Stack, type StackProps } from 'aws-cdk-lib';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { EventBus as EventBusTarget } from 'aws-cdk-lib/aws-events-targets';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { STACK_NAME } from '../../lambda/contract/outputs';
import type { Forwarder } from '../config';
import {
  CERTIFICATE_PATTERNS,
  type DescribedPattern,
  GLOBAL_CHANGE_PATTERNS,
  REGIONAL_CHANGE_PATTERNS,
} from '../constructs/event-patterns';

/** What a {@link NotafterRegionStack} is made from. */
export interface NotafterRegionStackProps extends Omit<StackProps, 'synthesizer'> {
  /** Its region must be the region of the stack. */
  readonly forwarder: Forwarder;
  /** Where the other stack is. */
  readonly homeRegion: string;
}

/**
 * Forwards the events of another region to the home region, on its default bus, which takes those of its own account without a policy.
 *
 * Rules and a role, no code: it needs no bootstrap of its region, and is deployed with the credentials of whoever deploys.
 */
export class NotafterRegionStack extends Stack {
  constructor(scope: Construct, id: string, { forwarder, homeRegion, ...props }: NotafterRegionStackProps) {
    super(scope, id, {
      stackName: `${STACK_NAME}-${forwarder.region}`,
      description: `notafter: forwards what AWS tells of certificates in this region to ${homeRegion}`,
      ...props,
      synthesizer: withoutBootstrap(),
    });
    const arn = this.formatArn({
      service: 'events',
      region: homeRegion,
      resource: 'event-bus',
      resourceName: 'default',
    });
    const home = EventBus.fromEventBusArn(this, 'HomeBus', arn);
    // Without a role EventBridge gives nothing to another bus.
    const role = new Role(this, 'ForwardingRole', { assumedBy: new ServicePrincipal('events.amazonaws.com') });
    for (const { id: name, description, eventPattern } of patternsOf(forwarder)) {
      const targets = [new EventBusTarget(home, { role })];
      new Rule(this, name, { description: `${description}, to ${homeRegion}`, eventPattern, targets });
    }
  }
}

/**
 * Other synthesizers take roles that a bootstrap has made; without assets this one needs nothing. The cast is for the compiler only: a property of the
 * class may be `undefined` where its interface lets it be absent.
 */
const withoutBootstrap = (): IStackSynthesizer => new LegacyStackSynthesizer() as IStackSynthesizer;

const patternsOf = ({ tellsRegion, tellsGlobal }: Forwarder): readonly DescribedPattern[] => [
  ...(tellsRegion ? [...CERTIFICATE_PATTERNS, ...REGIONAL_CHANGE_PATTERNS] : []),
  ...(tellsGlobal ? GLOBAL_CHANGE_PATTERNS : []),
];
