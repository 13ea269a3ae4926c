import { region } from '../../../lambda/domain/ids';
import { settledAbsences } from '../../../lambda/domain/inventory/not-offered';
import type { CellReading } from '../../../lambda/domain/inventory/reading';
import type { Cell } from '../../../lambda/domain/inventory/cell';
import { aFailedCell, anOkCell, aSkippedCell } from '../../builders/cell';
import { HOME } from '../../builders/certificate';
import { aDeniedReading, aFailedReading, anOkReading, aPartialReading, aSkippedReading } from '../../builders/reading';

const CLAIM = aSkippedReading({ source: 'appsync', reason: 'not-offered' });
const UNREACHABLE = aFailedReading({ source: 'appsync', reason: 'unreachable' });
const ACM = anOkReading({ source: 'acm' });

describe('the claim that AWS does not offer a service in a region', () => {
  test.each<readonly [string, CellReading]>([
    ['was read', ACM],
    ['was read in part', aPartialReading({ source: 'acm' })],
    ['was throttled', aFailedReading({ source: 'elbv2', reason: 'throttled' })],
    ['failed by a fault of the service', aFailedReading({ source: 'elbv2', reason: 'service-error' })],
    ['was denied by a policy of the organization', aDeniedReading({ source: 'acm', reason: 'service-control-policy' })],
  ])('is believed where another cell of the region %s', (_, witness) => {
    expect(settledAbsences([witness, CLAIM], [])).toEqual([witness, CLAIM]);
  });

  test.each<readonly [string, CellReading]>([
    ['was not reached', aFailedReading({ source: 'acm', reason: 'unreachable' })],
    ['did not answer in time', aFailedReading({ source: 'acm', reason: 'timed-out' })],
    ['answered nonsense, as a proxy does', aFailedReading({ source: 'acm', reason: 'malformed-answer' })],
    ['lacks permission, perhaps because there are no credentials', aDeniedReading({ source: 'acm' })],
    ['was skipped', aSkippedReading({ source: 'elbv2', reason: 'not-needed' })],
    ['is of another region', anOkReading({ source: 'acm', region: region('eu-west-3') })],
    ['is of a service without region', anOkReading({ source: 'iam' })],
  ])('is none where the only other cell %s', (_, witness) => {
    expect(settledAbsences([witness, CLAIM], [])).toEqual([witness, UNREACHABLE]);
  });

  test('is none where nobody else was asked', () => {
    expect(settledAbsences([CLAIM], [])).toEqual([UNREACHABLE]);
  });

  test.each<readonly [string, Cell, CellReading]>([
    ['was read before', anOkCell({ source: 'appsync' }), UNREACHABLE],
    ['was read before it failed', aFailedCell({ source: 'appsync' }), UNREACHABLE],
    ['was not offered before', aSkippedCell({ source: 'appsync', reason: 'not-offered' }), CLAIM],
    ['was not needed before', aSkippedCell({ source: 'appsync', reason: 'not-needed' }), CLAIM],
    ['was read in another region', anOkCell({ source: 'appsync', region: region('eu-west-3') }), CLAIM],
    ['is of another source', anOkCell({ source: 'elbv2', region: HOME }), CLAIM],
  ])('is judged by what the cell was: one that %s', (_, last, expected) => {
    expect(settledAbsences([ACM, CLAIM], [last])).toEqual([ACM, expected]);
  });

  test('leaves all other readings as they are', () => {
    const readings = [ACM, aSkippedReading({ source: 'elbv2' }), aFailedReading({ source: 'elb' })];

    expect(settledAbsences(readings, [])).toEqual(readings);
  });
});
