import type { Template } from 'aws-cdk-lib/assertions';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { CertificateEvents } from '../../lib/constructs/certificate-events';
import { templateWith } from '../builders/stack';

let template: Template;

describe('CertificateEvents', () => {
  beforeAll(() => {
    template = templateWith((stack) => {
      const target = new Function(stack, 'Target', {
        runtime: Runtime.NODEJS_24_X,
        handler: 'index.handler',
        code: Code.fromInline('//'),
      });
      new CertificateEvents(stack, 'Events', { target });
    });
  });

  test('are all seven that ACM reports', () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.acm'],
        'detail-type': [
          'ACM Certificate Approaching Expiration',
          'ACM Certificate Expired',
          'ACM Certificate Available',
          'ACM Certificate Renewal Action Required',
          'ACM Certificate Revoked',
          'ACM Certificate Revoked by Certificate Authority (CA)',
          'ACM Certificate Rotated',
        ],
      },
    });
  });

  test('are those of AWS Health that are about ACM', () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: { source: ['aws.health'], 'detail-type': ['AWS Health Event'], detail: { service: ['ACM'] } },
    });
  });

  test('reach the function, and its refusals a queue', () => {
    const rules = Object.values(template.findResources('AWS::Events::Rule'));
    const targets = rules.flatMap(({ Properties }) => (Properties as { Targets: object[] }).Targets);

    expect(targets).toHaveLength(2);
    for (const target of targets) {
      expect(target).toMatchObject({
        Arn: { 'Fn::GetAtt': [expect.stringMatching(/^Target/), 'Arn'] },
        DeadLetterConfig: { Arn: { 'Fn::GetAtt': [expect.stringMatching(/^EventsUndelivered/), 'Arn'] } },
        RetryPolicy: { MaximumEventAgeInSeconds: 21_600 },
      });
    }
  });

  test('may be left in the queue by the two rules only, and by TLS only', () => {
    const [policy] = Object.values(template.findResources('AWS::SQS::QueuePolicy'));
    const statements = (policy?.['Properties'] as { PolicyDocument: { Statement: object[] } }).PolicyDocument.Statement;

    expect(statements).toHaveLength(3);
    expect(statements[0]).toMatchObject({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } });
    for (const statement of statements.slice(1)) {
      expect(statement).toMatchObject({
        Effect: 'Allow',
        Action: 'sqs:SendMessage',
        Principal: { Service: 'events.amazonaws.com' },
        Condition: { ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': [expect.stringMatching(/^Events/), 'Arn'] } } },
      });
    }
  });

  test('wait in the queue for two weeks, encrypted', () => {
    template.hasResourceProperties('AWS::SQS::Queue', {
      MessageRetentionPeriod: 1_209_600,
      SqsManagedSseEnabled: true,
    });
  });
});
