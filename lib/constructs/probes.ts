import { CfnOutput } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { probeOutput } from '../../lambda/contract/probe';
import type { Probe as Network } from '../config';
import { BundledCode } from './bundled-code';
import { Probe } from './probe';

/** What {@link Probes} need. */
export interface ProbesProps {
  /** Of one region. */
  readonly networks: readonly Network[];
}

/** A function in each of the networks, and an output of the stack that names it. */
export class Probes extends Construct {
  constructor(scope: Construct, id: string, { networks }: ProbesProps) {
    super(scope, id);
    // Without the settings: a probe needs to know nothing of the account.
    const code = new BundledCode(this, ['probe']).of('probe');
    for (const network of networks) {
      const { vpcId } = network;
      const { functionName } = new Probe(this, vpcId, { network, code }).function;
      new CfnOutput(this, `Name of ${vpcId}`, { value: functionName }).overrideLogicalId(probeOutput(vpcId));
    }
  }
}
