import { type Cell, cellName } from '../../../lambda/domain/inventory/cell';
import type { Certificate } from '../../../lambda/domain/certificate/certificate';
import { presenceOf, wordOf } from '../../../lambda/domain/inventory/presence';
import { aDeniedCell, aFailedCell, anOkCell, aPartialCell, aSkippedCell } from '../../builders/cell';
import { aCertificate, anIamCertificate } from '../../builders/certificate';
import { hoursFromNow } from '../../builders/instant';

const byName = (...cells: readonly Cell[]) => new Map(cells.map((cell) => [cellName(cell), cell]));

const NEW = aCertificate();
const OLD = aCertificate({ observedAt: hoursFromNow(-1) });

describe('presenceOf', () => {
  test.each`
    what                      | certificate | cell
    ${'a cell read whole'}    | ${NEW}      | ${anOkCell()}
    ${'a part that was read'} | ${NEW}      | ${aPartialCell()}
  `('is seen in $what', ({ certificate, cell }: { certificate: Certificate; cell: Cell }) => {
    expect(presenceOf(certificate, byName(cell))).toEqual({ presence: 'seen' });
  });

  test.each`
    because             | certificate                                           | cell                                         | what
    ${'pages-missing'}  | ${OLD}                                                | ${aPartialCell()}                            | ${'its page was not read'}
    ${'no-permission'}  | ${OLD}                                                | ${aDeniedCell()}                             | ${'its cell was denied'}
    ${'throttled'}      | ${NEW}                                                | ${aFailedCell()}                             | ${'its cell failed at the very instant'}
    ${'not-requested'}  | ${OLD}                                                | ${aSkippedCell({ reason: 'not-requested' })} | ${'nobody asked for its cell'}
    ${'not-requested'}  | ${NEW}                                                | ${anOkCell({ source: 'elb' })}               | ${'its cell is not in the list'}
    ${'deleted-in-use'} | ${anIamCertificate({ observedAt: hoursFromNow(-1) })} | ${anOkCell({ source: 'iam' })}               | ${'its cell was read without it'}
  `(
    'is unread, $because, when $what',
    ({ because, certificate, cell }: { because: string; certificate: Certificate; cell: Cell }) => {
      expect(presenceOf(certificate, byName(cell))).toEqual({ presence: 'unread', because });
    },
  );
});

describe('wordOf', () => {
  test.each`
    word              | cells                                          | what
    ${'read'}         | ${[anOkCell()]}                                | ${'was read whole'}
    ${'unread'}       | ${[aPartialCell()]}                            | ${'was read in part'}
    ${'unread'}       | ${[aDeniedCell()]}                             | ${'was denied'}
    ${'unread'}       | ${[aSkippedCell({ reason: 'not-requested' })]} | ${'was not asked for'}
    ${'unread'}       | ${[aDeniedCell({ source: 'regions' })]}        | ${'is missing from a list of regions that nobody could read'}
    ${'unread'}       | ${[]}                                          | ${'is missing, and so is the list of regions'}
    ${'out-of-scope'} | ${[aSkippedCell({ reason: 'excluded' })]}      | ${'was excluded'}
    ${'out-of-scope'} | ${[aSkippedCell({ reason: 'not-needed' })]}    | ${'is not needed'}
    ${'out-of-scope'} | ${[anOkCell({ source: 'regions' })]}           | ${'lies in a region that is switched off'}
  `('is $word of a cell that $what', ({ word, cells }: { word: string; cells: readonly Cell[] }) => {
    expect(wordOf('eu-west-1/acm', byName(...cells))).toBe(word);
  });
});
