import type { Template } from 'aws-cdk-lib/assertions';
import type { FunctionName } from '../../lambda/contract/functions';

/** A statement of a policy in a template. */
export interface Statement {
  readonly Effect: string;
  readonly Action: unknown;
  readonly Resource: unknown;
}

/** CloudFormation takes one thing or a list of things. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/** Everything that the role of a function may do. */
export function statementsOf(template: Template, name: FunctionName): readonly Statement[] {
  const role = Object.values(
    template.findResources('AWS::Lambda::Function', { Properties: { FunctionName: `notafter-${name}` } }),
  ).map(({ Properties }) => (Properties as { Role: { 'Fn::GetAtt': [string, string] } }).Role['Fn::GetAtt'][0])[0];
  return Object.values(template.findResources('AWS::IAM::Policy', { Properties: { Roles: [{ Ref: role }] } })).flatMap(
    ({ Properties }) => (Properties as { PolicyDocument: { Statement: Statement[] } }).PolicyDocument.Statement,
  );
}
