import { readKeptIncidents } from '../../../lambda/app/ledger/history';
import { aToldAccount } from '../announce-stage';

describe('incidents that are kept', () => {
  test('are all, those that are over too, and nothing else that begins so', async () => {
    const stage = await aToldAccount();
    stage.items.delete(`live#${stage.incident}`);
    stage.put('incident#of-somebody-else', {});

    const kept = await readKeptIncidents(stage.ledger);

    expect([...kept.keys()]).toEqual([stage.incident]);
    expect(kept.get(stage.incident)).toMatchObject({ kind: 'incident', holdings: { page: { held: 'open' } } });
  });
});
