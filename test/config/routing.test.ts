import { routedEndpoints } from '../../lib/config/routed-endpoints';
import { routingObstacles } from '../../lib/config/routing-obstacles';
import type { AccountConfiguration } from '../../lib/config';
import { aConfiguration, aLoadedConfiguration } from '../builders/configuration';

const PAYMENTS = { payments: { pages: { pagerduty: {} } } };
const TO_PAYMENTS = { owner: 'payments', to: 'payments' };
const said = (configuration: AccountConfiguration) => routingObstacles({ ...aConfiguration(), ...configuration });

describe('targets and routes', () => {
  test.each<{ readonly what: string; readonly given: AccountConfiguration; readonly says: RegExp }>([
    {
      what: 'a name of its own kind',
      given: { targets: { Pay: {} } },
      says: /^targets\.Pay cannot be called so: write small/,
    },
    {
      what: 'the name of the default way',
      given: { targets: { default: {} } },
      says: /^targets\.default cannot be called so/,
    },
    {
      what: 'nobody',
      given: { targets: { payments: {} }, routes: [TO_PAYMENTS] },
      says: /^targets\.payments names nobody/,
    },
    {
      what: 'a medium that stands alone',
      given: { pages: { sms: ['+15550100'] }, targets: PAYMENTS, routes: [TO_PAYMENTS] },
      says: /^targets\.payments\.pages\.pagerduty stands alone: add pages\.pagerduty/,
    },
    { what: 'a target without a route', given: { targets: PAYMENTS }, says: /^targets\.payments is used by no route/ },
    {
      what: 'a route that asks for nothing',
      given: { targets: PAYMENTS, routes: [{ to: 'payments' }] },
      says: /^routes\[0\] asks for nothing/,
    },
    {
      what: 'an unknown target',
      given: { targets: PAYMENTS, routes: [TO_PAYMENTS, { owner: 'x', to: 'paymnts' }] },
      says: /^routes\[1\]\.to is 'paymnts', which no target is called \(did you mean 'payments'\?\)/,
    },
    {
      what: 'a target where there is none',
      given: { routes: [TO_PAYMENTS] },
      says: /which no target is called \(there is none\)/,
    },
    {
      what: 'an unknown rule',
      given: { targets: PAYMENTS, routes: [{ rule: 'renewal-bloked', to: 'payments' }] },
      says: /^routes\[0\]\.rule is 'renewal-bloked', which is no rule \(did you mean 'renewal-blocked'\?\)/,
    },
    {
      what: 'a rule of the way to people',
      given: { targets: PAYMENTS, routes: [{ rule: 'alert-path-*', to: 'payments' }] },
      says: /always goes the default way; remove it/,
    },
    {
      what: 'a pattern of what is no certificate',
      given: { targets: PAYMENTS, routes: [{ rule: 'blind-*', to: 'payments' }] },
      says: /is routed by its whole id, blind-spot/,
    },
    {
      what: 'a route that an earlier one covers',
      given: { targets: PAYMENTS, routes: [TO_PAYMENTS, { owner: 'Payments', rule: 'weak-key', to: 'default' }] },
      says: /^routes\[1\] can never match: routes\[0\] matches all that it asks for/,
    },
    {
      what: 'too many targets',
      given: {
        targets: Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`t${index}`, PAYMENTS.payments])),
      },
      says: /^targets has 101 entries: write at most 100/,
    },
  ])('$what: says what is wrong', ({ given, says }) => {
    expect(said(given)[0]).toMatch(says);
  });

  test('says nothing of what works', () => {
    const routes = [
      { owner: 'payments', rule: ['weak-key', 'renewal-*'], to: 'default' },
      TO_PAYMENTS,
      { owner: 'payments', rule: 'blind-spot', to: 'payments' },
      { environment: ['production', 'live'], to: 'payments' },
    ];

    expect(said({ targets: PAYMENTS, routes })).toEqual([]);
    expect(said({})).toEqual([]);
  });

  test('reach the functions as lists; a target is of the PagerDuty account of the default, unless it says otherwise', () => {
    const eu = { pages: { pagerduty: { site: 'eu' as const } } };
    const { settings } = aLoadedConfiguration({
      targets: { ...PAYMENTS, eu, chat: { chat: { slack: {} } } },
      routes: [TO_PAYMENTS],
    });

    expect(settings.targets).toEqual({
      payments: { pagerduty: { endpoint: 'https://events.pagerduty.com' } },
      eu: { pagerduty: { endpoint: 'https://events.eu.pagerduty.com' } },
      chat: { slack: {} },
    });
    expect(settings.routes).toEqual([{ owner: ['payments'], to: 'payments' }]);
    expect(aLoadedConfiguration().settings).not.toHaveProperty('targets');
  });
});

describe('subscribers of a routed topic', () => {
  const SMS = { protocol: 'sms', address: '+15550100' };

  test.each<{ readonly what: string; readonly pages: object; readonly expected: unknown }>([
    { what: 'none of its own', pages: { pagerduty: {} }, expected: [{ ...SMS, hears: { allBut: ['payments'] } }] },
    {
      what: 'one of its own',
      pages: { sms: ['+15550101'] },
      expected: [
        { ...SMS, hears: { allBut: ['payments'] } },
        { protocol: 'sms', address: '+15550101', hears: { only: ['payments'] } },
      ],
    },
    { what: 'the same one', pages: { sms: ['+15550100'] }, expected: [SMS] },
    {
      what: 'a mailbox, which wakes nobody',
      pages: { email: ['p@example.com'] },
      expected: [SMS, { protocol: 'email', address: 'p@example.com', hears: { only: ['payments'] } }],
    },
  ])('with a target of $what', ({ pages, expected }) => {
    const configuration = { pages: { sms: ['+15550100'] }, targets: { payments: { pages } } };

    expect(routedEndpoints(configuration, 'pages')).toEqual(expected);
    expect(routedEndpoints({ ...configuration, chat: { email: ['c@example.com'] } }, 'chat')).toEqual([
      { protocol: 'email', address: 'c@example.com' },
    ]);
  });
});
