import type { AlertPath, AnswerState } from '../../../lambda/domain/alert-path/alert-path';
import { sinkId } from '../../../lambda/domain/ids';
import { alertPathAcknowledgementsUnread } from '../../../lambda/domain/rules/alert-path-acknowledgements-unread';
import { aSinkSubscription, aSubscription, chatPath, pagesPath } from '../../builders/alert-path';
import { outcomeOf } from '../../builders/outcome';
import { aContext } from '../../builders/view';

const asked = (answers: AnswerState) => aSinkSubscription('present', { answers });
const other = aSinkSubscription('present', { answers: 'unreadable', sink: sinkId('other') });

describe('alert-path-acknowledgements-unread', () => {
  test.each`
    path                                         | expected                       | what
    ${pagesPath([asked('present')])}             | ${'pass'}                      | ${'a pager that answers'}
    ${pagesPath([asked('refused')])}             | ${'warning'}                   | ${'a pager that refuses the key'}
    ${pagesPath([asked('key-absent')])}          | ${'warning'}                   | ${'a key that is not there'}
    ${pagesPath([asked('secret-absent')])}       | ${'warning'}                   | ${'a secret that is not there'}
    ${pagesPath([asked('malformed')])}           | ${'warning'}                   | ${'a secret that is none of ours'}
    ${pagesPath([asked('denied')])}              | ${'warning'}                   | ${'a secret that may not be read'}
    ${pagesPath([asked('unreadable')])}          | ${'unknown: acknowledgements'} | ${'a pager that does not answer'}
    ${pagesPath([asked('refused'), other])}      | ${'warning'}                   | ${'one that refuses, beside one that does not answer'}
    ${pagesPath([asked('present'), other])}      | ${'unknown: acknowledgements'} | ${'one that answers, beside one that does not'}
    ${pagesPath([aSinkSubscription('present')])} | ${'not-applicable'}            | ${'a pager that is not asked'}
    ${pagesPath([aSubscription('https')])}       | ${'not-applicable'}            | ${'subscribers of others'}
    ${pagesPath('unreadable')}                   | ${'unknown: subscriptions'}    | ${'a topic that cannot be listed'}
    ${chatPath([asked('refused')])}              | ${'not-applicable'}            | ${'a chat'}
  `('says $expected of $what', ({ path, expected }: { path: AlertPath; expected: string }) => {
    expect(outcomeOf(alertPathAcknowledgementsUnread.evaluate(path, aContext()))).toBe(expected);
  });

  test('says which, and why', () => {
    expect(alertPathAcknowledgementsUnread.evaluate(pagesPath([asked('refused')]), aContext())).toMatchObject({
      summary: 'who acknowledged in the pager cannot be read: page (its key to read: refused)',
      facts: { sinks: ['page (its key to read: refused)'] },
    });
  });
});
