import { type App, Validations } from 'aws-cdk-lib';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { AccountConfiguration } from '../../lib/config';
import { aNotafterStack, withApp } from '../builders/stack';

const KEY = 'arn:aws:kms:eu-west-1:123456789012:key/0ec74f7c-9e4f-4a0c-8f5b-2f8a2d7c9c1e';

/** An app with our stack that is checked as bin/app.ts has it checked. */
function checkedApp(app: App, overrides: AccountConfiguration = {}) {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return aNotafterStack(app, overrides);
}

describe('AwsSolutions', () => {
  test.each`
    what                          | overrides
    ${'without sinks'}            | ${{ pages: { sms: ['+15550100'] }, chat: {} }}
    ${'with a key of a customer'} | ${{ encryptionKey: KEY }}
    ${'with existing topics'}     | ${{ topics: { pages: 'arn:aws:sns:eu-west-1:123456789012:pages' } }}
  `('accept the stack $what', ({ overrides }) => {
    withApp((app) => {
      checkedApp(app, overrides as AccountConfiguration);

      expect(() => app.synth()).not.toThrow();
    });
  });

  test('refuse it with a topic that takes messages without TLS', () => {
    withApp((app) => {
      new Topic(checkedApp(app), 'Plaintext');

      expect(() => app.synth()).toThrow('AwsSolutions-SNS3');
    });
  });

  test("accept the stack together with CDK's own rules, which have nothing to print", () => {
    const printed = jest.spyOn(console, 'error').mockReturnValue();

    withApp(
      (app) => {
        checkedApp(app);

        expect(() => app.synth()).not.toThrow();
      },
      { checked: true },
    );
    expect(printed).not.toHaveBeenCalled();
  });
});
