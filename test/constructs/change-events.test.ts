import { Match, type Template } from 'aws-cdk-lib/assertions';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { CHANGE_EVENTS } from '../../lambda/contract/change-events';
import { ChangeEvents } from '../../lib/constructs/change-events';
import { templateWith } from '../builders/stack';

interface Rule {
  readonly EventPattern: {
    readonly source: readonly string[];
    readonly detail: { readonly eventName: readonly object[] };
  };
  readonly Targets: readonly object[];
}

let template: Template;
const [PAGES, CHAT] = [Match.stringLikeRegexp('^Pages'), Match.stringLikeRegexp('^Chat')];

const rules = (): readonly Rule[] =>
  Object.values(template.findResources('AWS::Events::Rule')).map(({ Properties }) => Properties as Rule);

describe('ChangeEvents', () => {
  beforeAll(() => {
    template = templateWith((stack) => {
      const target = new Function(stack, 'Target', {
        runtime: Runtime.NODEJS_24_X,
        handler: 'index.handler',
        code: Code.fromInline('//'),
      });
      new ChangeEvents(stack, 'Events', { target, topics: [new Topic(stack, 'Pages'), new Topic(stack, 'Chat')] });
    });
  });

  test.each(Object.entries(CHANGE_EVENTS))(
    'are calls of %s that succeeded, by the names that are known',
    (name, known) => {
      const of = rules().filter(({ EventPattern: { source } }) => source.includes(`aws.${name}`));
      const named = (text: string) => (known.matches === 'name' ? text : { prefix: text });

      expect(of).toMatchObject([
        {
          EventPattern: {
            'detail-type': ['AWS API Call via CloudTrail'],
            detail: {
              eventSource: [`${name}.amazonaws.com`],
              eventName: known.names.map(named),
              errorCode: [{ exists: false }],
            },
          },
        },
      ]);
    },
  );

  test('of topics are those of our own topics, and of their subscriptions', () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.sns'],
        detail: {
          requestParameters: {
            $or: [
              { topicArn: [{ Ref: PAGES }, { Ref: CHAT }] },
              {
                subscriptionArn: [
                  { prefix: { 'Fn::Join': ['', [{ Ref: PAGES }, ':']] } },
                  { prefix: { 'Fn::Join': ['', [{ Ref: CHAT }, ':']] } },
                ],
              },
            ],
          },
        },
      },
    });
  });

  test('reach the function, and its refusals a queue', () => {
    expect(rules()).toHaveLength(6);
    for (const { Targets } of rules())
      expect(Targets).toMatchObject([
        {
          Arn: { 'Fn::GetAtt': [expect.stringMatching(/^Target/), 'Arn'] },
          DeadLetterConfig: { Arn: { 'Fn::GetAtt': [expect.stringMatching(/^EventsUndelivered/), 'Arn'] } },
          RetryPolicy: { MaximumEventAgeInSeconds: 21_600 },
        },
      ]);
  });
});
