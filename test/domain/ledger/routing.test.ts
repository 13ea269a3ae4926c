import fc from 'fast-check';
import { RULE_DRILL } from '../../../lambda/domain/alert-path/drill-rule';
import { ruleId } from '../../../lambda/domain/ids';
import { type Route, targetOf } from '../../../lambda/domain/ledger/routing';
import { anyCase } from '../../builders/arbitrary-case';
import { anEntry, EXPIRING, WEAK } from '../../builders/ledger';
import { aFinding, anAbout, anOpenState } from '../../builders/message';

const TARGETS = ['payments', 'edge'];
const led = (one: Parameters<typeof anEntry>[0], ...routes: readonly Route[]) =>
  targetOf(anEntry(one).case, { targets: TARGETS, routes });
const owned = (...owners: readonly string[]) => ({ about: anAbout({ owners }) });
const PAYMENTS: Route = { owner: ['payments'], to: 'payments' };
const EDGE: Route = { owner: ['edge'], to: 'edge' };

describe('targetOf', () => {
  test.each([
    { what: 'its one owner', owners: ['payments'], routes: [PAYMENTS, EDGE], target: 'payments' },
    { what: 'an owner spelled otherwise', owners: [' Payments'], routes: [PAYMENTS], target: 'payments' },
    {
      what: 'the first route that matches',
      owners: ['edge'],
      routes: [{ ...EDGE, to: 'payments' }, EDGE],
      target: 'payments',
    },
    {
      what: 'two owners of one target',
      owners: ['payments', 'edge'],
      routes: [PAYMENTS, { ...EDGE, to: 'payments' }],
      target: 'payments',
    },
    { what: 'two owners of two targets', owners: ['payments', 'edge'], routes: [PAYMENTS, EDGE], target: undefined },
    {
      what: 'a second owner who is unknown to all routes',
      owners: ['payments', 'x'],
      routes: [PAYMENTS],
      target: undefined,
    },
    {
      what: 'three owners of whom one is unknown to all routes',
      owners: ['payments', 'edge', 'x'],
      routes: [PAYMENTS, { ...EDGE, to: 'payments' }],
      target: undefined,
    },
    { what: 'no owner', owners: [], routes: [PAYMENTS], target: undefined },
    {
      what: 'no owner, where none is asked for',
      owners: [],
      routes: [{ rule: ['certificate-*'], to: 'edge' }],
      target: 'edge',
    },
    {
      what: 'a route to a target that is not there',
      owners: ['payments'],
      routes: [{ ...PAYMENTS, to: 'gone' }],
      target: undefined,
    },
    {
      what: 'a route to the default way',
      owners: ['payments'],
      routes: [{ ...PAYMENTS, to: 'default' }, PAYMENTS],
      target: undefined,
    },
  ])('leads by $what to $target', ({ owners, routes, target }) => {
    expect(led(owned(...owners), ...routes)).toBe(target);
  });

  test.each([
    { environments: { environment: 'production' }, target: 'payments' },
    { environments: {}, target: undefined },
    { environments: { environment: 'production', environments: ['production', 'test'] }, target: undefined },
  ])('asks for the one known environment: $environments lead to $target', ({ environments, target }) => {
    const route = { environment: ['production'], to: 'payments' };

    expect(led({ about: anAbout(environments) }, route)).toBe(target);
  });

  test.each([
    { title: 'a milder finding beside the worst', severity: 'warning' as const, target: 'payments' },
    { title: 'another finding as bad', severity: 'critical' as const, target: undefined },
  ])('by rule, $title: $target', ({ severity, target }) => {
    const findings = [aFinding({ rule: EXPIRING }), aFinding({ rule: WEAK, severity })] as const;

    expect(led({ state: anOpenState({ findings }) }, { rule: [EXPIRING], to: 'payments' })).toBe(target);
  });

  test.each([
    { subject: 'blind-spot:denied' as const, route: { rule: ['blind-spot'], to: 'edge' }, target: 'edge' },
    { subject: 'blind-spot:denied' as const, route: { rule: ['blind-*'], to: 'edge' }, target: undefined },
    { subject: 'blind-spot:denied' as const, route: { owner: ['platform'], to: 'edge' }, target: undefined },
    { subject: 'alert-path:pages' as const, route: { rule: ['blind-spot'], to: 'edge' }, target: undefined },
    { subject: 'certificate:one' as const, route: { rule: ['blind-*'], to: 'edge' }, target: 'edge' },
  ])('$subject goes by $route to $target', ({ subject, route, target }) => {
    const state = anOpenState({ findings: [aFinding({ rule: ruleId('blind-spot') })] });

    expect(led({ subject, state }, route)).toBe(target);
  });

  test.each([
    { facts: { by: 'ann', target: 'edge' }, target: 'edge' },
    { facts: { by: 'ann', target: 'gone' }, target: undefined },
    { facts: { by: 'ann' }, target: undefined },
  ])('a drill goes where it was made for, and nowhere else: $facts to $target', ({ facts, target }) => {
    const state = anOpenState({ findings: [aFinding({ rule: RULE_DRILL, facts })] });

    expect(led({ subject: 'drill:one', state }, { owner: ['platform'], to: 'payments' })).toBe(target);
    expect(led({ subject: 'drill:one' }, { owner: ['platform'], to: 'payments' })).toBeUndefined();
  });

  test('is known of any case, and never leads where nothing is known of what a route asks for', () => {
    const names = fc.array(fc.constantFrom('payments', 'edge'), { minLength: 1, maxLength: 2 });
    const anyRoute: fc.Arbitrary<Route> = fc.record(
      {
        owner: names,
        environment: names,
        rule: fc.constant(['certificate-*']),
        to: fc.constantFrom(...TARGETS, 'x', 'default'),
      },
      { requiredKeys: ['to', 'owner'] },
    );
    fc.assert(
      fc.property(anyCase, fc.array(anyRoute, { maxLength: 4 }), (one, routes) => {
        const target = targetOf(one, { targets: TARGETS, routes });
        const isUnknown = one.about.owners.length === 0 || one.subject.startsWith('alert-path:');

        const possible = isUnknown && !one.subject.startsWith('drill:') ? [undefined] : [undefined, ...TARGETS];

        expect(possible).toContain(target);
      }),
    );
  });

  test.each<{
    readonly unknown: readonly ('owner' | 'environment')[];
    readonly route: Route;
    readonly target?: string;
  }>([
    { unknown: ['owner'], route: PAYMENTS },
    { unknown: ['environment'], route: PAYMENTS, target: 'payments' },
    { unknown: ['environment'], route: { environment: ['live'], to: 'payments' } },
    { unknown: ['owner'], route: { environment: ['live'], to: 'payments' }, target: 'payments' },
    { unknown: ['owner', 'environment'], route: { rule: ['certificate-*'], to: 'payments' }, target: 'payments' },
  ])('takes what tags that nobody read may say, $unknown, for unknown: $route leads to $target', (row) => {
    const about = anAbout({ owners: ['payments'], environment: 'live', unknown: row.unknown });

    expect(led({ about }, row.route)).toBe(row.target);
    expect(led({ about: anAbout({ owners: ['payments'], environment: 'live' }) }, row.route)).toBe('payments');
  });
});
