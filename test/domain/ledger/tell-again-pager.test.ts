import { sinkId } from '../../../lambda/domain/ids';
import { HOUR_MS, type Instant, plusMilliseconds } from '../../../lambda/domain/instant';
import { type Incident, incidentKey } from '../../../lambda/domain/ledger/incident';
import type { DeployedSink } from '../../../lambda/domain/ledger/reconciliation';
import { tellAgain } from '../../../lambda/domain/ledger/tell-again';
import { ACCOUNT } from '../../builders/certificate';
import { daysFromNow, NOW } from '../../builders/instant';
import { anEntry, anIncident, FIRST_REVISION, SUBJECT } from '../../builders/ledger';
import { aFinding, anOpenState } from '../../builders/message';

const PAGE = sinkId('page');
const WEBHOOK = sinkId('webhook');
const OTHER = 'certificate:two';
const webhook: DeployedSink = { id: WEBHOOK, topic: 'pages' };
const sinks: readonly DeployedSink[] = [{ id: PAGE, topic: 'pages', escalates: true, answers: true }, webhook];
const open = { held: 'open', at: NOW, aloudAt: NOW } as const;
const at = (hours: number): Instant => plusMilliseconds(NOW, hours * HOUR_MS);
const incident = (overrides: Partial<Incident> = {}): Incident =>
  anIncident({ holdings: { pages: open, [WEBHOOK]: open, [PAGE]: open }, ...overrides });
/** With so many days left. */
const ringing = (days: number) =>
  anEntry({
    announced: { incident: { key: incident().key, rang: FIRST_REVISION } },
    state: anOpenState({ findings: [aFinding({ deadline: daysFromNow(days) })] }),
  });
const viewOf = (entry: ReturnType<typeof ringing>) => ({ incidents: {}, cases: { [SUBJECT]: entry } });

describe('tellAgain, where a pager does not hold what rings', () => {
  test.each([
    { title: 'refuses it', held: 'nothing' },
    { title: 'does not answer', held: 'trying' },
    { title: 'holds it', held: 'open' },
  ] as const)(
    'repeats where the only pager is one that $title as if there were none: not where it holds it',
    ({ held }) => {
      const one = incident({ holdings: { pages: open, [WEBHOOK]: open, [PAGE]: { held, at: NOW } } });
      const of = (days: number, hours: number) =>
        tellAgain('pages', one, viewOf(ringing(days)), { now: at(hours), sinks })?.reason;

      expect([of(9, 24), of(-1, 1)]).toEqual(held === 'open' ? [undefined, undefined] : ['repeat', 'repeat']);
      expect([of(9, 23), of(-1, 0.9)]).toEqual([undefined, undefined]);
    },
  );

  test('repeats nothing where one of two pagers holds it', () => {
    const other: DeployedSink = { id: sinkId('other'), topic: 'pages', escalates: true };

    expect(
      tellAgain('pages', incident(), viewOf(ringing(9)), { now: at(24), sinks: [other, ...sinks] }),
    ).toBeUndefined();
    expect(tellAgain('pages', incident(), viewOf(ringing(9)), { now: at(24), sinks: [other, webhook] })).toBeDefined();
  });

  test.each([
    { title: 'has no summary yet', summary: undefined, again: 'repeat' },
    { title: 'did not take its summary', summary: 'trying', again: 'repeat' },
    { title: 'holds its summary', summary: 'open', again: undefined },
  ] as const)('of a pager that was added since and $title: $again', ({ summary, again }) => {
    const old = incident({ listeners: [WEBHOOK], holdings: { pages: open, [WEBHOOK]: open } });
    const key = incidentKey(ACCOUNT, { subject: OTHER, rang: 1 });
    const added = anIncident({ key, addedFor: PAGE, holdings: { [PAGE]: { held: summary ?? 'nothing', at: NOW } } });
    const entry = ringing(9);
    const announced = {
      ...entry.announced,
      ...(summary !== undefined && { summaries: { [PAGE]: { key, rang: FIRST_REVISION } } }),
    };
    const view = { incidents: { [old.key]: old, [key]: added }, cases: { [SUBJECT]: { ...entry, announced } } };

    expect(tellAgain('pages', old, view, { now: at(24), sinks })?.reason).toBe(again);
  });
});
