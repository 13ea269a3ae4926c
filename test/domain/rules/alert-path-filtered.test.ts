import type { AlertPath, Subscription } from '../../../lambda/domain/alert-path/alert-path';
import { alertPathFiltered } from '../../../lambda/domain/rules/alert-path-filtered';
import { aSinkSubscription, aSubscription, chatPath, pagesPath } from '../../builders/alert-path';
import { outcomeOf } from '../../builders/outcome';
import { aContext } from '../../builders/view';

const EVERYTHING = aSubscription('https');
const by = (filter: NonNullable<Subscription['filter']>): Subscription => aSubscription('sms', { filter });
const NOT_ASKED: Subscription = { protocol: 'sms', confirmed: true, id: 'sms-1' };
const CRITICAL = by({ severity: ['critical'] });
const WARNING = by({ severity: ['warning'] });
const PRODUCTION = by({ environment: ['production'] });

describe('alert-path-filtered', () => {
  test.each`
    path                                                                                                     | expected                    | what
    ${pagesPath([EVERYTHING])}                                                                               | ${'pass'}                   | ${'one that hears everything'}
    ${pagesPath([CRITICAL])}                                                                                 | ${'pass'}                   | ${'one that wants what is critical, as all pages are'}
    ${pagesPath([WARNING])}                                                                                  | ${'critical'}               | ${'one that wants warnings only'}
    ${pagesPath([WARNING, EVERYTHING])}                                                                      | ${'warning'}                | ${'the same while another hears everything'}
    ${pagesPath([PRODUCTION])}                                                                               | ${'critical'}               | ${'one that wants one environment'}
    ${pagesPath([PRODUCTION, EVERYTHING])}                                                                   | ${'info, minor'}            | ${'the same while another hears everything: that is what filters are for'}
    ${pagesPath([PRODUCTION, aSinkSubscription()])}                                                          | ${'info, minor'}            | ${'the same beside our own sink'}
    ${pagesPath([PRODUCTION, aSubscription('email')])}                                                       | ${'critical'}               | ${'the same beside a mailbox'}
    ${pagesPath([PRODUCTION, by({ environment: ['test'] })])}                                                | ${'critical'}               | ${'two that leave a third environment to nobody'}
    ${pagesPath([PRODUCTION, by({ environment: [{ 'anything-but': ['production'] }, { exists: false }] })])} | ${'info, minor'}            | ${'two that share all between them'}
    ${pagesPath([by({ transition: ['opened', 'raised'] })])}                                                 | ${'pass'}                   | ${'one that wants what happens to pages'}
    ${pagesPath([by({ transition: ['opened'] })])}                                                           | ${'critical'}               | ${'one that hears of openings only'}
    ${pagesPath([by({ account: ['123456789012'] })])}                                                        | ${'pass'}                   | ${'one that wants this account'}
    ${pagesPath([by({ account: ['999999999999'] })])}                                                        | ${'critical'}               | ${'one that wants another account'}
    ${pagesPath([by({ team: ['payments'] })])}                                                               | ${'critical'}               | ${'one that asks for what no page has'}
    ${pagesPath([by('unreadable')])}                                                                         | ${'unknown: filter-policy'} | ${'one whose filter cannot be read'}
    ${pagesPath([NOT_ASKED])}                                                                                | ${'unknown: filter-policy'} | ${'one whose filter was not asked for'}
    ${pagesPath([by({ severity: [{ wildcard: '*' }] })])}                                                    | ${'unknown: filter-policy'} | ${'one whose filter is beyond us'}
    ${pagesPath([by('unreadable'), EVERYTHING])}                                                             | ${'pass'}                   | ${'the same while another hears everything'}
    ${pagesPath([WARNING, by('unreadable')])}                                                                | ${'unknown: filter-policy'} | ${'one that hears nothing beside one of which nothing is known'}
    ${pagesPath([WARNING, aSinkSubscription('unreadable')])}                                                 | ${'unknown: filter-policy'} | ${'one that hears nothing beside a sink of which nothing is known'}
    ${pagesPath([])}                                                                                         | ${'not-applicable'}         | ${'nobody, of which another rule tells'}
    ${pagesPath('unreadable')}                                                                               | ${'unknown: subscriptions'} | ${'a list that cannot be read'}
    ${chatPath([WARNING])}                                                                                   | ${'not-applicable'}         | ${'a chat'}
  `('says $expected of $what', ({ path, expected }: { path: AlertPath; expected: string }) => {
    expect(outcomeOf(alertPathFiltered.evaluate(path, aContext()))).toBe(expected);
  });

  test('tells of a page that nobody hears', () => {
    expect(alertPathFiltered.evaluate(pagesPath([by({ owners: ['payments'] })]), aContext())).toMatchObject({
      summary:
        'the filters of sms drop a critical page, and nobody else hears it: one with transition opened, owners (any other), no environment',
    });
  });

  test('names the one that hears nothing, and the one that hears something', () => {
    expect(alertPathFiltered.evaluate(pagesPath([WARNING, EVERYTHING]), aContext())).toMatchObject({
      summary: 'the filter of sms lets no critical page through',
      facts: { subscriptions: ['sms'] },
    });
    expect(alertPathFiltered.evaluate(pagesPath([PRODUCTION, EVERYTHING]), aContext())).toMatchObject({
      summary: 'sms hears of some pages only',
    });
  });

  test.each([
    {
      what: 'the way of a target beside that of all others',
      target: [{ 'anything-but': ['payments'] }],
      says: 'info, minor',
    },
    { what: 'the way of a target alone', target: ['edge'], says: 'critical' },
  ])('says $says of $what', ({ target, says }) => {
    const path = pagesPath([by({ target: ['payments'] }), by({ target })]);

    expect(outcomeOf(alertPathFiltered.evaluate(path, aContext()))).toBe(says);
  });
});
