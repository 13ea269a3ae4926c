import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { probeStackName } from '../../lambda/contract/probe';
import type { RegionProbes } from '../config';
import { Probes } from '../constructs/probes';

/** What a {@link NotafterProbeStack} is made from. */
export interface NotafterProbeStackProps extends StackProps, RegionProbes {}

/** The probes of a region that is not the home region. It has code, so it needs a bootstrap of its region. */
export class NotafterProbeStack extends Stack {
  constructor(scope: Construct, id: string, { region, probes, ...props }: NotafterProbeStackProps) {
    super(scope, id, {
      stackName: probeStackName(region),
      description: 'notafter: looks at internal load balancers of this region while they are moved',
      ...props,
    });
    new Probes(this, 'Probes', { networks: probes });
  }
}
