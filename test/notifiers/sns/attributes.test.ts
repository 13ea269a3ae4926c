import { region, ruleId } from '../../../lambda/domain/ids';
import type { Message } from '../../../lambda/domain/message';
import { messageAttributes, minimalAttributes } from '../../../lambda/notifiers/sns/attributes';
import { ACCOUNT } from '../../builders/certificate';
import {
  aBulletin,
  aClear,
  aFinding,
  aLine,
  anAbout,
  anEndedLine,
  anOpenState,
  aNotice,
  aPage,
  aResolvedState,
  many,
} from '../../builders/message';

const text = (StringValue: string) => ({ DataType: 'String', StringValue });
const list = (...values: readonly string[]) => ({ DataType: 'String.Array', StringValue: JSON.stringify(values) });

describe('messageAttributes', () => {
  test('says of a page what filters ask for', () => {
    expect(messageAttributes(aPage({ environment: 'production' }))).toEqual({
      severity: text('critical'),
      rules: list('certificate-expiring'),
      owners: list('platform'),
      transition: text('opened'),
      account: text(ACCOUNT),
      region: text('eu-west-1'),
      environment: text('production'),
      target: text('default'),
    });
  });

  test('leaves out what has no value, which would make SNS refuse the message', () => {
    const about = anAbout({ owners: ['', '\u200b'] });
    const told = messageAttributes(aPage({ cases: [aNotice({ about })], environment: ' ' }));

    expect(Object.keys(told)).toEqual(['severity', 'rules', 'transition', 'account', 'region', 'target']);
  });

  test('gives the end what it gave the opening, so that a filter lets both through', () => {
    const { transition: opened, ...opening } = messageAttributes(aPage());
    const { transition: ended, ...end } = messageAttributes(aClear());

    expect(end).toEqual(opening);
    expect([opened, ended]).toEqual([text('opened'), text('resolved')]);
  });

  test('says eased of an end that left something open', () => {
    expect(messageAttributes(aClear({ cases: [aNotice()] }))['transition']).toEqual(text('eased'));
  });

  test('lists each value of several cases once', () => {
    const findings = [aFinding(), aFinding({ rule: ruleId('weak-key') })] as const;
    const elsewhere = aNotice({
      about: anAbout({ region: region('us-east-1'), owners: ['edge', 'platform'] }),
      state: anOpenState({ findings }),
    });

    expect(messageAttributes(aPage({ cases: [aNotice(), elsewhere] }))).toMatchObject({
      rules: list('certificate-expiring', 'weak-key'),
      owners: list('platform', 'edge'),
      region: list('eu-west-1', 'us-east-1'),
      transition: text('opened'),
    });
  });

  test.each<{ readonly title: string; readonly message: Message; readonly environment: unknown }>([
    {
      title: 'that of the case over that of the account',
      message: aPage({ environment: 'production', cases: [aNotice({ about: anAbout({ environment: 'test' }) })] }),
      environment: text('test'),
    },
    {
      title: 'a list of those of several cases',
      message: aPage({
        cases: [
          aNotice({ about: anAbout({ environment: 'live', environments: ['live', 'test'] }) }),
          aNotice({ about: anAbout({ environment: 'staging' }) }),
          aNotice({ about: anAbout() }),
        ],
      }),
      environment: list('live', 'test', 'staging'),
    },
    {
      title: 'those of all cases where not all are shown',
      message: aPage({ labels: { rules: [], owners: [], regions: [], environments: ['live'] } }),
      environment: text('live'),
    },
    {
      title: 'that of the account, where an earlier version told no others',
      message: aPage({ environment: 'production', labels: { rules: [], owners: [], regions: [] } }),
      environment: text('production'),
    },
    {
      title: 'those of the lines of a bulletin',
      message: aBulletin({ lines: [aLine({ about: anAbout({ environment: 'test', attachments: undefined }) })] }),
      environment: text('test'),
    },
  ])('takes for the environment $title', ({ message, environment }) => {
    expect(messageAttributes(message)['environment']).toEqual(environment);
  });

  test.each([
    { message: aPage({ target: 'payments' }), target: 'payments' },
    { message: aClear({ target: 'payments' }), target: 'payments' },
    { message: aBulletin(), target: 'default' },
  ])('names the target, $target', ({ message, target }) => {
    expect(messageAttributes(message)['target']).toEqual(text(target));
  });

  test('lets the end through to owners and environments that were told of the opening', () => {
    const formerly = { owners: ['edge'], environments: ['staging'] };
    const about = anAbout({ environment: 'live', formerly });

    expect(messageAttributes(aClear({ cases: [aNotice({ about, state: aResolvedState() })] }))).toMatchObject({
      owners: list('platform', 'edge'),
      environment: list('live', 'staging'),
    });
  });

  test('takes the labels of all cases over those of the ten that are shown', () => {
    const labels = { rules: [ruleId('weak-key')], owners: ['team 37'], regions: [region('ap-south-1')] };

    expect(messageAttributes(aPage({ labels }))).toMatchObject({
      rules: list('weak-key'),
      owners: list('team 37'),
      region: text('ap-south-1'),
    });
  });

  test.each<{ readonly what: string; readonly message: Message; readonly severity: string }>([
    { what: 'a page', message: aPage({ urgency: 'low' }), severity: 'critical' },
    { what: 'a degraded page', message: aPage({ kind: 'degraded' }), severity: 'critical' },
    {
      what: 'a clear',
      message: aClear({ cases: [aNotice({ state: aResolvedState({ severity: 'warning' }) })] }),
      severity: 'critical',
    },
    {
      what: 'a warning',
      message: aBulletin({ lines: [aLine({ severity: 'warning', highest: 'warning' })] }),
      severity: 'warning',
    },
    {
      what: 'the end of what was critical once',
      message: aBulletin({ lines: [anEndedLine({ severity: 'warning' })] }),
      severity: 'critical',
    },
    {
      what: 'a warning beside something critical',
      message: aBulletin({ lines: [aLine({ severity: 'warning', highest: 'warning' }), aLine()] }),
      severity: 'critical',
    },
  ])('is $severity for $what: the highest told since opening', ({ message, severity }) => {
    expect(messageAttributes(message)['severity']).toEqual(text(severity));
  });

  test('lists what happened to the lines of a bulletin', () => {
    expect(messageAttributes(aBulletin({ lines: [aLine(), anEndedLine()] }))['transition']).toEqual(
      list('opened', 'resolved'),
    );
  });

  test('leaves room for the message, however many owners there are', () => {
    const owners = many(1_000, (number) => `${number}`.padStart(300, 'é'));
    const { owners: told } = messageAttributes(aPage({ cases: [aNotice({ about: anAbout({ owners }) })] }));

    expect(told?.StringValue?.length).toBeLessThanOrEqual(16_002);
    expect(JSON.parse(told?.StringValue ?? '')).toContainEqual(expect.stringMatching(/^é{255}…$/));
  });
});

describe('minimalAttributes', () => {
  test('keeps what no text from outside can spoil', () => {
    expect(minimalAttributes(aPage({ target: 'payments' }))).toEqual({
      severity: text('critical'),
      account: text(ACCOUNT),
      target: text('payments'),
    });
  });
});
