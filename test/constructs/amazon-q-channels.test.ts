import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { amazonQChannelsOf } from '../../lib/config/amazon-q';
import { AmazonQChannels } from '../../lib/constructs/amazon-q-channels';

const SLACK = { workspace: 'T0123ABCD', channel: 'C0123ABCD' };
const TEAMS = {
  tenant: '0b1c2d3e-4f50-4a6b-8c7d-8e9f0a1b2c3d',
  team: '1b1c2d3e-4f50-4a6b-8c7d-8e9f0a1b2c3d',
  channel: '19%3Aabc%40thread.tacv2',
};

function templateWith(chats: Parameters<typeof amazonQChannelsOf>[0]): Template {
  const stack = new Stack(new App(), 'stack');
  new AmazonQChannels(stack, 'AmazonQ', { topic: new Topic(stack, 'Topic'), channels: amazonQChannelsOf(chats) });
  return Template.fromStack(stack);
}

const DENIES_ALL = {
  GuardrailPolicies: [{ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/AWSDenyAll']] }],
  SnsTopicArns: [{ Ref: Match.stringLikeRegexp('^Topic') }],
};

describe('AmazonQChannels', () => {
  const template = templateWith({ slack: [SLACK], teams: [TEAMS] });

  test('posts to a channel of Slack, where nobody may do anything', () => {
    template.hasResourceProperties('AWS::Chatbot::SlackChannelConfiguration', {
      ...DENIES_ALL,
      SlackWorkspaceId: 'T0123ABCD',
      SlackChannelId: 'C0123ABCD',
    });
  });

  test('posts to a channel of Teams, where nobody may do anything', () => {
    template.hasResourceProperties('AWS::Chatbot::MicrosoftTeamsChannelConfiguration', {
      ...DENIES_ALL,
      TeamsTenantId: TEAMS.tenant,
      TeamId: TEAMS.team,
      TeamsChannelId: TEAMS.channel,
    });
  });

  test('has a role that may do nothing', () => {
    template.resourceCountIs('AWS::IAM::Role', 1);
    template.resourceCountIs('AWS::IAM::Policy', 0);
    template.hasResourceProperties('AWS::IAM::Role', { ManagedPolicyArns: Match.absent(), Policies: Match.absent() });
  });

  test('calls a channel the same, wherever it stands in the list', () => {
    const other = { ...SLACK, channel: 'C9999ABCD' };
    const namesIn = (of: Template) =>
      Object.values(of.findResources('AWS::Chatbot::SlackChannelConfiguration'))
        .map(({ Properties }) => (Properties as { ConfigurationName: string }).ConfigurationName)
        .toSorted();

    expect(namesIn(templateWith({ slack: [other, SLACK] }))).toEqual(namesIn(templateWith({ slack: [SLACK, other] })));
    expect(new Set(namesIn(templateWith({ slack: [other, SLACK] }))).size).toBe(2);
  });
});

describe('amazonQChannelsOf', () => {
  test('is empty where none is named', () => {
    expect(amazonQChannelsOf()).toEqual([]);
    expect(amazonQChannelsOf({})).toEqual([]);
  });
});
