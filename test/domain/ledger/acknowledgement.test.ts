import { acknowledgedBy, isAcknowledged } from '../../../lambda/domain/ledger/acknowledgement';
import { NOW } from '../../builders/instant';
import { aWarningEntry, anEntry, FIRST_REVISION } from '../../builders/ledger';

const ringing = anEntry().case;

describe('an acknowledgement', () => {
  test('holds for the ring that it saw, and for no other', () => {
    const known = acknowledgedBy('ann', ringing, NOW);

    expect(known?.acknowledgement).toEqual({ by: 'ann', at: NOW, rang: FIRST_REVISION });
    expect(known && isAcknowledged(known)).toBe(true);
    expect(known && isAcknowledged({ ...known, rang: FIRST_REVISION + 1 })).toBe(false);
    expect(known && isAcknowledged({ ...known, rang: 0 })).toBe(false);
    expect(isAcknowledged(ringing)).toBe(false);
  });

  test('is none where nothing rings', () => {
    expect(acknowledgedBy('ann', aWarningEntry('certificate:one').case, NOW)).toBeUndefined();
  });
});
