import { createHash } from 'node:crypto';
import { Stack } from 'aws-cdk-lib';
import { CfnMicrosoftTeamsChannelConfiguration, CfnSlackChannelConfiguration } from 'aws-cdk-lib/aws-chatbot';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { AmazonQChannel } from '../config/amazon-q';

/** What {@link AmazonQChannels} are made of. */
export interface AmazonQChannelsProps {
  readonly topic: ITopic;
  readonly channels: readonly AmazonQChannel[];
}

/**
 * Lets Amazon Q Developer in chat applications post what a topic says.
 *
 * Its role may do nothing, and the guardrail denies everything to whoever types a command in the channel: without one, AWS takes
 * AdministratorAccess for it.
 */
export class AmazonQChannels extends Construct {
  constructor(scope: Construct, id: string, { topic, channels }: AmazonQChannelsProps) {
    super(scope, id);
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('chatbot.amazonaws.com'),
      description: 'Amazon Q Developer in chat applications: posts, and may do nothing else',
    });
    const shared = {
      iamRoleArn: role.roleArn,
      guardrailPolicies: [`arn:${Stack.of(this).partition}:iam::aws:policy/AWSDenyAll`],
      snsTopicArns: [topic.topicArn],
      userRoleRequired: false,
    };
    for (const channel of channels) this.configure(channel, shared);
  }

  private configure(
    channel: AmazonQChannel,
    shared: { iamRoleArn: string; guardrailPolicies: string[]; snsTopicArns: string[]; userRoleRequired: boolean },
  ): void {
    const configurationName = nameOf(channel);
    if (channel.kind === 'slack')
      new CfnSlackChannelConfiguration(this, configurationName, {
        ...shared,
        configurationName,
        slackWorkspaceId: channel.workspace,
        slackChannelId: channel.channel,
      });
    else
      new CfnMicrosoftTeamsChannelConfiguration(this, configurationName, {
        ...shared,
        configurationName,
        teamsTenantId: channel.tenant,
        teamId: channel.team,
        teamsChannelId: channel.channel,
      });
  }
}

/** The same for the same channel: a name cannot be changed, and is taken once in an account. */
const nameOf = (channel: AmazonQChannel): string =>
  `notafter-${channel.kind}-${createHash('sha256').update(JSON.stringify(channel)).digest('hex').slice(0, 8)}`;
