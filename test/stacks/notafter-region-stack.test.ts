import { type App, Validations } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { Forwarder } from '../../lib/config';
import { NotafterRegionStack } from '../../lib/stacks/notafter-region-stack';
import { withApp } from '../builders/stack';

const EVERYTHING: Forwarder = { region: 'us-east-1', tellsRegion: true, tellsGlobal: true };

const aRegionStack = (app: App, forwarder: Forwarder = EVERYTHING): NotafterRegionStack =>
  new NotafterRegionStack(app, `notafter-${forwarder.region}`, {
    forwarder,
    homeRegion: 'eu-west-1',
    env: { account: '123456789012', region: forwarder.region },
  });

const templateOf = (overrides: Partial<Forwarder> = {}): Template =>
  withApp((app) => Template.fromStack(aRegionStack(app, { ...EVERYTHING, ...overrides })));

const sourcesOf = (template: Template): readonly string[] =>
  Object.values(template.findResources('AWS::Events::Rule'))
    .flatMap(({ Properties }) => (Properties as { EventPattern: { source: string[] } }).EventPattern.source)
    .sort();

describe('NotafterRegionStack', () => {
  test.each([
    {
      title: 'of a region',
      tells: { region: 'eu-west-3', tellsGlobal: false },
      sources: ['aws.acm', 'aws.acm', 'aws.elasticloadbalancing', 'aws.health'],
    },
    {
      title: 'of services without a region',
      tells: { tellsRegion: false },
      sources: ['aws.cloudfront', 'aws.iam', 'aws.route53'],
    },
    {
      title: 'of both',
      tells: {},
      sources: [
        ...['aws.acm', 'aws.acm', 'aws.cloudfront', 'aws.elasticloadbalancing'],
        ...['aws.health', 'aws.iam', 'aws.route53'],
      ],
    },
  ])('forwards events $title', ({ tells, sources }) => {
    expect(sourcesOf(templateOf(tells))).toEqual(sources);
  });

  test('forwards them to the default bus of the home region, by a role that may do nothing else', () => {
    const template = templateOf();
    const bus = 'arn:aws:events:eu-west-1:123456789012:event-bus/default';

    template.allResourcesProperties('AWS::Events::Rule', {
      Targets: [{ Arn: bus, Id: Match.anyValue(), RoleArn: { 'Fn::GetAtt': [Match.anyValue(), 'Arn'] } }],
    });
    template.resourceCountIs('AWS::IAM::Role', 1);
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: [{ Action: 'events:PutEvents', Effect: 'Allow', Resource: bus }] },
    });
  });

  test('holds rules and a role and nothing else, so that its region needs no bootstrap', () => {
    withApp((app) => {
      const stack = aRegionStack(app);
      const { template, assumeRoleArn, cloudFormationExecutionRoleArn, assets } = app
        .synth()
        .getStackArtifact(stack.artifactId);
      const { Resources, Parameters } = template as { Resources: object; Parameters?: object };

      expect(new Set(Object.values(Resources).map(({ Type }: { Type: string }) => Type))).toEqual(
        new Set(['AWS::Events::Rule', 'AWS::IAM::Role', 'AWS::IAM::Policy']),
      );
      expect({ Parameters, assumeRoleArn, cloudFormationExecutionRoleArn, assets }).toEqual({ assets: [] });
    });
  });

  test('has nothing to which AwsSolutions object', () => {
    withApp((app) => {
      Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
      aRegionStack(app);

      expect(() => app.synth()).not.toThrow();
    });
  });
});
