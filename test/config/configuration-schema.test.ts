import { configurationSchema } from '../../lib/config/configuration-schema';
import { problemsOf } from '../../lib/config/problems';
import { aConfiguration } from '../builders/configuration';

/** Everything that is said of a configuration that says this, and is fine otherwise. */
function problems(overrides: Readonly<Record<string, unknown>>): readonly string[] {
  const { error } = configurationSchema.safeParse({ ...aConfiguration(), ...overrides }, { reportInput: true });
  return error === undefined ? [] : problemsOf(error);
}

describe('a configuration', () => {
  test.each`
    key                | value                                                                                                                | sentence
    ${'pagse'}         | ${{}}                                                                                                                | ${"the configuration has unknown key 'pagse' (did you mean 'pages'?)"}
    ${'accept'}        | ${[]}                                                                                                                | ${"the configuration has unknown key 'accept' (did you mean 'accepted'?)"}
    ${'pages'}         | ${{ pagerDuty: {}, sms: ['+15550100'] }}                                                                             | ${"pages has unknown key 'pagerDuty' (did you mean 'pagerduty'?)"}
    ${'pages'}         | ${{ mail: [], fax: [] }}                                                                                             | ${/^pages has unknown key 'mail' .*, unknown key 'fax' /}
    ${'policy'}        | ${{ expiring: { nobody: { warning: { day: 30 } } } }}                                                                | ${"policy.expiring.nobody.warning has unknown key 'day' (did you mean 'days'?)"}
    ${'accounts'}      | ${{ '123456789012': { pages: { slak: {} } } }}                                                                       | ${/^accounts\['123456789012'\]\.pages has unknown key 'slak'/}
    ${'accounts'}      | ${{ '123456789012': { accounts: {} } }}                                                                              | ${/^accounts\['123456789012'\] has unknown key 'accounts'/}
    ${'accounts'}      | ${{ 'payments-prod': {} }}                                                                                           | ${'accounts.payments-prod is not an account id of twelve digits'}
    ${'accountName'}   | ${12}                                                                                                                | ${"accountName must be a name of at most 64 characters, such as 'payments-prod', got 12"}
    ${'accountName'}   | ${'two\nlines'}                                                                                                      | ${/^accountName must be a name/}
    ${'homeRegion'}    | ${'Ireland'}                                                                                                         | ${"homeRegion must be a region, such as 'eu-west-1', got 'Ireland'"}
    ${'regions'}       | ${'all'}                                                                                                             | ${"regions must be 'enabled' or a list of regions, got 'all'"}
    ${'regions'}       | ${[]}                                                                                                                | ${"regions must be 'enabled' or a list of regions, got []"}
    ${'owner'}         | ${undefined}                                                                                                         | ${'owner must be a text of 1 to 128 characters in one line, got nothing'}
    ${'timeZone'}      | ${'Mars/Olympus'}                                                                                                    | ${"timeZone must be the name of a time zone, such as 'Europe/Paris', got 'Mars/Olympus'"}
    ${'timeZone'}      | ${'+01:00'}                                                                                                          | ${"timeZone must be the name of a time zone, such as 'Europe/Paris', got '+01:00'"}
    ${'secretName'}    | ${'not after'}                                                                                                       | ${"secretName must be the name of a secret, such as 'notafter', got 'not after'"}
    ${'pages'}         | ${'pagerduty'}                                                                                                       | ${"pages must be an object with keys of pagerduty, webhook, https, sms, email, got 'pagerduty'"}
    ${'pages'}         | ${{ pagerduty: { site: 'de' } }}                                                                                     | ${"pages.pagerduty.site must be 'us' or 'eu', got 'de'"}
    ${'pages'}         | ${{ sms: '+15550100' }}                                                                                              | ${"pages.sms must be a list of telephone numbers, got '+15550100'"}
    ${'pages'}         | ${{ sms: ['+15550100', '0155'] }}                                                                                    | ${"pages.sms[1] must be a telephone number in E.164 form, such as '+15550100', got '0155'"}
    ${'pages'}         | ${{ email: ['oncall'] }}                                                                                             | ${"pages.email[0] must be an e-mail address, such as 'oncall@example.com', got 'oncall'"}
    ${'pages'}         | ${{ https: ['http://alerts.example.com'] }}                                                                          | ${/^pages\.https\[0\] must be a URL that begins with 'https:\/\/' .*got 'http:\/\/alerts\.example\.com'$/}
    ${'pages'}         | ${{ https: ['https://user:word@alerts.example.com/'] }}                                                              | ${/^pages\.https\[0\] must be a URL .* holds no password/}
    ${'chat'}          | ${{ slack: { endpoint: 'https://hooks.example.com/s/T0/B0/x' } }}                                                    | ${/^chat\.slack\.endpoint must be an https origin without a path, .*got 'https:\/\/hooks\.example\.com\/…'$/}
    ${'pages'}         | ${{ webhook: { url: 'http://alerts.example.com' } }}                                                                 | ${/^pages\.webhook\.url must be a URL that begins with/}
    ${'pages'}         | ${{ webhook: {} }}                                                                                                   | ${/^pages\.webhook\.url must be a URL that begins with 'https:\/\/', got nothing$/}
    ${'chat'}          | ${{ amazonQ: { slack: [{ workspace: 'acme', channel: 'C0123ABCD' }] } }}                                             | ${/^chat\.amazonQ\.slack\[0\]\.workspace must be the id of a workspace of Slack/}
    ${'chat'}          | ${{ amazonQ: { teams: [{ tenant: 'acme', team: '1b1c2d3e-4f50-4a6b-8c7d-8e9f0a1b2c3d', channel: '19%3Aa%40b' }] } }} | ${/^chat\.amazonQ\.teams\[0\]\.tenant must be a UUID/}
    ${'chat'}          | ${{ sms: ['+15550100'] }}                                                                                            | ${/^chat has unknown key 'sms'/}
    ${'runbooks'}      | ${'docs/rules'}                                                                                                      | ${/^runbooks must be a URL of a folder, such as 'https:.*got 'docs\/rules'$/}
    ${'runbooks'}      | ${'http://git.example.com/docs'}                                                                                     | ${/^runbooks must be a URL of a folder/}
    ${'runbooks'}      | ${'https://me:word@git.example.com/docs'}                                                                            | ${/^runbooks must be .* with neither a password nor a query/}
    ${'runbooks'}      | ${'https://git.example.com/docs?ref=main'}                                                                           | ${/^runbooks must be .* with neither a password nor a query/}
    ${'runbooks'}      | ${'https://git.example.com/docs#rules'}                                                                              | ${/^runbooks must be a URL of a folder/}
    ${'runbooks'}      | ${'https://git.example.com/<!here>|x'}                                                                               | ${/^runbooks must be a URL of a folder/}
    ${'runbooks'}      | ${`https://git.example.com/${'f'.repeat(277)}`}                                                                      | ${/^runbooks must be .* of at most 300 characters/}
    ${'probe'}         | ${{ vpcId: 'vpc-0a1b2c3d' }}                                                                                         | ${/^probe must be a list of networks, such as/}
    ${'probe'}         | ${[{ vpcId: 'payments', subnets: ['subnet-0a1b2c3d'] }]}                                                             | ${"probe[0].vpcId must be the id of a VPC, such as 'vpc-0a1b2c3d4e5f67890', got 'payments'"}
    ${'probe'}         | ${[{ vpcId: 'vpc-0a1b2c3d' }]}                                                                                       | ${/^probe\[0\]\.subnets must be a list of 1 to 16 ids of subnets, such as .*, got nothing$/}
    ${'probe'}         | ${[{ vpcId: 'vpc-0a1b2c3d', subnets: [] }]}                                                                          | ${/^probe\[0\]\.subnets must be a list of 1 to 16 ids of subnets, such as .*, got \[\]$/}
    ${'probe'}         | ${[{ vpcId: 'vpc-0a1b2c3d', subnets: ['vpc-0a1b2c3d'] }]}                                                            | ${/^probe\[0\]\.subnets\[0\] must be the id of a subnet, such as/}
    ${'probe'}         | ${[{ vpcId: 'vpc-0a1b2c3d', subnets: Array.from({ length: 17 }, () => 'subnet-0a1b2c3d') }]}                         | ${/^probe\[0\]\.subnets must be a list of 1 to 16 ids/}
    ${'probe'}         | ${[{ vpcId: 'vpc-0a1b2c3d', subnets: ['subnet-0a1b2c3d'], securityGroups: [] }]}                                     | ${/^probe\[0\]\.securityGroups must be a list of 1 to 5 ids of security groups/}
    ${'probe'}         | ${[{ vpcId: 'vpc-0a1b2c3d', subnets: ['subnet-0a1b2c3d'], securityGroups: ['default'] }]}                            | ${/^probe\[0\]\.securityGroups\[0\] must be the id of a security group/}
    ${'probe'}         | ${[{ vpcId: 'vpc-0a1b2c3d', subnets: ['subnet-0a1b2c3d'], region: 'Paris' }]}                                        | ${/^probe\[0\]\.region must be a region/}
    ${'probe'}         | ${[{ vpcID: 'vpc-0a1b2c3d', vpcId: 'vpc-0a1b2c3d', subnets: ['subnet-0a1b2c3d'] }]}                                  | ${"probe[0] has unknown key 'vpcID' (did you mean 'vpcId'?)"}
    ${'topics'}        | ${{ pages: 'pages' }}                                                                                                | ${/^topics\.pages must be the ARN of a standard SNS topic/}
    ${'topics'}        | ${{ pages: 'arn:aws:sns:eu-west-1:123456789012:pages.fifo' }}                                                        | ${/^topics\.pages must be the ARN of a standard SNS topic/}
    ${'encryptionKey'} | ${'alias/mine'}                                                                                                      | ${/^encryptionKey must be the ARN of a KMS key/}
    ${'policy'}        | ${{ weakKey: { rsaBits: '2048' } }}                                                                                  | ${"policy.weakKey.rsaBits must be a number of bits, at least 1, got '2048'"}
    ${'policy'}        | ${{ legacy: { critical: { days: -1 } } }}                                                                            | ${'policy.legacy.critical.days must be a number of days, at least 0, got -1'}
    ${'policy'}        | ${{ ineligible: { readings: 3 } }}                                                                                   | ${'policy.ineligible.readings must be 1 or 2, got 3'}
  `('with $key $value is refused', ({ key, value, sentence }) => {
    const [problem, ...others] = problems({ [key as string]: value as unknown });

    expect(problem).toMatch(sentence as string | RegExp);
    expect(others).toEqual([]);
  });

  test.each`
    key              | value
    ${'homeRegion'}  | ${'us-gov-west-1'}
    ${'regions'}     | ${'enabled'}
    ${'regions'}     | ${['ap-southeast-5']}
    ${'accountName'} | ${'Zahlungen (Prod) – EU'}
    ${'pages'}       | ${{ https: ['http://localhost:9000/page', 'http://127.0.0.1:9000', 'https://a.example.com/key/x'] }}
    ${'pages'}       | ${{ pagerduty: { endpoint: 'http://localhost:8080' } }}
    ${'timeZone'}    | ${'America/Argentina/Buenos_Aires'}
    ${'timeZone'}    | ${'UTC'}
    ${'topics'}      | ${{ pages: 'arn:aws-us-gov:sns:us-gov-west-1:123456789012:Pages_1' }}
    ${'runbooks'}    | ${'https://git.example.com/-/blob/main/docs%20of%20ours/rules/'}
    ${'runbooks'}    | ${`https://git.example.com/${'f'.repeat(276)}`}
    ${'runbooks'}    | ${'http://localhost:8080/rules'}
    ${'policy'}      | ${{ legacy: { critical: { days: 0 } } }}
    ${'accounts'}    | ${{ '123456789012': {} }}
    ${'probe'}       | ${[]}
    ${'probe'}       | ${[{ vpcId: 'vpc-0a1b2c3d4e5f67890', subnets: ['subnet-0a1b2c3d4e5f67890'], securityGroups: ['sg-0a1b2c3d'], region: 'eu-west-3' }]}
  `('with $key $value is accepted', ({ key, value }) => {
    expect(problems({ [key as string]: value as unknown })).toEqual([]);
  });

  test.each`
    scanEvery | verdict
    ${'9m'}   | ${'refused'}
    ${'10m'}  | ${'accepted'}
    ${'90m'}  | ${'accepted'}
    ${'360m'} | ${'accepted'}
    ${'361m'} | ${'refused'}
    ${'0h'}   | ${'refused'}
    ${'1h'}   | ${'accepted'}
    ${'6h'}   | ${'accepted'}
    ${'7h'}   | ${'refused'}
    ${'1d'}   | ${'refused'}
    ${'1.5h'} | ${'refused'}
    ${60}     | ${'refused'}
  `('with a scan every $scanEvery is $verdict', ({ scanEvery, verdict }) => {
    const sentence = `scanEvery must be a time from '10m' to '6h', got ${JSON.stringify(scanEvery).replaceAll('"', "'")}`;

    expect(problems({ scanEvery: scanEvery as unknown })).toEqual(verdict === 'accepted' ? [] : [sentence]);
  });
});
