import type { BlindSpot } from '../../../lambda/domain/judging/blind-spot';
import type { Verdict } from '../../../lambda/domain/finding';
import { region } from '../../../lambda/domain/ids';
import type { Inventory } from '../../../lambda/domain/inventory/inventory';
import { judgeInventory } from '../../../lambda/domain/judging/judge';
import { DEFAULT_POLICY } from '../../../lambda/domain/policy';
import type { Rule } from '../../../lambda/domain/rules/rule';
import type { KnownSubject } from '../../../lambda/domain/subject';
import { aDeniedCell, aFailedCell, aPartialCell, aSkippedCell } from '../../builders/cell';
import { HOME } from '../../builders/certificate';
import { NOW } from '../../builders/instant';
import { anInventory } from '../../builders/inventory';
import { aFailure, aRule } from '../../builders/rule';

const PARIS = region('eu-west-3');

const judge = (inventory: Inventory, rule: Rule<BlindSpot>, ...knownSubjects: readonly KnownSubject[]) =>
  judgeInventory(inventory, {
    now: NOW,
    policy: DEFAULT_POLICY,
    scanEveryMinutes: 60,
    rules: { certificate: [], blindSpot: [rule], alertPath: [], trails: [] },
    knownSubjects,
    defaults: { owners: ['platform'], environment: 'production', homeRegion: HOME },
  }).judgements;

const judgements = (inventory: Inventory, ...knownSubjects: readonly KnownSubject[]) =>
  judge(
    inventory,
    aRule('blind', () => aFailure()),
    ...knownSubjects,
  );

const knownSpot = (reason: string, ...names: readonly string[]): KnownSubject => ({
  subject: `blind-spot:${reason}`,
  about: { region: HOME, names },
});

describe('judging blind spots', () => {
  test('takes all cells of one reason as one subject', () => {
    const cells = [
      aDeniedCell(),
      aDeniedCell({ region: PARIS }),
      aFailedCell({ source: 'elb' }),
      aPartialCell({ source: 'iam' }),
    ];

    expect(judgements(anInventory({ cells }))).toMatchObject([
      { subject: 'blind-spot:no-permission', about: { region: 'global', names: ['eu-west-1/acm', 'eu-west-3/acm'] } },
      { subject: 'blind-spot:pages-missing', about: { region: 'global', names: ['global/iam'] } },
      {
        subject: 'blind-spot:throttled',
        presence: 'seen',
        observedAt: NOW,
        about: { region: HOME, names: ['eu-west-1/elb'], owners: ['platform'], environment: 'production' },
        verdicts: [{ ...aFailure(), rule: 'blind' }],
      },
    ]);
  });

  test('shows the rule the cells', () => {
    const evaluate = jest.fn((): Verdict => ({ kind: 'pass' }));

    judge(anInventory({ cells: [aDeniedCell()] }), aRule('blind', evaluate));

    expect(evaluate).toHaveBeenCalledWith(
      { account: '123456789012', reason: 'no-permission', cells: [aDeniedCell()] },
      expect.anything(),
    );
  });

  test('finds none where cells are read or skipped', () => {
    expect(judgements(anInventory({ cells: [aSkippedCell()] }))).toEqual([]);
  });

  test('ends one with passing verdicts when all of its cells are read again', () => {
    expect(judgements(anInventory(), knownSpot('no-permission', 'eu-west-1/acm', 'eu-west-1/elb'))).toEqual([
      {
        subject: 'blind-spot:no-permission',
        presence: 'seen',
        observedAt: NOW,
        about: {
          region: HOME,
          names: ['eu-west-1/acm', 'eu-west-1/elb'],
          owners: ['platform'],
          environment: 'production',
        },
        verdicts: [{ rule: 'blind', kind: 'pass' }],
      },
    ]);
  });

  test('puts one out of scope whose cells nobody wants to read', () => {
    const inventory = anInventory({ cells: [aSkippedCell()] });

    expect(judgements(inventory, knownSpot('no-permission', 'eu-west-1/acm'))).toEqual([
      { subject: 'blind-spot:no-permission', presence: 'out-of-scope', observedAt: NOW },
    ]);
  });

  test('says nothing of one whose cells cannot be read for another reason now', () => {
    const known = knownSpot('no-permission', 'eu-west-1/acm');

    expect(judgements(anInventory({ cells: [aFailedCell()] }), known)).toMatchObject([
      { subject: 'blind-spot:throttled' },
    ]);
  });

  test('shows no health of one that has lost a cell to another reason', () => {
    const cells = [aDeniedCell(), aFailedCell({ source: 'elb' })];
    const known = knownSpot('no-permission', 'eu-west-1/acm', 'eu-west-1/elb', 'eu-west-1/elbv2');

    expect(judgements(anInventory({ cells }), known)).toMatchObject([
      { subject: 'blind-spot:no-permission', presence: 'unread', because: 'throttled' },
      { subject: 'blind-spot:throttled', presence: 'seen' },
    ]);
  });

  test('shows the health of one that has lost a cell to a good reading', () => {
    const known = knownSpot('no-permission', 'eu-west-1/acm', 'eu-west-1/elb');

    expect(judgements(anInventory({ cells: [aDeniedCell()] }), known)).toMatchObject([{ presence: 'seen' }]);
  });
});
