import { monthlyCost, totalOf } from '../../lib/cost/monthly-cost';
import type { RunUsage, Usage } from '../../lib/cost/usage';

const NOTHING: RunUsage = {
  milliseconds: 0,
  logBytes: 0,
  tableReads: 0,
  tableWrites: 0,
  secretCalls: 0,
  topicCalls: 0,
  objectGets: 0,
  objectPuts: 0,
};

const usageWith = (announce: Partial<RunUsage> = {}, others: Partial<Usage> = {}): Usage => ({
  secrets: 0,
  runs: { announce: { ...NOTHING, ...announce } },
  tableGigabytes: 0,
  objectGigabytes: 0,
  ...others,
});

const resource = (Type: string, Properties: object = {}) => ({ Type, Properties });

const ALARM = resource('AWS::CloudWatch::Alarm', { Namespace: 'Notafter', MetricName: 'Minutes' });
const ANNOUNCE = resource('AWS::Lambda::Function', { FunctionName: 'notafter-announce', MemorySize: 512 });

const schedule = (expression: string, target = 'Announce') =>
  resource('AWS::Events::Rule', {
    ScheduleExpression: expression,
    Targets: [{ Arn: { 'Fn::GetAtt': [target, 'Arn'] } }],
  });

const linesOf = (Resources: object, usage = usageWith()) =>
  monthlyCost({ Resources }, usage).map(({ what, priced, quantity }) => [what, priced, quantity]);

describe('monthlyCost', () => {
  test.each`
    what                                      | resources                                                                                     | line
    ${'a customer key'}                       | ${{ Key: resource('AWS::KMS::Key') }}                                                         | ${['customer keys', 'keyMonth', 1]}
    ${'secrets'}                              | ${{ A: resource('AWS::SecretsManager::Secret'), B: resource('AWS::SecretsManager::Secret') }} | ${['secret', 'secretMonth', 2]}
    ${'a metric that a filter makes of logs'} | ${{ Filter: resource('AWS::Logs::MetricFilter') }}                                            | ${['custom metric', 'metricMonth', 1]}
    ${'a composite alarm'}                    | ${{ Any: resource('AWS::CloudWatch::CompositeAlarm') }}                                       | ${['alarms', 'alarmMonth', 1]}
  `('counts $what', ({ resources, line }) => {
    expect(linesOf(resources as object)).toEqual([line]);
  });

  test('counts a metric once, however many alarms look at it, and one of AWS never', () => {
    const ofAws = resource('AWS::CloudWatch::Alarm', { Namespace: 'AWS/Lambda', MetricName: 'Errors' });

    expect(linesOf({ A: ALARM, B: ALARM, C: ofAws })).toEqual([
      ['alarms', 'alarmMonth', 3],
      ['custom metric', 'metricMonth', 1],
    ]);
  });

  test.each`
    rate                  | runs
    ${'rate(1 minute)'}   | ${43_800}
    ${'rate(10 minutes)'} | ${4380}
    ${'rate(1 hour)'}     | ${730}
    ${'rate(2 days)'}     | ${15.208}
  `('counts $runs runs a month at $rate', ({ rate, runs }) => {
    const [[what, priced, quantity] = []] = linesOf({ Announce: ANNOUNCE, Every: schedule(rate as string) });

    expect([what, priced]).toEqual(['announce', 'invocation']);
    expect(quantity).toBeCloseTo(runs as number, 3);
  });

  test('multiplies the runs by what each takes', () => {
    const usage = usageWith({
      milliseconds: 500,
      tableReads: 3,
      tableWrites: 2,
      secretCalls: 1,
      objectPuts: 1,
      logBytes: 1e6,
    });

    expect(linesOf({ Announce: ANNOUNCE, Every: schedule('rate(1 hour)') }, usage)).toEqual([
      ['announce', 'invocation', 730],
      ['announce', 'gigabyteSecond', 182.5],
      ['announce', 'logGigabyte', 0.73],
      ['announce', 'logGigabyteMonth', 0.73],
      ['announce', 'tableRead', 2190],
      ['announce', 'tableWrite', 1460],
      ['announce', 'secretCall', 730],
      ['announce', 'objectPut', 730],
    ]);
  });

  test('adds the secret that no template shows, and what is stored', () => {
    expect(linesOf({}, usageWith({}, { secrets: 1, tableGigabytes: 2, objectGigabytes: 3 }))).toEqual([
      ['secret', 'secretMonth', 1],
      ['ledger', 'tableGigabyteMonth', 2],
      ['snapshots', 'objectGigabyteMonth', 3],
    ]);
  });

  test('has a total', () => {
    const lines = monthlyCost({ Resources: { Alarm: ALARM } }, usageWith({}, { secrets: 1 }));

    expect(totalOf(lines)).toBeCloseTo(0.4 + 0.1 + 0.3, 6);
    expect(totalOf([])).toBe(0);
  });

  test.each`
    what                            | resources                                                                                                                               | sentence
    ${'a schedule by the calendar'} | ${{ Announce: ANNOUNCE, Every: schedule('cron(0 12 * * ? *)') }}                                                                        | ${"cannot tell what the schedule 'cron(0 12 * * ? *)' costs"}
    ${'a target of its own kind'}   | ${{ Every: schedule('rate(1 hour)') }}                                                                                                  | ${"cannot tell what the schedule 'rate(1 hour)' costs"}
    ${'a function without usage'}   | ${{ Announce: resource('AWS::Lambda::Function', { FunctionName: 'notafter-scan', MemorySize: 128 }), Every: schedule('rate(1 hour)') }} | ${'nobody says what a run of notafter-scan takes'}
  `('throws on $what: what is not counted would be free', ({ resources, sentence }) => {
    expect(() => linesOf(resources as object)).toThrow(sentence as string);
  });
});
