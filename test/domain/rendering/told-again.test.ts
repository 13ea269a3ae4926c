import type { ToldAgain } from '../../../lambda/domain/message';
import { toldAgain } from '../../../lambda/domain/rendering/told-again';
import { NOW } from '../../builders/instant';
import { aNotice, aPage } from '../../builders/message';

const wordsOf = (because: ToldAgain['because'], total: number, unacknowledged?: number) =>
  toldAgain(
    aPage({
      cases: [aNotice(), aNotice()],
      total,
      again: { because, since: NOW, ...(unacknowledged !== undefined && { unacknowledged }) },
    }),
  );
const SINCE = '2026-11-20 08:00 UTC';
const PAGER = 'The pager has had it, or a part of it, for an hour, and nobody acknowledged that there. ';
const REPEATED = `Told before, on ${SINCE}, and still open.`;

describe('toldAgain', () => {
  test('says nothing of what comes for the first time', () => {
    expect(toldAgain(aPage())).toBeUndefined();
    expect(wordsOf('grown', 2)).toBeDefined();
  });

  test.each`
    total | count        | lack
    ${1}  | ${1}         | ${'Nobody acknowledged it'}
    ${8}  | ${8}         | ${'Nobody acknowledged any of the 8'}
    ${8}  | ${7}         | ${'7 of 8 are not acknowledged'}
    ${8}  | ${1}         | ${'1 of 8 is not acknowledged'}
    ${8}  | ${undefined} | ${'Not all of it is acknowledged'}
  `('says how many of $total nobody acknowledged, of which that is $count', ({ total, count, lack }) => {
    expect(wordsOf('still-open', Number(total), count as number | undefined)?.sentences).toBe(
      `${REPEATED} ${String(lack)}: \`npx notafter ack\` stops these repetitions.`,
    );
  });

  test.each`
    because             | count | brief                   | title
    ${'still-open'}     | ${8}  | ${'still open'}         | ${`still open since ${SINCE}`}
    ${'still-open'}     | ${6}  | ${'6 not acknowledged'} | ${`still open since ${SINCE}, 6 of 8 not acknowledged`}
    ${'unacknowledged'} | ${8}  | ${'not acknowledged'}   | ${'not acknowledged in the pager'}
    ${'unacknowledged'} | ${6}  | ${'6 not acknowledged'} | ${'not acknowledged in the pager, 6 of 8 not acknowledged here'}
    ${'grown'}          | ${8}  | ${'more now'}           | ${`open since ${SINCE}, more now`}
    ${'grown'}          | ${6}  | ${'more now'}           | ${`open since ${SINCE}, more now, 6 of 8 not acknowledged`}
  `('says in few words why, and of how many: $because, $count of 8', ({ because, count, brief, title }) => {
    expect(wordsOf(because as ToldAgain['because'], 8, Number(count))).toMatchObject({ brief, title });
  });

  test.each`
    because             | count | sentences
    ${'unacknowledged'} | ${8}  | ${`${PAGER}It was told first on ${SINCE}.`}
    ${'unacknowledged'} | ${6}  | ${`${PAGER}It was told first on ${SINCE}. 6 of 8 are not acknowledged here.`}
    ${'grown'}          | ${8}  | ${`${REPEATED} More has joined it since.`}
    ${'grown'}          | ${6}  | ${`${REPEATED} More has joined it since. 6 of 8 are not acknowledged.`}
  `('says in sentences why, and of how many: $because, $count of 8', ({ because, count, sentences }) => {
    expect(wordsOf(because as ToldAgain['because'], 8, Number(count))?.sentences).toBe(sentences);
  });
});
