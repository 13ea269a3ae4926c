import { type App, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { Probe } from '../../lib/config';
import { NotafterProbeStack } from '../../lib/stacks/notafter-probe-stack';
import { aNotafterStack, notafterTemplate, withApp } from '../builders/stack';

const network = (vpcId: string, region?: string): Probe => ({
  ...{ vpcId, subnets: ['subnet-0a1b2c3d'] },
  ...(region !== undefined && { region }),
});
const [HERE, THERE] = [network('vpc-0a1b2c3d'), network('vpc-0a1b2c3e', 'eu-west-3')];

const aProbeStack = (app: App): NotafterProbeStack =>
  new NotafterProbeStack(app, 'notafter-probe-eu-west-3', {
    ...{ region: 'eu-west-3', probes: [THERE] },
    env: { account: '123456789012', region: 'eu-west-3' },
  });

const probesIn = (template: Template): readonly string[] =>
  Object.values(template.findResources('AWS::Lambda::Function'))
    .map(({ Properties }) => (Properties as { FunctionName: string }).FunctionName)
    .filter((name) => name.startsWith('notafter-probe-'));

describe('probes', () => {
  test('of the home region are part of its stack', () => {
    expect(probesIn(notafterTemplate({ probe: [HERE, THERE] }))).toEqual(['notafter-probe-vpc-0a1b2c3d']);
    expect(probesIn(notafterTemplate({ probe: [THERE] }))).toEqual([]);
  });

  test('change nothing else of it', () => {
    const [without, having] = [notafterTemplate(), notafterTemplate({ probe: [HERE] })].map(
      (template) => template.toJSON()['Resources'] as Readonly<Record<string, object>>,
    );

    expect(having).toMatchObject(without ?? {});
    expect(Object.keys(having ?? {}).length).toBeGreaterThan(Object.keys(without ?? {}).length);
  });

  test('of another region are a stack of their own, which nothing else is in', () => {
    const { stackName, template } = withApp((app) => {
      const stack = aProbeStack(app);
      return { stackName: stack.stackName, template: Template.fromStack(stack) };
    });

    expect(stackName).toBe('notafter-probe-eu-west-3');
    expect(probesIn(template)).toEqual(['notafter-probe-vpc-0a1b2c3e']);
    template.resourceCountIs('AWS::Lambda::Function', 1);
    expect(Object.keys(template.findOutputs('*'))).toEqual(['ProbeVpc0a1b2c3e']);
  });

  test('are accepted by AwsSolutions in both', () => {
    withApp((app) => {
      Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
      aNotafterStack(app, { probe: [HERE] });
      aProbeStack(app);

      expect(() => app.synth()).not.toThrow();
    });
  });
});
